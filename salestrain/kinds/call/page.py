"""The transcript of a real call on a page: read, shown as a profile with its proof, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from ...core.events import Move, Refusal
from ...talk_metrics import (
    Profile,
    Read,
    Transcript,
    TranscriptUnclear,
    profile_of,
    read_transcript,
    read_turns,
)
from ...ui.messages import Message, Value, a_beginning, a_file, a_text, on
from ...ui.page import PracticePage
from .content import Call
from .contesting import COUNT_AGAIN, LEAVE_OUT, contest, left_out
from .files import LARGEST, text_of_file
from .screens import paste_screen, profile_screen, seller_screen

MOST_TAKEN = 10_000_000
"""More characters than any page can send, so that whoever pastes too much is told how much it was."""
EVERY = 10
"""So many turns are read between two signs of progress."""


class Pasted(Message):
    """The words of a call: pasted, or in a file."""

    text: Annotated[str, a_beginning(MOST_TAKEN)] = ""
    file: Annotated[bytes, a_file(LARGEST)] = b""

    def words(self) -> str:
        """Return the words. Raises Refusal if there are some in the box and some in a file."""
        if self.file and self.text.strip():
            raise Refusal("There are words in the box and a file. Give one call at a time.")
        return text_of_file("The file", self.file) if self.file else self.text


class Seller(Message):
    """Who sells."""

    name: Annotated[str, a_text(200)]


class CallPage(PracticePage):
    """Asks for the words, then who sells, then shows the profile. Nothing of it reaches the store."""

    calm = "Something went wrong, and nothing was kept. Reload the page to start over."

    _transcript: Transcript | None = None
    _seller = ""
    _read: Sequence[Read] = ()
    _profile: Profile | None = None
    _contests: tuple[Move, ...] = ()
    _focus = ""

    def act(self, message: Message) -> str | None:
        """Do what the message asks for; a text that is unclear is answered with what is missing."""
        self._focus = ""
        try:
            return super().act(message)
        except TranscriptUnclear as unclear:
            raise Refusal(str(unclear)) from None

    @on("again")
    def _again(self, message: Message) -> str:
        self._forget()
        return "Forgotten. Nothing of that call is left on this page."

    @on("sample")
    def _sample(self, message: Message) -> str:
        self._forget()
        self._transcript = read_transcript("\n".join(self.practice.exercise.sample))
        return self._look_at(self.practice.exercise.seller)

    @on("paste", takes=Pasted)
    def _paste(self, message: Pasted) -> str:
        self._transcript = read_transcript(message.words())
        return ""

    @on("seller", takes=Seller)
    def _sells(self, message: Seller) -> str:
        return self._look_at(message.name)

    @on("begin", "open", "afresh")
    def _nothing_is_kept(self, message: Message) -> str:
        """Turn down what belongs to a practice, which a call of one's own is none."""
        raise Refusal("Nothing of a call is kept, so there is nothing to begin or to go back to. Paste a call.")

    def _forget(self) -> None:
        self._transcript = self._profile = None
        self._seller, self._read, self._contests = "", (), ()

    def _look_at(self, seller: str) -> str:
        if self._transcript is None:
            raise Refusal("Paste the transcript first.")
        self._seller, self._contests = self._transcript.speaker(seller), ()
        self._read = read_turns(self._transcript.turns, self._seller, self._progress)
        self._count()
        return ""

    def _count(self) -> None:
        assert self._transcript is not None
        self._profile = profile_of(self._transcript.turns, self._seller, self._read, left_out(self._contests))

    @on(LEAVE_OUT, COUNT_AGAIN, takes=Value)
    def _contest(self, message: Value) -> str:
        moment = message.value
        known = {one.id for one in self._profile.proof.moments} if self._profile else set()
        try:
            self._contests = contest(self._contests, message.type, moment, known)
        except KeyError:
            raise Refusal("That is not on this page any more.") from None
        self._count()
        self._focus = f"st-{moment}"
        done = "Left out" if message.type == LEAVE_OUT else "Counted again"
        return f"{done}. The figures above are counted anew."

    def _progress(self, done: int, total: int) -> None:
        if done % EVERY == 0 and done < total:
            self.fill_slots({"reading": [f"Read {done} of {total} turns …"]})

    def show(self, status: str = "", draft: str = "") -> None:
        """Show the profile, or ask for what it still takes: the transcript, and who sells."""
        exercise: Call = self.practice.exercise
        if self._profile is not None:
            self.screen(profile_screen(exercise, self._profile), status, focus=self._focus)
        elif self._transcript is not None:
            self.screen(seller_screen(self._transcript), status)
        else:
            self.screen(paste_screen(exercise), status)
