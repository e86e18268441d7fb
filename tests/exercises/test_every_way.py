"""Every way through the shipped scenarios is walked: nothing is out of reach, nothing is a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from salestrain.authoring.loading import load_playthroughs
from salestrain.events import Move, Refusal
from salestrain.playing import play
from salestrain.practice.conversation import seed_for
from salestrain.rubric import Scorecard
from salestrain.session import Session
from tests.exercises.playing import exercise_folders, scenario_in
from tests.exercises.walking import Walked, Way, walk

FOLDERS = [pytest.param(folder, id=folder.name) for folder in exercise_folders()]
VARIANTS = [
    pytest.param(folder, variant.id, id=f"{folder.name}-{variant.id}")
    for folder in exercise_folders()
    for variant in scenario_in(folder).variants
]
SHORTEST_WIN = range(4, 9)
"""Lines that a success takes at the least: not trivial, and within reach."""


@cache
def walked(folder: Path, variant: str) -> Walked:
    return walk(scenario_in(folder), variant)


def walks(folder: Path) -> list[Walked]:
    return [walked(folder, variant.id) for variant in scenario_in(folder).variants]


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_no_moment_of_a_talk_is_without_a_possible_line(folder: Path, variant: str) -> None:
    assert [] == walked(folder, variant).stuck


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_every_fact_of_a_variant_can_be_learned(folder: Path, variant: str) -> None:
    found = walked(folder, variant)
    assert set() == {fact.id for fact in found.script.facts.values() if not fact.public} - found.ways.keys()


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_every_variant_can_be_brought_to_a_success(folder: Path, variant: str) -> None:
    """The shortest success takes some skill, and not a whole day."""
    found = walked(folder, variant)
    wins = [e.id for e in found.script.endings if e.verdict == "success" and e.id in found.ways]
    assert wins and min(len(found.ways[win]) for win in wins) in SHORTEST_WIN


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_move_reaction_question_and_ending_happens_in_some_variant(folder: Path) -> None:
    scenario = scenario_in(folder)
    parts = (*scenario.moves, *scenario.reactions, *scenario.agenda, *scenario.endings)
    happened = {name for found in walks(folder) for name in found.ways}
    assert set() == {part.id for part in parts} - happened


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_ending_verdict_is_used(folder: Path) -> None:
    verdicts = {ending.verdict for ending in scenario_in(folder).endings}
    assert {"success", "partial", "miss", "judged"} == verdicts


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rubric_level_is_earned_by_somebody(folder: Path) -> None:
    """By a playthrough, or by a way that the walk found, judged in one of the possible manners."""
    levels = {(c.id, level.score) for c in scenario_in(folder).rubric for level in c.levels}
    earned = {(mark.criterion, mark.score) for card in scorecards(folder) for mark in card.marks}
    assert set() == levels - earned


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_cap_holds_somebody_down(folder: Path) -> None:
    held = {cap.cap for card in scorecards(folder) for cap in card.caps}
    assert {cap.id for cap in scenario_in(folder).caps} == held


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_full_marks_can_be_earned_in_every_variant(folder: Path, variant: str) -> None:
    """One of the full talks, played in this variant and judged as is right there, earns 100."""
    full = [talk for talk in load_playthroughs(folder) if talk.expect.total and talk.expect.total.gte == 100]
    ways = [tuple(step.choose for step in talk.steps if step.choose) for talk in full]
    assert 100 == max(card.total for way in ways for card in scorecards_of(folder, variant, way))


def scorecards(folder: Path) -> Iterator[Scorecard]:
    """Of all playthroughs, and of every shortest way that the walk found, then left at once."""
    scenario = scenario_in(folder)
    yield from (play(scenario, talk).score() for talk in load_playthroughs(folder))
    leave = next(move.id for move in scenario.moves if move.kind == "disqualify")
    for found in walks(folder):
        for way in sorted(set(found.ways.values())):
            yield from scorecards_of(folder, found.script.variant or "", way)
            yield from scorecards_of(folder, found.script.variant or "", (*way, leave))


def scorecards_of(folder: Path, variant: str, way: Way) -> Iterator[Scorecard]:
    """Of one talk that ends, judged in each possible manner: with all facts learned, and with few."""
    scenario = scenario_in(folder)
    moves = [Move("choose", {"move": name}) for name in way]
    try:
        session = Session.replay(scenario, seed_for(scenario, variant), moves)
    except Refusal:
        return
    known, judgement = list(session.state.known), scenario.judgement
    if session.state.phase == "predicting":
        for answer, cited in product(judgement.options, (known, known[: judgement.cite_facts.min])):
            judged = Move("judge", {"answer": answer, "confidence": 80, "cited": cited})
            predicted = Move("predict", {"total": 50})
            yield Session.replay(scenario, session.seed, [*moves, predicted, judged]).score()
