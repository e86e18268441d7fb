"""What comes after the talk: prediction, judgement, score, debrief, retry."""

from __future__ import annotations

import pytest

from salestrain.content import load_playthroughs
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import as_meant, compare, debrief, numbered, profile_of_session, transcript
from salestrain.kinds.conversation.debrief.highlights import moments_of
from salestrain.kinds.conversation.engine import seed_for
from salestrain.kinds.conversation.page.report import NOT_YET, debrief_screen
from salestrain.kinds.conversation.page.talk_page import log_items
from salestrain.kinds.conversation.solver import course
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
    assert "3 or more open questions before the first pitch" == judged().score().marks[0].rule


def test_a_mark_below_the_top_says_what_the_next_level_takes() -> None:
    mark = judged(("m.open", "m.pitch", "m.leave"), cited=("f.vendor",)).score().marks[0]
    takes = "This takes 3 or more open questions before the first pitch (here: 1)."
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
        "Mara would have told you with trust at 3 or more (it was 2 of 6, cautious); you asked in turn 1.",
        3,
        "What would you change?",
    ) == (missed.would_have, missed.first_turn, missed.with_line)


def test_key_facts_are_missed_before_all_others() -> None:
    missed = debrief(judged(("m.leave",), "nurture", cited=("f.size",))).missed
    assert ["key", "key", "key", "context"] == [fact.value for fact in missed]


def test_best_and_weakest_moments_never_share_a_turn() -> None:
    session = judged(("m.pitch", "m.like", "m.leave"), "nurture", cited=("f.size",))
    found = moments_of(session, course(session))
    assert not {moment.turn for moment in found.best} & {moment.turn for moment in found.weakest}


def test_the_one_thing_to_try_is_that_of_the_criterion_with_most_points_lost() -> None:
    advice = debrief(judged(("m.open", "m.leave"), "nurture", cited=("f.size",))).advice
    assert ("Ask what it costs.", "c.depth") == (advice.sentence, advice.criterion)


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
    assert ("“what of theirs is good” is near to lines such as “Let me tell you what we do.” (41% sure)",) == reasons


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


def test_a_line_that_cost_nothing_is_never_among_the_weakest() -> None:
    session = judged(("m.like", "m.change", "m.impact", "m.leave"), cited=("f.cost",))
    priced = course(session)
    free = {turn.turn for turn in priced.turns if not turn.cost}
    assert set() == {moment.turn for moment in moments_of(session, priced).weakest} & free


def full_marks() -> Session:
    folder = next(folder for folder in exercise_folders() if folder.name == "harbour_foods")
    return played(folder, next(talk for talk in load_playthroughs(folder) if talk.id == "full_marks"))


def test_when_nothing_was_lost_no_line_is_weak_and_something_harder_is_proposed() -> None:
    session = full_marks()
    report = debrief(session, course(session))
    assert report.moments is not None
    assert ((), "Nothing was lost: no line cost a point.") == (report.moments.weakest, report.moments.finding)
    proposed = "Hold the next talk in your own words instead of choosing lines."
    assert (True, "", proposed) == (report.advice.is_full, report.advice.criterion, report.advice.further[0])


def test_until_the_costs_are_known_the_debrief_names_no_moments_and_says_so() -> None:
    text = to_text(debrief_screen(debrief(full_marks()), live=False)).text
    assert NOT_YET in " ".join(text.split())


def test_what_was_done_in_full_or_for_the_most_part_is_not_sent_to_practice() -> None:
    session = judged(("m.like", "m.change", "m.leave"), cited=("f.change",))
    half = next(mark for mark in session.score().marks if mark.criterion == "c.depth")
    assert (1, 2) == (half.score, half.best)
    for mark in session.score().marks:
        assert not (mark.criterion == debrief(session).advice.criterion and 2 * mark.score > mark.best)


# The judgement


def test_a_cited_fact_that_decides_the_question_counts_whichever_answer_was_given() -> None:
    wrong = debrief(judged(answer="drop")).judged
    assert wrong is not None
    assert (("About 40k a year.",), ()) == (wrong.decisive, wrong.beside)


@pytest.mark.parametrize(
    ("answer", "confidence", "cited", "verdict"),
    [
        ("pursue", 80, "f.cost", "Well judged"),
        ("pursue", 50, "f.cost", "Well judged, and more doubtful than need be"),
        ("pursue", 20, "f.cost", "Right, against your own doubt"),
        ("pursue", 90, "f.size", "Right, but by luck: nothing that you cited decides it"),
        ("drop", 90, "f.cost", "Misjudged, and sure of it"),
        ("drop", 30, "f.cost", "Misjudged, and with some doubt"),
    ],
)
def test_the_judgement_says_first_how_it_was_judged(answer: str, confidence: int, cited: str, verdict: str) -> None:
    session = judged(answer=answer, confidence=confidence, cited=(cited,))
    text = to_text(debrief_screen(debrief(session), live=False)).text
    first = text[text.index("Your judgement\n") :].splitlines()[3]
    assert f"{verdict}." == first


# The learner's own view


def test_the_learners_own_view_stands_beside_the_proven_one_and_changes_no_score() -> None:
    session = judged(("m.like", "m.pitch", "m.leave"), "nurture", cited=("f.size",))
    total = session.score().total
    session.do(Move("open_debrief", {"best": [1], "back": [2]}))
    priced = course(session)
    report = debrief(session, priced)
    assert report.own is not None
    assert (total, ((1, "What do you like about them?"),), ((2, "Let me tell you what we do."),)) == (
        session.score().total,
        report.own.best,
        report.own.back,
    )


@pytest.mark.parametrize("named", [{"best": [9]}, {"best": [1, 2, 3]}, {"back": ["1"]}])
def test_only_two_lines_that_were_said_can_be_named(named: dict[str, list[object]]) -> None:
    with pytest.raises(Refusal):
        judged().do(Move("open_debrief", named))


def test_a_debrief_that_was_opened_without_a_view_is_as_it_was() -> None:
    session = judged()
    session.do(Move("open_debrief"))
    assert ({}, None) == (dict(session.events[-1].data), debrief(session).own)


# Asked too early


def test_a_right_question_too_early_says_what_it_had_to_wait_for() -> None:
    session = judged(("m.change", "m.like", "m.leave"), "nurture", cited=("f.size",))
    early = [line.early for line in debrief(session).lines if line.early]
    told = "Right question, too early: Mara kept back what to change; wait for trust at 3 or more"
    assert [(f"{told} (it was 2 of 6, cautious).",)] == early


def test_what_a_question_had_to_wait_for_is_not_told_while_the_talk_goes_on() -> None:
    session = Session(small_scenario(), seed_for(small_scenario(), "v.open"))
    session.do(Move("choose", {"move": "m.change"}))
    assert not any("trust" in item["heard"] for item in log_items(session))


def said_in_two_sentences() -> Session:
    """A talk whose first line, typed, was understood by its last sentence."""
    session = Session(small_scenario(), seed_for(small_scenario(), "v.open"))
    text = "You handle this by hand, on paper. Who handles it today?"
    heard = {"move": "m.open", "confidence": 0.8, "because": "Who handles this today?", "span": [35, 56]}
    reading = {"text": text, "verdict": "heard", "candidates": [], "acts": [], "heard": [heard]}
    session.do(Move("say", {"reading": reading}))
    return session


def test_a_line_that_was_understood_as_one_thing_is_quoted_whole() -> None:
    session = said_in_two_sentences()
    for move in GOOD[1:]:
        session.do(Move("choose", {"move": move}))
    session.do(Move("predict", {"total": 70}))
    session.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.cost"]}))
    assert "You handle this by hand, on paper. Who handles it today?" == session.score().marks[0].proof[0].quote


def beside_the_talk(verdict: str, intent: str = "", label: str = "") -> Session:
    """A talk in which a line cost no turn, after one that did."""
    session = Session(small_scenario(), seed_for(small_scenario(), "v.open"))
    session.do(Move("choose", {"move": "m.open"}))
    answer = {"id": "", "intent": intent, "label": label, "say": ["Well."], "span": [0, 4]}
    reading = {"text": "Who are you to ask?", "verdict": verdict, "heard": [], "candidates": [], "acts": []}
    session.do(Move("say", {"reading": {**reading, "answers": [answer], "puzzled": ["Well."]}}))
    return session


@pytest.mark.parametrize(
    ("intent", "label", "heard_as"),
    [
        ("insult", "insulted the buyer", ("an ordinary remark",)),
        ("", "", ("an ordinary remark",)),
        ("give_praise", "praised something", ("praised something",)),
    ],
)
def test_a_line_that_counted_for_nothing_says_what_it_was_taken_for_and_accuses_nobody(
    intent: str, label: str, heard_as: tuple[str, ...]
) -> None:
    lines = transcript(beside_the_talk("answered", intent, label))
    assert heard_as == next(line.heard_as for line in lines if line.is_free)


def test_a_line_is_called_by_the_number_of_its_turn_and_by_none_if_it_cost_no_turn() -> None:
    lines = transcript(beside_the_talk("answered"))
    assert ["Mara Lind", "1. You", "1. Mara Lind", "You", "Mara Lind"] == [numbered(line) for line in lines]


def test_the_profile_calls_turns_as_the_transcript_does() -> None:
    profile = profile_of_session(beside_the_talk("answered"))
    assert ["turn 1", "after turn 1"] == [one.called for one in profile.proof.questions]
