"""What the five bots do, and that the talks they hold are the engine's talks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as of_numpy

from salestrain.content.loading import load_exercise
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.engine import prepare, variant_for
from salestrain.kinds.conversation.solver.bots import BOTS, CHECKLIST, PITCH, QUALIFIER, RANDOM, Bot, drawn
from salestrain.kinds.conversation.solver.difficulty import best_bot
from salestrain.kinds.conversation.solver.simulation import Played, Stage, play_many
from tests.exercises.playing import exercise_folders, scenario_in
from tests.small_talk import small_scenario

FOLDERS = [folder for folder in exercise_folders() if folder.name in ("harbour_foods", "alder_vale_clinics")]
BUYERS = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
HARBOUR = next(folder for folder in FOLDERS if folder.name == "harbour_foods")
TALKS = 12


def drawing(scenario: Scenario, variant: str, talks: int = TALKS) -> list[int]:
    drawn_by = ((seed, variant_for(scenario, seed)) for seed in range(2_000))
    return [seed for seed, found in drawn_by if found is not None and found.id == variant][:talks]


@cache
def stage_of(folder: Path, variant: str) -> Stage:
    scenario = scenario_in(folder)
    return Stage.of(prepare(scenario, drawing(scenario, variant)[0]))


def talks_of(bot: Bot, folder: Path, talks: int = TALKS) -> list[list[str]]:
    """The kinds of the lines that the bot said, talk by talk, in every variant."""
    scenario = scenario_in(folder)
    played = [
        play_many(stage_of(folder, variant.id), bot, drawing(scenario, variant.id, talks))
        for variant in scenario.variants
    ]
    return [[scenario.moves[n].kind for n in way if n >= 0] for some in played for way in some.ways]


def by_machine(stage: Stage, played: Played, talk: int) -> tuple[object, ...]:
    ending = stage.machine.endings[played.endings[talk]]
    return ending, int(played.totals[talk]), bool(played.right[talk]), int(played.lines[talk])


def by_engine(stage: Stage, bot: Bot, played: Played, talk: int, seed: int) -> tuple[object, ...]:
    scenario = stage.machine.script.scenario
    lines = [Move("choose", {"move": scenario.moves[n].id}) for n in played.ways[talk] if n >= 0]
    answer = list(scenario.judgement.options)[played.judged.answer[talk]]
    cited = [name for name, named in zip(stage.facts, played.judged.cited[talk], strict=True) if named]
    judge = Move("judge", {"answer": answer, "confidence": bot.sure, "cited": cited})
    session = Session.replay(scenario, seed, [*lines, Move("predict", {"total": 50}), judge])
    right = next(event.data["right"] for event in session.events if event.kind == "judged")
    return session.state.ending, session.score().total, right, session.state.turn


@pytest.mark.parametrize(
    ("folder", "variant"),
    [
        pytest.param(folder, variant.id, id=f"{folder.name}-{variant.id}")
        for folder in FOLDERS
        for variant in scenario_in(folder).variants
    ],
)
def test_the_talks_of_a_bot_are_those_of_the_engine(folder: Path, variant: str) -> None:
    stage, seeds = stage_of(folder, variant), drawing(scenario_in(folder), variant, 6)
    engine, machine = [], []
    for bot in (*BOTS, best_bot(stage)[0]):
        played = play_many(stage, bot, seeds)
        machine += [by_machine(stage, played, talk) for talk in range(len(seeds))]
        engine += [by_engine(stage, bot, played, talk, seed) for talk, seed in enumerate(seeds)]

    assert engine == machine


@pytest.mark.parametrize("variant", [variant.id for variant in small_scenario().variants])
def test_so_are_those_with_a_buyer_who_has_every_feature_once(variant: str) -> None:
    scenario = small_scenario()
    seeds = drawing(scenario, variant, 40)
    stage = Stage.of(prepare(scenario, seeds[0]))
    engine, machine = [], []
    for bot in (*BOTS, best_bot(stage)[0]):
        played = play_many(stage, bot, seeds)
        machine += [by_machine(stage, played, talk) for talk in range(len(seeds))]
        engine += [by_engine(stage, bot, played, talk, seed) for talk, seed in enumerate(seeds)]

    assert engine == machine


def test_a_talk_does_not_depend_on_the_talks_beside_it() -> None:
    stage, seeds = stage_of(HARBOUR, "v.gap"), drawing(scenario_in(HARBOUR), "v.gap")
    together = play_many(stage, QUALIFIER, seeds).ways.tolist()

    assert [play_many(stage, QUALIFIER, [seed]).ways[0].tolist() for seed in seeds] == together


def test_bots_do_not_go_by_the_names_of_moves(tmp_path: Path) -> None:
    renamed = tmp_path / HARBOUR.name
    renamed.mkdir()
    text = (HARBOUR / "exercise.yaml").read_text(encoding="utf-8")
    (renamed / "exercise.yaml").write_text(re.sub(r"\bm\.(\w+)", r"m.zz_\1", text), encoding="utf-8")
    scenario = load_exercise(renamed)
    assert isinstance(scenario, Scenario)
    seeds = drawing(scenario, "v.gap")
    other = Stage.of(prepare(scenario, seeds[0]))

    assert [play_many(stage_of(HARBOUR, "v.gap"), bot, seeds).ways.tolist() for bot in BOTS] == [
        play_many(other, bot, seeds).ways.tolist() for bot in BOTS
    ]


@BUYERS
def test_pitch_first_says_nothing_but_pitches_prices_and_next_steps(folder: Path) -> None:
    assert set() == {kind for talk in talks_of(PITCH, folder) for kind in talk} - {"pitch", "price", "commitment"}


@BUYERS
def test_the_checklist_asker_only_asks_and_asks_for_the_next_step(folder: Path) -> None:
    kinds = {kind for talk in talks_of(CHECKLIST, folder) for kind in talk}

    assert set() == kinds - {"open_question", "closed_question", "probe", "commitment"}


@BUYERS
def test_the_checklist_asker_asks_nothing_twice(folder: Path) -> None:
    scenario, [first, *_] = scenario_in(folder), scenario_in(folder).variants
    [way] = play_many(stage_of(folder, first.id), CHECKLIST, drawing(scenario, first.id, 1)).ways
    asked = [n for n in way if n >= 0 and scenario.moves[n].kind != "commitment"]

    assert sorted(set(asked)) == asked


@BUYERS
def test_the_good_qualifier_never_attacks_and_plays_something_back(folder: Path) -> None:
    talks = talks_of(QUALIFIER, folder)

    assert (False, True) == (
        any("attack" in talk for talk in talks),
        sum({"reflect", "summarise"} & set(talk) != set() for talk in talks) > len(talks) / 2,
    )


def test_the_good_qualifier_slips_now_and_then() -> None:
    assert any("pitch" in talk for talk in talks_of(QUALIFIER, HARBOUR, 100))


def test_the_good_qualifier_leaves_where_it_heard_that_there_is_no_case() -> None:
    stage, seeds = stage_of(HARBOUR, "v.solved"), drawing(scenario_in(HARBOUR), "v.solved", 100)
    played = play_many(stage, QUALIFIER, seeds)

    assert np.mean(played.endings == stage.machine.endings.index("e.friends")) > 0.8


def test_the_random_bot_says_a_bit_of_everything() -> None:
    said = {kind for talk in talks_of(RANDOM, HARBOUR, 100) for kind in talk}

    assert {"open_question", "pitch", "attack", "commitment", "disqualify"} <= said


def test_a_buyer_without_variants_is_played_too() -> None:
    scenario = small_scenario(variants=[])
    stage = Stage.of(prepare(scenario, 0))

    assert [(0, 100)] * len(BOTS) == [
        (max(0, -int(totals.min())), max(100, int(totals.max())))
        for totals in (play_many(stage, bot, range(20)).totals for bot in BOTS)
    ]


@given(
    among=of_numpy.arrays(bool, of_numpy.array_shapes(min_dims=2, max_dims=2)),
    chance=st.floats(0, 1, exclude_max=True),
)
def test_what_is_drawn_is_possible_and_nothing_only_where_nothing_is(among: np.ndarray, chance: float) -> None:
    picks = drawn(among, np.full(len(among), chance))

    assert [row[pick] if pick >= 0 else not row.any() for row, pick in zip(among, picks, strict=True)] == [True] * len(
        among
    )


def test_each_possibility_is_drawn_about_as_often() -> None:
    among = np.tile([True, False, True, True], (3_000, 1))
    picks = drawn(among, np.linspace(0, 1, 3_000, endpoint=False))

    assert [1_000, 0, 1_000, 1_000] == np.bincount(picks, minlength=4).tolist()
