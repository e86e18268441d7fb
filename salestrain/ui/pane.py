"""The one widget on the page: a chat to which messages are appended, and a sheet for everything else.

Traits go from here to the page only; nothing that the page sets in them is believed.
What the learner does comes as messages, which `messages.read_message` checks.
"""

from __future__ import annotations

from pathlib import Path

import anywidget

from .pane_traits import PaneTraits
from .style import STYLE


class Pane(PaneTraits, anywidget.AnyWidget):
    """The learner's page in a browser."""

    _esm = (Path(__file__).parent / "pane.js").read_text(encoding="utf-8")
    _css = STYLE
