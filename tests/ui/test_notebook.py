"""An output in a notebook reads well also where its look is taken away, as JupyterLab does before it trusts one."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from salestrain import moment, needed, watch, weigh
from salestrain.ui.phrases import PRESS
from salestrain.ui.style import STYLE

SHOWN: dict[str, Any] = {
    "talk": lambda: watch("harbour_foods", "pitch_first"),
    "debrief": lambda: watch("harbour_foods", "pitch_first").debrief(),
    "question": lambda: weigh("What does a stop cost you?", after="It stops twice a shift."),
    "moment": lambda: moment("harbour_foods", ["m.opening"], "v.gap"),
    "needed": lambda: needed(10, 5),
}


class Untrusted(HTMLParser):
    """The words that are left of an output without its styles and drawings, and the looks of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.cells: list[str] = []
        self._hidden = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        gone = tag == "style" or given.get("style") == "display: none"
        self._hidden += gone
        self._open.append((tag, gone))
        if tag in ("td", "th"):
            self.cells.append(f"{given.get('style')} {given.get('class')}")
        if tag in ("p", "li", "div", "td", "th", "tr"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, gone = self._open.pop()
            self._hidden -= gone
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def untrusted(html: str) -> Untrusted:
    parser = Untrusted()
    parser.feed(html)
    return parser


@pytest.mark.parametrize("name", SHOWN)
def test_it_has_a_form_for_every_notebook(name: str) -> None:
    shown = SHOWN[name]()
    forms = shown._repr_html_(), shown._repr_markdown_(), repr(shown)
    assert [True, True, True] == [bool(form.strip()) for form in forms]
    assert not re.search(r"<(?:style|span|div|script)", forms[1])


def test_after_a_name_stands_a_colon_and_then_the_words() -> None:
    text = "".join(untrusted(SHOWN["talk"]()._repr_html_()).words)
    assert "Dana Weiss: Dana Weiss. Sit down. I have twenty minutes" in text
    assert (
        "**Dana Weiss:** " in SHOWN["talk"]()._repr_markdown_() or "Dana Weiss: " in SHOWN["talk"]()._repr_markdown_()
    )


def test_nothing_of_a_drawing_is_left_behind() -> None:
    text = "".join(untrusted(SHOWN["debrief"]()._repr_html_()).words)
    assert ("Opening: " in text, bool(re.search(r"050100", text))) == (True, False)


def test_cells_of_a_table_keep_to_their_side() -> None:
    cells = untrusted(SHOWN["moment"]()._repr_html_()).cells
    assert all("text-align: left" in cell or "st-number" in cell for cell in cells) and cells


def test_where_the_look_is_there_nothing_is_said_twice() -> None:
    assert ".st-app .st-unstyled { display: none; }" in STYLE


def test_a_page_that_was_not_run_says_how_it_is_opened() -> None:
    from salestrain import needed_yours, practise, weigh_yours

    for widget in (practise("wicket_fair"), weigh_yours("It stops."), needed_yours()):
        bundle = widget._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        assert PRESS in data["text/plain"] and PRESS in data["text/markdown"]


def test_a_question_of_ones_own_is_weighed_in_a_form() -> None:
    from salestrain import weigh_yours

    form = weigh_yours(after="The wrapper stops two or three times a shift.")
    form._deliver({"type": "weigh", "question": "What does a stop like that cost you?"})
    words = " ".join(getattr(child, "value", "") for child in form.drawn._slots["answer"].children)
    assert "of 5" in words


@pytest.mark.parametrize(("deals", "percent", "told"), [("10", "5", "200"), ("ten", "5", "Type whole numbers")])
def test_ones_own_target_is_worked_out_in_a_form(deals: str, percent: str, told: str) -> None:
    from salestrain import needed_yours

    form = needed_yours()
    form._deliver({"type": "needed", "deals": deals, "percent": percent})
    words = " ".join(getattr(child, "value", "") for child in form.drawn._slots["answer"].children)
    assert told in words
