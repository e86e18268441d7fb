"""What changes when people share something: questions for the wall, attempts, and how they rated transcripts."""

from __future__ import annotations

from dataclasses import replace

from .events import Happened
from .reading_data import Data, Fold, number, others, seated, text
from .state import Observation, Question, Shared, WorkshopState


def _with_question(state: WorkshopState, question: Question) -> WorkshopState:
    return replace(state, questions={**state.questions, question.id: question})


def _question_submitted(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    name = text(data, "question")
    if name in state.questions:
        return None
    question = Question(name, seated(state, data).seat, text(data, "text"), data.get("named") is True)
    return _with_question(state, question)


def _question_approved(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_question(state, replace(state.questions[text(data, "question")], is_approved=True))


def _question_hidden(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_question(state, replace(state.questions[text(data, "question")], is_approved=False))


def _question_liked(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    question, seat = state.questions[text(data, "question")], seated(state, data).seat
    if not question.is_approved or seat == question.seat:
        return None
    return _with_question(state, replace(question, liked_by=question.liked_by | {seat}))


def _question_unliked(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    question, seat = state.questions[text(data, "question")], seated(state, data).seat
    return _with_question(state, replace(question, liked_by=question.liked_by - {seat}))


def _without(state: WorkshopState, attempt: str) -> tuple[Shared, ...]:
    return tuple(one for one in state.shared if one.attempt != attempt)


def _attempt_shared(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    seat, attempt = seated(state, data).seat, text(data, "attempt")
    return replace(state, shared=(*_without(state, attempt), Shared(seat, attempt, data.get("with_name") is True)))


def _attempt_withdrawn(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, shared=_without(state, text(data, "attempt")))


def _rated(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    """Keep what somebody gave to one transcript; their last marks count."""
    exercise, seat, transcript = text(data, "exercise"), seated(state, data).seat, text(data, "transcript")
    marks = {str(criterion): number(data["marks"], criterion) for criterion in data["marks"]}
    of_all = state.ratings.get(exercise, {})
    own = {**of_all.get(seat, {}), transcript: marks}
    return replace(state, ratings={**state.ratings, exercise: {**of_all, seat: own}})


def _other_observations(state: WorkshopState, data: Data) -> tuple[Observation, ...]:
    """Return all observations but the one that the data names."""
    named = (text(data, "seat"), text(data, "by"), text(data, "exercise"))
    return tuple(one for one in state.observed if (one.of, one.by, one.exercise) != named)


def _observed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    """Keep what an observer shares with whom they observed, both of whom are here."""
    of, by = seated(state, data).seat, text(data, "by")
    if by not in state.people or by == of:
        return None
    marks = {str(criterion): number(data["marks"], criterion) for criterion in data["marks"]}
    made = Observation(of, by, text(data, "exercise"), marks)
    return replace(state, observed=(*_other_observations(state, data), made))


def _observation_withdrawn(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, observed=_other_observations(state, data))


def without_ratings(state: WorkshopState, seat: str) -> WorkshopState:
    """Return the state without what one person rated or observed, and without what was observed of them."""
    ratings = {exercise: others(given, seat) for exercise, given in state.ratings.items()}
    return replace(state, ratings=ratings, observed=tuple(o for o in state.observed if seat not in (o.of, o.by)))


SHARING: dict[str, Fold] = {
    fold.__name__.removeprefix("_"): fold
    for fold in (
        _question_submitted,
        _question_approved,
        _question_hidden,
        _question_liked,
        _question_unliked,
        _attempt_shared,
        _attempt_withdrawn,
        _rated,
        _observed,
        _observation_withdrawn,
    )
}
