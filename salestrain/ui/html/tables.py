"""Tables as HTML, each in a frame that scrolls by itself and can be reached with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ..document import Column, Content, Record, Table
from .looks import CELLS
from .writing import NOTHING, classes, element, joined, to_html, writes, written


@writes
def write_table(table: Table) -> Markup:
    """Write rows under columns."""
    caption = element("caption", written(table.caption)) if table.caption_shown else NOTHING
    head = element("thead", element("tr", joined(_title(column) for column in table.columns)))
    body = element("tbody", joined(_row(table.columns, row, stacks=table.stacks) for row in table.rows))
    look = classes("st-table", "st-course" if table.numbers_wrap else "", "st-stacks" if table.stacks else "")
    made = element("table", caption, head, body, class_=look)
    label = table.label or table.caption
    return element("div", made, class_="st-scroll", tabindex=0, role="region", aria_label=label)


def _title(column: Column) -> Markup:
    look = CELLS["number"] if column.kind == "number" else ""
    return element("th", written(column.title), scope="col", class_=classes(look))


def _row(columns: Sequence[Column], row: Sequence[Content] | Record, *, stacks: bool) -> Markup:
    record = row if isinstance(row, Record) else Record(row)
    cells = []
    for column, content in zip(columns, record.cells, strict=True):
        look = classes(CELLS[column.kind])
        if column.names_row:
            cells.append(element("th", to_html(content), scope="row", class_=look, id=record.id or None))
        else:
            name = column.title if stacks else None
            cells.append(element("td", to_html(content), class_=look, data_column=name))
    return element("tr", *cells, class_="st-dear" if record.stands_out else None)
