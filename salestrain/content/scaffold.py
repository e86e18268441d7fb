"""A new exercise from the template: small, complete, and free of mistakes."""

from __future__ import annotations

import re
from pathlib import Path

from ..core.kind import KINDS

TEMPLATE_NAME = "north_quay"
"""The name that stands in the template's files where the new one belongs."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,58}[a-z0-9]")


def kinds_to_begin() -> list[str]:
    """Return the kinds that have a small exercise to begin with."""
    return [name for name, kind in KINDS.items() if kind.template is not None]


def new_exercise(name: str, folder: Path, kind: str = "conversation") -> Path:
    """Write a small exercise of a kind, called `name`, into `folder` and return its own folder.

    Raises `ValueError` with a sentence when the name cannot be one or is taken.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"'{name[:80]}' cannot be the name of an exercise. "
            "Use 2 to 60 small letters, digits and _, beginning with a letter: north_quay."
        )
    template = KINDS[kind].template if kind in KINDS else None
    if template is None:
        raise ValueError(f"'{kind[:80]}' cannot be begun. There are: {', '.join(kinds_to_begin())}.")
    made = folder / name
    if made.exists() or made.is_symlink():
        raise ValueError(f"{made} is there already, and nothing in it was changed. Choose another name.")
    made.mkdir(parents=True)
    for source in sorted(template.rglob("*")):
        target = made / source.relative_to(template)
        if source.is_dir():
            target.mkdir()
        elif source.suffix in (".yaml", ".ipynb"):
            text = source.read_text(encoding="utf-8").replace(TEMPLATE_NAME, name)
            target.write_text(text, encoding="utf-8")
    return made
