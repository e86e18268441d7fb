"""The messages that the page of a review may send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ui.messages import Forms, a_flag, a_name, a_number, a_text

WORDS = a_text(2_000)
FORMS: Forms = {
    "judge_case": {"case": a_name, "answer": a_name},
    "judge_own": {
        "name": a_text(200),
        "sort": a_name,
        "months": a_text(4_000),
        "value": a_text(200),
        "answer": a_name,
    },
    "keep_number": {
        "name": a_text(200),
        "sort": a_name,
        "months": a_text(4_000),
        "counts": WORDS,
        "source": WORDS,
        "mine": WORDS,
        "seen": WORDS,
    },
    "begin_month": {"month": a_name},
    "weigh": {"number": a_name, "value": a_text(200), "answer": a_name},
    "answer": {"question": a_name, "text": WORDS, "number": a_name},
    "explain": {"text": WORDS, "evidence": WORDS, "size": WORDS, "response": WORDS, "outside": a_flag},
    "begin_experiment": {"number": a_name, "hypothesis": WORDS, "window": a_text(12), "change": a_text(12)},
    "ideas": {},
    "use_idea": {"value": a_number},
    "conclude": {"experiment": a_name, "result": a_name, "learned": WORDS},
    "close_month": {},
    "go": {"value": a_name},
    "finish": {},
    "debrief": {},
    "start": {},
}
UNSAID: dict[str, dict[str, Any]] = {
    "judge_case": {"answer": ""},
    "judge_own": {"sort": "", "answer": ""},
    "keep_number": {"sort": "", "counts": "", "source": "", "mine": "", "seen": ""},
    "weigh": {"answer": ""},
    "answer": {"number": ""},
    "explain": {"evidence": "", "size": "", "response": "", "outside": False},
    "begin_experiment": {"number": ""},
    "conclude": {"result": ""},
}
OPTIONAL: Mapping[tuple[str, str], Any] = {
    (message, name): value for message, values in UNSAID.items() for name, value in values.items()
}
