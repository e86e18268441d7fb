"""What happens in a workshop leads to the same state wherever it is folded, and nothing can break the fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salestrain.workshop import events
from salestrain.workshop.events import Happened, Happening
from salestrain.workshop.folding import folded_over
from salestrain.workshop.state import WorkshopState

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)

seats = st.sampled_from(["ann", "ben", "cem", "nobody"])
names = st.sampled_from(["one", "two"])
numbers = st.integers(-10, 90)
ALL: dict[str, st.SearchStrategy[Happening]] = {
    "joined": st.builds(events.joined, seats, seats),
    "came_back": st.builds(events.came_back, seats),
    "renamed": st.builds(events.renamed, seats, st.text(max_size=5)),
    "left": st.builds(events.left, seats),
    "forgotten": st.builds(events.forgotten, seats),
    "hand_raised": st.builds(events.hand_raised, seats),
    "hand_lowered": st.builds(events.hand_lowered, seats),
    "step_begun": st.builds(events.step_begun, numbers, numbers),
    "minutes_added": st.builds(events.minutes_added, numbers),
    "timer_started": st.builds(events.timer_started, numbers),
    "timer_stopped": st.builds(events.timer_stopped),
    "clock_set": st.builds(events.clock_set, numbers),
    "exercise_opened": st.builds(events.exercise_opened, names),
    "exercise_closed": st.builds(events.exercise_closed, names),
    "everybody_sent": st.builds(events.everybody_sent, st.sampled_from(["room", "exercise", "moon"]), names),
    "frozen": st.builds(events.frozen, names),
    "thawed": st.builds(events.thawed),
    "vote_opened": st.builds(events.vote_opened, names, names, st.just({"a": "This", "b": "That"})),
    "vote_cast": st.builds(
        events.vote_cast, names, seats, st.sampled_from(["a", "b", "c"]), st.none() | st.integers(-9, 200)
    ),
    "proposal_made": st.builds(events.proposal_made, names, seats, names),
    "proposal_dropped": st.builds(events.proposal_dropped, names, seats),
    "vote_closed": st.builds(events.vote_closed, names),
    "vote_revealed": st.builds(events.vote_revealed, names),
    "question_submitted": st.builds(events.question_submitted, names, seats, names, named=st.booleans()),
    "question_approved": st.builds(events.question_approved, names),
    "question_hidden": st.builds(events.question_hidden, names),
    "question_liked": st.builds(events.question_liked, names, seats),
    "question_unliked": st.builds(events.question_unliked, names, seats),
    "attempt_shared": st.builds(events.attempt_shared, seats, names, with_name=st.booleans()),
    "attempt_withdrawn": st.builds(events.attempt_withdrawn, seats, names),
    "talk_offered": st.builds(events.talk_offered, seats, names),
    "talk_accepted": st.builds(events.talk_accepted, seats, names, names),
    "talk_declined": st.builds(events.talk_declined, seats),
    "talk_answered": st.builds(events.talk_answered, seats, names),
    "rated": st.builds(events.rated, seats, names, names, st.dictionaries(names, st.integers(0, 3), max_size=2)),
    "observed": st.builds(events.observed, seats, seats, names, st.dictionaries(names, st.integers(0, 3), max_size=2)),
    "observation_withdrawn": st.builds(events.observation_withdrawn, seats, seats, names),
    "closed": st.builds(events.closed),
}
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
keys = st.sampled_from(["seat", "vote", "option", "options", "minutes", "seconds", "exercise", "page", "name", "text"])
nonsense = st.builds(Happening, st.sampled_from([*ALL, "dreamt"]), st.dictionaries(keys, json, max_size=4))
usual = st.one_of(*ALL.values())


def log(*whats: Happening, first: int = 1) -> tuple[Happened, ...]:
    return tuple(Happened(n, NINE + timedelta(minutes=n), what) for n, what in enumerate(whats, first))


def so_far(*whats: Happening) -> WorkshopState:
    return folded_over(WorkshopState(), log(*whats))


def test_every_happening_that_can_be_made_is_tried_here() -> None:
    makers: list[Callable[..., Happening]] = [
        maker for name, maker in vars(events).items() if callable(maker) and name.islower() and name in ALL
    ]
    made = {name for name, value in vars(events).items() if getattr(value, "__module__", "") == events.__name__}

    assert (len(ALL), {"Happening", "Happened"}) == (len(makers), made - set(ALL))


@given(st.lists(usual, max_size=30), st.integers(0, 30))
def test_folding_at_once_and_piece_by_piece_is_the_same(whats: Sequence[Happening], cut: int) -> None:
    happened = log(*whats)
    first = folded_over(WorkshopState(), happened[:cut])

    assert folded_over(WorkshopState(), happened) == folded_over(first, happened[cut:])


@given(st.lists(usual, max_size=30), st.integers(0, 30))
def test_what_was_folded_before_changes_nothing_when_it_comes_again(whats: Sequence[Happening], back: int) -> None:
    happened = log(*whats)
    state = folded_over(WorkshopState(), happened)

    assert state == folded_over(state, happened[back:])


@given(st.lists(usual | nonsense, max_size=30))
def test_nothing_that_was_written_can_break_the_room(whats: Sequence[Happening]) -> None:
    state = so_far(*whats)

    assert len(whats) == state.position


@given(st.lists(usual, max_size=20), st.builds(Happening, st.just("dreamt"), st.dictionaries(keys, json)))
def test_what_is_not_known_changes_nothing_but_the_position(whats: Sequence[Happening], what: Happening) -> None:
    before, afterwards = so_far(*whats), so_far(*whats, what)

    assert (before.people, before.votes, before.open) == (afterwards.people, afterwards.votes, afterwards.open)


@given(st.lists(usual, max_size=30))
def test_who_was_forgotten_is_nowhere(whats: Sequence[Happening]) -> None:
    state = so_far(
        events.joined("ann", "Ann"), *(what for what in whats if what.name != "closed"), events.forgotten("ann")
    )
    told = [
        state.people,
        *(vote.cast for vote in state.votes.values()),
        *(vote.sure for vote in state.votes.values()),
        *({one.of, one.by} for one in state.observed),
        *(v.proposals for v in state.votes.values()),
        *state.ratings.values(),
    ]

    assert (False, []) == (any("ann" in each for each in told), [one for one in state.shared if one.seat == "ann"])


@given(st.lists(usual, max_size=20), st.lists(usual, max_size=5))
def test_nothing_happens_after_the_end(whats: Sequence[Happening], late: Sequence[Happening]) -> None:
    ended = so_far(*whats, events.closed())
    later = so_far(*whats, events.closed(), *late)

    assert (ended.people, ended.votes, ended.open) == (later.people, later.votes, later.open)


@given(usual | nonsense)
def test_a_happening_is_read_back_as_it_was_written(what: Happening) -> None:
    assert what == Happening.from_json(what.to_json())


def test_added_minutes_count_from_the_beginning_of_the_step() -> None:
    state = so_far(events.step_begun(0, 10), events.minutes_added(2))

    assert state.step is not None
    assert NINE + timedelta(minutes=1 + 12) == state.step.ends


def test_a_clock_that_is_set_moves_what_runs_along() -> None:
    state = so_far(events.step_begun(0, 10), events.clock_set(3600))

    assert state.step is not None
    assert NINE + timedelta(minutes=1 + 10 + 60) == state.step.ends


def test_hands_wait_in_the_order_in_which_they_went_up() -> None:
    state = so_far(
        events.joined("ann", "Ann"),
        events.joined("ben", "Ben"),
        events.hand_raised("ben"),
        events.hand_raised("ann"),
        events.hand_raised("ben"),
    )

    assert ["ben", "ann"] == [one.seat for one in state.hands]


def test_the_last_vote_of_each_counts_and_none_after_the_end() -> None:
    state = so_far(
        events.joined("ann", "Ann"),
        events.joined("ben", "Ben"),
        events.vote_opened("v", "Next?", {"a": "This", "b": "That"}),
        events.vote_cast("v", "ann", "a"),
        events.vote_cast("v", "ann", "b"),
        events.vote_cast("v", "stranger", "a"),
        events.vote_closed("v"),
        events.vote_cast("v", "ben", "a"),
    )

    assert {"a": 0, "b": 1} == state.votes["v"].counts()


def test_a_question_is_liked_once_by_each_but_not_by_its_author_and_only_when_the_room_sees_it() -> None:
    seen = [events.question_submitted("q", "ann", "Why now?"), events.question_approved("q")]
    state = so_far(
        events.joined("ann", "Ann"),
        events.joined("ben", "Ben"),
        events.question_liked("q", "ben"),
        *seen,
        events.question_liked("q", "ann"),
        events.question_liked("q", "ben"),
        events.question_liked("q", "ben"),
    )

    assert {"ben"} == state.questions["q"].liked_by
