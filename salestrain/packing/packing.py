"""From the folder of an exercise to one file. The same exercise makes the same file, byte for byte."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from ..content.loading import FILE, load_exercise
from .contents import SLIP, Pack, digest_of, may_be_packed, slip_of

_SAME_DAY = (2000, 1, 1, 0, 0, 0)
"""The day of every file in a pack: when it was packed is nobody's business, and would change its bytes."""


def packed(folder: Path) -> tuple[Pack, bytes]:
    """Return the pack of an exercise, and the bytes of its file.

    Args:
        folder: the exercise.

    Raises:
        ExerciseMistakes: it has mistakes, with all of them.
        OSError: it cannot be read.
    """
    exercise = load_exercise(folder)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    files = {name: path.read_text(encoding="utf-8-sig") for name, path in names.items() if may_be_packed(name)}
    pack = Pack(
        name=exercise.id,
        title=exercise.title,
        kind=exercise.kind,
        version=exercise.version,
        licence=exercise.licence,
        digest=digest_of(files),
        files=files,
    )
    return pack, _zipped({SLIP: slip_of(pack), **files})


def _zipped(files: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    first = [SLIP, FILE]
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(files, key=lambda name: (first.index(name) if name in first else len(first), name)):
            entry = zipfile.ZipInfo(name, _SAME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            written.writestr(entry, files[name])
    return whole.getvalue()
