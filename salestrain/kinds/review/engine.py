"""Engine of a monthly review: judge months, keep numbers, answer three questions, try things out and learn from them.

`state` holds where a learner stands, `deeds` what each move leads to, `verdicts` what numbers can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.conditions import Names
from ...core.events import Event, Move
from ...core.verbs import called, handler_of
from . import deeds
from .content import Review
from .noticed import NOTICED
from .state import Script, State, fold

__all__ = ["Script", "State", "naming", "prepare", "respond", "start"]

VERBS: Mapping[str, Callable[[Script, State, Move, int], list[Event]]] = {
    "judge_case": deeds.judge_case,
    "judge_own": deeds.judge_own,
    "keep_number": deeds.keep_number,
    "begin_month": deeds.begin_month,
    "weigh": deeds.weigh,
    "answer": deeds.answer,
    "explain": deeds.explain,
    "begin_experiment": deeds.begin_experiment,
    "conclude": deeds.conclude,
    "close_month": deeds.close_month,
    "open_debrief": deeds.open_debrief,
}


def prepare(exercise: Review, seed: int) -> Script:
    """Return the script of one attempt; it is the same for every seed."""
    return Script(exercise)


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start with nothing done yet."""
    events = (Event("review_opened", 0, {"review": script.scenario.id}),)
    return fold(events), events


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform a move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    handler = handler_of(VERBS, move, phase=state.phase, over="This review is finished. Start over to go on.")
    events = tuple(handler(script, state, move, state.turn + 1))
    return fold(events, state), events


def naming(scenario: Review) -> Names:
    """Return a function that maps a tag to the words a reader knows it by."""
    return called(NOTICED)
