"""After the talk: what each line cost, and what would have been with another one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.core.events import Json, Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import costs_of, debrief, options, what_if
from salestrain.kinds.conversation.engine import choices, legal, seed_for
from salestrain.kinds.conversation.page.report import debrief_screen
from salestrain.kinds.conversation.page.thought import answer
from salestrain.kinds.conversation.solver import Better, Course, TurnCost, course
from salestrain.ui import to_markdown, to_text
from tests.small_talk import small_scenario
from tests.talks.test_afterwards import GOOD, judged


def say(text: str, verdict: str, *moves: str) -> Move:
    heard: Json = [{"move": move, "confidence": 0.9, "because": "", "span": [0, 3]} for move in moves]
    reading = {"text": text, "verdict": verdict, "heard": [], "candidates": [], "acts": []}
    return Move("say", {"reading": reading | {"heard" if verdict == "heard" else "candidates": heard}})


def choose(move: str) -> Move:
    return Move("choose", {"move": move})


def line(turn: int, before: int, after: int, exact: bool = True) -> TurnCost:
    better = Better("m.open", "Who handles this?", before) if before > after else None
    return TurnCost(turn, "words", before, after, better, exact)


@pytest.mark.parametrize(
    ("lines", "finding"),
    [
        (
            [line(1, 96, 96), line(2, 96, 78)],
            "Turn 2 cost the most: 18 points of 100; until then 96 were within reach.",
        ),
        (
            [line(1, 100, 99), line(2, 99, 98), line(3, 98, 98)],
            "Turns 1 and 2 cost the most, 1 point of 100 each; until then 100 were within reach.",
        ),
        (
            [line(1, 100, 100)],
            "None of your lines cost a point: all 100 points were within reach from the first line to the last.",
        ),
        (
            [line(1, 90, 60, exact=False)],
            "Turn 1 cost the most: 30 points of 100, as far as was looked at; until then 90 were within reach.",
        ),
    ],
)
def test_the_finding_is_one_sentence_about_the_line_that_cost_most(lines: list[TurnCost], finding: str) -> None:
    assert finding == costs_of(Course(tuple(lines), lines[-1].after), 50).finding


def test_what_the_judgement_lost_is_told_apart_from_what_the_lines_cost() -> None:
    costs = costs_of(Course((line(1, 100, 80),), 80), 65)
    assert "The talk left 80 within reach; with the judgement that you gave it came to 65." == costs.rest


def test_the_costs_of_a_talk_are_in_its_text_and_its_markdown() -> None:
    session = judged(("m.pitch", "m.leave"), "nurture", cited=("f.size",))
    screen = debrief_screen(debrief(session, course(session)), live=False)
    assert "What each line cost" in to_text(screen).text
    assert "## What each line cost" in to_markdown(screen)


def test_what_is_not_proven_is_marked_as_an_estimate() -> None:
    session = judged()
    report = debrief(session, Course((line(1, 90, 60, exact=False),), 60))
    lines = to_markdown(debrief_screen(report, live=False)).splitlines()
    assert ["| at least 90 | at least 60 | **−30**; an estimate |"] == [
        text[text.index("| at least") :] for text in lines if text.startswith("| 1 |")
    ]


def test_the_weakest_moments_are_those_that_cost_most_once_that_is_known() -> None:
    session = judged(("m.like", "m.pitch", "m.leave"), "nurture", cited=("f.size",))
    known = course(session)
    dear = sorted((turn for turn in known.turns if turn.cost), key=lambda turn: -turn.cost)[:2]
    found = debrief(session, known).moments
    assert found is not None
    assert [(turn.turn, turn.cost) for turn in dear] == [(m.turn, m.cost) for m in found.weakest]


def test_an_estimate_makes_no_line_weak() -> None:
    guess = Course(tuple(line(turn, 100 - turn, 99 - turn, exact=False) for turn in range(1, 6)), 94)
    found = debrief(judged(), guess).moments
    assert found is not None
    assert ((), True) == (found.weakest, "could be checked" in found.finding)


def test_a_talk_that_the_insulted_buyer_left_has_the_cost_of_its_lines_and_not_of_the_insult() -> None:
    session = Session(small_scenario(), seed_for(small_scenario(), "v.open"))
    for move in (choose("m.open"), say("rude", "abuse"), say("ruder", "abuse")):
        session.do(move)
    assert [(100, 100)] == [(turn.before, turn.after) for turn in course(session).turns]


# What would have been


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 5), st.lists(st.integers(0, 9), max_size=7), st.integers(0, 40), st.booleans())
def test_the_same_line_said_again_changes_nothing(seed: int, picks: list[int], at: int, typed: bool) -> None:
    session = Session(small_scenario(), seed)
    for pick in picks:
        if session.state.phase == "talking":
            possible = legal(session.script, session.state)
            move = possible[pick % len(possible)]
            session.do(say(f"words {pick}", "heard", move) if typed else choose(move))
    if session.state.phase == "talking":
        session.do(choose("m.leave"))
    end(session)
    turn = 1 + at % session.state.turn
    again = session.moves[len(session.moves_before(turn))]
    comparison = what_if(session, turn, again).comparison

    assert (comparison.first, session.state.turn) == (comparison.second, comparison.same_until)


def end(session: Session, cited: Sequence[str] = ("f.size",)) -> None:
    session.do(Move("predict", {"total": 50}))
    session.do(Move("judge", {"answer": "pursue", "confidence": 60, "cited": list(cited)}))


def test_a_corrected_line_is_said_again_as_it_was_meant() -> None:
    session = Session(small_scenario(), seed_for(small_scenario(), "v.open"))
    for move in (
        choose("m.open"),
        say("theirs", "heard", "m.pitch"),
        Move("correct", {"moves": ["m.like"]}),
        choose("m.change"),
        choose("m.leave"),
    ):
        session.do(move)
    end(session)
    comparison = what_if(session, 1, choose("m.open")).comparison

    assert comparison.first == comparison.second


def test_another_line_shows_the_facts_and_marks_that_it_would_have_changed() -> None:
    found = what_if(judged(), 2, choose("m.when"))

    assert (("Nobody has proof when a load is refused.", "About 40k a year."), 1, (2, 0)) == (
        found.comparison.first.only_learned,
        found.comparison.same_until,
        (found.comparison.marks[1].first, found.comparison.marks[1].second),
    )


def test_the_difference_is_told_in_one_sentence() -> None:
    found = what_if(judged(), 2, choose("m.when"))
    ends = "another end: “it was put off”, not “it led to a meeting”"
    assert f"The total would have been 43 of 100 instead of 100, 57 less, with {ends}." == found.finding


def test_a_thought_can_be_read_as_plain_text() -> None:
    text = to_text(answer(what_if(judged(), 2, choose("m.when")), live=False)).text
    as_it_was = text[text.index("As it was\n") : text.index("As it would have been\n")]
    assert "If you had said in turn 2: “Is it urgent?”" in text
    assert "Learned only here:" in as_it_was
    assert "- “About 40k a year.”" in as_it_was


def test_a_line_that_ends_the_talk_early_says_which_lines_were_left_unsaid() -> None:
    found = what_if(judged(), 2, choose("m.leave"))
    told = (
        "The talk would have been over after turn 2, so your lines in turns 3 to 5 could not have been said any more."
    )
    assert told in found.notes


def test_a_line_that_is_not_possible_any_more_is_passed_over_and_named() -> None:
    session = judged(("m.open", "m.like", "m.when", "m.price", "m.leave"), cited=("f.size",))
    found = what_if(session, 3, choose("m.change"))
    assert (
        "What you said in turn 4, “First, what does a refused load cost?”, was not possible any more.",
    ) == found.notes[:1]


def test_several_lines_that_are_not_possible_any_more_are_named_in_one_sentence() -> None:
    moves = ("m.open", "m.like", "m.when", "m.price", "m.price", "m.leave")
    found = what_if(judged(moves, cited=("f.size",)), 3, choose("m.change"))
    assert "Your lines in turns 4 and 5 were not possible any more." == found.notes[0]


def test_a_talk_that_would_not_have_ended_says_so_and_has_no_judgement() -> None:
    found = what_if(judged(("m.open", "m.next"), cited=("f.size",)), 2, choose("m.like"))
    told = "it has no ending and no judgement" in found.notes[0]
    assert ("still going on", True) == (found.comparison.second.ending, told)


def test_the_judgement_is_kept_also_where_its_facts_would_not_have_been_learned() -> None:
    found = what_if(judged(), 3, choose("m.when"))
    assert (2, True) == (found.comparison.marks[2].first, found.notes[-1].endswith("the judgement itself is kept."))


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (say("blubb", "nothing"), "Put it another way, or choose a line from the list."),
        (say("so they?", "unsure", "m.like"), "Perhaps you meant: “What do you like about them?”"),
        (say("the weather", "off_topic"), "would not have understood that"),
        (choose("m.price"), "not possible in turn 1. Choose one from the list."),
        (choose("m.no_such"), "not possible in turn 1. Choose one from the list."),
    ],
)
def test_what_could_not_have_been_said_is_answered_with_a_way_on(move: Move, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        what_if(judged(), 1, move)
    assert told in str(refused.value)


def test_a_thought_leaves_the_talk_as_it_was() -> None:
    session = judged()
    before = session.digest(), session.moves
    what_if(session, 2, choose("m.leave"))
    assert before == (session.digest(), session.moves)


def test_the_lines_that_were_possible_are_offered_with_the_one_that_was_said() -> None:
    offered = options(judged(), 1)
    assert (9, ["m.open"]) == (len(offered), [option.move for option in offered if option.said])


def test_a_good_talk_has_nothing_better_to_offer() -> None:
    assert {None} == {turn.better for turn in course(judged(GOOD)).turns}


def test_a_better_line_that_was_not_on_the_list_is_told_apart_from_the_best_that_was() -> None:
    """Whoever chooses is never blamed for a line that could only be typed."""
    scenario = small_scenario()
    for variant in ("v.open", "v.solved"):
        session = Session(scenario, seed_for(scenario, variant))
        while session.state.phase == "talking":
            offered = choices(session.script, session.state)
            session.do(choose(offered[0].move))
        for cost in course(session).turns:
            before = session.states[len(session.moves_before(cost.turn))]
            on_list = {choice.move for choice in choices(session.script, before)}
            told = [better for better in (cost.better, cost.listed) if better is not None]
            assert [cost.off_list and better is cost.better for better in told] == [
                better.move not in on_list for better in told
            ]


def test_a_line_that_was_the_best_on_its_list_is_no_weak_moment() -> None:
    better = Better("m.open", "Who handles this?", 96)
    assert [False, True, True] == [
        TurnCost(1, "words", 96, 78, better, exact=True, off_list=True).was_open,
        TurnCost(1, "words", 96, 78, better, exact=True, off_list=True, listed=better).was_open,
        TurnCost(1, "words", 96, 78, better, exact=True).was_open,
    ]
