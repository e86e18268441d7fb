"""Plain text and Markdown say what HTML says, and offer or show what can be done."""

from __future__ import annotations

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from salestrain.ui.document import (
    Box,
    Column,
    Fold,
    Form,
    Heading,
    Items,
    Quotation,
    Row,
    Screen,
    Section,
    Table,
    Text,
)
from salestrain.ui.fields import Button, Choice, Field
from salestrain.ui.figures import Meter
from salestrain.ui.html import to_html
from salestrain.ui.markdown import to_markdown
from salestrain.ui.phrases import Chip, quote, strong
from salestrain.ui.text import Offer, to_text
from tests.ui.documents import counted, everything, same, screens, words_in
from tests.ui.pages import page_of

NAME = Field("name", "Your name", hint="A first name.")
PLACE = Choice("place", "Where?", [("a", "Here"), ("b", "There")], "one", chosen=["b"])
ASK = Form("name", [NAME, PLACE], "Go on", beside=[Button("Not you?", "forget")])
FIGURES = Table(
    "Talks",
    [Column("Who", names_row=True), Column("Turns", "number")],
    [["Ann", "5"], ["Bo", "12"]],
)


def test_text_says_every_word_of_a_screen_with_everything_on_it() -> None:
    say = counted()
    screen = everything(say)

    assert set() == words_in(page_of(to_html(screen)).text) - words_in(to_text(screen).text)


@given(screens())
def test_text_says_every_word_that_html_says(screen: Screen) -> None:
    assert set() == words_in(page_of(to_html(screen)).text) - words_in(to_text(screen).text)


@given(screens())
def test_markdown_says_every_word_that_html_says(screen: Screen) -> None:
    assert set() == words_in(page_of(to_html(screen)).text) - words_in(to_markdown(screen))


def test_markdown_says_every_word_of_a_screen_with_everything_on_it() -> None:
    say = counted()
    screen = everything(say)

    assert set() == words_in(page_of(to_html(screen)).text) - words_in(to_markdown(screen))


def test_what_can_be_pressed_and_filled_in_has_a_number() -> None:
    expected = """\
[1] Your name: ____

A first name.

[2] Where?

- [2.1] ( ) Here
- [2.2] (x) There

[3] Go on  [4] Not you?
"""

    assert expected == to_text(ASK).text


def test_each_number_leads_to_what_stands_under_it_and_to_its_form() -> None:
    expected = (Offer(NAME, ASK), Offer(PLACE, ASK), Offer(ASK, ASK), Offer(ASK.beside[0]))

    assert expected == to_text(ASK).offers


def test_a_field_that_two_forms_share_leads_to_the_form_it_stands_in() -> None:
    first, second = Form("a", [NAME], "First"), Form("b", [NAME], "Second")

    assert [first, first, second, second] == [offer.form for offer in to_text([first, second]).offers]


def test_headings_lists_and_verdicts_have_signs_in_text() -> None:
    screen = Screen(
        "Your work",
        [
            Section("Marks", [Box([Text([strong("Asked")]), Items(["once", "twice"])], "mark", "bad")]),
            Fold("More", [Quotation("Why?", "Ann")]),
            Text(["Said ", quote("so"), Chip("new", "good")], "caution"),
            Meter("Done", 0.3, "3 of 10"),
        ],
    )
    expected = """\
Your work
=========

Marks
-----

✗ Asked
  - once
  - twice

More

Ann

    Why?

! Said “so”(✓ new)

Done: ███░░░░░░░ 3 of 10
"""

    assert expected == to_text(screen).text


def test_a_table_stands_in_columns_with_numbers_to_the_right() -> None:
    expected = "Talks\nWho  Turns\nAnn      5\nBo      12\n"

    assert expected == to_text(FIGURES).text


def test_a_table_that_is_too_wide_stands_row_after_row() -> None:
    expected = "Talks\n- Who: Ann\n  Turns: 5\n- Who: Bo\n  Turns: 12\n"

    assert expected == to_text(FIGURES, width=12).text


@given(st.text(), st.integers(10, 120))
def test_no_line_is_wider_than_asked_but_for_single_words(text: str, width: int) -> None:
    too_wide = [line for line in to_text(Items([text]), width).text.splitlines() if len(line) > width]

    assert [] == [line for line in too_wide if " " in line.removeprefix("- ").strip()]


@given(st.text())
@example("\x1b[2J\x9b31m\x07")
def test_no_text_tells_a_terminal_what_to_do(text: str) -> None:
    shown = to_text(everything(same(text))).text

    assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


def test_markdown_has_headings_lists_tables_and_quotations() -> None:
    screen = Screen(
        "Your work",
        [
            Section("Marks", [Box([Text([strong("Asked: "), "no"])], "mark", "bad"), FIGURES]),
            Heading("More", 4),
            Quotation("Why?", "Ann"),
            Text("Mind this.", "caution"),
            Row([Button("Go on", "go")]),
        ],
    )
    expected = """\
# Your work

## Marks

- ✗ **Asked:** no

**Talks**

| Who | Turns |
| --- | --: |
| Ann | 5 |
| Bo | 12 |

### More

Ann

> Why?

> Mind this.

\\[Go on\\]
"""

    assert expected == to_markdown(screen)


@given(st.text())
@example("# no heading")
@example("1. no list")
@example("* - + > ` ~~ | _a_ **b** [x](y) <b> &amp; &#35; $x$ \\ ![i](u)")
@example("---")
@example("===")
@example("a  \nb")
@example("- - -")
@example("12) x")
def test_any_text_is_read_as_it_is_out_of_markdown(text: str) -> None:
    shown = re.sub(" +", " ", re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)).strip()
    assume(shown)

    assert [[shown], [shown], ["Words", "One", shown]] == [
        _read(to_markdown(node)) for node in (Text(text), Items([text]), Table("Words", [Column("One")], [[text]]))
    ]


def _read(markdown: str) -> list[str]:
    """The words of each paragraph, entry and cell."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return ["".join(map(_words, token.children or ())) for token in tokens if token.type == "inline"]


def _words(token: Token) -> str:
    return "\n" if token.type == "softbreak" else token.content
