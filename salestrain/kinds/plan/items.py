"""Items of a plan built from plain data, with every mistake as one sentence for the learner."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ...content.schema_errors import sentence
from ...core.events import Refusal, canonical
from .model import Action, Goal, Objective, Plan

M = TypeVar("M", bound=BaseModel)
PARTS: dict[str, type[Goal] | type[Objective] | type[Action]] = {
    "goals": Goal,
    "objectives": Objective,
    "actions": Action,
}
LETTERS = {"goals": "g", "objectives": "o", "actions": "a"}
LOGS = frozenset(("done", "moved", "dropped", "measured"))
"""Fields that are written only by carrying out the plan, never by editing it."""


_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Invisible characters that no file of ours may contain; pasted text may bring some along."""


def made(model: type[M], data: Mapping[str, Any]) -> M:
    """Return the data as a validated model.

    Raises:
        Refusal: the data is invalid; lists everything that is wrong with it.
    """
    try:
        return model.model_validate_json(canonical(_cleaned(data)))
    except (ValidationError, ValueError) as wrong:
        if not isinstance(wrong, ValidationError):
            raise Refusal("That cannot be saved. Use plain words, numbers and dates.") from None
        raise Refusal(" ".join(dict.fromkeys(map(_mistake, wrong.errors(include_url=False))))) from None


def _cleaned(data: Any) -> Any:
    """Return the same data without invisible characters."""
    if isinstance(data, str):
        return _UNSEEN.sub(" ", data)
    if isinstance(data, Mapping):
        return {key: _cleaned(value) for key, value in data.items()}
    return [_cleaned(value) for value in data] if isinstance(data, list | tuple) else data


def plain(item: BaseModel) -> dict[str, Any]:
    """Return an item as plain data, without fields at their defaults."""
    return item.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _mistake(details: Any) -> str:
    place = [str(part + 1) if isinstance(part, int) else part.replace("_", " ") for part in details["loc"]]
    label = " ".join(place).capitalize()
    if details["type"] == "missing":
        return f"{label} is missing."
    if details["type"] == "extra_forbidden":
        return f"{label} is not a field here."
    if details["type"].startswith("date"):
        return f"{label}: “{details['input']}” is not a date. Enter one such as 2027-03-31."
    return ": ".join(filter(None, [label, " ".join(filter(None, sentence(details["type"], details, None)))]))


def with_item(plan: Plan, part: str, item: Goal | Objective | Action) -> Plan:
    """Return the plan with one more item."""
    return plan.model_copy(update={part: (*getattr(plan, part), item)})


def put(plan: Plan, item: Goal | Objective | Action) -> Plan:
    """Return the plan with an item in place of the one with the same id."""
    part = part_of(item)
    items = getattr(plan, part)
    return plan.model_copy(update={part: tuple(item if present.id == item.id else present for present in items)})


def part_of(item: Goal | Objective | Action) -> str:
    """Return the name of the list that an item belongs to."""
    return next(part for part, model in PARTS.items() if isinstance(item, model))
