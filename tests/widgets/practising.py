"""Practices at the small talk over a real store, for the tests of the page."""

from __future__ import annotations

from pathlib import Path

from salestrain.core.events import Move
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.store import open_store
from tests.small_talk import small_scenario

KEY = "0123456789abcdef" * 2
GOOD = ("m.open", "m.like", "m.change", "m.impact", "m.next")


def practice_at(store: Path, exercise: Scenario | None = None, name: str = "Ana", key: str = KEY) -> TalkPractice:
    """A practice as one kernel holds it: the store opened anew, and a learner who said who they are."""
    practice = TalkPractice(exercise or small_scenario(), open_store(str(store)), settings={})
    practice.meet(key, name)
    return practice


def choose(practice: TalkPractice, *moves: str, seq: int | None = None) -> None:
    """Choose these lines one after the other."""
    for move in moves:
        practice.do(Move("choose", {"move": move}), seq)


def finish(practice: TalkPractice, *, opened: bool = True) -> None:
    """Everything after the last line, up to the debrief."""
    practice.do(Move("predict", {"total": 70}), None)
    practice.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.size"]}), None)
    if opened:
        practice.do(Move("open_debrief"), None)


def a_whole_talk(practice: TalkPractice) -> None:
    """A talk from the first line to the open debrief."""
    practice.begin()
    choose(practice, *GOOD)
    finish(practice)


def standing(practice: TalkPractice) -> str:
    """Where the talk stands, as one digest over all that happened."""
    assert practice.session is not None
    return practice.session.digest()
