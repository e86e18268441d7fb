"""Consistency rules of a ledger: ids that are there once (E02)."""

from __future__ import annotations

from ...content.findings import Findings
from ...content.references import check_where_leaves_fit
from ...content.rubric_rules import check_levels


def check_ledger(findings: Findings) -> None:
    """Check every rule of this module, on data that may be invalid in other ways too."""
    seen: set[str] = set()
    for place, part in findings.listed("parts"):
        name = part.get("id")
        if isinstance(name, str) and name in seen:
            findings.add("E02", (*place, "id"), f"'{name}' is there twice.", "Give each part an id of its own.")
        seen.add(str(name))
    check_where_leaves_fit(findings)
    check_levels(findings)
