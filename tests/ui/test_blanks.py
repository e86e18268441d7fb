"""Places to fill in with a pen are lines and boxes on every medium."""

from __future__ import annotations

from salestrain.ui import Blank, Boxes, to_html, to_markdown, to_text


def test_a_blank_is_a_rule_for_each_line_that_is_drawn_and_not_read_aloud() -> None:
    html = str(to_html(Blank("Notes", 3)))
    assert (3, 3) == (html.count("st-rule"), html.count('aria-hidden="true"'))


def test_boxes_stand_before_their_words_in_a_terminal() -> None:
    assert "Sure: [ ] yes [ ] no\n" == to_text(Boxes("Sure", ["yes", "no"])).text


def test_stacked_boxes_take_a_line_each() -> None:
    assert ["Sure", "[ ] yes", "[ ] no"] == to_text(Boxes("Sure", ["yes", "no"], stacked=True)).text.splitlines()


def test_markdown_takes_a_box_for_no_link() -> None:
    assert "\\[ \\] yes\n" == to_markdown(Boxes("", ["yes"]))
