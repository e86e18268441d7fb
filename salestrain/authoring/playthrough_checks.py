"""A playthrough speaks of what its exercise has (E14)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from .deeds import AnyPlaythrough, DeedsPlaythrough
from .findings import Findings
from .playthrough import Playthrough
from .problems import Problem
from .references import Names, declared, refer
from .schema import validate
from .texts import check_texts
from .yaml_lines import Unreadable, read_document

USED = (
    ("variant", "variant"), ("steps.*.choose", "move"), ("steps.*.heard.*", "move"),
    ("judge.answer", "option"),
    ("judge.cite.*", "fact"), ("expect.ending", "ending"), ("expect.facts.*", "fact"),
    ("expect.not_facts.*", "fact"), ("expect.state.*@", "state variable"), ("expect.marks.*@", "criterion"),
)  # fmt: skip
CODE = "E14"


class Exercised:
    """What a playthrough may speak of: the names of its exercise, and the scores of its criteria."""

    def __init__(self, findings: Findings | None) -> None:
        self.is_talk = findings is None or findings.data.get("kind") in (None, "conversation")
        self.names: Names = declared(findings) if findings and self.is_talk else {}
        self.scores = _scores(findings) if findings else {}


def check_playthrough(path: Path, exercised: Exercised) -> tuple[AnyPlaythrough | None, list[Problem]]:
    """The playthrough in the file at `path`, or None, and everything that is wrong with it."""
    file = f"playthroughs/{path.name}"
    try:
        document = read_document(path)
    except Unreadable as unreadable:
        return None, [Problem(file, *unreadable.mark, CODE, "", unreadable.what, unreadable.remedy)]
    document.data.setdefault("id", path.stem)
    findings = Findings(file, document)
    model: type[AnyPlaythrough] = Playthrough if exercised.is_talk else DeedsPlaythrough
    playthrough = validate(model, findings, CODE)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
        findings.add(CODE, (), f"The file name '{path.name}' is badly formed.", "Use small letters, digits and _.")
    for way, sort in USED:
        for place, name in findings.select(way):
            refer(findings, exercised.names, sort, place, name, CODE)
    if exercised.is_talk:
        _check_steps(findings)
    _check_marks(findings, exercised.scores)
    check_texts(findings, CODE)
    return playthrough, findings.problems


def _check_steps(findings: Findings) -> None:
    for place, step in findings.listed("steps"):
        if ("choose" in step) == ("say" in step):
            findings.add(CODE, place, "A step is one line of the learner.", "Give it either 'choose' or 'say'.")
        elif "heard" in step and "say" not in step:
            findings.add(CODE, (*place, "heard"), "Only typed text is heard as something.", "Remove it.", key=True)


def _check_marks(findings: Findings, scores: dict[str, set[int]]) -> None:
    for place, mark in findings.select("expect.marks.*"):
        possible = scores.get(str(place[-1]))
        if possible and isinstance(mark, int) and mark not in possible:
            listed = ", ".join(map(str, sorted(possible)))
            findings.add(CODE, place, f"'{place[-1]}' cannot score {mark}.", f"It has the scores {listed}.")


def _scores(findings: Findings) -> dict[str, set[int]]:
    scores: dict[str, set[int]] = {}
    for _, criterion in findings.listed("rubric"):
        levels: Any = criterion.get("levels")
        if isinstance(criterion.get("id"), str) and isinstance(levels, list):
            given = [level.get("score") for level in levels if isinstance(level, dict)]
            scores[criterion["id"]] = {score for score in given if isinstance(score, int)}
    return scores
