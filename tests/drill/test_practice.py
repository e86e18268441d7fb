"""A practice from the choice to the debrief: what is possible when, and that it can always be played again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.attempts.reading import heard
from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.drill.content import Drill
from salestrain.kinds.drill.engine import fold, prepare
from tests.drill.trying import Desk

WORDS = st.text(max_size=120) | st.lists(
    st.sampled_from("what does it cost you when the vans leave late how many why our software is the best so".split()),
    max_size=16,
).map(" ".join)


def done(session: Session, verb: str, **data: object) -> Session:
    session.do(heard(session, Move(verb, data)))
    return session


def begun(drill: Drill, seed: int = 1) -> Session:
    """At the first item of weak, moment, back."""
    return done(done(Session(drill, seed), "focus", behaviour="b.follow"), "predict", right=2)


def finished(drill: Drill) -> Session:
    session = begun(drill)
    done(session, "answer", text="How many vans do you have?")
    done(session, "again")
    done(session, "answer", text="What does it cost you when vans leave late?")
    done(session, "next")
    done(session, "answer", move="m.impact")
    done(session, "next")
    done(session, "answer", text="So the bread is good.")
    done(session, "finish", day="2026-03-01")
    return done(session, "open_debrief")


def test_every_item_comes_once_before_any_comes_again(drill: Drill) -> None:
    drawn = [name for seed in range(7) for name in prepare(drill, seed).draw("b.follow")]
    assert dict.fromkeys(drawn, 3) == {name: drawn.count(name) for name in drawn}


def test_recognising_comes_before_doing(drill: Drill) -> None:
    assert ("i.form", "i.present", "i.excuse") == prepare(drill, 0).draw("b.follow")


def test_only_first_tries_count(drill: Drill) -> None:
    card = finished(drill).score()
    assert [(8, 11, 73)] == [(mark.score, mark.best, card.total) for mark in card.marks]


def test_every_mark_says_what_was_missing_and_carries_its_words(drill: Drill) -> None:
    mark = finished(drill).score().marks[0]
    assert (True, True) == (
        "How many vans do you have?" in [one.quote for one in mark.proof],
        "what follows" in (mark.missing or ""),
    )


def test_only_what_the_learner_said_is_proof_in_the_learners_name(drill: Drill) -> None:
    said = {(one.who, one.quote) for one in finished(drill).score().marks[0].proof}
    typed = {
        part["text"] for event in finished(drill).standing() if event.kind == "tried" for part in event.data["parts"]
    }
    assert [] == [quote for who, quote in said if who == "learner" and not any(quote in text for text in typed)]


@pytest.mark.parametrize(
    ("verb", "data", "sentence"),
    [
        ("answer", {"text": "What?"}, "practise first"),
        ("focus", {"behaviour": "b.nothing"}, "Choose what to practise"),
        ("focus", {"behaviour": ["b.follow"]}, "Choose what to practise"),
        ("focus", {"behaviour": "b.follow", "items": ["i.weak"]}, "Name 3 items"),
        ("focus", {"behaviour": "b.follow", "items": ["i.weak", "i.form", ["i.back"]]}, "Name 3 items"),
        ("dance", {}, "does not know the move"),
        ("open_debrief", {}, "practise first"),
    ],
)
def test_what_is_not_possible_at_the_beginning_is_refused(
    drill: Drill, verb: str, data: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        done(Session(drill, 1), verb, **data)


def test_a_playthrough_can_name_its_items(drill: Drill) -> None:
    named = ["i.back", "i.weak", "i.form"]
    assert tuple(named) == done(Session(drill, 1), "focus", behaviour="b.follow", items=named).state.drawn


@pytest.mark.parametrize("right", [-1, 4, "2", True, None])
def test_a_prediction_is_a_number_of_tries(drill: Drill, right: object) -> None:
    session = done(Session(drill, 1), "focus", behaviour="b.follow")
    with pytest.raises(Refusal, match="0 to 3"):
        done(session, "predict", right=right)


def test_a_practice_is_not_finished_before_its_last_try(drill: Drill) -> None:
    session = done(begun(drill), "answer", text="What does that cost you?")
    with pytest.raises(Refusal, match="2 more to try"):
        done(session, "finish", day="2026-03-01")


def test_there_is_no_second_answer_before_the_first_was_looked_at(drill: Drill) -> None:
    session = done(begun(drill), "answer", text="What does that cost you?")
    with pytest.raises(Refusal, match="You have answered this one"):
        done(session, "answer", text="What else?")


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", 7, None])
def test_a_day_is_written_as_one(drill: Drill, day: object) -> None:
    session = begun(drill)
    for answer in ({"text": "What does that cost?"}, {"move": "m.wish"}, {"text": "So the bread is good."}):
        done(session, "answer", **answer)
        if answer != {"text": "So the bread is good."}:
            done(session, "next")
    with pytest.raises(Refusal, match="2026-03-01"):
        done(session, "finish", day=day)


def test_the_state_is_the_fold_of_the_events(drill: Drill) -> None:
    session = finished(drill)
    assert session.state == fold(session.events)


def test_the_moves_alone_bring_the_same_practice_back_whatever_the_reader_is_by_then(
    drill: Drill, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = finished(drill)
    kept = [Move.from_json(move.to_json()) for move in session.moves]
    monkeypatch.setattr("salestrain.kinds.drill.reading.read_line", lambda *_: None)
    again = Session.replay(exercise_from_json(drill.to_json()), 1, kept)
    assert (session.digest(), session.score()) == (again.digest(), again.score())


def test_a_moment_is_part_of_the_content_that_an_attempt_keeps(drill: Drill) -> None:
    bare = drill.model_copy(
        update={
            "items": tuple(
                item.model_copy(
                    update={
                        "next_best": item.next_best.model_copy(
                            update={"moment": item.next_best.moment.model_copy(update={"seen": None})}
                        )
                    }
                )
                if item.next_best
                else item
                for item in drill.items
            )
        }
    )
    with pytest.raises(ValueError, match="not been played"):
        prepare(bare, 0)


@pytest.mark.parametrize("item", ["i.weak", "i.ladder", "i.present", "i.back", "i.excuse"])
@given(text=WORDS)
@settings(max_examples=25, deadline=None)
def test_any_text_is_answered_and_none_earns_less_than_nothing(drill: Drill, item: str, text: str) -> None:
    desk = Desk(drill, item)
    before = desk.state
    try:
        desk.answer(text, sorted=["outside", "shown", "inside"])
    except Refusal as refusal:
        assert (before, [], True) == (desk.state, desk.events, len(str(refusal)) > 20)
    else:
        scores = [part.score for event in desk.events if event.kind == "tried" for part in desk.parts]
        assert (1, True) == (desk.state.turn, all(score >= 0 for score in scores))


@given(
    data=st.dictionaries(
        st.sampled_from(["text", "form", "focus", "move", "sorted", "reading"]),
        st.none()
        | st.integers()
        | st.text(max_size=9)
        | st.lists(st.text(max_size=3), max_size=3)
        | st.dictionaries(st.just("text"), st.text(max_size=3)),
    )
)
@settings(max_examples=60, deadline=None)
def test_any_data_is_taken_or_refused_with_a_sentence(drill: Drill, data: dict[str, object]) -> None:
    for item in ("i.form", "i.moment", "i.excuse"):
        desk = Desk(drill, item)
        try:
            desk.answer(**data)
        except Refusal as refusal:
            assert "asking" == desk.state.phase and str(refusal)
        else:
            assert "answered" == desk.state.phase
