"""Findings of a check that takes long, kept in the user's cache by a digest of everything that they depend on.

A check is a function of its input and of our own code. The key holds both, so that an answer from the cache is the
answer that the check would give; a cache that is lost, damaged or not writable costs only time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from ..core.problems import Place

MOST = 12
"""Answers kept of one check of one exercise; the oldest is dropped first."""
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Found:
    """A problem before it has a line: its code, the place in the data of the exercise, what is wrong, what to do."""

    code: str
    place: Place
    what: str
    remedy: str


def kept(check: str, exercise: str, depends_on: str, find: Callable[[], Sequence[Found]]) -> list[Found]:
    """Return what a check finds: from the cache if it was asked for the same before, else by finding it.

    Args:
        check: name of the check.
        exercise: id of the exercise.
        depends_on: everything that the findings depend on, apart from our own code.
        find: the check.
    """
    path = user_cache_path("salestrain", appauthor=False) / f"{check}-{_digest(exercise)[:16]}.json"
    key = _digest(f"{_code()}|{depends_on}")
    answers = _read(path)
    if key in answers:
        return answers[key]
    found = list(find())
    answers = {**answers, key: found}
    _write(path, dict(list(answers.items())[-MOST:]))
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _code() -> str:
    """Return a digest of all our code; whoever changes it checks anew."""
    digest = hashlib.sha256()
    for file in sorted(_PACKAGE.rglob("*.py")):
        digest.update(str(file.relative_to(_PACKAGE)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(path: Path) -> dict[str, list[Found]]:
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        return {key: [Found(one[0], tuple(one[1]), one[2], one[3]) for one in found] for key, found in data.items()}
    except (OSError, ValueError, AttributeError, TypeError, LookupError):
        return {}


def _write(path: Path, answers: dict[str, list[Found]]) -> None:
    """Write the answers atomically, so that two checks at once leave a whole file."""
    data = {key: [[one.code, one.place, one.what, one.remedy] for one in found] for key, found in answers.items()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8") as part:
            json.dump(data, part)
        os.replace(part.name, path)  # noqa: PTH105
    except OSError:
        return
