"""Consistency rules between the parts of a process, so that it can be followed and left (E02, E03, E90-E95)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...content.condition_places import IN_THE_MARKS, leaves
from ...content.findings import Findings
from ...content.references import check_where_leaves_fit, refer
from ...content.rubric_rules import check_levels
from .noticed import NOTICED
from .record_rules import check_record

PREFIXES = {
    "stages.*.id": "s.",
    "stages.*.outcomes.*.id": "o.",
    "stages.*.commitments.*.id": "c.",
    "deals.*.id": "d.",
    "breaches.*.id": "b.",
}
SORT_OF = {
    "entered": "stage",
    "held": "stage",
    "evidenced": "outcome",
    "asked": "commitment",
    "given": "commitment",
    "conditional": "commitment",
    "refused": "commitment",
}
USED = (
    ("blocked.*.commitment", "commitment"),
    ("talks.stage", "stage"),
    ("talks.commitment", "commitment"),
    ("talks.outcomes.*", "outcome"),
    ("talks.exercises.*.stage", "stage"),
    ("talks.exercises.*.commitment", "commitment"),
    ("talks.exercises.*.outcomes.*", "outcome"),
)


def check_process(findings: Findings) -> None:
    """Check every rule of this module, on data that may be invalid in other ways too."""
    names = _declared(findings)
    _check_ids(findings)
    _check_names(findings, names)
    for place, stage in findings.listed("stages"):
        _check_stage(findings, place, stage)
        _check_exit(findings, place, stage)
    _check_needs(findings)
    for place, deal in findings.listed("deals"):
        _check_deal(findings, place, deal)
    for place, row in findings.listed("record"):
        check_record(findings, place, row)
    check_where_leaves_fit(findings)
    check_levels(findings)


def _declared(findings: Findings) -> dict[str, list[str]]:
    paths = {
        "stage": "stages.*.id",
        "outcome": "stages.*.outcomes.*.id",
        "commitment": "stages.*.commitments.*.id",
        "deal": "deals.*.id",
    }
    names: dict[str, list[str]] = {}
    for sort, path in paths.items():
        names[sort] = [name for _, name in findings.select(path) if isinstance(name, str)]
    names["outcome or commitment"] = names["outcome"] + names["commitment"]
    names["stage, outcome or commitment"] = names["stage"] + names["outcome or commitment"]
    names["thing that is noticed"] = list(NOTICED)
    return names


def _check_ids(findings: Findings) -> None:
    for path, prefix in PREFIXES.items():
        lines: dict[str, int] = {}
        for place, name in findings.select(path):
            if not isinstance(name, str):
                continue
            if name in lines:
                what = f"The id '{name}' is taken; it stands on line {lines[name]}."
                findings.add("E02", place, what, "Choose another.")
            elif not name.startswith(prefix) or name == prefix:
                findings.add("E02", place, f"The id '{name}' is badly formed.", f"Here an id begins with '{prefix}'.")
            lines.setdefault(name, findings.document.mark(place)[0])


def _check_names(findings: Findings, names: dict[str, list[str]]) -> None:
    for path, sort in USED:
        for place, name in findings.select(path):
            refer(findings, names, sort, place, name)
    for path, sort in (
        ("stages.*.commitments.*.needs.*", "outcome or commitment"),
        ("record.*.which", "stage, outcome or commitment"),
        ("engagement.*.which", "stage, outcome or commitment"),
        ("deviations.*.skipped.*", "stage, outcome or commitment"),
        ("deviations.*.deal", "deal"),
    ):
        for place, name in findings.select(path):
            refer(findings, names, sort, place, name)
    for place, step in findings.select("deals.*.trail.*"):
        if isinstance(step, dict) and step.get("did") in SORT_OF:
            refer(findings, names, SORT_OF[step["did"]], (*place, "which"), step.get("which"))
    for leaf in leaves(findings, IN_THE_MARKS):
        said = leaf.value.get("said") if isinstance(leaf.value, dict) else leaf.value
        if leaf.key in ("said", "count") and isinstance(said, str):
            refer(findings, names, "thing that is noticed", leaf.place, said)
        elif leaf.key in ("said", "count", "turn"):
            continue
        else:
            findings.add(
                "E03",
                leaf.place,
                f"In a process nothing is noticed that '{leaf.key}' could ask for.",
                "Count what is noticed: {count: {said: skip_found, gte: 3}}.",
                key=True,
            )


def _check_stage(findings: Findings, place: tuple[Any, ...], stage: dict[str, Any]) -> None:
    """Check that a stage has outcomes and commitments (E90), and that its figures are possible (E93)."""
    for key, what in (("outcomes", "nothing has to come about"), ("commitments", "nobody commits to anything")):
        if stage.get(key) == []:
            findings.add(
                "E90",
                (*place, key),
                f"In this stage {what}, so nobody can tell when it is done.",
                f"Give it at least one of {key}, or join it with its neighbour.",
                key=True,
            )
    days = stage.get("typical_days")
    if _numbers(days) and list(days) != sorted(days):  # type: ignore[arg-type]
        findings.add(
            "E93",
            (*place, "typical_days"),
            f"{days} do not rise.",
            "Write three numbers that rise: a quarter of deals takes fewer days than the first, half fewer "
            "than the second, three quarters fewer than the third.",
            key=True,
        )
    if stage.get("passes") == 0:
        findings.add(
            "E93",
            (*place, "passes"),
            "With 0% passing, no deal can ever be won.",
            "Write the percentage of deals that get through, from 1 to 100.",
        )


def _numbers(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(type(n) is int for n in value)


def _check_exit(findings: Findings, place: tuple[Any, ...], stage: dict[str, Any]) -> None:
    """Check that a stage can be left (E92)."""
    rule, commitments = stage.get("exit"), stage.get("commitments")
    least = rule.get("commitments_min", 1) if isinstance(rule, dict) else 1
    if not isinstance(commitments, list) or not commitments or not isinstance(least, int):
        return
    count = len(commitments)
    if least > count:
        findings.add(
            "E92",
            (*place, "exit", "commitments_min") if isinstance(rule, dict) else place,
            f"The exit asks for {least} commitments; this stage has {count}, so it can never be left.",
            f"Ask for at most {count}, or add a commitment.",
        )
    if isinstance(rule, dict) and rule.get("all_outcomes") is False and least == 0:
        findings.add(
            "E92",
            (*place, "exit"),
            "The exit asks for nothing, so it holds before the stage has begun.",
            "Ask for its outcomes or for a commitment.",
            key=True,
        )


def _check_needs(findings: Findings) -> None:
    """Check that commitments do not wait for each other (E91), nor for a later stage that waits for them (E92)."""
    stage_of, needs, place_of = {}, {}, {}
    for place, name in (*findings.select("stages.*.outcomes.*.id"), *findings.select("stages.*.commitments.*.id")):
        if isinstance(name, str) and isinstance(place[1], int):
            stage_of[name] = place[1]
    for place, item in findings.select("stages.*.commitments.*"):
        if isinstance(item, dict) and isinstance(item.get("id"), str) and isinstance(item.get("needs"), list):
            needs[item["id"]] = [name for name in item["needs"] if isinstance(name, str)]
            place_of[item["id"]] = (*place, "needs")
            mandatory = item.get("mandatory", True)
            for index, name in enumerate(item["needs"]):
                if mandatory and isinstance(name, str) and stage_of.get(name, -1) > place[1]:  # type: ignore[operator]
                    findings.add(
                        "E92",
                        (*place, "needs", index),
                        f"'{item['id']}' is needed to leave its stage, and needs '{name}' of a later one.",
                        "Move one of the two, or let the commitment be not mandatory.",
                    )
    cycle = next(iter(_cycles(needs)), None)
    if cycle:
        chain = " waits for ".join(f"'{name}'" for name in [*cycle, cycle[0]])
        findings.add(
            "E91",
            place_of[cycle[0]],
            f"These commitments can never be given: {chain}.",
            "Take one of the needs away.",
            key=True,
        )


def _cycles(needs: dict[str, list[str]]) -> Iterator[list[str]]:
    done: set[str] = set()
    for start in needs:
        waiting = [[start]]
        while waiting:
            path = waiting.pop()
            for name in needs.get(path[-1], ()):
                if name in path:
                    yield path[path.index(name) :]
                elif name not in done:
                    waiting.append([*path, name])
        done.add(start)


def _check_deal(findings: Findings, place: tuple[Any, ...], deal: dict[str, Any]) -> None:
    """Check that the trail of a deal could have happened (E94)."""
    result, closed = deal.get("result", "open"), _date(deal.get("closed"))
    if result in ("won", "lost") and "closed" not in deal:
        findings.add("E94", place, f"The deal is {result}, and there is no day on which it closed.", "Add 'closed'.")
    if result == "open" and "closed" in deal:
        findings.add(
            "E94",
            (*place, "closed"),
            "The deal is open, and has a day on which it closed.",
            "Say whether it was won or lost, or take the day away.",
            key=True,
        )
    end, last = closed or _date(findings.data.get("as_of")), None
    entered: set[Any] = set()
    asked: set[Any] = set()
    for index, step in enumerate(deal["trail"] if isinstance(deal.get("trail"), list) else ()):
        if not isinstance(step, dict):
            continue
        at, day, did = (*place, "trail", index), _date(step.get("on")), step.get("did")
        if day and last and day < last:
            findings.add("E94", at, f"{day} comes after {last} in the list.", "Order the steps by their days.")
        if day and end and day > end:
            what = "the deal closed" if closed else "the day on which the deals are looked at (as_of)"
            findings.add("E94", at, f"{day} is after {end}, {what}.", "Correct one of the two days.")
        if did == "entered" and step.get("which") in entered:
            findings.add("E94", at, f"'{step.get('which')}' is entered twice.", "Keep the first.")
        if did == "asked":
            asked.add(step.get("which"))
        if step.get("shows") in ("contradicted", "not_shown") and not step.get("because"):
            findings.add(
                "E94",
                at,
                f"The words are {step['shows'].replace('_', ' ')}, and nobody is told why.",
                "Add 'because': what is missing in the words.",
                key=True,
            )
        if did in ("refused", "conditional") and step.get("which") not in asked:
            findings.add(
                "E94",
                at,
                f"'{step.get('which')}' is {did}, and nobody has asked for it.",
                "Add the step 'asked' before it.",
            )
        entered |= {step.get("which")} if did == "entered" else set()
        last = day or last


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
