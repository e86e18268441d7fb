"""An id inside an exercise is renamed at once in the file, in its playthroughs, and in drills that use the talk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..draft import write_file
from ..talking.keeping import FOLDER
from ..talking.naming_items import id_from, ids_in
from .folders import used_by


def new_id(old: str, words: str, data: Mapping[str, Any]) -> str:
    """Return the id that an item gets by its new name.

    Args:
        old: its id.
        words: its new name, in words.
        data: the content of the exercise.

    Raises:
        ValueError: the name has no letter; its message is a sentence for the author.
    """
    if not any(letter.isalpha() for letter in words):
        raise ValueError("Give it a name in words.")
    prefix, dot, _ = old.rpartition(".")
    return id_from(words, prefix + dot, ids_in(data))


def renamed(text: str, old: str, new: str) -> str:
    """Return a text with an id replaced wherever it stands; a longer id that begins alike stays.

    Args:
        text: the text of a file.
        old: the id that there was.
        new: the id from now on.
    """
    return re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", new, text)


def rename_around(folder: Path, old: str, new: str) -> int:
    """Rename an id in the playthroughs of an exercise and in the exercises that use it; return in how many files.

    Args:
        folder: the exercise.
        old: the id that there was.
        new: the id from now on.

    Raises:
        OSError: a file cannot be written.
    """
    around = [*sorted((folder / FOLDER).glob("*.yaml")), *used_by(folder.parent, folder.name)]
    changed = 0
    for path in around:
        text = path.read_text(encoding="utf-8")
        after = renamed(text, old, new)
        if after != text:
            write_file(path, after)
            changed += 1
    return changed
