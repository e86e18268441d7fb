"""What a learner may rely on in every exercise: no leaks, no farming, many wordings, short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from salestrain.authoring.scenario import Fact, Scenario
from salestrain.conditions import All, AnyOf, Condition, Tagged
from tests.exercises.playing import exercise_folders, scenario_in

FOLDERS = [pytest.param(folder, id=folder.name) for folder in exercise_folders()]
FEWEST_EXAMPLES, FEWEST_PHRASES = 8, 15


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_line_says_what_a_buyer_still_holds_back(folder: Path) -> None:
    """Beside the facts themselves, a line uses the words of a fact only where that fact must be known."""
    scenario = scenario_in(folder)
    leaks = [
        (where, token)
        for where, text, needs in lines(scenario)
        for fact, token in tokens(scenario)
        if fact.id not in needs and re.search(rf"\b{re.escape(token)}", text, re.IGNORECASE)
    ]
    assert [] == leaks


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
def test_repeating_oneself_never_helps(folder: Path) -> None:
    """No repeated move, no repeated reaction and no passing of time brings trust or patience."""
    scenario = scenario_in(folder)
    steps = {"every turn": scenario.per_turn}
    steps |= {move.id: move.effects.repeat for move in scenario.moves}
    steps |= {reaction.id: reaction.effects for reaction in scenario.reactions if not reaction.once}
    assert [] == [where for where, step in steps.items() if any(by > 0 for by in step.values())]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_line_takes_time_so_every_talk_ends(folder: Path) -> None:
    assert scenario_in(folder).per_turn["patience"] < 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_move_knows_many_wordings_and_none_belongs_to_two(folder: Path) -> None:
    scenario = scenario_in(folder)
    spoken = [text.lower() for move in scenario.moves for text in (move.choice, *move.examples)]
    spoken += [phrase.say.lower() for phrase in scenario.phrases]
    few = {move.id for move in scenario.moves if len(move.examples) < FEWEST_EXAMPLES}
    twice = {text for text in spoken if spoken.count(text) > 1}
    assert (set(), set(), True) == (few, twice, len(scenario.phrases) >= FEWEST_PHRASES)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_buyer_speaks_in_short_lines(folder: Path) -> None:
    scenario = scenario_in(folder)
    texts = [text for where, text, _ in lines(scenario) if not where.endswith(("choice", "briefing"))]
    texts += [fact.text for fact in scenario.facts]
    texts += [c.text for variant in scenario.variants for c in variant.set.facts.values() if c.text]
    assert [] == [text for text in texts if len(text.split()) > scenario.buyer.voice.max_words]


def tokens(scenario: Scenario) -> Iterator[tuple[Fact, str]]:
    """Each fact that is not known from the start, with each of its words, also those of variants."""
    for fact in scenario.facts:
        changes = [variant.set.facts.get(fact.id) for variant in scenario.variants]
        words = {*fact.tokens, *(word for change in changes if change for word in change.tokens or ())}
        yield from ((fact, word) for word in sorted(words) if not fact.public)


def lines(scenario: Scenario) -> Iterator[tuple[str, str, set[str]]]:
    """Everything that can be read or heard beside the facts: where, the text, the facts it needs."""
    yield "buyer.opens", scenario.buyer.opens, set()
    yield "briefing", f"{scenario.briefing.learner} {scenario.briefing.goal}", set()
    for fact in scenario.facts:
        for text in (fact.withhold, fact.withhold_again, fact.cover and fact.cover.text):
            if text:
                yield fact.id, text, set()
    for move in scenario.moves:
        legal = needed(move.when and move.when.condition)
        yield f"{move.id}.choice", move.choice, legal
        for reply in move.reply:
            yield f"{move.id}.reply", reply.say, legal | needed(reply.when and reply.when.condition)
    for part in (*scenario.reactions, *scenario.agenda, *scenario.endings):
        if part.say:
            yield part.id, part.say, needed(part.when.condition)
    for name in type(scenario.fallback).model_fields:
        yield from ((f"fallback.{name}", text, set()) for text in getattr(scenario.fallback, name))


def needed(condition: Condition | None) -> set[str]:
    """The facts without which the condition cannot hold."""
    match condition:
        case Tagged(tag) if tag.startswith("fact:"):
            return {tag.removeprefix("fact:")}
        case All(parts):
            return set().union(*(needed(part) for part in parts))
        case AnyOf(parts):
            return set.intersection(*(needed(part) for part in parts))
    return set()
