"""Engine of a confidence ledger: rate the parts, bring in what was practised, keep wins, choose what is next.

`state` holds where a learner stands, `deeds` what each move leads to, `standing` what can be said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.conditions import Names
from ...core.events import Event, Move
from ...core.verbs import called, handler_of
from . import deeds
from .content import Ledger
from .noticed import NOTICED
from .state import Script, State, fold

__all__ = ["Script", "State", "naming", "prepare", "respond", "start"]

VERBS: Mapping[str, Callable[[Script, State, Move, int], list[Event]]] = {
    "rate": deeds.rate,
    "bring": deeds.bring,
    "keep_win": deeds.keep_win,
    "acknowledge": deeds.acknowledge,
    "choose": deeds.choose,
    "open_debrief": deeds.open_debrief,
}


def prepare(exercise: Ledger, seed: int) -> Script:
    """Return the script of one attempt; it is the same for every seed."""
    return Script(exercise)


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start with nothing done yet."""
    events = (Event("ledger_opened", 0, {"ledger": script.scenario.id}),)
    return fold(events), events


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform a move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    handler = handler_of(VERBS, move, phase=state.phase, over="This ledger is finished. Start over to go on.")
    events = tuple(handler(script, state, move, state.turn + 1))
    return fold(events, state), events


def naming(scenario: Ledger) -> Names:
    """Return a function that maps a tag to the words a reader knows it by."""
    return called(NOTICED)
