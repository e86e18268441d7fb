"""What an author does with an exercise as a whole, and with the names in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from ...ui.document import Screen
from ...ui.messages import Forms, a_text
from ..draft import Draft
from ..places import content_at, place_at
from ..snapshot import Snapshot
from .folders import begin, copy, put_away, rename, used_by
from .names import new_id, rename_around, renamed
from .screens import gone_screen, shelf_screen, sure_screen

Fields: TypeAlias = Mapping[str, Any]
TITLE = a_text(80)
FORMS: Forms = {
    "shelf": {},
    "shelf_copy": {"title": TITLE},
    "shelf_rename": {"title": TITLE},
    "shelf_new": {"title": TITLE},
    "shelf_ask": {},
    "shelf_away": {},
    "edit_rename": {"place": a_text(200), "words": TITLE},
}


class ShelfDesk:
    """Copies, renames and puts away the exercise of a draft; begins new ones."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._asks = False
        self._became: Screen | None = None
        self.acts: Mapping[str, Callable[[Fields], str]] = {
            "shelf_copy": self._copy,
            "shelf_rename": self._rename,
            "shelf_new": self._new,
            "shelf_away": self._away,
            "edit_rename": self._rename_item,
        }

    def come(self, *, asks: bool) -> None:
        """Show what can be done; `asks` whether the exercise shall really go."""
        self._asks, self._became = asks, None

    def screen(self, snapshot: Snapshot) -> Screen:
        """Return the screen for the exercise as a whole."""
        if self._became is not None:
            return self._became
        users = [path.parent.name for path in used_by(self._draft.folder.parent, self._draft.folder.name)]
        return sure_screen(snapshot, users) if self._asks else shelf_screen(snapshot, self._draft.folder, users)

    def _copy(self, fields: Fields) -> str:
        return self._made(copy(self._draft.folder, fields["title"]), fields["title"], "The copy is on the shelf.")

    def _new(self, fields: Fields) -> str:
        return self._made(begin(self._draft.folder, fields["title"]), fields["title"], "The new talk is on the shelf.")

    def _rename(self, fields: Fields) -> str:
        if self._draft.changed:
            raise ValueError("Mend the mistakes first, so that nothing you typed stays behind under the old name.")
        return self._made(rename(self._draft.folder, fields["title"]), fields["title"], "It has its new name.")

    def _away(self, _fields: Fields) -> str:
        title = str(self._draft.data().get("title", self._draft.folder.name))
        where = put_away(self._draft.folder)
        self._became = gone_screen(title, f"It is off the shelf, and lies in {where} should you miss it.", "")
        return ""

    def _made(self, folder: Path, title: str, sentence: str) -> str:
        self._became = gone_screen(title, sentence, folder.name)
        return ""

    def _rename_item(self, fields: Fields) -> str:
        draft = self._draft
        old = str(content_at(place_at(fields["place"], draft.data()), draft.data()).get("id", ""))
        if not old:
            raise ValueError("This has no name of its own.")
        new = new_id(old, fields["words"], draft.data())
        draft.set_text(renamed(draft.text, old, new))
        around = rename_around(draft.folder, old, new)
        also = f", and in {around} {'file' if around == 1 else 'files'} around it" if around else ""
        return f"Renamed in the exercise{also}."
