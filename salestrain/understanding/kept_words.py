"""What an exercise's own words are about and what they want, worked out once and kept.

An exercise has several hundred of its own sentences. What ships has theirs beside it (`words.npz`, made by
`tools/carry_words.py`); what an author writes is kept in the user's cache folder. A sentence is found by its digest, so
that after a change only the new ones are read. Numbers are kept as 8-bit integers with one scale for each sentence.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from .encoder import SIZE
from .repertoire import Repertoire
from .softmax import Array

FILE = "words.npz"
_STEPS = 127.0
_log = logging.getLogger(__name__)

Rows = dict[str, tuple[NDArray[np.int8], float]]


def sensed_words(
    repertoire: Repertoire, name: str, texts: Sequence[str], carried: Iterable[Path] = ()
) -> tuple[Array, Array]:
    """By text: the direction of what it is about, and of what it wants; each row has length 1.

    `name` is that of the exercise, `carried` are files that may hold some of it.
    """
    kept = user_cache_path("salestrain", appauthor=False) / f"words-{name}.npz"
    rows: Rows = {}
    for path in (*carried, kept):
        rows |= _read(path, repertoire.digest)
    missing = [text for text in texts if _digest(text) not in rows]
    if missing:
        rows |= worked_out(repertoire, missing)
        write(kept, repertoire.digest, {_digest(text): rows[_digest(text)] for text in texts})
    if not texts:
        return np.zeros((0, SIZE)), np.zeros((0, SIZE))
    # The scale of a row falls away when it is brought to length 1; 32 bits are enough for a cosine.
    both = np.stack([rows[_digest(text)][0] for text in texts])
    return _of_length_one(both[:, :SIZE]), _of_length_one(both[:, SIZE:])


def carried_rows(repertoire: Repertoire, path: Path, texts: Sequence[str]) -> Rows:
    """The rows of these texts: those that stand in the file, and the others worked out."""
    known = _read(path, repertoire.digest)
    rows = {name: row for name, row in known.items() if name in {_digest(text) for text in texts}}
    return rows | worked_out(repertoire, [text for text in texts if _digest(text) not in rows])


def worked_out(repertoire: Repertoire, texts: Sequence[str]) -> Rows:
    """The rows of these texts, by digest."""
    found: Rows = {}
    for text in texts:
        sensed = repertoire.sensed(text)
        row = np.concatenate([sensed.vector, sensed.wants])
        scale = float(np.abs(row).max()) / _STEPS or 1.0
        found[_digest(text)] = np.round(row / scale).astype(np.int8), scale
    return found


def write(path: Path, model: str, rows: Rows) -> None:
    """Keep rows, whole or not at all; where that is not possible it costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.savez(
                part,
                model=np.array(model),
                digests=np.array(list(rows)),
                rows=np.stack([row for row, _ in rows.values()]),
                scales=np.array([scale for _, scale in rows.values()]),
            )
        os.replace(part.name, path)  # noqa: PTH105
    except OSError as error:
        _log.info("What was worked out of the wordings is not kept: %s", error)


def _read(path: Path, model: str) -> Rows:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            if str(found["model"]) != model:
                return {}
            rows, scales = found["rows"], found["scales"].tolist()
            return dict(zip(found["digests"].tolist(), zip(rows, scales, strict=True), strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _of_length_one(rows: NDArray[np.int8]) -> Array:
    found: Array = rows.astype(np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found
