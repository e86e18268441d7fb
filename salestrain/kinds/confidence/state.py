"""Snapshot of a ledger, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...core.events import Event
from .content import Ledger

Phase = Literal["keeping", "debriefed"]


@dataclass(frozen=True, slots=True)
class Script:
    """A ledger prepared for one attempt; nothing in it is random."""

    scenario: Ledger


@dataclass(frozen=True, slots=True)
class Shown:
    """What a learner's own practice shows of a part: the mean share of its marks, from 0 to 1, and their number."""

    share: float
    n: int


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a ledger. `ratings` holds for each part all ratings, oldest first, each at three difficulties.

    `judged` holds, for each judgement in a talk, the confidence in percent and whether it was right.
    """

    phase: Phase = "keeping"
    turn: int = 0
    ratings: Mapping[str, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    shown: Mapping[str, Shown] = field(default_factory=dict)
    shown_at_rating: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """How many marks showed a part when it was rated, for each rating."""
    judged: tuple[tuple[int, bool], ...] = ()
    wins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    next_part: Mapping[str, Any] | None = None

    def confidence(self, part: str) -> float | None:
        """Return how sure somebody is of a part, 0 to 100: the mean of its three ratings; None if it has none."""
        ratings = self.ratings.get(part)
        return sum(ratings[-1]) / 3 if ratings else None


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events.

    Args:
        events: events to apply.
        state: state to start from; an empty one by default.
    """
    state = state or State()
    for event in events:
        state = _applied(state, event)
    return state


def _applied(state: State, event: Event) -> State:
    state, data = replace(state, turn=max(state.turn, event.turn)), event.data
    match event.kind:
        case "rated":
            return _rated(state, data)
        case "practice_brought":
            shown = {part: Shown(share / 1_000, n) for part, (share, n) in data["shown"].items()}
            judged = tuple((confidence, right) for confidence, right in data["judged"])
            return replace(state, shown=shown, judged=judged)
        case "win_kept":
            return replace(state, wins={**state.wins, data["id"]: data})
        case "acknowledged":
            win = {**state.wins[data["win"]], "acknowledged": data}
            return replace(state, wins={**state.wins, data["win"]: win})
        case "part_chosen":
            return replace(state, next_part=data)
        case "debrief_opened":
            return replace(state, phase="debriefed")
    return state


def _rated(state: State, data: Mapping[str, Any]) -> State:
    part = data["part"]
    easy, usual, hard = data["values"]
    count = state.shown[part].n if part in state.shown else 0
    return replace(
        state,
        ratings={**state.ratings, part: (*state.ratings.get(part, ()), (easy, usual, hard))},
        shown_at_rating={**state.shown_at_rating, part: (*state.shown_at_rating.get(part, ()), count)},
    )
