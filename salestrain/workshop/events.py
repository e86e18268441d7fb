"""What can happen in a workshop: an append-only list, which the store keeps and `state.py` folds.

An event has a name in the past tense, plain data, and the time at which it was kept. Nothing that anybody says or earns
in their practice is an event here; a thing that somebody shares is named, not copied.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..core.events import canonical

Json = Any


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happens in a workshop, before it has a place in the log. Made by the functions below."""

    name: str
    data: Mapping[str, Json] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the canonical JSON text, which `from_json` reads back."""
        return canonical({"name": self.name, "data": dict(self.data)})

    @classmethod
    def from_json(cls, text: str) -> Happening:
        """Return the happening that `to_json` wrote."""
        raw = json.loads(text)
        return cls(raw["name"], raw["data"])


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: its position in the log of the workshop, from 1, and when it was kept."""

    position: int
    at: datetime
    what: Happening


# People.


def joined(seat: str, nickname: str) -> Happening:
    """Somebody new is in the room."""
    return Happening("joined", {"seat": seat, "nickname": nickname})


def came_back(seat: str) -> Happening:
    """Somebody who was here before came back, perhaps with another device."""
    return Happening("came_back", {"seat": seat})


def renamed(seat: str, nickname: str) -> Happening:
    """Somebody has another nickname."""
    return Happening("renamed", {"seat": seat, "nickname": nickname})


def left(seat: str) -> Happening:
    """Somebody left for good, or was shown out."""
    return Happening("left", {"seat": seat})


def forgotten(seat: str) -> Happening:
    """Somebody had everything of theirs deleted."""
    return Happening("forgotten", {"seat": seat})


def hand_raised(seat: str) -> Happening:
    """Somebody wants help."""
    return Happening("hand_raised", {"seat": seat})


def hand_lowered(seat: str) -> Happening:
    """Somebody got help, or needs none any more."""
    return Happening("hand_lowered", {"seat": seat})


# The day.


def step_begun(step: int, minutes: int) -> Happening:
    """A step of the agenda began; steps count from 0."""
    return Happening("step_begun", {"step": step, "minutes": minutes})


def minutes_added(minutes: int) -> Happening:
    """The present step takes longer, or shorter when the number is negative."""
    return Happening("minutes_added", {"minutes": minutes})


def timer_started(seconds: int, label: str = "") -> Happening:
    """A clock of its own runs, beside the one of the step."""
    return Happening("timer_started", {"seconds": seconds, "label": label})


def timer_stopped() -> Happening:
    """That clock is gone."""
    return Happening("timer_stopped")


def clock_set(seconds: int) -> Happening:
    """The machine's clock was set forward by so many seconds (or back); all times before count from the new one."""
    return Happening("clock_set", {"seconds": seconds})


def exercise_opened(exercise: str) -> Happening:
    """An exercise may be practised."""
    return Happening("exercise_opened", {"exercise": exercise})


def exercise_closed(exercise: str) -> Happening:
    """An exercise may be practised no longer; what was done stays."""
    return Happening("exercise_closed", {"exercise": exercise})


def everybody_sent(page: str, name: str = "") -> Happening:
    """Everybody is taken to a page.

    Args:
        page: `room`, `exercise`, `vote`, `wall`, `rating`, `roles` or `debrief`.
        name: which one, where there are several: an exercise, a vote.
    """
    return Happening("everybody_sent", {"page": page, "name": name})


def frozen(sentence: str = "") -> Happening:
    """All pages rest, because somebody speaks; the sentence is shown."""
    return Happening("frozen", {"sentence": sentence})


def thawed() -> Happening:
    """The pages go on."""
    return Happening("thawed")


def closed() -> Happening:
    """The workshop is over: nobody joins, and nothing else happens."""
    return Happening("closed")


# Votes, the wall, and what people share.


def vote_opened(vote: str, question: str, options: Mapping[str, str], kind: str = "choice") -> Happening:
    """Everybody may vote.

    Args:
        vote: id of the vote.
        question: what is asked.
        options: the options, from id to words, in their order.
        kind: what is voted on; the one who opens it knows what it means.
    """
    pairs = [[name, words] for name, words in options.items()]
    return Happening("vote_opened", {"vote": vote, "question": question, "options": pairs, "kind": kind})


def vote_cast(vote: str, seat: str, option: str, sure: int | None = None) -> Happening:
    """Somebody voted; their last vote counts, and takes the place of words that they proposed.

    Args:
        vote: id of the vote.
        seat: who it was, for counting only.
        option: the option.
        sure: how sure they are of it, in percent, where that was asked.
    """
    data: dict[str, Json] = {"vote": vote, "seat": seat, "option": option}
    return Happening("vote_cast", data if sure is None else data | {"sure": sure})


def proposal_made(vote: str, seat: str, text: str) -> Happening:
    """Somebody proposed words of their own; their last proposal counts, and takes the place of their vote."""
    return Happening("proposal_made", {"vote": vote, "seat": seat, "text": text})


def proposal_dropped(vote: str, seat: str) -> Happening:
    """The facilitator keeps proposed words off the ballot."""
    return Happening("proposal_dropped", {"vote": vote, "seat": seat})


def vote_closed(vote: str) -> Happening:
    """No more votes are taken, and the room may see the outcome."""
    return Happening("vote_closed", {"vote": vote})


def vote_revealed(vote: str) -> Happening:
    """The room may see the outcome of a vote."""
    return Happening("vote_revealed", {"vote": vote})


def question_submitted(question: str, seat: str, text: str, *, named: bool = False) -> Happening:
    """Somebody put a question on the wall; the author ticks whether their name is shown."""
    return Happening("question_submitted", {"question": question, "seat": seat, "text": text, "named": named})


def question_approved(question: str) -> Happening:
    """The facilitator lets the room see a question."""
    return Happening("question_approved", {"question": question})


def question_hidden(question: str) -> Happening:
    """The facilitator took a question off the wall."""
    return Happening("question_hidden", {"question": question})


def question_liked(question: str, seat: str) -> Happening:
    """Somebody voted for a question."""
    return Happening("question_liked", {"question": question, "seat": seat})


def question_unliked(question: str, seat: str) -> Happening:
    """Somebody took that back."""
    return Happening("question_unliked", {"question": question, "seat": seat})


def attempt_shared(seat: str, attempt: str, *, with_name: bool = False) -> Happening:
    """The author of an attempt lets the room look at it, with their name only if they say so."""
    return Happening("attempt_shared", {"seat": seat, "attempt": attempt, "with_name": with_name})


def attempt_withdrawn(seat: str, attempt: str) -> Happening:
    """The author takes that back."""
    return Happening("attempt_withdrawn", {"seat": seat, "attempt": attempt})


# A talk in which whoever leads plays the buyer.


def talk_offered(seat: str, exercise: str) -> Happening:
    """Whoever leads asks somebody for a talk, in which they play the buyer and read what is said."""
    return Happening("talk_offered", {"seat": seat, "exercise": exercise})


def talk_accepted(seat: str, exercise: str, attempt: str) -> Happening:
    """Whoever was asked says yes: this attempt of theirs may be read until its talk ends."""
    return Happening("talk_accepted", {"seat": seat, "exercise": exercise, "attempt": attempt})


def talk_declined(seat: str) -> Happening:
    """Whoever was asked says no, or whoever asked takes it back."""
    return Happening("talk_declined", {"seat": seat})


def talk_answered(seat: str, attempt: str) -> Happening:
    """Whoever plays the buyer answered; the words are in the attempt."""
    return Happening("talk_answered", {"seat": seat, "attempt": attempt})


def rated(seat: str, exercise: str, transcript: str, marks: Mapping[str, int]) -> Happening:
    """Somebody rated a transcript, the same that all others rate; their last marks count.

    Args:
        seat: who it was, for counting only.
        exercise: the exercise whose criteria they are.
        transcript: name of the transcript.
        marks: the score given for each criterion.
    """
    return Happening("rated", {"seat": seat, "exercise": exercise, "transcript": transcript, "marks": dict(marks)})


def observed(of: str, by: str, exercise: str, marks: Mapping[str, int]) -> Happening:
    """An observer lets whom they observed see what they marked; their last marks count.

    Args:
        of: the seat of the one who sold.
        by: the seat of the observer.
        exercise: the exercise whose criteria they are.
        marks: the score given for each criterion.
    """
    return Happening("observed", {"seat": of, "by": by, "exercise": exercise, "marks": dict(marks)})


def observation_withdrawn(of: str, by: str, exercise: str) -> Happening:
    """The observer takes that back. For the arguments see `observed`."""
    return Happening("observation_withdrawn", {"seat": of, "by": by, "exercise": exercise})
