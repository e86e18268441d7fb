"""Whatever an author or a learner writes is shown as text: no sheet lets any of it become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from salestrain.core.events import Move
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.debrief import compare, costs_of, debrief, options
from salestrain.kinds.conversation.page.branches import comparison_sheet
from salestrain.kinds.conversation.page.course import cost_offer, cost_part, cost_progress
from salestrain.kinds.conversation.page.panel import panel
from salestrain.kinds.conversation.page.plain import sentence
from salestrain.kinds.conversation.page.report import debrief_sheet, moments, signed
from salestrain.kinds.conversation.page.sheets import (
    Earlier,
    judged_sheet,
    judgement_sheet,
    prediction_sheet,
    start_sheet,
)
from salestrain.kinds.conversation.page.thought import answer, question
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.kinds.conversation.solver import Course, TurnCost, course
from salestrain.ui.html_blocks import criteria
from salestrain.ui.markup import Html, button, fold, join, tag
from tests.small_talk import SMALL, small_scenario
from tests.widgets.practising import GOOD, choose, finish, practice_at

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;</li></div>"
RTL = "\u202eשלום עולם"
OURS = {
    "div", "section", "p", "span", "strong", "h2", "h3", "h4", "ul", "ol", "li", "q", "form", "label", "input",
    "button", "fieldset", "legend", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "bdi", "select", "option", "a", "h5", "progress", "svg", "title", "desc", "defs", "pattern", "rect", "line", "text",
}  # fmt: skip
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
        self.feed(html)
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
    changes["judgement"] = {**changes["judgement"], "question": HOSTILE,
                            "options": {"pursue": HOSTILE, "nurture": RTL, "drop": "Drop"}}  # fmt: skip
    return small_scenario(**changes)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Html]:
    """Every sheet, of a talk in which everybody writes hostile text."""
    practice = practice_at(tmp_path_factory.mktemp("sheets") / "s.db", hostile_scenario(), name=HOSTILE)
    made = {"start": start_sheet(practice.exercise, "", False, ()), "criteria": criteria(practice.exercise)}
    earlier = [Earlier(HOSTILE, HOSTILE, 7, True), Earlier("a", RTL, None, False)]
    made["named"] = start_sheet(practice.exercise, HOSTILE, False, earlier)
    practice.begin()
    practice.say(HOSTILE, None)
    practice.do(Move("correct", {"moves": []}), None)  # each line of this buyer contains it, so one was heard
    practice.say(f"who do you work with, {RTL}?", None)
    choose(practice, *GOOD[1:])
    assert practice.session is not None
    made["panel"] = panel(practice.session)
    made["prediction"] = prediction_sheet(practice.session)
    made["judgement"] = judgement_sheet(practice.session)
    finish(practice)
    made["judged"] = judged_sheet()
    made["debrief"] = debrief_sheet(debrief(practice.session), can_compare=True)
    course_ = course(practice.session)
    made["moments"] = moments(debrief(practice.session, course_))
    made["costs"] = cost_part(costs_of(course_, 50), live=True) + cost_offer() + cost_progress(1, 5)
    offered = options(practice.session, 2)
    made["question"] = question(2, offered, HOSTILE, "m.like", HOSTILE)
    made["thought"] = answer(practice.thought(1, "m.pitch", ""), offered)
    made["comparison"] = compared(practice)
    return made


def compared(practice: TalkPractice) -> Html:
    first = practice.session
    practice.retry(1)
    practice.say(HOSTILE, None)
    practice.do(Move("correct", {"moves": []}), None)  # each line of this buyer contains it, so one was heard
    choose(practice, "m.pitch", "m.leave")
    assert first is not None and practice.session is not None
    return comparison_sheet(compare(first, practice.session))


SHEETS = ("start", "criteria", "named", "panel", "prediction", "judgement", "judged", "debrief", "moments", "costs",
          "question", "thought", "comparison")  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_holds_only_elements_of_ours_each_closed_where_it_should_be(sheets: dict[str, Html], name: str) -> None:
    seen = Seen(sheets[name])

    assert (set(), [], [], set()) == (
        seen.elements - OURS, seen.crossed, seen.open, {key for key in seen.attributes if key.startswith("on")}
    )  # fmt: skip


def test_every_link_of_the_debrief_leads_to_a_line_of_its_transcript(sheets: dict[str, Html]) -> None:
    links = set(re.findall(r'href="(.*?)"', sheets["debrief"] + sheets["costs"] + sheets["moments"]))
    lines = {f"#{name}" for name in re.findall(r'id="(st-turn-\d+)"', sheets["debrief"])}

    assert (True, set()) == (len(links) > 1, links - lines)


@pytest.mark.parametrize("name", ["prediction", "judgement"])
def test_the_talk_can_be_read_again_before_it_is_judged_but_not_how_it_went(sheets: dict[str, Html], name: str) -> None:
    text = Seen(sheets[name]).text

    assert ([True, True], False) == (
        [line in text for line in ("Mara Lind. Ten minutes.", "What does that cost you?")], "Retry" in text
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "judged"])
def test_hostile_text_is_there_to_read_as_it_was_written(sheets: dict[str, Html], name: str) -> None:
    assert "<script>alert(1)</script>" in Seen(sheets[name]).text


def test_children_and_attributes_are_escaped_and_what_was_made_here_is_not_escaped_twice() -> None:
    made = tag("p", HOSTILE[:8], tag("b", "&"), None, title='"><', data_value=7, hidden=True, open=False)

    assert '<p title="&quot;&gt;&lt;" data-value="7" hidden>&lt;script&gt;<b>&amp;</b></p>' == made


@pytest.mark.parametrize("text", [HOSTILE, RTL, "", "\x00\x1b[31m", "a\u2028b"])
def test_text_comes_back_from_markup_as_it_went_in(text: str) -> None:
    made = join(tag("p", text), button(text, "open", text), fold(text, text))

    assert text * 4 == Seen(made).text


def test_text_that_only_looks_like_ours_is_escaped() -> None:
    assert "&lt;b&gt;" == join(str(Html("<b>")))


def test_a_sentence_in_place_of_a_page_is_escaped() -> None:
    assert HOSTILE == Seen(sentence(HOSTILE).value).text


@pytest.mark.parametrize(("number", "written"), [(2, "+2"), (0, "0"), (-3, "−3")])
def test_a_change_is_written_with_its_sign(number: int, written: str) -> None:
    assert written == signed(number)


def test_the_start_sheet_asks_a_name_before_it_lets_anyone_begin() -> None:
    exercise = small_scenario()
    nobody, ana = (start_sheet(exercise, name, False, ()) for name in ("", "Ana"))

    assert (False, True, True, False) == (
        'data-send="begin"' in nobody, 'data-send="name"' in nobody,
        'data-send="begin"' in ana, 'data-send="name"' in ana,
    )  # fmt: skip


def test_no_truth_of_the_scenario_is_in_what_is_shown_before_the_debrief(tmp_path: Path) -> None:
    practice = practice_at(tmp_path / "s.db")
    practice.begin()
    assert practice.session is not None
    shown = start_sheet(practice.exercise, "Ana", False, ()) + panel(practice.session)
    secret = [fact.text for fact in practice.exercise.facts if not fact.public]

    assert [] == [text for text in secret if text in Seen(shown).text]


def test_the_chart_of_the_costs_says_in_words_what_it_shows_and_the_table_has_every_number() -> None:
    lines = (TurnCost(1, "a", 100, 82, None, True), TurnCost(2, "b", 82, 82, None, True))
    made = cost_part(costs_of(Course(lines, 82), 70), live=False)
    cells = re.findall(r"<t[dh](?: scope=\"row\"| class=\"st-number\")?>(?:<\w+>)?([−\d]+)", made)

    assert (["1", "100", "82", "−18", "2", "82", "82", "0"], True) == (
        cells, "<desc>Line 1 cost the most: 18 points of 100; until then 100 were within reach." in made
    )  # fmt: skip


def test_costs_that_are_not_proven_are_marked_line_by_line_and_as_a_whole() -> None:
    made = cost_part(costs_of(Course((TurnCost(1, "a", 90, 60, None, False),), 60), 60), live=False)

    marked = "at least 90", ">an estimate<", ">An estimate: there were too many"
    assert [True] * 3 == [text in made for text in marked]
