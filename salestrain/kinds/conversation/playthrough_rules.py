"""Check that a playthrough refers only to things its exercise declares (E14)."""

from __future__ import annotations

from ...content.findings import Findings
from ...content.playthrough_checks import CODE
from ...content.references import Names, refer
from .references import declared

USED = (
    ("variant", "variant"),
    ("steps.*.choose", "line"),
    ("steps.*.heard.*", "move"),
    ("judge.answer", "option"),
    ("judge.cite.*", "fact"),
    ("expect.ending", "ending"),
    ("expect.facts.*", "fact"),
    ("expect.not_facts.*", "fact"),
    ("expect.state.*@", "state variable"),
    ("expect.marks.*@", "criterion"),
)


def check_talk(findings: Findings, exercise: Findings | None) -> None:
    """Record names that the exercise does not declare, and steps that are not a line."""
    names: Names = declared(exercise) if exercise else {}
    for way, sort in USED:
        for place, name in findings.select(way):
            refer(findings, names, sort, place, name, CODE)
    _check_steps(findings)


def _check_steps(findings: Findings) -> None:
    for place, step in findings.listed("steps"):
        if ("choose" in step) == ("say" in step):
            findings.add(CODE, place, "A step is one line of the learner.", "Give it either 'choose' or 'say'.")
        elif "heard" in step and "say" not in step:
            findings.add(CODE, (*place, "heard"), "Only typed text is heard as something.", "Remove it.", key=True)
