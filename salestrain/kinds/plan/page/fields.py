"""What can be filled in for each piece of a plan: the boxes, and the way from typed texts to values and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ....core.events import Refusal
from ....ui.markup import Html, tag
from ..model import ELEMENTS, PARTIES, Action, Goal, Objective


@dataclass(frozen=True, slots=True)
class Field:
    """One box. `sort` is text, long, number, whole, date, dates, numbers or choice."""

    name: str
    label: str
    sort: str = "text"
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


_WHOM = tuple(dict.fromkeys((key, words) for parties in PARTIES.values() for key, words in parties.items()))
FIELDS: Mapping[type[Any], tuple[Field, ...]] = {
    Goal: (
        Field("text", "The goal, in a line"),
        Field("element", "Which part of the plan is it?", "choice", options=tuple(ELEMENTS.items())),
        Field("party", "Whom is it about?", "choice", "For relationships and revenue.", (("", "nobody named"), *_WHOM)),
    ),
    Objective: (
        Field("text", "The objective, in one sentence", "long"),
        Field("verb", "What is done (a verb)"),
        Field("object", "What it is about"),
        Field("whom", "With or for whom"),
        Field("metric", "The metric, if it has a name of its own"),
        Field("baseline", "The value today", "number"),
        Field("target", "The value to reach", "number"),
        Field("unit", "Unit", hint="Such as %, deals, days."),
        Field("source", "Where the number is read"),
        Field("start", "Starts on", "date"),
        Field("due", "Due on", "date"),
        Field("check_ins", "Checks on the way", "dates", "Dates such as 2027-01-22, one after the other."),
        Field("weight", "Weight under its goal, in percent", "whole"),
        Field("owner", "Who answers for it"),
        Field("history", "What you reached in earlier periods", "numbers", "Numbers, the newest last: 3 4 4."),
        Field("scale", "Goal attainment", "numbers", "Five values, from much less to much more than expected."),
        Field("capability_step", "The step that makes it possible"),
        Field("dependency", "On whom or what it depends"),
    ),
    Action: (
        Field("verb", "What you do (a verb)"),
        Field("object", "With what, with whom"),
        Field("date", "On which day", "date", "For something that is done once."),
        Field("repeats", "Or how often", hint="daily · weekly on Mon · every 2 weeks on Tue, Thu · monthly on 15"),
        Field("minutes", "Minutes each time", "whole"),
        Field("cue", "If what happens, then you do it?", hint="If it is Monday at nine, then I …"),
        Field("lead", "What it brings", hint="The lead measure, such as a level of the funnel: first talks."),
        Field("yields", "How many of it each time", "whole"),
        Field("start", "From (if not from the beginning)", "date"),
        Field("until", "Until (if not to the end)", "date"),
        Field("note", "Note", "long"),
    ),
}  # fmt: skip
LATER = ("metric", "start", "weight", "scale", "lead", "yields", "until", "note")
"""What opens on demand; the rest is asked at once."""


def changed(item: Goal | Objective | Action, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields whose value is another one than the piece has. Raises Refusal for what cannot be read."""
    found = {}
    for field in FIELDS[type(item)]:
        if field.name in typed:
            value, there = value_of(field, typed[field.name]), getattr(item, field.name)
            if value != _plain(there):
                found[field.name] = value
    return found


def given(sort: type[Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields that were filled in, for a new piece. Raises Refusal for what cannot be read."""
    values = {field.name: value_of(field, typed[field.name]) for field in FIELDS[sort] if field.name in typed}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def value_of(field: Field, text: str) -> Any:
    """A typed text as its value. Raises Refusal, naming the box."""
    text = text.strip()
    if field.sort in ("text", "long"):
        return text if field.sort == "long" and field.name == "note" else " ".join(text.split())
    if field.sort == "choice":
        return text or None
    if field.sort in ("dates", "numbers"):
        read = _a_date if field.sort == "dates" else _a_number
        values: list[Any] = [read(field, part) for part in re.split(r"[\s;]+|,\s+|,(?=\d{4}-)", text) if part]
        return None if field.name == "scale" and not values else values
    if not text:
        return None
    if field.sort == "date":
        return _a_date(field, text)
    return _a_whole(field, text) if field.sort == "whole" else _a_number(field, text)


def _a_date(field: Field, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refusal(f"{field.label}: “{text[:40]}” is no date. Write one such as 2027-03-31.") from None


def _a_number(field: Field, text: str) -> float | int:
    plain = text.replace(",", ".") if re.fullmatch(r"[-+]?\d+,\d{1,2}", text) else text.replace("\u00a0", "")
    if not re.fullmatch(r"[-+]?\d{1,12}(\.\d{1,6})?", plain):
        raise Refusal(f"{field.label}: “{text[:40]}” is no number. Write one such as 24 or 3.5.")
    return float(plain) if "." in plain else int(plain)


def _a_whole(field: Field, text: str) -> int:
    number = _a_number(field, text)
    if number != int(number) or number < 0:
        raise Refusal(f"{field.label}: “{text[:40]}” must be a whole number, 0 or more.")
    return int(number)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def shown(field: Field, value: Any) -> str:
    """A value as it stands in its box."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return " ".join(shown(field, one) for one in value)
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def box(field: Field, value: Any, prefix: str, required: bool = False, asked: str = "") -> Html:
    """The box with its label, its hint, and what the compiler asks about it."""
    name = f"{prefix}-{field.name}"
    told = " ".join(filter(None, [f"{name}-hint" if field.hint else "", f"{name}-ask" if asked else ""])) or None
    common: dict[str, Any] = {"id": name, "name": field.name, "aria_describedby": told, "required": required}
    text = shown(field, value)
    if field.sort == "choice":
        options = [tag("option", words, value=key, selected=key == text) for key, words in field.options]
        control = tag("select", *options, class_="st-select", **common)
    elif field.sort == "long":
        control = tag("textarea", text, class_="st-textarea", rows=2, **common)
    else:
        sort = "date" if field.sort == "date" else "text"
        keys = {"number": "decimal", "whole": "numeric"}.get(field.sort)
        control = tag("input", type=sort, inputmode=keys, value=text, class_="st-input", autocomplete="off", **common)
    return tag(
        "div",
        tag("label", field.label, for_=name, class_="st-label"),
        control,
        tag("span", field.hint, id=f"{name}-hint", class_="st-hint") if field.hint else None,
        tag("span", asked, id=f"{name}-ask", class_="st-error") if asked else None,
        class_="st-field st-whole" if field.sort == "long" else "st-field",
    )


Make = Callable[[Any], Any]


def forms_for(sort: type[Any], text: Make) -> dict[str, Make]:
    """What makes a value of each box of a piece, for the messages of the page."""
    return {field.name: text for field in FIELDS[sort]}
