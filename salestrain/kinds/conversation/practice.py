"""A learner's practice at a talk: typed lines are read, misheard ones read again, and any line can be retried."""

from __future__ import annotations

from ...attempts.practice import MovedOn, Practice
from ...core.events import Move, Refusal
from ...core.session import Session
from .debrief import WhatIf, as_meant, turn_end, what_if
from .reading import heard_line, reader_of


class TalkPractice(Practice):
    """What a learner does at one conversation, across attempts."""

    def say(self, text: str, seq: int | None) -> None:
        """Typed text: read, then done like any other move."""
        self.act("say", {"text": text}, seq)

    def was_cut(self) -> bool:
        """Whether the latest line was typed longer than a turn is read."""
        moves = self.session.moves if self.session else ()
        return bool(moves and moves[-1].verb == "say" and moves[-1].data["reading"]["cut"])

    def retry(self, turn: int) -> None:
        """Go on from just before `turn` in a new attempt with the same seed; the old one stays as it is."""
        session, attempt = self.session, self.attempt
        if session is None or attempt is None or session.state.phase != "debriefed":
            raise Refusal("A retry is possible once you have read the debrief.")
        if self.resume():
            raise MovedOn
        try:
            fork = session.fork(turn)
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None
        self.attempt = self._keep(fork, parent=attempt.id)
        self.session = fork

    def as_meant(self, turn: int, move: str, offer: bool) -> None:
        """Read a misheard line as it was meant, in a new attempt; everything after it is done again.

        With `offer` the words reach the exercise's author, without a name. The first attempt stays as it is.
        """
        first, attempt = self.session, self.attempt
        if first is None or attempt is None or first.state.phase != "debriefed":
            raise Refusal("Lines can be read again once you have read the debrief.")
        text = next((e.data["text"] for e in first.standing() if e.kind == "said" and e.turn == turn), "")
        correction = Move("correct", {"moves": [move], "text": text, "offer": offer})
        again, cut = as_meant(first, turn, correction), turn_end(first, turn)
        fork = self._keep(Session.replay(first.exercise, first.seed, first.moves[:cut]), parent=attempt.id)
        for seq, move_again in enumerate(again.moves[cut:], cut + 1):
            self.store.append(fork.id, seq, move_again)
        self.attempt, self.session = fork, again

    def thought(self, turn: int, move: str, text: str) -> WhatIf:
        """The talk as it would have been with another line in this turn, typed or else chosen; nothing is kept.

        Raises Refusal when that line was not possible then, or not understood.
        """
        session = self.session
        if session is None or session.state.phase != "debriefed":
            raise Refusal("What would have been can be looked at once you have read the debrief.")
        try:
            before = session.states[len(session.moves_before(turn))]
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None
        if not text.strip():
            return what_if(session, turn, Move("choose", {"move": move}))
        read = heard_line(reader_of(session.exercise), session.script, before, text)
        return what_if(session, turn, Move("say", {"reading": read.to_json()}))
