"""A plan is compiled like a program: rules with codes, each with its place, its reason and a question to the learner.

Errors have to be mended before the plan is begun; a warning may be overridden with a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..calendar import capacity, hours
from ..model import Plan
from ..tree import Tree
from .dates import dates
from .effort import effort, is_review, vague_words
from .found import PLAN, RULES, Found, Rule
from .letters import NAMES, PASS, Letter, Reading, Smart, letters
from .structure import structure

__all__ = [
    "NAMES",
    "PASS",
    "PLAN",
    "RULES",
    "Found",
    "Indices",
    "Letter",
    "Report",
    "Rule",
    "Smart",
    "compiled",
    "is_review",
]


@dataclass(frozen=True, slots=True)
class Indices:
    """Three shares with what they are shares of; None where there is nothing to divide by.

    `traceability` is actions with a path by all `actions`; `box_ticking` orphan hours by all `hours`, `orphan_money`
    the same at the hourly value; `focus` the hours of the objective with most of them, `focus_on`, by all hours.
    """

    actions: int
    linked: int
    hours: float
    orphan_hours: float
    orphan_money: float | None
    focus_hours: float
    focus_on: str | None

    @property
    def traceability(self) -> float | None:
        """Linked actions by all actions."""
        return self.linked / self.actions if self.actions else None

    @property
    def box_ticking(self) -> float | None:
        """Hours that serve nothing by all hours."""
        return self.orphan_hours / self.hours if self.hours else None

    @property
    def focus(self) -> float | None:
        """The share of hours on the objective that gets most."""
        return self.focus_hours / self.hours if self.hours else None


@dataclass(frozen=True, slots=True)
class Report:
    """What the compiler found, by code and place; SMART by objective; the indices; hours needed and hours there are."""

    found: tuple[Found, ...]
    smart: Mapping[str, Smart]
    indices: Indices
    needed: float
    room: float | None

    @property
    def errors(self) -> tuple[Found, ...]:
        """What has to be mended."""
        return tuple(one for one in self.found if one.is_error)

    @property
    def open_warnings(self) -> tuple[Found, ...]:
        """Questions without an answer."""
        return tuple(one for one in self.found if not one.is_error and one.is_open)

    @property
    def compiles(self) -> bool:
        """Whether the plan can be begun."""
        return not self.errors

    def at(self, place: str) -> tuple[Found, ...]:
        """What was found at one piece of the plan."""
        return tuple(one for one in self.found if one.place == place)


Notes = Mapping[tuple[str, str], str]
"""(code, place) to the learner's reason."""


def compiled(plan: Plan, readings: Mapping[str, Reading] | None = None, notes: Notes | None = None) -> Report:
    """Everything the compiler says of a plan. `readings` are what was read of the objectives, by id."""
    readings, notes, tree = readings or {}, notes or {}, Tree(plan)
    each = {one.id: hours(plan, one, tree.objectives.get(one.parent or "")) for one in plan.actions}
    needed, room = sum(each.values()), capacity(plan)
    load = None if room is None else needed / room if room else float(needed > 0) * 10
    smart = {one.id: letters(tree, one, readings.get(one.id), load) for one in plan.objectives}
    vague = [(name, word) for name, reading in readings.items() for word in _vague(plan, tree, name, reading)]
    found = [
        *structure(tree),
        *dates(tree),
        *effort(tree, needed, room),
        *vague_words(tree, vague),
        *_zeros(smart, tree),
    ]
    noted = (one if one.is_error else replace(one, note=notes.get((one.code, one.place), "")) for one in found)
    return Report(
        tuple(sorted(noted, key=lambda one: (one.code, one.place))), smart, _indices(tree, each), needed, room
    )


def _vague(plan: Plan, tree: Tree, name: str, reading: Reading) -> list[str]:
    objective = tree.objectives.get(name)
    return list(reading.get("vague", ())) if objective and reading.get("text") == objective.text else []


def _zeros(smart: Mapping[str, Smart], tree: Tree) -> list[Found]:
    found = []
    for name, one in smart.items():
        objective = tree.objectives[name]
        if objective.target is not None and objective.target == objective.baseline:
            found.append(
                Found(
                    "P24",
                    name,
                    f"“{objective.text}” goes from {objective.baseline:g} to {objective.target:g}.",
                    "What should be different at the end?",
                )
            )
        nothing = [letter for letter in one.letters if letter.points == 0]
        if nothing:
            names = "; ".join(f"{NAMES[letter.letter]} is 0 of 2 ({', '.join(letter.reasons)})" for letter in nothing)
            ask = " ".join(letter.ask for letter in nothing)
            found.append(Found("P08", name, f"“{objective.text}”: {names}.", ask))
    return found


def _indices(tree: Tree, each: Mapping[str, float]) -> Indices:
    orphans = {one.id for one in tree.orphans()}
    lost = sum(each[name] for name in orphans)
    by_objective: dict[str, float] = {}
    for action in tree.plan.actions:
        if action.id not in orphans and action.parent:
            by_objective[action.parent] = by_objective.get(action.parent, 0.0) + each[action.id]
    top = max(sorted(by_objective), key=lambda name: by_objective[name], default=None)
    money = None if tree.plan.hourly_value is None else lost * tree.plan.hourly_value
    return Indices(
        len(tree.plan.actions),
        len(tree.plan.actions) - len(orphans),
        sum(each.values()),
        lost,
        money,
        by_objective.get(top, 0.0) if top else 0.0,
        top,
    )
