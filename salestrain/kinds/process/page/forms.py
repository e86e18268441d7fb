"""The messages that the page of a process may send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ui.messages import LONGEST_TEXT, Forms, a_file, a_name, a_text, some_names

LARGEST_FILE = 4_000_000
"""Characters or bytes of a file of deals; 5,000 deals with every column have about 2,000,000."""
STAGES = 12
A_FIGURE = a_text(12)
"""A figure as it was typed; what is no number is answered with a sentence."""
FIGURES = ["odds_left", "hours_a_month"]
FIGURES += [f"{what}{place}" for what in ("passes", "days", "hours") for place in range(STAGES)]

FORMS: Forms = {
    "take": {},
    "load": {"text": a_text(LARGEST_FILE), "file": a_file(LARGEST_FILE)},
    "map": {"stage": a_text(600), "to": a_name},
    "way": {"column": a_text(600), "way": a_name},
    "column": {"column": a_text(600), "to": a_name},
    "accept": {},
    "cancel": {},
    "template": {},
    "bring": {},
    "keep": {"value": a_name},
    "go": {"value": a_name},
    "find": {"deal": a_name, "skipped": some_names, "early": some_names, "stalled": some_names},
    "price": {**dict.fromkeys(FIGURES, A_FIGURE), "measure": a_name},
    "believe": {"stage": a_name, "answer": a_name, "why": a_text(2_000)},
    "trust": {"commitment": a_name, "answer": a_name, "why": a_text(2_000)},
    "create": {"commitment": a_name, "text": a_text(LONGEST_TEXT), "bold": a_text(LONGEST_TEXT)},
    "lead": {"who": a_text(200), "did": a_name, "which": a_name, "on": a_name, "words": a_text(2_000)},
    "skip": {"deal": a_name, "which": a_name, "decided_by": a_text(200), "on": a_name, "reason": a_text(2_000)},
    "change": {"which": a_name, "how": a_name, "decided_by": a_text(200), "on": a_name, "reason": a_text(2_000)},
    "finish": {},
    "debrief": {},
    "start": {},
}
UNSAID: dict[str, dict[str, Any]] = {
    "load": {"text": "", "file": b""},
    "find": {"skipped": [], "early": [], "stalled": []},
    "believe": {"answer": ""},
    "trust": {"why": "", "answer": ""},
    "lead": {"did": ""},
    "change": {"how": ""},
    "price": dict.fromkeys([*FIGURES, "measure"], ""),
    "create": {"bold": ""},
}
OPTIONAL: Mapping[tuple[str, str], Any] = {
    (message, name): value for message, values in UNSAID.items() for name, value in values.items()
}
