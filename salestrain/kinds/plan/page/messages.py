"""What the page of a plan may send, and what of it is believed."""

from __future__ import annotations

from typing import Any

from ....ui.messages import Forms, a_file, a_flag, a_name, a_number, a_text
from ..model import Action, Goal, Objective
from .fields import forms_for
from .period_form import FIELDS as PERIOD

LONGEST_FILE = 4_000_000
a_line = a_text(4_000)
a_list = a_text(LONGEST_FILE)
LEVELS = 8

FORMS: Forms = {
    "look": {"value": a_name}, "list": {"value": a_name}, "day": {"value": a_name},
    "edit": {"value": a_name}, "add_objective": {"value": a_name}, "add_action": {"value": a_name}, "leave": {},
    "new_goal": forms_for(Goal, a_line),
    "new_objective": {"parent": a_name, "text": a_line},
    "new_action": {"parent": a_name, "text": a_line, **forms_for(Action, a_line)},
    "change_goal": {"id": a_name, **forms_for(Goal, a_line)},
    "change_objective": {"id": a_name, **forms_for(Objective, a_line)},
    "change_action": {"id": a_name, **forms_for(Action, a_line)},
    "remove": {"value": a_name}, "attach": {"item": a_name, "parent": a_name},
    "tasks": {"text": a_list, "file": a_file(LONGEST_FILE)},
    "tasks_answer": {"value": a_line}, "tasks_away": {},
    "bring": {"text": a_list, "file": a_file(LONGEST_FILE)},
    "period": {field.name: a_line for field in PERIOD},
    "compile": {}, "begin_period": {}, "close_period": {}, "debrief": {}, "start": {},
    "override": {"rule": a_name, "place": a_name, "note": a_line},
    "answer": {"rule": a_name, "place": a_name, "text": a_line},
    "tick": {"value": a_name}, "untick": {"value": a_name},
    "move": {"action": a_name, "was": a_name, "to": a_name},
    "drop": {"action": a_name, "was": a_name, "reason": a_line, "all": a_flag},
    "measure": {"objective": a_name, "value": a_name},
    "sum": {}, "keep_funnel": {},
    "export": {"value": a_name}, "back": {"value": a_number}, "compare": {"one": a_number, "other": a_number},
}  # fmt: skip
"""Each type of message with its fields."""

_SLIDERS: dict[str, Any] = {"target": a_number, "cycle": a_number, "each": a_number}
for _level in range(LEVELS):
    _SLIDERS |= {f"p{_level}": a_number, f"k{_level}": a_name, f"n{_level}": a_name}
FORMS = {**FORMS, "sum": _SLIDERS, "keep_funnel": _SLIDERS}

OPTIONAL: dict[tuple[str, str], Any] = {
    ("new_action", "verb"): "", ("new_action", "object"): "",
    **{(sort, "file"): b"" for sort in ("tasks", "bring")}, **{(sort, "text"): "" for sort in ("tasks", "bring")},
    ("drop", "all"): False,
    **{(sort, name): 0 if name[0] == "p" else "" for sort in ("sum", "keep_funnel") for name in _SLIDERS
       if name[-1].isdigit()},
}  # fmt: skip
"""What a field is that a form does not send."""
