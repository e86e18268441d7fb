"""What holds other things together, as lines."""

from __future__ import annotations

from ..document import Box, Columns, Fold, Nav, Row, Screen, Section, Slot, Stack
from .style import SIGNS, Lines, Style
from .writing import apart, in_a_row, to_lines, words_of, writes


@writes
def write_screen(screen: Screen, style: Style) -> Lines:
    """Write everything that is shown at once."""
    title = style.heading(style.written(screen.title), 1)
    return apart([to_lines(screen.above, style), title, to_lines(screen.body, style)])


@writes
def write_section(section: Section, style: Style) -> Lines:
    """Write a titled part of a screen."""
    return apart([style.heading(style.written(section.title), section.level), to_lines(section.body, style)])


@writes
def write_box(box: Box, style: Style) -> Lines:
    """Write things that belong together; a sign says how they were judged."""
    lines = to_lines(box.body, style)
    sign = SIGNS[box.verdict]
    return style.entry(lines, sign) if sign and lines else lines


@writes
def write_fold(fold: Fold, style: Style) -> Lines:
    """Write a part that opens on demand; here it is open."""
    summary = style.paragraph(style.phrase(words_of(fold.summary, style), "strong"))
    return apart([summary, to_lines(fold.body, style)])


@writes
def write_row(row: Row, style: Style) -> Lines:
    """Write small things side by side."""
    return in_a_row(to_lines(node, style) for node in row.body)


@writes
def write_stack(stack: Stack, style: Style) -> Lines:
    """Write things one under the other."""
    return to_lines(stack.body, style)


@writes
def write_columns(columns: Columns, style: Style) -> Lines:
    """Write columns one under the other."""
    return apart(to_lines(node, style) for node in columns.body)


@writes
def write_nav(nav: Nav, style: Style) -> Lines:
    """Write the ways to other screens."""
    return to_lines(nav.body, style)


@writes
def write_slot(slot: Slot, style: Style) -> Lines:
    """Write a place with what is in it by now."""
    return to_lines(slot.body, style)
