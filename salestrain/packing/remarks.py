"""What colleagues remark on the parts of an exercise: kept beside it, handed on in its pack, and put together again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

REMARKS = "remarks.json"
LONGEST = 2000
MOST = 500


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says about a part: `part` is its id, or the name of a chapter; `says` is what it said then."""

    part: str
    by: str
    text: str
    says: str = ""


def remarks_in(text: str) -> list[Remark]:
    """Return the remarks in a file; whatever is no remark is passed over."""
    try:
        listed: Any = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return []
    rows = listed if isinstance(listed, list) else []
    read = [_read(row) for row in rows[:MOST]]
    return list(dict.fromkeys(remark for remark in read if remark is not None))


def _read(row: Any) -> Remark | None:
    if not isinstance(row, dict):
        return None
    values = {key: row.get(key, "") for key in ("part", "by", "text", "says")}
    if not all(isinstance(value, str) and len(value) <= LONGEST for value in values.values()):
        return None
    return Remark(**values) if values["part"] and values["text"].strip() else None


def remark_on(folder: Path, remark: Remark) -> None:
    """Add a remark to an exercise.

    Args:
        folder: the exercise.
        remark: what is remarked.

    Raises:
        ValueError: it says nothing, is too long, or there are too many; its message is a sentence.
        OSError: it cannot be written.
    """
    if not remark.text.strip():
        raise ValueError("Write a remark first.")
    if len(remark.text) > LONGEST:
        raise ValueError(f"A remark may have {LONGEST:,} characters.")
    if merged(folder, [remark]) == 0:
        raise ValueError("This remark is there already.")


def merged(folder: Path, remarks: Iterable[Remark]) -> int:
    """Put remarks to those that an exercise has, and return how many are new. Raises OSError."""
    path = folder / REMARKS
    there = remarks_in(path.read_text(encoding="utf-8") if path.is_file() else "")
    new = [remark for remark in dict.fromkeys(remarks) if remark not in there]
    if new:
        write_remarks(folder, [*there, *new])
    return len(new)


def write_remarks(folder: Path, remarks: Iterable[Remark]) -> None:
    """Write the remarks on an exercise. Raises OSError."""
    rows = [asdict(remark) for remark in remarks][:MOST]
    (folder / REMARKS).write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
