"""An exercise as a folder: begun, copied under a new name, renamed wherever it is named, put away and never deleted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from ...content.loading import FILE
from ...content.scaffold import new_exercise
from ..draft import EARLIER, write_file
from ..foreign_text import decoded
from ..talking.naming_items import id_from

AWAY = ".put_away"
"""The folder beside the exercises into which those go that an author deletes."""
OF_ITS_WORDS = ("measured.json", "typed.json", "after.json", "words.npz")
"""Files that were worked out of an exercise, and that a copy of another name does not take along."""
TEXTS = (".yaml", ".ipynb", ".md")


def begin(beside: Path, title: str) -> Path:
    """Begin a new talk beside another exercise, and return its folder.

    Args:
        beside: the folder of the other exercise.
        title: what it is called; its name is made of this.

    Raises:
        ValueError: it has no title; its message is a sentence for the author.
    """
    name = _new_name(beside, title)
    created = new_exercise(name, beside.parent)
    _set_title(created / FILE, title)
    return created


def copy(folder: Path, title: str) -> Path:
    """Copy an exercise under a new title and a new name, and return the folder of the copy.

    Args:
        folder: the exercise.
        title: what the copy is called.

    Raises:
        ValueError: it has no title; its message is a sentence for the author.
        OSError: the copy cannot be written.
    """
    name = _new_name(folder, title)
    copied = folder.parent / name
    shutil.copytree(folder, copied, ignore=shutil.ignore_patterns(EARLIER, *OF_ITS_WORDS))
    _rename_within(copied, folder.name, name)
    _set_title(copied / FILE, title)
    return copied


def rename(folder: Path, title: str) -> Path:
    """Give an exercise a new title and a new name, also in the exercises beside it that use it.

    Args:
        folder: the exercise.
        title: what it is called from now on.

    Returns:
        Its new folder.

    Raises:
        ValueError: it has no title; its message is a sentence for the author.
        OSError: a file cannot be written.
    """
    name = _new_name(folder, title)
    renamed = folder.parent / name
    folder.rename(renamed)
    _rename_within(renamed, folder.name, name)
    _set_title(renamed / FILE, title)
    for path in used_by(renamed.parent, folder.name):
        _replace(path, lambda text: _named_anew(text, folder.name, name))
    return renamed


def put_away(folder: Path) -> Path:
    """Take an exercise off the shelf, and return where it lies from now on. Raises OSError."""
    away = folder.parent / AWAY
    away.mkdir(exist_ok=True)
    taken = {path.name for path in away.iterdir()}
    number = next(number for number in range(1, 10_000) if f"{folder.name}-{number}" not in taken)
    return folder.rename(away / f"{folder.name}-{number}")


def used_by(shelf: Path, name: str) -> list[Path]:
    """Return the files of other exercises on a shelf that name this one, such as drills that are played in a talk."""
    return sorted(path for path in shelf.glob(f"*/{FILE}") if path.parent.name != name and _names(path, name))


def _names(path: Path, name: str) -> bool:
    text = decoded(path.read_bytes()).text
    return _named_anew(text, name, "") != text


def _new_name(beside: Path, title: str) -> str:
    if not any(letter.isalnum() for letter in title):
        raise ValueError("Give it a title.")
    name = id_from(title, "", {path.name for path in beside.parent.iterdir()})
    return name if len(name) > 1 else f"{name}_talk"


def _rename_within(folder: Path, old: str, new: str) -> None:
    """Replace an exercise's own name in its files."""
    for path in _texts_in(folder):
        _replace(path, lambda text: _named_anew(text, old, new))


def _texts_in(folder: Path) -> Iterator[Path]:
    files = (path for path in folder.rglob("*") if path.suffix in TEXTS and path.is_file())
    return (path for path in files if EARLIER not in path.parts)


def _named_anew(text: str, old: str, new: str) -> str:
    """Replace a name where it stands alone: after a key, in a list, or in what a notebook calls."""
    name = re.escape(old)
    text = re.sub(rf"(?m)^(\s*(?:- +)?[\w]+: *[\"']?){name}([\"']?\s*(?:#.*)?)$", rf"\g<1>{new}\g<2>", text)
    return re.sub(rf"(\(\\?[\"']){name}(\\?[\"'][,)])", rf"\g<1>{new}\g<2>", text)


def _set_title(path: Path, title: str) -> None:
    words = " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"')
    _replace(path, lambda text: re.sub(r"(?m)^title:.*$", lambda _: f'title: "{words}"', text, count=1))


def _replace(path: Path, change: Callable[[str], str]) -> None:
    text = decoded(path.read_bytes()).text
    changed = change(text)
    if changed != text:
        write_file(path, changed)
