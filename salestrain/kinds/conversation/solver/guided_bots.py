"""How hard a talk is for somebody who chooses from the lines that are offered.

Three clickers know nothing of selling: they take any line that is no plain pitch or insult, and leave only when nothing
else is left. Afterwards each is given the right judgement and cites all it learned, so that its total is the most that
clicking alone can earn. And a search shows that full marks can be had from offered lines, with the talk that does it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from ....core.events import Move, rng
from ....core.session import Session
from ..content import Scenario
from ..engine import choices, views_of
from ..guiding import LEAVING, SELLING, Sort
from ..judging import true_row
from ..measured import CLICKS, Clicks, Guided, digest_of_guiding
from .variants import scripts_of

TRIES = 400
"""Lines that the search for full marks tries at most in one variant."""
WARMEST = ("acknowledge", "small_talk", "reflect", "summarise", "meta", "give_info")
"""Kinds of line that sound friendliest, the friendliest first."""

Pick = Callable[[Sequence[str], Session, random.Random], str]


def measure_guided(scenario: Scenario, progress: Callable[[str], None] | None = None) -> Guided:
    """Return how the clickers fare with this buyer, and the best total that offered lines lead to in each variant.

    Args:
        scenario: buyer to measure.
        progress: called before each clicker.
    """
    clickers: dict[str, Clicks] = {}
    for name, pick in CLICKERS.items():
        if progress is not None:
            progress(f"guided lines, {CLICKS} talks of a clicker who takes {name}")
        talks = [clicked(scenario, seed, pick) for seed in range(CLICKS)]
        clickers[name] = Clicks(
            total=round(fmean(talk.score().total for talk in talks), 1),
            lines=round(fmean(talk.state.turn for talk in talks), 1),
        )
    best = {script.variant or "": total_of(best_guided(scenario, script.seed)) for script in scripts_of(scenario)}
    return Guided(digest=digest_of_guiding(scenario), talks=CLICKS, clickers=clickers, best=best)


def clicked(scenario: Scenario, seed: int, pick: Pick) -> Session:
    """Return the finished talk of a clicker.

    Args:
        scenario: buyer to talk to.
        seed: seed of the talk, and of the clicker's chance.
        pick: which of the lines it takes.
    """
    session, chance = Session(scenario, seed), rng(scenario.id, scenario.version, seed, 0, "clicks")
    while session.state.phase == "talking":
        shown = [choice.move for choice in choices(session.script, session.state)]
        kinds = {name: session.script.line(name).kind for name in shown}
        harmless = [name for name in shown if not (kinds[name] in SELLING and name in session.script.moves)]
        staying = [name for name in harmless if kinds[name] not in LEAVING]
        asking = [name for name in shown if kinds[name] == "commitment"]
        session.do(Move("choose", {"move": pick(staying or asking or shown, session, chance)}))
    return _judged(session)


def best_guided(scenario: Scenario, seed: int) -> Session:
    """Return the best talk that a search finds by taking only lines that are right among those offered.

    Args:
        scenario: buyer to talk to.
        seed: seed of the talk.
    """
    best: Session | None = None
    tried = 0
    waiting: list[tuple[Move, ...]] = [()]
    while waiting and tried < TRIES:
        session = Session.replay(scenario, seed, waiting.pop())
        while session.state.phase == "talking" and tried < TRIES:
            tried += 1
            first, *others = _worth_trying(session)
            waiting += [(*session.moves, Move("choose", {"move": name})) for name in reversed(others)]
            session.do(Move("choose", {"move": first}))
        if session.state.phase == "talking":
            break
        finished = _judged(session)
        if best is None or total_of(finished) > total_of(best):
            best = finished
        if total_of(best) == 100:
            break
    return best if best is not None else clicked(scenario, seed, _any)


def total_of(session: Session) -> int:
    """Return the total of a finished talk."""
    return session.score().total


def _worth_trying(session: Session) -> list[str]:
    """Return the offered lines that are right now, best first and leaving last; failing that, all that are offered."""
    shown = [choice.move for choice in choices(session.script, session.state)]
    views = {view.move.id: view for view in views_of(session.script, session.state)}
    right = [view for name in shown if (view := views[name]).sort is Sort.RIGHT]
    right.sort(key=lambda view: (view.move.kind in LEAVING, view.rank))
    out = [name for name in shown if views[name].sort is Sort.WAY_OUT]
    return [view.move.id for view in right] + out or sorted(shown)


def _judged(session: Session) -> Session:
    if session.state.phase == "predicting":
        session.do(Move("predict", {"total": 50}))
    answer, known = true_row(session.script, session.state).answer, list(session.state.known)
    session.do(Move("judge", {"answer": answer, "confidence": 75, "cited": known}))
    return session


def _any(shown: Sequence[str], session: Session, chance: random.Random) -> str:
    return chance.choice(list(shown))


def _first(shown: Sequence[str], session: Session, chance: random.Random) -> str:
    return shown[0]


def _friendliest(shown: Sequence[str], session: Session, chance: random.Random) -> str:
    kinds = {name: session.script.line(name).kind for name in shown}
    return min(shown, key=lambda name: WARMEST.index(kinds[name]) if kinds[name] in WARMEST else len(WARMEST))


CLICKERS: Mapping[str, Pick] = {"any": _any, "first": _first, "friendliest": _friendliest}
"""The clickers by what they take: any line, the first one shown, the one that sounds friendliest."""
