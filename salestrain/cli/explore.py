"""`salestrain explore`: every way through a talk, reported to its author."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from ..kinds.conversation.content import Scenario
from ..kinds.conversation.naming import naming
from ..kinds.conversation.solver.exploits import sources
from ..kinds.conversation.solver.levels import Rung
from ..kinds.conversation.solver.picture import Picture, picture_of, to_dot, to_svg
from ..kinds.conversation.solver.proof import Proof, VariantProof, prove_variant, scripts_of, together
from ..kinds.conversation.solver.walk import LIMIT, Way

PICTURES = {".svg": to_svg, ".dot": to_dot}
"""Functions that write a picture, by the suffix of its file."""


@dataclass(frozen=True)
class Explored:
    """A proof, and the seconds that each variant took."""

    proof: Proof
    seconds: tuple[float, ...]
    limit: int


def explore(
    scenario: Scenario, variant: str | None = None, limit: int = LIMIT, tell: Callable[[str], None] | None = None
) -> Explored:
    """Walk one variant of a talk, or all of them. Raises ValueError if there is no such variant.

    Args:
        scenario: the talk.
        variant: id of the only variant to walk; None for all.
        limit: number of moments to walk in a variant before giving up.
        tell: called with a sentence on the progress.
    """

    def progress(name: str, turn: int, moments: int) -> None:
        if tell is not None:
            tell(f"{name or scenario.id}: {turn} lines deep, {moments:,} moments")

    parts: list[VariantProof] = []
    seconds: list[float] = []
    for script in scripts_of(scenario, variant):
        start = time.perf_counter()
        parts.append(prove_variant(script, limit, progress))
        seconds.append(time.perf_counter() - start)
    return Explored(together(scenario, parts, limit), tuple(seconds), limit)


def explore_shown(scenario: Scenario, variant: str | None, limit: int, picture: Path | None = None) -> Explored:
    """Walk a talk as `explore` does, showing the progress on the standard error stream.

    Raises ValueError before the walk if `picture` has a name that `write_pictures` would reject.
    """
    if picture is not None:
        _writer(picture)
    console = Console(stderr=True, highlight=False)
    with console.status(f"Walking every path through {scenario.id} …") as status:
        return explore(scenario, variant, limit, lambda where: status.update(f"Walking {where}"))


def write_pictures(explored: Explored, path: Path) -> list[Path]:
    """Write a picture of each variant that was walked, and return the files.

    A single picture goes to this file, several go beside it with the variant in their names. Raises ValueError unless
    the name ends in .svg or .dot, and OSError if a file cannot be written.
    """
    write = _writer(path)
    parts = explored.proof.parts
    paths = [path if len(parts) == 1 else path.with_name(f"{path.stem}-{part.variant}{path.suffix}") for part in parts]
    for part, file in zip(parts, paths, strict=True):
        file.write_text(write(picture_of(part)), encoding="utf-8", newline="\n")
    return paths


def _writer(path: Path) -> Callable[[Picture], str]:
    """Return the function that writes a picture to this path. Raises ValueError unless it ends in .svg or .dot."""
    if path.suffix.lower() not in PICTURES:
        raise ValueError(f"A picture is written as .svg or as .dot; '{path.name}' is neither.")
    return PICTURES[path.suffix.lower()]


def as_text(explored: Explored) -> str:
    """Return the report as text."""
    proof = explored.proof
    lines = [f"{proof.scenario.id}: {proof.scenario.title}"]
    for part, seconds in zip(proof.parts, explored.seconds, strict=True):
        lines += ["", *_variant(part, seconds, explored.limit)]
    return "\n".join([*lines, "", *_together(proof)])


def _variant(part: VariantProof, seconds: float, limit: int) -> Iterator[str]:
    """Yield the lines of the report on one variant."""
    proven = (
        "proven" if part.proven else f"not proven: there are more than {limit:,} moments, and only some were walked"
    )
    yield (
        f"{part.variant or 'the only variant'} (the truth key says: {part.answer}): {part.walked.moments:,} moments, "
        f"{part.walked.transitions:,} transitions, {seconds:.1f} s; {proven}."
    )
    yield from _way("  Shortest success", part, part.win)
    if part.is_drop:
        drop = part.drop
        earns = f"  Shortest right drop, {drop[0]}, {part.drop_total} of 100" if drop else "  Right drop"
        yield from _way(earns, part, drop and drop[1])
    if part.walked.stuck:
        yield from _way("  No line is possible after", part, part.walked.stuck[0])
    yield f"  Random talks that succeed: {part.won_by_chance:.1%} of {part.plays.talks}."
    kinds = {move.kind for move in part.script.moves.values()}
    sufficient = sorted(kind for kind in kinds if part.win_by(kind))
    if sufficient:
        yield f"  A single kind of line suffices up to the last: {', '.join(sufficient)}."
    names = naming(part.script.scenario)
    for tag in part.unreached_facts:
        yield f"  Cannot be learned here{_hedge(proven=part.proven)}: {tag.removeprefix('fact:')} ({names(tag)})."
    others = [tag.replace(":", " ", 1) for tag in part.unreached if tag not in part.unreached_facts]
    if others:
        yield f"  Does not happen in this variant{_hedge(proven=part.proven)}: {', '.join(others)}."


def _way(title: str, part: VariantProof, way: Way | None) -> Iterator[str]:
    """Yield the lines of the report on one way through a talk."""
    if way is None:
        yield f"{title}: none{_hedge(proven=part.proven)}."
        return
    yield f"{title}, {len(way)} line{'' if len(way) == 1 else 's'}:"
    for number, name in enumerate(way, 1):
        yield f"    {number}. {part.script.moves[name].choice}  [{name}]"


def _together(proof: Proof) -> Iterator[str]:
    """Yield the lines of the report on all variants together."""
    names = naming(proof.scenario)
    hedge = _hedge(proven=proof.proven)
    if len(proof.parts) >= len(proof.scenario.variants):
        for tag in proof.nowhere:
            yield f"In no variant{hedge}: {tag.replace(':', ' ', 1)} ({names(tag)})."
        if not proof.nowhere:
            yield "Every fact, move, ending, reaction and agenda item is reached in some variant."
    here = " here" if len(proof.parts) < len(proof.scenario.variants) else ""
    for rung in proof.rungs.missing:
        yield f"Never reached{here}{_hedge(proven=proof.rungs.proven)}: {_rung(proof, rung)}."
    if not proof.rungs.missing:
        yield "Every level of the rubric and every cap is reached."
    yield _farming(proof)


def _rung(proof: Proof, rung: Rung) -> str:
    name, number = rung
    criterion = next((criterion for criterion in proof.scenario.rubric if criterion.id == name), None)
    return f"cap {name}" if criterion is None else f"{name}, level {number + 1} from the top"


def _farming(proof: Proof) -> str:
    """Return a sentence on whether trust or patience can be earned by repetition."""
    farm = next((part.farm for part in proof.parts if part.farm), None)
    if farm is not None:
        gained = "brings trust each time" if farm.gained == "trust" else "costs no patience"
        return f"Farming: said over and over, {', '.join(farm.round)} {gained} (after {', '.join(farm.way)})."
    renewable = sorted({name for part in proof.parts for name in sources(part.script)})
    if renewable:
        return (
            f"No farming was found in rounds of one and two lines (not proven: {', '.join(renewable)} can give again)."
        )
    return "No farming: nothing gives trust or patience endlessly."


def _hedge(*, proven: bool) -> str:
    return "" if proven else " (not proven)"


def as_json(explored: Explored) -> str:
    """Return all figures with the ways that prove them, as JSON for other programs."""
    proof = explored.proof
    data = {
        "exercise": proof.scenario.id,
        "version": proof.scenario.version,
        "limit": explored.limit,
        "proven": proof.proven,
        "nowhere": list(proof.nowhere),
        "won_by_chance": round(proof.won_by_chance, 4),
        "levels": _levels_data(proof),
        "variants": [_variant_data(part, seconds) for part, seconds in zip(proof.parts, explored.seconds, strict=True)],
    }
    return json.dumps(data, indent=2)


def _levels_data(proof: Proof) -> dict[str, Any]:
    ways = {}
    for (name, number), earned in sorted(proof.rungs.earned.items()):
        ways[f"{name}.{number + 1}"] = {"variant": earned.variant, "way": list(earned.way), "answer": earned.answer}
    return {
        "missing": [f"{name}.{number + 1}" for name, number in proof.rungs.missing],
        "proven": proof.rungs.proven,
        "ways": ways,
    }


def _variant_data(part: VariantProof, seconds: float) -> dict[str, Any]:
    drop, farm = part.drop if part.is_drop else None, part.farm
    kinds = {move.kind for move in part.script.moves.values()}
    return {
        "variant": part.variant,
        "answer": part.answer,
        "proven": part.proven,
        "moments": part.walked.moments,
        "transitions": part.walked.transitions,
        "seconds": round(seconds, 3),
        "won_by_chance": part.won_by_chance,
        "shortest_win": _list(part.win),
        "right_drop": _list(drop and drop[1]),
        "right_drop_total": part.drop_total,
        "kinds_that_suffice": sorted(kind for kind in kinds if part.win_by(kind)),
        "farm": farm and {"way": list(farm.way), "round": list(farm.round), "gained": farm.gained},
        "stuck": [list(way) for way in part.walked.stuck],
        "unreached": list(part.unreached),
        "ways": {tag: list(way) for tag, way in sorted(part.ways.items())},
    }


def _list(way: Way | None) -> list[str] | None:
    return None if way is None else list(way)
