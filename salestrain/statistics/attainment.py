"""How far a plan has come: progress by weight, goal attainment, and being busy without moving.

What was done and what has moved are two numbers and are never mixed.
Source of the T-score: Kiresuk and Sherman, Community Mental Health Journal 4 (1968).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.limits import OutOfRange, share

RHO = 0.30
"""The correlation that Kiresuk and Sherman assume between the goals of one person."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One metric with its weight: where it began, where it should be and where it is, all in its own unit."""

    weight: float
    baseline: float
    target: float
    now: float


def progress(baseline: float, target: float, now: float) -> float:
    """The share of the way from `baseline` to `target` that is gone, from 0 to 1; a target may lie below.

    clamp((now − baseline) / (target − baseline)). Raises `OutOfRange` when there is no way to go.
    """
    if not all(map(math.isfinite, (baseline, target, now))):
        raise OutOfRange("Baseline, target and the present value must be numbers.")
    if target == baseline:
        raise OutOfRange(f"The target {target:g} is the baseline itself: nothing would have to move.")
    way, gone = target - baseline, now - baseline
    if not math.isfinite(way) or not math.isfinite(gone):  # half of it is a number, though the whole is none
        way, gone = target / 2 - baseline / 2, now / 2 - baseline / 2
    return min(1.0, max(0.0, gone / way))


def rolled_up(parts: Sequence[Moved]) -> float | None:
    """Σ weight·progress / Σ weight, from 0 to 1; None when nothing has a weight.

    Never the plain average: three targets of 100,000, 20,000 and 1,000 are no thirds. Raises `OutOfRange`.
    """
    for part in parts:
        _weight(part.weight)
    largest = max((part.weight for part in parts), default=0.0)
    if largest == 0:
        return None
    # Beside the largest, so that a weight near the smallest number there is does not vanish in the product.
    weights = [part.weight / largest for part in parts]
    gone = math.fsum(
        weight * progress(part.baseline, part.target, part.now) for weight, part in zip(weights, parts, strict=True)
    )
    return min(1.0, gone / math.fsum(weights))


def t_score(levels: Sequence[tuple[float, int]], rho: float = RHO) -> float | None:
    """The Goal Attainment Scaling T-score of (weight, level) pairs; 50 is "as expected". None without a weight.

    Levels run from −2 (much less than expected) to +2 and are written when the plan is.
    T = 50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²). Raises `OutOfRange`.
    """
    share("The correlation of the goals", rho)
    for weight, level in levels:
        _weight(weight)
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
    """The level from −2 to 2 that `now` has reached on a scale of five values, worst first, rising or falling.

    Below the worst it is −2. Raises `OutOfRange` unless the five values are in order.
    """
    rising, falling = sorted(set(scale)), sorted(set(scale), reverse=True)
    if len(scale) != 5 or list(scale) not in (rising, falling):
        raise OutOfRange("A scale has five different values from much less to much more than expected, in order.")
    reached = sum(now >= value if scale[0] < scale[-1] else now <= value for value in scale)
    return max(1, reached) - 3


def busy_but_not_moving(actions_done: float, metric_moved: float, time_passed: float) -> bool:
    """At least 80 % of the actions done, less than 20 % of the way gone, in more than half of the time; all shares.

    Raises `OutOfRange`.
    """
    share("The share of actions done", actions_done)
    share("The share of the way gone", metric_moved)
    share("The share of the time passed", time_passed)
    return actions_done >= 0.8 and metric_moved < 0.2 and time_passed > 0.5


def _weight(weight: float) -> None:
    if not 0 <= weight <= 1e9:
        raise OutOfRange(f"The weight {weight!r} must be 0 or more (and no more than a thousand million).")
