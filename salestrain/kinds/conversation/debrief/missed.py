"""Facts that were not learned: what would have unlocked them, and when that was first possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ....core.events import Move
from ....core.needs import Need
from ....core.session import Session
from .. import engine
from ..by_hand import by_rule
from ..script import WORTH
from .holding_back import after, asked_in, held_back_for, missing_for
from .speakers import first_name


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
    for state in map(by_rule, session.states):
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
    who = first_name(exercise, fact.by)
    refusals = [
        event
        for event in session.standing()
        if event.kind in ("fact_withheld", "fact_covered") and event.data["fact"] == fact.id
    ]
    if fact.reveal is None:
        return f"{who} would have told you for the asking; it was never asked."
    turn = refusals[-1].turn if refusals else asked_in(session, fact)
    if turn is None:
        last = next(state for state in reversed(session.states) if state.phase != "judged")
        missing, asked = missing_for(session, fact, last), ""
    else:
        missing = held_back_for(session, refusals[-1]) if refusals else missing_for(session, fact, after(session, turn))
        asked = f"; you asked in turn {turn}"
    if missing:
        return f"{who} would have told you {_conditions(missing)}{asked}."
    if turn is None:
        return f"{who} was about to tell you; the talk ended one turn too early."
    return f"{who} had told you enough for one turn when you asked in turn {turn}."


def _conditions(missing: Sequence[Need]) -> str:
    return ", and ".join(_condition(need) for need in missing)


def _condition(need: Need) -> str:
    if need.words.startswith("without "):
        return need.told
    is_state = need.had.startswith("it was") or need.words.startswith(("no ", "fewer "))
    return f"{'with' if is_state else 'after'} {need.told}"
