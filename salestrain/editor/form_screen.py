"""The form for a place of an exercise: every entry with its box, what is wrong in it, and what helps to fill it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..core.problems import Place
from ..ui.document import Box, Columns, Fold, Form, Node, Row, Screen, Section, Slot, Stack, Text
from ..ui.fields import Button, Choice, Field, Hidden, Kind, Option, OptionGroup
from ..ui.phrases import strong
from .conditions import conditions_of, intents, names_in
from .entries import Entry, ValueKind
from .joining import WAYS, parts_of_condition
from .places import address_of, content_at, title_of
from .rows import Group, groups_at, way_of
from .screens import draft_state, problem_text, problem_words, way_back
from .shelf.screens import rename_form
from .snapshot import Snapshot, is_mistake
from .typed import text_of
from .yaml_text import at_place

STATE = "state"
"""The place that says whether everything is saved; it is filled anew while somebody types."""
ID = "id"
INTENTS = frozenset(("means", "asks"))
"""Entries that take intents of the repertoire."""
LONG = frozenset("text learner goal buyer_card summary illustrative".split())
"""Texts that take several lines."""
USUAL = frozenset("reveal withhold means about asks after wordings examples effects reply tokens when".split())
"""Entries that are shown also while they are empty; the other empty ones are folded away."""
TYPED: Mapping[ValueKind, Kind] = {
    "lines": "long",
    "block": "long",
    "yaml": "code",
    "condition": "code",
    "number": "whole",
}
"""How entries are typed; the others on a line of text."""
LEAST_ROWS, MOST_ROWS = 2, 24
CHARACTERS_A_ROW = 90


def form_screen(snapshot: Snapshot, place: Place, entries: Sequence[Entry], played: str | None) -> Screen:
    """Show everything that can be filled in at a place.

    Args:
        snapshot: the draft.
        place: where it stands in the exercise.
        entries: what can be filled in there.
        played: the tag before which the talk can be played from here; None where it cannot.
    """
    content = content_at(place, snapshot.data)
    boxes = _Boxes(snapshot, place)
    filled_in: list[Node] = []
    left_out: list[Node] = []
    for entry in entries:
        if entry.key == ID and place:
            continue  # typed over, it would break whatever names it; it is renamed everywhere at once
        box = boxes.of(entry)
        is_wrong = bool(snapshot.problems_in((*place, entry.key)))
        if entry.required or is_wrong or entry.key in content or entry.key in USUAL:
            filled_in.append(box)
        else:
            left_out.append(box)
    more = Fold(f"More fields ({len(left_out)})", left_out) if left_out else None
    part = str(place[0]) if len(place) > 1 else ""
    return Screen(
        title_of(place, content),
        [
            Slot(STATE, [draft_state(snapshot)], live="polite"),
            *(problem_text(problem) for problem in snapshot.problems_at(place)),
            Form(
                "edit_keep", [Hidden("place", address_of(place)), *filled_in, more], "Apply and check", live="edit_type"
            ),
            Row([Button("Play from here", "edit_play", played)]) if played else None,
            Fold("Rename", [rename_form(address_of(place))], id="st-renaming") if content.get("id") and part else None,
            way_back(part),
        ],
    )


class _Boxes:
    """Makes the boxes of one form."""

    def __init__(self, snapshot: Snapshot, place: Place) -> None:
        self._snapshot = snapshot
        self._place = place
        self._names = names_in(snapshot.data)

    def of(self, entry: Entry) -> Node:
        """Return the box of an entry, or the boxes of what it holds, row by row."""
        groups = groups_at(self._place, entry, self._snapshot.data)
        if groups is None:
            return self.box(entry)
        shown = [self._group(group) for group in groups if not group.aside]
        aside = [self._group(group) for group in groups if group.aside]
        title = groups[-1].title if len(aside) == 1 else f"As usual ({len(aside)})"
        more = Fold(title, aside, id=f"st-more-{entry.key}") if aside else None
        hint = Text(entry.hint, "hint") if entry.hint else None
        wrong = [problem_text(problem) for problem in self._snapshot.problems_at((*self._place, entry.key))]
        return Section(entry.label, [hint, *wrong, *shown, more])

    def _group(self, group: Group) -> Node:
        """Return the boxes of one row, with how it usually is and the way to remove it."""
        address = f"{address_of(self._place)}/{group.address}" if group.address else ""
        spoken = f"Remove {group.title}"
        remove = Button("Remove", "edit_remove", address, "quiet", small=True, spoken=spoken) if address else None
        head = Row([strong(group.title), remove]) if group.title else None
        usual = Text(group.usual, "hint") if group.usual else None
        numbers = all(entry.kind == "number" for entry in group.entries)
        found = [self.box(entry) for entry in group.entries]
        body: list[Node] = [Columns(found, narrow=True)] if numbers else found
        return Box([head, usual, *body])

    def box(self, entry: Entry) -> Node:
        """Return the box of an entry, with what else helps to fill it in."""
        value = at_place(self._snapshot.data, (*self._place, *way_of(entry.key)))
        box = self._box(entry, text_of(value, entry.kind))
        if entry.key in INTENTS:
            options = [(intent, f"{label} ({intent})") for intent, label in intents()]
            return Stack([box, _also(entry, "Add an intent", "none", options)], close=True)
        if entry.kind != "condition":
            return box
        choice = _also(entry, "Add a condition", "none", conditions_of(self._snapshot.data))
        way = Choice(f"how_{entry.key}", "joined with", WAYS, chosen=["all"], id=f"st-h-{entry.key}", aside=True)
        out = self._out(entry, value)
        words = self._snapshot.in_words(value) if value else ""
        said = Text(f"In words: {words}.", "hint") if words else None
        return Stack([box, said, choice, way if value else None, out], close=True)

    def _out(self, entry: Entry, value: Any) -> Choice | None:
        """Offer to take a part out of a condition; each is said in words."""
        parts = parts_of_condition(value)
        if not parts:
            return None
        options = [(str(place), self._in_words(part)) for place, part in enumerate(parts)]
        label = "Take out a condition"
        return Choice(f"out_{entry.key}", label, [("", "none"), *options], id=f"st-o-{entry.key}", aside=True)

    def _in_words(self, condition: Any) -> str:
        return self._snapshot.in_words(condition) or text_of(condition, "condition")

    def _box(self, entry: Entry, text: str) -> Field | Choice:
        name = f"f_{entry.key}"
        is_in_row = "/" in entry.key
        label = entry.label if entry.required or is_in_row else f"{entry.label} (optional)"
        if entry.kind in ("choice", "yes_no"):
            box: Field | Choice = Choice(name, label, _options(entry), chosen=[text])
        else:
            names = self._names if entry.kind == "name" else ()
            box = Field(name, label, _typed(entry, text), text, rows=_rows(text), suggestions=names)
        problems = self._snapshot.problems_in((*self._place, *way_of(entry.key)))
        errors = [problem_words(problem) for problem in problems if is_mistake(problem)]
        warnings = [problem_words(problem) for problem in problems if not is_mistake(problem)]
        return replace(
            box, id=f"st-f-{entry.key}", hint="" if is_in_row else entry.hint, errors=errors, warnings=warnings
        )


def _also(entry: Entry, label: str, nothing: str, options: Sequence[Option | OptionGroup]) -> Choice:
    """Return a list from which something is added to what stands in a box."""
    return Choice(f"also_{entry.key}", label, [("", nothing), *options], id=f"st-b-{entry.key}", aside=True)


def _options(entry: Entry) -> list[Option]:
    options = [(option, option) for option in entry.options or ("yes", "no")]
    return options if entry.required else [("", "as usual"), *options]


def _typed(entry: Entry, text: str) -> Kind:
    if entry.kind == "text" and (entry.key.rpartition("/")[2] in LONG or len(text) > CHARACTERS_A_ROW):
        return "long"
    return TYPED.get(entry.kind, "text")


def _rows(text: str) -> int:
    """Return the lines that are shown of a text: as many as it has, and one more to go on."""
    wanted = max(text.count("\n") + 2, len(text) // CHARACTERS_A_ROW + 1)
    return min(MOST_ROWS, max(LEAST_ROWS, wanted))
