"""Attribution: excuse, real cause, own share or action, as a soft reading of what somebody holds responsible.

Two small heads vote on each dimension: one over the cues (`cues.py`), one over the sentence vector; without the encoder
the cues alone decide. Both are fitted to invented examples by `tools/train_statements.py`.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..meaning import carried_encoder
from .cues import RULES, Cue, cues, told
from .parts import Span

LONGEST = 4000
"""Maximum number of characters that are read."""
EMBEDDED = 1000
"""Number of characters whose meaning is used; a reason for a lost deal takes fewer."""
DIMENSIONS = ("responsibility", "control", "circumstance")
KINDS = ("excuse", "cause", "action", "admission", "other")
EARLY = 25
"""Number of letters within which a cue must begin to be what the statement is about."""
NAMES = tuple(rule.name for rule in RULES)
_HEADS = Path(__file__).parent.parent / "weights" / "statements.npz"
_SPEAKS = {
    "responsibility": (
        "plan",
        "omission",
        "deed",
        "slip",
        "achieved",
        "myself",
        "others",
        "outside",
        "received",
        "perceived",
        "fate",
    ),
    "control": ("plan", "omission", "deed", "slip", "absolved", "received", "fate", "others"),
    "circumstance": ("outside", "fate", "exposed", "absolved", "others", "deed"),
}
_OWN = frozenset(("plan", "omission", "deed", "slip", "achieved", "myself"))
_OUTER = frozenset(("others", "outside", "fate", "received", "absolved"))
_ASKS = {
    "excuse": "That part is outside. How large is it, what shows it, and what will you do yourself?",
    "cause": "Taken as it is. What is your answer to it: what will you do yourself, and by when?",
    "action": "When exactly, and how will you see that it worked?",
    "admission": "What will you do differently next time, and when?",
    "other": "What was your own part in it, and what can you do now?",
}
_CLAUSE = re.compile(r"[^.;!?,\n]+")

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Dimension:
    """Probability, 0 to 1 with three decimals, that the statement says yes, and the cue words that bear on it."""

    name: str
    probability: float
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """Clause and where it puts the cause: `own`, `outside` or `both`."""

    span: Span
    locus: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a statement holds responsible.

    `kind` is `excuse`, `cause` (outside, with evidence and size), `action` (one's own, still to do or done),
    `admission` (one's own part, no action yet) or `other`; `probability` is that of the kind, `question` what to ask
    back.
    """

    text: str
    kind: str
    probability: float
    responsibility: Dimension
    control: Dimension
    circumstance: Dimension
    evidence: tuple[Cue, ...]
    size: tuple[Cue, ...]
    clauses: tuple[Clause, ...]
    question: str

    @property
    def own_share(self) -> float | None:
        """Share of clauses that name something of one's own among those that name a cause; None if none does."""
        return sum(c.locus != "outside" for c in self.clauses) / len(self.clauses) if self.clauses else None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


def attribution(text: str, *, plain: bool = False) -> Attribution:
    """Return the reading of a statement about a result.

    Any text is accepted; up to 4000 characters are read. `plain` leaves the encoder out, which is slightly less
    accurate.
    """
    statement = text[:LONGEST]
    found_cues = cues(statement)
    chances, kinds = _chances(statement, found_cues, plain=plain)
    by_name = {name: tuple(cue for cue in found_cues if cue.name == name) for name in NAMES}
    ranked = sorted(zip(kinds, KINDS, strict=True), key=lambda entry: -entry[0])
    # A cause needs both evidence and size.
    eligible = [entry for entry in ranked if entry[1] != "cause" or (by_name["evidence"] and by_name["size"])]
    probability, kind = eligible[0]
    if ranked[0][1] == "cause" != kind:
        kind, probability = "excuse", ranked[0][0] + next(chance for chance, name in ranked if name == "excuse")
    dimensions = [
        Dimension(name, round(float(chance), 3), tuple(cue for cue in found_cues if cue.name in _SPEAKS[name]))
        for name, chance in zip(DIMENSIONS, chances, strict=True)
    ]
    return Attribution(
        text,
        kind,
        round(float(probability), 3),
        dimensions[0],
        dimensions[1],
        dimensions[2],
        by_name["evidence"],
        by_name["size"],
        tuple(_clauses(statement, found_cues)),
        _ASKS[kind],
    )


def features(text: str, found: list[Cue] | None = None) -> Array:
    """Return which cues the text has, and which of them come early."""
    found = cues(text) if found is None else found
    early = told(text) + EARLY
    present = {cue.name for cue in found}
    first = {cue.name for cue in found if cue.span[0] < early}
    return np.array([*(name in present for name in NAMES), *(name in first for name in NAMES)], dtype=np.float64)


def meaning(text: str) -> str:
    """Return the part of a text whose vector is used."""
    return text[told(text) :][:EMBEDDED]


@cache
def _heads() -> dict[str, Array]:
    with np.load(_HEADS, allow_pickle=False) as kept:
        return {name: kept[name].astype(np.float64) for name in kept.files}


def _chances(text: str, found: list[Cue], *, plain: bool) -> tuple[Array, Array]:
    """Return the probability of each dimension and of each kind.

    Args:
        text: statement.
        found: its cues.
        plain: whether to leave the encoder out.
    """
    heads = _heads()
    seen = features(text, found)
    votes = [(seen @ heads["cues"] + heads["cues_bias"], seen @ heads["cue_kinds"] + heads["cue_kinds_bias"])]
    encoder = None if plain else carried_encoder()
    if encoder is not None:
        vector = encoder.embed([meaning(text)])[0].astype(np.float64)
        votes.append((vector @ heads["vectors"] + heads["vectors_bias"], vector @ heads["kinds"] + heads["kinds_bias"]))
    dimensions: Array = np.mean([1 / (1 + np.exp(-np.clip(logits, -30, 30))) for logits, _ in votes], axis=0)
    kinds: Array = np.mean([_shares(logits) for _, logits in votes], axis=0)
    return dimensions, kinds


def _shares(logits: Array) -> Array:
    chances: Array = np.exp(logits - logits.max())
    shares: Array = chances / chances.sum()
    return shares


def _clauses(text: str, found: list[Cue]) -> list[Clause]:
    """Return the clauses that name a cause, own or outside."""
    clauses = []
    for match in _CLAUSE.finditer(text):
        inside = {cue.name for cue in found if match.start() <= cue.span[0] < match.end()}
        own, outer = bool(inside & _OWN), bool(inside & _OUTER)
        if own or outer:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            clauses.append(Clause((start, match.end()), "both" if own and outer else "own" if own else "outside"))
    return clauses
