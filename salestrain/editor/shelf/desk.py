"""What an author does with an exercise as a whole, and with the names in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from ...ui.document import Screen
from ...ui.messages import Message, a_text, on
from ..draft import Draft
from ..places import content_at, place_at
from ..snapshot import Snapshot
from .folders import begin, copy, put_away, rename, used_by
from .names import new_id, rename_around, renamed
from .screens import gone_screen, shelf_screen, sure_screen

Title: TypeAlias = Annotated[str, a_text(80)]


class Titled(Message):
    """The title of an exercise that is to come."""

    title: Title


class Rename(Message):
    """New words for what an item of the exercise is called."""

    place: Annotated[str, a_text(200)]
    words: Title


class ShelfDesk:
    """Copies, renames and puts away the exercise of a draft; begins new ones."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._asks = False
        self._became: Screen | None = None

    def come(self, *, asks: bool) -> None:
        """Show what can be done; `asks` whether the exercise shall really go."""
        self._asks, self._became = asks, None

    def screen(self, snapshot: Snapshot) -> Screen:
        """Return the screen for the exercise as a whole."""
        if self._became is not None:
            return self._became
        users = [path.parent.name for path in used_by(self._draft.folder.parent, self._draft.folder.name)]
        return sure_screen(snapshot, users) if self._asks else shelf_screen(snapshot, self._draft.folder, users)

    @on("shelf_copy", takes=Titled)
    def _copy(self, message: Titled) -> str:
        return self._made(copy(self._draft.folder, message.title), message.title, "The copy is on the shelf.")

    @on("shelf_new", takes=Titled)
    def _new(self, message: Titled) -> str:
        return self._made(begin(self._draft.folder, message.title), message.title, "The new talk is on the shelf.")

    @on("shelf_rename", takes=Titled)
    def _rename(self, message: Titled) -> str:
        if self._draft.changed:
            raise ValueError("Mend the mistakes first, so that nothing you typed stays behind under the old name.")
        return self._made(rename(self._draft.folder, message.title), message.title, "It has its new name.")

    @on("shelf_away")
    def _away(self, message: Message) -> str:
        title = str(self._draft.data().get("title", self._draft.folder.name))
        where = put_away(self._draft.folder)
        self._became = gone_screen(title, f"It is off the shelf, and lies in {where} should you miss it.", "")
        return ""

    def _made(self, folder: Path, title: str, sentence: str) -> str:
        self._became = gone_screen(title, sentence, folder.name)
        return ""

    @on("edit_rename", takes=Rename)
    def _rename_item(self, message: Rename) -> str:
        draft = self._draft
        old = str(content_at(place_at(message.place, draft.data()), draft.data()).get("id", ""))
        if not old:
            raise ValueError("This has no name of its own.")
        new = new_id(old, message.words, draft.data())
        draft.set_text(renamed(draft.text, old, new))
        around = rename_around(draft.folder, old, new)
        also = f", and in {around} {'file' if around == 1 else 'files'} around it" if around else ""
        return f"Renamed in the exercise{also}."
