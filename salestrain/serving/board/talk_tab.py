"""The part of the board from which the facilitator leads a talk that the room holds together."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...core.events import Refusal
from ...ui.document import Body, Fold, Form, Items, Row, Text
from ...ui.fields import Button, Choice
from ...ui.phrases import Inline
from ...workshop import events
from ...workshop.ballot import kind_of_line, lines_of, newest
from ...workshop.state import Vote
from .ballot_parts import distribution, news_of, side_by_side, talk_so_far, the_end, voted, weighed
from .fishbowl import Talk
from .steps import talk_of, tried, trying
from .weighing import Weighing

if TYPE_CHECKING:
    from .board import BoardPage


class TalkTab:
    """What the board shows of the talk, and what is done with it."""

    def __init__(self, board: BoardPage) -> None:
        self._board = board
        self._bowl = board.stage.fishbowl

    def _talk(self) -> Talk | None:
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        return self._bowl.talk(self._board.workshop, exercise) if exercise else None

    def body(self) -> Body:
        """Return what is shown: the talk, the vote, and what each line would cost."""
        talk = self._talk()
        if talk is None:
            return self._choose_talk("Which talk does the room hold together?")
        if talk.session is None:
            begin = Button("Begin the talk", "talk_afresh", weight="primary")
            return [*talk_so_far(talk), Row([begin]), *self._choose_talk("Or another one")]
        head: Body = [Fold("The talk so far", talk_so_far(talk, None), open=True, id="so-far"), news_of(talk)]
        return [
            *head,
            *self._ballot(talk),
            *self._choose_talk("Another talk, or this one from the beginning", fold=True),
        ]

    def _choose_talk(self, label: str, *, fold: bool = False) -> Body:
        can = self._bowl.can_hold
        names = [rules.exercise for rules in self._board.look.kept.plan.exercises if can(rules.exercise)]
        if not names or self._board.look.state.is_closed:
            return (
                [] if fold else [Text("No exercise of this workshop is a talk that a room can hold together.", "muted")]
            )
        options = [(name, self._board.stage.title(name)) for name in names]
        form = Form("talk", [Choice("exercise", label, options)], "Take this one", weight="plain", layout="line")
        if not fold:
            return [form]
        return [Fold(label, [form, Row([Button("From the beginning", "talk_afresh")])], id="other-talk")]

    def _ballot(self, talk: Talk) -> Body:
        vote = self._vote(talk)
        if not talk.offered:
            return the_end(talk)
        if vote is None:
            return [Row([Button("Let the room vote on the next line", "vote", weight="primary")])]
        if vote.is_open:
            close = Button("Close the vote", "vote_close", vote.id, "primary")
            return [
                Text(voted(vote, len(self._board.look.state.here)), "lead"),
                distribution(vote),
                _own(vote),
                Row([close]),
            ]
        found = self._bowl.weighed(self._board.workshop, vote)
        if found is None:
            return [distribution(vote), Text("Working out what each line would cost …", "muted", live="status")]
        return [*self._reveal(vote), *weighed(found, may_say=True), *self._go_on(vote, found), _own(vote)]

    def _vote(self, talk: Talk) -> Vote | None:
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        return newest(self._board.look.state, exercise, talk.moves)

    def _reveal(self, vote: Vote) -> Body:
        if self._board.look.kept.plan.reveal != "facilitator" or vote.is_revealed:
            return []
        show = Button("Show it to the room", "vote_show", vote.id, "primary")
        return [Row([Text("The room does not see this yet."), show])]

    def _go_on(self, vote: Vote, found: tuple[Weighing, ...]) -> Body:
        """Return the ways on: say a line from its box, try two side by side, or vote again."""
        options = [(one.line.key, one.line.words) for one in found if one.move is not None]
        both = Choice("lines", "Two lines to try side by side", options, "any")
        form = Form("try", [both], "Try both", weight="plain")
        again = Row([Button("Vote again", "vote")])
        keys = tried(self._board.look.state)
        shown = self._bowl.side_by_side(self._board.workshop, vote, keys) if keys else ()
        return [*side_by_side(shown), Fold("Try two lines, without saying either", [form], id="try"), again]

    def talk(self, fields: Mapping[str, Any]) -> None:
        """Hold a talk in another exercise."""
        self._board.happen(events.everybody_sent("vote", self._board.of_plan(fields["exercise"])))

    def talk_afresh(self, _: Mapping[str, Any]) -> str:
        """Begin the talk, or begin it anew."""
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        talk = self._talk()
        self._bowl.begin(self._board.workshop, exercise, afresh=talk is not None and talk.session is not None)
        return "The talk begins."

    def vote(self, _: Mapping[str, Any]) -> str:
        """Open a vote on the next line."""
        talk = self._talk()
        if talk is None or not talk.offered:
            raise Refusal("There is nothing to vote on now.")
        vote = self._vote(talk)
        if vote is not None and vote.is_open:
            return "The vote is open already."
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        kind = kind_of_line(exercise, talk.moves)
        opened = events.vote_opened(secrets.token_hex(4), "What do we say next?", dict(talk.offered), kind)
        self._board.happen(opened, events.everybody_sent("vote", exercise))
        return "The room can vote."

    def vote_close(self, fields: Mapping[str, Any]) -> None:
        """Close the vote."""
        if fields["value"] in self._board.look.state.votes:
            self._board.happen(events.vote_closed(fields["value"]))

    def vote_show(self, fields: Mapping[str, Any]) -> None:
        """Show the room how it voted."""
        if fields["value"] in self._board.look.state.votes:
            self._board.happen(events.vote_revealed(fields["value"]))

    def drop(self, fields: Mapping[str, Any]) -> str:
        """Keep proposed words off the ballot."""
        talk = self._talk()
        vote = self._vote(talk) if talk is not None else None
        line = next((one for one in lines_of(vote) if one.key == fields["value"]), None) if vote is not None else None
        if vote is not None and line is not None and line.is_own:
            self._board.happen(*(events.proposal_dropped(vote.id, seat) for seat in line.seats))
        return "It is off the ballot."

    def say(self, fields: Mapping[str, Any]) -> str:
        """Say a line in the talk. Raises Refusal."""
        talk, weighing = self._weighing(fields["value"])
        if weighing.move is None:
            raise Refusal("This line cannot be said now.")
        talk.say(weighing.move, talk.moves)
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        self._board.happen(events.everybody_sent("vote", exercise))
        self._board.watch.tell(self._board.workshop)
        return "Said. The answer is on the big screen."

    def try_both(self, fields: Mapping[str, Any]) -> str:
        """Show how two lines would go on, here and on the big screen. Raises Refusal."""
        if len(fields["lines"]) != 2:
            raise Refusal("Choose two lines to try side by side.")
        for key in fields["lines"]:
            self._weighing(key)
        self._board.happen(trying(talk_of(self._board.look.kept.plan, self._board.look.state), fields["lines"]))
        return "Neither line was said. This is how each would go on."

    def _weighing(self, key: str) -> tuple[Talk, Weighing]:
        talk = self._talk()
        vote = self._vote(talk) if talk is not None else None
        found = self._bowl.weighed(self._board.workshop, vote) if vote is not None else None
        one = next((each for each in found or () if each.line.key == key), None)
        if talk is None or one is None:
            raise Refusal("The talk went on already, perhaps from another board. This is where it stands.")
        return talk, one


def _own(vote: Vote) -> Fold | None:
    """Return the words that people proposed, each with a way to keep it off the ballot."""
    own = [line for line in lines_of(vote) if line.is_own]
    if not own:
        return None
    rows: list[list[Inline | Button]] = [
        [f"{line.words} ", Button("Take off", "drop", line.key, small=True, about=line.words[:60])] for line in own
    ]
    return Fold(f"Proposed in the room ({len(own)})", [Items(rows, "rows")], id="proposed")
