"""Documents as lines of text, in one style or another."""

from __future__ import annotations

from . import asking, blanks, counting, framing, reading  # noqa: F401 - they register what they write
from .style import Lines, Style
from .writing import to_lines

__all__ = ["Lines", "Style", "to_lines"]
