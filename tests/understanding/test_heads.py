"""The learned acts: one file with its examples, the same answers everywhere, words that show them."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.language.acting.plain import plain
from salestrain.language.encoder import SIZE, Encoder
from salestrain.language.heads import bar_of, judge, learned, shown_by
from salestrain.language.heads.head import MEANING, Seen
from tools.fitting import Recipe, Said, by_words_rows, evened, fitted, regression

EXAMPLES = Path(__file__).parents[2] / "data" / "acts"
TEXTS = (
    ("So it sounds like you never know whether they will call back.", "They don't call back."),
    ("Could we meet on Tuesday with your boss?", "That may be."),
    ("Good morning! How was the trip?", ""),
    ("Our pump saves you an hour a day. It runs on any power.", "Why should I?"),
)


def example_rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pseudo_vector(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=SIZE)
    return vector / np.linalg.norm(vector)


def test_the_heads_were_fitted_to_the_examples_that_are_there():
    about = learned.about_heads(learned.WEIGHTS)
    assert about["examples"] == learned.digest_of_examples(EXAMPLES), (
        "The examples in data/acts have changed since the heads were fitted. Fit them again: "
        "python tools/train_acts.py --data DIR (DIR: a folder with the coded texts that the script names)"
    )


def test_the_vectors_that_the_heads_know_are_those_of_the_carried_encoder():
    assert learned.about_heads(learned.WEIGHTS)["encoder"] == Encoder.load().digest


def test_the_file_is_small():
    assert learned.WEIGHTS.stat().st_size < 2_000_000


def test_an_example_stands_there_once_with_one_label():
    rows = example_rows("listening") + example_rows("selling")
    assert len(rows) >= 600
    assert len({(row["last_line"], row["text"]) for row in rows}) == len(rows)
    assert all(row["act"] and row["text"].strip() == row["text"] for row in rows)


def test_most_examples_are_recognised_without_a_vector():
    rows = example_rows("listening")
    head = learned.carried_heads()["reflection"]
    said = [head.verdict(head.chances(Seen.of(row["text"], row["last_line"]))) == "yes" for row in rows]
    wanted = [row["act"].startswith("reflection") for row in rows]
    assert np.mean(np.array(said) == np.array(wanted)) > 0.8


@pytest.mark.parametrize(
    ("text", "last_line", "act"),
    [
        (*TEXTS[0], "reflection"),
        (*TEXTS[1], "commitment_ask"),
        (*TEXTS[2], "small_talk"),
        (*TEXTS[3], "telling"),
    ],
)
def test_a_plain_case_is_judged_rightly(text, last_line, act):
    assert judge(text, last_line)[act] >= bar_of(act)


def test_another_process_judges_the_same():
    program = (
        "import json, sys; from salestrain.language.heads import judge;"
        "print(json.dumps([judge(*pair) for pair in json.loads(sys.argv[1])]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, json.dumps(TEXTS)], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(ran.stdout) == [judge(*pair) for pair in TEXTS]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80))
def test_any_text_is_judged_alike_with_and_without_a_vector(text, last_line):
    plainly, with_vector = judge(text, last_line), judge(text, last_line, pseudo_vector(1))
    assert plainly.keys() == with_vector.keys() == learned.ACTS.keys()
    for chance in (*plainly.values(), *with_vector.values()):
        assert 0 <= chance <= 1
        assert round(chance, 3) == chance
    for act in learned.ACTS:
        start, end, _ = shown_by(text, act, last_line)
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize("act", learned.ACTS)
def test_the_words_that_show_an_act_stand_in_its_sentence(act):
    text = "Hello there. Our pump saves you an hour. So you're worried, and could we meet on Friday?"
    start, end, words = shown_by(text, act, "I worry about it.")
    said = plain(text[start:end]).text
    assert all(word in " ".join(w for w in said.split() if w[0].isalnum()) for word in words)


def test_the_sentence_that_shows_an_act_is_found():
    text = "Our pump is quiet. Could you bring your boss on Friday?"
    start, end, words = shown_by(text, "commitment_ask")
    assert text[start:end] == "Could you bring your boss on Friday?"
    assert words


@pytest.mark.parametrize("to", [None, "commitment_ask"], ids=["many labels", "yes and no"])
def test_what_is_exported_decides_as_scikit_learn_does(to):
    rows = example_rows("selling")[::2]
    label = {True: "yes", False: "no"}
    said = [Said(row["text"], row["last_line"], label[row["act"] == to] if to else row["act"]) for row in rows]
    vectors = np.array([pseudo_vector(i) for i in range(len(said))])
    recipe = Recipe(mix=1.0)
    head = fitted(said, vectors, recipe)
    seen = [Seen.of(one.text, one.last_line) for one in said]
    marks = np.array([head.labels.index(one.label) for one in said])
    weights = evened(marks, recipe.even)
    by_words = by_words_rows(head, seen)
    theirs = regression(by_words, marks, recipe.words, weights).predict(by_words)
    assert [head.verdict(head.chances(one)) for one in seen] == [head.labels[mark] for mark in theirs]
    by_meaning = np.hstack([MEANING * vectors, head.scaled(np.array([one.cues for one in seen]))])
    theirs = regression(by_meaning, marks, recipe.meaning, weights).predict(by_meaning)
    ours = [head.verdict(head.chances(one, vector)) for one, vector in zip(seen, vectors, strict=True)]
    assert ours == [head.labels[mark] for mark in theirs]


def test_heads_are_read_as_they_were_written(tmp_path):
    heads = learned.carried_heads()
    learned.write_heads(tmp_path / "one.npz", heads, {"examples": "x"})
    learned.write_heads(tmp_path / "two.npz", learned.read_heads(tmp_path / "one.npz"), {"examples": "x"})
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_without_the_file_nothing_is_judged(monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(learned, "WEIGHTS", tmp_path / "none.npz")
    learned.carried_heads.cache_clear()
    try:
        assert judge("Hello") == {}
        assert bar_of("small_talk") == 1
        assert shown_by("Hello", "small_talk") == (0, 5, ())
        assert "by rules alone" in caplog.text
    finally:
        learned.carried_heads.cache_clear()
