"""The vote in everybody's hand: on the next line of a talk, and on what is to be made of it when it is over."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.events import Refusal
from ...ui.document import Body, Form, Text
from ...ui.fields import Choice, Field, Hidden
from ...ui.messages import Message, Number, Words, on
from ...workshop import events
from ...workshop.ballot import is_shown, kind_of_judgement, kind_of_line, newest
from ...workshop.state import Vote
from .ballot_parts import distribution, talk_so_far, weighed
from .fishbowl import Talk
from .judgement_parts import SURE, answers, judgement_form, outcome
from .messages import Line
from .phone import LONGEST, PhonePage
from .steps import talk_of

NO_VOTE = "Look to the front. You can vote here in a moment."
CLOSED = "The vote is closed. What came of it is shown in a moment."


class Cast(Message):
    """One of the lines on offer."""

    option: Line = ""
    vote: Line


class Judged(Message):
    """An answer about the talk, and how sure somebody is of it."""

    option: Line = ""
    sure: Number = -1
    vote: Line


class Proposed(Message):
    """One's own words instead."""

    text: Words
    vote: Line


class VotePage(PhonePage):
    """The vote on the next line, one of those offered or one's own words; and on the talk, once it is over."""

    title = "The talk of the room"

    def draw(self) -> None:
        """Show the screen."""
        self.screen_of("talk", "own", "ballot")

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot."""
        state = self.look.state
        exercise = talk_of(self.look.kept.plan, state)
        talk = self.stage.fishbowl.talk(self.workshop, exercise) if exercise else None
        if talk is None:
            return {"talk": [], "own": [], "ballot": [Text(NO_VOTE, "lead")]}
        line = newest(state, kind_of_line(exercise, talk.moves))
        judgement = newest(state, kind_of_judgement(exercise, talk.moves))
        vote = judgement or line
        if vote is None:
            return {"talk": talk_so_far(talk, 2), "own": [], "ballot": [Text(NO_VOTE, "lead")]}
        ballot = self._ballot(vote) if judgement is None else self._judgement(judgement, talk)
        return {"talk": talk_so_far(talk, 2), "own": self._own(vote), "ballot": ballot}

    def _own(self, vote: Vote) -> Body:
        mine = vote.proposals.get(self.seat) or vote.options.get(vote.cast.get(self.seat, ""), "")
        if not mine:
            return []
        until = " You can change it until the vote closes." if vote.is_open else ""
        sure = vote.sure.get(self.seat)
        said = f"You want: “{mine}”" if sure is None else f"You judge: “{mine}”, {sure} % sure."
        return [Text(f"{said}{until}", "notice")]

    def _ballot(self, vote: Vote) -> Body:
        shown = is_shown(vote, self.look.kept.plan.reveal)
        if vote.is_open:
            return [*_forms(vote, vote.cast.get(self.seat, "")), distribution(vote) if shown else None]
        if not shown:
            return [Text(CLOSED, "lead")]
        found = self.stage.fishbowl.weighed(self.workshop, vote)
        if found is None:
            return [distribution(vote), Text("Working out what each line would cost …", "muted")]
        return weighed(found)

    def _judgement(self, vote: Vote, talk: Talk) -> Body:
        shown, question = is_shown(vote, self.look.kept.plan.reveal), talk.question
        if vote.is_open:
            form = judgement_form(vote, vote.cast.get(self.seat, ""), vote.sure.get(self.seat))
            return [form, answers(vote) if shown else None]
        if not shown or question is None:
            return [Text(CLOSED, "lead")]
        return outcome(vote, question, talk)

    def _open(self, name: str) -> Vote:
        vote = self.watch.look(self.workshop).state.votes.get(name)
        if vote is None or not vote.is_open:
            raise Refusal("This vote is closed.")
        return vote

    @on("cast", takes=Cast)
    def _cast(self, message: Cast) -> str:
        vote = self._open(message.vote)
        if message.option not in vote.options:
            raise Refusal("Choose a line first.")
        self.happen(events.vote_cast(vote.id, self.seat, message.option))
        return "Your vote is in."

    @on("judge", takes=Judged)
    def _judge(self, message: Judged) -> str:
        vote = self._open(message.vote)
        if message.option not in vote.options:
            raise Refusal("Choose an answer first.")
        if str(message.sure) not in dict(SURE):
            raise Refusal("Say how sure you are.")
        self.happen(events.vote_cast(vote.id, self.seat, message.option, message.sure))
        return "Your judgement is in."

    @on("propose", takes=Proposed)
    def _propose(self, message: Proposed) -> str:
        vote, text = self._open(message.vote), " ".join(message.text.split())
        if not text:
            raise Refusal("Type what you would say.")
        if len(text) > LONGEST:
            raise Refusal(f"That is longer than anybody says in one breath. Keep it under {LONGEST} characters.")
        self.happen(events.proposal_made(vote.id, self.seat, text))
        return "Your words are in. They count as your vote."


def _forms(vote: Vote, chosen: str) -> Body:
    options = list(vote.options.items())
    offered = Choice("option", vote.question, options, "one", [chosen] if chosen else [], id=f"st-option-{vote.id}")
    own = Field("text", "Or in your own words", "long", id=f"st-own-{vote.id}", hint="Shown without your name.")
    return [
        Form("cast", [offered, Hidden("vote", vote.id)], "Vote"),
        Form("propose", [own, Hidden("vote", vote.id)], "Propose it", weight="plain"),
    ]
