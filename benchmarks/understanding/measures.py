"""The figures by which a reading is compared with what people said it is."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from statistics import mean

Labels = Sequence[Hashable]
RESAMPLES = 200


def f1(wanted: Labels, got: Labels, label: Hashable) -> float:
    """Harmonic mean of precision and recall of one label, 0 to 1; 0 when it was never right."""
    right = sum(w == label == g for w, g in zip(wanted, got, strict=True))
    either = sum(w == label for w in wanted) + sum(g == label for g in got)
    return 2 * right / either if either else 0.0


def macro_f1(wanted: Labels, got: Labels) -> float:
    """The mean F1 over the labels that people used, each alike."""
    return mean(f1(wanted, got, label) for label in sorted(set(wanted), key=str))


def kappa(wanted: Labels, got: Labels) -> float:
    """Cohen's kappa: agreement beyond chance; 1 is full, 0 is what chance gives. Cohen 1960."""
    n = len(wanted)
    agreed = sum(w == g for w, g in zip(wanted, got, strict=True)) / n
    labels = set(wanted) | set(got)
    by_chance = sum(sum(w == x for w in wanted) * sum(g == x for g in got) for x in labels) / n**2
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: how far a stated confidence is from the share that was right, over equal bins.

    Naeini et al. 2015.
    """
    of_bin: dict[int, list[int]] = defaultdict(list)
    for place, confidence in enumerate(confidences):
        of_bin[min(bins - 1, int(confidence * bins))].append(place)
    return sum(
        abs(sum(right[i] for i in places) - sum(confidences[i] for i in places)) for places in of_bin.values()
    ) / max(1, len(confidences))


def interval(
    figure: Callable[[Labels, Labels], float], wanted: Labels, got: Labels, groups: Labels
) -> tuple[float, float]:
    """The middle 95 % of a figure when whole groups (talks) are drawn again with replacement, the same each time."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    names, chance, found = sorted(members, key=str), random.Random(1), []
    for _ in range(RESAMPLES):
        places = [i for name in chance.choices(names, k=len(names)) for i in members[name]]
        found.append(figure([wanted[i] for i in places], [got[i] for i in places]))
    found.sort()
    return round(found[int(0.025 * RESAMPLES)], 3), round(found[int(0.975 * RESAMPLES) - 1], 3)
