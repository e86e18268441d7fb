"""A room holds one talk together: everybody votes or proposes, what each line would cost is proven, and it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salestrain.core.events import Move
from salestrain.core.together import Question
from salestrain.serving.board.steps import tried
from salestrain.serving.board.voting import VotePage
from salestrain.workshop import events
from salestrain.workshop.ballot import lines_of
from salestrain.workshop.state import Vote
from tests.board.staging import TALK, Hall, a_hall, seen, staged


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A workshop at the step in which the room holds a talk together, with the vote open."""
    with a_hall(tmp_path) as hall:
        open_vote(hall)
        yield hall


def open_vote(hall: Hall) -> None:
    """Begin the talk, and let the room vote."""
    board = hall.board()
    for message in ({"type": "step", "value": "2"}, {"type": "talk_afresh"}, {"type": "vote"}):
        board.deliver(message)


def the_vote(hall: Hall) -> Vote:
    """Return the vote on the next line."""
    return list(hall.board().look.state.votes.values())[-1]


def votes(hall: Hall, nickname: str, option: str) -> VotePage:
    """Somebody votes."""
    phone = hall.phone(VotePage, hall.joins(nickname))
    phone.deliver({"type": "cast", "option": option, "vote": the_vote(hall).id})
    return phone  # type: ignore[return-value]


def proposes(hall: Hall, nickname: str, text: str) -> VotePage:
    """Somebody proposes words of their own."""
    phone = hall.phone(VotePage, hall.joins(nickname))
    phone.deliver({"type": "propose", "text": text, "vote": the_vote(hall).id})
    return phone  # type: ignore[return-value]


def test_the_room_votes_on_the_lines_that_can_be_said(hall: Hall) -> None:
    talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
    assert dict(talk.offered if talk else ()) == dict(the_vote(hall).options)


def test_nobody_sees_how_it_stands_before_the_vote_is_closed(hall: Hall) -> None:
    option, _words = next(iter(the_vote(hall).options.items()))
    phone = votes(hall, "Ann", option)
    assert ("1 of 1 have voted" in seen(hall.wide_screen()), "How the room votes" in seen(phone)) == (True, False)


def test_where_the_plan_says_at_once_everybody_sees_it_as_it_goes(tmp_path: Path) -> None:
    with a_hall(tmp_path, reveal="at_once") as hall:
        open_vote(hall)
        assert "How the room votes" in seen(votes(hall, "Ann", next(iter(the_vote(hall).options))))


def test_where_the_facilitator_shows_it_a_closed_vote_stays_hidden_until_then(tmp_path: Path) -> None:
    with a_hall(tmp_path, reveal="facilitator") as hall:
        open_vote(hall)
        votes(hall, "Ann", next(iter(the_vote(hall).options)))
        board, screen, vote = hall.board(), hall.wide_screen(), the_vote(hall).id
        board.deliver({"type": "vote_close", "value": vote})
        before = seen(screen)
        board.deliver({"type": "vote_show", "value": vote})
        assert ("1 of 1 want line" in before, "1 of 1 want line" in seen(screen)) == (False, True)


def test_a_closed_vote_says_of_each_line_what_it_costs_and_why(hall: Hall) -> None:
    votes(hall, "Ann", next(iter(the_vote(hall).options)))
    board = hall.board()
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    found = hall.stage.fishbowl.weighed(hall.workshop, the_vote(hall)) or ()
    assert len(the_vote(hall).options) == sum(bool(one.verdict and one.reasons) for one in found)


def test_own_words_are_read_as_typed_text_and_stand_on_the_ballot_without_a_name(hall: Hall) -> None:
    proposes(hall, "Ann Other", "What was the last thing that stopped when it should not have?")
    board = hall.board()
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    board.deliver({"type": "tab", "value": "together"})
    told = seen(hall.wide_screen()) + seen(board)
    assert ("Understood as:" in told, "proposed in the room" in told, "Ann" in told) == (True, True, False)


def test_words_that_the_facilitator_takes_off_are_on_no_screen(hall: Hall) -> None:
    proposes(hall, "Ann", "Something rude")
    board = hall.board()
    board.deliver({"type": "drop", "value": lines_of(the_vote(hall))[-1].key})
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    assert "rude" not in seen(hall.wide_screen())


def test_the_talk_goes_on_with_the_line_that_was_chosen(hall: Hall) -> None:
    option, words = next(iter(the_vote(hall).options.items()))
    board = hall.board()
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    board.deliver({"type": "say", "value": option})
    talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
    assert words in [line.words for line in talk.spoken if line.is_ours] if talk else False


def test_two_facilitators_say_one_line_and_not_two(hall: Hall) -> None:
    first, second = list(the_vote(hall).options)[:2]
    one, other = hall.board(), staged(hall.store, hall.workshop).board()
    one.deliver({"type": "vote_close", "value": the_vote(hall).id})
    for board, option in ((one, first), (other, second)):
        board.deliver({"type": "say", "value": option})
    talk = staged(hall.store, hall.workshop).stage.fishbowl.talk(hall.workshop, TALK)
    assert (1, True) == (talk.moves if talk else 0, "went on already" in other.pane.status)


def test_both_are_tried_side_by_side_and_neither_is_said(hall: Hall) -> None:
    board, screen = hall.board(), hall.wide_screen()
    board.deliver({"type": "tab", "value": "together"})
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    board.deliver({"type": "try", "lines": list(the_vote(hall).options)[:2]})
    talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
    shown = [words in seen(screen) for words in list(the_vote(hall).options.values())[:2]]
    assert (2, [True, True], 0) == (seen(board).count("If we say:"), shown, talk.moves if talk else -1)


def test_a_server_that_was_killed_in_the_middle_of_a_vote_goes_on_where_it_was(hall: Hall) -> None:
    option = next(iter(the_vote(hall).options))
    votes(hall, "Ann", option)
    again = staged(hall.store, hall.workshop)
    board = again.board()
    board.deliver({"type": "vote_close", "value": the_vote(again).id})
    found = again.stage.fishbowl.weighed(again.workshop, the_vote(again)) or ()
    assert {option: 1} == {one.line.key: one.line.people for one in found if one.line.people}


def test_a_line_said_on_one_server_is_heard_on_the_other(hall: Hall) -> None:
    elsewhere = staged(hall.store, hall.workshop)
    screen = elsewhere.wide_screen()
    option, words = next(iter(the_vote(hall).options.items()))
    board = hall.board()
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    board.deliver({"type": "say", "value": option})
    assert words in seen(screen)


def test_a_vote_that_is_closed_takes_no_more_votes(hall: Hall) -> None:
    vote = the_vote(hall)
    hall.board().deliver({"type": "vote_close", "value": vote.id})
    late = votes(hall, "Ann", next(iter(vote.options)))
    assert ("This vote is closed.", {}) == (late.pane.status, the_vote(hall).cast)


def test_the_talk_of_the_room_is_nobodys_attempt(hall: Hall) -> None:
    hall.joins("Ann")
    board = hall.board()
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    board.deliver({"type": "say", "value": next(iter(the_vote(hall).options))})
    assert ((), 1) == (
        hall.store.workshops.doings(hall.workshop),
        len(hall.store.attempts(learner=f"room:{hall.workshop}")),
    )


@pytest.mark.parametrize("name", ["no_such_exercise", "question_types"])
def test_an_exercise_that_is_no_talk_cannot_be_held_together(hall: Hall, name: str) -> None:
    assert not hall.stage.fishbowl.can_hold(name)


@pytest.fixture
def over(tmp_path: Path) -> Iterator[Hall]:
    """A workshop in which the room's talk is over, and the facilitator lets everybody judge it."""
    with a_hall(tmp_path) as hall:
        board = hall.board()
        for message in ({"type": "step", "value": "2"}, {"type": "talk_afresh"}):
            board.deliver(message)
        talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
        while talk is not None and talk.offered:
            talk.say(Move("choose", {"move": talk.offered[0][0]}), talk.moves)
        hall.happens(events.thawed())
        yield hall


def judges(hall: Hall, nickname: str, option: str, sure: int) -> VotePage:
    """Somebody judges the talk."""
    phone = hall.phone(VotePage, hall.joins(nickname))
    phone.deliver({"type": "judge", "option": option, "sure": str(sure), "vote": the_vote(hall).id})
    return phone  # type: ignore[return-value]


def the_question(hall: Hall) -> Question:
    """What is judged, with what is true."""
    talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
    assert talk is not None and talk.question is not None
    return talk.question


def test_a_talk_that_is_over_is_judged_before_anybody_sees_what_it_earned(over: Hall) -> None:
    before = seen(over.wide_screen())
    board = over.board()
    board.deliver({"type": "vote"})
    judges(over, "Ann", the_question(over).right, 80)
    open_still = seen(over.wide_screen())
    board.deliver({"type": "vote_close", "value": the_vote(over).id})
    told = [("The talk earned" in text, the_question(over).why in text) for text in (before, open_still)]
    after = seen(over.wide_screen())
    assert [(False, False)] * 2 == told
    assert ("The talk earned" in after, "1 of 1 judged rightly" in after) == (True, True)


def test_a_judgement_says_how_sure_the_right_and_the_wrong_were(over: Hall) -> None:
    over.board().deliver({"type": "vote"})
    right = the_question(over).right
    wrong = next(name for name in the_question(over).options if name != right)
    for place in range(6):
        judges(over, f"Ann {place}", right if place < 3 else wrong, 50 if place < 3 else 95)
    over.board().deliver({"type": "vote_close", "value": the_vote(over).id})
    assert "right were 50 % sure on average, those who were not 95 %" in seen(over.wide_screen())


def test_a_judgement_needs_an_answer_and_how_sure_one_is(over: Hall) -> None:
    over.board().deliver({"type": "vote"})
    right = the_question(over).right
    given = (("", 80), (right, 12), (right, 80))
    said = [judges(over, f"Ann {place}", *one).pane.status for place, one in enumerate(given)]
    assert ["Choose an answer first.", "Say how sure you are.", "Your judgement is in."] == said


def test_a_way_is_tried_for_three_lines_and_nothing_of_it_is_said(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "vote_close", "value": the_vote(hall).id})
    board.deliver({"type": "try", "lines": list(the_vote(hall).options)[:2]})
    for _ in range(3):
        (first, _) = hall.stage.fishbowl.side_by_side(hall.workshop, the_vote(hall), tried(board.look.state))
        move = first.offered[0][0] if first.offered else ""
        board.deliver({"type": "try_on", "place": "0", "move": move})
    (first, other) = hall.stage.fishbowl.side_by_side(hall.workshop, the_vote(hall), tried(board.look.state))
    ours = [sum(line.is_ours for line in way.spoken) for way in (first, other)]
    talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
    assert ([3, 1], 0) == (ours, talk.moves if talk else -1)
