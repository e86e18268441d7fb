"""Reading of what a planner types: an objective's parts, an action's verb, a task list, a complete plan.

Text is read once, before the move is stored, and the reading is stored with it. Fields the learner fills in take
precedence over the reading.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ...calendars.clock_times import time_in
from ...core.events import Move, Refusal
from ...language.statements import Objective as Read
from ...language.statements import Quantity, objective
from .building import HEAD
from .deeds import in_other_hands
from .funnel_words import minutes_of_all, said_of
from .imports import Unbrought, brought
from .items import made, plain
from .model import Objective, Period, Plan
from .money import money_unit
from .named_days import day_of
from .state import piece
from .task_lists import split, task_list
from .when_words import cue_in, loose_time, often_in, span_in

Json = Any


def hear(session: Any, move: Move) -> Move:
    """Return the move as it is stored, with a reading of anything that was typed.

    Raises:
        Refusal: the text cannot be read.
    """
    plan, data = session.state.plan, dict(move.data)
    if move.verb == "add_objective" and isinstance(data.get("text"), str):
        return Move(move.verb, _objective(plan, {**data, "text": _one_line(data["text"])}))
    if move.verb == "change" and isinstance(data.get("text"), str):
        data["text"] = _one_line(data["text"])
        item = piece(plan, str(data.get("id")))
        return Move(move.verb, _reworded(plan, item, data) if isinstance(item, Objective) else data)
    if move.verb == "add_action" and "text" in data:
        return Move(move.verb, {**action_of(plan, str(data.pop("text"))), **data})
    if move.verb == "import_tasks" and isinstance(data.get("text"), str):
        return Move(move.verb, task_list(data["text"], data.get("answers")))
    if move.verb == "bring_plan" and isinstance(data.get("text"), str):
        return Move(move.verb, _plan(data["text"], plan))
    return move


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _objective(plan: Plan, data: dict[str, Json]) -> dict[str, Json]:
    read, fields = reading(data["text"], plan.period, plan.currency)
    if plan.owner:
        fields.setdefault("owner", plan.owner)
    return {**fields, **data, "reading": read}


def action_of(plan: Plan, text: str) -> dict[str, Json]:
    """Return the fields of an action out of a line to do: what, when, how often, how long, and the step of the funnel.

    A step is taken only where the line calls it by its name; everything else is asked about. A time that is no exact
    day is kept as a note.

    Args:
        plan: plan with the period and the funnel.
        text: the line as it was typed.
    """
    fields = {**split(text), **_when(plan, text)}
    said = said_of(text, [step.level for step in plan.funnel.steps]) if plan.funnel else None
    return fields | {"lead": said[0], "yields": said[1]} if said else fields


def _when(plan: Plan, text: str) -> dict[str, Json]:
    """Return what a line says of its time.

    Args:
        plan: plan with the period.
        text: the line as it was typed.
    """
    fields: dict[str, Json] = {}
    span, moment = span_in(text), time_in(text)
    minutes = minutes_of_all(text) or (span[1] if span else None)
    if minutes:
        fields["minutes"] = minutes
    if span or moment:
        fields["at"] = span[0] if span else f"{moment:%H:%M}"
    repeats, unclear = often_in(text)
    day = next(
        (day for when in objective(text).times if when.kind == "date" and (day := day_of(when, plan.period))), None
    )
    if repeats:
        fields["repeats"] = repeats
    elif day is not None:
        fields["date"] = day.isoformat()
    elif cue := cue_in(text):
        fields["cue"] = cue
    elif words := unclear or loose_time(text):
        fields["note"] = f"When: {words}"
    return fields


def _reworded(plan: Plan, item: Objective, data: dict[str, Json]) -> dict[str, Json]:
    """Reword an objective: fields that came from the old sentence are taken from the new one, all others stay.

    Args:
        plan: plan with the period.
        item: objective as it is.
        data: data of the move, with the new sentence.
    """
    read, fields = reading(data["text"], plan.period, plan.currency)
    before, present = reading(item.text, plan.period, plan.currency)[1], plain(item)
    derived = {name: value for name, value in fields.items() if present.get(name) in (None, before.get(name))}
    return {**derived, **data, "reading": read}


def reading(text: str, period: Period | None, currency: str = "") -> tuple[dict[str, Json], dict[str, Json]]:
    """Return the reading of an objective as plain data, and the fields that follow from it.

    `spans` locate the words that prove each part; `unclear_date` is a question about a date with two meanings.

    Args:
        text: the objective.
        period: period of the plan.
        currency: what the plan counts money in; without it, an amount that names none stays without one.
    """
    read = objective(text)
    spans: dict[str, Json] = {}
    parts = {
        "verb": read.verb,
        "metric": read.metric,
        "whom": read.whom,
        "source": read.source,
        "target": _target(read),
        "change": read.quantity("change", "factor"),
        "baseline": read.baseline,
    }
    for name, part in parts.items():
        if part is not None:
            spans[name] = list(part.span)
    for hint in read.hints:
        spans.setdefault(hint.value, list(hint.span))
    if read.confidence_span:
        spans["confidence"] = list(read.confidence_span)
    due, unclear = _due(read, period, spans)
    result: dict[str, Json] = {"text": text, "spans": spans, "vague": [text[slice(*word.span)] for word in read.vague]}
    if read.verb and not read.verb.specific:
        result["vague_verb"] = text[slice(*read.verb.span)]
    if unclear:
        result["unclear_date"] = unclear
    elif due is None and (words := _time_words(read)):
        result["due_words"] = words
    if in_other_hands(text):
        result["others"] = True
    fields = _fields(read, currency)
    if fields.get("history") and "baseline" in spans:
        spans["history"] = spans.pop("baseline")
    return result, {**fields, **({"due": due.isoformat()} if due else {})}


def _fields(read: Read, currency: str) -> dict[str, Json]:
    fields: dict[str, Json] = {}
    if read.verb is not None:
        fields["verb"] = read.verb.value
    for name, part in (("object", read.metric), ("whom", read.whom), ("source", read.source)):
        if part is not None:
            typed = read.text[slice(*part.span)]
            words = typed if typed.casefold() == part.value else part.value  # Keeps the capitals of names.
            fields[name] = words.removesuffix(" of")
    target, baseline, before = _target(read), read.quantity("baseline"), read.quantity("history")
    if target is not None:
        fields["target"], fields["unit"] = target.high, money_unit(read, target, currency)
    if before is not None and target is not None:
        fields["history"] = [before.low]
    if (
        baseline is not None
        and _counts_up(read)
        and re.search(_PAST, read.text[: baseline.span[0]][-24:], re.IGNORECASE)
    ):
        fields["history"], fields["baseline"] = [baseline.low], 0.0  # last year's result is no stock to add to
    elif baseline is not None:
        fields["baseline"] = baseline.low
        fields["unit"] = fields.get("unit") or baseline.unit
    elif target is not None and _counts_up(read):
        fields["baseline"] = 0.0
    depends = next((hint for hint in read.hints if hint.value == "dependency"), None)
    if depends is not None:
        fields["dependency"] = _clause(read, depends.span)
    return {name: value for name, value in fields.items() if value != ""}


_PAST = r"(?:last|prior|previous) (?:year|yr|quarter|month|week)\W*(?:\w+ ){0,2}$"


_SINCE = re.compile(r"\b(?:since|as of|from|starting|within|last|prior|previous) *$", re.IGNORECASE)


def _time_words(read: Read) -> str:
    """Return the words of a time that is no exact day; empty if there are none, or if they say since when."""
    for when in read.times:
        if when.ends and not _SINCE.search(read.text[: when.span[0]][-12:]):
            return read.text[slice(*when.span)]
    words = loose_time(read.text)
    if not words or words.casefold() == "today" or _SINCE.search(read.text.partition(words)[0][-12:]):
        return ""
    return words


def _target(read: Read) -> Quantity | None:
    """Return the quantity to reach.

    A quantity that only counts the people involved ("1.2 million with 3 partners") does not precede the value.
    """
    target, value = read.quantity("target"), read.quantity("value")
    if target is None and read.quantity("baseline"):
        return value
    counts_whom = target and read.whom and target.span[0] < read.whom.span[1] and read.whom.span[0] < target.span[1]
    return value if value and counts_whom else target


def _clause(read: Read, span: tuple[int, int]) -> str:
    """Return a hint up to the end of its clause, or up to a time: "if the demo team is available"."""
    ends = [when.span[0] for when in read.times if when.span[0] >= span[1]]
    words = re.match(r"[^,.;]*", read.text[span[0] : min(ends, default=len(read.text))])
    return re.sub(r"(?:\s+(?:by|until|till|before|in|on|the|and|within))*\s*$", "", words[0] if words else "")[:300]


_FROM_NOTHING = frozenset(
    "win book make call close add send hold generate visit sign complete deliver secure schedule publish contact"
    " collect open have create invite move recover renew earn present map practise practice write meet identify"
    " sell".split()
)


def _counts_up(read: Read) -> bool:
    """Return whether the verb counts from zero, as in "win six deals"."""
    return read.verb is not None and (read.verb.value.split() or [""])[0] in _FROM_NOTHING


def _due(read: Read, period: Period | None, spans: dict[str, Json]) -> tuple[date | None, str]:
    """Return the due day if a single one is meant, and a question if two are possible.

    Args:
        read: the objective.
        period: period of the plan.
        spans: the place of the words is added here.
    """
    for when in read.times:
        if not when.ends:
            continue
        words = read.text[slice(*when.span)]
        if when.otherwise:
            return None, f"“{words}”: which day is that? Write it such as 2027-03-31."
        day = day_of(when, period)
        if day is not None:
            spans["due"] = list(when.span)
            return day, ""
    return None, ""


def _plan(text: str, present: Plan) -> dict[str, Json]:
    try:
        plan = brought(text)
    except Unbrought as error:
        raise Refusal(str(error)) from None
    # A CSV has no period and no other fields of the plan as a whole, so the present ones are kept.
    head = {name: getattr(present, name) for name in HEAD if getattr(plan, name) == getattr(Plan(), name)}
    plan = plan.model_copy(update=head)
    plan, readings = read_through(plan)
    return {"plan": plain(plan), "readings": readings}


def read_through(plan: Plan) -> tuple[Plan, dict[str, Json]]:
    """Return the plan with its objectives read, and the readings by id.

    An objective that is only a sentence gets its parts from the reading.
    """
    readings, objectives = {}, []
    for item in plan.objectives:
        readings[item.id], fields = reading(item.text, plan.period, plan.currency)
        only_a_sentence = not (item.verb or item.object or item.target is not None or item.due)
        objectives.append(made(Objective, {**fields, **plain(item)}) if only_a_sentence else item)
    return plan.model_copy(update={"objectives": tuple(objectives)}), readings
