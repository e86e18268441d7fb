"""What tells the answers of an exercise apart is solved exactly, and no sentence is judged by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.language.apart import SHRINK, Sentences, kept_apart

SIZE, TARGETS = 12, 3


def some_sentences(seed: int, number: int) -> Sentences:
    rows = np.random.default_rng(seed).normal(size=(number, SIZE)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Sentences(rows, [at % TARGETS for at in range(number)], [1.0] * number, TARGETS)


def without(sentences: Sentences, out: int) -> Sentences:
    rest = [at for at in range(len(sentences.rows)) if at != out]
    return Sentences(sentences.rows[rest], [sentences.owners[at] for at in rest], [1.0] * len(rest), TARGETS)


def test_a_sentence_of_a_target_scores_highest_for_it() -> None:
    rows = np.repeat(np.eye(TARGETS, SIZE, dtype=np.float32), 20, axis=0)
    solved = Sentences(rows, [0] * 20 + [1] * 20 + [2] * 20, [1.0] * 60, TARGETS).solved()
    assert [0, 1, 2] == [int(solved.scores(rows[at]).argmax()) for at in (0, 20, 40)]


@given(st.integers(0, 10_000), st.integers(8, 40), st.data())
def test_a_sentence_taken_out_is_as_if_it_had_not_been_there(seed: int, number: int, data: st.DataObject) -> None:
    """Up to what is usual and the middle of all sentences, which stay as they were."""
    sentences = some_sentences(seed, number)
    out = data.draw(st.integers(0, number - 1))
    row, owner = sentences.rows[out], sentences.owners[out]
    solved = sentences.solved()
    rest = [at for at in range(number) if at != out]
    x = sentences.rows[rest] - solved.middle
    meant = np.eye(TARGETS)[[sentences.owners[at] for at in rest]] - solved.usual
    axes = np.linalg.solve(x.T @ x + SHRINK * np.eye(SIZE), x.T @ meant)
    anew = (row - solved.middle) @ axes + solved.usual
    taken_out = solved.scores_without(row, [(row, owner)], sentences.inverse())
    assert np.abs(taken_out - anew).max() < 1e-4


def test_what_is_kept_is_what_was_solved_and_other_sentences_are_solved_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("salestrain.language.apart.user_cache_path", lambda *_, **__: tmp_path)
    sentences = some_sentences(1, 30)
    fewer = without(sentences, 29)
    row = sentences.rows[3]
    asked = [("thirty", sentences), ("thirty", fewer), ("fewer", fewer)]
    found = [kept_apart("one", name, lambda each=each: each).scores(row).tolist() for name, each in asked]
    solved = [each.solved().scores(row).tolist() for each in (sentences, fewer)]
    assert found == [solved[0], solved[0], solved[1]]
