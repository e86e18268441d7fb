"""What an author does to lose nothing: earlier versions come back, and two authors' changes are put together."""

from __future__ import annotations

from typing import ClassVar

from ..ui.document import Screen
from ..ui.messages import Count, Message, on
from .draft import Draft
from .foreign_text import with_plain_quotes
from .history import Version, versions
from .merging import MINE, Merging
from .messages import Boxes
from .safe_screens import clash_screen, history_screen, version_screen
from .snapshot import Snapshot


class Merge(Boxes):
    """Both versions put together; the boxes have the choice for each part that two authors changed."""

    boxes_begin: ClassVar[tuple[str, ...]] = ("p_",)


class SafeDesk:
    """Brings earlier versions back, and puts the changes of two authors together."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._version: Version | None = None
        self._merging: Merging | None = None

    def look_at(self, number: int | None) -> None:
        """Choose the version to be shown; None for the list. Raises ValueError where there is none of this number."""
        self._version = None if number is None else self._found(number)

    def screen(self, snapshot: Snapshot) -> Screen:
        """Return the list of earlier versions, or one of them."""
        if self._version is not None:
            return version_screen(snapshot, self._draft.text, self._version)
        return history_screen(snapshot, self._draft.text, versions(self._draft.folder))

    def clash(self, sentence: str) -> Screen:
        """Return the screen that asks what shall happen to a file that somebody else has changed."""
        draft = self._draft
        try:
            self._merging = Merging(draft.on_disk, draft.text, draft.theirs())
        except ValueError:
            self._merging = None
        return clash_screen(sentence, self._merging)

    def _found(self, number: int) -> Version:
        for version in versions(self._draft.folder):
            if version.number == number:
                return version
        raise ValueError("That version is not kept any more.")

    @on("edit_back", takes=Count)
    def _back(self, message: Count) -> str:
        self._draft.set_text(self._found(message.value).text)
        return "Brought back. Undo takes it back again."

    @on("edit_merge", takes=Merge)
    def _merge(self, message: Merge) -> str:
        if self._merging is None:
            raise ValueError("The two versions cannot be put together. Choose one of them.")
        chosen = {
            clash.piece: message.boxes.get(f"p_{number}", MINE) for number, clash in enumerate(self._merging.clashes)
        }
        self._draft.put_together(self._merging.text(chosen))
        self._merging = None
        return "Put together and saved. Both versions are among the earlier ones."

    @on("edit_apart")
    def _apart(self, message: Message) -> str:
        self._draft.apart = True
        return "Your changes are kept beside the file until you save them."

    @on("edit_quotes")
    def _quotes(self, message: Message) -> str:
        self._draft.set_text(with_plain_quotes(self._draft.text))
        return "Word's quotes are plain ones now."
