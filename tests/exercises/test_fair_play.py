"""What a learner may rely on in every exercise beyond what `salestrain check` says: many wordings, telling words."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.checking import check
from tests.exercises.playing import exercise_folders, scenario_in

FOLDERS = [pytest.param(folder, id=folder.name) for folder in exercise_folders()]
FEWEST_PHRASES = 15


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_check_finds_nothing_in_what_ships(folder: Path) -> None:
    """No leak, no wording that is heard as another, no ending unseen; every way is walked in test_every_way."""
    assert [] == [str(problem) for problem in check(folder, explore=False) if not problem.accepted]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_key_fact_has_words_that_are_found_in_it(folder: Path) -> None:
    """A leak could not be noticed otherwise; the words of a variant count for its text."""
    scenario = scenario_in(folder)
    versions = [(fact.id, fact.value, fact.text, fact.tokens) for fact in scenario.facts if not fact.public]
    for variant in scenario.variants:
        for name, change in variant.set.facts.items():
            fact = next(fact for fact in scenario.facts if fact.id == name)
            versions.append((name, fact.value, change.text or fact.text, change.tokens or fact.tokens))
    assert [] == [
        name
        for name, value, text, words in versions
        if (value == "key" and not words) or any(word.lower() not in text.lower() for word in words)
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_many_phrases_guard_how_typed_text_is_heard(folder: Path) -> None:
    assert len(scenario_in(folder).phrases) >= FEWEST_PHRASES
