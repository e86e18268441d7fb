"""W33, E32, E34: what was measured of an exercise, held against its content and its label."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ....content.findings import Findings
from ....content.loading import FILE
from ....content.yaml import read_document
from ....core.problems import Place, Problem
from ..content import Scenario
from ..measured import BOTS_VERSION, SEEDS, Figures, Measured, digest_of_play, read_measured
from ..measured import FILE as MEASURED

PERFECT_AT_LEAST = 95
PITCH_AT_MOST = 40
LEVELS_APART = 1
"""So far may the author's label lie from what was measured."""


def check_difficulty(folder: Path, scenario: Scenario) -> list[Problem]:
    """The problems of the exercise in `folder`, which `scenario` was loaded from."""
    findings = Findings(FILE, read_document(folder / FILE))
    measured = read_measured(folder)
    if measured is None:
        return [_missing(folder, findings)]
    if reason := _stale(measured, scenario):
        return [Problem(MEASURED, 1, 1, "W33", "", f"The figures no longer hold: {reason}.", _again(folder))]
    _compare_label(findings, scenario, measured)
    _compare_bots(findings, scenario, measured)
    return findings.problems


def _again(folder: Path) -> str:
    return f"Measure it: salestrain measure {folder.name} --write"


def _missing(folder: Path, findings: Findings) -> Problem:
    if (folder / MEASURED).exists():
        return Problem(MEASURED, 1, 1, "W33", "", "The figures in this file cannot be read.", _again(folder))
    line, column = findings.document.mark(("difficulty",))
    what = "How hard this is was never measured; the label is shown as an estimate."
    return Problem(FILE, line, column, "W33", "difficulty", what, _again(folder))


def _stale(measured: Measured, scenario: Scenario) -> str:
    """Why the figures do not hold; empty where they do."""
    if measured.digest != digest_of_play(scenario):
        return f"{FILE} has changed since in what decides how a talk goes or what it is worth"
    if measured.bots_version != BOTS_VERSION:
        return "the bots play differently now"
    if measured.seeds < SEEDS:
        return f"they come from {measured.seeds:,} talks of each bot, and {SEEDS:,} are needed"
    return ""


def _compare_label(findings: Findings, scenario: Scenario, measured: Measured) -> None:
    if abs(scenario.difficulty - measured.difficulty) <= LEVELS_APART:
        return
    asker, qualifier = measured.bots["checklist"].total, measured.bots["qualifier"].total
    findings.add(
        "E32", ("difficulty",),
        f"The label says {scenario.difficulty}; five bots in {measured.seeds:,} talks each measured "
        f"{measured.difficulty}: somebody who only asks earns {asker:.0f} of 100, a good qualifier {qualifier:.0f}.",
        f"Write {measured.difficulty}, or make the buyer {_easier_or_harder(scenario, measured)} and measure again.",
    )  # fmt: skip


def _easier_or_harder(scenario: Scenario, measured: Measured) -> str:
    return "easier" if measured.difficulty > scenario.difficulty else "harder"


def _compare_bots(findings: Findings, scenario: Scenario, measured: Measured) -> None:
    found = "" if measured.proven else " that was found (not all were walked)"
    for place, where, total in _by_variant(scenario, measured.bots["perfect"]):
        if total < PERFECT_AT_LEAST:
            findings.add(
                "E34", place,
                f"The best line{found} comes to {total:.0f} of 100{where}; it should reach {PERFECT_AT_LEAST}.",
                "See which marks cannot be had together, or not in time, and ease one of them.",
            )  # fmt: skip
    for place, where, total in _by_variant(scenario, measured.bots["pitch"]):
        if total > PITCH_AT_MOST:
            findings.add(
                "E34", place,
                f"Pitching from the first line on comes to {total:.0f} of 100{where}; "
                f"it should come to {PITCH_AT_MOST} at most.",
                "Give marks only for what was found out, and cap the total of a pitch that comes too early.",
            )  # fmt: skip


def _by_variant(scenario: Scenario, bot: Figures) -> Iterator[tuple[Place, str, float]]:
    """The mean total in each variant that was played, with its place in the file and how to name it."""
    if not scenario.variants:
        yield ("rubric",), "", bot.total
    for number, variant in enumerate(scenario.variants):
        if variant.id in bot.variants:
            yield ("variants", number), f" in {variant.id}", bot.variants[variant.id]
