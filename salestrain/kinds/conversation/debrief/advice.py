"""What to try next: the one thing that would earn most, or something harder when nothing was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....core.needs import Need, unmet
from ....core.rubric import Mark, Scorecard
from ....core.session import Session
from ..naming import naming
from .missed import Missed


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to try.

    `missing` lists what the next level of its criterion would have taken and was not there. `criterion` is the id of
    the criterion to practise, empty where there is nothing to practise. `further` lists what is next when nothing was
    lost; `is_full` says that nothing was.
    """

    title: str
    sentence: str
    missing: tuple[str, ...] = ()
    criterion: str = ""
    further: tuple[str, ...] = ()
    is_full: bool = False


def advice_of(session: Session, card: Scorecard, missed: Sequence[Missed]) -> Advice:
    """Return what to try next.

    Args:
        session: the talk.
        card: what it earned.
        missed: the facts that were not learned.
    """
    focus = max(card.marks, key=lambda mark: mark.lost)
    if focus.lost:
        return _about(focus, {naming(session.exercise)(f"fact:{one.fact}"): one for one in missed})
    if card.caps and card.total < card.earned:
        cap = min(card.caps, key=lambda cap: cap.at)
        return Advice(f"What held the total at {cap.at}", cap.why)
    return Advice("Nothing to mend", "every mark is full.", further=_further(session), is_full=True)


def _about(mark: Mark, missed: Mapping[str, Missed]) -> Advice:
    """Return advice on a mark that is not full; what was done already is never advised."""
    missing = tuple(_with_line(need, missed) for need in unmet(mark.next_needs)) if mark.next_needs else ()
    practise = mark.criterion if 2 * mark.score <= mark.best else ""
    if not mark.score:
        return Advice(mark.label, mark.try_next, missing, practise)
    lead = f"You have {mark.score} of {mark.best} here. What was missing for {mark.next_score}:"
    return Advice(mark.label, lead, missing, practise)


def _with_line(need: Need, missed: Mapping[str, Missed]) -> str:
    """Return what was missing, with the line that would have brought it, where there was one."""
    fact = missed.get(need.words)
    if fact is None or fact.with_line is None:
        return need.told
    return f"{need.told}, first possible in turn {fact.first_turn}, with: “{fact.with_line}”"


def _further(session: Session) -> tuple[str, ...]:
    """Return what is harder, after a talk in which nothing was lost."""
    exercise, events = session.exercise, session.standing()
    proposals: list[str] = []
    if any(event.kind == "understood" and event.data["how"] == "chosen" for event in events):
        proposals.append("Hold the next talk in your own words instead of choosing lines.")
    if len(exercise.variants) > 1:
        name = exercise.buyer.name.split()[0]
        proposals.append(f"Talk with {name} again: what is true differs from talk to talk, and so may what is right.")
    return tuple(proposals)
