"""The author's page: messages in, the draft changed and kept, the next screen out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

import ipywidgets

from ..core.problems import Place, Problem
from ..kinds.conversation.content import Scenario
from ..store import StoreError, open_store
from ..ui.column import Column
from ..ui.document import Screen
from ..ui.messages import Message
from ..ui.page import Page
from ..ui.pane import Pane
from .conditions import in_words
from .draft import ChangedOnDisk, Draft
from .entries import entries_of, model_at, parts
from .everything import check_everything
from .form_screen import form_screen
from .forms import FORMS, LONGEST, TEXT
from .new_items import new_item
from .places import content_at, is_there, place_at
from .screens import conflict_screen, file_screen, home_screen, list_screen, wordings_screen
from .snapshot import Snapshot
from .talking import desk as talking
from .trial import Trial, trial
from .typed import value_of, with_choice

Here: TypeAlias = Place | Literal["home", "file", "wordings", "talk"]
"""What is shown: a place of the exercise, or one of the other screens."""
Fields: TypeAlias = Mapping[str, str]
NO_PLACE = "There is no such place in an exercise."
LEAVES = frozenset(("hello", "edit_over", "edit_theirs"))
"""Messages after which nothing is saved by itself."""
TAGS = {"facts": "fact", "moves": "move", "reactions": "reaction", "agenda": "raised", "endings": "ending"}
"""What has happened when an item of a part is played."""


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
        self._here: Here = "home"
        self._more = ""
        self._checked: tuple[str, list[Problem]] = ("", [])  # a text, and what all checks found in it
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
            **self.desk.acts,
        }

    def read(self, content: Any) -> Message | None:
        """Return the message that came; one that keeps a form with what stands in its boxes."""
        message = super().read(content)
        if message is None or message.type not in self._acts:
            return None
        if message.type != "edit_keep":
            return message
        typed = {name: TEXT(text) for name, text in content.items() if name.startswith(("f_", "also_"))}
        return replace(message, fields={**typed, **message.fields})

    def answer(self, message: Message) -> None:
        """Do what the message asks for; what cannot be done is said over the screen."""
        try:
            status = self._acts[message.type](message.fields)
            if message.type not in LEAVES:
                self.draft.settle()
            self.show(status)
        except ChangedOnDisk as changed:
            self.screen(conflict_screen(str(changed)))
        except (ValueError, OSError) as mistake:
            self._say(str(mistake), message)

    def show(self, status: str = "") -> None:
        """Draw where the author is."""
        snapshot = self._snapshot()
        focus, self.desk.focus = self.desk.focus, ""
        more, self._more = self._more, ""
        self.screen(self._screen(snapshot), status, focus=focus, more=more)

    def _snapshot(self) -> Snapshot:
        """Return the draft as it is now; a text that cannot be read is shown to be mended."""
        exercise, problems = self.draft.check()
        if self._checked[0] == self.draft.text:
            problems = self._checked[1]  # they stand beside their fields until something changes
        try:
            data = self.draft.data()
        except ValueError:
            data = {}
            self._here = "file"
        title = str(data.get("title", self.draft.folder.name))
        return Snapshot(title, data, problems, self.draft.changed, self.draft.can_undo, in_words(exercise))

    def _screen(self, snapshot: Snapshot) -> Screen:
        if isinstance(self._here, tuple):
            return self._screen_of_place(self._here, snapshot)
        if self._here == "file":
            return file_screen(snapshot, self.draft.text)
        if self._here == "talk":
            return self.desk.screen(snapshot)
        offered = self._offered(snapshot.data)
        if self._here == "wordings":
            return wordings_screen(snapshot, offered)
        return home_screen(snapshot, len(offered))

    def _screen_of_place(self, place: Place, snapshot: Snapshot) -> Screen:
        if len(place) == 2 and not is_there(place, snapshot.data):
            self._here = place = place[:1]
        model = model_at(place)
        if model is None:
            return list_screen(snapshot, str(place[0]))
        return form_screen(snapshot, place, model, _tag(place, snapshot.data))

    def _offered(self, data: Any) -> list[tuple[str, str]]:
        """Return words that learners offered and that are not among a move's wordings yet."""
        known = {text for move in data.get("moves", ()) for text in move.get("examples", ()) or ()}
        try:
            offered = open_store().offered_wordings(str(data.get("id", "")))
        except StoreError:
            return []
        return [(words, move) for words, move in offered if words not in known]

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
        if part not in parts():
            raise ValueError(NO_PLACE)
        return self._go((part,), fields)

    def _open(self, fields: Fields) -> str:
        place = self._place(fields["value"])
        if model_at(place) is None:
            raise ValueError(NO_PLACE)
        return self._go(place, fields)

    def _keep(self, fields: Fields) -> str:
        """Put what was typed into the draft: all that can be read; what cannot is told and stays as it was."""
        place = self._place(fields["place"])
        model = model_at(place)
        if model is None:
            raise ValueError(NO_PLACE)
        unread = []
        for entry in entries_of(model):
            typed = fields.get(f"f_{entry.key}")
            if typed is None:
                continue
            try:
                value = value_of(typed, entry.kind)
                value = with_choice(value, fields.get(f"also_{entry.key}") or "", entry.kind)
                self.draft.put((*place, entry.key), value)
            except ValueError as mistake:
                unread.append(f"{entry.label}: {mistake}")
        return " ".join(unread) or "Applied."

    def _add(self, fields: Fields) -> str:
        part = fields["place"]
        name = " ".join(fields["id"].split())
        key, item = new_item(part, name, self.draft.data())
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
        """Add a learner's words to a move."""
        moves = self.draft.data()["moves"]
        number = next(number for number, move in enumerate(moves) if move["id"] == fields["move"])
        self.draft.put(("moves", number, "examples"), [*moves[number].get("examples", []), fields["text"]])
        return f"Added to {fields['move']}."

    def _play(self, fields: Fields) -> str:
        """Open the talk instead of the form, just before what this screen is about."""
        exercise, problems = self.draft.check()
        if not isinstance(exercise, Scenario) or problems:
            raise ValueError("Correct the mistakes in the file first; then the talk can be played.")
        self.trial, was_found = trial(exercise, fields["value"])
        if not was_found:
            self.trial.pane.status = "No path leads there; the talk starts from the beginning."
        back = ipywidgets.Button(description="Back to the form", layout={"width": "auto"})
        back.on_click(lambda _: setattr(self.widget, "children", [self.pane]))
        row = ipywidgets.HBox([back])
        row.add_class("st-app")
        row.add_class("st-plain")
        self.widget.children = [row, self.trial.pane]
        return ""

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


def _tag(place: Place, data: Any) -> str | None:
    """Return what has happened when the item at a place is played; None for what cannot be played."""
    if len(place) != 2 or place[0] not in TAGS:
        return None
    return f"{TAGS[str(place[0])]}:{content_at(place, data).get('id', '')}"
