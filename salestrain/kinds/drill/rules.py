"""Consistency rules between the parts of a drill (E02, E03, E80, E81)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ...content.findings import Findings
from ...core.problems import Place, did_you_mean
from .content import FORMATS

PREFIXES = {"items": "i.", "behaviours": "b."}
_LEAST = 3


def check_drill(findings: Findings) -> None:
    """Record duplicate or badly formed ids, undeclared names, and items that do not have exactly one format."""
    for section, prefix in PREFIXES.items():
        _check_ids(findings, section, prefix)
    for place, name in findings.select("situations.*@"):
        _check_prefix(findings, place, name, "s.")
    _check_uses(findings)
    for place, item in findings.listed("items"):
        _check_format(findings, place, item)
    _check_moments(findings)
    _check_tries(findings)


def _check_ids(findings: Findings, section: str, prefix: str) -> None:
    first: dict[str, Place] = {}
    for place, entry in findings.listed(section):
        name = entry.get("id")
        if not isinstance(name, str):
            continue
        _check_prefix(findings, (*place, "id"), name, prefix)
        if name in first:
            line = findings.document.mark((*first[name], "id"))[0]
            findings.add(
                "E02",
                (*place, "id"),
                f"'{name}' stands here twice; the first is on line {line}.",
                "Give each its own id.",
            )
        first.setdefault(name, place)


def _check_prefix(findings: Findings, place: Place, name: object, prefix: str) -> None:
    if isinstance(name, str) and re.fullmatch(r"[a-z][a-z0-9_.]*", name) and not name.startswith(prefix):
        findings.add("E02", place, f"'{name}' does not begin with '{prefix}'.", f"Write '{prefix}{name}'.")


def _check_uses(findings: Findings) -> None:
    for key, path in (("behaviour", "behaviours.*.id"), ("situation", "situations.*@")):
        known = [name for _, name in findings.select(path) if isinstance(name, str)]
        for place, name in findings.select(f"items.*.{key}"):
            if isinstance(name, str) and name not in known:
                findings.add("E03", place, f"There is no {key} '{name}'.", did_you_mean(name, known))


def _check_format(findings: Findings, place: Place, item: dict[str, Any]) -> None:
    formats = [name for name in FORMATS if name in item]
    if len(formats) != 1:
        listing = " and ".join(formats) or "none"
        findings.add("E80", place, f"An item has one format; here is {listing}.", f"Keep one of: {', '.join(FORMATS)}.")


def _check_moments(findings: Findings) -> None:
    for place, _ in findings.select("items.*.next_best.moment.seen"):
        what = "What is seen at a moment is found by playing, each time the drill is opened."
        findings.add("E80", place, what, "Remove it.", key=True)


def _check_tries(findings: Findings) -> None:
    tries = findings.data.get("tries", _LEAST)
    counts = Counter(str(name) for _, name in findings.select("items.*.behaviour"))
    for place, behaviour in findings.listed("behaviours"):
        count = counts[str(behaviour.get("id"))]
        if isinstance(tries, int) and count < tries:
            what = f"{behaviour.get('id')} has {count} item{'' if count == 1 else 's'}; one practice takes {tries}."
            findings.add("E81", place, what, "Write more items for it, or take the behaviour out.")
