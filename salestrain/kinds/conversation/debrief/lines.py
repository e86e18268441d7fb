"""The transcript of a talk: its lines, with how each of the learner's was understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ....core.events import Event
from ....core.session import Session
from ....talk_metrics import given_back, questions_of
from .. import engine
from ..by_hand import is_with_a_person
from .early import too_early
from .speakers import voices

YOU = "You"
"""Name shown in front of the learner's own lines."""
SAID_BACK = "said back what was said"
"""Label of a line that only repeats what was said and is not a move; the buyer answers it at no cost."""
ACTS = {
    "pitch": "speaks for one's own offer",
    "price": "speaks about the price",
    "attack": "runs down a competitor",
    "summary": "a summary",
    "empathy": "perhaps empathy",
    "permission": "asks leave",
    "commitment_ask": "asks for a step",
    "disqualification": "says that it may not be worth pursuing",
    "follow_up": "takes up the buyer's word",
}
"""Acts worth showing, in words; those that are recognised less reliably say "perhaps"."""
_FORMS = {
    "open": "an open question",
    "closed": "a closed question",
    "choice": "a question with answers to choose from",
    "leading": "perhaps a leading question",
}
"""Questions are read as in the profile of the talk, so that both say the same of a line."""


BESIDE = {
    "answered": "an ordinary remark",
    "told": "asked before; there was no more to hear",
    "said_back": "nothing that was meant further",
    "off_topic": "something beside the subject",
    "unknowable": "something that cannot be known here",
    "meta": "words for a program",
    "abuse": "words that nobody has to listen to",
}
"""What is said of a line that counted for nothing and has no better name, by its verdict."""
NO_WORDING = frozenset(("a goodbye", "a second goodbye", "confirmed when the buyer asked", "a pattern of the author"))
"""Reasons for a reading that are no wording."""
WELL_WRITTEN = re.compile(r"[A-Z“‘\"'].*[.!?…][”’\"']?$", re.DOTALL)
"""How a wording reads that can be shown to a learner; hurried and broken ones are for the reader alone."""
ACCUSING = frozenset({"criticise_vendor", "insult", "push_decision"})
"""Readings that would accuse somebody. Of a line that counted for nothing they are not told, for they prove nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the talk; `name` is the speaker: "You", the buyer, or another person.

    `heard_as` is what it was understood as; `how` is chosen, heard or corrected. `reasons` explain why typed text was
    understood that way: the author's nearest wording with the confidence, and what else the line does, with its words.
    `could_mean` lists the moves that were possible then, as (move, label). `early` says what a right question had to
    wait for; it is told after the talk only. `is_free` is a line that cost no turn, or the answer to one.
    """

    turn: int
    who: Literal["learner", "buyer"]
    name: str
    text: str
    heard_as: tuple[str, ...] = ()
    how: str = ""
    reasons: tuple[str, ...] = ()
    could_mean: tuple[tuple[str, str], ...] = ()
    coach: str | None = None
    early: tuple[str, ...] = ()
    is_free: bool = False


def transcript(session: Session) -> tuple[Line, ...]:
    """Return the talk in order: the learner's lines with how they were understood, and the buyer's."""
    line_of = session.script.line
    lines: list[Line] = []
    events, buyer = session.standing(), session.exercise.buyer.name
    waiting = next((event for event in reversed(events) if event.kind == "line_waits"), None)
    waiting = waiting if session.state.waiting is not None else None
    offered = {event.data["text"] for event in events if event.kind == "offered"}
    for event in events:
        if event.kind == "said":
            parts = [e for e in events if e.kind == "understood" and e.turn == event.turn]
            coach = next((c for e in parts if (c := line_of(e.data["move"]).coach)), None)
            heard = tuple(e.data["label"] for e in parts)
            how = parts[0].data["how"]
            reasons = (*_reasons(session, event.data["text"], parts), *_acts(event, _heard(lines)))
            could = _could_mean(session, event) if how != "chosen" and not is_with_a_person(session.state) else ()
            text, early = event.data["text"], too_early(session, event)
            lines.append(Line(event.turn, "learner", YOU, text, heard, how, reasons, could, coach, early))
        elif event.kind == "line_waits" and event is waiting:
            lines.append(Line(event.turn, "learner", YOU, event.data["text"], how="waits", is_free=True))
        elif event.kind in ("not_understood", "set_aside"):
            could = _may_mean(session, event) if event.data["text"] not in offered else ()
            back = _read_as(session, event)
            text, early = event.data["text"], too_early(session, event)
            lines.append(
                Line(event.turn, "learner", YOU, text, back, "not counted", could_mean=could, early=early, is_free=True)
            )
            lines.append(Line(event.turn, "buyer", buyer, event.data["say"], is_free=True))
        elif event.kind == "replied":
            lines += [Line(event.turn, "buyer", name, text) for name, text in voices(event, buyer)]
    return tuple(lines)


def numbered(line: Line) -> str:
    """Return the speaker's name with the number of the turn, by which the line is called everywhere.

    What cost no turn has no number, and what was said before the first turn neither.
    """
    return f"{line.turn}. {line.name}" if line.turn and not line.is_free else line.name


def _read_as(session: Session, event: Event) -> tuple[str, ...]:
    """Return what a line outside the turns was read as, in words."""
    data, moves = event.data, session.script.moves
    if data["verdict"] == "said_back" and "lines" not in data:
        return (SAID_BACK,)
    if data["verdict"] == "early":
        return tuple(f"{moves[name].label}: right, but too early" for name in data["early"])
    if data["verdict"] == "asks_back":
        return tuple(f"perhaps {moves[name].label}" for name in data["moves"])
    answers = [answer for answer in data.get("answers", ()) if answer["label"] and answer["intent"] not in ACCUSING]
    labels = tuple(dict.fromkeys(answer["label"] for answer in answers))
    return labels or ((BESIDE[data["verdict"]],) if data["verdict"] in BESIDE else ())


def _may_mean(session: Session, missed: Event) -> tuple[tuple[str, str], ...]:
    """Return what a line that was not understood may mean; nothing for a line that was not meant for the buyer."""
    if missed.kind != "not_understood":
        return ()
    then = next(state for state in reversed(session.states) if state.turn == missed.turn and state.phase == "talking")
    return tuple((name, session.script.moves[name].label) for name in engine.legal(session.script, then))


def _could_mean(session: Session, said: Event) -> tuple[tuple[str, str], ...]:
    before = next(state for state in reversed(session.states) if state.turn < said.turn)
    possible = engine.legal(session.script, before)
    return tuple((name, session.script.moves[name].label) for name in possible)


def _reasons(session: Session, text: str, parts: Sequence[Event]) -> tuple[str, ...]:
    return tuple(
        f"“{text[part.data['span'][0] : part.data['span'][1]].strip()}”{_near(session, part)} "
        f"({part.data['confidence']:.0%} sure)"
        for part in parts
        if part.data["how"] == "heard"
    )


def _near(session: Session, part: Event) -> str:
    """Return what a part of a line was near to; a rough wording gives way to the line that can be chosen for it."""
    because: str = part.data["because"]
    if WELL_WRITTEN.match(because):
        return f" is nearest to “{because}”"
    if because in NO_WORDING:
        return f": {because}"
    return f" is near to lines such as “{session.script.line(part.data['move']).choice}”"


def _heard(lines: Sequence[Line]) -> list[str]:
    """Return what the buyer said so far."""
    return [line.text for line in lines if line.who == "buyer"]


def _acts(said: Event, heard: Sequence[str]) -> tuple[str, ...]:
    """Return what else the line does, with the words that show it; none of this is scored."""
    text = said.data["text"]
    if "acts" not in said.data:
        return ()
    asked = [f"{_FORMS[one.form].capitalize()}: “{one.words}”." for one in questions_of(text)]
    back = [f"Gives back what was said: “{words}”." for words in given_back(text, heard)]
    others = [
        f"{ACTS[act['name']].capitalize()}: “{text[slice(*act['span'])]}”."
        for act in said.data["acts"]
        if act["name"] in ACTS
    ]
    return (*asked, *back, *others)
