"""Checks of a process for its author, beyond the shape of the file (W96 to W99)."""

from __future__ import annotations

import re

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...content.findings import Findings
from ...core.problems import Problem
from .content import Process
from .map import Map
from .trail import trail

_FELT = re.compile(r"\b(?:feel(?:s|ing)?|felt|believes?|thinks?|seems?|looks like|sense|gut|impression|hopes?)\b", re.I)


def check(examined: Examined) -> list[Problem]:
    """Check a process, and run its playthroughs."""
    examined.tell(f"{examined.folder.name}: reading its wordings and playing its playthroughs")
    check_process_content(examined.exercise, examined.findings)
    return [*examined.findings.problems, *examine_deeds(examined)]


def check_process_content(process: Process, findings: Findings) -> None:
    """Run all checks on a process that could be loaded."""
    _check_given(process, findings)
    _check_evidence(process, findings)
    _check_deals(process, findings)


def _check_given(process: Process, findings: Findings) -> None:
    given = {step.which for deal in process.deals for step in deal.trail if step.did == "given"}
    given |= {row.which for row in process.record if row.given or row.kept.closed}
    for i, stage in enumerate(process.stages):
        for j, commitment in enumerate(stage.commitments):
            if commitment.id not in given:
                findings.add(
                    "W96",
                    ("stages", i, "commitments", j),
                    f"Nobody ever gives '{commitment.id}'.",
                    "Add a deal in which it is given, or ask for something that people give.",
                )
        if all(commitment.given_by == "seller" for commitment in stage.commitments):
            findings.add(
                "W98",
                ("stages", i, "commitments"),
                f"In “{stage.name}” the buyer gives nothing.",
                "Ask the buyer for something small.",
                key=True,
            )


def _check_evidence(process: Process, findings: Findings) -> None:
    for i, stage in enumerate(process.stages):
        for j, outcome in enumerate(stage.outcomes):
            match = _FELT.search(outcome.evidence)
            if match:
                what = f"“{match[0]}” is nothing that a third person could check."
                remedy = "Name a sentence, a figure, a page or a date that somebody else could look at."
                findings.add("W97", ("stages", i, "outcomes", j, "evidence"), what, remedy)


def _check_deals(process: Process, findings: Findings) -> None:
    plan, today = Map.of(process), process.as_of.toordinal()
    trails = [trail(plan, deal, today) for deal in process.deals]
    faulty = [bool(one.skipped_stages or one.early_stages or one.stalls) for one in trails]
    if all(faulty) or not any(faulty):
        what = "Every sample deal" if all(faulty) else "No sample deal"
        findings.add(
            "W99",
            ("deals",),
            f"{what} has skipped or stalled.",
            "Ship deals in good order beside deals that are not.",
            key=True,
        )
