"""Numbers and dates as people in different countries write them: read where the column decides, asked where not.

Every cell is read in each way that is possible; what only one way can read decides for its column, and then for the
file. Where nothing decides, nothing is guessed: the answer is a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")
Ways = dict[str, T]

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
POINT, COMMA = "point", "comma"


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide: the column, the question, and the answers as (key, what it would mean)."""

    column: str
    asks: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column read: one value a row (None for empty, unread or undecided), the places unread, and the open cell."""

    values: tuple[T | None, ...]
    unread: tuple[int, ...]
    open_cell: str | None
    ways: Mapping[str, T]


_MONEY = re.compile(r"[$€£¥]|(?i:\b(?:euros?|dollars?)\b)|\b[A-Z]{3}(?=\s?[\d(-])|(?<=\d)\s?[A-Z]{3}$")
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "euro": "EUR", "dollar": "USD"}
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’_")
_DIGITS = re.compile(r"(?P<sign>[-+−]?)(?P<body>\d[\d.,]*|[.,]\d+)(?P<after>-?)")
_THOUSANDS = {",": re.compile(r"\d{1,3}(,\d{3})+"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}
_TIME = re.compile(r"(?:[T ,]+\d{1,2}:\d{2}.*)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$|(\d{4})()(\d{2})(\d{2})$")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$")
_NAMED = (
    re.compile(r"(?P<day>\d{1,2})\.?[ -](?P<month>[^\W\d]{3,9})\.?[ -](?P<year>\d{4}|\d{2})$"),
    re.compile(r"(?P<month>[^\W\d]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})$"),
)
_MONTHS = {name: n // 2 + 1 for n, name in enumerate(
    "jan jan feb feb mar mär apr apr may mai jun jun jul jul aug aug sep sep oct okt nov nov dec dez".split()
)}  # fmt: skip


def number_ways(text: str) -> Ways[float]:
    """The number that `text` is with a decimal point and with a decimal comma; empty when it is none.

    Currency signs, percent signs, spaces and apostrophes between digits are passed over; (1,200) is negative.
    """
    plain = _MONEY.sub("", text.strip()).replace("%", "").translate(_SPACES)
    negative = plain.startswith("(") and plain.endswith(")")
    found = _DIGITS.fullmatch(plain[1:-1] if negative else plain)
    if not found or len(found["body"]) > 30:
        return {}
    sign = -1.0 if negative or found["sign"] in ("-", "−") or found["after"] else 1.0
    ways = {}
    for way, decimal, thousands in ((POINT, ".", ","), (COMMA, ",", ".")):
        whole, mark, part = found["body"].partition(decimal)
        grouped = thousands not in whole or _THOUSANDS[thousands].fullmatch(whole)
        if grouped and thousands not in part and decimal not in part and not (thousands in whole and whole[0] == "0"):
            ways[way] = sign * float(whole.replace(thousands, "") + ("." + part if mark and part else "") or "0")
    return ways


def currency_of(text: str) -> str:
    """The currency that is written beside an amount, as three letters; empty when none is."""
    found = _MONEY.search(text.strip())
    sign = found.group().strip().lower().removesuffix("s") if found else ""
    return _CURRENCY.get(sign, sign.upper())


def date_ways(text: str) -> Ways[date]:
    """The date that `text` is with the day first and with the month first; empty when it is none.

    Year first, months by name and days with points (31.12.2026) leave no doubt. Two digits of a year: 69-99 are 1900s.
    """
    day_part = _TIME.sub("", text.strip(), count=1)
    if found := _YEAR_FIRST.match(day_part):
        year, _, month, day = (group for group in found.groups() if group is not None)
        return _both(_date(year, month, day))
    if found := _NUMERIC.match(day_part):
        first, mark, second, year = found.groups()
        ways = {DAY_FIRST: _date(year, second, first)}
        if mark != ".":
            ways[MONTH_FIRST] = _date(year, first, second)
        elif ways[DAY_FIRST]:
            return _both(ways[DAY_FIRST])
        return {way: value for way, value in ways.items() if value}
    for pattern in _NAMED:
        if (found := pattern.match(day_part)) and (named := _MONTHS.get(found["month"][:3].lower())):
            return _both(_date(found["year"], str(named), found["day"]))
    return {}


def _both(value: date | None) -> Ways[date]:
    return {DAY_FIRST: value, MONTH_FIRST: value} if value else {}


def _date(year: str, month: str, day: str) -> date | None:
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 68 else 2000)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def read_columns(
    columns: Mapping[str, Sequence[str]], ways: Callable[[str], Ways[T]], answers: Mapping[str, str]
) -> dict[str, Column[T]]:
    """Each column's cells read with `ways`; `answers` holds for a column the way that a person has chosen."""
    known: dict[str, Ways[T]] = {text: ways(text) for cells in columns.values() for text in set(cells) if text}
    votes = {name: {way for text in set(cells) if text for way in _only(known[text])}
             for name, cells in columns.items()}  # fmt: skip
    in_file: set[str] = {way for ways_of_one in votes.values() for way in ways_of_one}
    found = {}
    for name, cells in columns.items():
        sure = votes[name] or in_file
        way = answers.get(name) or (next(iter(sure)) if len(sure) == 1 else "")
        found[name] = _read(cells, known, way)
    return found


def _only(ways: Ways[T]) -> tuple[str, ...]:
    return tuple(ways) if len(ways) == 1 else ()


def _read(cells: Sequence[str], known: Mapping[str, Ways[T]], way: str) -> Column[T]:
    values: list[T | None] = []
    unread, open_cell = [], ""
    for place, text in enumerate(cells):
        ways = known.get(text, {})
        different = len(set(ways.values())) > 1
        if text and not ways:
            unread.append(place)
        if different and way not in ways:
            open_cell = open_cell or text
        values.append(None if not ways or (different and way not in ways) else ways.get(way, next(iter(ways.values()))))
    return Column(tuple(values), tuple(unread), open_cell or None, known.get(open_cell, {}))


def asked(name: str, column: Column[T]) -> Question | None:
    """The question that a column leaves open, or None."""
    if column.open_cell is None:
        return None
    choices = tuple((way, f"{v:.10g}" if isinstance(v, float) else str(v)) for way, v in column.ways.items())
    meanings = " or ".join(meaning for _, meaning in choices)
    asks = f"In “{name}”, does “{column.open_cell}” mean {meanings}? The column can be read either way."
    return Question(name, asks, choices)
