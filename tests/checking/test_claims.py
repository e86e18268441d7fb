"""What a playthrough says of itself is compared with what happened in it; what the talk contradicts is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.attempts.playthroughs import play
from salestrain.checking import check
from salestrain.content import load_exercise, load_playthroughs, new_exercise
from salestrain.kinds.conversation.checks.amounts import SMALL, numbers
from salestrain.kinds.conversation.checks.claims import Course, contradictions
from salestrain.kinds.conversation.checks.notes import untrue
from tests.checking.fragments import put
from tests.exercises.playing import exercise_folders

WHOLE = Course(
    line="",
    lines=frozenset({4}),
    kinds=["pitch", "open_question", "open_question", "pitch"],
    moves=["m.pitch", "m.like", "m.like", "m.pitch"],
    held_back=3,
    asked=[(2, "asked what they like about the vendor")],
    told=["what the problem costs in a year"],
    figures=["It comes to forty-six thousand a year."],
    said="We sell loggers. What do you like? It comes to forty-six thousand a year. Not this year. Not this year.",
    heard="It comes to forty-six thousand a year. Not this year. Not this year.",
)
NOTE = replace(WHOLE, line="What do you like")


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("Gone in six lines.", WHOLE),
        ("Seven quick lines, and out.", WHOLE),
        ("Typed in five words.", NOTE),
        ("What would line 9 have brought?", WHOLE),
        ("Without the fifth line it would have ended.", WHOLE),
        ("The same request, four times.", WHOLE),
        ("“Not this year”: she says it three times.", NOTE),
        ("Three pitches to somebody who counts.", WHOLE),
        ("A quiet talk, no pitch.", WHOLE),
        ("Pleasant, and without a figure", WHOLE),
        ("The figure is still missing.", WHOLE),
        ("She gives you the figure.", replace(WHOLE, figures=["At four in the afternoon."])),
        ("Sixty-eight thousand a year, and nobody minds.", WHOLE),
        ("“Not before May.” That is the answer.", NOTE),
        ("Nobody has asked what they like about the vendor.", WHOLE),
        ("What is missing is what the problem costs in a year.", WHOLE),
    ],
)
def test_a_claim_that_the_talk_contradicts_is_told(text: str, course: Course) -> None:
    assert 1 == len(list(contradictions(text, course)))


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("Gone in four lines.", WHOLE),
        ("Typed in four words.", NOTE),
        ("Line 4 ends it, and the second line began it.", WHOLE),
        ("The same pitch twice, and three times held back.", WHOLE),
        ("It is twice as high, and happens twice a month. Twice is twice.", WHOLE),
        ("“Not this year”: she says it twice.", NOTE),
        ("Two pitches in four lines.", WHOLE),
        ("You get the figure: forty-six thousand.", WHOLE),
        ("No figure yet.", replace(WHOLE, figures=["At four in the afternoon."])),
        ("“Forty-six thousand.” She knows it by heart.", NOTE),
        ("Nobody has asked who signs.", WHOLE),
        ("What is missing is a name.", WHOLE),
        ("Good lines, and one too many.", WHOLE),
    ],
)
def test_a_claim_that_is_true_or_cannot_be_checked_is_left_alone(text: str, course: Course) -> None:
    assert [] == list(contradictions(text, course))


@pytest.mark.parametrize("folder", exercise_folders(), ids=lambda folder: folder.name)
def test_no_worked_example_that_is_shipped_says_what_did_not_happen(folder: Path) -> None:
    exercise = load_exercise(folder)
    talks = load_playthroughs(folder) if exercise.kind == "conversation" else []
    assert [] == [(talk.id, claim) for talk in talks for claim in untrue(talk, play(exercise, talk))]


def test_the_check_reports_a_note_in_its_file_at_its_place(tmp_path: Path) -> None:
    folder = new_exercise("north_quay", tmp_path)
    put(folder, ('# playthroughs/weak.yaml\nabout: "All over in nine lines."\n',))
    found = [(one.code, one.file, one.where) for one in check(folder, explore=False) if one.code == "E74"]
    assert [("E74", "playthroughs/weak.yaml", "about")] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forty-six thousand", [46_000]),
        ("a hundred and eighteen thousand, in 12 weeks", [118_000, 12]),
        ("twenty-six hundred a month", [2_600]),
        ("two and three", [2, 3]),
        ("1,600 orders and a loss of a thousand", [1_600, 1_000]),
        ("an hour and a half", []),
    ],
)
def test_numbers_are_read_in_words_and_in_digits(text: str, expected: list[int]) -> None:
    assert expected == numbers(text)


WORDS = {number: word for word, number in SMALL.items()}


def in_words(number: int) -> str:
    """Return a number below a million in words."""
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand{rest}"
    if number >= 100:
        return f"{WORDS[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    return WORDS[number] if number in WORDS else f"{WORDS[number // 10 * 10]}-{WORDS[number % 10]}"


@given(st.integers(1, 999_999))
def test_a_number_is_read_alike_in_words_and_in_digits(number: int) -> None:
    assert [number] == numbers(in_words(number)) == numbers(f"{number:,}")
