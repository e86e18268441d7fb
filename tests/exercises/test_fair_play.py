"""What a learner may rely on in every exercise beyond what `salestrain check` says: many wordings, telling words."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.checking import check
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.reading import heard_line
from tests.exercises.playing import exercise_folders, reader_of, scenario_in

FOLDERS = [pytest.param(folder, id=folder.name) for folder in exercise_folders()]
FEWEST_PHRASES = 15
OFFERS = [
    "I'd like to understand how things are on your side, and if it turns out it's not a fit I'll say so.",
    "My goal today is to find out if we should talk further. If the answer is no, that's perfectly okay.",
    "I'd rather hear a no now than waste your time. May I ask you a few questions first?",
    "If this isn't for you, tell me and I'll leave you in peace. May I ask how things work today?",
    "Let's find out together if it's worth your time. If it isn't we stop, no hard feelings.",
]
"""First lines that give their purpose and offer a way out, as a seller should; no exercise has them as examples."""


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


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_first_line_that_offers_a_way_out_does_not_take_it(folder: Path) -> None:
    """Nor is it taken for a request of which the buyer could grow tired: the talk goes on, and no trust is lost."""
    begun = Session(scenario_in(folder), 3)
    lost = []
    for line in OFFERS:
        reading = heard_line(reader_of(folder), begun.script, begun.state, line)
        state, _ = begun.preview(Move("say", {"reading": reading.to_json()}))
        if state.phase != "talking" or state.values["trust"] < begun.state.values["trust"]:
            lost.append((line, [part.move for part in reading.heard]))
    assert [] == lost
