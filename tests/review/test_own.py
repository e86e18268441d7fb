"""One number of one's own: judged by itself, with one verdict and figures that agree with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.review.page import ReviewPage, own
from salestrain.kinds.review.verdicts import SENTENCES
from salestrain.store import open_store
from salestrain.ui.html import to_html
from salestrain.ui.pane import Pane

OWN = library().get("luck_or_change")


def judged_own(**data: Any) -> Session:
    session = Session(OWN, 1)
    session.do(Move("judge_own", data))
    return session


def page_text(session: Session) -> str:
    return re.sub(r"<[^>]+>", " ", str(to_html(own.body(session))))


@pytest.mark.parametrize(
    ("sort", "months", "value", "verdict"),
    [
        ("count", "4 3 5 4 6 2 9", "2", "usual"),
        ("count", "60 55 63 58 61 57", "30", "unusual"),
        ("count", "4 3 5", "9", "too_little"),
        ("share", "3/10 4/12 2/9 3/11 4/10 3/12", "1/10", "usual"),
        ("share", "5/5 5/5 5/5 5/5 5/5 5/5", "4/5", "usual"),
        ("measure", "100 20 180 40 160 90", "10", "usual"),
        ("measure", "100 110 95 105 102 98", "150", "unusual"),
    ],
)
def test_a_month_of_one_s_own_gets_the_verdict_of_a_careful_analyst(
    sort: str, months: str, value: str, verdict: str
) -> None:
    session = judged_own(name="Mine", sort=sort, months=months, value=value, answer=verdict)
    assert (verdict, True) == (
        session.state.own[0]["verdict"],
        SENTENCES[verdict] in page_text(session),  # type: ignore[index]
    )


@settings(max_examples=30)
@given(st.lists(st.integers(0, 70), min_size=1, max_size=20), st.integers(0, 140))
def test_no_two_sentences_on_the_screen_contradict_each_other(months: list[int], new: int) -> None:
    """One verdict; and what a month would show is the same share wherever it is said."""
    text = page_text(
        judged_own(name="Mine", sort="count", months=" ".join(map(str, months)), value=str(new), answer="usual")
    )
    said = [verdict for verdict, sentence in SENTENCES.items() if sentence in text]
    assert 1 == len(set(said))
    halved = re.search(r"With half the work, one month would show it only (\d+ %)", text)
    if halved:
        assert f"one month shows a halving only {halved[1]} of the time" in text


def test_the_exercise_has_only_the_places_it_names(tmp_path: Path) -> None:
    page = ReviewPage(Practice(OWN, open_store(str(tmp_path / "s.db")), settings={}), Pane(lang="en"))
    assert ["own", "cases", "team", "marks"] == list(page.places)


def test_more_than_one_new_month_is_not_guessed() -> None:
    with pytest.raises(Refusal, match="write one value"):
        judged_own(name="Mine", sort="count", months="4 3 5", value="2 3", answer="usual")
