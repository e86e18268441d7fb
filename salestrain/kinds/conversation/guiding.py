"""Guided lines: the four to six that a learner chooses from in one turn.

Each line that could be said is tried on the buyer first. What moves the talk on is right now; what is refused, costs
something or spoils the marks is tempting; a way to leave is neither. Some of each are offered, so that it takes
judgement to tell them apart. Which lines these are follows from the state alone, whatever the seed, so that a bot and
an author see what a learner sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from ...core.events import Event
from .content import MoveContent
from .script import WORTH, Script
from .state import State

FEWEST, MOST = 4, 6
RIGHT_AT_MOST = 2
WRONG_AT_LEAST = 2
LEAVING = ("commitment", "disqualify")
PLAYING_BACK = ("reflect", "summarise", "acknowledge")
SELLING = ("pitch", "attack")

Trial = Callable[[str], tuple[State, Sequence[Event]]]
"""Function that returns what would follow from saying the line with this id now."""


class Sort(Enum):
    """What a line is at this moment of the talk."""

    RIGHT = "right"
    TEMPTING = "tempting"
    WAY_OUT = "way out"
    IDLE = "idle"
    """It was said before, and brings nothing more."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would follow from a line now; a lower `rank` is a better line of its sort."""

    move: MoveContent
    sort: Sort
    rank: int = 0


def outlooks(script: Script, state: State, names: Iterable[str], trial: Trial) -> tuple[Outlook, ...]:
    """Return what each of these lines would lead to, in the order given.

    Args:
        script: talk.
        state: state before the line.
        names: lines that can be said now.
        trial: tries a line on the buyer.
    """
    return tuple(_outlook(script, state, script.line(name), *trial(name)) for name in names)


def offered(script: Script, state: State, views: Sequence[Outlook]) -> tuple[MoveContent, ...]:
    """Return the lines to offer, from what all that can be said would lead to.

    Args:
        script: talk.
        state: state before the line.
        views: outlooks of every line that can be said now.
    """
    right = _right(views)
    wrong = _tempting(script, state, views)
    out = [view for view in _of(views, Sort.WAY_OUT) if view.move.kind == "disqualify" or not right]
    # To leave may itself be right; it must be possible all the same when two other lines are better.
    going = [view for view in right[RIGHT_AT_MOST:] if view.move.kind == "disqualify"] or out
    leaving = going[:1] if state.turn > 1 or not right else []
    picked = [*right[:RIGHT_AT_MOST], *wrong[:WRONG_AT_LEAST], *leaving]
    spare = [*wrong[WRONG_AT_LEAST:], *right[RIGHT_AT_MOST:], *out, *_of(views, Sort.IDLE)]
    target = FEWEST if leaving else FEWEST + 1
    for view in spare:
        if len(picked) < target and view not in picked:
            picked.append(view)
    return tuple(view.move for view in picked[:MOST])


def _right(views: Sequence[Outlook]) -> list[Outlook]:
    """Return the right lines, best first; one that plays something back is among the first two if there is one."""
    right = sorted(_of(views, Sort.RIGHT), key=lambda view: view.rank)
    back = next((view for view in right if view.move.kind in PLAYING_BACK), None)
    if back is None or back in right[:RIGHT_AT_MOST]:
        return right
    return [right[0], back, *(view for view in right[1:] if view is not back)]


def _tempting(script: Script, state: State, views: Sequence[Outlook]) -> list[Outlook]:
    """Return the tempting lines: those written as such and moves that come too early, in turn; plain pitches last."""
    tempting = _of(views, Sort.TEMPTING)
    written = [view for view in tempting if view.move.id in script.tempting]
    if written:
        start = state.turn % len(written)
        written = written[start:] + written[:start]
        # What fits this very moment is more tempting than what can be said at any time.
        written.sort(key=lambda view: view.move.when is None)
    moves = [view for view in tempting if view.move.id not in script.tempting]
    early = [view for view in moves if view.move.kind not in SELLING]
    plain = sorted((view for view in moves if view.move.kind in SELLING), key=lambda view: view.move.kind == "attack")
    in_turn = [view for pair in zip(written, early, strict=False) for view in pair]
    rest = [view for view in (*written, *early) if view not in in_turn]
    return [*in_turn, *rest, *plain]


def _of(views: Sequence[Outlook], sort: Sort) -> list[Outlook]:
    return [view for view in views if view.sort is sort]


def _outlook(script: Script, state: State, move: MoveContent, after: State, events: Sequence[Event]) -> Outlook:
    if move.id in script.tempting:
        return Outlook(move, Sort.TEMPTING)
    if after.ending is not None:
        return _ending(move, after)
    revealed = [name for name in after.known if name not in state.known]
    if _harms(script, state, after, events, reveals=bool(revealed)) or (move.kind in SELLING and not revealed):
        return Outlook(move, Sort.IDLE if _said(state, move) else Sort.TEMPTING)
    if revealed:
        worth = min(WORTH[script.facts[name].value] for name in revealed)
        return Outlook(move, Sort.RIGHT, 1 + worth)
    if any(event.kind == "agenda_answered" for event in events):
        return Outlook(move, Sort.RIGHT, 0)
    if _said(state, move):
        return Outlook(move, Sort.WAY_OUT if move.kind in LEAVING else Sort.IDLE)
    if move.kind == "commitment":
        raised = any(event.kind == "agenda_raised" for event in events)
        return Outlook(move, Sort.RIGHT if raised else Sort.TEMPTING, 6)
    if move.kind == "meta" and state.turn == 0:
        return Outlook(move, Sort.RIGHT, 0)  # How a talk begins can be said only once.
    warms = any(event.kind == "changed" and event.data["by"] > 0 for event in events)
    return Outlook(move, Sort.RIGHT, 5 if warms else 7)


def _ending(move: MoveContent, after: State) -> Outlook:
    """Return the outlook of a line that ends the talk."""
    if after.verdict == "success":
        return Outlook(move, Sort.RIGHT, 4)
    return Outlook(move, Sort.WAY_OUT if move.kind == "disqualify" else Sort.TEMPTING)


def _said(state: State, move: MoveContent) -> bool:
    return bool(state.moments(f"move:{move.id}"))


def _harms(script: Script, state: State, after: State, events: Sequence[Event], *, reveals: bool) -> bool:
    """Return whether the line costs more than its turn: something is refused, dodged or lost by it."""
    for event in events:
        if event.kind == "changed" and event.data["by"] < 0 and event.data["source"] != "per_turn":
            return True
        if event.kind == "agenda_dodged":
            return True
        if event.kind in ("fact_withheld", "fact_covered") and not reveals:
            return True
    caps = (cap.when.condition for cap in script.scenario.caps)
    return any(cap.holds(after) and not cap.holds(state) for cap in caps)
