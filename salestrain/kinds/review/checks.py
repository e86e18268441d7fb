"""Checks of a review for its author, beyond the shape of the file (W89)."""

from __future__ import annotations

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...content.findings import Findings
from ...core.problems import Problem
from .content import Review
from .verdicts import CHOICES, of_case


def check(examined: Examined) -> list[Problem]:
    """Check a review, and run its playthroughs."""
    examined.tell(f"{examined.folder.name}: judging its months and playing its playthroughs")
    check_review_content(examined.exercise, examined.findings)
    return [*examined.findings.problems, *examine_deeds(examined)]


def check_review_content(review: Review, findings: Findings) -> None:
    """Warn where one of the three answers is never right: whoever guesses it would learn the wrong thing."""
    right = {of_case(case).verdict for case in review.cases}
    for verdict in CHOICES:
        if verdict not in right:
            what = f"No month is “{CHOICES[verdict]}”."
            findings.add("W89", ("cases",), what, "Add a month of which that is true.", key=True)
