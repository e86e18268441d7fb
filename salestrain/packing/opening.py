"""A pack is a stranger's file: nothing of it is written before all of it was read and found to be what it claims."""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..content.loading import FILE, check_text
from ..content.scaffold import free_folder, write_exercise
from .contents import LARGEST, LARGEST_FILE, MOST_FILES, SCHEMA, SLIP, Pack, PackRefused, digest_of, may_be_packed
from .remarks import REMARKS, merged, remarks_in

_OTHERS = (
    (b"<!doctype html", "a web page, as Twine writes its stories"),
    (b"<html", "a web page, as Twine writes its stories"),
    (b"<tw-storydata", "a Twine story"),
    (b":: ", "a Twine story"),
    (b'{"inkversion"', "an Ink story"),
)
_WHY_NOT = (
    "Such a story branches from click to click and knows no typed words, no trust and no facts that have to be earned, "
    "so no buyer could be made of it"
)
_INSTEAD = "Begin with the ten questions instead: salestrain new NAME."
_NOT_ONE = "It is no pack that “salestrain pack” has written"


def opened(raw: bytes) -> Pack:
    """Return what is in a pack; nothing is written.

    Raises:
        PackRefused: if it is anything but a pack as we write them.
    """
    _refuse_others(raw)
    if len(raw) > LARGEST:
        raise PackRefused(f"This file has {len(raw) / 1e6:,.1f} MB; a pack may have {LARGEST / 1e6:.0f} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as whole:
            texts = _texts(whole)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        if isinstance(broken, PackRefused):
            raise
        raise PackRefused(f"This file cannot be opened: {_NOT_ONE}, or it is damaged.") from None
    return _as_its_slip_says(texts)


def installed(pack: Pack, shelf: Path, name: str = "") -> tuple[Path, int | None]:
    """Put a pack on a shelf, or take over only the remarks in it where its exercise is there already.

    Args:
        pack: what was opened.
        shelf: folder of exercises.
        name: what it is to be called here; as in the pack if omitted.

    Returns:
        The folder of the exercise, and how many new remarks were taken over if it was there; None if it was not.

    Raises:
        ValueError: if the name is taken by another exercise, or cannot be one.
        OSError: if it cannot be written.
    """
    name = name or pack.name
    remarks = remarks_in(pack.files.get(REMARKS, ""))
    here = shelf / name
    if remarks and here.parent == shelf and (here / FILE).is_file():
        return here, merged(here, remarks)
    free_folder(name, shelf)
    renaming = re.compile(rf"(?<!\w){re.escape(pack.name)}(?!\w)")
    files = {path: renaming.sub(name, text) if name != pack.name else text for path, text in pack.files.items()}
    return write_exercise(name, shelf, {**files, "exercise.ipynb": _notebook(name, pack.title)}), None


def _refuse_others(raw: bytes) -> None:
    beginning = raw[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, what in _OTHERS:
        if beginning.lower().startswith(mark):
            raise PackRefused(f"This is {what}. {_WHY_NOT}. {_INSTEAD}")
    is_ink = re.search(rb"(?m)^={2,}\s*\w+|^\s*(?:->\s*\w+|VAR \w+)", beginning)
    if not raw.startswith(b"PK"):
        why = f"This looks like an Ink story. {_WHY_NOT}" if is_ink else f"This is no zip file. {_NOT_ONE}"
        raise PackRefused(f"{why}. {_INSTEAD}")


def _texts(whole: zipfile.ZipFile) -> dict[str, str]:
    """Return the texts in a zip file; whatever a pack never has is refused before anything of it is unpacked."""
    entries = whole.infolist()
    if len(entries) > MOST_FILES:
        raise PackRefused(f"There are {len(entries):,} files in it; a pack has at most {MOST_FILES}.")
    seen: set[str] = set()
    for entry in entries:
        _refuse_entry(entry, seen)
    texts: dict[str, str] = {}
    left = LARGEST
    for entry in entries:
        with whole.open(entry) as packed:
            read = packed.read(min(LARGEST_FILE, left) + 1)  # what an entry says of its size is not believed
        left -= len(read)
        if len(read) > LARGEST_FILE or left < 0:
            raise PackRefused(f"Unpacked it would be larger than a pack may be ({LARGEST / 1e6:.0f} MB).")
        try:
            texts[entry.filename] = read.decode("utf-8")
        except UnicodeDecodeError:
            raise PackRefused(f"{entry.filename} in it is no text.") from None
    return texts


def _refuse_entry(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = entry.filename
    shown = "".join(sign if sign.isprintable() else "?" for sign in name[:80])
    if name.casefold() in seen:
        raise PackRefused(f"{shown} is in it twice.")
    seen.add(name.casefold())
    if entry.orig_filename != name or not (name == SLIP or may_be_packed(name)):
        raise PackRefused(f"“{shown}” does not belong into a pack. {_NOT_ONE}; nothing was unpacked.")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise PackRefused(f"“{shown}” in it is no file, but a link or something else. Nothing was unpacked.")
    if entry.flag_bits & 0x1:
        raise PackRefused("It has a password, and packs have none.")


def _as_its_slip_says(texts: Mapping[str, str]) -> Pack:
    """Return the pack, if its slip, its exercise and its digest agree."""
    slip = _slip(texts.get(SLIP, ""))
    files = {path: text for path, text in texts.items() if path != SLIP}
    if FILE not in files:
        raise PackRefused(f"There is no {FILE} in it. {_NOT_ONE}.")
    if slip["digest"] != digest_of(files):
        raise PackRefused("Something in it was changed after it was packed, or it is damaged. Ask for a new one.")
    name = slip["name"]
    exercise, problems = check_text(files[FILE], name)
    if exercise is None or exercise.id != name:
        first = f" {problems[0]}" if problems else ""
        raise PackRefused(f"The exercise in it has mistakes and cannot be opened.{first}")
    return Pack(name, exercise.title, exercise.kind, exercise.version, exercise.licence, slip["digest"], files)


def _slip(text: str) -> dict[str, str]:
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise PackRefused(f"Its slip ({SLIP}) is missing. {_NOT_ONE}.") from None
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise PackRefused(f"{_NOT_ONE}, or a newer edition wrote it.")
    if not all(isinstance(told.get(key), str) for key in ("name", "digest")):
        raise PackRefused(f"Its slip ({SLIP}) has no name or no digest.")
    return told


def _notebook(name: str, title: str) -> str:
    """Return a notebook that does nothing but practise; code that came with a stranger's file is never run."""
    code = ["from salestrain import practise\n", "\n", f'practise("{name}")']
    shown = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": [f"# {title}"]}
    runs: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "id": "practise",
        "metadata": {},
        "outputs": [],
        "source": code,
    }
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    about = {"kernelspec": kernel, "language_info": {"name": "python"}}
    whole = {"cells": [shown, runs], "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
