"""What a form sends is the same whoever fills it in."""

from __future__ import annotations

from hypothesis import given

from salestrain.ui.answers import pressed, sent
from salestrain.ui.document import Form, Screen
from salestrain.ui.fields import Button, Choice, Field, Tick
from salestrain.ui.html import to_html
from salestrain.ui.walking import found_in, ids_in
from tests.ui.documents import everything, same, screens
from tests.ui.pages import form_data, page_of


@given(screens())
def test_a_form_that_nobody_touched_sends_what_a_browser_would(screen: Screen) -> None:
    forms = list(found_in(screen, Form))
    pages = list(page_of(to_html(screen)).all("form"))

    assert [{"type": form.send, "seq": 0, **form_data(page)} for form, page in zip(forms, pages, strict=True)] == [
        sent(form, {}, 0) for form in forms
    ]


def test_what_was_filled_in_takes_the_place_of_what_stood_there() -> None:
    form = Form("go", [Field("a", "A", value="before"), Field("b", "B", value="kept")], "Go")

    assert {"type": "go", "seq": 5, "a": "after", "b": "kept"} == sent(form, {0: ["after"]}, 5)


def test_boxes_of_one_name_send_one_list() -> None:
    form = Form("go", [Tick("a", "First", "1"), Tick("a", "Second", "2"), Tick("a", "Third", "3")], "Go")

    assert ["1", "3"] == sent(form, {0: ["1"], 2: ["3"]}, 0)["a"]


def test_boxes_that_were_ticked_can_be_freed() -> None:
    form = Form("go", [Choice("a", "A", [("x", "X")], "any", ["x"])], "Go")

    assert {"type": "go", "seq": 0} == sent(form, {0: []}, 0)


def test_a_button_without_a_value_sends_its_type_alone() -> None:
    assert {"type": "go", "seq": 2} == pressed(Button("Go", "go"), 2)


def test_every_place_that_a_reader_can_be_led_to_is_known() -> None:
    screen = everything(same("x"))
    there = {one.attributes["id"] for one in page_of(to_html(screen)).all() if "id" in one.attributes}
    made = {name for name in there if name.endswith(("-hint", "-error", "-list", "-range"))} | {"st-hatch"}

    assert set() == there - made - ids_in(screen)
