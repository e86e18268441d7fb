"""The author's page: messages in, the draft changed and kept, the next screen out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Literal, TypeAlias

from ..core.problems import Place, Problem
from ..kinds.conversation.content import Scenario
from ..ui.any_page import Page
from ..ui.column import Column
from ..ui.document import Screen
from ..ui.messages import Count, Handler, Message, handlers_of, on
from ..ui.pane import Pane
from .draft import ChangedOnDisk, Draft
from .everything import check_everything
from .form_screen import STATE, form_screen
from .looking import snapshot_of
from .map_screen import FIRST, map_screen
from .messages import LONGEST, Add, At, Example, Keep, Play, Typing, WholeText
from .new_items import new_item
from .offered_words import offered, take_up
from .places import field_at, is_there, place_at, tag_of
from .putting import put_under
from .rows import flat
from .safe_desk import SafeDesk
from .screens import draft_state, file_screen, home_screen, list_screen, wordings_screen
from .shapes import another_like, entries_at, is_talk, parts_of
from .shelf.desk import ShelfDesk
from .snapshot import Snapshot
from .talking import desk as talking
from .trial import Trial, row_back, trial
from .typed import value_of, with_what_was_chosen

Here: TypeAlias = Place | Literal["home", "file", "wordings", "talk", "map", "history", "shelf"]
"""What is shown: a place of the exercise, or one of the other screens."""
APPLIED = "Applied."
RESUMED = "Your unsaved changes from last time are here. Undo cannot go back past them."
NO_PLACE = "There is no such place in an exercise."


class Editor(Page):
    """Shows a draft. Every message changes the draft or goes to another screen."""

    handlers: ClassVar[Mapping[str, Handler]] = {
        **handlers_of(SafeDesk, "safe"),
        **handlers_of(ShelfDesk, "shelf"),
        **handlers_of(talking.TalkDesk, "desk"),
    }
    calm = "Something went wrong; none of your text is lost. Reload the page to continue."

    def __init__(self, folder: Path) -> None:
        self.draft = Draft(folder)
        super().__init__(Pane(buyer="", lang="en"))
        self.widget = Column([self.pane], layout={"overflow": "visible"})
        self.trial: Trial | None = None
        self.desk = talking.TalkDesk(self.draft)
        self.safe = SafeDesk(self.draft)
        self.shelf = ShelfDesk(self.draft)
        self._here: Here = "home"
        self._more = ""
        self._typing: tuple[str, int] | None = None  # where somebody types, and how much could be undone before
        self._checked: tuple[str | None, list[Problem]] = (None, [])  # a text, and what all checks found in it

    def answer(self, message: Message) -> None:
        """Do what the message asks for; what cannot be done is said over the screen."""
        try:
            before, steps = self.draft.text, self.draft.steps
            status = self.handle(message)
            if before != self.draft.text:
                self.draft.settle()
            self._answered(message, status, steps)
        except ChangedOnDisk as changed:
            self.screen(self.safe.clash(str(changed)))
        except (ValueError, OSError) as mistake:
            self.say_over(str(mistake), "")

    def _answered(self, message: Message, status: str, steps: int) -> None:
        """Show what came of a message; while somebody types, only whether it is saved."""
        typing = message.place if message.type == "edit_type" and isinstance(message, Typing) else None
        if typing is None:
            self._typing = None
            return self.show(status)
        if self._typing is None or self._typing[0] != typing:
            self._typing = (typing, steps)
        self.draft.join(self._typing[1])
        return self.fill_slots({STATE: [draft_state(self._snapshot())]}, status if status != APPLIED else "")

    def show(self, status: str = "") -> None:
        """Draw where the author is."""
        snapshot = self._snapshot()
        focus, self.desk.focus = self.desk.focus, ""
        more, self._more = self._more, ""
        self.screen(self._screen(snapshot), status, focus=focus, more=more)

    def _snapshot(self) -> Snapshot:
        """Return the draft as it is now; a text that cannot be read is shown to be mended."""
        # Findings stand beside their fields until something changes.
        snapshot = snapshot_of(self.draft, self._checked[1] if self._checked[0] == self.draft.text else None)
        if not snapshot.data:
            self._here = "file"
        return snapshot

    def _screen(self, snapshot: Snapshot) -> Screen:
        if isinstance(self._here, tuple):
            return self._screen_of_place(self._here, snapshot)
        if self._here == "file":
            return file_screen(snapshot, self.draft.text)
        if self._here == "history":
            return self.safe.screen(snapshot)
        if self._here == "shelf":
            return self.shelf.screen(snapshot)
        if self._here == "talk":
            return self.desk.screen(snapshot)
        if self._here == "map" and (buyer := self.desk.buyer()):
            return map_screen(snapshot, buyer)
        words = offered(snapshot.data)
        return wordings_screen(snapshot, words) if self._here == "wordings" else home_screen(snapshot, len(words))

    def _screen_of_place(self, place: Place, snapshot: Snapshot) -> Screen:
        if len(place) == 2 and not is_there(place, snapshot.data):
            self._here = place = place[:1]
        entries = entries_at(place, snapshot.data)
        if entries is None:
            return list_screen(snapshot, str(place[0]), self.desk.shares())
        played = tag_of(place, snapshot.data) if is_talk(snapshot.data) else None
        return form_screen(snapshot, place, entries, played)

    def _place(self, address: str) -> Place:
        return place_at(address, self.draft.data())

    @on("hello")
    def _hello(self, message: Message) -> str:
        return RESUMED if self.draft.resumed else ""

    @on("edit_home")
    def _home(self, message: Message) -> str:
        return self._go("home")

    @on("edit_whole")
    def _whole_file(self, message: Message) -> str:
        return self._go("file")

    @on("edit_wordings")
    def _wordings(self, message: Message) -> str:
        return self._go("wordings")

    @on("edit_map")
    def _map(self, message: Message) -> str:
        if self.desk.buyer() is None:
            raise ValueError(FIRST)
        return self._go("map")

    def _go(self, here: Here) -> str:
        self._here = here
        return ""

    @on("edit_part", takes=At)
    def _part(self, message: At) -> str:
        part = message.value
        if part == "exercise":
            return self._go(())
        if part not in parts_of(self.draft.data()):
            raise ValueError(NO_PLACE)
        return self._go((part,))

    @on("edit_open", takes=At)
    def _open(self, message: At) -> str:
        data = self.draft.data()
        place, key = field_at(place_at(message.value, data), lambda at: entries_at(at, data))
        if entries_at(place, data) is None:
            raise ValueError(NO_PLACE)
        self.desk.focus = f"st-f-{key}" if key else ""
        return self._go(place)

    @on("edit_type", takes=Typing)
    @on("edit_keep", takes=Keep)
    def _keep(self, message: Typing) -> str:
        """Put what was typed into the draft: all that can be read; what cannot is told and stays as it was."""
        place = self._place(message.place)
        entries = entries_at(place, self.draft.data())
        if entries is None:
            raise ValueError(NO_PLACE)
        unread = []
        for entry in list(flat(place, entries, self.draft.data())):
            typed = message.boxes.get(f"f_{entry.key}")
            if typed is None:
                continue
            try:
                value = value_of(typed, entry.kind)
                value = with_what_was_chosen(value, entry, message.boxes)
                put_under(self.draft, place, entry, value)
            except ValueError as mistake:
                unread.append(f"{entry.label}: {mistake}")
        return " ".join(unread) or APPLIED

    @on("edit_add", takes=Add)
    def _add(self, message: Add) -> str:
        part = message.place
        name = " ".join(message.id.split())
        data = self.draft.data()
        key, item = (new_item if is_talk(data) else another_like)(part, name, data)
        if key is None:
            self._here = (part, self.draft.add((part,), item))
        else:
            self.draft.put((part, key), item)
            self._here = (part, key)
        return "Added, with placeholder words to replace."

    @on("edit_remove", takes=At)
    def _remove(self, message: At) -> str:
        self.draft.put(self._place(message.value), None)
        return "Removed. Undo brings it back."

    @on("edit_up", "edit_down", takes=At)
    def _move(self, message: At) -> str:
        self.draft.move(self._place(message.value), -1 if message.type == "edit_up" else 1)
        return ""

    @on("edit_text", takes=WholeText)
    def _text(self, message: WholeText) -> str:
        if len(message.text) > LONGEST:
            raise ValueError(f"An exercise may have at most {LONGEST:,} characters; nothing was changed.")
        self.draft.set_text(message.text)
        return "Applied."

    @on("edit_undo")
    def _undo(self, message: Message) -> str:
        return "Undone." if self.draft.undo() else "There is nothing to undo."

    @on("edit_save")
    def _save(self, message: Message) -> str:
        self.draft.save()
        return "Saved. The previous version is in .earlier."

    @on("edit_over")
    def _save_over(self, message: Message) -> str:
        self.draft.save(over=True)
        return "Saved. Their version is in .earlier."

    @on("edit_theirs")
    def _take_theirs(self, message: Message) -> str:
        self.draft.take_theirs()
        return "This is their version; yours is in .earlier, and Undo brings it back."

    @on("edit_example", takes=Example)
    def _add_example(self, message: Example) -> str:
        take_up(self.draft, message.move, message.text)
        return f"Added to {message.move}."

    @on("edit_play", takes=Play)
    def _play(self, message: Play) -> str:
        """Open the talk instead of the form, just before what this screen is about."""
        exercise, problems = self.draft.check()
        if not isinstance(exercise, Scenario) or problems:
            raise ValueError("Correct the mistakes in the file first; then the talk can be played.")
        self.trial, was_found = trial(exercise, message.value)
        if not was_found:
            self.trial.pane.status = "No path leads there; the talk starts from the beginning."
        self.widget.children = [row_back(lambda: setattr(self.widget, "children", [self.pane])), self.trial.pane]
        return ""

    @on("edit_history")
    def _history(self, message: Message) -> str:
        self.safe.look_at(None)
        return self._go("history")

    @on("edit_version", takes=Count)
    def _version(self, message: Count) -> str:
        self.safe.look_at(message.value)
        return self._go("history")

    @on("shelf", "shelf_ask")
    def _shelf(self, message: Message) -> str:
        self.shelf.come(asks=message.type == "shelf_ask")
        return self._go("shelf")

    @on("edit_talk")
    def _talk(self, message: Message) -> str:
        """Go to the page of the talk."""
        self.desk.come()
        return self._go("talk")

    @on("leave_out", "leave_out_on")
    def _leave_out(self, message: Message) -> str:
        """Measure for about a second; the browser asks for the next piece."""
        waiting = self.desk.measure()
        self._more = "leave_out_on" if waiting else ""
        self.desk.focus = "stay"
        return "" if waiting else "Measured."

    @on("edit_check")
    def _check(self, message: Message) -> str:
        """Run all checks, also those that play the talk in every way."""
        self._checked = (self.draft.text, check_everything(self.draft))
        self._here = "home"
        return "Everything was checked."
