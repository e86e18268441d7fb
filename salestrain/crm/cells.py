"""Numbers and dates as written in different countries: decided by the column where possible, otherwise asked.

Every cell is read in each possible way. Cells that can be read in only one way decide for their column, and then for
the file. Where nothing decides, nothing is guessed: the result is a question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Ways = dict[str, T]

POINT, COMMA = "point", "comma"


@dataclass(frozen=True, slots=True)
class Question:
    """A decision that only a person can make: column, question, and answers as (key, what it would mean)."""

    column: str
    asks: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column that was read.

    `values` has one entry per row (None for empty, unreadable or undecided cells), `unread` the positions of unreadable
    cells, and `open_cell` a cell whose meaning is undecided, with its possible `ways`.
    """

    values: tuple[T | None, ...]
    unread: tuple[int, ...]
    open_cell: str | None
    ways: Mapping[str, T]


_MONEY = re.compile(r"[$€£¥]|(?i:\b(?:euros?|dollars?)\b)|\b[A-Z]{3}(?=\s?[\d(-])|(?<=\d)\s?[A-Z]{3}$")
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "euro": "EUR", "dollar": "USD"}
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:\.\d+)?[eE][-+]?\d{1,3}")
"""A number as programs write it; its point is a decimal point in every country."""
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’_")
_DIGITS = re.compile(r"(?P<sign>[-+−]?)(?P<body>\d[\d.,]*|[.,]\d+)(?P<times>[kKmM]|Tsd\.?|Mio\.?)?(?P<after>-?)")
_TIMES = {"k": 1e3, "tsd": 1e3, "m": 1e6, "mio": 1e6}
"""What people write behind a number instead of zeros."""
_THOUSANDS = {",": re.compile(r"\d{1,3}(,\d{3})+"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}


_NOTHING = frozenset(
    r"\n null (null) nil none (none) nan nat n/a #n/a n.a. #null! (blank) (leer) blank - -- – — "
    "k.a.".split()
) | {"not closed", "not set", "no value", "kein wert", "nicht geschlossen"}

_LONGEST_NOTHING = max(map(len, _NOTHING))


def is_nothing(text: str) -> bool:
    """Return whether a cell only says that there is nothing, as programs and people write it."""
    return len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING


def number_ways(text: str) -> Ways[float]:
    """Return the number that `text` means with a decimal point and with a decimal comma; empty if it is not a number.

    Currency signs, percent signs, and spaces and apostrophes between digits are ignored; (1,200) is negative.
    """
    if ("e" in text or "E" in text) and _SCIENTIFIC.fullmatch(text):
        value = float(text)
        return {POINT: value, COMMA: value} if math.isfinite(value) else {}
    match, negative = _DIGITS.fullmatch(text), False
    if not match:
        plain = _MONEY.sub("", text.strip()).replace("%", "").translate(_SPACES)
        negative = plain.startswith("(") and plain.endswith(")")
        match = _DIGITS.fullmatch(plain[1:-1] if negative else plain)
    if not match or len(match["body"]) > 30:
        return {}
    sign = -1.0 if negative or match["sign"] in ("-", "−") or match["after"] else 1.0
    sign *= _TIMES.get((match["times"] or "").lower().rstrip("."), 1.0)
    ways = {}
    for style, decimal, thousands in ((POINT, ".", ","), (COMMA, ",", ".")):
        integer, _, fraction = match["body"].partition(decimal)
        if thousands in fraction or decimal in fraction:
            continue
        if thousands in integer and (integer[0] == "0" or not _THOUSANDS[thousands].fullmatch(integer)):
            continue
        digits = integer.replace(thousands, "") + (f".{fraction}" if fraction else "")
        ways[style] = sign * float(digits or "0")
    return ways


def currency_of(text: str) -> str:
    """Return the currency written beside an amount, as three letters; empty if there is none."""
    match = _MONEY.search(text.strip())
    sign = match.group().strip().lower().removesuffix("s") if match else ""
    return _CURRENCY.get(sign, sign.upper())


def read_columns(
    columns: Mapping[str, Sequence[str]], ways: Callable[[str], Ways[T]], answers: Mapping[str, str]
) -> dict[str, Column[T]]:
    """Read each column's cells.

    Args:
        columns: cells by column.
        ways: reads a cell in each possible way.
        answers: the ways that a person has chosen, by column.
    """
    meanings: dict[str, Ways[T]] = {}
    for cells in columns.values():
        meanings |= {text: ways(text) for text in set(cells) if text}
    votes = {name: _votes(cells, meanings) for name, cells in columns.items()}
    in_file: set[str] = set().union(*votes.values())
    read: dict[str, Column[T]] = {}
    for name, cells in columns.items():
        candidates = votes[name] or in_file
        decided = next(iter(candidates)) if len(candidates) == 1 else ""
        read[name] = _read(cells, meanings, answers.get(name) or decided)
    return read


def _votes(cells: Sequence[str], meanings: Mapping[str, Ways[T]]) -> set[str]:
    """Return the ways of those cells that can be read in one way only."""
    votes: set[str] = set()
    for text in set(cells):
        ways = meanings.get(text, {})
        if len(ways) == 1:
            votes.update(ways)
    return votes


def _read(cells: Sequence[str], meanings: Mapping[str, Ways[T]], way: str) -> Column[T]:
    values: dict[str, T | None] = {"": None}
    unreadable: set[str] = set()
    undecided: set[str] = set()
    for text in set(cells) - {""}:
        ways = meanings[text]
        if not ways:
            unreadable.add(text)
        elif way not in ways and len(set(ways.values())) > 1:
            undecided.add(text)
        values[text] = ways.get(way, next(iter(ways.values()))) if ways and text not in undecided else None
    unread = [place for place, text in enumerate(cells) if text in unreadable] if unreadable else []
    open_cell = next((text for text in cells if text in undecided), None) if undecided else None
    return Column(tuple(values[text] for text in cells), tuple(unread), open_cell, meanings.get(open_cell or "", {}))


def asked(name: str, column: Column[T]) -> Question | None:
    """Return the question that a column leaves open, or None."""
    if column.open_cell is None:
        return None
    choices = tuple(
        (way, f"{value:.10g}" if isinstance(value, float) else str(value)) for way, value in column.ways.items()
    )
    meanings = " or ".join(meaning for _, meaning in choices)
    asks = f"In “{name}”, does “{column.open_cell}” mean {meanings}? The column can be read either way."
    return Question(name, asks, choices)
