"""Conversion of a role-play into the trail of a deal, with the conversation, outcomes, and the commitment asked for.

Which stage, commitment and outcomes a talk stands for is data of the process (`talks`). A fact is evidence if it is not
a decoy, was told in the talk and its topic is mapped; a request is a line of the kind commitment; the ending tells how
it was answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.events import Event
from .content import Process, TalkOf

ENDS = {"success": "given", "partial": "conditional"}
"""Answer to a requested commitment by verdict of the talk; any other verdict is a refusal."""


def deal_of_talk(
    process: Process, exercise: str, name: str, events: Sequence[Event], worth: Mapping[str, str], on: str
) -> dict[str, Any] | None:
    """Return the talk as a deal in plain data, or None if nothing was said.

    Args:
        process: process to map the talk to.
        exercise: id of the talk's exercise.
        name: name of the deal.
        events: standing events of the talk.
        worth: value of each fact.
        on: day of the talk, as year-month-day.
    """
    mapping = process.talks.exercises.get(exercise, TalkOf())
    stage, commitment = mapping.stage or process.talks.stage, mapping.commitment or process.talks.commitment
    outcomes = {**process.talks.outcomes, **mapping.outcomes}
    if not any(event.kind == "said" for event in events):
        return None
    steps = [{"did": "entered", "which": stage}]
    # What was known before the talk is no word of the buyer.
    learned = [event for event in events if event.kind == "fact_revealed" and event.turn > 0]
    facts = [event for event in learned if worth.get(event.data["fact"]) != "decoy"]
    if facts:
        steps.append({"did": "held", "which": stage, "who": "the buyer", "words": _cut(facts[0].data["text"])})
    evidenced: set[str] = set()
    for fact in facts:
        topics = (tag.partition(":")[2] for tag in fact.tags if tag.startswith("learned:"))
        for outcome in (outcomes[topic] for topic in topics if topic in outcomes):
            if outcome not in evidenced:
                evidenced.add(outcome)
                words = _cut(fact.data["text"])
                steps.append({"did": "evidenced", "which": outcome, "who": "the buyer", "words": words})
    return {"name": name, "trail": [{"on": on, **step} for step in (*steps, *_commitment(events, commitment))]}


def _commitment(events: Sequence[Event], commitment: str) -> list[dict[str, str]]:
    turns = [event.turn for event in events if event.kind == "understood" and event.data["move_kind"] == "commitment"]
    if not turns:
        return []
    lines = {event.turn: event.data["text"] for event in events if event.kind == "said"}
    steps = [{"did": "asked", "which": commitment, "who": "you", "words": _cut(lines[turn])} for turn in turns]
    end = next((event for event in events if event.kind == "ended"), None)
    if end is not None:
        answer = ENDS.get(end.data["verdict"], "refused")
        steps.append({"did": answer, "which": commitment, "who": "the buyer", "words": _cut(end.data["say"])})
    return steps


def _cut(text: str) -> str:
    return text if len(text) <= 400 else text[:399] + "…"
