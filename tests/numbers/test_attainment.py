"""How far a plan has come."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from salestrain.statistics import Moved, OutOfRange, attained, busy_but_not_moving, progress, rolled_up, t_score

VALUES = st.floats(-1e12, 1e12)
MOVED = st.builds(Moved, st.floats(0, 1_000), VALUES, VALUES, VALUES).filter(lambda m: m.baseline != m.target)
LEVELS = st.lists(st.tuples(st.floats(0.01, 100), st.integers(-2, 2)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("baseline", "target", "now", "expected"),
    [
        (10, 20, 15, 0.5),
        (10, 20, 5, 0),
        (10, 20, 30, 1),
        (60, 40, 45, 0.75),
        (-5, 5, 0, 0.5),
        (0, 5e-324, 5e-324, 1),
        (-1.7e308, 1.7e308, 0, 0.5),
        (0, 1, 1.7e308, 1),
    ],
)
def test_progress_is_the_share_of_the_way_up_or_down(
    baseline: float, target: float, now: float, expected: float
) -> None:
    assert expected == progress(baseline, target, now)


def test_a_target_that_is_the_baseline_is_refused_and_said_why() -> None:
    with pytest.raises(OutOfRange, match="The target 20 is the baseline itself: nothing would have to move"):
        progress(20, 20, 25)


def test_three_targets_of_different_size_are_no_thirds() -> None:
    parts = [Moved(100, 0, 100_000, 0), Moved(20, 0, 20_000, 20_000), Moved(1, 0, 1_000, 1_000)]
    assert pytest.approx(21 / 121) == rolled_up(parts)


@given(st.lists(MOVED, max_size=8))
def test_a_roll_up_stays_between_nought_and_one(parts: list[Moved]) -> None:
    share = rolled_up(parts)
    assert (share is None) == (sum(part.weight for part in parts) == 0)
    assert share is None or 0 <= share <= 1


@given(MOVED.filter(lambda m: m.weight > 0))
@example(Moved(5e-324, 0.0, 2.0, 1.0))
def test_one_part_alone_is_its_own_progress(part: Moved) -> None:
    assert progress(part.baseline, part.target, part.now) == pytest.approx(rolled_up([part]))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([(1, 0)], 50),
        ([(1, 1)], 60),
        ([(1, -2)], 30),
        ([(1, 1), (1, 1)], 50 + 20 / math.sqrt(2.6)),
        ([(3, 2), (1, -1)], 50 + 50 / math.sqrt(0.7 * 10 + 0.3 * 16)),
    ],
)
def test_the_t_score_follows_kiresuk_and_sherman(levels: list[tuple[float, int]], expected: float) -> None:
    assert expected == pytest.approx(t_score(levels))


@given(LEVELS)
def test_a_t_score_turns_round_with_its_levels(levels: list[tuple[float, int]]) -> None:
    score, mirrored = t_score(levels), t_score([(weight, -level) for weight, level in levels])
    assert score is not None and mirrored is not None
    assert 100 == pytest.approx(score + mirrored)


@given(LEVELS, st.floats(0.1, 10))
def test_only_the_proportion_of_the_weights_counts(levels: list[tuple[float, int]], factor: float) -> None:
    assert t_score(levels) == pytest.approx(t_score([(weight * factor, level) for weight, level in levels]))


@pytest.mark.parametrize(
    ("now", "scale", "expected"),
    [
        (12, (0, 5, 10, 15, 20), 0),
        (-3, (0, 5, 10, 15, 20), -2),
        (20, (0, 5, 10, 15, 20), 2),
        (42, (90, 75, 60, 45, 30), 1),
        (95, (90, 75, 60, 45, 30), -2),
    ],
)
def test_the_level_is_the_best_line_that_was_reached(now: float, scale: tuple[float, ...], expected: int) -> None:
    assert expected == attained(now, scale)


@pytest.mark.parametrize(
    ("done", "moved", "time", "expected"),
    [
        (0.8, 0.19, 0.51, True),
        (0.79, 0.19, 0.51, False),
        (0.8, 0.2, 0.51, False),
        (0.8, 0.19, 0.5, False),
    ],
)
def test_busy_but_not_moving_is_much_done_little_moved_and_half_the_time_gone(
    done: float, moved: float, time: float, expected: bool
) -> None:
    assert expected == busy_but_not_moving(done, moved, time)


@pytest.mark.parametrize(
    "calculation",
    [
        lambda: rolled_up([Moved(-1, 0, 1, 1)]),
        lambda: rolled_up([Moved(float("nan"), 0, 1, 1)]),
        lambda: progress(0, float("inf"), 1),
        lambda: t_score([(1, 3)]),
        lambda: attained(1, (1, 2, 3)),
        lambda: attained(1, (1, 2, 2, 3, 4)),
        lambda: busy_but_not_moving(80, 0.1, 0.6),
    ],
)
def test_figures_that_are_no_progress_are_refused_with_a_sentence(calculation: object) -> None:
    with pytest.raises(OutOfRange, match=r"\.$"):
        calculation()  # type: ignore[operator]
