"""What comes after the talk: prediction, judgement, score, debrief, retry."""

from __future__ import annotations

import pytest

from salestrain.content import load_playthroughs
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import as_meant, compare, debrief
from salestrain.kinds.conversation.engine import seed_for
from salestrain.kinds.conversation.page.report import debrief_screen
from salestrain.ui import to_markdown, to_text
from tests.exercises.playing import exercise_folders, played
from tests.small_talk import small_scenario

GOOD = ("m.open", "m.like", "m.change", "m.impact", "m.next")


def judged(
    moves: tuple[str, ...] = GOOD,
    answer: str = "pursue",
    confidence: int = 80,
    cited: tuple[str, ...] = ("f.cost",),
    predict: int = 70,
    variant: str = "v.open",
) -> Session:
    scenario = small_scenario()
    session = Session(scenario, seed_for(scenario, variant))
    for move in moves:
        session.do(Move("choose", {"move": move}))
    session.do(Move("predict", {"total": predict}))
    session.do(Move("judge", {"answer": answer, "confidence": confidence, "cited": list(cited)}))
    return session


def test_a_talk_done_well_and_judged_with_reasons_earns_everything() -> None:
    assert 100 == judged().score().total


def test_dropping_what_is_not_worth_it_with_reasons_earns_the_judgement_in_full() -> None:
    session = judged(("m.open", "m.impact", "m.leave"), "drop", 90, ("f.solved",), variant="v.solved")
    assert 2 == session.score().marks[2].score


def test_every_mark_above_nothing_shows_who_said_what_in_which_turn() -> None:
    marks = judged().score().marks
    assert [(1, "Who handles this today?"), (4, "About 40k a year."), (5, "pursue, 80 % sure")] == [
        (mark.proof[0].turn, mark.proof[0].quote) for mark in marks
    ]


def test_a_mark_states_its_rule_with_the_threshold() -> None:
    assert "at least 3 × open question before the first pitch" == judged().score().marks[0].rule


def test_a_mark_below_the_top_says_what_the_next_level_takes() -> None:
    mark = judged(("m.open", "m.pitch", "m.leave"), cited=("f.vendor",)).score().marks[0]
    takes = "This takes at least 3 × open question before the first pitch (here: 1)."
    assert f"Three questions before any pitch. {takes}" == mark.missing


def test_a_cap_holds_the_total_and_proves_why() -> None:
    card = judged(
        ("m.like", "m.open", "m.change", "m.pitch", "m.like", "m.change", "m.impact", "m.next"),
        cited=("f.change",),
    ).score()
    assert [("g.pitch", 60, "Let me tell you what we do.")] == [(c.cap, c.at, c.proof[0].quote) for c in card.caps]
    assert 60 >= card.total


def test_the_judgement_carries_a_brier_score() -> None:
    judgement = debrief(judged(confidence=80)).judged
    assert judgement is not None
    assert 0.04 == judgement.brier


def test_only_learned_facts_can_be_cited() -> None:
    with pytest.raises(Refusal, match="learned"):
        judged(cited=("f.decider",))


def test_a_judgement_needs_its_reasons() -> None:
    with pytest.raises(Refusal, match="at least 1"):
        judged(cited=())


@pytest.mark.parametrize("total", [-1, 101, True])
def test_a_prediction_is_a_whole_number_of_percent(total: int) -> None:
    with pytest.raises(Refusal, match="0 to 100"):
        judged(predict=total)


def test_a_missed_fact_says_at_what_trust_it_would_have_come_and_when_it_was_first_possible() -> None:
    session = judged(("m.change", "m.like", "m.leave"), "nurture", cited=("f.size",))
    missed = {fact.fact: fact for fact in debrief(session).missed}["f.change"]
    assert (
        "Mara would have told you with trust at least 3; it was 2 in turn 1.",
        3,
        "What would you change?",
    ) == (missed.would_have, missed.first_turn, missed.with_line)


def test_key_facts_are_missed_before_all_others() -> None:
    missed = debrief(judged(("m.leave",), "nurture", cited=("f.size",))).missed
    assert ["key", "key", "key", "context"] == [fact.value for fact in missed]


def test_best_and_weakest_moments_never_share_a_turn() -> None:
    report = debrief(judged(("m.pitch", "m.like", "m.leave"), "nurture", cited=("f.size",)))
    assert not {moment.turn for moment in report.best} & {moment.turn for moment in report.weakest}


def test_the_one_thing_to_try_is_that_of_the_criterion_with_most_points_lost() -> None:
    assert "Ask what it costs." == debrief(judged(("m.open", "m.leave"), "nurture", cited=("f.size",))).try_next


def test_the_gap_is_the_prediction_minus_the_total() -> None:
    assert -30 == debrief(judged(predict=70)).gap


def test_there_is_no_debrief_while_the_talk_goes_on() -> None:
    with pytest.raises(ValueError, match="still going on"):
        debrief(Session(small_scenario(), 0))


def test_what_was_typed_stays_text_in_markdown() -> None:
    session = Session(small_scenario(), 0)
    hostile = "<script>alert(1)</script> **bold** [x](http://x)"
    reading = {
        "text": hostile,
        "verdict": "heard",
        "candidates": [],
        "acts": [],
        "heard": [{"move": "m.leave", "confidence": 1.0, "because": "", "span": [0, 5]}],
    }
    session.do(Move("say", {"reading": reading}))
    markdown = to_markdown(debrief_screen(debrief(session), live=False))
    assert "\\<script>alert(1)\\</script> \\*\\*bold\\*\\* \\[x\\](http://x)" in markdown


def test_the_plain_text_shows_marks_before_the_total() -> None:
    text = to_text(debrief_screen(debrief(judged()), live=False)).text
    assert text.index("Your marks") < text.index("Your total")


def test_a_retry_goes_on_from_just_before_its_turn() -> None:
    fork = judged().fork(3)
    assert (2, "talking") == (fork.state.turn, fork.state.phase)


def test_a_retry_never_changes_the_talk_it_came_from() -> None:
    session = judged()
    before = session.digest()
    session.fork(2).do(Move("choose", {"move": "m.pitch"}))
    assert before == session.digest()


def test_two_branches_show_what_they_share_and_what_differs() -> None:
    session = judged()
    fork = session.fork(3)
    fork.do(Move("choose", {"move": "m.leave"}))
    branches = compare(session, fork)
    assert (2, ("Nobody has proof when a load is refused.", "About 40k a year."), (), (2, 0)) == (
        branches.same_until,
        branches.first.only_learned,
        branches.second.only_learned,
        (branches.marks[1].first, branches.marks[1].second),
    )


def test_there_is_no_retry_of_a_turn_that_was_not_reached() -> None:
    with pytest.raises(ValueError, match="turns 1 to 5"):
        judged().fork(6)


def misheard() -> Session:
    """A good talk whose second line, typed, was taken for a pitch."""
    session = Session(small_scenario(), seed_for(small_scenario(), "v.open"))
    session.do(Move("choose", {"move": "m.open"}))
    heard = {"move": "m.pitch", "confidence": 0.41, "because": "we offer sensors", "span": [0, 22]}
    reading = {"text": "what of theirs is good", "verdict": "heard", "candidates": [], "acts": [], "heard": [heard]}
    session.do(Move("say", {"reading": reading}))
    for move in ("m.like", "m.change", "m.leave"):
        session.do(Move("choose", {"move": move}))
    return session


def test_a_typed_line_tells_why_it_was_heard_so() -> None:
    reasons = debrief(misheard()).lines[3].reasons
    assert ("“what of theirs is good” is nearest to “we offer sensors” (41% sure)",) == reasons


def test_a_talk_read_again_as_it_was_meant_does_everything_after_it_again() -> None:
    session = misheard()
    again = as_meant(session, 2, Move("correct", {"moves": ["m.like"]}))
    assert ("f.change" in session.state.known, "f.change" in again.state.known) == (False, True)


def test_a_talk_read_again_leaves_the_first_as_it_was() -> None:
    session = misheard()
    before = session.digest()
    as_meant(session, 2, Move("correct", {"moves": ["m.like"]}))
    assert before == session.digest()


def test_a_chosen_line_is_not_read_again() -> None:
    with pytest.raises(Refusal, match="no typed line"):
        as_meant(misheard(), 1, Move("correct", {"moves": ["m.like"]}))


def test_a_line_that_the_result_needed_is_never_among_the_weakest() -> None:
    session = judged(("m.like", "m.change", "m.impact", "m.leave"), cited=("f.cost",))
    proving = {proof.turn for mark in session.score().marks if mark.score for proof in mark.proof}
    assert set() == {moment.turn for moment in debrief(session).weakest} & {*proving, session.state.turn}


def test_when_nothing_was_lost_no_line_is_weak_and_something_harder_is_proposed() -> None:
    folder = next(folder for folder in exercise_folders() if folder.name == "harbour_foods")
    talk = next(talk for talk in load_playthroughs(folder) if talk.id == "full_marks")
    report = debrief(played(folder, talk))
    assert ((), "Nothing to mend", "") == (report.weakest, report.try_criterion, report.try_id)
