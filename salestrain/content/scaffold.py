"""Create a new exercise from a template: small, complete and free of mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..core.kind import KINDS

TEMPLATE_NAME = "north_quay"
"""Placeholder in the template's files for the name of the new exercise."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,58}[a-z0-9]")


def kinds_to_begin() -> list[str]:
    """Return the kinds that have a template."""
    return [name for name, kind in KINDS.items() if kind.template is not None]


def new_exercise(name: str, folder: Path, kind: str = "conversation") -> Path:
    """Create a small exercise called `name` in `folder`, and return its own folder.

    Args:
        name: name of the exercise, which its folder gets as well.
        folder: folder to create it in.
        kind: kind of practice.

    Raises:
        ValueError: if the name is invalid or taken, or the kind has no template; the message is a sentence.
    """
    created = free_folder(name, folder)
    template = KINDS[kind].template if kind in KINDS else None
    if template is None:
        raise ValueError(f"'{kind[:80]}' cannot be begun. There are: {', '.join(kinds_to_begin())}.")
    created.mkdir(parents=True)
    for source in sorted(template.rglob("*")):
        copy = created / source.relative_to(template)
        if source.is_dir():
            copy.mkdir()
        elif source.suffix in (".yaml", ".ipynb"):
            text = source.read_text(encoding="utf-8").replace(TEMPLATE_NAME, name)
            copy.write_text(text, encoding="utf-8")
    return created


def free_folder(name: str, folder: Path) -> Path:
    """Return where a new exercise of this name may be put; nothing is written.

    Args:
        name: name of the exercise.
        folder: folder that is to hold it.

    Raises:
        ValueError: if the name is invalid or taken; the message is a sentence.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"'{name[:80]}' cannot be the name of an exercise. "
            "Use 2 to 60 small letters, digits and _, beginning with a letter: north_quay."
        )
    free = folder / name
    if free.exists() or free.is_symlink():
        raise ValueError(f"{free} already exists; nothing in it was changed. Choose another name.")
    return free


def write_exercise(name: str, folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a new exercise, and return its folder.

    Args:
        name: name of the exercise, which its folder gets as well.
        folder: folder to create it in.
        files: the text of each file, by its path in the exercise.

    Raises:
        ValueError: if the name is invalid or taken; the message is a sentence.
        OSError: if it cannot be written.
    """
    created = free_folder(name, folder)
    for path, text in files.items():
        target = created / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return created
