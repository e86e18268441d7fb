"""What the acts of a turn promise: the act that is there, with the words that show it, whatever is typed."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.core.acts import FOCUSES, FORMS, OTHERS
from salestrain.language.acting.by_rule import acts_by_rule
from salestrain.language.acting.plain import plain
from salestrain.language.acts import acts

with (Path(__file__).parent / "acts.csv").open(encoding="utf-8", newline="") as opened:
    LINES = list(csv.DictReader(opened))
NAMES = {*FORMS, *FOCUSES, *OTHERS}
LIKE_PEOPLE = st.lists(
    st.sampled_from(
        [
            "so",
            "um",
            "what",
            "how",
            "do you",
            "would you",
            "don't",
            "the",
            "vendor",
            "cost",
            "?",
            ",",
            ".",
            "and",
            "or",
            "that",
            "we offer",
            "it",
            "sounds",
            "like",
            "who",
            "decides",
            "isn't it",
            "\n",
            "“",
            "’s",
            "40 %",
            "Straße",
            "🙂",
        ]
    ),
    max_size=60,
).map(" ".join)


@pytest.mark.parametrize("line", LINES, ids=[f"{line['act']}: {line['text'][:40]}" for line in LINES])
def test_each_act_is_seen_with_the_words_that_show_it(line: dict[str, str]) -> None:
    found = [line["text"][slice(*act.span)] for act in acts(line["text"], line["before"]) if act.name == line["act"]]
    assert any(line["words"] in ("", words) for words in found)


def test_every_act_has_an_example_here() -> None:
    assert NAMES == {line["act"] for line in LINES}


@pytest.mark.parametrize("line", [line for line in LINES if line["act"] in FORMS], ids=lambda line: line["text"][:40])
def test_form_stands_missing_marks_capitals_and_filler(line: dict[str, str]) -> None:
    """A question that shows by its words is the same one however it is typed; a mere statement needs its mark."""
    bare = f"so um basically {line['text'].lower().rstrip('?.')}"
    assert line["act"] in {act.name for act in acts(bare)}


@given(st.text(max_size=300) | LIKE_PEOPLE, st.text(max_size=80) | LIKE_PEOPLE)
@settings(max_examples=300, deadline=None)
def test_any_text_is_taken_and_every_span_holds_words_of_it(text: str, before: str) -> None:
    spans = [act.span for act in acts(text, before)]
    assert [] == [(a, b) for a, b in spans if not (0 <= a < b <= len(text)) or not text[a:b].strip()]


@given(LIKE_PEOPLE)
@settings(max_examples=100, deadline=None)
def test_acts_come_in_the_order_of_the_text_and_each_question_has_one_form(text: str) -> None:
    found = acts(text)
    starts = [act.span[0] for act in found]
    forms = [act.span for act in found if act.name in FORMS and act.name != "stacked"]
    assert (True, len(forms)) == (all(a <= b for a, b in pairwise(starts)), len(set(forms)))


@pytest.mark.parametrize(
    "text",
    [
        "what " * 800,
        "do you " * 600,
        "(" * 4000,
        "our " * 900 + "product",
        "so " * 1300,
        "a" * 4000,
        "better than " * 300,
    ],
    ids=["what", "do you", "brackets", "our", "so", "one word", "better"],
)
def test_a_text_made_to_hold_up_the_rules_does_not(text: str) -> None:
    """Ends within the time that a test is given: no pattern tries a text in ever more ways."""
    assert len(acts(text)) < 2000


def test_the_same_text_has_the_same_acts_in_every_process() -> None:
    script = (
        "import csv,json,sys;from salestrain.language.acts import acts;"
        "rows=csv.DictReader(open(sys.argv[1],encoding='utf-8',newline=''));"
        "print(json.dumps([[a.name,a.span,a.because] for r in rows for a in acts(r['text'],r['before'])]))"
    )
    told = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", script, str(Path(__file__).parent / "acts.csv")],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def test_a_reflection_that_no_rule_sees_is_learned_and_shows_its_words() -> None:
    text = "Nobody here has the time to look at it."
    [found] = [act for act in acts(text, "We are three people.") if act.name.startswith("reflection")]
    assert "Nobody here has the time to look at it." == text[slice(*found.span)]


def test_without_learned_heads_the_rules_answer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text, last_line = "Nobody here has the time to look at it.", "We are three people."
    monkeypatch.setattr("salestrain.language.acts.carried_head", lambda _: None)
    assert acts_by_rule(plain(text), plain(last_line)) == acts(text, last_line)


def test_what_is_given_back_before_a_question_is_heard() -> None:
    said = acts(
        "So nobody can show how warm it was when it counts. What does that cost you?",
        "When a customer refuses a load, nobody can show how warm it was.",
    )
    assert {"reflection_simple", "implication"} <= {act.name for act in said}
