"""Reported are a label that the bots contradict, figures that no longer hold, and a buyer that pitching wins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.content import load_exercise, new_exercise
from salestrain.kinds.conversation.checks.difficulty import check_difficulty
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.measured import (
    BOTS_VERSION,
    FILE,
    SEEDS,
    Measured,
    digest_of_guiding,
    digest_of_play,
)
from salestrain.kinds.conversation.solver.difficulty import measure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_exercise("north_quay", tmp_path)


def scenario_in(folder: Path) -> Scenario:
    exercise = load_exercise(folder)
    assert isinstance(exercise, Scenario)
    return exercise


def put(folder: Path, **changes: Any) -> None:
    """Write figures for this content that are all in order except `changes`; those of a bot as `pitch={...}`."""
    scenario = scenario_in(folder)
    bots = {}
    for name, total in {"random": 15, "pitch": 10, "checklist": 45, "qualifier": 85, "perfect": 100}.items():
        bots[name] = {
            "talks": SEEDS,
            "total": total,
            "low": total,
            "high": total,
            "wins": 0,
            "right": 0,
            "lines": 9,
            "variants": {variant.id: total for variant in scenario.variants},
            **changes.pop(name, {}),
        }
    figures = {
        "digest": digest_of_play(scenario),
        "bots_version": BOTS_VERSION,
        "seeds": SEEDS,
        "facility": 65,
        "difficulty": scenario.difficulty,
        "discrimination": 0.8,
        "proven": True,
        "bots": bots,
        "guided": guided(folder),
        **changes,
    }
    (folder / FILE).write_text(Measured.model_validate(figures).to_json(), encoding="utf-8")


def codes_and_files(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in check_difficulty(folder, scenario_in(folder))]


def test_figures_in_order_are_no_problem(folder: Path) -> None:
    put(folder)

    assert [] == codes_and_files(folder)


def test_an_exercise_that_was_never_measured_is_told_at_its_label(folder: Path) -> None:
    [problem] = check_difficulty(folder, scenario_in(folder))
    label = (folder / "exercise.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]

    assert ("W33", "difficulty: 1", True) == (
        problem.code,
        label,
        "salestrain measure north_quay --write" in problem.remedy,
    )


def test_figures_that_cannot_be_read_are_told(folder: Path) -> None:
    (folder / FILE).write_text("{", encoding="utf-8")

    assert [("W33", FILE)] == codes_and_files(folder)


def test_figures_of_other_content_no_longer_hold(folder: Path) -> None:
    put(folder, digest="0" * 64)

    assert [("W33", FILE)] == codes_and_files(folder)


def test_figures_of_other_bots_no_longer_hold(folder: Path) -> None:
    put(folder, bots_version=BOTS_VERSION - 1)

    assert [("W33", FILE)] == codes_and_files(folder)


def test_figures_of_too_few_talks_do_not_hold(folder: Path) -> None:
    put(folder, seeds=SEEDS - 1)

    assert [("W33", FILE)] == codes_and_files(folder)


@pytest.mark.parametrize(("measured", "codes"), [(1, []), (2, []), (3, ["E32"]), (5, ["E32"])])
def test_a_label_may_lie_one_level_from_what_was_measured(folder: Path, measured: int, codes: list[str]) -> None:
    put(folder, difficulty=measured)

    assert codes == [code for code, _ in codes_and_files(folder)]


def test_a_contradicted_label_is_told_with_what_the_bots_earned(folder: Path) -> None:
    put(folder, difficulty=4)
    [problem] = check_difficulty(folder, scenario_in(folder))

    assert [True] * 3 == [words in problem.what for words in ("label says 1", "measured 4", "1,000 talks")]


@pytest.mark.parametrize(("total", "codes"), [(95, []), (94.9, ["E34"])])
def test_the_best_line_must_nearly_have_full_marks(folder: Path, total: float, codes: list[str]) -> None:
    variants = {scenario_in(folder).variants[0].id: total}
    put(folder, perfect={"total": total, "variants": variants})

    assert codes == [code for code, _ in codes_and_files(folder)]


@pytest.mark.parametrize(("total", "codes"), [(40, []), (40.1, ["E34"])])
def test_pitching_must_not_pay(folder: Path, total: float, codes: list[str]) -> None:
    variants = {scenario_in(folder).variants[0].id: total}
    put(folder, pitch={"total": total, "variants": variants})

    assert codes == [code for code, _ in codes_and_files(folder)]


def test_each_variant_must_meet_the_targets_and_is_pointed_at(folder: Path) -> None:
    scenario = scenario_in(folder)
    put(folder, pitch={"variants": {variant.id: 90 for variant in scenario.variants}})
    problems = check_difficulty(folder, scenario)
    lines = (folder / "exercise.yaml").read_text(encoding="utf-8").splitlines()

    assert [True] * len(scenario.variants) == [
        variant.id in lines[problem.line - 1] for variant, problem in zip(scenario.variants, problems, strict=True)
    ]


def test_a_new_exercise_holds_what_it_asks_of_others_once_it_is_measured(folder: Path) -> None:
    (folder / FILE).write_text(measure(scenario_in(folder)).to_json(), encoding="utf-8")

    assert [] == codes_and_files(folder)


def guided(folder: Path, clicker: float = 40, best: float = 100) -> dict[str, Any]:
    return {
        "digest": digest_of_guiding(scenario_in(folder)),
        "talks": 80,
        "clickers": {"any": {"total": 30, "lines": 9}, "friendliest": {"total": clicker, "lines": 9}},
        "best": {"v.open": best},
    }


@pytest.mark.parametrize(("level", "clicker", "codes"), [(3, 60, ["E36"]), (3, 59.9, []), (2, 90, [])])
def test_clicking_without_judgement_must_not_win_over_a_hard_buyer(
    folder: Path, level: int, clicker: float, codes: list[str]
) -> None:
    put(folder, difficulty=level, guided=guided(folder, clicker=clicker))

    assert codes == [code for code, _ in codes_and_files(folder) if code != "E32"]


def test_full_marks_that_the_offered_lines_do_not_lead_to_are_told(folder: Path) -> None:
    put(folder, guided=guided(folder, best=90))

    assert ["E36"] == [code for code, _ in codes_and_files(folder)]


def test_other_tempting_lines_make_the_figures_of_guided_talk_stale(folder: Path) -> None:
    put(folder, guided={**guided(folder), "digest": "of other lines"})

    assert ["W33"] == [code for code, _ in codes_and_files(folder)]
