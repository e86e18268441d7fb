"""A role-play as the trail of a deal: the conversation held, outcomes evidenced, the commitment asked and what came.

Which stage, commitment and outcomes a talk stands for is data of the process (`talks`). A fact is evidence when it is
no decoy and its topic is mapped; a request for a commitment is a line of that kind; how it was answered says the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.events import Event
from .content import Process, TalkOf

ENDS = {"success": "given", "partial": "conditional"}
"""How a talk in which a commitment was asked for has answered; any other end is a refusal."""


def deal_of_talk(
    process: Process, exercise: str, name: str, events: Sequence[Event], worth: Mapping[str, str], on: str
) -> dict[str, Any] | None:
    """The talk as a deal in plain data, or None where nothing was said.

    `events` are those that stand, `worth` tells for each fact what it is worth, `on` is the day as year-month-day.
    """
    of = process.talks.exercises.get(exercise, TalkOf())
    stage, commitment = of.stage or process.talks.stage, of.commitment or process.talks.commitment
    outcomes = {**process.talks.outcomes, **of.outcomes}
    if not any(event.kind == "said" for event in events):
        return None
    steps = [{"did": "entered", "which": stage}]
    facts = [event for event in events if event.kind == "fact_revealed" and worth.get(event.data["fact"]) != "decoy"]
    if facts:
        steps.append({"did": "held", "which": stage, "words": _cut(facts[0].data["text"])})
    seen: set[str] = set()
    for fact in facts:
        topics = (tag.partition(":")[2] for tag in fact.tags if tag.startswith("learned:"))
        for outcome in (outcomes[topic] for topic in topics if topic in outcomes):
            if outcome not in seen:
                seen.add(outcome)
                steps.append({"did": "evidenced", "which": outcome, "words": _cut(fact.data["text"])})
    return {"name": name, "trail": [{"on": on, **step} for step in (*steps, *_commitment(events, commitment))]}


def _commitment(events: Sequence[Event], commitment: str) -> list[dict[str, str]]:
    asked = [event.turn for event in events if event.kind == "understood" and event.data["move_kind"] == "commitment"]
    if not asked:
        return []
    said = {event.turn: event.data["text"] for event in events if event.kind == "said"}
    steps = [{"did": "asked", "which": commitment, "who": "you", "words": _cut(said[turn])} for turn in asked]
    end = next((event for event in events if event.kind == "ended"), None)
    if end is not None:
        answer = ENDS.get(end.data["verdict"], "refused")
        steps.append({"did": answer, "which": commitment, "who": "the buyer", "words": _cut(end.data["say"])})
    return steps


def _cut(text: str) -> str:
    return text if len(text) <= 400 else text[:399] + "…"
