"""The messages that the page of a portfolio may send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ui.messages import Forms, a_name, a_number

FORMS: Forms = {
    "ask": {"lead": a_name, "aspect": a_name},
    "decide": {"lead": a_name, "answer": a_name, "chance": a_number},
    "finish": {},
    "stay_here": {},
    "debrief": {},
    "start": {},
}
OPTIONAL: Mapping[tuple[str, str], Any] = {("decide", "answer"): "", ("ask", "aspect"): ""}
