"""Every way through the shipped scenarios is walked: nothing is out of reach, nothing is a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from salestrain.content.loading import load_playthroughs
from salestrain.core.events import Move, Refusal
from salestrain.core.rubric import Scorecard
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import seed_for
from salestrain.kinds.conversation.solver.proof import VariantProof
from tests.exercises.playing import exercise_folders, proof_of, scenario_in

FOLDERS = [pytest.param(folder, id=folder.name) for folder in exercise_folders()]
VARIANTS = [
    pytest.param(folder, variant.id, id=f"{folder.name}-{variant.id}")
    for folder in exercise_folders()
    for variant in scenario_in(folder).variants
]
SHORTEST_WIN = range(4, 11)
"""Lines that a success takes at the least: not trivial, and within reach."""


def walked(folder: Path, variant: str) -> VariantProof:
    return next(part for part in proof_of(folder).parts if part.variant == variant)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_way_is_walked(folder: Path) -> None:
    assert proof_of(folder).proven


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_no_moment_of_a_talk_is_without_a_possible_line(folder: Path, variant: str) -> None:
    assert [] == walked(folder, variant).walked.stuck


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_every_fact_of_a_variant_can_be_learned(folder: Path, variant: str) -> None:
    assert () == walked(folder, variant).unreached_facts


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_every_variant_can_be_brought_to_a_success(folder: Path, variant: str) -> None:
    """The shortest success takes some skill, and not a whole day."""
    win = walked(folder, variant).win
    assert win is not None and len(win) in SHORTEST_WIN


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_where_dropping_is_right_one_can_end_the_talk_to_say_so(folder: Path, variant: str) -> None:
    part = walked(folder, variant)
    assert not part.is_drop or part.drop is not None


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_move_reaction_question_and_ending_happens_in_some_variant(folder: Path) -> None:
    assert () == proof_of(folder).nowhere


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_ending_verdict_is_used(folder: Path) -> None:
    verdicts = {ending.verdict for ending in scenario_in(folder).endings}
    assert {"success", "partial", "miss", "judged"} == verdicts


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rubric_level_and_every_cap_comes_about(folder: Path) -> None:
    assert () == proof_of(folder).rungs.missing


@pytest.mark.parametrize("folder", FOLDERS)
def test_trust_cannot_be_farmed(folder: Path) -> None:
    assert [] == [part.farm for part in proof_of(folder).parts if part.farm]


@pytest.mark.parametrize(("folder", "variant"), VARIANTS)
def test_full_marks_can_be_earned_in_every_variant(folder: Path, variant: str) -> None:
    """One of the full talks, played in this variant and judged as is right there, earns 100."""
    full = [talk for talk in load_playthroughs(folder) if talk.expect.total and talk.expect.total.gte == 100]
    ways = [tuple(step.choose for step in talk.steps if step.choose) for talk in full]
    assert 100 == max(card.total for way in ways for card in scorecards_of(folder, variant, way))


def scorecards_of(folder: Path, variant: str, way: tuple[str, ...]) -> Iterator[Scorecard]:
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
