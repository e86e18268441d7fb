"""What people gave beside what the rule gave, and a round in which all rate the same."""

from __future__ import annotations

from typing import Any

from salestrain.content.library import library
from salestrain.core.rubric import Mark, Proof
from salestrain.materials.beside import Sheet, beside, beside_screen
from salestrain.materials.rater_round import rater_round, round_screen
from salestrain.ui import to_text

TALK: Any = library().get("wicket_fair")
ONE, TWO = TALK.rubric[:2]
LEVELS = {criterion.id: [level.score for level in criterion.levels] for criterion in (ONE, TWO)}


def mark(criterion: Any, score: int) -> Mark:
    """A mark of the engine, with words that prove it."""
    proof = (Proof(1, "learner", "said this"),)
    best = criterion.levels[0].score
    return Mark(criterion.id, criterion.label, 10, score, best, "level", "the rule", proof, None, "try")


def test_marks_that_are_far_apart_come_first_with_the_words_of_both() -> None:
    high, low = max(LEVELS[TWO.id]), min(LEVELS[TWO.id])
    sheet = Sheet("Ana", {ONE.id: min(LEVELS[ONE.id]), TWO.id: low}, {TWO.id: "heard that"})
    rows = beside([mark(ONE, min(LEVELS[ONE.id])), mark(TWO, high)], [sheet], LEVELS)
    text = to_text(beside_screen(rows)).text
    assert [TWO.id, ONE.id] == [row.mark.criterion for row in rows]
    assert f"Look together at: {TWO.label}." in text
    assert "“said this”" in text and "“heard that”" in text


def test_a_criterion_that_nobody_ticked_is_left_out() -> None:
    assert () == beside([mark(ONE, 0)], [Sheet("Ana", {}, {})], LEVELS)
    assert "Nobody ticked anything." in to_text(beside_screen(())).text


def test_a_criterion_that_people_read_differently_is_named_for_rewriting() -> None:
    clear, unclear = max(LEVELS[ONE.id]), max(LEVELS[TWO.id])
    gold = {"a": {ONE.id: clear, TWO.id: 0}, "b": {ONE.id: 0, TWO.id: unclear}, "c": {ONE.id: clear, TWO.id: 0}}
    turned = {"a": {ONE.id: clear, TWO.id: unclear}, "b": {ONE.id: 0, TWO.id: 0}, "c": {ONE.id: clear, TWO.id: unclear}}
    rated = rater_round([ONE, TWO], [gold, turned, gold, turned], gold, ["a", "b", "c"])
    assert [False, True] == [one.is_to_be_rewritten for one in rated]
    lead, _, rest = to_text(round_screen(rated), 200).text.partition("With each other")
    assert "How far 4 people agree" in lead and TWO.label in lead and ONE.label not in lead
    assert "100 % (100 to 100)" in rest


def test_without_scores_agreed_on_before_people_are_compared_with_each_other_alone() -> None:
    marks = {"a": {ONE.id: 0}, "b": {ONE.id: max(LEVELS[ONE.id])}}
    (rated,) = rater_round([ONE], [marks, marks, marks], {}, ["a", "b"])
    assert (None, 1.0) == (rated.gold, rated.others.kappa.value)
    assert "With the scores agreed on before" not in to_text(round_screen([rated])).text
