"""Places to fill in with a pen are lines and boxes on every medium."""

from __future__ import annotations

from salestrain.ui import Blank, Boxes, to_html, to_markdown, to_text


def test_a_blank_is_a_place_to_write_that_belongs_to_no_form() -> None:
    one, three = str(to_html(Blank("Seller"))), str(to_html(Blank("Notes", 3)))
    assert ('<input type="text"' in one, '<textarea rows="3"' in three) == (True, True)
    assert "name=" not in one + three


def test_a_place_without_a_label_is_named_for_those_who_hear_it() -> None:
    assert 'aria-label="To fill in"' in str(to_html(Blank("")))


def test_boxes_stand_before_their_words_in_a_terminal() -> None:
    assert "Sure: [ ] yes [ ] no\n" == to_text(Boxes("Sure", ["yes", "no"])).text


def test_stacked_boxes_take_a_line_each() -> None:
    assert ["Sure", "[ ] yes", "[ ] no"] == to_text(Boxes("Sure", ["yes", "no"], stacked=True)).text.splitlines()


def test_markdown_takes_a_box_for_no_link() -> None:
    assert "\\[ \\] yes\n" == to_markdown(Boxes("", ["yes"]))
