"""An author can accept a warning with a reason, but never an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.checking import check
from salestrain.content import check_folder, new_exercise
from tests.checking.fragments import put

STEREOTYPE = 'buyer: {opens: "Our receptionist is late, so she cannot help."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = new_exercise("north_quay", tmp_path)
    put(folder, (STEREOTYPE, 'moves: [{id: m.pitch, choice: "Our nurse says she likes it: live curves, alarms."}]\n'))
    return folder


def reasons(folder: Path) -> dict[str, str]:
    return {problem.where: problem.accepted for problem in check(folder, explore=False) if problem.code == "W57"}


@pytest.mark.parametrize(
    ("where", "meant"),
    [
        ("", {"buyer.opens": "Meant.", "moves.10.choice": "Meant."}),
        ("where: m.pitch, ", {"buyer.opens": "", "moves.10.choice": "Meant."}),
        ("where: buyer.opens, ", {"buyer.opens": "Meant.", "moves.10.choice": ""}),
        ("where: m.like, ", {"buyer.opens": "", "moves.10.choice": ""}),
    ],
)
def test_a_warning_is_accepted_where_its_author_says(folder: Path, where: str, meant: dict[str, str]) -> None:
    put(folder, (f'accepted: [{{code: W57, {where}because: "Meant."}}]\n',))
    assert meant == reasons(folder)


def test_another_warning_is_not_accepted_with_it(folder: Path) -> None:
    put(folder, ('accepted: [{code: W53, because: "Meant."}]\n',))
    assert {"buyer.opens": "", "moves.10.choice": ""} == reasons(folder)


def test_an_error_cannot_be_accepted(folder: Path) -> None:
    put(folder, ('accepted: [{code: E50, because: "I like it."}]\n',))
    assert ["'E50' is no warning, and only warnings (W and two digits) can be accepted."] == [
        problem.what for problem in check_folder(folder)
    ]
