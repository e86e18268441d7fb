"""The moment of the talk at which a typed line is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...language.moment import Moment
from .disclosing import ASKED
from .engine import Script, State, fact_is_asked_by, legal, open_answers


def moment_of(script: Script, state: State, barred: Iterable[str] = ()) -> Moment:
    """Return the situation in the talk that the reader needs; `barred` are moves the line must not be read as."""
    expected = script.agenda[state.expecting].expects if state.expecting else ()
    return Moment(
        legal=frozenset(legal(script, state)),
        last_line=state.last_line,
        answers=open_answers(script, state),
        expected=frozenset(expected),
        spent=frozenset(name for name in script.moves if state.moments(f"move:{name}")),
        told=frozenset(_exhausted(script, state)),
        barred=frozenset(barred),
    )


def _exhausted(script: Script, state: State) -> Iterator[str]:
    """Yield questions whose facts are all known, and answers that were given: the buyer has nothing to add to them."""
    for move in script.moves.values():
        if move.kind in ASKED and state.moments(f"move:{move.id}"):
            asked = [fact.id for fact in script.facts.values() if fact_is_asked_by(fact, move.id)]
            if all(name in state.known for name in asked):
                yield move.id
    for answer in (*script.scenario.world, *script.scenario.follow_ups):
        last = "again" if answer.again else "say"
        if f"{answer.id}.{last}" in state.used_lines:
            yield answer.id
