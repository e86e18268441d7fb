"""The transcript of a real call on a page: pasted, read here, shown as a profile, and kept nowhere."""

from __future__ import annotations

from ...core.events import Refusal
from ...talk_metrics import Profile, Transcript, TranscriptUnclear, profile, read_transcript
from ...ui import Body, Button, Choice, Field, Fold, Form, Items, Row, Screen, Section, Slot, Text
from ...ui.messages import Forms, Message, a_beginning, a_text
from ...ui.page import PracticePage
from ...ui.talk_profile import talk_profile
from .content import Call

MOST_TAKEN = 10_000_000
"""More characters than any page can send, so that whoever pastes too much is told how much it was."""
FORMS: Forms = {"paste": {"text": a_beginning(MOST_TAKEN)}, "seller": {"name": a_text(200)}, "sample": {}, "again": {}}
EVERY = 10
"""So many turns are read between two signs of progress."""


class CallPage(PracticePage):
    """Asks for the words, then who sells, then shows the profile. Nothing of it reaches the store."""

    forms = FORMS
    calm = "Something went wrong, and nothing was kept. Reload the page to start over."

    _transcript: Transcript | None = None
    _profile: Profile | None = None

    def act(self, message: Message) -> str | None:
        """Take the words, or who sells; a text that is unclear is answered with what is missing."""
        if message.type == "again":
            self._transcript = self._profile = None
            return ""
        try:
            if message.type == "seller":
                return self._look_at(message.fields["name"])
            if message.type == "sample":
                self._transcript = read_transcript("\n".join(self.practice.exercise.sample))
                return self._look_at(self.practice.exercise.seller)
            self._transcript = read_transcript(message.fields["text"])
            return ""
        except TranscriptUnclear as unclear:
            raise Refusal(str(unclear)) from None

    def _look_at(self, seller: str) -> str:
        if self._transcript is None:
            raise Refusal("Paste the transcript first.")
        name = self._transcript.speaker(seller)
        self._profile = profile(self._transcript.turns, name, self._progress)
        return ""

    def _progress(self, done: int, total: int) -> None:
        if done % EVERY == 0 and done < total:
            self.fill_slots({"reading": [f"Read {done} of {total} turns …"]})

    def show(self, status: str = "", draft: str = "") -> None:
        """Show the profile, or ask for what it still takes: the transcript, and who sells."""
        exercise: Call = self.practice.exercise
        if self._profile is not None:
            self.screen(profile_screen(exercise, self._profile), status)
        elif self._transcript is not None:
            self.screen(seller_screen(self._transcript), status)
        else:
            self.screen(paste_screen(exercise), status)


def paste_screen(exercise: Call) -> Screen:
    """Ask for a transcript, with an example of what one looks like."""
    label = "The transcript, with the speaker's name before each turn"
    hint = "Such as “Ann: Good morning.” Captions and exports with timestamps work, too."
    transcript = Field("text", label, "pasted", hint=hint, required=True, rows=10, id="st-call")
    body: Body = [
        Text(exercise.briefing, "lead"),
        Text("The transcript is read on this machine and stored nowhere: close the page, and it is gone.", "notice"),
        Form("paste", [transcript], "Read the transcript"),
        Row([Button("Try it with an invented call", "sample", weight="quiet")]),
    ]
    return Screen("Look at one of your calls", body)


def seller_screen(transcript: Transcript) -> Screen:
    """Ask which of the speakers is the seller."""
    words = transcript.words()
    speakers = [(speaker, f"{speaker} ({count:,} words)") for speaker, count in words.items()]
    seller = Choice("name", "The profile is about", speakers, "one", required=True)
    again = Button("Use another transcript", "again", weight="quiet")
    body: Body = [
        Text(f"{len(transcript.turns):,} turns, {sum(words.values()):,} words, {len(words)} speakers."),
        Form("seller", [seller], "Show the profile", beside=[again]),
        Slot("reading", kind="muted", live="status"),
    ]
    return Screen("Who is the seller?", body)


def profile_screen(exercise: Call, seller_profile: Profile) -> Screen:
    """Show the profile, and what to ask oneself."""
    body: Body = [
        *talk_profile(seller_profile),
        Section("Ask yourself", [Items(exercise.questions)]),
        Fold("What happens to the transcript", [Text("It was read on this page and is stored nowhere.")]),
        Row([Button("Use another transcript", "again")]),
    ]
    return Screen(f"The profile of {seller_profile.seller}", body, width="wide")
