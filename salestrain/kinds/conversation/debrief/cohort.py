"""What the talks of a group have in common: what stayed hidden, how they began, where trust fell, how they judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ....core.cohort import Common, Counted, full_marks, most_first
from ....core.events import Event
from ....core.session import Session
from ..content import Fact
from ..script import WORTH
from .holding_back import missing_for
from .judged import judgement_of
from .speakers import first_name

FIRST_LINES = 3


def in_common(sessions: Sequence[Session]) -> tuple[Common, ...]:
    """Return what finished talks with one buyer have in common; nothing for no talks.

    Args:
        sessions: talks that have ended, one of each person.
    """
    if not sessions:
        return ()
    parts = [_hidden(sessions), *_beginnings(sessions), _trust_lost(sessions), _judged(sessions), full_marks(sessions)]
    return tuple(part for part in parts if part.counted)


def _hidden(sessions: Sequence[Session]) -> Common:
    """Return the facts that stayed hidden, among those who could have learned them, with what opens each."""
    of, people = Counter[str](), Counter[str]()
    facts: dict[str, tuple[Session, Fact]] = {}
    for session in sessions:
        for fact in session.script.facts.values():
            if fact.value == "decoy":
                continue
            facts.setdefault(fact.id, (session, fact))
            of[fact.id] += 1
            people[fact.id] += fact.id not in session.state.known
    by_worth = sorted((name for name in facts if people[name]), key=lambda name: WORTH[facts[name][1].value])
    counted = [_hidden_fact(*facts[name], people[name], of[name]) for name in by_worth]
    about = "Facts that the buyer held and did not tell, and what opens them."
    return Common("What stayed hidden", about, most_first(counted))


def _hidden_fact(session: Session, fact: Fact, people: int, of: int) -> Counted:
    who = first_name(session.exercise, fact.by)
    needs = missing_for(session, fact, session.states[0])
    # What was missing at the start is what it takes; what there was instead says nothing about this group.
    takes = " and ".join(need.words for need in needs)
    why = f"It takes {takes}." if takes else f"{who} tells it for the asking."
    ask = f"“{fact.label}”: what would {who} have had to hear before telling it?"
    return Counted(_upper(fact.label), people, of, why, ask)


def _beginnings(sessions: Sequence[Session]) -> Iterator[Common]:
    """Yield, for each of the first turns, what was said in it, as it was understood."""
    for turn in range(1, FIRST_LINES + 1):
        lines = Counter(words for session in sessions if (words := _heard(session, turn)))
        of = sum(lines.values())
        counted = [
            Counted(_upper(words), people, of, ask=f"“{_upper(words)}” as line {turn}: what did it get in return?")
            for words, people in lines.most_common()
        ]
        yield Common(f"Line {turn}", f"What people said in turn {turn}, as it was understood.", most_first(counted))


def _heard(session: Session, turn: int) -> str:
    labels = [event.data["label"] for event in session.standing() if event.kind == "understood" and event.turn == turn]
    return " and ".join(labels)


def _trust_lost(sessions: Sequence[Session]) -> Common:
    """Return why trust fell, with how many people that happened to."""
    people = Counter[str]()
    for session in sessions:
        people.update({_reason(event.data["why"]) for event in session.standing() if _costs_trust(event)})
    counted = [
        Counted(
            _upper(why), number, len(sessions), ask=f"Trust fell: “{why}”. How does that sound from the other side?"
        )
        for why, number in people.most_common()
    ]
    return Common("Where trust fell", "Why the buyer trusted somebody less, once for each person.", most_first(counted))


def _costs_trust(event: Event) -> bool:
    return event.kind == "changed" and event.data["name"] == "trust" and event.data["by"] < 0


def _reason(why: str) -> str:
    return why.rstrip(".")


def _judged(sessions: Sequence[Session]) -> Common:
    """Return what people judged at the end, by whether it was right for the buyer they met."""
    verdicts = [found for session in sessions if (found := judgement_of(session))]
    right = sum(one.right for one in verdicts)
    if not verdicts:
        return Common("", "", ())
    question = verdicts[0].question
    ask = f"{question} Which words of the buyer decide it?"
    counted = (Counted("Judged rightly", right, len(verdicts), ask=ask),)
    return Common("The judgement", f"Everybody answered: “{question}”", counted)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
