"""Earlier versions of an exercise: when they were, in what they differ from now, and how they are brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .draft import EARLIER


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version: its number in the folder, the day and hour when it was put aside, and its text."""

    number: int
    when: str
    text: str


def versions(folder: Path) -> list[Version]:
    """Return the earlier versions of an exercise, the latest first; one that cannot be read is left out."""
    found = [path for path in (folder / EARLIER).glob("[0-9]*.yaml") if path.stem.isdigit()]
    read = (_version(path) for path in sorted(found, reverse=True))
    return [version for version in read if version is not None]


def _version(path: Path) -> Version | None:
    try:
        stamp = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 -- the author's own clock
        return Version(int(path.stem), f"{stamp:%d %B %Y, %H:%M}".lstrip("0"), path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
