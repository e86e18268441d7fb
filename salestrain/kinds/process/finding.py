"""What a learner marked on the trail of a deal, beside what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .trail import Trail

MARKS = ("skipped", "early", "stalled")
"""What a learner marks the stages of a deal as."""


def found_in(trail: Trail, marked: Mapping[str, Sequence[int]]) -> list[tuple[str, int, str]]:
    """Return what was found, missed and imagined in a deal, as (word, stage, how).

    Whoever sees that something is missing is right, also with the other of the two words for it. What is ticked and
    not shown may be doubted: a stage with such a tick is never imagined.

    Args:
        trail: the deal.
        marked: the indexes of the stages that were marked, by the keys of `MARKS`.
    """
    results: list[tuple[str, int, str]] = []
    gap = {*trail.skipped_stages, *trail.early_stages}
    seen = {*marked["skipped"], *marked["early"]}
    for stage in sorted(gap | seen):
        if stage not in gap and stage in trail.doubtful_stages:
            continue
        is_skip = stage in trail.skipped_stages or (stage not in gap and stage in marked["skipped"])
        how = _how_found(is_there=stage in gap, is_marked=stage in seen)
        results.append(("skip" if is_skip else "early", stage, how))
    stalled = trail.stalled_stages
    for stage in sorted({*stalled, *marked["stalled"]}):
        how = _how_found(is_there=stage in stalled, is_marked=stage in marked["stalled"])
        results.append(("stall", stage, how))
    return results


def _how_found(*, is_there: bool, is_marked: bool) -> str:
    if not is_there:
        return "imagined"
    return "found" if is_marked else "missed"
