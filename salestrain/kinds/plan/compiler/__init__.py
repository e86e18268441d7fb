"""Compiler of plans: rules with codes, each finding with its place, its reason and a question to the learner.

Errors must be fixed before the plan is begun; a warning may be overridden with a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..amounts import amount
from ..calendar import capacity, hours
from ..deeds import no_deed
from ..loads import Loads
from ..model import Action, Plan
from ..tree import Tree
from .dates import dates
from .effort import effort, is_review, vague_words
from .found import PLAN, RULES, Found, Rule
from .funnel_questions import counted_words, funnel_questions, possible_levels
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
    "counted_words",
    "is_review",
    "possible_levels",
]


@dataclass(frozen=True, slots=True)
class Indices:
    """Three shares of a plan with the numbers behind them; a share is None if there is nothing to divide by.

    `traceability` is the share of `actions` that are `linked` to a goal. `box_ticking` is the share of `hours` that
    serve nothing, with `orphan_money` as their cost at the hourly value. `focus` is the share of hours on the objective
    that gets most of them, `focus_on`.
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
        """Linked actions as a share of all actions."""
        return self.linked / self.actions if self.actions else None

    @property
    def box_ticking(self) -> float | None:
        """Hours that serve nothing as a share of all hours."""
        return self.orphan_hours / self.hours if self.hours else None

    @property
    def focus(self) -> float | None:
        """Share of hours on the objective that gets most."""
        return self.focus_hours / self.hours if self.hours else None


@dataclass(frozen=True, slots=True)
class Report:
    """The compiler's findings by code and place, SMART by objective, the indices, and hours needed and available."""

    found: tuple[Found, ...]
    smart: Mapping[str, Smart]
    indices: Indices
    needed: float
    room: float | None
    without_minutes: int = 0

    @property
    def hours_suffice(self) -> bool:
        """Whether the time of every action is known and all of it fits, as far as the rules can tell."""
        known = bool(self.needed) and not self.without_minutes and self.room is not None
        return known and not any(finding.code == "P10" for finding in self.found)

    @property
    def errors(self) -> tuple[Found, ...]:
        """Findings that must be fixed."""
        return tuple(finding for finding in self.found if finding.is_error)

    @property
    def open_warnings(self) -> tuple[Found, ...]:
        """Warnings without a note."""
        return tuple(finding for finding in self.found if not finding.is_error and finding.is_open)

    @property
    def compiles(self) -> bool:
        """Whether the plan can be begun."""
        return not self.errors

    def at(self, place: str) -> tuple[Found, ...]:
        """Return the findings at one item of the plan."""
        return tuple(finding for finding in self.found if finding.place == place)


Notes = Mapping[tuple[str, str], str]
"""Maps (code, place) to the learner's reason for overriding."""


def compiled(plan: Plan, readings: Mapping[str, Reading] | None = None, notes: Notes | None = None) -> Report:
    """Compile a plan.

    Args:
        plan: plan to compile.
        readings: readings of its objectives, by id.
        notes: reasons for overriding warnings.
    """
    readings, notes, tree = readings or {}, notes or {}, Tree(plan)
    hours_of = {action.id: hours(plan, action, tree.objectives.get(action.parent or "")) for action in plan.actions}
    needed, room = sum(hours_of.values()), capacity(plan)
    loads = Loads(plan, tree)
    smart = {objective.id: letters(tree, objective, readings.get(objective.id), loads) for objective in plan.objectives}
    vague = [(name, word) for name, reading in readings.items() for word in _vague(plan, tree, name, reading)]
    findings = [
        *structure(tree),
        *dates(tree),
        *effort(tree, needed, room, loads),
        *funnel_questions(tree),
        *vague_words(tree, vague),
        *_in_other_hands(tree, readings),
        *_zeros(smart, tree),
    ]
    noted = [
        finding if finding.is_error else replace(finding, note=notes.get((finding.code, finding.place), ""))
        for finding in findings
    ]
    noted.sort(key=lambda finding: (finding.code, finding.place))
    unknown = sum(action.minutes is None and not _is_dropped(action) for action in plan.actions)
    return Report(tuple(noted), smart, _indices(tree, hours_of), needed, room, unknown)


def _is_dropped(action: Action) -> bool:
    return any(drop.date is None for drop in action.dropped)


def _in_other_hands(tree: Tree, readings: Mapping[str, Reading]) -> list[Found]:
    found = []
    for name, reading in readings.items():
        objective = tree.objectives.get(name)
        if objective is not None and reading.get("others") and reading.get("text") == objective.text:
            why = f"“{objective.text}” is in other hands than yours."
            found.append(
                Found("P29", name, why, "What will you do yourself that makes it likelier, or prepares you for it?")
            )
    return found


def _vague(plan: Plan, tree: Tree, name: str, reading: Reading) -> list[str]:
    objective = tree.objectives.get(name)
    return list(reading.get("vague", ())) if objective and reading.get("text") == objective.text else []


def _zeros(smart: Mapping[str, Smart], tree: Tree) -> list[Found]:
    findings = []
    for name, score in smart.items():
        objective = tree.objectives[name]
        if objective.target is not None and objective.target == objective.baseline:
            findings.append(
                Found(
                    "P24",
                    name,
                    f"“{objective.text}” goes from {amount(objective.baseline)} to {amount(objective.target)}.",
                    "What should be different at the end?",
                )
            )
        zeros = [letter for letter in score.letters if letter.points == 0]
        if zeros:
            names = "; ".join(f"not {NAMES[letter.letter].lower()} ({', '.join(letter.reasons)})" for letter in zeros)
            ask = " ".join(letter.ask for letter in zeros)
            findings.append(Found("P08", name, f"“{objective.text}”: {names}.", ask))
    return findings


def _indices(tree: Tree, hours_of: Mapping[str, float]) -> Indices:
    orphans = {action.id for action in tree.orphans()}
    lost = sum(hours_of[name] for name in orphans)
    doing = [action for action in tree.plan.actions if not no_deed(action.text)]
    by_objective: dict[str, float] = {}
    for action in tree.plan.actions:
        if action.id not in orphans and action.parent:
            by_objective[action.parent] = by_objective.get(action.parent, 0.0) + hours_of[action.id]
    top = max(sorted(by_objective), key=lambda name: by_objective[name], default=None)
    money = None if tree.plan.hourly_value is None else lost * tree.plan.hourly_value
    return Indices(
        len(doing),
        sum(action.id not in orphans for action in doing),
        sum(hours_of.values()),
        lost,
        money,
        by_objective.get(top, 0.0) if top else 0.0,
        top,
    )
