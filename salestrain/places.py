"""Where the exercises, the lessons and the sample data lie.

In a checkout they are folders beside the package; an installed wheel carries them inside, in `shipped`.
Nothing here is created or read: these are paths.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

EXERCISES_SETTING = "SALESTRAIN_EXERCISES"

_PACKAGE = Path(__file__).resolve().parent


class NotAFolder(ValueError):
    """A setting names a folder that is not there; the message says which, to the person who set it."""


def project_folder(package: Path = _PACKAGE) -> Path | None:
    """The checkout this package runs from, or None for an installed package.

    `package` is the folder of the package itself; only tests name another.
    """
    beside = package.parent
    is_checkout = (beside / "pyproject.toml").is_file() and (beside / "exercises").is_dir()
    return beside if is_checkout else None


def exercises_folders(environment: Mapping[str, str] | None = None, package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The folders whose subfolders are exercises: ours first, then the private packs as they are named.

    The setting SALESTRAIN_EXERCISES names private packs, several divided as in PATH (":", on Windows ";").
    `environment` is where settings are looked up; without it, the process's environment.
    Raises NotAFolder when the setting names something that is not a folder.
    """
    settings = os.environ if environment is None else environment
    named = [part.strip() for part in settings.get(EXERCISES_SETTING, "").split(os.pathsep)]
    return (_carried("exercises", package), *(_private_pack(name) for name in named if name))


def notebooks_folder(package: Path = _PACKAGE) -> Path:
    """The folder of the lessons."""
    return _carried("notebooks", package)


def data_folder(package: Path = _PACKAGE) -> Path:
    """The folder of the sample data that the lessons read."""
    return _carried("data", package)


def _carried(name: str, package: Path) -> Path:
    return (project_folder(package) or package / "shipped") / name


def _private_pack(name: str) -> Path:
    folder = Path(name).expanduser().absolute()
    if not folder.is_dir():
        raise NotAFolder(
            f"The setting {EXERCISES_SETTING} names {folder}, and there is no such folder. "
            "Create it or correct the setting."
        )
    return folder
