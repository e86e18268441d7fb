"""In the workbench nobody types YAML for what has parts: levels, answers, effects, what a variant changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.content import new_exercise
from salestrain.store import STORE_SETTING
from tests.widgets.test_editor import Author


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    monkeypatch.setenv(STORE_SETTING, f"sqlite:///{tmp_path / 'store.db'}")
    return Author(new_exercise("north_quay", tmp_path))


def test_a_level_is_changed_in_its_row_and_the_others_stay(author: Author) -> None:
    before = author.data["rubric"][0]["levels"]
    author.keeps("rubric/0", **{"levels/1/text": "Asked one open question."})
    assert [before[0], {**before[1], "text": "Asked one open question."}, before[2]] == (
        author.data["rubric"][0]["levels"]
    )


def test_a_new_row_begins_with_whatever_is_typed_first(author: Author) -> None:
    author.keeps("moves/1", **{"reply/1/say": "", "reply/1/by": ""})
    untouched = len(author.data["moves"][1]["reply"])
    author.keeps("moves/1", **{"reply/1/say": "At night, and on Sundays."})
    author.keeps("moves/1", **{"reply/1/say": "At night.", "reply/1/when": "{fact: f.likes}"})
    assert (1, {"say": "At night.", "when": {"fact": "f.likes"}}) == (untouched, author.data["moves"][1]["reply"][1])


def test_a_row_is_removed_by_its_button(author: Author) -> None:
    author.does("edit_open", value="rubric/0")
    author.does("edit_remove", value="rubric/0/levels/1")
    assert [2, 0] == [level["score"] for level in author.data["rubric"][0]["levels"]]


def test_effects_are_numbers_and_leave_nothing_empty_behind(author: Author) -> None:
    author.keeps("moves/5", **{"effects/first/trust": "2", "effects/repeat/patience": "-1"})
    both = author.data["moves"][5]["effects"]
    author.keeps("moves/5", **{"effects/first/trust": "", "effects/repeat/patience": ""})
    assert ({"first": {"trust": 2}, "repeat": {"patience": -1}}, False) == (
        both,
        "effects" in author.data["moves"][5],
    )


def test_a_variant_shows_how_it_usually_is_beside_what_it_changes(author: Author) -> None:
    author.does("edit_open", value="variants/1")
    author.keeps("variants/1", **{"set/facts/f.signs/text": "Nobody signs any more."})
    usual = "Usually: “My sister keeps the books, and she signs. I only say what I need.”"
    assert (True, {"text": "Nobody signs any more."}) == (
        usual in author.words,
        author.data["variants"][1]["set"]["facts"]["f.signs"],
    )


def test_no_form_of_a_talk_asks_for_yaml_where_there_are_rows(author: Author) -> None:
    typed = set()
    for address in ("rubric/0", "judgement", "moves/1", "variants/1", "facts/5", "reactions/0", "fallback"):
        author.does("edit_open", value=address)
        typed |= {name for name, box in author.boxes.items() if getattr(box, "kind", "") == "code"}
    assert set() == {name for name in typed if not name.endswith(("when", "reveal"))}


def test_the_map_leads_to_the_form_of_what_stands_in_it(author: Author) -> None:
    author.does("edit_map")
    shown = author.words
    author.does("edit_open", value="facts/3")
    assert (True, True, True) == (
        "shortest way" in shown,
        "what the problem costs in a year" in shown,
        "f_text" in author.boxes,
    )
