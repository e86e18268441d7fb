"""What is filled in with a pen, as lines."""

from __future__ import annotations

from ..blanks import Blank, Boxes
from .style import Lines, Style
from .writing import writes

RULE = "_" * 30


@writes
def write_blank(blank: Blank, style: Style) -> Lines:
    """Write what belongs there, and ruled lines."""
    lines = style.paragraph(style.written(f"{blank.label}: {RULE}"))
    return lines + style.paragraph(style.written(RULE)) * (blank.lines - 1)


@writes
def write_boxes(boxes: Boxes, style: Style) -> Lines:
    """Write boxes to tick, each before its words."""
    told = [f"[ ] {option}" for option in boxes.options]
    if boxes.stacked:
        return [line for words in (boxes.label, *told) for line in style.paragraph(style.written(words))]
    return style.paragraph(style.written(": ".join(part for part in (boxes.label, "   ".join(told)) if part)))
