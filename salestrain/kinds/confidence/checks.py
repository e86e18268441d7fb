"""Checks of a ledger for its author, beyond the shape of the file: its playthroughs, and what nothing shows (W90)."""

from __future__ import annotations

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...core.problems import Problem


def check(examined: Examined) -> list[Problem]:
    """Check a ledger, and run its playthroughs."""
    examined.tell(f"{examined.folder.name}: playing its playthroughs")
    if not any(part.criteria for part in examined.exercise.parts):
        what = "No part is shown by anything that can be practised here."
        remedy = "Name under 'criteria' what shows it: criteria of talks, behaviours of drills."
        examined.findings.add("W90", ("parts",), what, remedy, key=True)
    return [*examined.findings.problems, *examine_deeds(examined)]
