"""Whatever an author or a learner writes is shown as text: no screen lets any of it become markup."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from salestrain.core.events import Move
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.debrief import compare, costs_of, debrief, options
from salestrain.kinds.conversation.page.branches import comparison_screen
from salestrain.kinds.conversation.page.course import cost_offer, cost_part, cost_progress
from salestrain.kinds.conversation.page.panel import panel
from salestrain.kinds.conversation.page.plain import sentence
from salestrain.kinds.conversation.page.report import debrief_screen, moments
from salestrain.kinds.conversation.page.sheets import (
    judged_screen,
    judgement_screen,
    prediction_screen,
    start_screen,
)
from salestrain.kinds.conversation.page.thought import answer, question
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.kinds.conversation.solver import Course, TurnCost, course
from salestrain.ui import (
    Button,
    Content,
    Form,
    Link,
    LossBars,
    Record,
    Screen,
    Table,
    found_in,
    ids_in,
    to_html,
    to_text,
)
from salestrain.ui.blocks import Earlier, names_of_criteria
from salestrain.ui.phrases import signed
from tests.small_talk import SMALL, small_scenario
from tests.widgets.practising import GOOD, choose, finish, practice_at

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;</li></div>"
RTL = "\u202eשלום עולם"
OURS = {
    "div",
    "section",
    "p",
    "span",
    "strong",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "q",
    "form",
    "label",
    "input",
    "button",
    "fieldset",
    "legend",
    "details",
    "summary",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "bdi",
    "select",
    "option",
    "a",
    "h5",
    "progress",
    "svg",
    "title",
    "desc",
    "defs",
    "pattern",
    "rect",
    "line",
    "text",
}
NAMES = {"id", "kind", "schema", "version", "lang", "topic", "value", "move", "verdict", "name", "tone"}


class Seen(HTMLParser):
    """The elements, attributes and texts of a sheet, and whether each element is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(str(html))  # plain text, whatever it calls itself
        self.close()

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.add(name)
        self.attributes |= {key for key, _ in attributes}
        if name not in ("input", "br", "hr"):
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        if not self.open or self.open.pop() != name:
            self.crossed.append(name)

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile(content: Any, key: str = "") -> Any:
    """The content with hostile text at the end of every text that is for people."""
    if isinstance(content, dict):
        return {name: hostile(value, name) for name, value in content.items()}
    if isinstance(content, list):
        return [hostile(one, key) for one in content]
    shown = ("text", "title", "learner", "goal", "buyer_card", "opens", "say", "choice", "label", "why", "coach")
    return f"{content} {HOSTILE} {RTL}" if isinstance(content, str) and key in (*shown, "role") else content


def hostile_scenario() -> Scenario:
    changes = {name: hostile(part, name) for name, part in SMALL.items() if name not in NAMES}
    changes["illustrative"] = HOSTILE
    changes["buyer"]["name"] = f"Mara {HOSTILE}"
    changes["judgement"] = {
        **changes["judgement"],
        "question": HOSTILE,
        "options": {"pursue": HOSTILE, "nurture": RTL, "drop": "Drop"},
    }
    return small_scenario(**changes)


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Screen | Content]:
    """Every screen and slot, of a talk in which everybody writes hostile text."""
    practice = practice_at(tmp_path_factory.mktemp("screens") / "s.db", hostile_scenario(), name=HOSTILE)
    made: dict[str, Screen | Content] = {
        "start": start_screen(practice.exercise, "", named_by_setting=False, earlier=()),
        "criteria": names_of_criteria(practice.exercise),
    }
    earlier = [Earlier(HOSTILE, HOSTILE, 7, True), Earlier("a", RTL, None, False)]
    made["named"] = start_screen(practice.exercise, HOSTILE, named_by_setting=False, earlier=earlier)
    practice.begin()
    practice.say(HOSTILE, None)
    practice.do(Move("correct", {"moves": []}), None)  # each line of this buyer contains it, so one was heard
    practice.say(f"who do you work with, {RTL}?", None)
    choose(practice, *GOOD[1:])
    assert practice.session is not None
    made["panel"] = panel(practice.session)
    made["prediction"] = prediction_screen(practice.session)
    made["judgement"] = judgement_screen(practice.session)
    finish(practice)
    made["judged"] = judged_screen(practice.session)
    made["debrief"] = debrief_screen(debrief(practice.session), can_compare=True, difference=HOSTILE)
    course_ = course(practice.session)
    made["moments"] = moments(debrief(practice.session, course_))
    made["costs"] = [*cost_part(costs_of(course_, 50), live=True), *cost_offer(), *cost_progress(1, 5)]
    offered = options(practice.session, 2)
    made["question"] = question(2, offered, HOSTILE, "m.like", HOSTILE)
    made["thought"] = answer(practice.thought(1, "m.pitch", ""))
    made["comparison"] = compared(practice)
    return made


def compared(practice: TalkPractice) -> Screen:
    first = practice.session
    practice.retry(1)
    practice.say(HOSTILE, None)
    practice.do(Move("correct", {"moves": []}), None)  # each line of this buyer contains it, so one was heard
    choose(practice, "m.pitch", "m.leave")
    assert first is not None
    assert practice.session is not None
    return comparison_screen(compare(first, practice.session))


SCREENS = (
    *("start", "criteria", "named", "panel", "prediction", "judgement", "judged", "debrief", "moments", "costs"),
    *("question", "thought", "comparison"),
)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_holds_only_elements_of_ours_each_closed_where_it_should_be(
    screens: dict[str, Screen | Content], name: str
) -> None:
    seen = Seen(to_html(screens[name]))
    assert set() == seen.elements - OURS
    assert [] == seen.crossed
    assert [] == seen.open
    assert [] == [key for key in seen.attributes if key.startswith("on")]


def test_every_link_of_the_debrief_leads_to_a_line_of_its_transcript(screens: dict[str, Screen | Content]) -> None:
    parts = [screens["debrief"], screens["costs"], screens["moments"]]
    links = {link.to for part in parts for link in found_in(part, Link)}
    assert len(links) > 1
    assert links <= {f"#{name}" for name in ids_in(screens["debrief"])}


@pytest.mark.parametrize("name", ["prediction", "judgement"])
def test_the_talk_can_be_read_again_before_it_is_judged_but_not_how_it_went(
    screens: dict[str, Screen | Content], name: str
) -> None:
    text = Seen(to_html(screens[name])).text
    assert "Mara Lind. Ten minutes." in text
    assert "What does that cost you?" in text
    assert "Retry" not in text


@pytest.mark.parametrize("name", [name for name in SCREENS if name != "judged"])
def test_hostile_text_is_there_to_read_as_it_was_written(screens: dict[str, Screen | Content], name: str) -> None:
    assert "<script>alert(1)</script>" in Seen(to_html(screens[name])).text


def test_a_sentence_in_place_of_a_page_is_escaped() -> None:
    assert HOSTILE == Seen(sentence(HOSTILE).value).text


@pytest.mark.parametrize(("number", "written"), [(2, "+2"), (0, "0"), (-3, "−3")])
def test_a_change_is_written_with_its_sign(number: int, written: str) -> None:
    assert written == signed(number)


def test_the_start_asks_a_name_before_it_lets_anyone_begin() -> None:
    nobody, ana = (start_screen(small_scenario(), name, named_by_setting=False, earlier=()) for name in ("", "Ana"))
    assert (["name"], []) == (forms(nobody), buttons(nobody))
    assert ([], ["forget", "mine", "begin"]) == (forms(ana), buttons(ana))


def forms(screen: Screen) -> list[str]:
    return [form.send for form in found_in(screen, Form)]


def buttons(screen: Screen) -> list[str]:
    return [button.send for button in found_in(screen, Button)]


def test_no_truth_of_the_scenario_is_in_what_is_shown_before_the_debrief(tmp_path: Path) -> None:
    practice = practice_at(tmp_path / "s.db")
    practice.begin()
    assert practice.session is not None
    shown = to_html(start_screen(practice.exercise, "Ana", named_by_setting=False, earlier=())) + to_html(
        panel(practice.session)
    )
    secret = [fact.text for fact in practice.exercise.facts if not fact.public]

    assert [] == [text for text in secret if text in Seen(shown).text]


def test_the_chart_of_the_costs_says_in_words_what_it_shows_and_the_table_has_every_number() -> None:
    lines = (TurnCost(1, "a", 100, 82, None, True), TurnCost(2, "b", 82, 82, None, True))
    part = cost_part(costs_of(Course(lines, 82), 70), live=False)
    [chart], [table] = found_in(part, LossBars), found_in(part, Table)
    assert chart.says.startswith("Turn 1 cost the most: 18 points of 100; until then 100 were within reach.")
    assert [["1", "“a”", "100", "82", "−18"], ["2", "“b”", "82", "82", "0"]] == cells(table)


def cells(table: Table) -> list[list[str]]:
    """The words in each cell of each row."""
    rows = [row.cells if isinstance(row, Record) else row for row in table.rows]
    return [[to_text(cell).text.strip() for cell in row] for row in rows]


def test_costs_that_are_not_proven_are_marked_line_by_line_and_as_a_whole() -> None:
    part = cost_part(costs_of(Course((TurnCost(1, "a", 90, 60, None, False),), 60), 60), live=False)
    [table] = found_in(part, Table)
    assert [["1", "“a”", "at least 90", "at least 60", "−30\n\nan estimate"]] == cells(table)
    assert "An estimate: there were too many" in to_text(part).text


@pytest.mark.parametrize(("said", "is_asked"), [(1, False), (2, False), (3, True)])
def test_the_best_two_lines_are_asked_for_only_where_there_are_more_than_two(
    said: int, is_asked: bool, tmp_path: Path
) -> None:
    practice = practice_at(tmp_path / "s.db", small_scenario())
    practice.begin()
    choose(practice, *GOOD[:said])
    assert practice.session is not None
    assert is_asked == ("Which two of your lines were your best?" in to_text(judged_screen(practice.session)).text)
