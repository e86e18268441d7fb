"""Checks of the measured difficulty against the exercise's content and label (W33, E32, E34, E36)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ....content.findings import Findings
from ....content.loading import FILE
from ....content.yaml import read_document
from ....core.problems import Place, Problem
from ..content import Scenario
from ..measured import (
    BOTS_VERSION,
    CLICKER_AT_MOST,
    SEEDS,
    Figures,
    Guided,
    Measured,
    digest_of_guiding,
    digest_of_play,
    read_measured,
)
from ..measured import FILE as MEASURED

PERFECT_AT_LEAST = 95
PITCH_AT_MOST = 40
HARD = 3
"""Difficulty from which clicking without judgement must not succeed."""
LEVELS_APART = 1
"""Largest difference allowed between the author's label and the measured difficulty."""


TAKES = {"any": "any", "first": "the first", "friendliest": "the friendliest"}
"""What each clicker takes, in words."""


def check_difficulty(folder: Path, scenario: Scenario) -> list[Problem]:
    """Return the problems of the exercise in `folder`, from which `scenario` was loaded."""
    findings = Findings(FILE, read_document(folder / FILE))
    measured = read_measured(folder)
    if measured is None:
        return [_missing(folder, findings)]
    if reason := _stale(measured, scenario):
        return [Problem(MEASURED, 1, 1, "W33", "", f"The figures no longer hold: {reason}.", _again(folder))]
    _compare_label(findings, scenario, measured)
    _compare_bots(findings, scenario, measured)
    if measured.guided is not None:
        _check_guided(findings, measured.difficulty, measured.guided)
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
    """Return why the figures no longer hold; empty if they do."""
    if measured.digest != digest_of_play(scenario):
        return f"{FILE} has changed since in what decides how a talk goes or what it is worth"
    if measured.bots_version != BOTS_VERSION:
        return "the bots play differently now"
    if measured.seeds < SEEDS:
        return f"they come from {measured.seeds:,} talks of each bot, and {SEEDS:,} are needed"
    if measured.guided is None:
        return "how hard the guided lines are was never measured" if scenario.tempting else ""
    if measured.guided.digest != digest_of_guiding(scenario):
        return "other guided lines are offered now"
    return ""


def _check_guided(findings: Findings, difficulty: int, guided: Guided) -> None:
    """Record guided lines that need no judgement, and full marks that they do not lead to (E36)."""
    if difficulty >= HARD and guided.clicker >= CLICKER_AT_MOST:
        name = max(guided.clickers, key=lambda name: guided.clickers[name].total)
        findings.add(
            "E36",
            ("tempting",) if "tempting" in findings.data else ("moves",),
            f"Somebody who takes {TAKES[name]} guided line that is no plain pitch or insult earns "
            f"{guided.clicker:.0f} of 100 on average; with a buyer of difficulty {HARD} or more it should be less "
            f"than {CLICKER_AT_MOST}.",
            "Write more lines under 'tempting', above all for the moments in which few are offered.",
        )
    for variant, best in guided.best.items():
        if best < PERFECT_AT_LEAST:
            findings.add(
                "E36",
                ("moves",),
                f"The right ones of the guided lines lead to {best:.0f} of 100{f' in {variant}' if variant else ''}; "
                f"it should be {PERFECT_AT_LEAST} at least.",
                "See which line is not offered when it is needed: salestrain play, and ? for the list.",
            )


def _compare_label(findings: Findings, scenario: Scenario, measured: Measured) -> None:
    if abs(scenario.difficulty - measured.difficulty) <= LEVELS_APART:
        return
    asker, qualifier = measured.bots["checklist"].total, measured.bots["qualifier"].total
    findings.add(
        "E32",
        ("difficulty",),
        f"The label says {scenario.difficulty}; five bots in {measured.seeds:,} talks each measured "
        f"{measured.difficulty}: somebody who only asks earns {asker:.0f} of 100, a good qualifier {qualifier:.0f}.",
        f"Write {measured.difficulty}, or make the buyer {_easier_or_harder(scenario, measured)} and measure again.",
    )


def _easier_or_harder(scenario: Scenario, measured: Measured) -> str:
    return "easier" if measured.difficulty > scenario.difficulty else "harder"


def _compare_bots(findings: Findings, scenario: Scenario, measured: Measured) -> None:
    hedge = "" if measured.proven else " that was found (not all were walked)"
    for place, where, total in _by_variant(scenario, measured.bots["perfect"]):
        if total < PERFECT_AT_LEAST:
            findings.add(
                "E34",
                place,
                f"The best line{hedge} comes to {total:.0f} of 100{where}; it should reach {PERFECT_AT_LEAST}.",
                "See which marks cannot be had together, or not in time, and ease one of them.",
            )
    for place, where, total in _by_variant(scenario, measured.bots["pitch"]):
        if total > PITCH_AT_MOST:
            findings.add(
                "E34",
                place,
                f"Pitching from the first line on comes to {total:.0f} of 100{where}; "
                f"it should come to {PITCH_AT_MOST} at most.",
                "Give marks only for what was found out, and cap the total of a pitch that comes too early.",
            )


def _by_variant(scenario: Scenario, bot: Figures) -> Iterator[tuple[Place, str, float]]:
    """Yield the mean total in each variant that was played, with its place in the file and words that name it."""
    if not scenario.variants:
        yield ("rubric",), "", bot.total
    for number, variant in enumerate(scenario.variants):
        if variant.id in bot.variants:
            yield ("variants", number), f" in {variant.id}", bot.variants[variant.id]
