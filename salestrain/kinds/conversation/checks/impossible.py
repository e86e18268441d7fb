"""Why a step of a playthrough is not possible, and what is possible in its place (E70)."""

from __future__ import annotations

from ....core.conditions import first_unmet
from ....core.events import Refusal
from ....core.problems import Place
from ....core.session import Session
from ..content import Scenario
from ..engine import possible
from ..naming import naming
from ..playing import play
from ..playthrough import Playthrough
from ..reading import TalkEar

MOST_NAMED = 8
"""So many lines are named that could be said instead."""


def refused(scenario: Scenario, playthrough: Playthrough, read: TalkEar, refusal: str) -> tuple[Place, str]:
    """Return the place of the first step that is refused, or else of the judgement or prediction, and why.

    Args:
        scenario: the exercise.
        playthrough: the playthrough that cannot be played to its end.
        read: reader of its typed lines.
        refusal: what was said when it was played.
    """
    session = _played(scenario, playthrough, read, 0)
    for number, step in enumerate(playthrough.steps):
        try:
            after = _played(scenario, playthrough, read, number + 1)
        except Refusal as why:
            return ("steps", number), _sentence(scenario, session, step.choose, str(why))
        session = after
    return ("judge",) if playthrough.judge else ("predict",), f"{refusal}{_where(session)}"


def _played(scenario: Scenario, playthrough: Playthrough, read: TalkEar, steps: int) -> Session:
    update = {"steps": playthrough.steps[:steps], "predict": None, "judge": None}
    return play(scenario, playthrough.model_copy(update=update), read)


def _sentence(scenario: Scenario, session: Session, name: str | None, refusal: str) -> str:
    """Say which line is not possible, what keeps it back, and which ones are possible."""
    if name is None or session.state.phase != "talking":
        return f"{name or 'This line'} cannot be said{_where(session) or f': {refusal}'}"
    line = session.script.line(name)
    why = "it was said already"
    unmet = first_unmet(line.when.condition, session.state) if line.when else None
    if unmet is not None:
        why = f"it needs “{unmet.words(naming(scenario))}”, and so far that is: {unmet.actual(session.state)}"
    elif line.max_uses is not None and line.max_uses > 1:
        why = f"it was said {line.max_uses} times already"
    there = possible(session.script, session.state)
    more = ", …" if len(there) > MOST_NAMED else ""
    return f"{name} is not possible here: {why}. Possible: {', '.join(there[:MOST_NAMED])}{more}."


def _where(session: Session) -> str:
    """Say that the talk is over, and how it ended; or that it goes on."""
    state = session.state
    if state.phase == "talking":
        return " The talk still goes on."
    return f": the talk is over, it ended with {state.ending} in turn {state.turn}." if state.ending else ""
