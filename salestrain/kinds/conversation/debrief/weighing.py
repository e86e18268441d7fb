"""Lines that a room votes on: what each would cost, and why it is right, wrong or something of both."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ....core.events import Event, Move
from ....core.session import Session
from ..solver.prospects import Prospect, prospects
from .costs import points
from .early import too_early
from .highlights import changes_by_line

Verdict = Literal["right", "mixed", "wrong"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A line weighed before it is said.

    `within_reach` is the best total that it leaves, 0 to 100, and `exact` whether that is proven. `reasons` do not tell
    what the buyer would answer.
    """

    text: str
    verdict: Verdict
    cost: int
    within_reach: int
    exact: bool
    reasons: tuple[str, ...]


def weighed(session: Session, moves: Sequence[Move]) -> Generator[None, None, tuple[Weighed, ...]]:
    """Weigh lines that could be said now; yield often, so that other work can be done.

    Args:
        session: talk that is still going on.
        moves: lines, chosen or typed; typed ones with their reading.

    Returns:
        The lines in the order given.

    Raises:
        Refusal: a line cannot be said now.
    """
    found = yield from prospects(session, moves)
    return tuple(_weighed(session, move, prospect) for move, prospect in zip(moves, found, strict=True))


def _weighed(session: Session, move: Move, prospect: Prospect) -> Weighed:
    trial = Session.replay(session.exercise, session.seed, (*session.moves, move))
    events = trial.events[len(session.events) :]
    said = next(event for event in events if event.kind in ("said", "set_aside", "not_understood"))
    reasons = tuple(dict.fromkeys(_reasons(trial, said, events, prospect)))
    verdict = _verdict(events, prospect)
    return Weighed(said.data["text"], verdict, prospect.cost, prospect.after, prospect.exact, reasons)


def _verdict(events: Sequence[Event], prospect: Prospect) -> Verdict:
    """Say what a line is: right if it costs nothing and harms nothing, wrong if it costs and brings nothing."""
    brings = any(event.kind == "fact_revealed" for event in events)
    harms = any(change["by"] < 0 for change in changes_by_line(events))
    too_soon = any(event.kind in ("fact_withheld", "fact_covered") for event in events)
    if prospect.cost > 0:
        return "mixed" if brings else "wrong"
    if brings and not harms:
        return "right"
    return "mixed" if harms or too_soon else "right"


def _reasons(trial: Session, said: Event, events: Sequence[Event], prospect: Prospect) -> list[str]:
    reasons = []
    if prospect.cost > 0:
        reasons.append(f"It would put {points(prospect.cost)} out of reach.")
    ending = next((event for event in events if event.kind == "ended"), None)
    if ending is not None:
        reasons.append("The talk would be over with it.")
    if any(event.kind == "agenda_answered" for event in events):
        reasons.append("It answers what the buyer asked.")
    if any(event.kind == "fact_revealed" for event in events):
        reasons.append("It would bring something that is not known yet.")
    reasons += [_would_change(change) for change in changes_by_line(events)]
    reasons += too_early(trial, said)
    if not reasons:
        reasons.append(
            "Nothing would change by it, and the turn would be gone." if said.kind == "said" else "It costs no turn."
        )
    return reasons


def _would_change(change: Mapping[str, Any]) -> str:
    """Say what a line that nobody has said yet would change, and why."""
    by = change["by"]
    return f"{change['name'].capitalize()} would {'rise' if by > 0 else 'fall'} by {abs(by)}: {change['why']}"
