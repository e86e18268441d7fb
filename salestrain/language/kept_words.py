"""What an exercise's own words are about and what they want, worked out once and kept.

An exercise has several hundred of its own sentences. What ships has theirs beside it (`words.npz`, made by
`tools/carry_words.py`); what an author writes is kept in the user's cache folder. A sentence is found by its digest, so
that after a change only the new ones are read. Only directions matter, so numbers are kept as 8-bit integers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from .encoder import SIZE
from .kept_arrays import keep_arrays
from .repertoire import Repertoire, Sensed
from .softmax import Array

FILE = "words.npz"
_STEPS = 127.0
_TOGETHER = 24

Row = NDArray[np.int8]


def sensed_words(
    repertoire: Repertoire, name: str, texts: Sequence[str], carried: Iterable[Path] = ()
) -> tuple[Array, Array]:
    """By text: the direction of what it is about, and of what it wants; each row has length 1.

    `name` is that of the exercise, `carried` are files that may hold some of it.
    """
    if not texts:
        return np.zeros((0, SIZE)), np.zeros((0, SIZE))
    kept = user_cache_path("salestrain", appauthor=False) / f"words-{name}.npz"
    rows = _rows(repertoire, texts, (*carried, kept), kept)
    both = np.stack([rows[_digest(text)] for text in texts])
    return _of_length_one(both[:, :SIZE]), _of_length_one(both[:, SIZE:])


def carry_words(repertoire: Repertoire, path: Path, texts: Sequence[str]) -> None:
    """Write the file of an exercise that ships; what stands in it already is not read again."""
    keep_arrays(path, **_as_arrays(repertoire, _rows(repertoire, texts, (path,), None)))


def _rows(repertoire: Repertoire, texts: Sequence[str], files: Iterable[Path], kept: Path | None) -> dict[str, Row]:
    """The row of each text by its digest: from the files, or else worked out and, if asked for, kept."""
    known: dict[str, Row] = {}
    for path in files:
        known |= _read(path, repertoire.digest)
    names = {_digest(text): text for text in texts}
    new = {name: text for name, text in names.items() if name not in known}
    rows = {name: known[name] for name in names if name in known} | dict(_worked_out(repertoire, new))
    if kept is not None and rows.keys() - known.keys():
        keep_arrays(kept, **_as_arrays(repertoire, rows))
    return rows


def _worked_out(repertoire: Repertoire, texts: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    """The row of each text under its digest."""
    names = sorted(texts, key=lambda name: len(texts[name]))
    for start in range(0, len(names), _TOGETHER):
        part = names[start : start + _TOGETHER]
        for name, sensed in zip(part, _each(repertoire, [texts[name] for name in part]), strict=True):
            row = np.concatenate([sensed.vector, sensed.wants])
            scale = float(np.abs(row).max()) / _STEPS or 1.0
            yield name, np.round(row / scale).astype(np.int8)


def _each(repertoire: Repertoire, texts: Sequence[str]) -> list[Sensed]:
    return [found[0] for found in repertoire.sensed_turns([("", (text,)) for text in texts])]


def _as_arrays(repertoire: Repertoire, rows: dict[str, Row]) -> dict[str, NDArray[np.generic]]:
    return {
        "model": np.array(repertoire.digest),
        "digests": np.array(list(rows)),
        "rows": np.stack(list(rows.values())),
    }


def _read(path: Path, model: str) -> dict[str, Row]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            if str(found["model"]) != model:
                return {}
            return dict(zip(found["digests"].tolist(), found["rows"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _of_length_one(rows: Row) -> Array:
    found: Array = rows.astype(np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found
