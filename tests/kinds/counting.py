"""A kind from outside the package, as a company's own package provides it: count to three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import PositiveInt

from salestrain.attempts.playthroughs import play_deeds
from salestrain.checking.examined import Examined
from salestrain.checking.playthroughs import examine_deeds
from salestrain.content.findings import Findings
from salestrain.content.playthrough import DeedsPlaythrough
from salestrain.core.conditions import Names
from salestrain.core.criteria import Cap, Criterion
from salestrain.core.events import Event, Move, Refusal
from salestrain.core.exercise import Exercise
from salestrain.core.kind import Kind
from salestrain.core.problems import Problem
from salestrain.ui.blocks import mark_box
from salestrain.ui.document import Form, Screen
from salestrain.ui.fields import Field
from salestrain.ui.messages import Message, Number, on
from salestrain.ui.page import PracticePage
from salestrain.ui.places import way_in

__all__ = ["KIND", "play_deeds"]


class Counting(Exercise):
    """Count up to a number."""

    kind: Literal["counting"]
    up_to: PositiveInt
    seed_policy: Literal["fixed"] = "fixed"
    rubric: tuple[Criterion, ...]
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """How far somebody has counted."""

    turn: int = 0
    phase: str = "counting"


class Engine:
    """The rules of counting."""

    @staticmethod
    def prepare(exercise: Counting, seed: int) -> Counting:
        """Return the exercise itself: there is nothing to prepare."""
        return exercise

    @staticmethod
    def start(script: Counting) -> tuple[State, tuple[Event, ...]]:
        """Return the state before anybody has counted."""
        return State(), (Event("attempt_started", 0),)

    @staticmethod
    def respond(script: Counting, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
        """Accept the next number, and no other."""
        number = state.turn + 1
        if state.phase != "counting" or move.data.get("number") != number:
            raise Refusal(f"After {state.turn} comes {number}.")
        phase = "debriefed" if number == script.up_to else "counting"
        return State(number, phase), (Event("counted", number, {"number": number}, (f"said:counted_{number}",)),)


def rules(findings: Findings) -> None:
    """Add a problem if the exercise counts to thirteen."""
    if findings.data.get("up_to") == 13:
        findings.add("E99", ("up_to",), "Nobody counts to 13.", "Count to 12 or to 14.")


def naming(exercise: Any) -> Names:
    """Return labels that name a tag by its number."""
    return lambda tag: f"“{tag.partition(':')[2]}”"


def check(examined: Examined) -> list[Problem]:
    """Return the problems of the exercise and of its playthroughs."""
    return [*examined.findings.problems, *examine_deeds(examined)]


class Count(Message):
    """What the page sends: the next number."""

    number: Number


class CountingPage(PracticePage):
    """Ask for one number after the other, and show the marks at the end."""

    @on("count", takes=Count)
    def _count(self, message: Count) -> str:
        self.practice.act("count", {"number": message.number}, message.seq)
        return ""

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw where the learner stands."""
        session = self.practice.session
        if session is None:
            self.screen(Screen(self.practice.exercise.title, way_in(self.practice)), status)
        elif session.state.phase == "debriefed":
            marks = [mark_box(mark, live=False, called="Step") for mark in session.score().marks]
            self.screen(Screen("Debrief", marks), status, len(session.moves))
        else:
            asked = Field("number", "Which number comes next?", "whole", required=True)
            self.screen(Screen("Count", [Form("count", [asked], "Say it")]), status, len(session.moves))


KIND = Kind(
    name="counting",
    version=1,
    title="Count",
    sentence="One after the other.",
    content=Counting,
    rules=rules,
    engine=Engine(),
    naming=naming,
    playthrough=DeedsPlaythrough,
    play="tests.kinds.counting:play_deeds",
    checks="tests.kinds.counting:check",
    screens="tests.kinds.counting:CountingPage",
)
