"""A learner's practice with a talk: typed lines are read, misheard ones reinterpreted, and any line can be retried."""

from __future__ import annotations

from ...attempts.practice import MovedOn, Practice
from ...core.events import Move, Refusal
from ...core.session import Session
from .debrief import WhatIf, as_meant, turn_end, what_if
from .reading import heard_line, reader_of
from .state import RULE


def _to_retry(session: Session, turn: int) -> tuple[Session, int]:
    """Return a talk as it was before a turn, and how many of its moves it takes over.

    Where a person played the buyer, the simulated one goes on from there. Raises ValueError for a turn not reached.
    """
    moves = session.moves_before(turn)
    fork = Session.replay(session.exercise, session.seed, moves)
    if fork.state.waiting is not None:  # the line of this turn, before it was answered
        moves = moves[:-1]
        fork = Session.replay(session.exercise, session.seed, moves)
    if fork.state.by_person:
        fork.do(Move("hand_over", {"to": RULE}))
    return fork, len(moves)


class TalkPractice(Practice):
    """Everything a learner does with one conversation, across attempts."""

    def say(self, text: str, seq: int | None) -> None:
        """Read typed text, then perform it like any other move."""
        self.act("say", {"text": text}, seq)

    def was_cut(self) -> bool:
        """Return whether the latest typed line was longer than the part of a turn that is read."""
        moves = self.session.moves if self.session else ()
        return bool(moves and moves[-1].verb == "say" and moves[-1].data["reading"]["cut"])

    def retry(self, turn: int) -> None:
        """Continue from just before `turn` in a new attempt with the same seed; the old attempt stays as it is.

        Raises:
            Refusal: the debrief was not opened yet, the talk never reached this turn, or the terms allow no retry.
            MovedOn: the attempt was continued elsewhere.
        """
        session, attempt = self.session, self.attempt
        if session is None or attempt is None or session.state.phase != "debriefed":
            raise Refusal("A retry is possible once you have opened the debrief.")
        if not self.terms.retry:
            raise Refusal("In this workshop nobody takes a talk up again in its middle. Begin a new one instead.")
        if self.resume():
            raise MovedOn
        try:
            fork, taken = _to_retry(session, turn)
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None
        self._go_on_with(fork, attempt.id, taken)

    def as_meant(self, turn: int, move: str, *, offer: bool) -> None:
        """Reinterpret a misheard line as it was meant, in a new attempt that repeats everything after it.

        The first attempt stays as it is.

        Args:
            turn: turn of the misheard line.
            move: move that was meant.
            offer: whether to pass the words on to the exercise's author, without a name.
        """
        first, attempt = self.session, self.attempt
        if first is None or attempt is None or first.state.phase != "debriefed":
            raise Refusal("Lines can be read again once you have opened the debrief.")
        text = next((e.data["text"] for e in first.standing() if e.kind == "said" and e.turn == turn), "")
        correction = Move("correct", {"moves": [move], "text": text, "offer": offer})
        self._go_on_with(as_meant(first, turn, correction), attempt.id, turn_end(first, turn))

    def thought(self, turn: int, move: str, text: str) -> WhatIf:
        """Return the talk as it would have been with another line in this turn; nothing is stored.

        Args:
            turn: turn to change.
            move: line to choose, if no text is given.
            text: typed line.

        Raises:
            Refusal: the line was not possible then, or was not understood.
        """
        session = self.session
        if session is None or session.state.phase != "debriefed":
            raise Refusal("What would have been can be looked at once you have opened the debrief.")
        try:
            before = session.states[len(session.moves_before(turn))]
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None
        if not text.strip():
            return what_if(session, turn, Move("choose", {"move": move}))
        reading = heard_line(reader_of(session.exercise), session.script, before, text)
        return what_if(session, turn, Move("say", {"reading": reading.to_json()}))
