"""Engine of a process from target to close: find skips, price them, trust or change the process, find moves inside it.

`state` holds where a learner stands, `moves` what each move leads to; `trail`, `ledger` and `pricing` derive what can
be known from deals, and `talk_trails` turns a role-play into a trail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.conditions import Names
from ...core.events import Event, Move, Refusal
from ...core.verbs import called, handler_of
from . import moves as doing
from .content import Process
from .creating import create
from .map import Map
from .noticed import NOTICED
from .state import Phase, Script, State, fold, to_look_at

__all__ = ["Phase", "Script", "State", "naming", "prepare", "respond", "start", "to_look_at"]

VERBS: Mapping[str, Callable[[Script, State, Move, int], list[Event]]] = {
    "take": doing.take,
    "load": doing.load,
    "bring": doing.bring,
    "find": doing.find,
    "believe": doing.believe,
    "trust": doing.trust,
    "create": create,
    "lead": doing.lead,
    "skip": doing.skip,
    "change": doing.change,
    "open_debrief": doing.open_debrief,
}


def prepare(exercise: Process, seed: int) -> Script:
    """Return the script of one attempt; it is the same for every seed."""
    return Script(exercise, Map.of(exercise))


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start with nothing done yet."""
    events = (Event("process_opened", 0, {"process": script.scenario.id}),)
    return fold(script, events), events


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform a move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    handler = handler_of(VERBS, move, phase=state.phase, over="This work is finished. Start over to go on.")
    if state.phase == "choosing" and move.verb not in ("take", "load", "bring"):
        raise Refusal("First use the sample deals, load your own, or import your talks.")
    events = tuple(handler(script, state, move, state.turn + 1))
    return fold(script, events, state), events


def naming(scenario: Process) -> Names:
    """Return a function that maps a tag to the words a reader knows it by."""
    return called(NOTICED)
