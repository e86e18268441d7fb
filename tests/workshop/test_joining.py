"""Coming in takes a code and a nickname, coming back four words, and guessing takes for ever."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.workshop.joining import (
    CODE_LETTERS,
    LONGEST_NICKNAME,
    clean_nickname,
    distinct,
    hash_of_phrase,
    new_code,
    new_phrase,
    read_code,
    read_phrase,
    seconds_to_wait,
    shown_code,
)
from salestrain.workshop.words import WORDS

anything = st.text(max_size=600)


def picks(seed: int):  # type: ignore[no-untyped-def]
    return random.Random(seed).randrange


@given(st.integers())
def test_a_code_is_read_however_it_is_typed(seed: int) -> None:
    code = new_code(picks(seed))

    assert [code] * 4 == [read_code(typed) for typed in (code, shown_code(code), code.lower(), f" {'-'.join(code)} ")]


@given(anything)
def test_any_text_is_a_code_or_none(typed: str) -> None:
    code = read_code(typed)

    assert code is None or (len(code) == 6 and set(code) <= set(CODE_LETTERS))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ann", "Ann"),
        ("  Ann   Marie ", "Ann Marie"),
        ("<script>alert(1)</script>Ann", "alert1 Ann"),
        ("<b>Ann</b>", "Ann"),
        ("&lt;Ann&gt;", "Ann"),
        ("Ann 🚀🚀", "Ann"),
        ("🚀", ""),
        ("", ""),
        ("\u202eAnn\u202c", "Ann"),
        ("A\x00n\x07n", "A n n"),
        ("O'Brien-Łukasz", "O'Brien-Łukasz"),
        ("مريم", "مريم"),
        ("陳大文", "陳大文"),
        ("José", "José"),
        ("Z̸̡̢̛̛̗̘̙̜̝̞̟̠a", "Z̸̡a"),
        ("---", ""),
        ("a" * 500, "a" * 24),
    ],
)
def test_a_nickname_keeps_what_is_a_name(typed: str, shown: str) -> None:
    assert unicodedata.normalize("NFC", shown) == clean_nickname(typed)


@given(anything)
def test_no_nickname_can_do_harm(typed: str) -> None:
    name = clean_nickname(typed)

    assert (True, set()) == (
        len(name) <= LONGEST_NICKNAME,
        {letter for letter in name if letter in '<>&"`{}' or unicodedata.category(letter)[0] in "CS"},
    )


@given(anything)
def test_cleaning_a_clean_nickname_changes_nothing(typed: str) -> None:
    name = clean_nickname(typed)

    assert name == clean_nickname(name)


def test_a_second_ann_is_ann_2_and_case_makes_nobody_different() -> None:
    assert ["Ann", "ann 2", "Ann 3"] == [
        distinct("Ann", ["Ben"]),
        distinct("ann", ["Ann"]),
        distinct("Ann", ["ANN", "Ann 2"]),
    ]


@given(st.lists(st.sampled_from(["Ann", "ann", "B" * 24, "Ben 2"]), max_size=12))
def test_everybody_in_the_room_has_a_name_of_their_own(wanted: list[str]) -> None:
    room: list[str] = []
    for name in wanted:
        room.append(distinct(name, room))

    assert (len(wanted), True) == (len({name.casefold() for name in room}), all(len(n) <= 24 for n in room))


def test_words_are_many_and_easy_to_tell_apart() -> None:
    assert (True, len(WORDS)) == (len(WORDS) ** 4 > 2**35, len(set(WORDS)))


@given(st.integers())
def test_a_phrase_is_read_however_it_is_typed(seed: int) -> None:
    phrase = new_phrase(picks(seed))

    assert [phrase] * 3 == [read_phrase(typed) for typed in (phrase, phrase.upper(), "-".join(phrase.split()))]


def test_a_slip_of_the_finger_in_a_phrase_is_put_right() -> None:
    assert "kettle meadow pumpkin violin" == read_phrase("ketle meadow pumpkn violn")


@given(anything)
def test_any_text_is_a_phrase_or_none(typed: str) -> None:
    phrase = read_phrase(typed)

    assert phrase is None or set(phrase.split()) <= set(WORDS)


@settings(max_examples=3)
@given(st.integers())
def test_what_is_stored_of_a_phrase_differs_from_workshop_to_workshop(seed: int) -> None:
    phrase = new_phrase(picks(seed))

    assert hash_of_phrase(phrase, "one") != hash_of_phrase(phrase, "two")


def test_a_few_wrong_codes_cost_nothing_and_ten_thousand_take_days() -> None:
    wrong: list[float] = []
    now = 0.0
    for _ in range(10_000):
        now += seconds_to_wait(wrong[-50:], now) + 0.001
        wrong.append(now)

    assert (0, True) == (seconds_to_wait([1, 2, 3, 4], 5), now > 5 * 24 * 3600)


def test_patience_comes_back_after_ten_minutes() -> None:
    assert 0 == seconds_to_wait([float(second) for second in range(20)], 20 + 600)
