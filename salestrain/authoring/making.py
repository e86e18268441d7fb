"""A new exercise from the template: small, complete, and free of mistakes."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = {
    "conversation": Path(__file__).parent / "template",
    "drill": Path(__file__).parent / "template_drill",
    "plan": Path(__file__).parent / "template_plan",
    "process": Path(__file__).parent / "template_process",
}
"""Where the small exercise of each kind lies."""
TEMPLATE_NAME = "north_quay"
"""The name that stands in the template's files where the new one belongs."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,58}[a-z0-9]")


def new_exercise(name: str, folder: Path, kind: str = "conversation") -> Path:
    """Write a small exercise of a kind, called `name`, into `folder` and return its own folder.

    Raises `ValueError` with a sentence when the name cannot be one or is taken.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"'{name[:80]}' cannot be the name of an exercise. "
            "Use 2 to 60 small letters, digits and _, beginning with a letter: north_quay."
        )
    template = TEMPLATES[kind]
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
