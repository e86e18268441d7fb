"""What every store guarantees, whichever database is behind it: in memory, in a file, in PostgreSQL."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salestrain.core.events import Move
from salestrain.store import SequenceTaken, Store, StoreError, UnknownAttempt
from tests.store.conftest import CONTENT, DIGEST, attempt_with, begin, said

A_FEW = settings(
    max_examples=25,
    deadline=None,  # disks are slow at times
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example begins its own attempt
)
ANY_TEXT = st.text(st.characters(exclude_categories=()))  # including half surrogate pairs and NUL
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ANY_MOVE = st.builds(Move, st.text(), st.dictionaries(st.text(), ANY_JSON, max_size=4))
UNUSUAL = [
    "",
    "NUL \0 and bell \a and escape \x1b[31m",
    "line\nline\r\n\ttab \u2028 \x85",
    "שלום, איך אפשר לעזור?",
    "مرحبا",
    "見積もりをください",
    "\u202eright to left\u202c e\u0301 👩‍👩‍👧",
    "half a surrogate pair: \ud83d",
    "\\u0000 \\ \" ' -- ; DROP TABLE salestrain_moves",
    "<script>alert(1)</script>",
    "x" * 10_000,
]


class TestMoves:
    def test_a_new_attempt_has_no_moves(self, store: Store) -> None:
        assert () == store.moves(begin(store).id)

    def test_moves_come_back_in_the_order_they_were_made(self, store: Store) -> None:
        attempt = attempt_with(store, "one", "two", "three")

        assert said("one", "two", "three") == store.moves(attempt.id)

    @pytest.mark.parametrize("text", UNUSUAL)
    def test_a_text_comes_back_as_it_was_typed(self, store: Store, text: str) -> None:
        attempt = attempt_with(store, text)

        assert said(text) == store.moves(attempt.id)

    @A_FEW
    @given(st.lists(ANY_MOVE, max_size=5))
    def test_any_moves_come_back_exactly(self, store: Store, moves: list[Move]) -> None:
        attempt = begin(store)
        for seq, move in enumerate(moves, 1):
            store.append(attempt.id, seq, move)

        assert tuple(moves) == store.moves(attempt.id)
        store.verify(attempt.id)

    def test_a_move_is_never_replaced(self, store: Store) -> None:
        attempt = attempt_with(store, "mine")
        with pytest.raises(SequenceTaken):
            store.append(attempt.id, 1, *said("another"))

        assert said("mine") == store.moves(attempt.id)

    def test_a_move_that_would_leave_a_gap_is_refused_in_a_sentence(self, store: Store) -> None:
        attempt = attempt_with(store, "one")
        with pytest.raises(StoreError) as caught:
            store.append(attempt.id, 3, *said("three"))

        assert (
            "Step 3 of this attempt cannot be kept, because the last one in the store is step 1. "
            "Reload the page to see the attempt as it is now."
        ) == str(caught.value)
        assert said("one") == store.moves(attempt.id)

    @pytest.mark.parametrize("unknown", ["", "nobody's", "a\0b", "\ud83d", "'; --", "x" * 10_000])
    def test_an_attempt_that_is_not_there_is_unknown(self, store: Store, unknown: str) -> None:
        for act in (
            lambda: store.moves(unknown),
            lambda: store.append(unknown, 1, *said("one")),
            lambda: store.attempt(unknown, learner="dana"),
            lambda: store.verify(unknown),
            lambda: store.content(unknown),
        ):
            with pytest.raises(UnknownAttempt):
                act()


class TestAttempts:
    def test_an_attempt_is_found_as_it_was_begun(self, store: Store) -> None:
        attempt = begin(store)

        assert attempt == store.attempt(attempt.id, learner="dana")

    def test_an_attempt_counts_its_moves(self, store: Store) -> None:
        assert 3 == attempt_with(store, "one", "two", "three").moves_kept

    def test_the_store_stamps_the_time_in_utc(self, store: Store) -> None:
        started = datetime.fromisoformat(begin(store).started_at)

        assert timedelta(0) == started.utcoffset()
        assert abs(datetime.now(UTC) - started) < timedelta(minutes=1)

    @pytest.mark.parametrize("seed", [0, -1, 2**63 - 1, -(2**63)])
    def test_every_seed_of_64_bits_is_kept(self, store: Store, seed: int) -> None:
        attempt = store.begin("harbour_foods", "1.0.0", DIGEST, CONTENT, learner="dana", seed=seed)

        assert seed == store.attempt(attempt.id, learner="dana").seed

    def test_a_larger_seed_is_refused(self, store: Store) -> None:
        with pytest.raises(ValueError, match="64 bits"):
            store.begin("harbour_foods", "1.0.0", DIGEST, CONTENT, learner="dana", seed=2**63)

    def test_attempts_are_listed_newest_first(self, store: Store) -> None:
        oldest_first = [begin(store) for _ in range(4)]

        assert tuple(reversed(oldest_first)) == store.attempts(learner="dana")

    def test_a_clock_that_was_wrong_once_hides_no_later_attempt(self, store: Store) -> None:
        with time_machine.travel("2031-05-01T12:00:00Z", tick=False):
            first = begin(store)
        with time_machine.travel("2026-05-01T12:00:00Z", tick=False):
            second = begin(store)

        assert (second, first) == store.attempts(learner="dana")

    def test_attempts_in_one_exercise_are_listed_alone(self, store: Store) -> None:
        begin(store)
        wanted = begin(store, exercise_id="alder_vale_clinics")

        assert (wanted,) == store.attempts(learner="dana", exercise_id="alder_vale_clinics")

    @A_FEW
    @given(learner=ANY_TEXT, other=ANY_TEXT)
    def test_an_attempt_is_never_shown_to_another_learner(self, store: Store, learner: str, other: str) -> None:
        attempt = begin(store, learner)
        if learner == other:
            other += "2"
        with pytest.raises(UnknownAttempt):
            store.attempt(attempt.id, learner=other)

        assert attempt.id in [own.id for own in store.attempts(learner=learner)]
        assert attempt.id not in [own.id for own in store.attempts(learner=other)]


class TestContent:
    def test_content_comes_back_as_it_was_when_the_attempt_began(self, store: Store) -> None:
        assert CONTENT == store.content(begin(store).digest)

    def test_a_later_edit_of_the_exercise_leaves_earlier_attempts_alone(self, store: Store) -> None:
        before = begin(store)
        edited = CONTENT.replace("Foods", "Foods Ltd.")
        digest = hashlib.sha256(edited.encode()).hexdigest()
        after = store.begin("harbour_foods", "1.0.1", digest, edited, learner="dana", seed=7)

        assert (CONTENT, edited) == (store.content(before.digest), store.content(after.digest))

    def test_content_that_is_not_what_its_digest_says_is_refused(self, store: Store) -> None:
        with pytest.raises(ValueError, match="digest"):
            store.begin("harbour_foods", "1.0.0", DIGEST, CONTENT + " ", learner="dana", seed=7)

        assert () == store.attempts(learner="dana")


class TestForks:
    def fork(self, store: Store, parent: str, fork_seq: int | None, *texts: str, learner: str = "dana") -> str:
        moves = said(*texts)
        return store.begin(
            "harbour_foods",
            "1.0.0",
            DIGEST,
            CONTENT,
            learner=learner,
            seed=7,
            parent=parent,
            fork_seq=fork_seq,
            moves=moves,
        ).id

    def test_a_fork_begins_with_the_moves_it_took_over(self, store: Store) -> None:
        parent = attempt_with(store, "one", "two", "three")
        fork = self.fork(store, parent.id, 2, "one", "two")
        stored = store.attempt(fork, learner="dana")

        assert (parent.id, 2, 2) == (stored.parent, stored.fork_seq, stored.moves_kept)
        assert said("one", "two") == store.moves(fork)

    def test_a_fork_before_the_first_move_is_empty(self, store: Store) -> None:
        parent = attempt_with(store, "one")

        assert () == store.moves(self.fork(store, parent.id, 0))

    def test_a_fork_begins_with_what_was_done_otherwise(self, store: Store) -> None:
        parent = attempt_with(store, "one", "two")
        fork = self.fork(store, parent.id, 1, "one", "otherwise")

        assert said("one", "otherwise") == store.moves(fork)
        store.verify(fork)

    def test_a_fork_goes_its_own_way_and_its_parent_stays(self, store: Store) -> None:
        parent = attempt_with(store, "one", "two")
        fork = self.fork(store, parent.id, 1, "one")
        store.append(fork, 2, *said("otherwise"))

        assert (said("one", "two"), said("one", "otherwise")) == (store.moves(parent.id), store.moves(fork))
        store.verify(fork)
        store.verify(parent.id)

    @pytest.mark.parametrize(
        ("fork_seq", "taken"),
        [(2, ("one",)), (1, ("two",)), (2, ("one", "other")), (3, ("one", "two", "three")), (None, ("one",))],
    )
    def test_a_fork_that_is_not_the_beginning_of_its_parent_is_refused(
        self, store: Store, fork_seq: int | None, taken: tuple[str, ...]
    ) -> None:
        parent = attempt_with(store, "one", "two")
        with pytest.raises(ValueError, match="A fork"):
            self.fork(store, parent.id, fork_seq, *taken)

        assert (parent,) == store.attempts(learner="dana")

    def test_nobody_forks_an_attempt_of_another(self, store: Store) -> None:
        parent = attempt_with(store, "one")
        with pytest.raises(UnknownAttempt):
            self.fork(store, parent.id, 1, "one", learner="somebody")


class TestForgetting:
    def test_a_learner_who_asks_is_forgotten_and_nobody_else(self, store: Store) -> None:
        first = attempt_with(store, "one", "two")
        TestForks().fork(store, first.id, 1, "one")
        other = begin(store, "robin")

        assert 2 == store.forget("dana")
        assert ((), (other,)) == (store.attempts(learner="dana"), store.attempts(learner="robin"))
        with pytest.raises(UnknownAttempt):
            store.moves(first.id)

    def test_a_tab_that_is_still_open_learns_that_its_attempt_is_gone(self, store: Store) -> None:
        attempt = attempt_with(store, "one")
        store.forget("dana")
        with pytest.raises(UnknownAttempt) as caught:
            store.append(attempt.id, 2, *said("two"))

        assert "You have no such attempt. It may have been deleted; begin a new one." == str(caught.value)

    def test_forgetting_somebody_unknown_forgets_nothing(self, store: Store) -> None:
        attempt = begin(store)

        assert 0 == store.forget("robin")
        assert (attempt,) == store.attempts(learner="dana")


def test_an_attempt_has_no_field_that_is_lost_on_the_way(store: Store) -> None:
    attempt = attempt_with(store, "one")
    fork = store.begin(
        "harbour_foods",
        "1.0.0",
        DIGEST,
        CONTENT,
        learner="dana",
        seed=7,
        parent=attempt.id,
        fork_seq=1,
        moves=said("one"),
        engine=2,
    )

    assert None not in astuple(fork)
    assert fork == store.attempt(fork.id, learner="dana")
