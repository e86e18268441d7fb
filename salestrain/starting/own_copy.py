"""What ships is never changed: whoever edits it gets a copy among their own exercises, and edits that."""

from __future__ import annotations

from pathlib import Path

from ..content.loading import FILE
from ..content.scaffold import write_exercise
from .copying import copied_files, renamed

SUFFIX = "_own"
_LONGEST = 60


def own_copy(folder: Path, shelf: Path) -> Path:
    """Return the author's own copy of an exercise; the first time it is made.

    Args:
        folder: the exercise that ships.
        shelf: the author's own folder of exercises.

    Raises:
        OSError: it cannot be read or written.
    """
    name = f"{folder.name[: _LONGEST - len(SUFFIX)]}{SUFFIX}"
    copied = shelf / name
    if (copied / FILE).is_file():
        return copied
    files = renamed(copied_files(folder), (folder.name, name), {})
    return write_exercise(name, shelf, {**files, FILE: _titled(files[FILE])})


def _titled(text: str) -> str:
    """Return the text of an exercise with a title that tells it apart."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith("title:"):
            bare = line[len("title:") :].strip()
            quoted = bare if bare[:1] in "\"'" and bare[-1:] == bare[:1] and len(bare) > 1 else f'"{bare}"'
            lines[number] = f"title: {quoted[:-1]} (my copy){quoted[-1]}\n"
            break
    return "".join(lines)
