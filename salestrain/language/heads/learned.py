"""The heads that are shipped: their file, and what they say of a turn."""

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
"""The learned acts: the head that knows each, and its label there."""
_TOO_LONG = 4000
_log = logging.getLogger(__name__)


def judge(text: str, last_line: str = "", vector: NDArray[Any] | None = None) -> dict[str, float]:
    """The probability of each learned act in a turn; `last_line` is what the buyer said last.

    `vector` is the sentence vector of `text` by the carried encoder; without it words and form alone decide, which is
    some points weaker. Any text is taken. Without the file of the heads nothing is judged: the answer is empty.
    """
    heads = carried_heads()
    seen = Seen.of(text[:_TOO_LONG], last_line[:_TOO_LONG])
    said = {name: head.chances(seen, vector) for name, head in heads.items()}
    return {act: said[name][label] for act, (name, label) in ACTS.items() if name in said}


def bar_of(act: str) -> float:
    """The probability from which a learned act counts as shown; 1 if no head knows it. KeyError for an unknown act."""
    name, label = ACTS[act]
    head = carried_heads().get(name)
    if head is None:
        return 1.0
    return head.bar if label == "yes" else 0.5


def shown_by(text: str, act: str, last_line: str = "") -> tuple[int, int, tuple[str, ...]]:
    """The sentence of a text that shows a learned act best, as start and end, and its words that speak most for it.

    The words are in plain form (small letters, short forms written out). Raises KeyError for an unknown act.
    """
    name, label = ACTS[act]
    head = carried_heads().get(name)
    said = plain(text[:_TOO_LONG])
    spans = [said.span(*place) for place in sentences(said.text) if said.text[slice(*place)].strip()]
    if head is None or not spans:
        return 0, len(text), ()
    start, end = max(spans, key=lambda span: head.chances(Seen.of(text[slice(*span)], last_line))[label])
    return start, end, tuple(head.heaviest(text[start:end], label))


@cache
def carried_heads() -> Mapping[str, Head]:
    """The heads that the package carries, read once for a process; none if their file is missing or damaged."""
    return _carried()


@cache
def carried_head(name: str) -> Head | None:
    """One of them alone, which takes a fraction of the memory of all; None as above."""
    return _carried(name).get(name)


def _carried(only: str = "") -> Mapping[str, Head]:
    try:
        return read_heads(WEIGHTS, only)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        _log.warning("Acts are read by rules alone: the learned heads in %s cannot be read (%s).", WEIGHTS, error)
        return {}


def write_heads(path: Path, heads: Mapping[str, Head], about: Mapping[str, str]) -> None:
    """Heads into one file, the same bytes for the same heads; `about` is kept with them."""
    arrays: dict[str, Any] = {"about": _bytes(json.dumps(dict(about), sort_keys=True))}
    for name, head in heads.items():
        fixed = {"labels": list(head.labels), "mix": head.mix, "bar": head.bar}
        arrays[f"{name}/fixed"] = _bytes(json.dumps(fixed))
        for part, known in (("words", head.words), ("before", head.before)):
            arrays[f"{name}/{part}"] = _bytes("\n".join(known.place))
            arrays[f"{name}/{part}_rarity"] = known.rarity.astype(np.float32)
        for part in ("mean", "spread", "by_words", "by_meaning"):
            arrays[f"{name}/{part}"] = getattr(head, part).astype(np.float32)
    np.savez_compressed(path, **arrays)


def read_heads(path: Path, only: str = "") -> dict[str, Head]:
    """The heads that `write_heads` wrote, or `only` the one of that name.

    Raises OSError, ValueError or KeyError if they cannot be read.
    """
    with np.load(path, allow_pickle=False) as file:
        names = [key.removesuffix("/fixed") for key in file.files if key.endswith("/fixed")]
        names = [name for name in names if only in ("", name)]
        return {name: _head(file, name) for name in names}


def about_heads(path: Path) -> dict[str, str]:
    """What is kept with the heads: the digest of the examples they were fitted to, among others."""
    with np.load(path, allow_pickle=False) as file:
        about: dict[str, str] = json.loads(file["about"].tobytes())
    return about


def digest_of_examples(folder: Path) -> str:
    """One digest of all our own examples, wherever they lie and however lines end."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\n" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _head(file: Any, name: str) -> Head:
    fixed = json.loads(file[f"{name}/fixed"].tobytes())
    known = {
        part: Vocabulary(
            {group: place for place, group in enumerate(filter(None, _lines(file[f"{name}/{part}"])))},
            file[f"{name}/{part}_rarity"].astype(np.float64),
        )
        for part in ("words", "before")
    }
    mean, spread, by_words, by_meaning = (
        file[f"{name}/{part}"].astype(np.float64) for part in ("mean", "spread", "by_words", "by_meaning")
    )
    return Head(
        tuple(fixed["labels"]),
        known["words"],
        known["before"],
        mean,
        spread,
        by_words,
        by_meaning,
        fixed["mix"],
        fixed["bar"],
    )


def _lines(array: Any) -> list[str]:
    text: str = array.tobytes().decode()
    return text.split("\n")


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
