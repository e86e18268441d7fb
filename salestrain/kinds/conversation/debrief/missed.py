"""Facts that were not learned: what would have unlocked them, and when that was first possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ....core.conditions import Leaf, Not, Value, first_unmet
from ....core.events import Move
from ....core.session import Session
from .. import engine
from ..script import WORTH


@dataclass(frozen=True, slots=True)
class Missed:
    """Fact the learner did not get.

    `would_have` says what was missing when it was closest. `first_turn` is the first turn in which a single line
    (`with_line`) would have revealed it; None if none would.
    """

    fact: str
    label: str
    value: str
    text: str
    would_have: str
    first_turn: int | None
    with_line: str | None


def missed_facts(session: Session) -> tuple[Missed, ...]:
    """Return the facts that exist and were not revealed, key facts first."""
    missing = [fact for fact in session.script.facts.values() if fact.id not in session.state.known]
    possible = _first_possible(session, {fact.id for fact in missing})
    missing.sort(key=lambda fact: WORTH[fact.value])
    return tuple(
        Missed(
            fact=fact.id,
            label=fact.label,
            value=fact.value,
            text=fact.text,
            would_have=_would_have(session, fact),
            first_turn=possible[fact.id][0] if fact.id in possible else None,
            with_line=possible[fact.id][1] if fact.id in possible else None,
        )
        for fact in missing
        if fact.value != "decoy"
    )


def _first_possible(session: Session, wanted: set[str]) -> dict[str, tuple[int, str]]:
    """Return, for each fact, the first turn in which one legal line would have revealed it, and that line.

    The engine itself is asked: each legal line is tried in each state of the talk.
    """
    possible: dict[str, tuple[int, str]] = {}
    for state in session.states:
        if state.phase != "talking" or not wanted - possible.keys():
            continue
        for name in engine.legal(session.script, state):
            after, _ = engine.respond(session.script, state, Move("choose", {"move": name}))
            for fact in after.known:
                if fact in wanted and fact not in possible:
                    possible[fact] = (state.turn + 1, session.script.moves[name].choice)
    return possible


def _would_have(session: Session, fact: Any) -> str:
    """Return in one sentence what was missing the last time it was asked for, or else at the end of the talk."""
    exercise = session.exercise
    who = (exercise.people[fact.by] if fact.by else exercise.buyer).name.split()[0]
    refusals = [
        event
        for event in session.standing()
        if event.kind in ("fact_withheld", "fact_covered") and event.data["fact"] == fact.id
    ]
    if refusals:
        data = refusals[-1].data
        return _sentence(who, data["unmet"], data["actual"], data["state"], f" in turn {refusals[-1].turn}")
    if fact.reveal is None:
        return f"{who} would have told you for the asking; it was never asked."
    last = next(state for state in reversed(session.states) if state.phase != "judged")
    leaf: Leaf | Not | None = first_unmet(fact.reveal.condition, last)
    names = engine.naming(exercise)
    if leaf is None:
        return f"{who} was about to tell you; the talk ended one turn too early."
    state = leaf.name if isinstance(leaf, Value) else None
    return _sentence(who, leaf.words(names), leaf.actual(last), state, "")


def _sentence(who: str, unmet: str, actual: str, state: str | None, when: str) -> str:
    if state:
        return f"{who} would have told you with {unmet}; it was {actual}{when}."
    return f"{who} would have told you after {unmet}{when and f'; you asked{when}'}."
