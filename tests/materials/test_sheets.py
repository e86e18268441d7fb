"""Sheets to print say in words what the exercise knows by ids, and keep what gives the answers away apart."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from salestrain.content.library import library
from salestrain.core.kind import KINDS
from salestrain.kinds.conversation.script import prepare, seed_for
from salestrain.materials.sheets import sheets_of
from salestrain.ui import to_text
from salestrain.ui.handout import Handout

TALK = "wicket_fair"
ONE_OF_EACH_KIND = [
    TALK,
    "discovery_questions",
    "plan_builder",
    "process_map",
    "monthly_review",
    "confidence_ledger",
    "lead_portfolio",
    "your_calls",
]


@cache
def sheets(name: str) -> dict[str, Handout]:
    """The sheets of a shipped exercise by name."""
    return {sheet.name: sheet for sheet in sheets_of(library(), library().folder(name))}


def text_of(name: str, sheet: str) -> str:
    """What stands on a sheet."""
    return to_text(sheets(name)[sheet].screen, 10_000).text


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_every_kind_has_a_sheet_for_learners(name: str) -> None:
    assert [] != [sheet for sheet in sheets(name).values() if not sheet.gives_away]


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_no_sheet_shows_an_id(name: str) -> None:
    found = [re.findall(r"\b[a-z]\.[a-z]\w+", text_of(name, sheet)) for sheet in sheets(name)]
    assert [] == [ids for ids in found if ids]


def test_an_exercise_of_a_kind_without_sheets_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import dataclasses

    bare = {**KINDS, "call": dataclasses.replace(KINDS["call"], handouts=None)}
    monkeypatch.setattr("salestrain.materials.sheets.KINDS", bare)
    assert () == sheets_of(library(), library().folder("your_calls"))


def test_there_is_a_role_card_for_every_truth() -> None:
    talk: Any = library().get(TALK)
    assert len(talk.variants) == sum(name.startswith("role-card") for name in sheets(TALK))


def test_a_role_card_tells_every_fact_of_its_truth_and_no_other() -> None:
    talk: Any = library().get(TALK)
    wrong = []
    for letter, variant in zip("abcdefgh", talk.variants, strict=False):
        script = prepare(talk, seed_for(talk, variant.id))
        text = text_of(TALK, f"role-card-{letter}")
        wrong += [fact.id for fact in script.facts.values() if fact.text not in text]
        wrong += [fact.id for fact in talk.facts if fact.id not in script.facts and fact.text in text]
    assert [] == wrong


def test_an_observer_ticks_the_levels_of_the_rubric() -> None:
    talk: Any = library().get(TALK)
    text = text_of(TALK, "observer-sheet")
    levels = [f"[ ] {level.score}: {level.text}" for criterion in talk.rubric for level in criterion.levels]
    assert [] == [level for level in levels if level not in text]


def test_what_learners_get_holds_no_fact_that_is_held_back() -> None:
    talk: Any = library().get(TALK)
    texts = [text_of(TALK, name) for name, sheet in sheets(TALK).items() if not sheet.gives_away]
    held = [fact.text for fact in talk.facts if not fact.public]
    assert [] == [fact for fact in held for text in texts if fact in text]


def test_an_example_ends_with_what_it_came_to() -> None:
    assert "100 of 100." in text_of(TALK, "example-full-marks")


def test_paper_for_a_drill_asks_what_its_answers_answer() -> None:
    asked = re.findall(r"^(?:- )?(\d+)\. ", text_of("discovery_questions", "on-paper-follow"), re.MULTILINE)
    answered = re.findall(r"^(?:- )?(\d+)\. ", text_of("discovery_questions", "answers-follow"), re.MULTILINE)
    assert ["1", "2", "3", "4", "5", "6"] == asked == answered
