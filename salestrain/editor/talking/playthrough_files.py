"""Playthroughs in files beside their exercise, written as an author would write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..draft import write_file
from ..yaml_text import new_document, text_of_document
from .keeping import FOLDER, file_name


def keep_playthrough(folder: Path, content: Mapping[str, Any]) -> str:
    """Write a playthrough into a file of its own, and return the file's name without its ending.

    Args:
        folder: the folder of the exercise.
        content: the playthrough.

    Raises:
        OSError: the file cannot be written.
    """
    there = folder / FOLDER
    taken = {path.stem for path in there.glob("*.yaml")}
    name = file_name(str(content["title"]), taken)
    write_file(there / f"{name}.yaml", text_of_document(new_document(content)))
    return name
