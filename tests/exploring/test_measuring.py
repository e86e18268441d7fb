"""What is measured of a buyer, and what is published of it."""

from __future__ import annotations

import copy
import statistics
from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content import new_exercise
from salestrain.content.loading import load_playthroughs
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.engine import variant_for
from salestrain.kinds.conversation.measured import FILE, Measured, digest_of_play, fresh, read_measured
from salestrain.kinds.conversation.solver.bots import PITCH, RANDOM
from salestrain.kinds.conversation.solver.difficulty import (
    difficulty,
    discrimination_of,
    facility_of,
    mean_with_bounds,
    measure,
)
from tests.exercises.playing import exercise_folders, scenario_in
from tests.small_talk import SMALL, small_scenario

HARBOUR = next(folder for folder in exercise_folders() if folder.name == "harbour_foods")


@cache
def small() -> Measured:
    return measure(small_scenario(), 60)


def test_the_same_content_gives_the_same_file_byte_for_byte() -> None:
    assert small().to_json() == measure(small_scenario(), 60).to_json()


def test_the_file_is_read_back_as_it_was_written(tmp_path) -> None:
    (tmp_path / FILE).write_text(small().to_json(), encoding="utf-8")

    assert small() == read_measured(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"difficulty": 9}'])
def test_a_file_that_says_nothing_is_as_none(tmp_path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    assert read_measured(tmp_path) is None


def test_no_bot_beats_the_perfect_one() -> None:
    best = small().bots["perfect"].variants
    beaten = [
        (name, variant)
        for name, bot in small().bots.items()
        for variant, total in bot.variants.items()
        if total > best[variant]
    ]

    assert [] == beaten


def test_of_the_best_lines_the_perfect_bot_takes_one_that_succeeds(tmp_path) -> None:
    measured = measure(scenario_in(new_exercise("north_quay", tmp_path)), 20)

    assert (100.0, 1.0) == (measured.bots["perfect"].total, measured.bots["perfect"].wins)


def test_the_perfect_bot_says_no_more_than_full_marks_take() -> None:
    variants = [variant for variant in scenario_in(HARBOUR).variants if variant.id == "v.solved"]
    solved = scenario_in(HARBOUR).model_copy(update={"variants": tuple(variants)})
    full = next(talk for talk in load_playthroughs(HARBOUR) if talk.variant == "v.solved" and talk.expect.total)

    assert measure(solved, 5).bots["perfect"].lines <= len(full.steps)


def test_each_variant_is_played_as_often_as_it_is_drawn() -> None:
    told: list[str] = []
    measure(small_scenario(), 60, told.append)
    drawn = Counter(variant_for(small_scenario(), seed).id for seed in range(60))

    assert [drawn[variant.id] for variant in small_scenario().variants] == [
        int(line.split()[4]) for line in told if line.startswith("variant")
    ]


@given(st.floats(0, 100), st.floats(0, 100))
def test_the_fewer_points_are_earned_the_harder_it_is(one: float, other: float) -> None:
    assert difficulty(min(one, other)) >= difficulty(max(one, other))


@pytest.mark.parametrize(
    ("facility", "level"), [(100, 1), (80, 1), (79.9, 2), (70, 2), (60, 3), (50, 4), (49.9, 5), (0, 5)]
)
def test_difficulty_goes_by_tens_of_facility(facility: float, level: int) -> None:
    assert level == difficulty(facility)


def test_facility_lies_between_the_one_who_only_asks_and_the_one_who_listens() -> None:
    bots = small().bots

    assert round((bots["checklist"].total + bots["qualifier"].total) / 2, 1) == facility_of(bots)


def test_discrimination_is_how_far_skill_is_told_from_chance_and_pitching() -> None:
    bots = dict(small().bots)
    for unskilled in (RANDOM, PITCH):
        bots[unskilled.name] = bots["perfect"]
    bots["qualifier"] = bots["perfect"]

    assert 0 == discrimination_of(bots)


@given(st.lists(st.integers(0, 100), min_size=2))
def test_the_bounds_are_those_of_a_95_percent_interval(totals: list[int]) -> None:
    mean, around = mean_with_bounds(totals)
    error = statistics.stdev(totals) / len(totals) ** 0.5

    assert (mean, around) == pytest.approx((statistics.fmean(totals), 1.96 * error))


def test_one_talk_has_no_bounds() -> None:
    assert (70, 0) == mean_with_bounds([70])


def changed(*path: str | int, to: Any) -> Scenario:
    """The small scenario with one piece replaced."""
    content = copy.deepcopy(SMALL)
    piece: Any = content
    for step in path[:-1]:
        piece = piece[step]
    piece[path[-1]] = to
    return small_scenario(**content)


@pytest.mark.parametrize(
    "path",
    [
        ("title",),
        ("facts", 2, "text"),
        ("facts", 2, "label"),
        ("moves", 0, "choice"),
        ("reactions", 0, "say"),
        ("agenda", 0, "say"),
        ("endings", 0, "label"),
        ("judgement", "question"),
        ("judgement", "model", 0, "why"),
        ("judgement", "options", "drop"),
        ("rubric", 0, "try_next"),
        ("rubric", 0, "levels", 0, "text"),
        ("caps", 0, "why"),
        ("buyer", "opens"),
        ("buyer", "traits", "hates_pitches", "why"),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
def test_new_words_leave_what_was_measured_fresh(path: tuple[str | int, ...]) -> None:
    assert digest_of_play(small_scenario()) == digest_of_play(changed(*path, to="Other words."))


def test_another_wording_in_a_variant_or_another_label_leaves_it_fresh() -> None:
    words = {"f.cost": {"exists": False, "text": "Other words."}, "f.solved": {"exists": True}}
    others = [changed("variants", 1, "set", "facts", to=words), changed("difficulty", to=5)]
    others += [changed("version", to="1.0.9"), changed("phrases", to=[{"say": "Urgent?", "move": "m.when"}])]

    assert {digest_of_play(small_scenario())} == {digest_of_play(other) for other in others}


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("version",), "1.1.0"),
        (("per_turn",), {"patience": -2}),
        (("state", "trust", "start"), 3),
        (("facts", 2, "reveal"), {"turn": {"gte": 2}}),
        (("facts", 2, "value"), "useful"),
        (("moves", 0, "kind"), "closed_question"),
        (("moves", 0, "effects"), {"first": {"trust": 1}}),
        (("reactions", 0, "effects"), {"patience": -2}),
        (("agenda", 0, "when"), {"turn": {"gte": 5}}),
        (("endings", 0, "verdict"), "partial"),
        (("endings", 0, "priority"), 5),
        (("judgement", "cite_facts"), {"min": 2}),
        (("judgement", "model", 0, "answer"), "nurture"),
        (("rubric", 0, "weight"), 5),
        (("rubric", 1, "levels", 0, "when"), {"fact": "f.change"}),
        (("caps", 0, "at"), 50),
        (("caps",), []),
        (("variants", 0, "weight"), 3),
        (("variants",), []),
        (("variants", 2, "set"), {}),
        (("buyer", "traits", "hates_pitches", "times"), {"trust": 3.0}),
        (("briefing", "known_at_start"), []),
    ],
    ids=lambda part: ".".join(map(str, part)) if isinstance(part, tuple) else "",
)
def test_what_decides_a_talk_or_its_worth_makes_it_stale(path: tuple[str | int, ...], to: Any) -> None:
    assert digest_of_play(small_scenario()) != digest_of_play(changed(*path, to=to))


@pytest.mark.parametrize(
    "folder", [folder for folder in exercise_folders() if (folder / FILE).exists()], ids=lambda folder: folder.name
)
def test_what_lies_beside_each_buyer_on_the_shelf_holds_and_meets_the_targets(folder) -> None:
    measured = fresh(folder, scenario_in(folder))
    assert measured is not None, f"salestrain measure {folder.name} --write"

    assert (True, True) == (
        min(measured.bots["perfect"].variants.values()) >= 95,
        max(measured.bots["pitch"].variants.values()) <= 40,
    )


@pytest.mark.slow
def test_what_lies_beside_a_buyer_is_what_the_bots_come_to_today() -> None:
    assert (HARBOUR / FILE).read_text(encoding="utf-8") == measure(scenario_in(HARBOUR)).to_json()
