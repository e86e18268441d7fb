"""What the page of a plan may send, and what of it is believed."""

from __future__ import annotations

from typing import Any

from ....ui.messages import Forms, a_file, a_flag, a_name, a_number, a_text
from ..model import Action, Objective
from .fields import forms_for
from .period_form import FIELDS as PERIOD

LONGEST_FILE = 4_000_000
a_line = a_text(4_000)
a_list = a_text(LONGEST_FILE)
LEVELS = 8
"""The most levels of a funnel."""
PLACES = range(LEVELS)
PERCENTS = [f"p{place}" for place in PLACES]
MINUTES = [f"m{place}" for place in PLACES]
NAMES = [f"l{place}" for place in PLACES]
HISTORY = [f"{letter}{place}" for place in PLACES for letter in "kn"]

_UPLOAD: dict[str, Any] = {"text": a_list, "file": a_file(LONGEST_FILE)}
_FUNNEL: dict[str, Any] = {
    "target": a_number,
    "cycle": a_number,
    "outcome": a_name,
    **dict.fromkeys([*PERCENTS, *MINUTES], a_number),
    **dict.fromkeys([*HISTORY, *NAMES], a_name),
}
_GOAL: dict[str, Any] = {"text": a_line, "about": a_name}
_NAMING = "look list day edit add_objective add_action remove tick untick export".split()
_BARE = (
    "leave from_practice tasks_away compile begin_period close_period debrief start copy_example sample_tasks".split()
)
FORMS: Forms = {
    **{send: {"value": a_name} for send in _NAMING},
    **{send: {} for send in _BARE},
    "new_goal": _GOAL,
    "new_objective": {"parent": a_name, "text": a_line},
    "new_action": {"parent": a_name, "text": a_line, **forms_for(Action, a_line)},
    "change_goal": {"id": a_name, **_GOAL},
    "change_objective": {"id": a_name, **forms_for(Objective, a_line)},
    "change_action": {"id": a_name, **forms_for(Action, a_line)},
    "attach": {"item": a_name, "parent": a_name},
    "tasks": _UPLOAD,
    "tasks_answer": {"value": a_line},
    "bring": _UPLOAD,
    "period": {field.name: a_line for field in PERIOD},
    "ask": {"value": a_line},
    "feeds": {"value": a_line},
    "counts": {"value": a_line},
    "override": {"rule": a_name, "place": a_name, "note": a_line},
    "answer": {"rule": a_name, "place": a_name, "text": a_line},
    "move": {"action": a_name, "was": a_name, "to": a_name},
    "drop": {"action": a_name, "was": a_name, "reason": a_line, "all": a_flag},
    "measure": {"objective": a_name, "value": a_name},
    "sum": _FUNNEL,
    "keep_funnel": _FUNNEL,
    "back": {"value": a_number},
    "use_practice": {"value": a_number},
    "compare": {"one": a_number, "other": a_number},
}
"""Each type of message with its fields."""

OPTIONAL: dict[tuple[str, str], Any] = {
    ("new_action", "verb"): "",
    ("new_action", "object"): "",
    ("new_action", "at"): "",
    ("period", "day"): "",
    ("drop", "all"): False,
}
"""What a field is that a form does not send."""
for _send in ("tasks", "bring"):
    OPTIONAL |= {(_send, "text"): "", (_send, "file"): b""}
for _send in ("sum", "keep_funnel"):
    OPTIONAL |= {(_send, name): 0 for name in PERCENTS}
    OPTIONAL |= {(_send, name): "" for name in HISTORY}
    OPTIONAL |= {(_send, name): False for name in [*MINUTES, *NAMES, "outcome"]}
