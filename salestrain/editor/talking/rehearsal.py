"""An author's talk with their own buyer: it can be stepped back in, and it goes on when the buyer has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...core.events import Event, Json, Move, Refusal
from ...core.session import Session
from ...kinds.conversation.content import Scenario
from ...kinds.conversation.engine import Choice, choices, legal, open_answers, seed_for
from ...kinds.conversation.moments import moment_of
from ...kinds.conversation.reading import TalkEar, heard_line, reader_of
from ...kinds.conversation.state import State
from ...language import Reader, Reading

ASIDE = ("meta", "abuse", "off_topic")
"""Verdicts of lines that are not compared with anything of the exercise."""
MOST_OTHERS = 3
LEAST_CHANCE = 0.01
"""Probability below which nothing is named as what a line may have been instead."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the author said: words that were typed, or else the id of a guided line."""

    text: str = ""
    move: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """What a line may have been instead, with how likely that is (0 to 1), and whether it could be said just then."""

    target: str
    chance: float
    possible: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """A line of the author with all that followed from it.

    `reading` is None for a guided line; `others` are the likeliest things that it was not taken for; `before` and
    `after` are the states of the talk around it.
    """

    said: Said
    words: str
    reading: Reading | None
    others: tuple[Other, ...]
    before: State
    after: State
    events: tuple[Event, ...]

    @property
    def lines(self) -> tuple[Json, ...]:
        """The buyer's lines: each with its `text`, its `id` where it has one, and `by` for somebody else's."""
        return tuple(line for event in self.events for line in _lines_of(event))

    @property
    def taken_as(self) -> tuple[str, ...]:
        """The ids of the moves and answers as which it counted."""
        moves = [str(event.data["move"]) for event in self.events if event.kind == "understood"]
        answers = [answer.id for answer in self.reading.answers if answer.id] if self.reading else []
        return (*moves, *answers)


@dataclass(frozen=True, slots=True)
class Glance:
    """How a line would be taken at this point of the talk, without saying it."""

    text: str
    reading: Reading
    others: tuple[Other, ...]


class Rehearsal:
    """A talk that is kept nowhere. It holds what was said, and plays it again whenever the buyer changes."""

    def __init__(self, scenario: Scenario, variant: str = "") -> None:
        self.scenario = scenario
        self.variant = variant if variant in {entry.id for entry in scenario.variants} else _first_variant(scenario)
        self.turns: list[Turn] = []
        self.session = self._begun()

    @property
    def is_over(self) -> bool:
        """Whether the talk has ended."""
        return bool(self.session.state.phase != "talking")

    def choices(self) -> tuple[Choice, ...]:
        """Return the guided lines that are offered now."""
        return choices(self.session.script, self.session.state)

    def say(self, said: Said) -> None:
        """Say a line. Raises `Refusal` where it is not possible; then nothing has changed."""
        if self.is_over:
            raise Refusal("The talk is over. Step back, or begin again.")
        before = self.session.state
        reading: Reading | None = None
        others: tuple[Other, ...] = ()
        if said.move:
            move, words = Move("choose", {"move": said.move}), self._guided(said.move)
        else:
            reading, others = self._heard(said.text)
            move, words = Move("say", {"reading": reading.to_json()}), reading.text
        events = self.session.do(move)
        self.turns.append(Turn(said, words, reading, others, before, self.session.state, events))

    def glance(self, text: str) -> Glance:
        """Return how a line would be taken now. Raises `Refusal` where nothing is in it or the talk is over."""
        if self.is_over:
            raise Refusal("The talk is over. Step back, or begin again.")
        reading, others = self._heard(text)
        return Glance(text, reading, others)

    def step_back(self) -> bool:
        """Take the last line back; False where there is none."""
        if not self.turns:
            return False
        self._play([turn.said for turn in self.turns[:-1]])
        return True

    def begin_again(self, variant: str = "") -> None:
        """Begin anew, with another truth if one is named."""
        if variant in {entry.id for entry in self.scenario.variants}:
            self.variant = variant
        self._play([])

    def go_on_with(self, scenario: Scenario) -> int:
        """Play the same lines to a buyer who has changed.

        Args:
            scenario: the buyer as they are now.

        Returns:
            How many of the lines at the end could not be said any more, and were dropped.
        """
        said = [turn.said for turn in self.turns]
        self.scenario = scenario
        if self.variant not in {entry.id for entry in scenario.variants}:
            self.variant = _first_variant(scenario)
        self._play(said)
        return len(said) - len(self.turns)

    def _play(self, lines: Sequence[Said]) -> None:
        self.turns = []
        self.session = self._begun()
        for said in lines:
            try:
                self.say(said)
            except Refusal:
                return

    def _begun(self) -> Session:
        return Session(self.scenario, seed_for(self.scenario, self.variant) if self.variant else 0)

    def _guided(self, name: str) -> str:
        script = self.session.script
        known: Mapping[str, object] = {**script.moves, **script.tempting}
        if name not in known:
            raise Refusal("This guided line is not in the exercise any more.")
        return str(script.line(name).choice)

    def _heard(self, text: str) -> tuple[Reading, tuple[Other, ...]]:
        ear, state = reader_of(self.scenario), self.session.state
        reading = heard_line(ear, self.session.script, state, text)
        if not reading.text:
            raise Refusal("Type what a seller would say, then send it.")
        return reading, self._others(ear, reading)

    def _others(self, ear: TalkEar, reading: Reading) -> tuple[Other, ...]:
        """Return what else the line may have been, likeliest first."""
        if reading.verdict in ASIDE:
            return ()
        taken = {part.move for part in reading.heard} | {answer.id for answer in reading.answers}
        chances: dict[str, float] = {}
        script, state = self.session.script, self.session.state
        if isinstance(ear, Reader):
            chances = {part.move: part.confidence for part in ear.ranked(reading.text, legal(script, state))}
        else:
            moment = moment_of(script, state)
            for _, _, part in ear.parts(reading.text, state.last_line):
                for entry in ear.ranking.ranked(part, moment):
                    chances[entry.target.id] = max(entry.chance, chances.get(entry.target.id, 0.0))
        could = {*legal(script, state), *open_answers(script, state)}
        found = [
            Other(name, chance, name in could)
            for name, chance in chances.items()
            if name not in taken and chance > LEAST_CHANCE
        ]
        return tuple(sorted(found, key=lambda other: -other.chance)[:MOST_OTHERS])


def _first_variant(scenario: Scenario) -> str:
    return scenario.variants[0].id if scenario.variants else ""


def _lines_of(event: Event) -> Sequence[Json]:
    if "lines" in event.data:
        return tuple(event.data["lines"])
    if event.kind in ("not_understood", "set_aside"):
        return ({"id": event.data.get("line", ""), "text": event.data["say"]},)
    return ()
