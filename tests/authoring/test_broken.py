"""Every kind of mistake is found at its place and explained.

`broken/<CODE>_<rule>.yaml` contains edits of the template that `salestrain new` copies, the text of the line that the
problem must point at, and words that its sentence must contain.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from salestrain.content import check_folder, new_exercise

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
CODES = {f"E{number:02}" for number in range(1, 15)}


def edited(text: str, edits: list[dict[str, str]]) -> str:
    for edit in edits:
        assert text.count(edit["replace"]) == 1, f"{edit['replace']!r} must stand once in what is edited"
        text = text.replace(edit["replace"], edit["by"])
    return text


def line_with(text: str, words: str) -> int:
    """Return the number of the only line that contains `words`."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if words in line]
    assert len(lines) == 1, f"{words!r} must stand on one line, it stands on {lines}"
    return lines[0]


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_reported_once_with_code_line_and_remedy(example: Path, tmp_path: Path) -> None:
    spec: dict[str, Any] = YAML(typ="safe", pure=True).load(example.read_text(encoding="utf-8"))
    folder = new_exercise("north_quay", tmp_path)
    path = folder / spec.get("file", "exercise.yaml")
    text = edited(path.read_text(encoding="utf-8"), spec["edits"])
    path.write_text(text, encoding="utf-8")
    problems = [problem for problem in check_folder(folder) if problem.file == spec.get("file", "exercise.yaml")]
    unexplained = [str(problem) for problem in problems if spec["expect"]["says"] not in str(problem)]
    expected = (spec.get("file", "exercise.yaml"), line_with(text, spec["expect"]["at"]), example.stem[:3])
    assert ([], [expected]) == (unexplained, [(problem.file, problem.line, problem.code) for problem in problems])


def test_every_code_has_a_broken_example() -> None:
    assert {example.stem[:3] for example in BROKEN} == CODES


@pytest.mark.parametrize(
    "damage",
    [
        ('    label: "stepped', '\u00a0\u00a0\u00a0\u00a0label: "stepped'),
        ('    label: "stepped', '    label:\u00a0"stepped'),
        ("id: m.exit", "id: m.ex\u200bit"),
        ("That is honest.", "That is hon\u00adest."),
        ("\n", "\r\n"),
    ],
    ids=[
        "indented by a web page",
        "a wide space after a colon",
        "a sign of no width",
        "a soft hyphen",
        "Windows lines",
    ],
)
def test_signs_that_nobody_sees_are_read_as_meant(damage: tuple[str, str], tmp_path: Path) -> None:
    folder = new_exercise("north_quay", tmp_path)
    text = (folder / "exercise.yaml").read_text(encoding="utf-8")
    (folder / "exercise.yaml").write_bytes(text.replace(*damage).encode())
    assert [] == check_folder(folder)
