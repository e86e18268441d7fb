"""Whatever stands in a field of a form, every kind answers with a sentence, at once, and nothing goes wrong."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest

from salestrain.content.library import Library
from salestrain.core.kind import KINDS
from salestrain.places import exercises_folders
from salestrain.serving.desk import Desk, Seat
from salestrain.serving.line import _written
from salestrain.store import open_store
from salestrain.ui.messages import NO_KEY
from salestrain.ui.page import EVERYWHERE
from tests.ui.sent import taken_by

STEERS = "a\ud800b\x00\u202e\x1b[31m<b>'; --"
NASTY: dict[str, Any] = {"steering": STEERS, "long": "x" * 100_000, "odd": [[{"a": 10**400}]]}
PAGES = [name for name, kind in KINDS.items() if kind.browser or kind.screens]


def an_exercise(kind: str) -> Path:
    """Return the folder of a short exercise of a kind, without reading any."""
    files = [file for folder in exercises_folders() for file in folder.glob("*/exercise.yaml")]
    of_kind = [file for file in files if re.search(rf"^kind: {kind}\b", file.read_text(encoding="utf-8"), re.M)]
    return min(of_kind, key=lambda file: file.stat().st_size).parent


class Visitor:
    """Somebody who sends a seat what no page of ours would send, as it comes over the line."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.number, self.shown = seat, 0, {"seq": 0}

    def send(self, type_: str, **fields: Any) -> dict[str, Any]:
        self.number += 1
        raw = json.dumps({"type": type_, "seq": self.shown["seq"], **fields})
        answer = self.seat.answer(self.number, json.loads(raw))
        self.shown |= json.loads(_written(answer).encode())
        return answer

    def begin(self) -> None:
        self.send("hello", key=NO_KEY, name="Ana", zone="")
        self.send("begin")


@pytest.mark.parametrize("kind", PAGES)
def test_nasty_values_in_all_fields_of_every_message_get_a_sentence(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = an_exercise(kind)
    desk = Desk(Library([folder.parent]), lambda: open_store("sqlite:///:memory:"))
    seat = desk.seat(folder.name, "a" * 32, "b" * 32)
    visitor, unanswered = Visitor(seat), []
    visitor.begin()
    for type_, fields in taken_by(seat._page).items():
        nasty = [dict.fromkeys(fields, value) for value in NASTY.values()]
        answers = [visitor.send(type_, **values) for values in (*nasty, {**dict.fromkeys(fields, "1"), "seq": 10**400})]
        unanswered += [type_ for answer in answers if "round" not in answer or "wrong" in answer.get("status", "")]
        if type_ in EVERYWHERE:
            visitor.begin()
    failures = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert ([], []) == (unanswered, failures)
