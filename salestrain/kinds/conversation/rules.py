"""Consistency rules between the parts of a conversation, so that it can be played to its end."""

from __future__ import annotations

from typing import Any

from ...content.condition_places import leaves_of
from ...content.findings import Findings
from ...content.references import check_where_leaves_fit
from ...content.rubric_rules import check_levels, is_number
from ...content.texts import check_patterns
from ...core.problems import Place
from .references import check_ids, check_references, declared

MOST_MOVES = 120
"""So many moves make a talk; the largest that is shipped has 20."""
MOST_WORDINGS = 200
"""So many wordings of one move or answer are read; more make a check take minutes and hear no better."""


def check_scenario(findings: Findings) -> None:
    """Record everything inconsistent in a conversation; the data may be invalid in other ways too."""
    check_ids(findings)
    check_references(findings, declared(findings))
    check_where_leaves_fit(findings)
    check_rules(findings)
    check_patterns(findings)


def check_rules(findings: Findings) -> None:
    """Record everything that keeps a talk from being played to its end."""
    check_reveal_cycles(findings)
    check_state(findings)
    check_reachable_end(findings)
    check_shadowed_endings(findings)
    check_facts(findings)
    check_levels(findings)
    check_truth_key(findings)
    check_sizes(findings)


def check_sizes(findings: Findings) -> None:
    """Check that there is no more to be heard than can be told apart and checked while somebody waits (E16)."""
    moves = findings.listed("moves")
    if len(moves) > MOST_MOVES:
        what = f"There are {len(moves)} moves; a talk has at most {MOST_MOVES}."
        findings.add("E16", ("moves",), what, "Join those that bring out the same.", key=True)
    for section, key in (("moves", "examples"), ("world", "wordings"), ("follow_ups", "wordings")):
        for place, wordings in findings.select(f"{section}.*.{key}"):
            if isinstance(wordings, list) and len(wordings) > MOST_WORDINGS:
                what = f"There are {len(wordings):,} wordings here; at most {MOST_WORDINGS} are read."
                findings.add("E16", place, what, "Keep those that differ most; typed.json has room for more.", key=True)


def check_reveal_cycles(findings: Findings) -> None:
    """Check that no facts wait for each other (E05)."""
    facts = {item["id"]: (place, item) for place, item in findings.listed("facts") if isinstance(item.get("id"), str)}
    reachable = {name for name, (_, item) in facts.items() if item.get("public") is True or not item.get("reveal")}
    while True:
        unlocked = {
            name for name, (_, f) in facts.items() if name not in reachable and _can_hold(f["reveal"], reachable, facts)
        }
        if not unlocked:
            break
        reachable |= unlocked
    waiting = [name for name in facts if name not in reachable]
    reported: set[str] = set()
    for name in waiting:
        cycle = _cycle(name, facts, waiting)
        if cycle and not reported & set(cycle):
            reported |= set(cycle)
            chain = " waits for ".join(f"'{step}'" for step in [*cycle, cycle[0]])
            findings.add(
                "E05",
                (*facts[cycle[0]][0], "reveal"),
                f"These facts can never be told: {chain}.",
                "Let one of them be revealed by something else.",
            )


def _can_hold(condition: Any, reachable: set[str], facts: dict[str, Any]) -> bool:
    """Return whether a condition could hold, assuming that anything but unreachable facts can happen."""
    if not isinstance(condition, dict) or len(condition) != 1:
        return True
    key, value = next(iter(condition.items()))
    if key in ("all", "any") and isinstance(value, list) and value:
        parts = [_can_hold(part, reachable, facts) for part in value]
        return all(parts) if key == "all" else any(parts)
    if key == "fact" and isinstance(value, str):
        return value in reachable or value not in facts
    return True


def _cycle(start: str, facts: dict[str, Any], waiting: list[str]) -> list[str]:
    """Return the chain of waiting facts that leads from `start` back to itself, or an empty list."""
    paths = [[start]]
    visited: set[str] = set()
    while paths:
        path = paths.pop(0)
        needs = [leaf.value for leaf in leaves_of(facts[path[-1]][1]["reveal"]) if leaf.key == "fact"]
        if start in needs:
            return path
        for need in needs:
            if need in waiting and need not in visited:
                visited.add(need)
                paths.append([*path, need])
    return []


def check_state(findings: Findings) -> None:
    """Check that trust and patience exist, starts are in range and bands cover the range (E07)."""
    state = findings.data.get("state")
    if not isinstance(state, dict):
        return
    for name in ("trust", "patience"):
        if name not in state:
            findings.add(
                "E07",
                ("state",),
                f"The state variable '{name}' is missing.",
                "Every buyer has trust and patience.",
            )
    for name, variable in state.items():
        if isinstance(variable, dict):
            _check_range(findings, ("state", name), variable, variable)
            _check_bands(findings, ("state", name), variable)
    for place, change in findings.select("variants.*.set.state.*"):
        variable = state.get(str(place[-1]))
        if isinstance(change, dict) and isinstance(variable, dict):
            _check_range(findings, place, change, variable)


def _check_range(findings: Findings, place: Place, holder: dict[str, Any], variable: dict[str, Any]) -> None:
    low, high, start = variable.get("min"), variable.get("max"), holder.get("start")
    if not all(is_number(number) for number in (low, high, start)):
        return
    if not low <= start <= high:  # type: ignore[operator]
        findings.add(
            "E07",
            (*place, "start"),
            f"The start {start} lies outside the range {low} to {high}.",
            "Choose a start inside.",
        )


def _check_bands(findings: Findings, place: Place, variable: dict[str, Any]) -> None:
    low, bands = variable.get("min"), variable.get("bands", {})
    if variable.get("show", "band") != "band" or not is_number(low) or not isinstance(bands, dict):
        return
    lowest = [value for value in bands.values() if is_number(value)]
    if len(lowest) == len(bands) and (not lowest or min(lowest) > low):
        findings.add(
            "E07",
            (*place, "bands") if "bands" in variable else place,
            f"No band covers {low}, the lowest value.",
            f"Give a band that begins at {low}, or set 'show' to hidden or exact.",
        )


def check_reachable_end(findings: Findings) -> None:
    """Check that the talk can succeed and ends by itself (E08)."""
    endings = findings.listed("endings")
    if not endings:
        return
    verdicts = [item.get("verdict") for _, item in endings]
    answers = [answer for _, answer in findings.select("judgement.model.*.answer")]
    if "success" not in verdicts and not ("judged" in verdicts and "drop" in answers):
        findings.add(
            "E08",
            ("endings",),
            "No ending is a success.",
            "Give one the verdict success; or judged, where the truth key can be drop.",
            key=True,
        )
    per_turn = findings.data.get("per_turn")
    drain = per_turn.get("patience") if isinstance(per_turn, dict) else None
    if isinstance(per_turn, dict) and (drain is None or (is_number(drain) and drain >= 0)):
        findings.add(
            "E08",
            ("per_turn",),
            "Patience does not go down, so the talk need not end.",
            "Write {patience: -1}.",
        )
    if not any(_ends_on_patience(item.get("when")) for _, item in endings):
        findings.add(
            "E08",
            ("endings",),
            "No ending waits for patience to run out, so the talk need not end.",
            "Add an ending with 'when: {patience: {lte: 0}}'.",
            key=True,
        )


def _ends_on_patience(condition: Any) -> bool:
    return any(
        leaf.key == "patience" and isinstance(leaf.value, dict) and ("lte" in leaf.value or "eq" in leaf.value)
        for leaf in leaves_of(condition)
    )


def check_shadowed_endings(findings: Findings) -> None:
    """Check that no ending comes after one that asks for the same or less (E09)."""

    def rank(entry: tuple[Place, dict[str, Any]]) -> int:
        priority = entry[1].get("priority", 0)
        return -priority if is_number(priority) else 0

    earlier: list[tuple[Place, dict[str, Any]]] = []
    for place, ending in sorted(findings.listed("endings"), key=rank):
        asked = _demands(ending.get("when"))
        shadow = next((e for e in earlier if all(demand in asked for demand in _demands(e[1].get("when")))), None)
        if shadow is not None and asked:
            line = findings.document.mark(shadow[0])[0]
            findings.add(
                "E09",
                (*place, "when"),
                f"This ending can never come: '{shadow[1].get('id')}' on line {line} is looked at first "
                "and asks for the same or less.",
                "Give this one a higher priority, or ask for less here or for more there.",
            )
        elif asked:
            earlier.append((place, ending))


def _demands(condition: Any) -> list[Any]:
    """Return the parts of a condition that must all hold."""
    if isinstance(condition, dict) and len(condition) == 1 and isinstance(condition.get("all"), list):
        return [demand for part in condition["all"] for demand in _demands(part)]
    return [condition] if isinstance(condition, dict) else []


def check_facts(findings: Findings) -> None:
    """Check that public facts have no condition and key facts have tokens to find them by (E11)."""
    for place, fact in findings.listed("facts"):
        if fact.get("public") is True and fact.get("reveal"):
            findings.add(
                "E11",
                (*place, "reveal"),
                "A public fact is known from the start and cannot wait for a condition.",
                "Remove 'reveal' or 'public'.",
                key=True,
            )
        if fact.get("value") == "key" and not fact.get("tokens"):
            findings.add(
                "E11",
                place,
                "A key fact without tokens: nobody can check that it is not given away too early.",
                "Add 'tokens', two or three telling words of its text.",
            )


def check_truth_key(findings: Findings) -> None:
    """Check that the last row of the truth key, and only the last, always holds (E12)."""
    rows = findings.listed("judgement.model")
    for index, (place, row) in enumerate(rows):
        if index == len(rows) - 1 and "when" in row:
            findings.add(
                "E12",
                (*place, "when"),
                "The last row of the truth key has a condition.",
                "Remove it: one row must always hold.",
            )
        if index < len(rows) - 1 and "when" not in row:
            findings.add(
                "E12",
                place,
                "A row without a condition hides those below it.",
                "Give it a 'when', or put it last.",
            )
