"""Engine of a plan that is built from the top down, compiled like a program, and carried out from the bottom up.

Every change is a move, so the plan after any move is a version of it. Dates come with the moves; nothing here asks for
today. The verbs and their data are described in docs/plans.md.
"""

from __future__ import annotations

from collections.abc import Callable

from ...core.events import Event, Move, Refusal
from . import building, doing
from .compiler import Report, compiled
from .items import plain
from .naming import naming
from .recorder import Telling
from .script import Script, prepare
from .state import State, fold

__all__ = ["Script", "State", "fold", "naming", "prepare", "report_of", "respond", "start"]


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start with the plan that the exercise provides."""
    exercise = script.scenario
    telling = Telling(script, State(), 0)
    telling.happened(
        "attempt_started",
        exercise=exercise.id,
        version=exercise.version,
        seed=script.seed,
        values={},
        plan=plain(exercise.plan),
    )
    return telling.state, tuple(telling.events)


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform a move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    if move.verb not in VERBS:
        raise Refusal(f"“{move.verb}” is not a move in a plan.")
    act, needs = VERBS[move.verb]
    if any(not isinstance(move.data.get(key), expected) for key, expected in needs.items()):
        raise Refusal(f"The move “{move.verb}” needs {' and '.join(needs)}.")
    if state.phase == "debriefed":
        raise Refusal("This plan is closed; begin a new one.")
    telling = Telling(script, state, state.turn + 1)
    act(telling, move)
    return telling.state, tuple(telling.events)


def report_of(state: State) -> Report:
    """Return the compiler's report on the current plan."""
    return compiled(state.plan, state.readings, state.notes)


VERBS: dict[str, tuple[Callable[[Telling, Move], None], dict[str, type]]] = {
    "set_plan": (building.set_plan, {}),
    "add_goal": (building.add_goal, {"element": str, "text": str}),
    "add_objective": (building.add_objective, {"text": str}),
    "add_action": (building.add_action, {"verb": str}),
    "import_tasks": (building.import_tasks, {"tasks": list}),
    "bring_plan": (building.bring_plan, {"plan": dict}),
    "attach": (building.attach, {"item": str, "parent": str}),
    "change": (building.change, {"id": str}),
    "remove": (building.remove, {"id": str}),
    "compile": (building.compile_plan, {}),
    "override": (building.override, {"rule": str, "place": str}),
    "answer": (building.answer, {"rule": str, "place": str}),
    "start_period": (doing.start_period, {"date": str}),
    "tick": (doing.tick, {"action": str, "date": str}),
    "untick": (doing.untick, {"action": str, "date": str}),
    "move_action": (doing.move_action, {"action": str, "to": str}),
    "drop": (doing.drop, {"action": str}),
    "measure": (doing.measure, {"objective": str, "date": str}),
    "close_period": (doing.close_period, {"date": str}),
    "open_debrief": (doing.open_debrief, {}),
}
"""Handler of each verb, and the data it needs."""
