"""What the page of a plan may send."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import create_model

from ....ui.messages import Flag, Message, Name, Number, a_file, a_text
from ..model import Action, Objective
from .fields import FIELDS
from .period_form import FIELDS as PERIOD

LONGEST_FILE = 4_000_000
LEVELS = 8
"""The most levels of a funnel."""
Line: TypeAlias = Annotated[str, a_text(4_000)]


class Picked(Message):
    """One of many answers, named by words that can be long."""

    value: Line


class NewGoal(Message):
    """A goal in one line, and what it is about."""

    text: Line
    about: Name


class ChangeGoal(NewGoal):
    """A goal that exists, with what stands in its boxes now."""

    id: Name


class NewObjective(Message):
    """A new objective under a goal."""

    parent: Name
    text: Line


class Change(Message):
    """A piece that exists; its model has a field for each of its boxes as well."""

    id: Name


class Added(Message):
    """A new action under an objective; `NewAction` has a field for each box as well."""

    parent: Name
    text: Line


def _boxes(sort: type[Any], *optional: str) -> dict[str, Any]:
    """Return a field for each box of a piece of the plan."""
    return {field.name: (Line, "" if field.name in optional else ...) for field in FIELDS[sort]}


NewAction: type[Added] = create_model("NewAction", __base__=Added, **_boxes(Action, "verb", "object", "at"))
ChangeObjective: type[Change] = create_model("ChangeObjective", __base__=Change, **_boxes(Objective))
ChangeAction: type[Change] = create_model("ChangeAction", __base__=Change, **_boxes(Action))


class Attach(Message):
    """A piece goes under another one."""

    item: Name
    parent: Name


class Upload(Message):
    """A list or a plan that is brought along: pasted, or in a file."""

    text: Annotated[str, a_text(LONGEST_FILE)] = ""
    file: Annotated[bytes, a_file(LONGEST_FILE)] = b""


SetPeriod: type[Message] = create_model(
    "SetPeriod", __base__=Message, **{field.name: (Line, "" if field.name == "day" else ...) for field in PERIOD}
)  # type: ignore[call-overload]
"""What stands in the boxes of the period."""


class Note(Message):
    """Somebody's words about a question of the check."""

    rule: Name
    place: Name


class Override(Note):
    """A reason to leave it as it is."""

    note: Line


class Answer(Note):
    """An answer."""

    text: Line


class MoveAction(Message):
    """An action goes to another day."""

    action: Name
    was: Name
    to: Name


class Drop(Message):
    """An action is not done, once or at all."""

    action: Name
    was: Name
    reason: Line
    all: Flag = False


class Measure(Message):
    """A result of an objective."""

    objective: Name
    value: Name


class Compare(Message):
    """Two versions, by their numbers."""

    one: Number
    other: Number


class Funnel(Message):
    """The sliders of the funnel; `Sliders` has those of each level as well."""

    target: Number
    cycle: Number


def _levels() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for place in range(LEVELS):
        fields |= {f"p{place}": (Number, 0), f"k{place}": (Name, ""), f"n{place}": (Name, "")}
        fields |= {f"m{place}": (Number, False), f"l{place}": (Name, False)}
    return fields | {"outcome": (Name, False)}


Sliders: type[Funnel] = create_model("Sliders", __base__=Funnel, **_levels())
"""Minutes, names and the outcome are False where the form does not ask for them."""
