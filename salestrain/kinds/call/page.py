"""The transcript of a real call on a page: pasted, read here, shown as a profile, and kept nowhere."""

from __future__ import annotations

import ipywidgets

from ...attempts.practice import Practice
from ...core.events import Refusal
from ...store import Store
from ...talk_metrics import Profile, Transcript, TranscriptUnclear, profile, read_transcript
from ...ui.html_blocks import heading
from ...ui.layout import section
from ...ui.markup import Html, button, fold, tag
from ...ui.messages import Forms, Message, a_beginning, a_text
from ...ui.page import PracticePage, view_of
from ...ui.talk_profile import profile_part
from .content import Call

MOST_TAKEN = 10_000_000
"""More characters than any page can send, so that whoever pastes too much is told how much it was."""
FORMS: Forms = {"paste": {"text": a_beginning(MOST_TAKEN)}, "seller": {"name": a_text(200)}, "sample": {}, "again": {}}
EVERY = 10
"""So many turns are read between two signs of progress."""


class CallPage(PracticePage):
    """Asks for the words, then who sells, then shows the profile. Nothing of it reaches the store."""

    forms = FORMS
    calm = "Something went wrong here, and nothing was kept. Reload the page to begin again."

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
            sample = message.type == "sample"
            text = "\n".join(self.practice.exercise.sample) if sample else message.fields["text"]
            self._transcript = read_transcript(text)
            return self._look_at(self.practice.exercise.seller) if sample else ""
        except TranscriptUnclear as unclear:
            raise Refusal(str(unclear)) from None

    def _look_at(self, seller: str) -> str:
        if self._transcript is None:
            raise Refusal("Paste the transcript first.")
        name = self._transcript.speaker(seller)
        self._profile = profile(self._transcript.turns, name, self._progress)
        return ""

    def _progress(self, done: int, of: int) -> None:
        if done % EVERY == 0 and done < of:
            self.fill({"reading": f"Read {done} of {of} turns …"})

    def show(self, status: str = "", draft: str = "") -> None:
        """The words, the question who sells, or the profile."""
        exercise: Call = self.practice.exercise
        if self._profile is not None:
            self.sheet(profile_sheet(exercise, self._profile), status)
        elif self._transcript is not None:
            self.sheet(seller_sheet(self._transcript), status)
        else:
            self.sheet(paste_sheet(exercise), status)


def paste_sheet(exercise: Call) -> Html:
    """Where a transcript is pasted, with an example of what one looks like."""
    return tag(
        "div",
        heading("Look at one of your calls"),
        tag("p", exercise.briefing, class_="st-lead"),
        tag("p", "The words are read on this machine and kept nowhere: close the page, and they are gone.",
            class_="st-notice"),
        tag("form",
            tag("div", tag("label", "The transcript, with the speaker's name before each turn", for_="st-call",
                           class_="st-label"),
                tag("textarea", name="text", id="st-call", class_="st-textarea", rows=10, required=True,
                    aria_describedby="st-call-hint", autocomplete="off", spellcheck="false"),
                tag("span", "Such as “Ann: Good morning.” Captions and exports with times will do, too.",
                    id="st-call-hint", class_="st-hint"), class_="st-field"),
            tag("div", tag("button", "Read it", type="submit", class_="st-button st-primary"), class_="st-row"),
            data_send="paste", class_="st-stack"),
        tag("p", button("Try it on an invented call", "sample", look="st-quiet"), class_="st-row"),
        class_="st-stack st-prose",
    )  # fmt: skip


def seller_sheet(transcript: Transcript) -> Html:
    """Who of those that speak is the seller."""
    said = transcript.words()
    choices = [
        tag("label", tag("input", type="radio", name="name", value=speaker, required=True),
            f"{speaker} ({words:,} words)", class_="st-choice")
        for speaker, words in said.items()
    ]  # fmt: skip
    return tag(
        "div",
        heading("Who sells here?"),
        tag("p", f"{len(transcript.turns):,} turns, {sum(said.values()):,} words, {len(said)} speakers."),
        tag("form",
            tag("fieldset", tag("legend", "The profile is about", class_="st-legend"), *choices, class_="st-choices"),
            tag("div", tag("button", "Show the profile", type="submit", class_="st-button st-primary"),
                button("Another transcript", "again", look="st-quiet"), class_="st-row"),
            data_send="seller", class_="st-stack"),
        tag("p", data_part="reading", role="status", class_="st-muted"),
        class_="st-stack st-prose",
    )  # fmt: skip


def profile_sheet(exercise: Call, made: Profile) -> Html:
    """The profile, and what to ask oneself."""
    return tag(
        "div",
        heading(f"The profile of {made.seller}"),
        profile_part(made),
        section("Ask yourself", tag("ul", *[tag("li", question) for question in exercise.questions])),
        fold("What happens with the words", tag("p", "They were read in this page and are kept nowhere.")),
        tag("div", button("Another transcript", "again"), class_="st-row"),
        class_="st-stack",
    )


def view(exercise: Call, store: Store) -> ipywidgets.Widget:
    """The page for one's own calls."""
    return view_of(CallPage, Practice(exercise, store))
