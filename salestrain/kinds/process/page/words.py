"""The four words for how a deal went through a stage, and what they mean, wherever they are asked for."""

from __future__ import annotations

from datetime import date

from ....calendars.words import day_words
from ....core.session import Session
from ....ui import Content, Items, strong
from ..content import Process
from ..map import Map

SKIPPED, EARLY, STALLED, IN_ORDER = "Skipped", "Left too early", "Stalled", "In order"
MEANINGS = {
    SKIPPED: "the deal went on, and the conversation of this stage never took place.",
    EARLY: (
        "the conversation took place, but the deal went on before the outcomes and commitments were there. Words beat "
        "ticks: if the words say something else, it is not there."
    ),
    STALLED: "the deal sits there, or sat there, longer than three quarters of deals do.",
    IN_ORDER: "none of the three. Mark nothing.",
}


def company_of(process: Process) -> str:
    """Return whose process it is, as its title begins."""
    name, colon, _ = process.title.partition(":")
    return name if colon else "the company of this exercise"


def meanings(plan: Map) -> Items:
    """Say what each word means, and from how many days on a deal stalls."""
    lines: list[Content] = [[strong(f"{word}: "), meaning] for word, meaning in MEANINGS.items()]
    lines.append([strong("Stalled after: "), days_in_words(plan)])
    return Items(lines)


def days_in_words(plan: Map) -> str:
    """Say after how many days a deal stalls in each stage, and whose figures these are."""
    days = []
    own = 0
    for stage, typical in zip(plan.process.stages, plan.typical, strict=True):
        whose = f" (your {typical.stays} stays there)" if typical.stays else ""
        days.append(f"{stage.name} {typical.days} days{whose}")
        own += bool(typical.stays)
    if own == len(days):
        return f"{', '.join(days)}."
    which = "All others" if own else "These"
    return f"{', '.join(days)}. {which} are the days of {company_of(plan.process)}."


def written_day(day: str) -> str:
    """Return a day that is kept as year-month-day as people write it."""
    return day_words(date.fromisoformat(day))


def disclaimer(session: Session) -> str:
    """Say what on the page is invented: the deals are not where they are the learner's own."""
    process: Process = session.exercise
    if session.state.source != "own":
        return process.illustrative
    company = company_of(process)
    return f"The deals are your own. The process, its odds and its hours are those of {company}, which is invented."
