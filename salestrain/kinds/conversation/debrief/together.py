"""A talk that a room holds together: lines to vote on, what was said, and what a line brought."""

from __future__ import annotations

from ....core.session import Session
from ....core.together import Question, Spoken, Together
from ..engine import choices
from ..judging import true_row
from .highlights import change_sentence, changes_by_line
from .lines import transcript


def offered(session: Session) -> tuple[tuple[str, str], ...]:
    """Return the lines that may be voted on now; none when the talk is over."""
    if session.state.phase != "talking":
        return ()
    return tuple((choice.move, choice.text) for choice in choices(session.script, session.state))


def spoken(session: Session) -> tuple[Spoken, ...]:
    """Return the talk so far, the buyer's first words included."""
    return tuple(
        Spoken(line.turn, line.name, line.text, line.who == "learner", line.heard_as) for line in transcript(session)
    )


def news(session: Session, since: int) -> tuple[str, ...]:
    """Return what was learned and what changed since there were `since` moves."""
    before = Session.replay(session.exercise, session.seed, session.moves[:since])
    events = session.events[len(before.events) :]
    facts = session.script.facts
    learned = [f"You learned: {facts[e.data['fact']].label}." for e in events if e.kind == "fact_revealed"]
    return (*learned, *map(change_sentence, changes_by_line(events)))


def setting(session: Session) -> tuple[str, ...]:
    """Return who is talked to, and what the talk is about."""
    exercise = session.exercise
    return (f"{exercise.buyer.name}, {exercise.buyer.role}", exercise.summary)


def question(session: Session) -> Question | None:
    """Return what is judged once the talk is over, with what is true of this buyer; None while it goes on."""
    if session.state.phase == "talking":
        return None
    judgement, facts, known = session.exercise.judgement, session.script.facts, session.state.known
    truth = true_row(session.script, session.state)
    because = [name for name in truth.because if name in facts]
    heard = tuple(facts[name].label for name in because if name in known)
    unheard = tuple(facts[name].label for name in because if name not in known)
    return Question(judgement.question, judgement.options, truth.answer, truth.why, heard, unheard)


TOGETHER = Together(offered=offered, spoken=spoken, news=news, setting=setting, question=question)
