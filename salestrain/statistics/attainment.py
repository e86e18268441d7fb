"""How far a plan has come: weighted progress, goal attainment, and activity without movement.

What was done and what has moved are separate numbers and are never mixed. Source of the T-score: Kiresuk and Sherman,
Community Mental Health Journal 4 (1968).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.limits import OutOfRange, share

RHO = 0.30
"""The correlation between the goals of one person that Kiresuk and Sherman assume."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One metric with its weight: its baseline, its target and its current value, all in its own unit."""

    weight: float
    baseline: float
    target: float
    now: float


def progress(baseline: float, target: float, now: float) -> float:
    """Return how much of the way from `baseline` to `target` is covered, from 0 to 1; the target may be lower.

    clamp((now − baseline) / (target − baseline)). Raises `OutOfRange` if baseline and target are equal, or a value is
    not finite.
    """
    if not all(map(math.isfinite, (baseline, target, now))):
        raise OutOfRange("Baseline, target and the present value must be numbers.")
    if target == baseline:
        raise OutOfRange(f"The target {target:g} is the baseline itself: nothing would have to move.")
    distance, covered = target - baseline, now - baseline
    if not math.isfinite(distance) or not math.isfinite(covered):  # halves stay finite where the difference overflows
        distance, covered = target / 2 - baseline / 2, now / 2 - baseline / 2
    return min(1.0, max(0.0, covered / distance))


def rolled_up(parts: Sequence[Moved]) -> float | None:
    """Return Σ weight·progress / Σ weight, from 0 to 1; None if nothing has a weight.

    This is never the plain average: targets of 100,000, 20,000 and 1,000 do not count a third each. Raises
    `OutOfRange`.
    """
    for part in parts:
        _check_weight(part.weight)
    largest = max((part.weight for part in parts), default=0.0)
    if largest == 0:
        return None
    # Scaled by the largest, so that a weight near the smallest float does not vanish in the product.
    weights = [part.weight / largest for part in parts]
    covered = math.fsum(
        weight * progress(part.baseline, part.target, part.now) for weight, part in zip(weights, parts, strict=True)
    )
    return min(1.0, covered / math.fsum(weights))


def t_score(levels: Sequence[tuple[float, int]], rho: float = RHO) -> float | None:
    """Return the Goal Attainment Scaling T-score of (weight, level) pairs; 50 is "as expected". None without a weight.

    Levels run from −2 (much less than expected) to +2 and are written together with the plan.
    T = 50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²). Raises `OutOfRange`.
    """
    share("The correlation of the goals", rho)
    for weight, level in levels:
        _check_weight(weight)
        if level not in (-2, -1, 0, 1, 2):
            raise OutOfRange(f"The level {level!r} is not on the scale; it must be -2, -1, 0, 1 or 2.")
    largest = max((weight for weight, _ in levels), default=0.0)
    if largest == 0:
        return None
    weights = [weight / largest for weight, _ in levels]
    wx = math.fsum(w * x for w, (_, x) in zip(weights, levels, strict=True))
    spread = (1 - rho) * math.fsum(w * w for w in weights) + rho * math.fsum(weights) ** 2
    return 50 + 10 * wx / math.sqrt(spread)


def attained(now: float, scale: Sequence[float]) -> int:
    """Return the level from −2 to 2 that `now` has reached on a scale of five values, worst first, rising or falling.

    Below the worst value it is −2. Raises `OutOfRange` unless the five values are in order.
    """
    rising, falling = sorted(set(scale)), sorted(set(scale), reverse=True)
    if len(scale) != 5 or list(scale) not in (rising, falling):
        raise OutOfRange("A scale has five different values from much less to much more than expected, in order.")
    rises = scale[0] < scale[-1]
    reached = sum(now >= value if rises else now <= value for value in scale)
    return max(1, reached) - 3


def busy_but_not_moving(actions_done: float, metric_moved: float, time_passed: float) -> bool:
    """Return whether much was done and little moved, past half of the time.

    Raises `OutOfRange` for anything but shares from 0 to 1.

    Args:
        actions_done: share of the actions done; at least 80 % is much.
        metric_moved: share of the way covered; less than 20 % is little.
        time_passed: share of the time passed; more than half counts.
    """
    share("The share of actions done", actions_done)
    share("The share of the way gone", metric_moved)
    share("The share of the time passed", time_passed)
    return actions_done >= 0.8 and metric_moved < 0.2 and time_passed > 0.5


def _check_weight(weight: float) -> None:
    """Raise `OutOfRange` unless a weight is from 0 to a thousand million."""
    if not 0 <= weight <= 1e9:
        raise OutOfRange(f"The weight {weight!r} must be 0 or more (and no more than a thousand million).")
