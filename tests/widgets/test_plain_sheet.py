"""Any sheet can be answered in plain widgets, form by form."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.kinds.conversation.page.sheets import start_screen
from salestrain.ui import to_html
from salestrain.ui.markup import button, join, tag
from salestrain.ui.plain_sheet import Form, PlainSheet, SheetParser, UnseenPane
from tests.small_talk import small_scenario

SHEET = join(
    tag("h2", "A question"),
    tag("p", "Read <this>."),
    tag(
        "form",
        tag("input", type="hidden", name="item", value="i.one"),
        tag("label", "Your words", for_="st-a"), tag("textarea", "as before", id="st-a", name="text"),
        tag("fieldset", tag("legend", "Which form?"),
            tag("label", tag("input", type="radio", name="form", value="open"), "Open"),
            tag("label", tag("input", type="radio", name="form", value="closed", checked=True), "Closed")),
        tag("label", tag("input", type="checkbox", name="cited", value="f.a"), "The first"),
        tag("label", tag("input", type="checkbox", name="cited", value="f.b"), "The second"),
        tag("button", "Answer", type="submit"),
        data_send="answer",
    ),
    tag("div", data_part="news"),
    button("Go on", "next", "i.two"),
)  # fmt: skip


def shown(sheet: str, parts: dict[str, str] | None = None) -> tuple[PlainSheet, list[dict[str, Any]]]:
    sent: list[dict[str, Any]] = []
    pane = UnseenPane(sheet=sheet, parts=parts or {}, seq=3)
    plain = PlainSheet(pane, sent.append)
    pane.round += 1
    return plain, sent


def press(plain: PlainSheet, words: str) -> None:
    next(one for one in plain.widget.children if getattr(one, "description", "") == words).click()


def test_a_form_sends_what_was_filled_in_as_the_browser_would() -> None:
    plain, sent = shown(SHEET)
    box = next(one for one in plain.widget.children if isinstance(one, ipywidgets.Textarea))
    tick = next(one for one in plain.widget.children if getattr(one, "description", "") == "The second")
    box.value, tick.value = "mine", True
    press(plain, "Answer")

    assert [{"type": "answer", "seq": 3, "item": "i.one", "text": "mine", "form": "closed", "cited": ["f.b"]}] == sent


def test_a_button_sends_its_value() -> None:
    plain, sent = shown(SHEET)
    press(plain, "Go on")

    assert [{"type": "next", "seq": 3, "value": "i.two"}] == sent


def test_what_is_to_be_read_is_there_with_its_places_filled_and_stays_text() -> None:
    plain, _ = shown(SHEET, {"news": "<p>It came.</p>"})
    read = "".join(one.value for one in plain.widget.children if isinstance(one, ipywidgets.HTML))

    assert (True, True) == ("Read &lt;this&gt;." in read, "<p>It came.</p>" in read)


def test_who_uses_the_simple_view_is_known_by_name_and_secret_word() -> None:
    plain, sent = shown(str(to_html(start_screen(small_scenario(), "", False, ()))))
    name, word = (one for one in plain.widget.children if isinstance(one, ipywidgets.Text))
    name.value, word.value = "Ana", "plum"
    press(plain, "Go on")

    assert [("hello", 32, "Ana")] == [(one["type"], len(one["key"]), one["name"]) for one in sent]


def test_boxes_to_tick_stand_under_what_they_answer() -> None:
    boxes = [tag("label", tag("input", type="checkbox", name=name, value="a"), "Open") for name in ("x", "y")]
    first, second = tag("legend", "Skipped?"), tag("legend", "Stalled?")
    sets = [tag("fieldset", first, boxes[0]), tag("fieldset", second, boxes[1])]
    plain, _ = shown(tag("form", *sets, tag("button", "Go"), data_send="find"))
    read = [one.value if isinstance(one, ipywidgets.HTML) else one.description for one in plain.widget.children[1:]]

    assert ["<p>Skipped?</p>", "Open", "<p>Stalled?</p>", "Open", "Go"] == read


@pytest.mark.parametrize("words", ["Begin the talk"])
def test_the_start_of_a_talk_can_be_begun(words: str) -> None:
    plain, sent = shown(str(to_html(start_screen(small_scenario(), "Ana", True, ()))))
    press(plain, words)

    assert ["begin"] == [one["type"] for one in sent]


@given(st.text(), st.text())
def test_any_words_in_a_sheet_are_taken_apart_without_losing_the_form(words: str, more: str) -> None:
    parser = SheetParser()
    field = tag("input", name="x", value=more)
    parser.feed(join(tag("p", words), tag("form", field, tag("button", "Go"), data_send="say")))

    assert ["say"] == [one.send for one in parser.pieces if isinstance(one, Form)]
