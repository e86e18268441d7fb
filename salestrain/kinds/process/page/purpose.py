"""What was skipped or changed on purpose, as a sentence to stand beside what it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ....calendars.words import day_words
from ....core.session import Session
from ..moves import CHANGES
from .words import written_day


def skips(session: Session, deal: str, missing: Collection[str]) -> list[str]:
    """Return the decisions behind what is missing in a deal, those that the exercise brings first.

    Args:
        session: the learner's work at the process.
        deal: the id of the deal.
        missing: the ids of the stages, outcomes and commitments that are missing.
    """
    sentences = []
    for given in session.exercise.deviations:
        if given.deal == deal and not set(missing).isdisjoint(given.skipped):
            decision = f"Skipped on purpose: decided by {given.decided_by} on {day_words(given.on)}."
            afterwards = f" Afterwards: {given.result}" if given.result else ""
            sentences.append(f"{decision} {given.reason}{afterwards}")
    for logged in session.state.deviations:
        if logged["what"] == "skip" and logged["deal"] == deal and logged["which"] in missing:
            by = f"decided by {logged['decided_by']} on {written_day(logged['on'])}"
            sentences.append(f"Skipped on purpose, as you logged: {by}. {logged['reason']}")
    return sentences


def changes(session: Session) -> Mapping[str, str]:
    """Return the latest change of each stage, outcome or commitment, decided or proposed."""
    logged = session.state.deviations
    return {change["which"]: _change(change) for change in logged if change["what"] == "change"}


def _change(change: Mapping[str, Any]) -> str:
    if change["status"] == "decided":
        decision = f"Changed on {written_day(change['on'])} by"
    else:
        decision = f"Change proposed to {change['may']} on {written_day(change['on'])} by"
    return f"{decision} {change['decided_by']}: {CHANGES[change['how']]}, because {change['reason']}"
