"""The messages that the page of a ledger may send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ui.messages import Forms, a_name, a_number, a_text

WORDS = a_text(2_000)
FORMS: Forms = {
    "rate": {"part": a_name, "easy": a_number, "usual": a_number, "hard": a_number},
    "bring": {},
    "keep_win": {
        "what": WORDS,
        "part": a_name,
        "on": a_name,
        "mine": WORDS,
        "evidence": WORDS,
        "plan": WORDS,
        "repeat": WORDS,
        "lesson": WORDS,
        "reuse_by": a_name,
    },
    "acknowledge": {"win": a_name, "by": WORDS, "words": WORDS},
    "choose": {"part": a_name, "step": WORDS},
    "leader": {},
    "kept_actions": {},
    "use_action": {"value": a_number},
    "go": {"value": a_name},
    "finish": {},
    "debrief": {},
    "start": {},
}
UNSAID: dict[str, dict[str, Any]] = {
    "keep_win": {
        "part": "",
        "on": "",
        "mine": "",
        "evidence": "",
        "plan": "",
        "repeat": "",
        "lesson": "",
        "reuse_by": "",
    },
    "choose": {"part": ""},
}
OPTIONAL: Mapping[tuple[str, str], Any] = {
    (message, name): value for message, values in UNSAID.items() for name, value in values.items()
}
