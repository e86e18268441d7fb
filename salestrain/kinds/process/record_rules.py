"""Consistency rules for the company's record of closed deals (E95)."""

from __future__ import annotations

from typing import Any

from ...content.findings import Findings


def check_record(findings: Findings, place: tuple[Any, ...], row: dict[str, Any]) -> None:
    """Check that the counts of the record add up (E95)."""
    for side in ("kept", "skipped"):
        counted: Any = row.get(side)
        if isinstance(counted, dict) and _integer(counted, "won") > _integer(counted, "closed"):
            findings.add(
                "E95",
                (*place, side),
                f"{counted['won']} won of {counted['closed']} closed cannot be.",
                "Count again: won deals are among the closed ones.",
            )
    answers = sum(_integer(row, key) for key in ("given", "conditional", "refused"))
    if "asked" in row and answers > _integer(row, "asked"):
        findings.add(
            "E95",
            (*place, "asked"),
            f"There are {answers} answers to {row['asked']} times of asking.",
            "Count again: an answer belongs to a time of asking.",
        )


def _integer(row: dict[str, Any], key: str) -> int:
    value = row.get(key, 0)
    return value if isinstance(value, int) else 0
