"""HTML: no text becomes markup, and everything can be heard, named and reached."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from salestrain.ui.document import Node, Slot, Text
from salestrain.ui.fields import Field
from salestrain.ui.html import to_html
from salestrain.ui.phrases import Link
from salestrain.ui.walking import found_in
from tests.ui.documents import everything, same, screens
from tests.ui.pages import Element, page_of

MARK = "mark4mark"
NAMED = ("input", "select", "textarea")


def skeleton(page: Element) -> list[str]:
    """Every element, attribute and text of a page."""
    found: list[str] = []
    for part in page.inside:
        if isinstance(part, Element):
            found += [f"<{part.name}>", *(f"{key}={value}" for key, value in part.attributes.items())]
            found += [*skeleton(part), f"</{part.name}>"]
        else:
            found.append(part)
    return found


def test_the_page_for_the_tests_has_every_node_on_it() -> None:
    there = {type(node) for node in found_in(everything(same("x")), object)}

    assert set() == set(get_args(Node)) - there - {str}


@given(st.text(min_size=1))
@example("</textarea></title></svg><script>alert(1)</script>")
@example("\n\" onclick='x' & &amp; &lt; <!-- ]]>\r\n")
@example("\0 {label} %s \ud83d\ude00")
def test_any_text_comes_out_as_it_went_in_wherever_it_stands(text: str) -> None:
    pattern = skeleton(page_of(to_html(everything(same(MARK)))))
    readable = (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    )

    assert [part.replace(MARK, readable) for part in pattern] == skeleton(page_of(to_html(everything(same(text)))))


def test_a_text_that_calls_itself_markup_is_a_text() -> None:
    assert "<p>&lt;b&gt;</p>" == to_html(Text(Markup("<b>")))


def test_what_is_no_node_is_refused() -> None:
    with pytest.raises(TypeError, match="A dict cannot stand on a screen"):
        to_html({"a": 1})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "to",
    [
        "javascript:alert(1)",
        "https://example.org/",
        "//example.org",
        "\\\\example.org",
        "data:x",
        "/\t/x",
        " #a",
        "java\nscript:x",
    ],
)
def test_a_link_that_leaves_the_server_or_runs_a_program_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match="not an address on this server"):
        to_html(Link("Look", to))


@pytest.mark.parametrize("to", ["#st-turn-3", "../drill/#b.follow", "/exercises/", "files/plan.csv", "help"])
def test_a_link_on_the_server_leads_there(to: str) -> None:
    assert f'<a href="{to}">Look</a>' == to_html(Link("Look", to))


@given(screens())
def test_every_field_has_a_label(screen: object) -> None:
    page = page_of(to_html(screen))  # type: ignore[arg-type]
    labels = {label.attributes.get("for") for label in page.all("label")}
    boxes = [box for box in page.all(*NAMED) if box.attributes.get("type") != "hidden"]

    assert [] == [
        box
        for box in boxes
        if not box.attributes.get("aria-label")
        and box.attributes.get("id") not in labels
        and "label" not in [one.name for one in box.around()]
    ]


@given(screens())
def test_every_button_has_a_name(screen: object) -> None:
    page = page_of(to_html(screen))  # type: ignore[arg-type]

    assert [] == [one for one in page.all("button") if not (one.text.strip() or one.attributes.get("aria-label"))]


@given(screens())
def test_every_table_has_a_caption_and_can_be_scrolled_with_the_keyboard(screen: object) -> None:
    page = page_of(to_html(screen))  # type: ignore[arg-type]
    frames = [table.outside.attributes for table in page.all("table") if table.outside is not None]

    assert [] == [one for one in frames if not one.get("aria-label") or one.get("tabindex") != "0"]


@given(screens())
def test_what_describes_a_field_is_on_the_page(screen: object) -> None:
    page = page_of(to_html(screen))  # type: ignore[arg-type]
    ids = {one.attributes["id"] for one in page.all() if "id" in one.attributes}
    named = {name for one in page.all() for name in one.attributes.get("aria-describedby", "").split()}

    assert set() == named - ids


def test_what_is_wrong_with_a_field_is_tied_to_it() -> None:
    box = next(page_of(to_html(Field("due", "Due on", hint="A day.", errors=["No day."]))).all("input"))

    assert ("st-due-hint st-due-error", "true") == (box.attributes["aria-describedby"], box.attributes["aria-invalid"])


def test_a_picture_is_told_in_words() -> None:
    drawn = page_of(to_html(everything(same("x")))).all("svg")
    pictures = [one for one in drawn if one.attributes.get("aria-hidden") != "true"]

    assert [["title", "desc"]] * 6 == [[part.name for part in one.all("title", "desc")] for one in pictures]


def test_a_slot_is_found_by_its_name() -> None:
    assert '<div data-part="reading" class="st-stack" role="status"></div>' == to_html(Slot("reading", live="status"))
