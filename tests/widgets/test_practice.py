"""What a learner does is kept before it counts, belongs to them alone, and is never lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from salestrain.attempts.practice import MovedOn
from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import debrief
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.store import StoreBusy, StoreError, StoreUnwritable, UnknownAttempt
from tests.small_talk import small_scenario
from tests.widgets.practising import GOOD, KEY, a_whole_talk, choose, finish, practice_at, standing

LIKE = Move("choose", {"move": "m.like"})


def failing(error: Exception) -> Callable[..., None]:
    def append(*_: object) -> None:
        raise error

    return append


@pytest.mark.parametrize("kind", [StoreError, StoreUnwritable, StoreBusy])
def test_a_move_that_could_not_be_kept_has_not_happened_and_works_afterwards(
    store: Path, kind: type[StoreError], monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = practice_at(store)
    practice.begin()
    choose(practice, "m.open")
    before = standing(practice)
    with monkeypatch.context() as broken:
        broken.setattr(practice.store, "append", failing(kind("The disk is full.")))
        with pytest.raises(kind):
            practice.do(LIKE, 1)
        assert before == standing(practice)
    practice.do(LIKE, 1)

    assert [("choose", "m.open"), ("choose", "m.like")] == [(move.verb, move.data["move"]) for move in kept(practice)]


def kept(practice: TalkPractice) -> tuple[Move, ...]:
    assert practice.attempt is not None
    return practice.store.moves(practice.attempt.id)


def test_a_move_is_in_the_store_before_it_counts(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_at(store)
    practice.begin()
    append, seen = practice.store.append, []

    def watched(attempt_id: str, seq: int, move: Move) -> None:
        append(attempt_id, seq, move)
        assert practice.session is not None
        seen.append((len(kept(practice)), len(practice.session.moves)))

    monkeypatch.setattr(practice.store, "append", watched)
    choose(practice, "m.open", "m.like")

    assert [(1, 0), (2, 1)] == seen


def test_a_move_that_is_refused_is_not_kept(store: Path) -> None:
    practice = practice_at(store)
    practice.begin()
    with pytest.raises(Refusal):
        choose(practice, "m.price")

    assert () == kept(practice)


def test_the_slower_of_two_tabs_is_told_and_then_stands_where_the_store_stands(store: Path) -> None:
    fast, slow = practice_at(store), practice_at(store)
    fast.begin()
    slow.resume()
    choose(fast, "m.open", "m.like")
    with pytest.raises(MovedOn):
        choose(slow, "m.pitch", seq=0)

    assert (standing(fast), 2) == (standing(slow), len(kept(fast)))


def test_after_moving_on_the_slower_tab_goes_on_like_any_other(store: Path) -> None:
    fast, slow = practice_at(store), practice_at(store)
    fast.begin()
    slow.resume()
    choose(fast, "m.open")
    with pytest.raises(MovedOn):
        choose(slow, "m.pitch")
    choose(slow, "m.like", seq=1)

    assert ["m.open", "m.like"] == [move.data["move"] for move in kept(fast)]


@pytest.mark.parametrize("seq", [0, 2, 99])
def test_a_click_on_a_page_that_is_out_of_date_does_nothing(store: Path, seq: int) -> None:
    practice = practice_at(store)
    practice.begin()
    choose(practice, "m.open")
    with pytest.raises(MovedOn):
        choose(practice, "m.like", seq=seq)

    assert 1 == len(kept(practice))


def test_an_out_of_date_click_brings_what_another_kernel_kept(store: Path) -> None:
    one, other = practice_at(store), practice_at(store)
    one.begin()
    other.resume()
    choose(one, "m.open", "m.like")
    with pytest.raises(MovedOn):
        choose(other, "m.change", seq=1)

    assert standing(one) == standing(other)


def test_after_a_restart_the_talk_stands_where_it_was(store: Path) -> None:
    before = practice_at(store)
    before.begin()
    choose(before, *GOOD[:3])
    before.store.close()
    after = practice_at(store)

    assert (True, standing(before)) == (after.resume(), standing(after))


def test_a_restart_between_judgement_and_debrief_loses_nothing(store: Path) -> None:
    before = practice_at(store)
    before.begin()
    choose(before, *GOOD)
    finish(before, opened=False)
    after = practice_at(store)
    after.resume()

    assert (standing(before), "judged") == (standing(after), after.session and after.session.state.phase)


def test_an_attempt_whose_debrief_was_read_is_not_taken_up_again(store: Path) -> None:
    a_whole_talk(practice_at(store))

    assert False is practice_at(store).resume()


@pytest.mark.parametrize(("name", "key"), [("Bo", KEY), ("Ana", KEY[::-1])])
def test_another_learner_sees_nothing_of_it(store: Path, name: str, key: str) -> None:
    mine, theirs = practice_at(store), practice_at(store, name=name, key=key)
    mine.begin()
    assert mine.attempt is not None
    with pytest.raises(UnknownAttempt):
        theirs.open(mine.attempt.id)

    assert (False, ()) == (theirs.resume(), theirs.attempts())


def test_someone_without_a_name_sees_nothing_and_begins_nothing(store: Path) -> None:
    mine, nobody = practice_at(store), practice_at(store, name=" \t ")
    mine.begin()
    assert mine.attempt is not None
    with pytest.raises(UnknownAttempt):
        nobody.open(mine.attempt.id)
    with pytest.raises(Refusal, match="name"):
        nobody.begin()

    assert () == nobody.attempts()


def test_who_sits_down_next_does_not_go_on_with_the_talk_of_the_one_before(store: Path) -> None:
    practice = practice_at(store)
    practice.begin()
    practice.meet(KEY, "Bo")

    assert (None, ()) == (practice.session, practice.attempts())


def test_the_same_name_in_other_letters_and_spaces_is_the_same_learner(store: Path) -> None:
    assert practice_at(store, name="  ana ").learner == practice_at(store, name="ANA").learner


@pytest.mark.parametrize("setting", ["SALESTRAIN_LEARNER", "JUPYTERHUB_USER"])
def test_a_setting_says_who_is_learning_and_the_page_cannot_say_otherwise(store: Path, setting: str) -> None:
    practice = TalkPractice(small_scenario(), practice_at(store).store, settings={setting: "kim"})
    practice.meet(KEY, "Bo")
    practice.forget()

    assert ("user:kim", "kim") == (practice.learner, practice.name)


def test_beginning_while_a_talk_is_open_leads_back_into_it(store: Path) -> None:
    one, other = practice_at(store), practice_at(store)
    one.begin()
    choose(one, "m.open")
    with pytest.raises(MovedOn):
        other.begin()

    assert (1, standing(one)) == (len(other.attempts()), standing(other))


def test_a_second_attempt_begins_once_the_debrief_was_read(store: Path) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    practice.begin()

    assert 2 == len(practice.attempts())


def test_a_retry_leaves_its_parent_as_it_was_and_remembers_it(store: Path) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    first = standing(practice)
    practice.retry(3)
    choose(practice, "m.pitch")
    parent, session = practice.parent(), practice.session
    assert parent is not None and session is not None

    assert (first, ["m.open", "m.like", "m.pitch"], parent.seed) == (
        parent.digest(),
        [move.data["move"] for move in kept(practice)],
        session.seed,
    )


@pytest.mark.parametrize("turn", [0, -1, 6, 10**30])
def test_a_retry_from_a_turn_that_never_was_is_refused_and_begins_nothing(store: Path, turn: int) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    with pytest.raises(Refusal, match="turns 1 to 5"):
        practice.retry(turn)

    assert 1 == len(practice.attempts())


def test_a_retry_before_the_debrief_is_refused(store: Path) -> None:
    practice = practice_at(store)
    practice.begin()
    choose(practice, *GOOD)
    finish(practice, opened=False)
    with pytest.raises(Refusal, match="debrief"):
        practice.retry(2)

    assert 1 == len(practice.attempts())


def test_two_tabs_that_both_retry_share_one_retry(store: Path) -> None:
    one, other = practice_at(store), practice_at(store)
    a_whole_talk(one)
    other.open(one.attempts()[0].id)
    one.retry(2)
    with pytest.raises(MovedOn):
        other.retry(4)

    assert (2, standing(one)) == (len(one.attempts()), standing(other))


@pytest.mark.parametrize(("policy", "repeats"), [("fixed", True), ("per_learner", True), ("per_attempt", False)])
def test_the_seed_policy_says_whether_the_next_attempt_is_dealt_anew(store: Path, policy: str, repeats: bool) -> None:
    practice = practice_at(store, small_scenario(seed_policy=policy))
    a_whole_talk(practice)
    practice.begin()
    second, first = practice.attempts()

    assert repeats == (first.seed == second.seed)


def test_with_a_seed_of_ones_own_two_learners_are_dealt_differently(store: Path) -> None:
    exercise = small_scenario(seed_policy="per_learner")
    ana, bo = practice_at(store, exercise), practice_at(store, exercise, name="Bo")
    ana.begin()
    bo.begin()

    assert ana.attempts()[0].seed != bo.attempts()[0].seed


def changed() -> dict[str, object]:
    """The small talk after its author worked on it: a line gone, another opening, other effects."""
    scenario = small_scenario()
    moves = [move.model_dump(mode="json", by_alias=True, exclude_defaults=True) for move in scenario.moves]
    for move in moves:
        if move["id"] == "m.like":
            move["effects"] = {"first": {"trust": -1}}
            move["examples"] = ["purple elephants"]
    buyer = scenario.buyer.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"moves": moves, "version": "2.0.0", "buyer": {**buyer, "opens": "Who are you?"}}


def test_a_talk_goes_on_with_the_exercise_as_it_was_when_it_began(store: Path) -> None:
    old = practice_at(store)
    old.begin()
    choose(old, "m.open", "m.like")
    new = practice_at(store, small_scenario(**changed()))
    new.resume()
    new.say("what works well", 2)
    assert old.session is not None and new.session is not None
    before = [event.to_json() for event in old.session.events]

    assert before == [event.to_json() for event in new.session.events][: len(before)]
    assert ["m.like"] == [part["move"] for part in kept(new)[2].data["reading"]["heard"]]


def test_a_talk_replays_byte_for_byte_from_the_json_of_its_exercise(store: Path) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    session = practice.session
    assert session is not None
    again = Session.replay(exercise_from_json(session.exercise.to_json()), session.seed, kept(practice))

    assert [event.to_json() for event in session.events] == [event.to_json() for event in again.events]


def test_a_talk_that_plays_no_longer_is_left_alone_and_a_new_one_begins(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = practice_at(store)
    before.begin()
    after = practice_at(store)
    monkeypatch.setattr(after.store, "content", lambda _: '{"kind": "conversation"}')
    with pytest.raises(Refusal, match="earlier version"):
        after.open(after.attempts()[0].id)
    after.begin()

    assert 2 == len(before.attempts())


def test_words_that_were_not_understood_reach_the_author_by_the_learners_own_act_alone(store: Path) -> None:
    practice = practice_at(store)
    practice.begin()
    practice.say("the quick brown fox sings opera", None)
    choose(practice, *GOOD)
    finish(practice)
    assert practice.session is not None
    before = practice.store.offered_wordings("small_talk")
    line = next(line for line in debrief(practice.session).lines if line.how == "not counted")
    practice.do(Move("offer", {"text": line.text, "move": line.could_mean[0][0]}), None)
    again = next(line for line in debrief(practice.session).lines if line.how == "not counted")
    assert ((), ((line.text, "m.open"),), ()) == (
        before,
        practice.store.offered_wordings("small_talk"),
        again.could_mean,
    )


def test_offering_words_changes_no_score(store: Path) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    assert practice.session is not None
    total = practice.session.score()
    practice.do(Move("offer", {"text": "something else", "move": "m.like"}), None)
    assert total == practice.session.score()


def test_two_who_practise_the_same_content_share_it_also_when_it_is_read_from_the_store(store: Path) -> None:
    begun, resumed = practice_at(store), practice_at(store)
    begun.begin()
    resumed.resume()
    assert begun.session is not None and resumed.session is not None
    assert begun.session.exercise is resumed.session.exercise
