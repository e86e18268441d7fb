"""Cached vectors of an exercise's own sentences: what they are about and what they want.

An exercise has several hundred sentences of its own. Shipped exercises have their vectors beside them (`words.npz`,
built by `tools/carry_words.py`); those of other authors are cached in the user's cache folder. A sentence is looked up
by its digest, so that after a change only new ones are read. Only directions matter, so numbers are stored as 8-bit
integers; the processes of one machine share the unit vectors made from them.
"""

from __future__ import annotations

import hashlib
import logging
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
from .weight_file import DamagedWeights, open_weights, write_weights

FILE = "words.npz"
_STEPS = 127.0
_TOGETHER = 24

Row = NDArray[np.int8]
_log = logging.getLogger(__name__)


def sensed_words(
    repertoire: Repertoire, name: str, texts: Sequence[str], carried: Iterable[Path] = ()
) -> tuple[Array, Array]:
    """Return for each text the unit vectors of what it is about and of what it wants, as two arrays.

    Args:
        repertoire: model to read with.
        name: id of the exercise.
        texts: sentences of the exercise.
        carried: files that may hold some of the vectors.
    """
    if not texts:
        return np.zeros((0, SIZE)), np.zeros((0, SIZE))
    cache = user_cache_path("salestrain", appauthor=False)
    kept = cache / f"words-{name}.npz"
    rows = _rows(repertoire, texts, (*carried, kept), kept)
    both = np.stack([rows[_digest(text)] for text in texts])
    return _shared(cache / f"vectors-{name}.safetensors", both)


def _shared(path: Path, rows: Row) -> tuple[Array, Array]:
    """Return both unit vectors of each row, from a file that all processes map, which is written if need be.

    As numbers of 32 bits they take 10 MB for each talk; in a file they are in memory once, and make way when it is
    short. If the file cannot be written, they are in this process's own memory; nothing else changes.
    """
    made_from = hashlib.sha256(rows.tobytes()).hexdigest()
    found = _mapped(path, made_from)
    if found is not None:
        return found
    made = {"vectors": _of_length_one(rows[:, :SIZE]), "wants": _of_length_one(rows[:, SIZE:])}
    try:
        write_weights(path, made, {"made_from": made_from})
    except OSError as error:
        _log.info("Vectors are not shared with other processes: cannot write %s (%s).", path, error)
    return _mapped(path, made_from) or (made["vectors"], made["wants"])


def _mapped(path: Path, made_from: str) -> tuple[Array, Array] | None:
    """Return the vectors in a file; None if it is missing or damaged, or was made from other rows."""
    try:
        file = open_weights(path)
    except (OSError, DamagedWeights):
        return None
    if file.about.get("made_from") != made_from:
        return None
    return file.tensors["vectors"], file.tensors["wants"]


def carry_words(repertoire: Repertoire, path: Path, texts: Sequence[str]) -> None:
    """Write the file of an exercise that ships, reusing what it already contains.

    Args:
        repertoire: model to read with.
        path: file to write.
        texts: sentences of the exercise.
    """
    keep_arrays(path, **_as_arrays(repertoire, _rows(repertoire, texts, (path,), None)))


def _rows(repertoire: Repertoire, texts: Sequence[str], files: Iterable[Path], cache: Path | None) -> dict[str, Row]:
    """Return the row of each text by its digest, from the files or else computed and, if `kept` is given, cached."""
    stored: dict[str, Row] = {}
    for path in files:
        stored |= _read(path, repertoire.digest)
    by_digest = {_digest(text): text for text in texts}
    new = {name: text for name, text in by_digest.items() if name not in stored}
    rows = {name: stored[name] for name in by_digest if name in stored} | dict(_compute(repertoire, new))
    if cache is not None and rows.keys() - stored.keys():
        keep_arrays(cache, **_as_arrays(repertoire, rows))
    return rows


def _compute(repertoire: Repertoire, texts: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    """Yield the row of each text with its digest."""
    names = sorted(texts, key=lambda name: len(texts[name]))
    for start in range(0, len(names), _TOGETHER):
        part = names[start : start + _TOGETHER]
        for name, sensed in zip(part, _sense(repertoire, [texts[name] for name in part]), strict=True):
            row = np.concatenate([sensed.vector, sensed.wants])
            scale = float(np.abs(row).max()) / _STEPS or 1.0
            yield name, np.round(row / scale).astype(np.int8)


def _sense(repertoire: Repertoire, texts: Sequence[str]) -> list[Sensed]:
    return [parts[0] for parts in repertoire.sensed_turns([("", (text,)) for text in texts])]


def _as_arrays(repertoire: Repertoire, rows: dict[str, Row]) -> dict[str, NDArray[np.generic]]:
    return {
        "model": np.array(repertoire.digest),
        "digests": np.array(list(rows)),
        "rows": np.stack(list(rows.values())),
    }


def _read(path: Path, model: str) -> dict[str, Row]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            if str(arrays["model"]) != model:
                return {}
            return dict(zip(arrays["digests"].tolist(), arrays["rows"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _of_length_one(rows: Row) -> Array:
    scaled: Array = rows.astype(np.float32)
    scaled /= np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), 1e-9)
    return scaled
