"""A process from target to close: see what was skipped, say what it costs, trust it or change it, invent inside it.

`state` says where a learner stands, `doing` what each move leads to; `trail`, `ledger` and `pricing` are what can be
known of deals, and `from_talks` makes a trail of a role-play.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.conditions import Names
from ...core.events import Event, Move, Refusal
from . import moves as doing
from .content import NOTICED, Process
from .state import Phase, Script, State, fold, to_look_at
from .trail import Map

__all__ = ["Phase", "Script", "State", "naming", "prepare", "respond", "start", "to_look_at"]

VERBS: Mapping[str, Callable[[Script, State, Move, int], list[Event]]] = {
    "take": doing.take, "load": doing.load, "bring": doing.bring, "find": doing.find, "believe": doing.believe,
    "trust": doing.trust, "create": doing.create, "lead": doing.lead, "skip": doing.skip, "change": doing.change,
    "open_debrief": doing.open_debrief,
}  # fmt: skip


def prepare(exercise: Process, seed: int) -> Script:
    """The process made ready for one attempt; it is the same for every seed."""
    return Script(exercise, Map.of(exercise))


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Nothing has been done yet."""
    events = (Event("process_opened", 0, {"process": script.scenario.id}),)
    return fold(script, events), events


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """What one move leads to. Raises `Refusal` for a move that is not possible here."""
    if state.phase == "debriefed":
        raise Refusal("This work is finished; begin anew to go on.")
    does = VERBS.get(move.verb)
    if does is None:
        raise Refusal(f"Nobody can “{move.verb}” here.")
    if state.phase == "choosing" and move.verb not in ("take", "load", "bring"):
        raise Refusal("First take the sample deals, load your own, or bring in your talks.")
    events = tuple(does(script, state, move, state.turn + 1))
    return fold(script, events, state), events


def naming(scenario: Process) -> Names:
    """A function from a tag to the words a reader knows it by."""

    def name_of(tag: str) -> str:
        sort, _, name = tag.partition(":")
        return NOTICED.get(name, name) if sort == "said" else name

    return name_of
