"""docs/checks.md is complete: it explains every code, and every example leads to its code only."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from salestrain.checking import check
from salestrain.content import load_exercise, new_exercise
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.measured import FILE, SEEDS
from salestrain.kinds.conversation.solver.difficulty import measure
from tests.checking.fragments import Section, folder_name, put, sections, shipped

SOURCE = Path(__file__).parents[2] / "salestrain"
SECTIONS = sections()
WALKED = {section.code for section in SECTIONS if 20 <= int(section.code[1:]) <= 31} | {"W35", "E36"}
"""Codes that come from walking the talk; tests/checking/test_ways.py triggers each of them."""
BESIDE = {"W68"}
"""Codes that need a second exercise; tests/checking/test_surroundings.py triggers them."""


def measured(folder: Path) -> Path:
    scenario = load_exercise(folder)
    assert isinstance(scenario, Scenario)
    (folder / FILE).write_text(measure(scenario, SEEDS).to_json(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return measured(new_exercise("north_quay", tmp_path_factory.mktemp("sample")))


def test_every_code_that_can_be_given_is_explained_and_no_other() -> None:
    texts = [module.read_text(encoding="utf-8") for module in SOURCE.rglob("*.py")]
    given = {code for text in texts for code in re.findall(r'"([EW]\d\d)"', text)}
    assert sorted(given) == sorted(section.code for section in SECTIONS)


def test_what_salestrain_new_makes_is_clean_once_it_is_measured(sample: Path) -> None:
    assert [] == check(sample, mutations=True)


@pytest.mark.parametrize(
    "section", [section for section in SECTIONS if section.examples], ids=lambda section: section.code
)
def test_an_example_leads_to_its_code_alone(section: Section, sample: Path, tmp_path: Path) -> None:
    start = shipped(section) or sample
    folder = Path(shutil.copytree(start, tmp_path / folder_name(start)))
    if start != sample:
        shutil.rmtree(folder / "playthroughs")  # they describe the content before the change
    put(folder, section.examples)
    if "# measured again" in section.examples[0]:
        measured(folder)
    problems = check(folder, explore=section.code in WALKED, mutations=section.code == "W73")
    # A change of play makes the figures stale, which is W33 by design, and too few wordings give W44 as well.
    allowed = {"W33", "W44"} if section.code == "W29" else {"W33"}
    if start != sample:
        allowed |= {"W71", "W72"}  # what no playthrough covers, because there is none now
    assert {section.code} == {problem.code for problem in problems} - (allowed - {section.code})


def test_every_code_has_an_example_here_or_beside_the_walk() -> None:
    assert set() == {section.code for section in SECTIONS if not section.examples} - WALKED - BESIDE
