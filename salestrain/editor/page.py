"""The author's page: messages in, the draft changed and kept, the next sheet out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets

from ..core.grammar import Misread, read_condition
from ..core.problems import Place, Problem
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.naming import naming
from ..kinds.conversation.page.talk_page import Page
from ..store import StoreError, open_store
from ..ui.markup import Html
from ..ui.page import Column
from ..ui.pane import Pane
from . import sheets
from .choices import choices, names
from .draft import ChangedOnDisk, Draft
from .everything import everything
from .fields import fields_of, model_at, parts, read
from .new_items import new_item
from .trial import trial

log = logging.getLogger(__name__)

LONGEST = 300_000
CALM = "Something went wrong here; nothing of your text is lost. Reload the page to go on."
TAGS = {"facts": "fact", "moves": "move", "reactions": "reaction", "agenda": "raised", "endings": "ending"}
"""What has happened when an item of a part is played."""


class Editor:
    """Shows a draft in a pane. Every message is answered by one round, whatever happens."""

    def __init__(self, folder: Path) -> None:
        self.draft = Draft(folder)
        self._here: Place | str = "home"
        self._wider: tuple[str, list[Problem]] = ("", [])
        self.trial: Page | None = None
        self.pane = Pane(buyer="", lang="en")
        self.pane.on_msg(self._received)
        self.widget = Column([self.pane], layout={"overflow": "visible"})
        self._acts: Mapping[str, Callable[[Mapping[str, str]], str]] = {
            "hello": self._hello, "edit_home": self._home, "edit_part": self._part, "edit_open": self._open,
            "edit_whole": self._whole, "edit_wordings": self._wordings, "edit_keep": self._keep, "edit_add": self._add,
            "edit_remove": self._remove, "edit_up": self._up, "edit_down": self._down, "edit_text": self._text,
            "edit_undo": self._undo, "edit_save": self._save, "edit_over": self._over, "edit_theirs": self._theirs,
            "edit_example": self._example, "edit_play": self._play, "edit_check": self._check,
        }  # fmt: skip

    def _received(self, pane: Any, content: Any, buffers: Any) -> None:
        if not isinstance(content, dict) or content.get("type") not in self._acts:
            return
        fields = {key: text for key, text in content.items() if isinstance(text, str) and len(text) <= LONGEST}
        try:
            status = self._acts[content["type"]](fields)
            self._show(status)
        except ChangedOnDisk as changed:
            self._round(sheets.conflict_sheet(str(changed)), "")
        except (ValueError, StoreError, OSError) as told:
            self._say(str(told))
        except Exception:
            log.exception("A message of the author's page could not be answered")
            self._say(CALM)

    def _hello(self, fields: Mapping[str, str]) -> str:
        resumed = "The changes that you had not saved last time are here. Undo does not reach behind them."
        return resumed if self.draft.resumed else ""

    def _home(self, fields: Mapping[str, str]) -> str:
        self._here = "home"
        return ""

    def _part(self, fields: Mapping[str, str]) -> str:
        part = fields["value"]
        self._here = () if part == "exercise" else (part,)
        return ""

    def _open(self, fields: Mapping[str, str]) -> str:
        self._here = self._place(fields["value"])
        return ""

    def _whole(self, fields: Mapping[str, str]) -> str:
        self._here = "whole"
        return ""

    def _wordings(self, fields: Mapping[str, str]) -> str:
        self._here = "wordings"
        return ""

    def _keep(self, fields: Mapping[str, str]) -> str:
        """Put what was typed into the draft: all that can be read; what cannot is told and stays as it was."""
        place, unread = self._place(fields["place"]), []
        model = model_at(place)
        if model is None:
            raise ValueError("There is no such place in an exercise.")
        for field in fields_of(model):
            typed = fields.get(f"f_{field.key}")
            if typed is None:
                continue
            try:
                value = read(typed, field.sort)
                also = fields.get(f"also_{field.key}")
                if also and field.sort == "names":
                    value = list(dict.fromkeys([*(value or ()), also]))
                elif also:
                    value = _both(value, read(also, "condition"))
                self.draft.put((*place, field.key), value)
            except ValueError as told:
                unread.append(f"{field.label}: {told}")
        return " ".join(unread) or "Kept."

    def _add(self, fields: Mapping[str, str]) -> str:
        part, name = fields["place"], " ".join(fields["id"].split())
        key, item = new_item(part, name, self.draft.data())
        if key is None:
            self._here = (part, self.draft.add((part,), item))
        else:
            self.draft.put((part, key), item)
            self._here = (part, key)
        return "Added, with words to be replaced."

    def _remove(self, fields: Mapping[str, str]) -> str:
        self.draft.put(self._place(fields["value"]), None)
        return "Removed. Undo brings it back."

    def _up(self, fields: Mapping[str, str]) -> str:
        self.draft.move(self._place(fields["value"]), -1)
        return ""

    def _down(self, fields: Mapping[str, str]) -> str:
        self.draft.move(self._place(fields["value"]), 1)
        return ""

    def _text(self, fields: Mapping[str, str]) -> str:
        self.draft.set_text(fields["text"])
        return "Kept."

    def _undo(self, fields: Mapping[str, str]) -> str:
        return "Taken back." if self.draft.undo() else "There is nothing to take back."

    def _save(self, fields: Mapping[str, str]) -> str:
        self.draft.save()
        return "Saved. The version before it lies in .earlier."

    def _over(self, fields: Mapping[str, str]) -> str:
        self.draft.save(over=True)
        return "Saved. Their version lies in .earlier."

    def _theirs(self, fields: Mapping[str, str]) -> str:
        self.draft.take_theirs()
        return "This is their version; yours lies in .earlier, and Undo brings it back."

    def _example(self, fields: Mapping[str, str]) -> str:
        """One click adds a learner's words to a move."""
        moves = self.draft.data()["moves"]
        number = next(i for i, move in enumerate(moves) if move["id"] == fields["move"])
        self.draft.put(("moves", number, "examples"), [*moves[number].get("examples", []), fields["text"]])
        return f"Added to {fields['move']}."

    def _play(self, fields: Mapping[str, str]) -> str:
        """Open the talk instead of the form, just before what this page is about."""
        exercise, problems = self.draft.check()
        if not isinstance(exercise, Scenario) or problems:
            raise ValueError("The talk can be played when there is no mistake in the file.")
        page, found = trial(exercise, fields.get("value", ""))
        back = ipywidgets.Button(description="Back to the form", layout={"width": "auto"})
        back.on_click(lambda _: setattr(self.widget, "children", [self.pane]))
        if not found:
            page.pane.status = "No way leads there; the talk begins at the start."
        row = ipywidgets.HBox([back])
        for name in ("st-app", "st-plain"):
            row.add_class(name)
        self.trial = page
        self.widget.children = [row, page.widget]
        return ""

    def _check(self, fields: Mapping[str, str]) -> str:
        """All checks, also those that play the talk in every way."""
        self._wider = (self.draft.text, everything(self.draft))
        self._here = "home"
        return "Everything was checked."

    def _place(self, written: str) -> Place:
        """A place that is there, from a message. Raises ValueError for any other."""
        data, place = self.draft.data(), ()  # type: tuple[Any, Place]
        for step in [] if written == "" else written.split("/"):
            at: str | int = int(step) if isinstance(data, list) and step.isdigit() else step
            if not (isinstance(data, list) and isinstance(at, int) and at < len(data)) and not isinstance(data, dict):
                raise ValueError("That part is not there any more.")
            data, place = data[at] if isinstance(data, list) else data.get(at, {}), (*place, at)  # type: ignore[index]
        return place

    def _show(self, status: str) -> None:
        exercise, problems = self.draft.check()
        if self._wider[0] == self.draft.text:
            problems = self._wider[1]  # what was found by all checks stands beside its field until something changes
        try:
            data = self.draft.data()
        except ValueError:
            data, self._here = {}, "whole"
        if isinstance(self._here, tuple) and len(self._here) == 2 and not _is_there(data, self._here):
            self._here = self._here[:1]
        title = str(data.get("title", self.draft.folder.name))
        now = sheets.Shown(title, data, problems, self.draft.changed, self.draft.can_undo, _words(exercise))
        self._round(self._sheet(now), status)

    def _sheet(self, now: sheets.Shown) -> Html:
        here = self._here
        if here == "whole":
            return sheets.whole_sheet(now, self.draft.text)
        if here == "wordings":
            return sheets.wordings_sheet(now, self._offered(now.data))
        if isinstance(here, str):
            return sheets.home_sheet(now, parts(), len(self._offered(now.data)))
        if len(here) == 1 and parts().get(str(here[0])) in ("items", "named"):
            return sheets.list_sheet(now, str(here[0]))
        return sheets.form_sheet(now, here, choices(now.data), names(now.data), self._tag(here, now.data))

    def _tag(self, place: Place, data: Any) -> str | None:
        """What has happened when the item at this place is played; None for what cannot be played."""
        if len(place) != 2 or place[0] not in TAGS:
            return None
        return f"{TAGS[str(place[0])]}:{data[place[0]][place[1]].get('id', '')}"

    def _offered(self, data: Any) -> list[tuple[str, str]]:
        """Words that learners offered and that are not among a move's wordings yet."""
        known = {text for move in data.get("moves", ()) for text in move.get("examples", ()) or ()}
        try:
            offered = open_store().offered_wordings(str(data.get("id", "")))
        except StoreError:
            return []
        return [(words, move) for words, move in offered if words not in known]

    def _say(self, status: str) -> None:
        with self.pane.hold_sync():
            self.pane.status = status
            self.pane.round += 1

    def _round(self, sheet: Html, status: str) -> None:
        with self.pane.hold_sync():
            self.pane.screen, self.pane.sheet, self.pane.status = "sheet", sheet, status
            self.pane.round += 1


def _words(exercise: Any) -> Callable[[Any], str]:
    """How conditions are said in this exercise; while the file has mistakes, they are not."""

    def words(data: Any) -> str:
        try:
            return read_condition(data).words(naming(exercise))
        except (Misread, KeyError):
            return ""

    return words if isinstance(exercise, Scenario) else lambda _: ""


def _is_there(data: Any, place: Place) -> bool:
    part, key = data.get(place[0]), place[1]
    if isinstance(part, dict):
        return key in part
    return isinstance(part, list) and isinstance(key, int) and key < len(part)


def _both(one: Any, other: Any) -> Any:
    """Both conditions; what is `all` already gets one part more."""
    if not one:
        return other
    if isinstance(one, dict) and isinstance(one.get("all"), list):
        return {"all": [*one["all"], other]}
    return {"all": [one, other]}
