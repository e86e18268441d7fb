"""The author's page: messages in, the draft changed and kept, the next screen out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from ..core.problems import Place, Problem
from ..kinds.conversation.content import Scenario
from ..ui.column import Column
from ..ui.document import Screen
from ..ui.messages import Message
from ..ui.page import Page
from ..ui.pane import Pane
from .draft import ChangedOnDisk, Draft
from .everything import check_everything
from .form_screen import STATE, form_screen
from .forms import FORMS, LONGEST, TEXT
from .looking import snapshot_of
from .new_items import new_item
from .offered_words import offered, take_up
from .places import field_at, is_there, place_at, tag_of
from .safe_desk import SafeDesk
from .screens import draft_state, file_screen, home_screen, list_screen, wordings_screen
from .shapes import another_like, entries_at, is_talk, parts_of
from .shelf.desk import ShelfDesk
from .snapshot import Snapshot
from .talking import desk as talking
from .trial import Trial, row_back, trial
from .typed import value_of, with_what_was_chosen

Here: TypeAlias = Place | Literal["home", "file", "wordings", "talk", "history", "shelf"]
"""What is shown: a place of the exercise, or one of the other screens."""
Fields: TypeAlias = Mapping[str, Any]
APPLIED = "Applied."
NO_PLACE = "There is no such place in an exercise."
WITH_BOXES = {"edit_keep": ("f_", "also_", "how_", "out_"), "edit_type": ("f_",), "edit_merge": ("p_",)}
"""Messages with what stands in the boxes of a form: how the names of these boxes begin."""


class Editor(Page):
    """Shows a draft. Every message changes the draft or goes to another screen."""

    forms = FORMS
    optional: Mapping[tuple[str, str], Any] = {("edit_play", "value"): ""}
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
        self._acts: Mapping[str, Callable[[Fields], str]] = {
            "hello": self._hello,
            "edit_home": partial(self._go, "home"),
            "edit_part": self._part,
            "edit_open": self._open,
            "edit_whole": partial(self._go, "file"),
            "edit_wordings": partial(self._go, "wordings"),
            "edit_keep": self._keep,
            "edit_add": self._add,
            "edit_remove": self._remove,
            "edit_up": partial(self._move, -1),
            "edit_down": partial(self._move, 1),
            "edit_text": self._text,
            "edit_undo": self._undo,
            "edit_save": self._save,
            "edit_over": self._save_over,
            "edit_theirs": self._take_theirs,
            "edit_example": self._add_example,
            "edit_play": self._play,
            "edit_check": self._check,
            "edit_talk": self._talk,
            "leave_out": self._leave_out,
            "leave_out_on": self._leave_out,
            "edit_history": self._history,
            "edit_version": self._history,
            "edit_type": self._keep,
            "shelf": self._shelf,
            "shelf_ask": partial(self._shelf, asks=True),
            **self.safe.acts,
            **self.shelf.acts,
            **self.desk.acts,
        }

    def read(self, content: Any) -> Message | None:
        """Return the message that came; one that keeps a form with what stands in its boxes."""
        message = super().read(content)
        if message is None or message.type not in self._acts:
            return None
        if message.type not in WITH_BOXES:
            return message
        boxes = WITH_BOXES[message.type]
        typed = {name: TEXT(text) for name, text in content.items() if name.startswith(boxes)}
        return replace(message, fields={**typed, **message.fields})

    def answer(self, message: Message) -> None:
        """Do what the message asks for; what cannot be done is said over the screen."""
        try:
            before, steps = self.draft.text, self.draft.steps
            status = self._acts[message.type](message.fields)
            if before != self.draft.text:
                self.draft.settle()
            self._answered(message, status, steps)
        except ChangedOnDisk as changed:
            self.screen(self.safe.clash(str(changed)))
        except (ValueError, OSError) as mistake:
            self._say(str(mistake), message)

    def _answered(self, message: Message, status: str, steps: int) -> None:
        """Show what came of a message; while somebody types, only whether it is saved."""
        typing = message.fields.get("place") if message.type == "edit_type" else None
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
        words = offered(snapshot.data)
        if self._here == "wordings":
            return wordings_screen(snapshot, words)
        return home_screen(snapshot, len(words))

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

    def _hello(self, _fields: Fields) -> str:
        resumed = "Your unsaved changes from last time are here. Undo cannot go back past them."
        return resumed if self.draft.resumed else ""

    def _go(self, here: Here, _fields: Fields) -> str:
        self._here = here
        return ""

    def _part(self, fields: Fields) -> str:
        part = fields["value"]
        if part == "exercise":
            return self._go((), fields)
        if part not in parts_of(self.draft.data()):
            raise ValueError(NO_PLACE)
        return self._go((part,), fields)

    def _open(self, fields: Fields) -> str:
        data = self.draft.data()
        place, key = field_at(place_at(fields["value"], data), lambda at: entries_at(at, data))
        if entries_at(place, data) is None:
            raise ValueError(NO_PLACE)
        self.desk.focus = f"st-f-{key}" if key else ""
        return self._go(place, fields)

    def _keep(self, fields: Fields) -> str:
        """Put what was typed into the draft: all that can be read; what cannot is told and stays as it was."""
        place = self._place(fields["place"])
        entries = entries_at(place, self.draft.data())
        if entries is None:
            raise ValueError(NO_PLACE)
        unread = []
        for entry in entries:
            typed = fields.get(f"f_{entry.key}")
            if typed is None:
                continue
            try:
                value = value_of(typed, entry.kind)
                value = with_what_was_chosen(value, entry, fields)
                self.draft.put((*place, entry.key), value)
            except ValueError as mistake:
                unread.append(f"{entry.label}: {mistake}")
        return " ".join(unread) or APPLIED

    def _add(self, fields: Fields) -> str:
        part = fields["place"]
        name = " ".join(fields["id"].split())
        data = self.draft.data()
        key, item = (new_item if is_talk(data) else another_like)(part, name, data)
        if key is None:
            self._here = (part, self.draft.add((part,), item))
        else:
            self.draft.put((part, key), item)
            self._here = (part, key)
        return "Added, with placeholder words to replace."

    def _remove(self, fields: Fields) -> str:
        self.draft.put(self._place(fields["value"]), None)
        return "Removed. Undo brings it back."

    def _move(self, by: int, fields: Fields) -> str:
        self.draft.move(self._place(fields["value"]), by)
        return ""

    def _text(self, fields: Fields) -> str:
        if len(fields["text"]) > LONGEST:
            raise ValueError(f"An exercise may have at most {LONGEST:,} characters; nothing was changed.")
        self.draft.set_text(fields["text"])
        return "Applied."

    def _undo(self, _fields: Fields) -> str:
        return "Undone." if self.draft.undo() else "There is nothing to undo."

    def _save(self, _fields: Fields) -> str:
        self.draft.save()
        return "Saved. The previous version is in .earlier."

    def _save_over(self, _fields: Fields) -> str:
        self.draft.save(over=True)
        return "Saved. Their version is in .earlier."

    def _take_theirs(self, _fields: Fields) -> str:
        self.draft.take_theirs()
        return "This is their version; yours is in .earlier, and Undo brings it back."

    def _add_example(self, fields: Fields) -> str:
        take_up(self.draft, fields["move"], fields["text"])
        return f"Added to {fields['move']}."

    def _play(self, fields: Fields) -> str:
        """Open the talk instead of the form, just before what this screen is about."""
        exercise, problems = self.draft.check()
        if not isinstance(exercise, Scenario) or problems:
            raise ValueError("Correct the mistakes in the file first; then the talk can be played.")
        self.trial, was_found = trial(exercise, fields["value"])
        if not was_found:
            self.trial.pane.status = "No path leads there; the talk starts from the beginning."
        self.widget.children = [row_back(lambda: setattr(self.widget, "children", [self.pane])), self.trial.pane]
        return ""

    def _history(self, fields: Fields) -> str:
        self.safe.look_at(fields.get("value"))
        return self._go("history", fields)

    def _shelf(self, fields: Fields, *, asks: bool = False) -> str:
        self.shelf.come(asks=asks)
        return self._go("shelf", fields)

    def _talk(self, fields: Fields) -> str:
        """Go to the page of the talk."""
        self.desk.come()
        return self._go("talk", fields)

    def _leave_out(self, _fields: Fields) -> str:
        """Measure for about a second; the browser asks for the next piece."""
        waiting = self.desk.measure()
        self._more = "leave_out_on" if waiting else ""
        self.desk.focus = "stay"
        return "" if waiting else "Measured."

    def _check(self, _fields: Fields) -> str:
        """Run all checks, also those that play the talk in every way."""
        self._checked = (self.draft.text, check_everything(self.draft))
        self._here = "home"
        return "Everything was checked."
