"""Lines weighed before they are said: what the search proves about them is what comes true."""

from __future__ import annotations

import random

import pytest

from salestrain.content.library import library
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief.weighing import Weighed, weighed
from salestrain.kinds.conversation.engine import choices
from salestrain.kinds.conversation.solver import course

BUYERS = ("wicket_fair", "saltmarsh_bakeries", "harbour_foods")


def begun(name: str, seed: int = 3) -> Session:
    return Session(library().get(name), seed)


def chosen(move: str) -> Move:
    return Move("choose", {"move": move})


def offered(session: Session) -> list[Move]:
    return [chosen(choice.move) for choice in choices(session.script, session.state)]


def weigh(session: Session, moves: list[Move]) -> tuple[Weighed, ...]:
    steps = weighed(session, moves)
    while True:
        try:
            next(steps)
        except StopIteration as over:
            lines: tuple[Weighed, ...] = over.value
            return lines


@pytest.mark.parametrize("name", BUYERS)
def test_whoever_says_the_line_that_keeps_most_earns_what_was_within_reach(name: str) -> None:
    session = begun(name)
    first = weigh(session, offered(session))[0]
    promised = first.within_reach + first.cost
    while session.state.phase == "talking":
        moves = offered(session)
        lines = weigh(session, moves)
        kept = max(range(len(moves)), key=lambda at: lines[at].within_reach)
        session.do(moves[kept])
    assert promised == course(session).best_end


@pytest.mark.parametrize("name", BUYERS)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_a_line_was_said_to_cost_is_what_the_debrief_says_it_cost(name: str, seed: int) -> None:
    session, foretold = begun(name, seed), []
    picking = random.Random(seed)
    while session.state.phase == "talking":
        moves = offered(session)
        picked = picking.randrange(len(moves))
        foretold.append(weigh(session, moves)[picked].cost)
        session.do(moves[picked])
    assert [turn.cost for turn in course(session).turns] == foretold


def test_weighing_lines_says_nothing_aloud() -> None:
    session = begun("wicket_fair")
    before = session.digest()
    weigh(session, offered(session))
    assert before == session.digest()


def test_the_reasons_do_not_tell_what_the_buyer_would_answer() -> None:
    session = begun("wicket_fair")
    reasons = " ".join(reason for line in weigh(session, offered(session)) for reason in line.reasons)
    assert [] == [fact.id for fact in session.script.facts.values() if fact.text in reasons]


def test_a_line_that_cannot_be_said_now_is_refused() -> None:
    with pytest.raises(Refusal):
        weigh(begun("wicket_fair"), [chosen("m.nothing_like_it")])


def test_an_early_goodbye_is_wrong_and_the_opening_is_right() -> None:
    lines = {line.text: line.verdict for line in weigh(begun("orla_freight"), [chosen("m.opening"), chosen("m.next")])}
    assert ["right", "wrong"] == list(lines.values())
