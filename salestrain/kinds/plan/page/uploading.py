"""A text that is brought along: pasted into a box, or out of a file in any encoding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....core.events import Refusal
from ....crm import read_table
from ....ui.markup import Html, tag


def upload_form(send: str, label: str, text: str, accept: str, press: str, look: str = "") -> Html:
    """A box for what is pasted, or a file; `send` is the message that takes `text` and `file`."""
    name = f"st-{send}"
    box = tag("textarea", text, id=f"{name}-text", name="text", class_=f"st-textarea {look}".strip(), rows=4,
              spellcheck="false")  # fmt: skip
    file = tag("input", type="file", id=f"{name}-file", name="file", accept=accept, class_="st-input")
    return tag(
        "form",
        tag("div", tag("label", label, for_=f"{name}-text", class_="st-label"), box, class_="st-field"),
        tag("div", tag("label", "Or a file", for_=f"{name}-file", class_="st-label"), file, class_="st-field"),
        tag("div", tag("button", press, type="submit", class_="st-button"), class_="st-row"),
        data_send=send,
        class_="st-stack",
    )


def text_of(fields: Mapping[str, Any]) -> str:
    """The chosen file as text, whatever its encoding; else what was pasted. Raises Refusal for what is no text."""
    raw: bytes = fields["file"]
    if not raw:
        text: str = fields["text"]
        return text
    table = read_table(raw)
    if not table.header:
        raise Refusal(f"{table.faults[0]} Choose another file." if table.faults else "There is nothing in this file.")
    return raw.decode(table.encoding)
