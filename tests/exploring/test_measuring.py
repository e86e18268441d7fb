"""What is measured of a buyer, and what is published of it."""

from __future__ import annotations

import statistics
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.authoring.measured import FILE, Measured, digest_of_play, fresh, read_measured
from salestrain.exploring.bots import PITCH, RANDOM
from salestrain.exploring.measuring import difficulty, discrimination_of, facility_of, mean_with_bounds, measure
from salestrain.practice.conversation import variant_for
from tests.exercises.playing import exercise_folders, scenario_in
from tests.small_talk import small_scenario

HARBOUR = next(folder for folder in exercise_folders() if folder.name == "harbour_foods")
BUYERS = pytest.mark.parametrize("folder", exercise_folders(), ids=lambda folder: folder.name)


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


def test_each_variant_is_played_as_often_as_it_is_drawn() -> None:
    told: list[str] = []
    measure(small_scenario(), 60, told.append)
    drawn = Counter(variant_for(small_scenario(), seed).id for seed in range(60))

    assert [drawn[variant.id] for variant in small_scenario().variants] == [int(line.split()[4]) for line in told]


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


def test_new_words_leave_what_was_measured_fresh() -> None:
    plain, worded = small_scenario(), small_scenario(title="Another title", difficulty=5)

    assert digest_of_play(plain) == digest_of_play(worded)


def test_a_new_threshold_makes_it_stale() -> None:
    state = {
        "trust": {"start": 3, "min": 0, "max": 6, "bands": {"guarded": 0, "cautious": 2, "open": 4}},
        "patience": {"start": 9, "min": 0, "max": 9, "bands": {"leaving": 0, "has time": 3}},
    }

    assert digest_of_play(small_scenario()) != digest_of_play(small_scenario(state=state))


@BUYERS
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
