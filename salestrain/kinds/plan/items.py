"""Pieces of a plan out of plain data, and every mistake in them as one sentence for the learner."""

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
    "goals": Goal, "objectives": Objective, "actions": Action,
}  # fmt: skip
LETTERS = {"goals": "g", "objectives": "o", "actions": "a"}
LOGS = frozenset(("done", "moved", "dropped", "measured"))
"""What is written by doing, and never by changing."""


_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Signs that nobody sees and no file of ours may hold; a text that was pasted may bring some along."""


def made(model: type[M], data: Mapping[str, Any]) -> M:
    """The data as a piece of the plan. Raises Refusal with everything that is wrong in it."""
    try:
        return model.model_validate_json(canonical(_seen(data)))
    except (ValidationError, ValueError) as wrong:
        if not isinstance(wrong, ValidationError):
            raise Refusal("That cannot be kept as it is; type plain words, numbers and dates.") from None
        raise Refusal(" ".join(dict.fromkeys(map(_said, wrong.errors(include_url=False))))) from None


def _seen(data: Any) -> Any:
    """The same data without signs that nobody sees."""
    if isinstance(data, str):
        return _UNSEEN.sub(" ", data)
    if isinstance(data, Mapping):
        return {key: _seen(value) for key, value in data.items()}
    return [_seen(value) for value in data] if isinstance(data, list | tuple) else data


def plain(item: BaseModel) -> dict[str, Any]:
    """A piece as plain data, without what stands at its default."""
    return item.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _said(details: Any) -> str:
    place = [str(part + 1) if isinstance(part, int) else part.replace("_", " ") for part in details["loc"]]
    label = " ".join(place).capitalize()
    if details["type"] == "missing":
        return f"{label} is missing."
    if details["type"] == "extra_forbidden":
        return f"{label} is nothing that can be said here."
    if details["type"].startswith("date"):
        return f"{label}: “{details['input']}” is no date. Write one such as 2027-03-31."
    return ": ".join(filter(None, [label, " ".join(filter(None, sentence(details["type"], details, None)))]))


def with_item(plan: Plan, part: str, item: Goal | Objective | Action) -> Plan:
    """The plan with one more piece."""
    return plan.model_copy(update={part: (*getattr(plan, part), item)})


def put(plan: Plan, item: Goal | Objective | Action) -> Plan:
    """The plan with a piece in place of the one with its id."""
    part = part_of(item)
    there = getattr(plan, part)
    return plan.model_copy(update={part: tuple(item if one.id == item.id else one for one in there)})


def part_of(item: Goal | Objective | Action) -> str:
    """The list that a piece belongs to."""
    return next(part for part, model in PARTS.items() if isinstance(item, model))
