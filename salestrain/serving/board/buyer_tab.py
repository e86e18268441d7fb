"""The part of the board from which whoever leads plays the buyer in somebody's talk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field as Default

from ...core.by_hand import Tellable, Waiting
from ...core.events import Refusal
from ...ui.document import Body, Box, Fold, Form, Items, Node, Row, Section, Text, Transcript
from ...ui.fields import Button, Choice, Field, Hidden
from ...ui.messages import Long, Message, Names, on
from ...ui.phrases import muted, quote, strong
from ...workshop import events
from ...workshop.state import Played
from ..workshop.by_hand import ELSEWHERE, HandTalk
from .ballot_parts import spoken_line
from .board_desk import BoardDesk
from .messages import Line, Named

LIKELIEST = 4
"""What a line may have been, shown to be ticked; the rest is in a list."""
LAST = 6
"""Lines of the talk that stay in sight."""
WHAT_IT_IS = (
    "You play the buyer in a talk of one person. Their page stays the one they know; you read their lines, tick what "
    "you tell, and the marks go by the rules as ever. They are asked first, and may say no."
)


class AskTalk(Message):
    """Somebody is asked to let a person play their buyer."""

    exercise: Line
    seat: Line


class Answer(Message):
    """What the person who plays the buyer says, and what is so after it."""

    attempt: Line
    text: Long
    moves: Names = Default(default_factory=list)
    other: Line = ""
    facts: Names = Default(default_factory=list)
    raises: Names = Default(default_factory=list)
    ending: Line


class BuyerTab:
    """What the board shows of the talks in which a person plays the buyer, and what is done with them."""

    def __init__(self, board: BoardDesk) -> None:
        self._board = board

    @property
    def _played(self) -> tuple[Played, ...]:
        return self._board.look.state.played

    def body(self) -> Body:
        """Return what is shown: the talks that go on, who was asked, and a way to ask."""
        talks = self._board.stage.by_hand.of(self._played)
        shown: list[Node] = [Section(self._title(talk), self._talk(talk)) for talk in talks]
        asked = [self._asked(one) for one in self._played if not one.attempt]
        return [*shown, Items(asked, "rows") if asked else None, *self._ask(is_busy=bool(talks))]

    def _name(self, seat: str) -> str:
        person = self._board.look.state.people.get(seat)
        return person.nickname if person is not None else "Somebody"

    def _title(self, talk: HandTalk) -> str:
        return f"You are {talk.parts.who(talk.session)}; {self._name(talk.played.seat)} sells"

    def _asked(self, one: Played) -> list[Any]:
        name, title = self._name(one.seat), self._board.stage.title(one.exercise)
        waits: list[Any] = [f"{name} is asked for a talk: {title}. Their page shows it. "]
        return [*waits, Button("Take it back", "unask", one.seat, small=True, about=name)]

    def _ask(self, *, is_busy: bool) -> Body:
        state, can = self._board.look.state, self._board.stage.by_hand.can_play
        exercises = [rules.exercise for rules in self._board.look.kept.plan.exercises if can(rules.exercise)]
        if state.is_closed:
            return []
        if not exercises:
            return [Text("No exercise of this workshop has a buyer to play.", "muted")]
        if not state.here:
            return [Text(WHAT_IT_IS), Text("Nobody has joined yet.", "muted")]
        which = Choice("exercise", "Which buyer", [(name, self._board.stage.title(name)) for name in exercises])
        who = Choice("seat", "Who sells", [(person.seat, person.nickname) for person in state.here])
        form = Form("ask_talk", [which, who], "Ask for a talk", weight="plain", layout="line")
        return [Fold("Another talk", [form], id="ask-talk")] if is_busy else [Text(WHAT_IT_IS), form]

    def _talk(self, talk: HandTalk) -> Body:
        name, session = self._name(talk.played.seat), talk.session
        waiting = talk.parts.waiting(session)
        spoken = talk.parts.spoken(session)
        lines = [spoken_line(line, name) for line in (spoken[:-1] if waiting is not None else spoken)]
        short = f"{talk.played.attempt[:6]}-{len(session.moves)}"
        now: Body = [Text(f"{name} is about to say something.", "lead", live="status")]
        if waiting is not None:
            now = self._answering(talk, waiting, name, short)
        card = talk.parts.card(session)
        back = Button("Let the simulated buyer go on", "hand_back", talk.played.attempt, "quiet", small=True)
        return [
            Fold("Earlier", [Transcript(lines[:-LAST])], id=f"earlier-{short}") if lines[:-LAST] else None,
            Transcript(lines[-LAST:]),
            *now,
            Fold("Your card: what you know, and when you say it", card.body, id=f"card-{talk.played.attempt[:6]}"),
            Row(
                [back, Text(f"You read this talk until it ends. What {name} makes of it, and the marks, stay theirs.")]
            ),
        ]

    def _answering(self, talk: HandTalk, waiting: Waiting, name: str, short: str) -> Body:
        rule = waiting.by_rule.data
        said = Box([Text([strong(f"{name}: "), quote(waiting.words)], "lead", live="status")], "notice")
        tells = [one.label for one in (*waiting.facts, *waiting.raises) if one.by_rule]
        also = f" With it: {', '.join(tells)}." if tells else ""
        ends = f" {waiting.endings[rule['ending']]}." if rule["ending"] else ""
        suggested: Body = [
            Text([strong("The simulated buyer would say: "), quote(rule["text"]), muted(f"{also}{ends}")]),
            Row([Button("Say this", "answer_by_rule", talk.played.attempt, about=name)]),
        ]
        return [said, Text(waiting.mood, "fine"), *suggested, self._form(talk, waiting, short)]

    def _form(self, talk: HandTalk, waiting: Waiting, short: str) -> Form:
        likely = list(dict.fromkeys([*waiting.heard, *waiting.may_be]))[:LIKELIEST] if waiting.may_be else []
        others = [(name, words) for name, words in waiting.may_be.items() if name not in likely]
        fields: list[Any] = [
            Hidden("attempt", talk.played.attempt),
            Field(
                "text",
                "What you say",
                "long",
                hint="Left empty, what you tick is said in the words of the card.",
                id=f"st-say-{short}",
                longest=2000,
            ),
        ]
        if waiting.facts:
            fields.append(Choice("facts", "What you tell with it", _options(waiting.facts), "any", id=f"st-f-{short}"))
        if waiting.raises:
            label = "What you bring up yourself"
            fields.append(Choice("raises", label, _options(waiting.raises), "any", id=f"st-r-{short}"))
        if waiting.may_be:
            options = [(one, waiting.may_be[one]) for one in likely]
            label = "What the line was (tick nothing, and it costs no turn)"
            fields.append(Choice("moves", label, options, "any", chosen=waiting.heard, id=f"st-m-{short}"))
            more = [("", "Nothing else"), *others]
            fields.append(Choice("other", "Something else it was", more, id=f"st-o-{short}"))
        endings = [("", "The talk goes on"), *waiting.endings.items()]
        fields.append(Choice("ending", "After it", endings, id=f"st-e-{short}"))
        return Form("answer", fields, "Answer")

    # What is done.

    @on("ask_talk", takes=AskTalk)
    def ask(self, message: AskTalk) -> str:
        """Ask somebody for a talk. Raises Refusal."""
        exercise, seat = self._board.of_plan(message.exercise), message.seat
        if seat not in {person.seat for person in self._board.look.state.here}:
            raise Refusal("This person is not here.")
        if not self._board.stage.by_hand.can_play(exercise):
            raise Refusal("This exercise has no buyer to play.")
        self._board.happen(events.talk_offered(seat, exercise))
        return f"{self._name(seat)} is asked. Their page shows it at the top."

    @on("unask", takes=Named)
    def unask(self, message: Named) -> str:
        """Take it back."""
        self._board.happen(events.talk_declined(message.value))
        return "Taken back."

    @on("answer", takes=Answer)
    def answer(self, message: Answer) -> str:
        """Answer the line that waits, in one's own words. Raises Refusal."""
        talk, _ = self._found(message.attempt)
        moves = [*message.moves, *([message.other] if message.other else [])]
        move = talk.parts.answer(message.text, moves, message.facts, message.raises, message.ending)
        self._board.stage.by_hand.answer(self._board.workshop, talk, move)
        return "Said."

    @on("answer_by_rule", takes=Named)
    def answer_by_rule(self, message: Named) -> str:
        """Answer as the simulated buyer would. Raises Refusal."""
        talk, waiting = self._found(message.value)
        self._board.stage.by_hand.answer(self._board.workshop, talk, waiting.by_rule)
        return "Said."

    @on("hand_back", takes=Named)
    def hand_back(self, message: Named) -> str:
        """Let the simulated buyer go on. Raises Refusal."""
        talk = self._going_on(message.value)
        self._board.stage.by_hand.answer(self._board.workshop, talk, talk.parts.ends)
        return "The simulated buyer goes on. You read this talk no longer."

    def _going_on(self, attempt: str) -> HandTalk:
        for talk in self._board.stage.by_hand.of(self._played):
            if talk.played.attempt == attempt:
                return talk
        raise Refusal("This talk is over, or goes on with the simulated buyer.")

    def _found(self, attempt: str) -> tuple[HandTalk, Waiting]:
        talk = self._going_on(attempt)
        waiting = talk.parts.waiting(talk.session)
        if waiting is None:
            raise Refusal(ELSEWHERE)
        return talk, waiting


def _options(told: Sequence[Tellable]) -> list[tuple[str, str]]:
    """Return what can be told: the words, and when; what the rule would tell now says so, and stands first."""
    first = sorted(told, key=lambda one: not one.by_rule)
    return [(one.id, f"Now: “{one.words}”" if one.by_rule else f"“{one.words}” When: {one.when}.") for one in first]
