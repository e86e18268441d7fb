"""What natural sales questions are about, as an experienced trainer would say: fronted clauses, fillers, no marks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from salestrain.core.acts import FOCUSES
from salestrain.language.acting.by_rule import acts_by_rule
from salestrain.language.acting.focus_words import COMMITMENT
from salestrain.language.acting.form import questions
from salestrain.language.acting.plain import plain
from salestrain.language.drill_lines import read_line
from salestrain.language.encoder import Encoder
from salestrain.language.meaning import carried_encoder


def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


QUESTIONS = lines(Path(__file__).parents[2] / "data" / "acts" / "questions.csv")
UNSEEN = lines(Path(__file__).parent / "unseen_questions.csv")
"""Written after the rules, in other words, and neither rules nor head were fitted to them."""


def focuses(text: str, before: str = "") -> set[str]:
    return {act.name for act in acts_by_rule(plain(text), plain(before))} & set(FOCUSES)


@pytest.mark.parametrize("line", QUESTIONS, ids=[f"{line['act']}: {line['text'][:40]}" for line in QUESTIONS])
def test_a_question_has_the_focus_that_a_trainer_would_give_and_no_other(line: dict[str, str]) -> None:
    assert {line["act"]} == focuses(line["text"], line["last_line"])


def test_every_focus_is_asked_for_in_many_ways() -> None:
    asked = [line["act"] for line in QUESTIONS]
    assert set() == {focus for focus in FOCUSES if asked.count(focus) < 20}


@pytest.mark.parametrize("line", QUESTIONS, ids=[line["text"][:40] for line in QUESTIONS])
def test_the_words_that_show_a_focus_stand_in_the_question(line: dict[str, str]) -> None:
    found = [act for act in acts_by_rule(plain(line["text"]), plain("")) if act.name == line["act"]]
    assert [] == [act.span for act in found if not line["text"][slice(*act.span)].strip()]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("How do the people who do it see that?", ["open"]),
        ("What would you not want to lose?", ["open"]),
        ("What would you have liked to do but the money was not there?", ["open"]),
        ("Wouldn't you want that?", ["leading"]),
        ("Why wouldn't you want that?", ["leading"]),
        ("Who are the people who do it, and what do they say?", ["closed", "open"]),
    ],
)
def test_a_relative_clause_is_no_second_question_and_a_plain_not_no_leading_one(text: str, forms: list[str]) -> None:
    assert forms == [question.form for question in questions(plain(text))]


def test_by_meaning_most_questions_are_heard_whose_words_no_rule_knows() -> None:
    encoder = carried_encoder()
    heard = [line["act"] in meant(line["text"], encoder) for line in UNSEEN]
    by_rule = [line["act"] in focuses(line["text"]) for line in UNSEEN]
    assert (60, True, True) == (len(heard), sum(heard) >= 45, sum(by_rule) >= 30)


def meant(text: str, encoder: Encoder | None) -> set[str]:
    return {act.name for act in read_line(text, "", encoder).acts} & set(FOCUSES)


@pytest.mark.parametrize("text", ["", "We are a good firm.", "?"])
def test_what_asks_nothing_is_about_nothing(text: str) -> None:
    assert set() == meant(text, carried_encoder())


def test_without_the_encoder_rules_answer_alone() -> None:
    text = "How much does it cost you?"
    assert focuses(text) == meant(text, None)


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("where does it bite you?", "problem"),
        ("what's the worst that's come of it?", "implication"),
        ("what happens if nothing changes?", "implication"),
        ("And if that stays as it is for another year?", "implication"),
    ],
)
def test_good_questions_without_a_word_of_the_rules_have_their_focus(text: str, focus: str) -> None:
    assert focus in meant(text, carried_encoder())


def test_proof_quotes_the_question_and_not_a_word_of_it() -> None:
    text = "I see. So what is your view of what that leads to, in the end?"
    shown = [text[slice(*act.span)] for act in read_line(text, "", carried_encoder()).acts if act.name in FOCUSES]
    assert ([], True) == ([words for words in shown if "what that leads to" not in words], bool(shown))


@pytest.mark.parametrize(
    "text",
    [
        "since when, who fixes it and what did the last bill say",
        "How old is it? Who looks after it? What does it cost?",
        "What breaks, how often does that happen, and who pays for it?",
    ],
)
def test_three_questions_in_a_line_are_too_many_with_and_without_marks(text: str) -> None:
    assert "stacked" in {act.name for act in read_line(text, "", None).acts}


@pytest.mark.parametrize(
    "text",
    [
        "When it stops, what happens to the people who wait, and to the lorries?",
        "What do you do when a van is late and the shop calls?",
    ],
)
def test_a_question_with_clauses_is_no_heap_of_questions(text: str) -> None:
    assert "stacked" not in {act.name for act in read_line(text, "", None).acts}


def test_three_is_a_number_and_no_slip_for_there() -> None:
    assert COMMITMENT.search(plain("Could the three of us meet?").text)
