"""People's marks beside the engine's: the same criteria, what each gave, and where to look together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..core.rubric import Mark
from ..ui import Column, Content, Items, Screen, Section, Table, Text, quote, strong

FAR = 2
"""Levels apart from which two marks are worth talking about first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An observer's sheet: for each criterion that was ticked its score, and the words written beside it."""

    observer: str
    scores: Mapping[str, int]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """One criterion with the engine's mark and what people gave; `apart` is the largest distance in levels."""

    mark: Mark
    people: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, str], ...]
    apart: int


def beside(marks: Sequence[Mark], sheets: Sequence[Sheet], levels: Mapping[str, Sequence[int]]) -> tuple[Beside, ...]:
    """Return people's marks beside the engine's, the furthest apart first.

    Args:
        marks: marks of the engine.
        sheets: what people ticked; a criterion that nobody ticked is left out.
        levels: the scores that each criterion can have, by its id.
    """
    rows = [_row(mark, sheets, sorted(levels[mark.criterion])) for mark in marks]
    return tuple(sorted((row for row in rows if row.people), key=lambda row: -row.apart))


def _row(mark: Mark, sheets: Sequence[Sheet], scale: Sequence[int]) -> Beside:
    given = tuple((sheet.observer, sheet.scores[mark.criterion]) for sheet in sheets if mark.criterion in sheet.scores)
    words = tuple((sheet.observer, sheet.words[mark.criterion]) for sheet in sheets if sheet.words.get(mark.criterion))
    places = [scale.index(score) for score in (mark.score, *(score for _, score in given))]
    return Beside(mark, given, words, max(places) - min(places))


def beside_screen(rows: Sequence[Beside]) -> Screen:
    """Return the comparison: a sentence, a table, and the words of both where they are far apart."""
    far = [row for row in rows if row.apart >= FAR]
    observers = list(dict.fromkeys(name for row in rows for name, _ in row.people))
    columns = [
        Column("Criterion", names_row=True),
        Column("By rule", "number"),
        *(Column(n, "number") for n in observers),
    ]
    cells: list[list[Content]] = []
    for row in rows:
        given = dict(row.people)
        told = [str(given[name]) if name in given else "left open" for name in observers]
        cells.append([row.mark.label, f"{row.mark.score} of {row.mark.best}", *told])
    return Screen(
        "Your marks beside the rule's",
        [
            Text(_sentence(rows, far), "lead"),
            Table("Marks side by side", columns, [*cells], caption_shown=False, stacks=True),
            *(_words(row) for row in far),
            Text("Neither is right because of who gave it. The words decide: read them aloud.", "fine"),
        ],
        width="wide",
    )


def _sentence(rows: Sequence[Beside], far: Sequence[Beside]) -> str:
    if not rows:
        return "Nobody ticked anything."
    same = sum(not row.apart for row in rows)
    look = f" Look together at: {', '.join(row.mark.label for row in far)}." if far else ""
    return f"The same on {same} of {len(rows)} criteria.{look}"


def _words(row: Beside) -> Section:
    proofs: list[Content] = [["The rule: ", quote(proof.quote)] for proof in row.mark.proof]
    heard: list[Content] = [[strong(f"{name}: "), quote(words)] for name, words in row.words]
    rule = Text(f"The rule gave {row.mark.score} for: {row.mark.rule}.")
    return Section(row.mark.label, [rule, Items([*proofs, *heard]) if proofs or heard else None])
