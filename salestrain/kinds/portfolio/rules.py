"""Consistency rules of a portfolio: ids once (E02), sources and aspects that exist (E03), one for time (E97)."""

from __future__ import annotations

from ...content.findings import Findings
from ...content.references import check_where_leaves_fit
from ...content.rubric_rules import check_levels


def check_portfolio(findings: Findings) -> None:
    """Check every rule of this module, on data that may be invalid in other ways too."""
    for section in ("aspects", "sources", "leads"):
        _check_ids(findings, section)
    aspects = {part.get("id") for _, part in findings.listed("aspects")}
    sources = {part.get("id") for _, part in findings.listed("sources")}
    for place, source in findings.listed("sources"):
        named = set(source.get("chances") or {})
        if named != aspects:
            odd = ", ".join(sorted(map(str, named ^ aspects)))
            findings.add(
                "E03", (*place, "chances"), f"Not the same as the aspects: {odd}.", "Give a chance for each aspect."
            )
    for place, lead in findings.listed("leads"):
        if lead.get("source") not in sources:
            findings.add(
                "E03", (*place, "source"), f"There is no source '{lead.get('source')}'.", "Take one that is declared."
            )
    if sum(bool(part.get("now")) for _, part in findings.listed("aspects")) != 1:
        what = "Exactly one aspect is what only time brings."
        findings.add("E97", ("aspects",), what, "Write 'now: true' at the one that asks for the time.", key=True)
    check_where_leaves_fit(findings)
    check_levels(findings)


def _check_ids(findings: Findings, section: str) -> None:
    seen: set[str] = set()
    for place, part in findings.listed(section):
        name = part.get("id")
        if isinstance(name, str) and name in seen:
            findings.add("E02", (*place, "id"), f"'{name}' is there twice.", "Give each an id of its own.")
        seen.add(str(name))
