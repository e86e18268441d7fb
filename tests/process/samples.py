"""The shipped process and deals made for tests."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from salestrain.content.loading import load_exercise
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.process.content import Deal, Process
from salestrain.kinds.process.map import Map
from salestrain.kinds.process.trail import Trail, trail

FOLDER = Path(__file__).parents[2] / "exercises" / "process_map"
DAY_ONE = date(2026, 1, 5)


@cache
def the_process() -> Process:
    exercise = load_exercise(FOLDER)
    assert isinstance(exercise, Process)
    return exercise


@cache
def the_map() -> Map:
    return Map.of(the_process())


@cache
def trails() -> dict[str, Trail]:
    """The trails of the sample deals, by id."""
    today = the_process().as_of.toordinal()
    return {deal.id: trail(the_map(), deal, today) for deal in the_process().deals}


def deal(*steps: tuple[int, str, str], result: str = "open", closed: int | None = None) -> Deal:
    """A deal out of (day, did, which)."""
    data: dict[str, Any] = {"id": "d.test", "name": "Test", "result": result}
    data["trail"] = [{"on": on(day), "did": did, "which": which} for day, did, which in steps]
    if closed is not None:
        data["closed"] = on(closed)
    return Deal.model_validate(data, strict=False)


def on(day: int) -> date:
    return DAY_ONE + timedelta(days=day)


def trail_of(*steps: tuple[int, str, str], result: str = "open", closed: int | None = None, today: int = 10) -> Trail:
    return trail(the_map(), deal(*steps, result=result, closed=closed), on(today).toordinal())


def session(*moves: tuple[str, dict[str, Any]]) -> Session:
    """A session at the shipped process after these moves."""
    return Session.replay(the_process(), 0, [Move(verb, data) for verb, data in moves])


def tags(of: Session) -> list[str]:
    return [tag.removeprefix("said:") for event in of.events for tag in event.tags]
