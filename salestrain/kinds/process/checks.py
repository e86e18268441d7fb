"""What an author of a process should mend, beyond its shape (W96 to W99)."""

from __future__ import annotations

import re

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...content.findings import Findings
from ...core.problems import Problem
from .content import Process
from .trail import Map, trail

_FELT = re.compile(r"\b(?:feel(?:s|ing)?|felt|believes?|thinks?|seems?|looks like|sense|gut|impression|hopes?)\b", re.I)


def check(examined: Examined) -> list[Problem]:
    """Examine a process, and play its playthroughs."""
    examined.tell(f"{examined.folder.name}: reading its wordings and playing its playthroughs")
    check_process_content(examined.exercise, examined.findings)
    return [*examined.findings.problems, *examine_deeds(examined)]


def check_process_content(process: Process, findings: Findings) -> None:
    """Every look at a process that can be loaded."""
    _check_given(process, findings)
    _check_evidence(process, findings)
    _check_deals(process, findings)


def _check_given(process: Process, findings: Findings) -> None:
    given = {step.which for deal in process.deals for step in deal.trail if step.did == "given"}
    given |= {row.which for row in process.record if row.given or row.kept.closed}
    for i, stage in enumerate(process.stages):
        for j, one in enumerate(stage.commitments):
            if one.id not in given:
                findings.add("W96", ("stages", i, "commitments", j), f"Nobody ever gives '{one.id}'.",
                             "Add a deal in which it is given, or ask for something that people give.")  # fmt: skip
        if all(one.given_by == "seller" for one in stage.commitments):
            findings.add("W98", ("stages", i, "commitments"), f"In “{stage.name}” the buyer gives nothing.",
                         "Ask the buyer for something small.", key=True)  # fmt: skip


def _check_evidence(process: Process, findings: Findings) -> None:
    for i, stage in enumerate(process.stages):
        for j, outcome in enumerate(stage.outcomes):
            felt = _FELT.search(outcome.evidence)
            if felt:
                what = f"“{felt[0]}” is nothing that a third person could check."
                remedy = "Name a sentence, a figure, a page or a date that somebody else could look at."
                findings.add("W97", ("stages", i, "outcomes", j, "evidence"), what, remedy)


def _check_deals(process: Process, findings: Findings) -> None:
    plan, today = Map.of(process), process.as_of.toordinal()
    trails = [trail(plan, deal, today) for deal in process.deals]
    faulty = [bool(one.skips or one.stalls) for one in trails]
    if all(faulty) or not any(faulty):
        what = "Every sample deal" if all(faulty) else "No sample deal"
        findings.add("W99", ("deals",), f"{what} has skipped or stalled.",
                     "Ship deals in good order beside deals that are not.", key=True)  # fmt: skip
