"""Documents as HTML: the one place that writes it, escapes it, knows styles and makes it accessible."""

from __future__ import annotations

from . import (  # noqa: F401 - they register what they write
    asking,
    blanks,
    counting,
    figures,
    forms,
    framing,
    funnel,
    inline,
    months,
    reading,
    tables,
)
from .writing import to_html

__all__ = ["to_html"]
