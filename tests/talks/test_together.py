"""A talk that a room holds together says what it would say to one person, and no more."""

from __future__ import annotations

from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.core.kind import KINDS, part
from salestrain.core.session import Session
from salestrain.core.together import Together

TOGETHER: Together = part(KINDS["conversation"].together or "")


def begun() -> Session:
    return Session(library().get("wicket_fair"), 3)


def to_its_end(session: Session) -> Session:
    while offered := TOGETHER.offered(session):
        session.do(Move("choose", {"move": offered[0][0]}))
    return session


def test_every_line_that_is_voted_on_can_be_said() -> None:
    session = begun()
    for move, _ in TOGETHER.offered(session):
        session.preview(Move("choose", {"move": move}))
    assert 4 <= len(TOGETHER.offered(session)) <= 6


def test_a_talk_that_is_over_has_nothing_to_vote_on() -> None:
    session = to_its_end(begun())
    assert "talking" != session.state.phase


def test_the_room_reads_what_it_said_and_what_the_buyer_answered() -> None:
    session = begun()
    move, words = TOGETHER.offered(session)[0]
    session.do(Move("choose", {"move": move}))
    assert (True, words) in [(line.is_ours, line.words) for line in TOGETHER.spoken(session)]


def test_nothing_is_news_before_something_is_said() -> None:
    session = begun()
    assert () == TOGETHER.news(session, len(session.moves))


def test_what_was_learned_is_news_once() -> None:
    session = to_its_end(begun())
    learned = [one for one in TOGETHER.news(session, 0) if one.startswith("You learned")]
    known_before = len(session.states[0].known)
    assert len(session.state.known) - known_before == len(set(learned)) == len(learned)
