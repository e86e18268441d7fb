"""`salestrain explore`: every way through a talk, reported for the person who writes it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from .authoring.scenario import Scenario
from .exploring.proof import Proof, VariantProof, prove_variant, scripts_of, together
from .exploring.walk import LIMIT, Way
from .practice.conversation.naming import naming


@dataclass(frozen=True)
class Explored:
    """A proof with the seconds that each variant took."""

    proof: Proof
    seconds: tuple[float, ...]
    limit: int


def explore(
    scenario: Scenario, variant: str | None = None, limit: int = LIMIT, tell: Callable[[str], None] | None = None
) -> Explored:
    """Walk one variant or all; `tell` hears where the walk is. Raises ValueError when there is no such variant."""

    def progress(name: str, turn: int, moments: int) -> None:
        if tell is not None:
            tell(f"{name or scenario.id}: {turn} lines deep, {moments:,} moments")

    parts: list[VariantProof] = []
    seconds: list[float] = []
    for script in scripts_of(scenario, variant):
        began = time.perf_counter()
        parts.append(prove_variant(script, limit, progress))
        seconds.append(time.perf_counter() - began)
    return Explored(together(scenario, parts, limit), tuple(seconds), limit)


def explore_shown(scenario: Scenario, variant: str | None, limit: int) -> Explored:
    """The same, with its progress on the standard error stream."""
    console = Console(stderr=True, highlight=False)
    with console.status(f"Walking every way through {scenario.id} …") as status:
        return explore(scenario, variant, limit, lambda where: status.update(f"Walking {where}"))


def as_text(explored: Explored) -> str:
    """The report for a reader."""
    proof = explored.proof
    lines = [f"{proof.scenario.id}: {proof.scenario.title}"]
    for part, seconds in zip(proof.parts, explored.seconds, strict=True):
        lines += ["", *_variant(part, seconds, explored.limit)]
    return "\n".join([*lines, "", *_together(proof)])


def _variant(part: VariantProof, seconds: float, limit: int) -> Iterator[str]:
    proven = "proven" if part.proven else f"not proven: of more than {limit:,} moments only some were walked"
    yield (
        f"{part.variant or 'the only variant'} (the truth key says: {part.answer}): {part.walked.moments:,} moments, "
        f"{part.walked.transitions:,} transitions, {seconds:.1f} s; {proven}."
    )
    yield from _way("  Shortest success", part, part.win)
    if part.is_drop:
        drop = part.drop
        yield from _way(f"  Shortest right drop, {drop[0]}" if drop else "  Right drop", part, drop and drop[1])
    if part.walked.stuck:
        yield from _way("  No line is possible after", part, part.walked.stuck[0])
    names = naming(part.script.scenario)
    for tag in part.unreached_facts:
        yield f"  Cannot be learned here{_hedge(part.proven)}: {tag.removeprefix('fact:')} ({names(tag)})."
    if others := [tag.replace(":", " ", 1) for tag in part.unreached if tag not in part.unreached_facts]:
        yield f"  Does not happen in this variant{_hedge(part.proven)}: {', '.join(others)}."


def _way(title: str, part: VariantProof, way: Way | None) -> Iterator[str]:
    if way is None:
        yield f"{title}: none{_hedge(part.proven)}."
        return
    yield f"{title}, {len(way)} line{'' if len(way) == 1 else 's'}:"
    for number, name in enumerate(way, 1):
        yield f"    {number}. {part.script.moves[name].choice}  [{name}]"


def _together(proof: Proof) -> Iterator[str]:
    names = naming(proof.scenario)
    hedge = _hedge(proof.proven)
    for tag in proof.nowhere:
        yield f"In no variant{hedge}: {tag.replace(':', ' ', 1)} ({names(tag)})."
    if not proof.nowhere:
        yield "Every fact, move, ending, reaction and agenda item is reached in some variant."


def _hedge(proven: bool) -> str:
    return "" if proven else " (not proven)"


def as_json(explored: Explored) -> str:
    """All figures with their witnesses, for other programs."""
    proof = explored.proof
    return json.dumps(
        {
            "exercise": proof.scenario.id, "version": proof.scenario.version, "limit": explored.limit,
            "proven": proof.proven, "nowhere": list(proof.nowhere),
            "variants": [_data(part, s) for part, s in zip(proof.parts, explored.seconds, strict=True)],
        },
        indent=2,
    )  # fmt: skip


def _data(part: VariantProof, seconds: float) -> dict[str, Any]:
    drop = part.drop if part.is_drop else None
    return {
        "variant": part.variant, "answer": part.answer, "proven": part.proven, "moments": part.walked.moments,
        "transitions": part.walked.transitions, "seconds": round(seconds, 3),
        "shortest_win": _list(part.win), "right_drop": _list(drop and drop[1]),
        "stuck": [list(way) for way in part.walked.stuck], "unreached": list(part.unreached),
        "ways": {tag: list(way) for tag, way in sorted(part.ways.items())},
    }  # fmt: skip


def _list(way: Way | None) -> list[str] | None:
    return None if way is None else list(way)
