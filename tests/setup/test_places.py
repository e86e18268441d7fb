"""The package finds its folders in a checkout, in an installed wheel, and in private packs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salestrain.places import NotAFolder, data_folder, exercises_folders, notebooks_folder, project_folder


@pytest.fixture
def in_checkout(tmp_path: Path) -> Path:
    """A package beside exercises/ and pyproject.toml."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "salestrain").mkdir()
    return tmp_path / "salestrain"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A package in a folder of packages, where an `exercises` of somebody else may lie."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "salestrain").mkdir()
    return tmp_path / "salestrain"


def test_a_checkout_uses_its_own_folders(in_checkout: Path) -> None:
    expected = [in_checkout.parent / name for name in ("exercises", "notebooks", "data")]
    found = [*exercises_folders({}, in_checkout), notebooks_folder(in_checkout), data_folder(in_checkout)]
    assert expected == found


def test_an_installed_package_uses_the_folders_it_carries(installed: Path) -> None:
    expected = [installed / "shipped" / name for name in ("exercises", "notebooks", "data")]
    found = [*exercises_folders({}, installed), notebooks_folder(installed), data_folder(installed)]
    assert expected == found


def test_an_installed_package_has_no_project_folder(installed: Path) -> None:
    assert project_folder(installed) is None


def test_this_checkout_is_found_from_the_package_itself() -> None:
    assert project_folder() == Path(__file__).parents[2]


def test_private_packs_come_after_ours_in_the_order_they_are_named(in_checkout: Path, tmp_path: Path) -> None:
    packs = [tmp_path / "second team", tmp_path / "a pack"]
    for pack in packs:
        pack.mkdir()
    setting = {"SALESTRAIN_EXERCISES": os.pathsep.join(map(str, packs))}
    assert (in_checkout.parent / "exercises", *packs) == exercises_folders(setting, in_checkout)


def test_empty_parts_of_the_setting_mean_nothing(in_checkout: Path) -> None:
    setting = {"SALESTRAIN_EXERCISES": f" {os.pathsep}{os.pathsep}"}
    assert (in_checkout.parent / "exercises",) == exercises_folders(setting, in_checkout)


def test_a_private_pack_that_is_not_there_is_named_in_a_sentence(in_checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAFolder) as caught:
        exercises_folders({"SALESTRAIN_EXERCISES": str(tmp_path / "gone")}, in_checkout)
    assert str(caught.value) == (
        f"The setting SALESTRAIN_EXERCISES names {tmp_path / 'gone'}, and there is no such folder. "
        "Create it or correct the setting."
    )
