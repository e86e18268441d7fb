"""A step that asks before something is done that ends, deletes or cannot be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from .document import Box, Heading, Items, Row, Text
from .fields import Button

CONFIRM = "st-confirm"
"""Name of the step on the screen; a page leads its reader there."""


def confirm(title: str, says: Sequence[str], yes: Button, no: Button) -> Box:
    """Ask whether to go on. The reader is led to the question; the way back comes first, so that Enter ends nothing.

    Args:
        title: the question.
        says: what it does, a sentence each.
        yes: the button that does it.
        no: the button that leads back.
    """
    body = Text(says[0]) if len(says) == 1 else Items(says)
    return Box([Heading(title, takes_focus=True), body, Row([no, yes])], "notice", "caution", label=title, id=CONFIRM)
