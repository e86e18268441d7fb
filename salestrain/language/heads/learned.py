"""The bundled heads: their file, and what they say about a turn."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ..acting.form import sentences
from ..acting.plain import plain
from .head import Head, Seen, Vocabulary

WEIGHTS = Path(__file__).parent.parent / "weights" / "acts.npz"
ACTS: Mapping[str, tuple[str, str]] = {
    "reflection": ("reflection", "yes"),
    "asking": ("behaviour", "question"),
    "giving_back": ("behaviour", "reflection"),
    "telling": ("behaviour", "input"),
    "pitch": ("persuasion", "pitch"),
    "affirm": ("persuasion", "affirm"),
    "acknowledge": ("persuasion", "acknowledge"),
    "commitment_ask": ("commitment_ask", "yes"),
    "small_talk": ("small_talk", "yes"),
    "empathy": ("empathy", "yes"),
}
"""Learned acts, each with the head that recognises it and its label there."""
_TOO_LONG = 4000
_log = logging.getLogger(__name__)


def judge(text: str, last_line: str = "", vector: NDArray[Any] | None = None) -> dict[str, float]:
    """Return the probability of each learned act in a turn; empty without the file of the heads.

    Any text is accepted.

    Args:
        text: turn to judge.
        last_line: what the buyer said last.
        vector: sentence vector of `text` from the bundled encoder; without it, words and form alone decide, which is a
            few points weaker.
    """
    heads = carried_heads()
    seen = Seen.of(text[:_TOO_LONG], last_line[:_TOO_LONG])
    by_head = {name: head.chances(seen, vector) for name, head in heads.items()}
    return {act: by_head[name][label] for act, (name, label) in ACTS.items() if name in by_head}


def bar_of(act: str) -> float:
    """Return the probability from which a learned act counts as shown; 1 if no head knows it.

    Raises:
        KeyError: there is no such act.
    """
    name, label = ACTS[act]
    head = carried_heads().get(name)
    if head is None:
        return 1.0
    return head.bar if label == "yes" else 0.5


def shown_by(text: str, act: str, last_line: str = "") -> tuple[int, int, tuple[str, ...]]:
    """Return the span of the sentence that shows a learned act best, and its words that count most for it.

    The words are in plain form (lower case, contractions expanded).

    Args:
        text: turn to examine.
        act: learned act.
        last_line: what the buyer said last.

    Raises:
        KeyError: there is no such act.
    """
    name, label = ACTS[act]
    head = carried_heads().get(name)
    turn = plain(text[:_TOO_LONG])
    spans = [turn.span(*place) for place in sentences(turn.text) if turn.text[slice(*place)].strip()]
    if head is None or not spans:
        return 0, len(text), ()
    start, end = max(spans, key=lambda span: head.chances(Seen.of(text[slice(*span)], last_line))[label])
    return start, end, tuple(head.heaviest(text[start:end], label))


@cache
def carried_heads() -> Mapping[str, Head]:
    """Return the bundled heads, cached; empty if their file is missing or damaged."""
    return _carried()


@cache
def carried_head(name: str) -> Head | None:
    """Return one bundled head alone, which takes a fraction of the memory; None if it cannot be read."""
    return _carried(name).get(name)


def _carried(only: str = "") -> Mapping[str, Head]:
    try:
        return read_heads(WEIGHTS, only)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        _log.warning("Acts are read by rules alone: the learned heads in %s cannot be read (%s).", WEIGHTS, error)
        return {}


def write_heads(path: Path, heads: Mapping[str, Head], about: Mapping[str, str]) -> None:
    """Write heads to one file, with equal bytes for equal heads.

    Args:
        path: file to write.
        heads: heads by name.
        about: metadata to store with them.
    """
    arrays: dict[str, Any] = {"about": _bytes(json.dumps(dict(about), sort_keys=True))}
    for name, head in heads.items():
        fixed = {"labels": list(head.labels), "mix": head.mix, "bar": head.bar}
        arrays[f"{name}/fixed"] = _bytes(json.dumps(fixed))
        for part, vocabulary in (("words", head.words), ("before", head.before)):
            arrays[f"{name}/{part}"] = _bytes("\n".join(vocabulary.place))
            arrays[f"{name}/{part}_rarity"] = vocabulary.rarity.astype(np.float32)
        for part in ("mean", "spread", "by_words", "by_meaning"):
            arrays[f"{name}/{part}"] = getattr(head, part).astype(np.float32)
    np.savez_compressed(path, **arrays)


def read_heads(path: Path, only: str = "") -> dict[str, Head]:
    """Return the heads that `write_heads` wrote, or `only` the one of that name.

    Raises:
        OSError, ValueError, KeyError: they cannot be read.
    """
    with np.load(path, allow_pickle=False) as file:
        names = [key.removesuffix("/fixed") for key in file.files if key.endswith("/fixed")]
        names = [name for name in names if only in ("", name)]
        return {name: _head(file, name) for name in names}


def about_heads(path: Path) -> dict[str, str]:
    """Return the metadata of the heads, such as the digest of the examples they were fitted to."""
    with np.load(path, allow_pickle=False) as file:
        about: dict[str, str] = json.loads(file["about"].tobytes())
    return about


def digest_of_examples(folder: Path) -> str:
    """Return one digest of all our own examples, independent of location and line endings."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\n" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _head(file: Any, name: str) -> Head:
    fixed = json.loads(file[f"{name}/fixed"].tobytes())
    mean, spread, by_words, by_meaning = (
        file[f"{name}/{part}"].astype(np.float64) for part in ("mean", "spread", "by_words", "by_meaning")
    )
    return Head(
        tuple(fixed["labels"]),
        _vocabulary(file, f"{name}/words"),
        _vocabulary(file, f"{name}/before"),
        mean,
        spread,
        by_words,
        by_meaning,
        fixed["mix"],
        fixed["bar"],
    )


def _vocabulary(file: Any, name: str) -> Vocabulary:
    word_groups = filter(None, _lines(file[name]))
    place = {group: number for number, group in enumerate(word_groups)}
    return Vocabulary(place, file[f"{name}_rarity"].astype(np.float64))


def _lines(array: Any) -> list[str]:
    text: str = array.tobytes().decode()
    return text.split("\n")


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
