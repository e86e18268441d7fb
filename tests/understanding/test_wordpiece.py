"""Word pieces are those the encoder was trained on; the expected ids are the makers' own tokenizer's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.language.encoder import LONGEST, VOCABULARY
from salestrain.language.wordpiece import END, START, WordPiece

WEIGHTS = Path(__file__).parents[2] / "salestrain" / "language" / "weights"
REFERENCE = json.loads(Path(__file__).with_name("wordpiece_reference.json").read_text(encoding="utf-8"))
LINES = (WEIGHTS / VOCABULARY).read_text(encoding="utf-8").removesuffix("\n").split("\n")
PIECES = WordPiece(LINES)
MADE_UP = WordPiece(["[UNK]", START, END, "deliver", "##y", "##ies", "late", "d", "sep", "[", "]"])


@pytest.mark.parametrize("known", REFERENCE, ids=lambda known: ascii(known["text"][:24]))
def test_a_tricky_text_has_the_ids_of_the_makers_tokenizer(known: dict) -> None:
    assert known["ids"] == PIECES.ids(known["text"], LONGEST)


def test_a_word_is_covered_by_the_longest_pieces_from_the_left() -> None:
    assert [1, 3, 4, 2] == MADE_UP.ids("delivery", LONGEST)


def test_a_word_with_an_uncovered_rest_is_unknown_as_a_whole() -> None:
    assert [1, 6, 0, 2] == MADE_UP.ids("late deliverance", LONGEST)


def test_a_control_token_that_a_person_types_is_text() -> None:
    assert [1, 9, 8, 10, 6, 2] == MADE_UP.ids("[SEP] late", LONGEST)


def test_a_long_text_is_cut_and_still_closed() -> None:
    assert [1, 6, 6, 2] == MADE_UP.ids("late " * 1000, 4)


@given(st.text(max_size=400))
def test_any_text_lies_between_start_and_end_within_the_limit(text: str) -> None:
    ids = PIECES.ids(text, 16)
    assert (LINES.index(START), LINES.index(END), True) == (ids[0], ids[-1], len(ids) <= 16)
