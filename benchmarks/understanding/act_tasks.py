"""The coded talks by which acts are measured: texts, labels, and the simplest ways to tell them apart."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]


class Coded(NamedTuple):
    """A turn, what was said before, what people call it, and the talk it is from."""

    text: str
    last_line: str
    label: str
    talk: str


@dataclass(frozen=True)
class Task:
    """One thing that people coded. `keywords` gives a label for a text and its last line.

    `by_acts` gives one for a text and the names of the acts that were found in it, by rule or as in a reading.

    `head` is the shipped head for it; `seen` says that this head was fitted to the development side of the same talks.
    `human` tells how well people agree, where the data cannot.
    """

    file: str
    takes: Callable[[Row], bool]
    label: Callable[[Row], str]
    keywords: Callable[[str, str], str]
    by_acts: Callable[[str, set[str]], str]
    head: str | None = None
    seen: bool = False
    human: str = "not known: the source gives one code a text"
    column: str = ""  # of annomi_agreement.csv


def coded(task: Task, folder: Path) -> list[Coded]:
    """The turns of a task in a folder."""
    with (folder / task.file).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if task.takes(row)]
    return [
        Coded(
            row["text"],
            row.get("previous_text", ""),
            task.label(row),
            row.get("transcript_id") or row.get("conversation_id") or row["text"],
        )
        for row in rows
    ]


def _yes(holds: object) -> str:
    return "yes" if holds else "no"


def _has(pattern: str) -> Callable[[str, str], str]:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda text, _: _yes(found.search(text))


def _first(*patterns: tuple[str, str], otherwise: str) -> Callable[[str, str], str]:
    ordered = [(label, re.compile(pattern, re.IGNORECASE)) for label, pattern in patterns]
    return lambda text, _: next((label for label, pattern in ordered if pattern.search(text)), otherwise)


def _with(*names: str) -> Callable[[str, set[str]], str]:
    return lambda _, found: _yes(found & set(names))


_FORMS = {"open", "closed", "choice", "leading", "stacked"}
_SHORT = 4
_REFLECTIONS = ("reflection_simple", "reflection_complex", "summary")


def _behaviour(text: str, found: set[str]) -> str:
    if found & _FORMS:
        return "question"
    if found & set(_REFLECTIONS):
        return "reflection"
    return "other" if len(text.split()) <= _SHORT or "small_talk" in found else "therapist_input"


def _persuasion(text: str, found: set[str]) -> str:
    if "commitment_ask" in found:
        return "commitment_ask"
    if "small_talk" in found:
        return "small_talk"
    if found & _FORMS:
        return "question"
    return "acknowledge" if len(text.split()) <= _SHORT else "pitch"


_GIVES_BACK = r"\b(?:sounds? like|so you|it seems|you feel|you're saying|i hear)\b"
_ASKS = r"\b(?:would|will|can|could) you\b.*\?|how much.*\?"
_GREETS = r"\b(?:hello|hi|hey|how are you|good (?:morning|day|evening)|thanks|thank you|bye|nice to meet)\b"
_FEELS = r"\b(?:sorry|understand|must be|feel)\b"

TASKS = {
    "counselling behaviour, 4": Task(
        "acts_annomi.csv",
        lambda row: row["speaker"] == "therapist",
        lambda row: row["main_behaviour"],
        _first(
            ("question", r"\?"), ("reflection", _GIVES_BACK), ("therapist_input", r"(?:\S+\s+){6}"), otherwise="other"
        ),
        _behaviour,
        "behaviour",
        column="main_behaviour",
    ),
    "reflection, yes or no": Task(
        "acts_annomi.csv",
        lambda row: row["speaker"] == "therapist",
        lambda row: _yes(row["reflection"] != "none"),
        _has(_GIVES_BACK),
        _with(*_REFLECTIONS),
        "reflection",
        column="reflection",
    ),
    "persuasion, 7": Task(
        "acts_p4g.csv",
        lambda row: row["speaker"] == "persuader",
        lambda row: row["act"],
        _first(
            ("commitment_ask", _ASKS),
            ("question", r"\?"),
            ("small_talk", _GREETS),
            ("pitch", r"(?:\S+\s+){6}"),
            ("acknowledge", r"\b(?:yes|ok|okay|great|sure)\b"),
            otherwise="other",
        ),
        _persuasion,
        "persuasion",
        seen=True,
    ),
    "commitment ask, yes or no": Task(
        "acts_p4g.csv",
        lambda row: row["speaker"] == "persuader",
        lambda row: _yes(row["act"] == "commitment_ask"),
        _has(_ASKS),
        _with("commitment_ask", "commitment"),
        "commitment_ask",
        seen=True,
    ),
    "small talk, yes or no": Task(
        "acts_casino.csv",
        lambda row: True,
        lambda row: _yes("small-talk" in row["tags"].split(",")),
        _has(_GREETS),
        _with("small_talk", "rapport"),
        "small_talk",
        seen=True,
    ),
    "empathy, yes or no": Task(
        "acts_casino.csv",
        lambda row: True,
        lambda row: _yes("showing-empathy" in row["tags"].split(",")),
        _has(_FEELS),
        _with("empathy"),
        "empathy",
        seen=True,
    ),
    "business mail asks or commits": Task(
        "email_intent.csv",
        lambda row: True,
        lambda row: _yes(row["has_intent"] == "Yes"),
        _has(r"\?|\bplease\b|\b(?:let me|i will|i'll|we will|can you|could you)\b"),
        _with("commitment_ask", "permission", *_FORMS),
    ),
}
"""Each task with its simplest ways; what a rule or keyword cannot tell is the commonest rest."""
