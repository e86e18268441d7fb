"""A talk in which a person plays the buyer, from the side of that person: the line, what to tell, and the card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ....core.by_hand import ByHand, Tellable, Waiting
from ....core.conditions import Condition, Names
from ....core.events import Event, Move
from ....core.session import Session
from ....ui import Screen
from ..debrief.together import spoken
from ..engine import legal, respond
from ..marks import still_open
from ..scale import level_words
from ..state import PERSON, RULE
from .role_card import role_card
from .wording import for_the_buyer

HAND_BACK = Move("hand_over", {"to": RULE})


def answer(text: str, moves: Sequence[str], facts: Sequence[str], raises: Sequence[str], ending: str) -> Move:
    """Return the move that answers a line.

    Args:
        text: what the buyer says; empty for the words of what is told.
        moves: what the line was understood as.
        facts: the facts that are told.
        raises: what the buyer brings up.
        ending: how the talk ends; empty while it goes on.
    """
    told = {"moves": list(moves), "facts": list(facts), "raises": list(raises)}
    return Move("answer", {"text": text, **told, "ending": ending})


def waiting(session: Session) -> Waiting | None:
    """Return the line that waits for an answer, with everything that is needed to give one; None where none does."""
    line = session.state.waiting
    if line is None:
        return None
    script, state = session.script, session.state
    is_typed = line["verb"] == "say"
    reading = line["data"]["reading"] if is_typed else {}
    heard = [part["move"] for part in reading.get("heard", ())] if is_typed else [line["data"]["move"]]
    possible = legal(script, state)
    by_rule = _by_rule(session)
    words = reading["text"] if is_typed else script.line(line["data"]["move"]).choice
    return Waiting(
        words=words,
        heard=tuple(name for name in heard if name in possible or not is_typed),
        may_be={name: script.moves[name].label for name in _likeliest_first(reading, possible)} if is_typed else {},
        facts=_facts(session, by_rule.data["facts"]),
        raises=_raises(session, by_rule.data["raises"]),
        endings={ending.id: f"It {ending.label}" for ending in script.endings},
        mood=_mood(session),
        by_rule=by_rule,
    )


def _likeliest_first(reading: Mapping[str, Any], possible: Sequence[str]) -> list[str]:
    parts = (*reading.get("heard", ()), *reading.get("early", ()), *reading.get("candidates", ()))
    likely = [part["move"] for part in parts if part["move"] in possible]
    return list(dict.fromkeys([*likely, *possible]))


def _by_rule(session: Session) -> Move:
    """Return the answer that the simulated buyer would give now."""
    line = session.state.waiting
    _, events = respond(session.script, session.state, HAND_BACK)
    understood = [event.data["move"] for event in events if event.kind == "understood"]
    ended = next((event.data["ending"] for event in events if event.kind == "ended"), "")
    known = {ending.id for ending in session.script.endings}
    told = {
        "moves": understood if line and line["verb"] == "say" else [],
        "facts": [event.data["fact"] for event in events if event.kind == "fact_revealed"],
        "raises": [event.data["item"] for event in events if event.kind == "agenda_raised"],
        "ending": ended if ended in known else "",
    }
    return Move("answer", {"text": _said(events), **told})


def _said(events: Sequence[Event]) -> str:
    """Return the words of the simulated buyer."""
    parts = []
    for event in events:
        if event.kind == "replied":
            parts += [line["text"] for line in event.data["lines"]]
        elif event.kind in ("set_aside", "not_understood"):
            parts.append(event.data["say"])
    return " ".join(parts)


def _facts(session: Session, by_rule: Sequence[str]) -> tuple[Tellable, ...]:
    known = session.state.known
    names, left = for_the_buyer(session.exercise), still_open(session.script)
    return tuple(
        Tellable(
            fact.id,
            fact.label,
            fact.text,
            _when(left(fact.reveal.condition) if fact.reveal else True, names),
            fact.id in by_rule,
        )
        for fact in session.script.facts.values()
        if fact.id not in known
    )


def _when(told: Condition | bool, names: Names) -> str:  # noqa: FBT001 - what is left of a condition
    if isinstance(told, bool):
        return "for the asking" if told else "never, in this truth"
    return told.words(names)


def _raises(session: Session, by_rule: Sequence[str]) -> tuple[Tellable, ...]:
    names, left = for_the_buyer(session.exercise), still_open(session.script)
    made = []
    for item in session.script.agenda.values():
        told = left(item.when.condition)
        if told is False or (item.once and session.state.moments(f"raised:{item.id}")):
            continue
        made.append(Tellable(item.id, item.label, item.say, _when(told, names), item.id in by_rule))
    return tuple(made)


def _mood(session: Session) -> str:
    parts = [
        f"{variable.label or name}: {session.state.values[name]} ({level_words(variable, session.state.values[name])})"
        for name, variable in session.exercise.state.items()
    ]
    return "; ".join(parts)


def _card(session: Session) -> Screen:
    return role_card(session.script, "").screen


BY_HAND = ByHand(
    begins=Move("hand_over", {"to": PERSON}),
    ends=HAND_BACK,
    who=lambda session: str(session.exercise.buyer.name),
    spoken=spoken,
    waiting=waiting,
    answer=answer,
    is_over=lambda session: session.state.phase != "talking" or not session.state.by_person,
    card=_card,
)
