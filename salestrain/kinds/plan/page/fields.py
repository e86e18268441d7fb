"""The fields of each piece of a plan: their boxes, and the way from typed texts to values and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ....calendars.clock_times import time_in
from ....calendars.days_in_words import NotADay, days_words, read_days
from ....core.events import Refusal
from ....language.stating.numbers import NUMBER, value
from ....ui import fields as ui
from ..model import Action, Goal, Objective, Period

Kind = Literal["text", "long", "lines", "number", "whole", "date", "dates", "clock", "numbers", "choice", "level"]
"""What is typed: `long` is one sentence in a box of several lines, `lines` are kept as they are."""


@dataclass(frozen=True, slots=True)
class PlanField:
    """One thing that can be filled in; `options` are what a choice offers."""

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    options: tuple[ui.Option, ...] = ()


_BOXES: Mapping[Kind, ui.Kind] = {
    "long": "long",
    "lines": "long",
    "number": "decimal",
    "whole": "whole",
    "date": "date",
}
"""The box for each kind; a line of text where nothing else is said."""
_REPEATS = "daily · Tuesdays and Thursdays · every other Friday at 9 · first Monday of the month"
FIELDS: Mapping[type[Any], tuple[PlanField, ...]] = {
    Goal: (
        PlanField("text", "Goal, in one line"),
        PlanField("element", "Which part of the plan does it belong to?", "choice"),
        PlanField("party", "Who is it about?", "choice"),
    ),
    Objective: (
        PlanField("text", "Objective, in one sentence", "long"),
        PlanField("verb", "What you will do (a verb)"),
        PlanField("object", "What it is about"),
        PlanField("whom", "With or for whom"),
        PlanField("metric", "What is counted, if it has its own name"),
        PlanField("baseline", "Today (the value you start from)", "number"),
        PlanField("target", "Target (the value to reach)", "number"),
        PlanField("unit", "Unit", hint="Such as %, deals or days."),
        PlanField("source", "Where the number comes from"),
        PlanField("start", "Starts on", "date"),
        PlanField("due", "Due on", "date"),
        PlanField("check_ins", "Check-ins", "dates", "Days such as 22 Jan, 26 Feb."),
        PlanField("weight", "Weight within its goal, in percent", "whole"),
        PlanField("owner", "Owner"),
        PlanField("history", "Results in earlier periods", "numbers", "Numbers, newest last: 3 4 4."),
        PlanField("scale", "Five results", "numbers", "From much less to much more than you expect."),
        PlanField("capability_step", "The step that makes it possible"),
        PlanField("dependency", "Who or what it depends on"),
    ),
    Action: (
        PlanField("verb", "What you will do (a verb)"),
        PlanField("object", "What or whom"),
        PlanField("date", "Date", "date", "For a one-off action."),
        PlanField("repeats", "Or how often", hint=_REPEATS),
        PlanField("at", "Starts at", "clock", "A time such as 9:30, if it has one."),
        PlanField("minutes", "Minutes each time", "whole"),
        PlanField("cue", "What sets it off", hint="If it is Monday at nine, then I …"),
        PlanField("lead", "What it brings", "level", "Such as a step of your funnel: first talks."),
        PlanField("yields", "How many each time", "whole"),
        PlanField("start", "From (if not from the start)", "date"),
        PlanField("until", "Until (if not until the end)", "date"),
        PlanField("note", "Note", "lines"),
    ),
}
_SENTENCE = (
    "Say what you will do, with or for whom, from what number to what number, and by when. "
    "You can then correct how it was read."
)
_LINE = "Say when and how long, if you know: call two mills every Tuesday at 9, 30 min. The boxes below can stay empty."
NEW: Mapping[str, tuple[PlanField, ...]] = {
    "objective": (PlanField("text", "Objective, in one sentence", "long", _SENTENCE),),
    "action": (
        PlanField("text", "What will you do?", hint=_LINE),
        *FIELDS[Action][2:],
    ),
}
"""What is asked of a new piece; its sentence is read for the rest."""
LATER = ("metric", "start", "weight", "scale", "until", "note")
"""Fields that open on demand; the others are asked at once."""


def changed(item: Goal | Objective | Action, typed: Mapping[str, str], period: Period | None = None) -> dict[str, Any]:
    """Return the fields whose typed value differs from what the piece has.

    Args:
        item: the piece as it is.
        typed: what stands in its boxes.
        period: period of the plan, for days without a year.

    Raises:
        Refusal: something cannot be read.
    """
    values, before = {}, item.model_dump(mode="json")
    for field in FIELDS[type(item)]:
        if field.name in typed:
            value = value_of(field, typed[field.name], period)
            if value != before[field.name]:
                values[field.name] = value
    return values


def given(sort: type[Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a new piece that were filled in. Raises Refusal for what cannot be read."""
    values = {field.name: value_of(field, typed[field.name]) for field in FIELDS[sort] if field.name in typed}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def value_of(field: PlanField, text: str, period: Period | None = None) -> Any:
    """Return a typed text as its value.

    Args:
        field: the field it was typed into.
        text: what was typed.
        period: period of the plan, for days without a year.

    Raises:
        Refusal: the text cannot be read; the sentence names the field.
    """
    text = text.strip()
    match field.kind:
        case "text" | "long" | "level":
            return " ".join(text.split())
        case "lines":
            return text
        case "choice":
            return text or None
        case "dates":
            return _days(field, text, period)
        case "numbers":
            return _several(field, text)
        case "clock":
            return _clock(field, text)
    if not text:
        return None
    return _READERS[field.kind](field, text)


_SIZE = re.compile(r"(\d) +(k|mn|mio|mln|m|bn|thousand|million|billion)\b", re.IGNORECASE)
"""A number and the word for its size, which belong together in a row of numbers."""


def labels_of(item: Any, names: Iterable[str]) -> list[str]:
    """Return what the boxes of an item are called."""
    labels = {field.name: field.label for field in FIELDS.get(type(item), ())}
    return [f"“{labels.get(name, name.replace('_', ' '))}”" for name in names]


def _several(field: PlanField, text: str) -> list[Any] | None:
    """Return values that stand one after the other; a scale without values is no scale."""
    read = _READERS[field.kind]
    text = _SIZE.sub(r"\1\2", _MONEY.sub(" ", text))
    values = [read(field, part) for part in re.split(r"[\s;]+|,\s+|,(?=\d{4}-)", text) if part]
    if field.name == "scale" and not values:
        return None
    return values


def _days(field: PlanField, text: str, period: Period | None) -> list[str]:
    """Return days as they are written in a calendar: “15-19 Feb, 26 Mar”."""
    first, last = (period.start, period.end) if period else (date.min, date.min)
    try:
        days = read_days(text, first, last)
    except NotADay as fault:
        raise Refusal(f"{field.label}: {fault}") from None
    if days and days[0].year == date.min.year:
        raise Refusal(f"{field.label}: set the period first, or write each day with its year, such as 15 Feb 2027.")
    return [day.isoformat() for day in days]


def _clock(field: PlanField, text: str) -> str:
    """Return a time of day such as 09:30; nothing was typed if it has none."""
    if not text:
        return ""
    moment = time_in(text if re.search(r"[:.]|[ap]\.?m", text, re.IGNORECASE) else f"at {text}")
    if moment is None:
        raise Refusal(f"{field.label}: “{text[:40]}” is not a time of day. Enter one such as 9:30 or 2 pm.")
    return f"{moment:%H:%M}"


def _day(field: PlanField, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refusal(f"{field.label}: “{text[:40]}” is not a date. Enter one such as 2027-03-31.") from None


_MONEY = re.compile(
    r"[€$£%]|\b(?:eur(?:os?)?|usd|gbp|chf|sek|dkk|nok|kr|pln|zł|dollars?|pounds?|francs?)\b\.?", re.IGNORECASE
)


def _number(field: PlanField, text: str) -> float | int:
    plain = _MONEY.sub("", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()
    sign = -1 if plain.startswith("-") else 1
    match = NUMBER.fullmatch(plain.lstrip("+-"))
    if match is None or match["words"]:
        raise Refusal(f"{field.label}: “{text[:40]}” is not a number. Enter one such as 24 or 3.5.")
    number, otherwise = value(match)
    if otherwise is not None and not _MONEY.search(text):
        raise Refusal(f"{field.label}: is “{text[:40]}” {number:g} or {otherwise:g}? Enter it without the separator.")
    if number > 1e12:
        raise Refusal(f"{field.label}: “{text[:40]}” is too large a number.")
    number *= sign
    return int(number) if number == int(number) else number


def _whole_number(field: PlanField, text: str) -> int:
    number = _number(field, text)
    if number != int(number) or number < 0:
        raise Refusal(f"{field.label}: “{text[:40]}” must be a whole number, 0 or more.")
    return int(number)


_READERS: Mapping[Kind, Callable[[PlanField, str], Any]] = {
    "date": _day,
    "number": _number,
    "numbers": _number,
    "whole": _whole_number,
}


def shown(value: Any) -> str:
    """Return a value as it stands in its box."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        if value and all(isinstance(entry, date) for entry in value):
            return days_words(value)
        return " ".join(shown(entry) for entry in value)
    if isinstance(value, float) and abs(value) < 1e6:
        return f"{value:g}"
    return str(value)


def box(field: PlanField, value: Any, prefix: str, *, required: bool = False) -> ui.Field | ui.Choice:
    """Return the box of a field.

    Args:
        field: what is filled in.
        value: what it is now.
        prefix: the beginning of the box's id.
        required: whether it must be filled in.
    """
    name, text = f"{prefix}-{field.name}", shown(value)
    if field.kind == "choice":
        options = field.options
        return ui.Choice(field.name, field.label, options, "list", [text], hint=field.hint, required=required, id=name)
    kind = _BOXES.get(field.kind, "text")
    return ui.Field(field.name, field.label, kind, text, hint=field.hint, required=required, id=name)
