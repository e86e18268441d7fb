"""What a page takes, as a list for tests that send something of everything."""

from __future__ import annotations

from salestrain.ui.any_page import Page
from salestrain.ui.messages import Message


def taken_by(page: type[Page] | Page) -> dict[str, list[str]]:
    """Each type of message with the names of its fields."""
    return {
        type_: [name for name in handler.takes.model_fields if name not in Message.model_fields]
        for type_, handler in page.handlers.items()
    }
