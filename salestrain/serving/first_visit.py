"""What a page carries in itself for a browser that was never here, so that nothing else must come before it is seen.

A phone on a slow line waits half a second for each thing that a page asks for. So a first visit brings the style and
the first screen along, and keeps what is pressed before the page's program has come. Later visits have it all at hand.
"""

from __future__ import annotations

import base64
import hashlib

from ..ui.style import STYLE
from .front_end import HERE

EARLY = (HERE / "static" / "early.js").read_text(encoding="utf-8")


def _source(text: str) -> str:
    """Return the name under which a content security policy lets a page carry a text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


STYLE_SOURCE, EARLY_SOURCE = _source(STYLE), _source(EARLY)
