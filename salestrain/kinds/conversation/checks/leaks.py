"""Checks for leaks: lines whose words give away a fact that can still be hidden when they are read or heard (E50)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....content.findings import Findings
from ..content import Fact, Scenario
from ..script import Script, prepare, seed_for
from .lines import Line, lines
from .needed import Needs


def scripts_of(scenario: Scenario) -> list[Script]:
    """Return the script of each variant, or the only one."""
    if not scenario.variants:
        return [prepare(scenario, 0)]
    return [prepare(scenario, seed_for(scenario, variant.id)) for variant in scenario.variants]


def check_leaks(scenario: Scenario, findings: Findings) -> None:
    """Record each leak once for its line and fact, with the variants in which it happens (E50)."""
    every = list(lines(scenario))
    leaks: dict[tuple[int, str], tuple[str, Fact, list[str]]] = {}
    scripts = scripts_of(scenario)
    for script in scripts:
        needs = Needs(script)
        for number, line in enumerate(every):
            for fact, word in _leaked(needs, line):
                leaks.setdefault((number, fact.id), (word, fact, []))[2].append(script.variant or "")
    for (number, name), (word, fact, variants) in leaks.items():
        where = "" if len(variants) == len(scripts) else f" in {', '.join(variants)}"
        findings.add(
            "E50",
            every[number].place,
            f"'{word}' gives away {name} ({fact.label}), which can still be hidden{where} when this is read or heard.",
            f"Say it without that word, or let it wait for {{fact: {name}}}.",
        )


def _leaked(needs: Needs, line: Line) -> Iterator[tuple[Fact, str]]:
    known = known_at(needs, line)
    if known is None:
        return
    for fact in needs.script.facts.values():
        if fact.id in known or fact.id in needs.open:
            continue
        word = next((word for word in fact.tokens if says(line.text, word)), None)
        if word is not None:
            yield fact, word


def known_at(needs: Needs, line: Line) -> frozenset[str] | None:
    """Return the facts that must be known when the line is said; None if it cannot be said in this variant."""
    script = needs.script
    if line.fact is not None:
        fact = script.facts.get(line.fact.id)
        return needs.of_tag(f"fact:{fact.id}") if fact is not None and fact.text == line.text else None
    if line.guards is not None:
        guarded = script.facts.get(line.guards.id)
        return needs.where_asked(guarded) if guarded is not None else None
    known = needs.of_all(line.when)
    if known is not None and line.answers is not None:
        known |= needs.told_by(line.answers, known)
    return known


def says(text: str, word: str) -> bool:
    """Return whether the text contains this word, or words that begin with it."""
    return re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE) is not None
