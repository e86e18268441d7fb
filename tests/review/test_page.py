"""The page of a review: an answer comes before its numbers, looking changes nothing, ending asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.kinds.review.page import ReviewPage
from salestrain.kinds.review.page.places import PLACES
from salestrain.store import open_store
from salestrain.ui.document import Fold, Screen
from salestrain.ui.figures import Months
from salestrain.ui.pane import Pane
from salestrain.ui.text import to_text
from salestrain.ui.walking import found_in
from tests.widgets.practising import KEY

WIDE = 10_000
"""So many columns that no line of a screen is broken."""
NUMBER = {"name": "First talks", "sort": "count", "months": "41 38 44 40 39 43"}
HOSTILE = "<script>alert(1)</script>"


def page_at(store: Path) -> ReviewPage:
    """A page that a browser has just opened, with somebody there who has begun."""
    exercise = library().get("monthly_review")
    page = ReviewPage(Practice(exercise, open_store(str(store)), settings={}), Pane(lang="en"))
    send(page, "hello", key=KEY, name="Ana")
    send(page, "begin")
    return page


def send(page: ReviewPage, type_: str, **fields: Any) -> str:
    """What the browser does: a message with the number of moves it knows of; the text that can be read then."""
    page.received(page.pane, {"type": type_, "seq": page.pane.seq, **fields})
    return f"{page.pane.status} {to_text(screen_of(page), WIDE).text}"


def screen_of(page: ReviewPage) -> Screen:
    assert page.shown is not None
    return page.shown


def test_what_is_usual_is_drawn_only_after_the_answer(store: Path) -> None:
    page = page_at(store)
    before = [chart.usual for chart in found_in(screen_of(page), Months)]
    send(page, "judge_case", case="record", answer="unusual")
    after = [chart.usual for chart in found_in(screen_of(page), Months)]
    assert ([None], [(1, 4.0, 8), None]) == (before, after)


def test_every_picture_has_its_table(store: Path) -> None:
    page = page_at(store)
    send(page, "judge_case", case="record", answer="unusual")
    screen = screen_of(page)
    tables = [fold for fold in found_in(screen, Fold) if fold.summary == "The same as a table"]
    assert len(list(found_in(screen, Months))) == len(tables)


@pytest.mark.parametrize("place", PLACES)
def test_looking_at_a_place_changes_nothing(store: Path, place: str) -> None:
    page = page_at(store)
    send(page, "go", value=place)
    assert page.practice.session is not None
    assert not page.practice.session.moves


def test_what_was_typed_wrongly_is_told_in_a_sentence(store: Path) -> None:
    page = page_at(store)
    send(page, "go", value="numbers")
    assert "“five” is no count" in send(page, "keep_number", **{**NUMBER, "months": "4 five"})


def test_an_experiment_takes_a_percentage_as_people_write_it(store: Path) -> None:
    page = page_at(store)
    send(page, "keep_number", **NUMBER)
    send(page, "go", value="experiments")
    told = send(page, "begin_experiment", number="n.1", hypothesis="At eight.", window="3", change="+40 %")
    assert "First talks, +40 %." in told


def test_finishing_asks_first(store: Path) -> None:
    page = page_at(store)
    send(page, "judge_case", case="record", answer="unusual")
    asked = send(page, "finish")
    assert ("Finish this review for good?" in asked, "reviewing") == (True, page.practice.session.state.phase)


def test_a_review_goes_on_where_it_was(store: Path) -> None:
    send(page_at(store), "keep_number", **NUMBER)
    again = ReviewPage(Practice(library().get("monthly_review"), open_store(str(store)), settings={}), Pane(lang="en"))
    send(again, "hello", key=KEY, name="Ana")
    assert "First talks" in send(again, "go", value="numbers")


def test_text_of_a_learner_is_shown_as_text(store: Path) -> None:
    page = page_at(store)
    send(page, "keep_number", **{**NUMBER, "name": HOSTILE, "counts": HOSTILE, "mine": HOSTILE})
    send(page, "go", value="numbers")
    assert HOSTILE not in page.pane.sheet
