"""What holds other things together, as HTML: sections, boxes, folds, rows, slots and the screen itself."""

from __future__ import annotations

from markupsafe import Markup

from ..document import Box, Columns, Fold, Nav, Row, Screen, Section, Slot, Stack
from ..fields import Field
from .asking import field_in_columns
from .looks import BOXES, LED_TO, SLOTS, VERDICTS, WHERE, WIDTHS
from .reading import live
from .writing import classes, element, joined, to_html, writes, written


@writes
def write_screen(screen: Screen) -> Markup:
    """Write everything that is shown at once."""
    title = element("h2", written(screen.title), id=screen.id or None, class_="st-heading", tabindex=LED_TO)
    if screen.title_where != "anywhere":
        title = element("div", title, class_=WHERE[screen.title_where])
    width = WIDTHS[screen.width]
    return element("div", to_html(screen.above), title, to_html(screen.body), class_=classes("st-stack", width))


@writes
def write_section(section: Section) -> Markup:
    """Write a titled part of a screen."""
    title = element(f"h{section.level}", written(section.title), class_="st-card-title")
    return element("section", title, to_html(section.body), class_="st-stack st-section")


@writes
def write_box(box: Box) -> Markup:
    """Write things that belong together, in a frame."""
    name = "section" if box.label else "div"
    look = classes(BOXES[box.kind], VERDICTS[box.verdict])
    return element(name, to_html(box.body), class_=look, aria_label=box.label or None, id=box.id or None)


@writes
def write_fold(fold: Fold) -> Markup:
    """Write a part that opens on demand."""
    summary = element("summary", to_html(fold.summary))
    inside = element("div", to_html(fold.body), class_="st-stack")
    return element("details", summary, inside, class_="st-details", id=fold.id or None, open=fold.open)


@writes
def write_stack(stack: Stack) -> Markup:
    """Write things one under the other."""
    look = classes("" if stack.close else "st-stack", WHERE[stack.where])
    return element("div", to_html(stack.body), class_=look)


@writes
def write_row(row: Row) -> Markup:
    """Write small things side by side."""
    group = {"role": "group", "aria_label": row.label} if row.label else {}
    look = classes("st-row", "st-section" if row.apart else "", WHERE[row.where])
    return element("div", to_html(row.body), class_=look, **group)


@writes
def write_columns(columns: Columns) -> Markup:
    """Write things side by side where there is room."""
    if columns.beside:
        return element("div", to_html(columns.body), class_="st-desk")
    if not columns.narrow:
        return element("div", to_html(columns.body), class_="st-two")
    parts = (field_in_columns(node) if isinstance(node, Field) else to_html(node) for node in columns.body)
    return element("div", joined(parts), class_="st-boxes")


@writes
def write_nav(nav: Nav) -> Markup:
    """Write the ways to other screens; on paper they lead nowhere."""
    return element("nav", to_html(nav.body), aria_label=nav.label, class_="st-stack st-screen-only")


@writes
def write_slot(slot: Slot) -> Markup:
    """Write a place that is filled later."""
    spoken = live(slot.live)
    if slot.label:
        spoken = {"role": "region", "aria_label": slot.label} | spoken
    return element("div", to_html(slot.body), data_part=slot.name, class_=SLOTS[slot.kind], **spoken)
