"""The page of a drill: every screen, what is kept, and when to come back."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine

from salestrain.attempts.clock import Clock
from salestrain.attempts.practice import Practice
from salestrain.kinds.drill.content import Drill
from salestrain.kinds.drill.page.page import DrillPage
from salestrain.store import open_store
from salestrain.ui import Heading, Line, Screen, found_in, to_text
from salestrain.ui.unseen_pane import UnseenPane

KEY = "0" * 32
WIDE = 10_000
"""Columns of text in which no sentence is broken."""


class Browser:
    """A page over a store, and what a browser would send to it."""

    def __init__(self, drill: Drill, store: Path, name: str = "Ana") -> None:
        self.page = DrillPage(Practice(drill, open_store(str(store)), settings={}), UnseenPane())
        self.send("hello", key=KEY, name=name)

    def send(self, type_: str, **fields: Any) -> Browser:
        self.page.received(self.page.pane, {"type": type_, "seq": self.page.pane.seq, **fields})
        return self

    @property
    def screen(self) -> Screen:
        assert self.page.shown is not None
        return self.page.shown

    @property
    def words(self) -> str:
        """Everything that stands on the screen."""
        return to_text(self.screen, WIDE).text

    @property
    def answered(self) -> str:
        """What is said of something that could not be done: beside the form, or above the screen."""
        return self.page.pane.status + to_text(self.page.slots.get("said", []), WIDE).text

    def to_item(self) -> Browser:
        return self.send("train", value="b.follow").send("predict", value="1")


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The day it is; change it to wake up on another."""
    now = [date(2026, 3, 1)]
    monkeypatch.setattr(Clock, "today", lambda clock: now[0])
    return now


def whole_practice(browser: Browser) -> Browser:
    """Form, present supplier, excuse: the first three of this drill."""
    browser.to_item().send("answer", form="open", focus="implication").send("next")
    for number in range(6):
        browser.send("answer", text=f"What do you like about the board, {number}?")
    browser.send("next")
    sorts = {"sorted_0": "outside", "sorted_1": "shown", "sorted_2": "inside"}
    return browser.send("answer", text="From Monday I call five shops.", **sorts).send("finish")


def test_a_practice_goes_from_screen_to_screen(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db")
    steps: list[dict[str, Any]] = [
        {"type_": "train", "value": "b.follow"},
        {"type_": "predict", "value": "1"},
        {"type_": "answer", "form": "open", "focus": "implication"},
        {"type_": "next"},
    ]
    assert [
        "Ask what follows from it",
        "What kind of question is this?",
        "5 of 5 points",
        "Ask about the present supplier, and use it",
    ] == [browser.send(**step).screen.title for step in steps]


def test_the_prediction_stands_beside_what_came(drill: Drill, tmp_path: Path, today: list[date]) -> None:
    browser = whole_practice(Browser(drill, tmp_path / "s.db"))
    assert "2 of 3 earned full points on the first try. You predicted 1: 1 too few." in browser.words


@time_machine.travel("2026-03-02T22:30:00+00:00", tick=False)
def test_a_practice_is_dated_in_the_zone_of_the_learner(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").send("hello", key=KEY, name="Ana", zone="Pacific/Auckland")
    session = whole_practice(browser).page.practice.session
    assert session is not None and "2026-03-03" == session.state.day


def test_after_a_reload_the_practice_goes_on_where_it_was(drill: Drill, tmp_path: Path) -> None:
    Browser(drill, tmp_path / "s.db").to_item().send("answer", form="open", focus="problem").send("next")
    again = Browser(drill, tmp_path / "s.db")
    said = "Welcome back" in again.page.pane.status
    assert ("Ask about the present supplier, and use it", True) == (again.screen.title, said)


def test_what_cannot_be_an_answer_is_said_beside_the_form_and_the_form_stays(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").to_item().send("answer", form="open", focus="problem").send("next")
    before = browser.screen
    said = []
    for text in ("???", "What does that cost? " * 2_000):
        browser.send("answer", text=text)
        said.append(browser.answered)
    assert (before, True, True, "stay") == (
        browser.screen,
        "nothing to read" in said[0],
        "Nobody listens" in said[1],
        browser.page.pane.focus,
    )


def test_what_a_learner_types_is_never_markup(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").to_item().send("answer", form="open", focus="problem").send("next")
    browser.send("answer", text="What do you like about <b>the board</b>?")
    assert ("&lt;b&gt;" in browser.page.pane.sheet, "<b>" in browser.page.pane.sheet) == (True, False)


def test_ten_lines_of_practice_are_not_called_a_profile_of_a_talk(
    drill: Drill, tmp_path: Path, today: list[date]
) -> None:
    assert "rofile" not in whole_practice(Browser(drill, tmp_path / "s.db")).words


def test_a_behaviour_begins_with_its_card_before_anything_is_tried(drill: Drill, tmp_path: Path) -> None:
    words = Browser(drill, tmp_path / "s.db").send("train", value="b.follow").words
    examples = drill.behaviours[0].examples
    read = sum(len(" ".join((one.says or "", one.line, one.see)).split()) for one in examples)
    assert (2, True, True) == (
        len(examples),
        read <= 70,
        all(one.line in words and one.see in words for one in examples),
    )


def test_the_browser_is_told_when_to_come_back(drill: Drill, tmp_path: Path, today: list[date]) -> None:
    browser = whole_practice(Browser(drill, tmp_path / "s.db"))
    assert {
        "exercise": "north_quay",
        "title": "Ask on, and use the answer",
        "due": [
            {
                "says": "Practise: Ask what follows from it",
                "days": ["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24"],
            }
        ],
    } == browser.page.pane.due


def test_a_day_that_has_come_is_due_until_it_is_practised(drill: Drill, tmp_path: Path, today: list[date]) -> None:
    whole_practice(Browser(drill, tmp_path / "s.db")).send("start")
    today[0] = date(2026, 3, 4)
    late = Browser(drill, tmp_path / "s.db")
    assert "due since 3 March 2026" in late.words


def test_the_days_are_saved_as_a_calendar(drill: Drill, tmp_path: Path, today: list[date]) -> None:
    browser, files = whole_practice(Browser(drill, tmp_path / "s.db")), []
    browser.page.pane.observe(lambda change: files.append(change["new"]), "file")
    browser.send("calendar")
    days = re.findall(r"DTSTART;VALUE=DATE:(\d+)", files[0]["text"])
    assert ("north_quay.ics", ["20260303", "20260310", "20260317", "20260324"]) == (files[0]["name"], days)


def test_a_better_line_of_ones_own_is_shown_before_the_authors(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").to_item().send("answer", form="open", focus="implication").send("next")
    for number in range(6):
        browser.send("answer", text=f"What do you like about the board, {number}?")
    browser.send("next")
    sorts = {"sorted_0": "outside", "sorted_1": "shown", "sorted_2": "inside"}
    browser.send("answer", text="From Tuesday I visit six shops.", **sorts).send("again")
    browser.send("answer", text="I will try harder.", **sorts)
    words = browser.words
    assert (True, True) == ("Your own line from an earlier try" in words, "From Tuesday I visit six shops." in words)


def test_a_practice_under_way_is_not_left(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").to_item().send("start")
    assert "Finish this practice first" in browser.answered


def test_a_screen_without_a_place_for_it_says_above_it_what_is_not_possible(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").send("train", value="b.follow").send("start")
    assert "Finish this practice first; it is saved." == browser.page.pane.status


def test_a_second_tab_that_lags_behind_is_shown_where_the_practice_stands(drill: Drill, tmp_path: Path) -> None:
    one = Browser(drill, tmp_path / "s.db").to_item()
    other = Browser(drill, tmp_path / "s.db")
    one.send("answer", form="open", focus="implication")
    other.send("answer", form="closed", focus="problem")
    assert ("5 of 5 points", True) == (other.screen.title, "continued elsewhere" in other.page.pane.status)


def test_the_behaviour_that_a_debrief_leads_to_stands_first_until_it_is_chosen(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db")
    last, first = drill.behaviours[-1], drill.behaviours[0]
    browser.send("hello", key=KEY, name="Ana", at=last.id)
    led = browser.screen
    browser.send("hello", key=KEY, name="Ana", at="somewhere else")
    screens = (led, browser.screen)
    assert ([last.label, first.label], [True, False]) == (
        [next(found_in(screen, Heading)).words for screen in screens],
        ["your debrief points here" in to_text(screen, WIDE).text for screen in screens],
    )


def test_a_whole_action_is_not_asked_for_what_it_has(drill: Drill, tmp_path: Path) -> None:
    browser, asked = Browser(drill, tmp_path / "s.db").to_item(), []
    browser.send("answer", form="open", focus="implication").send("next")
    for number in range(6):
        browser.send("answer", text=f"What do you like about the board, {number}?")
    browser.send("next")
    for line in ("From Monday I call five shops.", "I will try harder."):
        browser.send("answer", text=line, sorted_0="outside", sorted_1="shown", sorted_2="inside")
        asked.append("Ask yourself" in browser.words)
        browser.send("again")
    assert [False, True] == asked


def test_words_typed_at_a_moment_stand_beside_what_they_were_heard_as(drill: Drill, tmp_path: Path) -> None:
    browser = whole_practice(Browser(drill, tmp_path / "s.db")).send("start").to_item()
    browser.send("answer", text="How many vans do you have?").send("next")
    browser.send("answer", move="m.impact")
    chosen = "Heard as:" in browser.words
    browser.send("again").send("answer", text="What does it cost you in a year?")
    words = browser.words
    assert (False, True, True) == (chosen, "What does it cost you in a year?" in words, "Heard as:" in words)


def test_after_several_lines_the_buyers_last_answer_is_heard(drill: Drill, tmp_path: Path) -> None:
    browser = Browser(drill, tmp_path / "s.db").to_item().send("answer", form="open", focus="problem").send("next")
    for number in range(6):
        browser.send("answer", text=f"What do you like about the board, {number}?")
    session = browser.page.practice.session
    assert session is not None
    said = [line.words for line in found_in(browser.screen, Line)]
    assert [session.state.lines[-1]["answer"], 13] == [said[-1], len(said)]
