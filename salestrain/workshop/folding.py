"""What each happening changes in a workshop.

The same happenings give the same state. What is not known here, does not fit, or comes after the end, changes nothing:
a newer server may have written it, and a room must go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from .events import Happened
from .playing_folds import PLAYING
from .reading_data import MOST_SECONDS, Data, Fold, number, others, seated, text
from .sharing_folds import SHARING, without_ratings
from .state import PAGES, Present, Running, Sent, Vote, WorkshopState


def folded_over(state: WorkshopState, happened: Iterable[Happened]) -> WorkshopState:
    """Return the state after more has happened; what is at or before its position is there already."""
    for one in happened:
        state = after(state, one)
    return state


def after(state: WorkshopState, happened: Happened) -> WorkshopState:
    """Return the state after one happening."""
    if happened.position <= state.position:
        return state
    fold = None if state.is_closed else _FOLDS.get(happened.what.name)
    changed: WorkshopState | None = None
    if fold is not None:
        try:
            changed = fold(state, happened, dict(happened.what.data))
        except (KeyError, TypeError, ValueError, OverflowError):
            changed = None
    return replace(changed or state, position=happened.position, at=happened.at)


def _with_person(state: WorkshopState, person: Present) -> WorkshopState:
    return replace(state, people={**state.people, person.seat: person})


def _joined(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    seat = text(data, "seat")
    if seat in state.people:
        return None
    return _with_person(state, Present(seat, text(data, "nickname"), happened.at))


def _came_back(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_person(state, replace(seated(state, data), has_left=False))


def _renamed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_person(state, replace(seated(state, data), nickname=text(data, "nickname")))


def _left(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_person(state, replace(seated(state, data), has_left=True, hand=None))


def _forgotten(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    """Take somebody out of everything, as if they had never come."""
    seat = text(data, "seat")
    votes = {
        name: replace(
            vote,
            cast=others(vote.cast, seat),
            proposals=others(vote.proposals, seat),
            sure=others(vote.sure, seat),
        )
        for name, vote in state.votes.items()
    }
    questions = {
        name: replace(question, liked_by=question.liked_by - {seat})
        for name, question in state.questions.items()
        if question.seat != seat
    }
    shared = tuple(one for one in state.shared if one.seat != seat)
    left = replace(state, people=others(state.people, seat), votes=votes, questions=questions, shared=shared)
    return without_ratings(replace(left, played=tuple(one for one in left.played if one.seat != seat)), seat)


def _hand_raised(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    person = seated(state, data)
    return _with_person(state, replace(person, hand=person.hand or happened.at))


def _hand_lowered(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_person(state, replace(seated(state, data), hand=None))


def _step_begun(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, step=Running(number(data, "step"), happened.at, number(data, "minutes") * 60))


def _minutes_added(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    if state.step is None:
        return None
    seconds = max(0, min(MOST_SECONDS, state.step.seconds + number(data, "minutes") * 60))
    return replace(state, step=replace(state.step, seconds=seconds))


def _timer_started(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    seconds = max(0, min(MOST_SECONDS, number(data, "seconds")))
    return replace(state, timer=Running(happened.position, happened.at, seconds, text(data, "label")))


def _timer_stopped(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, timer=None)


def _clock_set(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    """Move what runs, and raised hands, along with the clock."""
    by = timedelta(seconds=number(data, "seconds"))

    def moved(running: Running | None) -> Running | None:
        return None if running is None else replace(running, begun=running.begun + by)

    people = {
        seat: replace(one, hand=None if one.hand is None else one.hand + by) for seat, one in state.people.items()
    }
    return replace(state, step=moved(state.step), timer=moved(state.timer), people=people)


def _exercise_opened(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    name = text(data, "exercise")
    ever = state.ever_opened if name in state.ever_opened else (*state.ever_opened, name)
    return replace(state, open=(*(one for one in state.open if one != name), name), ever_opened=ever)


def _exercise_closed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    name = text(data, "exercise")
    return replace(state, open=tuple(one for one in state.open if one != name))


def _everybody_sent(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    page = text(data, "page")
    return replace(state, sent=Sent(page, text(data, "name"), happened.position)) if page in PAGES else None


def _frozen(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, frozen=text(data, "sentence"))


def _thawed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, frozen=None)


def _closed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, is_closed=True, frozen=None, timer=None, step=None)


def _with_vote(state: WorkshopState, vote: Vote) -> WorkshopState:
    return replace(state, votes={**state.votes, vote.id: vote})


def _vote_opened(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    name = text(data, "vote")
    options = {str(option): str(words) for option, words in data["options"]}
    if name in state.votes:
        return None
    return _with_vote(state, Vote(name, text(data, "question"), options, text(data, "kind")))


def _vote_cast(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    vote, seat, option = state.votes[text(data, "vote")], seated(state, data).seat, text(data, "option")
    if not vote.is_open or option not in vote.options:
        return None
    sure = vote.sure if "sure" not in data else {**vote.sure, seat: max(0, min(100, number(data, "sure")))}
    cast, proposals = {**vote.cast, seat: option}, others(vote.proposals, seat)
    return _with_vote(state, replace(vote, cast=cast, proposals=proposals, sure=sure))


def _proposal_made(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    vote, seat = state.votes[text(data, "vote")], seated(state, data).seat
    if not vote.is_open:
        return None
    proposals = {**vote.proposals, seat: text(data, "text")}
    return _with_vote(state, replace(vote, cast=others(vote.cast, seat), proposals=proposals))


def _proposal_dropped(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    vote = state.votes[text(data, "vote")]
    return _with_vote(state, replace(vote, proposals=others(vote.proposals, text(data, "seat"))))


def _vote_closed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_vote(state, replace(state.votes[text(data, "vote")], is_open=False))


def _vote_revealed(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return _with_vote(state, replace(state.votes[text(data, "vote")], is_revealed=True))


_FOLDS: dict[str, Fold] = (
    SHARING
    | PLAYING
    | {
        fold.__name__.removeprefix("_"): fold
        for fold in (
            _joined,
            _came_back,
            _renamed,
            _left,
            _forgotten,
            _hand_raised,
            _hand_lowered,
            _step_begun,
            _minutes_added,
            _timer_started,
            _timer_stopped,
            _clock_set,
            _exercise_opened,
            _exercise_closed,
            _everybody_sent,
            _frozen,
            _thawed,
            _closed,
            _vote_opened,
            _vote_cast,
            _proposal_made,
            _proposal_dropped,
            _vote_closed,
            _vote_revealed,
        )
    }
)
