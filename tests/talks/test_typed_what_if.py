"""What would have been with another line can be asked of every turn of a talk that people typed."""

from __future__ import annotations

from pathlib import Path

from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import options, what_if
from salestrain.store import open_store
from tests.goldens.freezing import unpacked


def test_every_turn_of_every_typed_talk_can_be_asked_about(tmp_path: Path) -> None:
    """Ordinary questions, early ones and lines that the buyer asked back about are in these talks."""
    asked = 0
    with open_store(str(unpacked(tmp_path))) as store:
        for attempt in store.attempts(learner="user:Typed"):
            exercise = exercise_from_json(store.content(attempt.digest))
            session = Session.replay(exercise, attempt.seed, store.moves(attempt.id))
            if session.state.phase == "talking":
                continue
            for turn in range(1, session.state.turn + 1):
                asked += _answered(session, turn)
    assert asked > 100


def _answered(session: Session, turn: int) -> int:
    """How many of the first two other lines of this turn lead to an answer."""
    answered = 0
    for option in options(session, turn)[:2]:
        try:
            what_if(session, turn, Move("choose", {"move": option.move}))
        except Refusal:
            continue
        answered += 1
    return answered
