"""Wordings are read like a learner's, and each only once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from salestrain.content.findings import Findings
from salestrain.content.yaml import parse
from salestrain.kinds.conversation.checks.wordings import check_wordings, turning_word
from salestrain.kinds.conversation.reading import reader
from salestrain.kinds.conversation.remembering import Remembering
from salestrain.language.encoder import Encoder, Vectors
from salestrain.language.meaning import carried_encoder
from tests.small_talk import SMALL, small_scenario


class Counting(Encoder):
    """The carried encoder, recording what it had to read."""

    def __init__(self) -> None:
        carried = carried_encoder()
        assert carried is not None
        self.carried, self.digest = carried, carried.digest
        self.read: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        return self.carried.embed(texts)

    def words(self) -> list[str]:
        return self.carried.words()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_what_was_read_once_is_remembered_exactly_and_only_what_is_new_is_read() -> None:
    first = Remembering(Counting(), "north_quay")
    vectors = first.embed(["what works well", "what is missing"])
    first.keep()
    counting = Counting()
    again = Remembering(counting, "north_quay").embed(["what is missing", "who signs", "what works well"])

    assert (["who signs"], True) == (counting.read, bool((again[[2, 0]] == vectors).all()))


def test_what_is_read_no_more_is_not_kept_for_ever() -> None:
    first = Remembering(Counting(), "north_quay")
    first.embed(["an old wording", "what is missing"])
    first.keep()
    second = Remembering(Counting(), "north_quay")
    second.embed(["what is missing"])
    second.keep()
    counting = Counting()
    Remembering(counting, "north_quay").embed(["an old wording", "what is missing"])

    assert ["an old wording"] == counting.read


def test_a_damaged_memory_costs_only_time() -> None:
    first = Remembering(Counting(), "north_quay")
    vectors = first.embed(["who signs"])
    first.keep()
    first._path.write_bytes(first._path.read_bytes()[:100])

    assert np.array_equal(vectors, Remembering(Counting(), "north_quay").embed(["who signs"]))


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("what works well", "what works badly", "badly"),
        ("what do you like about it", "what do you dislike about it", "dislike"),
        ("what does work here", "what does not work here", "not"),
        ("what works", "what works not", "not"),
        ("what works well", "what works well", None),
        ("what works well", "what sells well", None),
        ("what works well", "what really works well", None),
        ("yes", "not yes", None),
    ],
)
def test_one_word_can_turn_a_wording_into_its_opposite(first: str, second: str, word: str | None) -> None:
    assert word == turning_word(first.split(), second.split())


def polarity(barred: dict[str, Any]) -> list[tuple[str, str]]:
    changes = {
        "m.like": {"choice": "What works well with them?", **barred},
        "m.change": {"choice": "What works badly with them?"},
    }
    moves = [{**move, **changes.get(move["id"], {})} for move in SMALL["moves"]]
    findings = Findings("exercise.yaml", parse(json.dumps({**SMALL, "moves": moves})))
    scenario = small_scenario(moves=moves)
    check_wordings(scenario, reader(scenario), findings)
    return [(problem.code, problem.where) for problem in findings.problems if problem.code == "W46"]


def test_a_barred_word_settles_which_of_two_opposites_is_meant() -> None:
    assert ([("W46", "moves.3.choice")], []) == (polarity({}), polarity({"understand": {"not": ["badly"]}}))
