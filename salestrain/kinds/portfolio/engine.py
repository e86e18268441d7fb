"""Engine of a portfolio: ask, decide, and see afterwards what was true.

`truth` holds what is drawn, `deeds` what each move leads to, `policies` the sellers a result is held against.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.conditions import Names
from ...core.events import Event, Move
from ...core.verbs import called, handler_of
from . import deeds
from .content import Portfolio
from .noticed import NOTICED
from .state import Script, State, fold
from .truth import drawn

__all__ = ["Script", "State", "naming", "prepare", "respond", "start"]

VERBS: Mapping[str, Callable[[Script, State, Move, int], list[Event]]] = {
    "ask": deeds.ask,
    "decide": deeds.decide,
    "open_debrief": deeds.open_debrief,
}


def prepare(exercise: Portfolio, seed: int) -> Script:
    """Return the script of one attempt: the decks come in turn, one for each seed."""
    deck = exercise.decks[seed % len(exercise.decks)]
    return Script(exercise, deck, drawn(exercise, deck.seed))


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start with all hours, and nothing asked."""
    events = (Event("week_begun", 0, {"deck": script.deck.seed}),)
    return fold(script, events), events


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform a move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    handler = handler_of(VERBS, move, phase=state.phase, over="This week is over. Start over for another.")
    events = tuple(handler(script, state, move, state.turn + 1))
    return fold(script, events, state), events


def naming(scenario: Portfolio) -> Names:
    """Return a function that maps a tag to the words a reader knows it by."""
    return called(NOTICED)
