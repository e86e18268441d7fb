"""The part of the board from which the facilitator leads a talk that the room holds together."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from pydantic import Field as Default

from ...core.events import Refusal
from ...ui.document import Body, Fold, Form, Items, Row, Text
from ...ui.fields import Button, Choice
from ...ui.messages import Message, Names, Number, on
from ...ui.phrases import Inline
from ...workshop import events
from ...workshop.ballot import kind_of_judgement, kind_of_line, lines_of, newest
from ...workshop.state import Vote
from .ballot_parts import MOST_TRIED, distribution, news_of, side_by_side, talk_so_far, the_end, voted, weighed
from .board_desk import BoardDesk
from .fishbowl import Talk
from .judgement_parts import answers, outcome
from .messages import Line, Named, OfExercise
from .steps import Way, talk_of, tried, trying
from .weighing import Weighing


class TwoLines(Message):
    """Lines to try side by side."""

    lines: Names = Default(default_factory=list)


class Further(Message):
    """One line further on one of the two ways."""

    place: Number
    move: Line


class TalkTab:
    """What the board shows of the talk, and what is done with it."""

    def __init__(self, board: BoardDesk) -> None:
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
            return self._judging(talk)
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

    def _judging(self, talk: Talk) -> Body:
        """Return what everybody makes of a talk that is over; what it earned is seen once they have judged."""
        question, vote = talk.question, self._vote(talk)
        if question is None:
            return the_end(talk)
        if vote is None:
            lead = Text("The talk is over. Before you look at what it earned, everybody judges it.", "lead")
            ask = Row([Text(question.words), Button("Let the room judge it", "vote", weight="primary")])
            return [lead, ask, Fold("What it earned", the_end(talk), id="earned")]
        if vote.is_open:
            close = Button("Close the vote", "vote_close", vote.id, "primary")
            said = f"{question.words} {voted(vote, len(self._board.look.state.here))}."
            return [Text(said, "lead"), answers(vote), Row([close])]
        return [*self._reveal(vote), *outcome(vote, question, talk)]

    def _vote(self, talk: Talk) -> Vote | None:
        """Return the vote on the next line, or on the whole talk once it is over."""
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        kind = kind_of_line if talk.offered else kind_of_judgement
        return newest(self._board.look.state, kind(exercise, talk.moves))

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
        ways = tried(self._board.look.state)
        shown = self._bowl.side_by_side(self._board.workshop, vote, ways) if ways else ()
        return [
            *side_by_side(shown, may_go_on=True),
            Fold("Try two lines, without saying either", [form], id="try"),
            again,
        ]

    @on("talk", takes=OfExercise)
    def talk(self, message: OfExercise) -> None:
        """Hold a talk in another exercise."""
        self._board.happen(events.everybody_sent("vote", self._board.of_plan(message.exercise)))

    @on("talk_afresh")
    def talk_afresh(self, message: Message) -> str:
        """Begin the talk, or begin it anew."""
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        talk = self._talk()
        self._bowl.begin(self._board.workshop, exercise, afresh=talk is not None and talk.session is not None)
        return "The talk begins."

    @on("vote")
    def vote(self, message: Message) -> str:
        """Open a vote on the next line, or on the whole talk once it is over. Raises Refusal."""
        talk = self._talk()
        question = talk.question if talk is not None else None
        if talk is None or not (talk.offered or question):
            raise Refusal("There is nothing to vote on now.")
        vote = self._vote(talk)
        if vote is not None and vote.is_open:
            return "The vote is open already."
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        name = secrets.token_hex(4)
        if question is not None:
            kind = kind_of_judgement(exercise, talk.moves)
            opened = events.vote_opened(name, question.words, question.options, kind)
        else:
            kind = kind_of_line(exercise, talk.moves)
            opened = events.vote_opened(name, "What do we say next?", dict(talk.offered), kind)
        self._board.happen(opened, events.everybody_sent("vote", exercise))
        return "The room can vote." if question is None else "The room can judge."

    @on("vote_close", takes=Named)
    def vote_close(self, message: Named) -> None:
        """Close the vote."""
        if message.value in self._board.look.state.votes:
            self._board.happen(events.vote_closed(message.value))

    @on("vote_show", takes=Named)
    def vote_show(self, message: Named) -> None:
        """Show the room how it voted."""
        if message.value in self._board.look.state.votes:
            self._board.happen(events.vote_revealed(message.value))

    @on("drop", takes=Named)
    def drop(self, message: Named) -> str:
        """Keep proposed words off the ballot."""
        talk = self._talk()
        vote = self._vote(talk) if talk is not None else None
        line = next((one for one in lines_of(vote) if one.key == message.value), None) if vote is not None else None
        if vote is not None and line is not None and line.is_own:
            self._board.happen(*(events.proposal_dropped(vote.id, seat) for seat in line.seats))
        return "It is off the ballot."

    @on("say", takes=Named)
    def say(self, message: Named) -> str:
        """Say a line in the talk. Raises Refusal."""
        talk, weighing = self._weighing(message.value)
        if weighing.move is None:
            raise Refusal("This line cannot be said now.")
        talk.say(weighing.move, talk.moves)
        exercise = talk_of(self._board.look.kept.plan, self._board.look.state)
        self._board.happen(events.everybody_sent("vote", exercise))
        self._board.watch.tell(self._board.workshop)
        return "Said. The answer is on the big screen."

    @on("try", takes=TwoLines)
    def try_both(self, message: TwoLines) -> str:
        """Show how two lines would go on, here and on the big screen. Raises Refusal."""
        if len(message.lines) != 2:
            raise Refusal("Choose two lines to try side by side.")
        for key in message.lines:
            self._weighing(key)
        self._try([Way(key) for key in message.lines])
        return "Neither line was said. This is how each would go on."

    @on("try_on", takes=Further)
    def try_on(self, message: Further) -> str:
        """Go on with one of the two ways, by a line that could be said there. Raises Refusal."""
        ways, place = list(tried(self._board.look.state)), message.place
        if place >= len(ways):
            raise Refusal("Choose two lines to try first.")
        talk, weighing = self._weighing(ways[place].key)
        now = talk.tried(weighing, ways[place].then)
        if sum(line.is_ours for line in now.spoken) >= MOST_TRIED:
            raise Refusal(f"A way is tried for {MOST_TRIED} lines; then say one, or choose two others.")
        if message.move not in dict(now.offered):
            raise Refusal("This line cannot be said there.")
        ways[place] = ways[place].further(message.move)
        self._try(ways)
        return "One line further, without saying it."

    def _try(self, ways: Sequence[Way]) -> None:
        self._board.happen(trying(talk_of(self._board.look.kept.plan, self._board.look.state), ways))

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
