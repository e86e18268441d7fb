"""Any document can be read and answered in stock widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import ipywidgets
from hypothesis import given, settings

from salestrain.ui.answers import Message, sent
from salestrain.ui.document import Box, Column, Fold, Form, Item, Items, Row, Screen, Section, Slot, Table, Text
from salestrain.ui.fields import AnyField, Button, Choice, Field, FileField, Hidden, OptionGroup, Slider, Tick
from salestrain.ui.html import to_html
from salestrain.ui.phrases import strong
from salestrain.ui.plain_widgets import PlainScreen
from salestrain.ui.walking import found_in
from tests.ui.documents import counted, everything, screens, words_in
from tests.ui.pages import page_of

NOON = datetime(2027, 1, 26, 12, tzinfo=UTC)


class Desk:
    """Somebody who fills in what is shown, and what arrives from them."""

    def __init__(self, content: Any, seq: int = 3, **also_ask: list[AnyField]) -> None:
        self.messages: list[Message] = []
        self.plain = PlainScreen(self.messages.append, also_ask)
        self.plain.show(content, seq=seq)

    def all(self, *kinds: type[ipywidgets.Widget]) -> list[Any]:
        return [one for one in _inside(self.plain.widget) if isinstance(one, kinds or ipywidgets.Widget)]

    def one(self, kind: type[ipywidgets.Widget], words: str = "") -> Any:
        return next(one for one in self.all(kind) if words in one.description)

    def press(self, words: str) -> Message:
        next(one for one in self.all(ipywidgets.Button) if words == one.description).click()
        return self.messages[-1]

    @property
    def read(self) -> str:
        return " ".join(one.value for one in self.all(ipywidgets.HTML))


def _inside(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)


def words_on(desk: Desk) -> set[str]:
    """Every word that can be read on widgets."""
    found = [desk.read]
    for one in desk.all():
        found += [getattr(one, "description", "") or "", *(getattr(one, "titles", None) or ())]
        found += [words for words, _ in getattr(one, "options", ()) or ()]
        found.append(str(getattr(one, "value", "")))
    return words_in(unescape(re.sub("<[^>]*>", " ", " ".join(found))))


def test_a_form_sends_what_was_typed_and_chosen() -> None:
    form = Form(
        "answer",
        [
            Hidden("item", "i.one"),
            Field("text", "Your words", "long", "as before"),
            Choice("form", "Which form?", [("open", "Open"), ("closed", "Closed")], "one", ["closed"]),
            Choice("focus", "It asks about", [("", "Choose …"), ("a", "The present")], "list"),
            Choice("cited", "Which facts?", [("f.a", "The first"), ("f.b", "The second")], "any"),
        ],
        "Answer",
    )
    desk = Desk(form)
    desk.one(ipywidgets.Textarea).value = "mine"
    desk.one(ipywidgets.Dropdown).index = 1
    desk.one(ipywidgets.Checkbox, "The second").value = True

    expected = {
        "type": "answer",
        "seq": 3,
        "item": "i.one",
        "text": "mine",
        "form": "closed",
        "focus": "a",
        "cited": ["f.b"],
    }
    assert expected == desk.press("Answer")


def test_a_form_sends_days_numbers_ticks_and_files_as_a_browser_would() -> None:
    form = Form(
        "drop",
        [
            Field("to", "To which day?", "date", "2027-01-26"),
            Slider("sure", "How sure?", "50", 0, 100),
            Tick("all", "All of it"),
            FileField("file", "A file"),
        ],
        "Send",
    )
    desk = Desk(form)
    desk.one(ipywidgets.DatePicker).value = date(2027, 2, 1)
    desk.one(ipywidgets.IntSlider).value = 70
    desk.one(ipywidgets.Checkbox).value = True
    chosen = {"name": "a", "type": "", "size": 2, "content": memoryview(b"hi"), "last_modified": NOON}
    desk.all(ipywidgets.FileUpload)[0].set_trait("value", (chosen,))

    expected = {"type": "drop", "seq": 3, "to": "2027-02-01", "sure": "70", "all": ["yes"], "file": "aGk="}
    assert expected == desk.press("Send")


def test_what_was_not_answered_is_not_sent() -> None:
    asked = [
        Choice("a", "One?", [("x", "X")], "one"),
        Choice("b", "Some?", [("x", "X")], "any"),
        Tick("c", "C"),
        FileField("d", "D"),
        Choice("e", "None?", []),
        Field("f", "F", "date"),
    ]

    assert {"type": "go", "seq": 3, "f": ""} == Desk(Form("go", asked, "Go")).press("Go")


def test_answers_with_the_same_words_are_told_apart() -> None:
    desk = Desk(Form("go", [Choice("a", "Which?", [("x", "Same"), ("y", "Same")])], "Go"))
    desk.one(ipywidgets.Dropdown).index = 1

    assert "y" == desk.press("Go")["a"]


def test_an_answer_in_a_group_says_which() -> None:
    desk = Desk(Form("go", [Choice("a", "Which?", [OptionGroup("Facts", [("x", "The first")])])], "Go"))

    assert (("Facts: The first", 0),) == desk.one(ipywidgets.Dropdown).options


def test_a_button_sends_its_value() -> None:
    assert {"type": "next", "seq": 3, "value": "2"} == Desk(Button("Go on", "next", 2)).press("Go on")


def test_of_many_alike_each_button_says_which_it_is() -> None:
    ways = [Row([Button("Change", "edit", name, about=name)]) for name in ("g.1", "g.2")]

    assert "g.2" == Desk(ways).press("Change: g.2")["value"]


def test_what_stands_deep_in_a_document_can_be_answered() -> None:
    form = Form("go", [Fold("More", [Table("T", [Column("C")], [[Field("a", "A", "number", "5")]])])], "Go")
    desk = Desk(Section("S", [Items([Item([Text("x"), Box([form])], "st-1")])]))
    desk.one(ipywidgets.Text).value = "7"

    assert {"type": "go", "seq": 3, "a": "7"} == desk.press("Go")


def test_what_is_to_be_read_is_text_and_in_its_order() -> None:
    desk = Desk([Text("Read <this>."), Button("Go", "go"), Text("Then that.")])
    shown = [getattr(one, "value", "") or one.description for one in desk.plain.widget.children[1:]]

    assert ["<p>Read &lt;this&gt;.</p>", "Go", "<p>Then that.</p>"] == shown


def test_a_slot_is_filled_later() -> None:
    desk = Desk([Text("Read this."), Slot("news", ["before"])])
    desk.plain.fill({"news": [Text("It came."), Button("Look", "look")], "elsewhere": "lost"})

    assert "look" == desk.press("Look")["type"]
    assert "<p>Read this.</p> <p>It came.</p>" in desk.read


def test_what_was_typed_stays_when_a_slot_is_filled() -> None:
    desk = Desk([Form("go", [Field("a", "A")], "Go"), Slot("news")])
    desk.one(ipywidgets.Text).value = "mine"
    desk.plain.fill({"news": "It came."})

    assert "mine" == desk.press("Go")["a"]


def test_the_status_is_announced_over_the_screen() -> None:
    plain = PlainScreen(lambda message: None)
    plain.show(Screen("S", []), status="Kept <it>.")

    assert to_html(Text("Kept <it>.", "muted", live="status")) == plain.widget.children[0].value


def test_a_form_can_ask_for_more_where_no_browser_keeps_a_key() -> None:
    desk = Desk(Form("name", [Field("name", "Your name")], "Go on"), name=[Field("word", "A secret word")])
    desk.one(ipywidgets.Text, "Your name").value = "Ana"
    desk.one(ipywidgets.Text, "A secret word").value = "plum"

    assert {"type": "name", "seq": 3, "name": "Ana", "word": "plum"} == desk.press("Go on")


def test_a_form_that_only_answers_while_it_is_moved_has_a_button_here() -> None:
    desk = Desk(Form("", [Slider("p", "Percent", "5", 1, 9)], "", live="sum"))

    assert {"type": "sum", "seq": 3, "p": "5"} == desk.press("Work it out")


def test_what_is_wrong_stands_under_its_field() -> None:
    desk = Desk(Form("go", [Field("a", "A", hint="A day.", errors=[["No ", strong("day")]])], "Go"))

    assert '<p class="st-error">No <strong>day</strong></p>' in desk.read


@settings(max_examples=40)
@given(screens())
def test_forms_that_nobody_touched_send_what_a_browser_would(screen: Screen) -> None:
    desk = Desk(screen)
    for one in desk.all(ipywidgets.Button):
        one.click()
    forms = [message for message in desk.messages if message["type"] in {f.send for f in found_in(screen, Form)}]

    assert [sent(form, {}, 3) for form in found_in(screen, Form)] == forms


@settings(max_examples=40)
@given(screens())
def test_widgets_say_every_word_that_html_says(screen: Screen) -> None:
    assert set() == words_in(page_of(to_html(screen)).text) - words_on(Desk(screen))


def test_widgets_say_every_word_of_a_screen_with_everything_on_it() -> None:
    say = counted()
    screen = everything(say)

    assert set() == words_in(page_of(to_html(screen)).text) - words_on(Desk(screen))
