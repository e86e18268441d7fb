"""What the author's page may send."""

from __future__ import annotations

from ..ui.messages import Forms, a_beginning, a_text
from . import safe_desk as safe
from .shelf import desk as shelf
from .talking import desk as talking

LONGEST = 300_000
"""Characters; a longer text is no exercise."""
TEXT = a_text(LONGEST)
FORMS: Forms = {
    "hello": {},
    "edit_home": {},
    "edit_part": {"value": TEXT},
    "edit_open": {"value": TEXT},
    "edit_whole": {},
    "edit_wordings": {},
    "edit_keep": {"place": TEXT},
    "edit_add": {"place": TEXT, "id": TEXT},
    "edit_remove": {"value": TEXT},
    "edit_up": {"value": TEXT},
    "edit_down": {"value": TEXT},
    "edit_text": {"text": a_beginning(LONGEST + 1)},
    "edit_undo": {},
    "edit_save": {},
    "edit_over": {},
    "edit_theirs": {},
    "edit_example": {"move": TEXT, "text": TEXT},
    "edit_play": {"value": TEXT},
    "edit_check": {},
    "edit_type": {"place": TEXT},
    **safe.FORMS,
    **shelf.FORMS,
    **talking.FORMS,
}
"""What the author's page may send; `edit_keep` and `edit_type` also have what stands in the boxes of their form."""
