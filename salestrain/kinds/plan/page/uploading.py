"""A text that is brought along: pasted into a box, or out of a file in any encoding."""

from __future__ import annotations

from ....core.events import Refusal
from ....crm import read_table
from ....crm.workbook import WORKBOOK
from ....exports.safe_csv import write_csv
from ....ui.document import Form
from ....ui.fields import Field, FileField
from ....ui.fields import Kind as BoxKind
from .messages import Upload


def upload_form(send: str, label: str, text: str, accepts: str, submit: str, kind: BoxKind = "pasted") -> Form:
    """Ask for a pasted text or a file.

    Args:
        send: the message, which takes `text` and `file`.
        label: what belongs into the box.
        text: what stands in it already.
        accepts: the endings and types of files to choose from.
        submit: the words on the button.
        kind: whether the text is written elsewhere (`pasted`) or is `code`.
    """
    box = Field("text", label, kind, text, rows=4, id=f"st-{send}-text")
    return Form(send, [box, FileField("file", "Or a file", accepts, id=f"st-{send}-file")], submit, "plain")


def text_of(message: Upload) -> str:
    """Return the chosen file as text, else what was pasted. Raises Refusal for a file that is no text."""
    raw = message.file
    if not raw:
        return message.text
    table = read_table(raw)
    if table.header:
        return (
            write_csv(table.header, [cells for _, cells in table.rows])
            if table.encoding == WORKBOOK
            else raw.decode(table.encoding)
        )
    if table.faults:
        raise Refusal(f"{table.faults[0]} Choose another file.")
    raise Refusal("There is nothing to read in this file.")
