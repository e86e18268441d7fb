"""The floor of sense: word salad never passes, what people say does, however short."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from salestrain.language.meaning import carried_encoder
from salestrain.language.sense import makes_sense
from tools.salad import FLOOR_SETS, Bank, made

TYPED = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "questions" / "typed.jsonl").read_text("utf-8").splitlines()
]
REAL = [one["question"] for one in TYPED if one["makes_sense"]]
NEARLY_SENTENCES = {"halves of three sentences": 16, "words after a true beginning": 20}
"""Ways that leave much of a sentence as it was, with how many of forty are caught at least."""
BANK = Bank(
    random.Random(5),
    REAL,
    [part for line in REAL for part in Bank.sentences(line)],
    [one["buyer_line"] for one in TYPED],
)


@pytest.mark.parametrize(
    "text",
    [
        "archive thirty years cost?",
        "I call customers seven apples Monday",
        "wrapper stops cost?",
        "thirty years archive lost file cost what happen?",
        "I apples Monday seven call",
        "the the the the",
        "laser drill the lot of lot?",
        "what when dogs invoice?",
        "Which apple because invoice them of?",
        "qwertz?? yes problem 123",
        "Is the thermometer in the vaccine ordinary with Monday?",
    ],
)
def test_words_thrown_together_are_no_sentence(text: str) -> None:
    assert not makes_sense(text, carried_encoder())


@pytest.mark.parametrize(
    "text",
    [
        "How often?",
        "Since when?",
        "And then?",
        "Who decides?",
        "Budget?",
        "How many people load at five?",
        "How many vans load at five?",
        "Which of the lorries leaves last?",
        "Cost per stop?",
        "Impact on the night shift?",
        "Worst case?",
        "So what?",
        "what does it cost u",
        "where does it bite you?",
        "From Monday I call ten of the old leads each morning.",
        "Call ten old leads, Monday, 9am",
        "Ring three lost customers by Friday.",
        "So with the bread itself all is well; what people lack is to know when the van will be there.",
    ],
)
def test_telegraph_style_and_honest_short_lines_are_sentences(text: str) -> None:
    assert makes_sense(text, carried_encoder())


@pytest.mark.parametrize("way", FLOOR_SETS)
def test_most_salad_is_caught_whichever_way_it_was_made(way: str) -> None:
    lines = made(BANK, way, 40)
    caught = sum(not makes_sense(line, carried_encoder()) for line in lines)
    assert caught >= NEARLY_SENTENCES.get(way, 30)


def test_of_nonsense_that_people_typed_at_least_five_lines_in_six_are_turned_down() -> None:
    nonsense = [one["question"] for one in TYPED if not one["makes_sense"]]
    turned_down = [not makes_sense(line, carried_encoder()) for line in nonsense]
    assert 6 * sum(turned_down) >= 5 * len(turned_down)


def test_of_the_lines_that_people_typed_hardly_any_is_turned_down() -> None:
    kept = [makes_sense(line, carried_encoder()) for line in REAL[::4]]
    assert sum(kept) >= 0.98 * len(kept)


def test_without_the_encoder_only_words_piled_up_are_noticed() -> None:
    assert [False, True] == [
        makes_sense(text, None) for text in ("archive thirty years cost?", "cost what it does you")
    ]
