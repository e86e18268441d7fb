"""Consistency rules of a review: ids, months of one length, shares within their whole (E02, E96)."""

from __future__ import annotations

from ...content.findings import Findings
from ...content.references import check_where_leaves_fit
from ...content.rubric_rules import check_levels


def check_review(findings: Findings) -> None:
    """Check every rule of this module, on data that may be invalid in other ways too."""
    seen: set[str] = set()
    for place, case in findings.listed("cases"):
        name = case.get("id")
        if isinstance(name, str) and name in seen:
            findings.add("E02", (*place, "id"), f"'{name}' is there twice.", "Give each case an id of its own.")
        seen.add(str(name))
        _check_share(findings, place, case)
    check_where_leaves_fit(findings)
    check_levels(findings)


def _check_share(findings: Findings, place: tuple[str | int, ...], case: dict[str, object]) -> None:
    months, of = case.get("months"), case.get("of", [])
    if not isinstance(months, list) or not isinstance(of, list):
        return
    if case.get("sort") != "share":
        if of:
            findings.add(
                "E96", (*place, "of"), "Only a share is out of something.", "Take it out, or write 'sort: share'."
            )
        return
    if len(of) != len(months):
        what = f"{len(months)} months, and {len(of)} numbers that they are out of."
        findings.add("E96", (*place, "of"), what, "Write one for each month.")
    if any(won > closed for won, closed in zip(months, of, strict=False) if _are_numbers(won, closed)):
        findings.add("E96", (*place, "months"), "A month has more than it is out of.", "Write won, and of how many.")


def _are_numbers(*values: object) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
