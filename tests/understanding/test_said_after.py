"""What people meant after a sentence of the buyer speaks for it when the buyer says that sentence again."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from salestrain.language.said_after import SaidAfter, said_after
from salestrain.language.weighing import lead

CAKE = SaidAfter({"It is a matter of cake.": [{"w.cake": 1.0}, {"w.cake": 1.0, "w.bakes": 0.3}, {}]})
NAMES = ("w.bakes", "w.cake", "w.roster")


def test_what_people_meant_most_after_a_sentence_counts_most() -> None:
    counts = CAKE.counted("Somebody comes. It is a matter of cake.", NAMES)[:, 0]
    assert [NAMES[at] for at in np.argsort(-counts)] == ["w.cake", "w.bakes", "w.roster"]


def test_after_a_sentence_that_nobody_has_typed_to_nothing_counts() -> None:
    assert not CAKE.counted("The weather holds.", NAMES).any()


def test_a_line_does_not_speak_for_itself() -> None:
    alone = SaidAfter({"Cake.": [{"w.cake": 1.0}]})
    assert not alone.counted("Cake.", NAMES, without={"w.cake"}).any()


@pytest.mark.parametrize("content", ["{", "[1]", '{"a sentence": [3]}', '{"a sentence": 3}'])
def test_a_damaged_file_costs_no_talk_and_is_named(
    content: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "after.json").write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        found = said_after([tmp_path])
    assert (dict(found.lines), "after.json" in caplog.text) == ({}, True)


def test_the_first_folder_that_has_the_file_counts(tmp_path: Path) -> None:
    (tmp_path / "after.json").write_text(json.dumps({"Cake.": [{"w.cake": 1}]}), encoding="utf-8")
    assert said_after([tmp_path / "elsewhere", tmp_path]).lines == {"Cake.": [{"w.cake": 1.0}]}


def test_an_exercise_without_the_file_is_read_all_the_same(tmp_path: Path) -> None:
    assert not said_after([tmp_path]).lines


@given(arrays(float, st.integers(2, 30), elements=st.floats(-5, 5), unique=True))
def test_exactly_one_of_several_different_values_leads(values: np.ndarray) -> None:
    assert np.flatnonzero(lead(values) > 0).tolist() == [int(values.argmax())]
