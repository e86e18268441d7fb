"""Paths of the exercises, the lessons and the sample data.

In a checkout they are folders beside the package; an installed wheel contains them in `shipped`. Nothing is created or
read here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

EXERCISES_SETTING = "SALESTRAIN_EXERCISES"
USUAL_FOLDER = "salestrain_exercises"
"""Folder in somebody's home for what they write themselves, where no setting names another."""

_PACKAGE = Path(__file__).resolve().parent


class NotAFolder(ValueError):
    """Raised when a setting names a folder that does not exist; the message tells the person who set it which one."""


def project_folder(package: Path = _PACKAGE) -> Path | None:
    """Return the checkout this package runs from, or None for an installed package.

    `package` is the folder of the package itself; only tests pass it.
    """
    parent = package.parent
    is_checkout = (parent / "pyproject.toml").is_file() and (parent / "exercises").is_dir()
    return parent if is_checkout else None


def exercises_folders(environment: Mapping[str, str] | None = None, package: Path = _PACKAGE) -> tuple[Path, ...]:
    """Return the folders whose subfolders are exercises: ours first, then the private packs in the order named.

    The setting SALESTRAIN_EXERCISES names private packs, separated as in PATH (":", on Windows ";"). `environment` is
    where settings are looked up; without it, the environment of the process. Raises NotAFolder if the setting names
    something that is not a folder.
    """
    settings = os.environ if environment is None else environment
    own = [_private_pack(name) for name in _named(settings)]
    if not own and project_folder(package) is None and _usual_folder().is_dir():
        own = [_usual_folder()]
    return (_shipped("exercises", package), *own)


def own_exercises_folder(environment: Mapping[str, str] | None = None, package: Path = _PACKAGE) -> Path:
    """Return the folder for what an author writes, which is never inside an installed package.

    It is the first that the setting SALESTRAIN_EXERCISES names, else that of the checkout, else one in the home of
    whoever asks, which need not exist yet. Arguments and errors are those of `exercises_folders`.
    """
    settings = os.environ if environment is None else environment
    named = _named(settings)
    if named:
        return _private_pack(named[0])
    return _shipped("exercises", package) if project_folder(package) else _usual_folder()


def is_installed(folder: Path, package: Path = _PACKAGE) -> bool:
    """Return whether an exercise lies in an installed package, where nobody's work may be put.

    Args:
        folder: folder of the exercise.
        package: folder of the package itself; only tests pass it.
    """
    return project_folder(package) is None and folder.resolve().is_relative_to(package.resolve())


def _named(settings: Mapping[str, str]) -> list[str]:
    return [part.strip() for part in settings.get(EXERCISES_SETTING, "").split(os.pathsep) if part.strip()]


def _usual_folder() -> Path:
    return Path.home() / USUAL_FOLDER


def notebooks_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the lessons."""
    return _shipped("notebooks", package)


def data_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the sample data that the lessons read."""
    return _shipped("data", package)


def _shipped(name: str, package: Path) -> Path:
    """Return a folder of this name in the checkout, or inside the installed package."""
    return (project_folder(package) or package / "shipped") / name


def _private_pack(name: str) -> Path:
    folder = Path(name).expanduser().absolute()
    if not folder.is_dir():
        raise NotAFolder(
            f"The setting {EXERCISES_SETTING} names {folder}, and there is no such folder. "
            "Create it or correct the setting."
        )
    return folder
