"""The day as its facilitator leads it: what beginning a step means for the room, in happenings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...workshop import events
from ...workshop.content import Step, StepKind, Workshop
from ...workshop.events import Happening
from ...workshop.state import WorkshopState

PAGE_OF: dict[StepKind, str] = {
    "welcome": "room",
    "talk": "room",
    "break": "room",
    "practice": "exercise",
    "vote": "vote",
    "human_buyer": "roles",
    "rating": "rating",
    "wall": "wall",
    "debrief": "debrief",
}
"""Where everybody is sent when a step of this kind begins."""
KIND_IN_WORDS: dict[StepKind, str] = {
    "welcome": "Welcome",
    "talk": "You speak",
    "break": "Break",
    "practice": "Practice",
    "vote": "A talk held together",
    "human_buyer": "In threes, with a human buyer",
    "rating": "Rating together",
    "wall": "Wall of questions",
    "debrief": "Looking back",
}


def current(plan: Workshop, state: WorkshopState) -> Step | None:
    """Return the step that runs, or None."""
    running = state.step
    return plan.agenda[running.number] if running is not None and 0 <= running.number < len(plan.agenda) else None


def following(plan: Workshop, state: WorkshopState) -> int | None:
    """Return the number of the step after the one that runs; None after the last."""
    number = 0 if state.step is None else state.step.number + 1
    return number if number < len(plan.agenda) else None


def begun(plan: Workshop, number: int) -> tuple[Happening, ...]:
    """Return what happens when a step begins: its clock, what is opened for it, and where everybody goes.

    Where everybody learns at their own pace, nobody is sent anywhere.
    """
    step = plan.agenda[number]
    happenings = [events.step_begun(number, step.minutes)]
    if step.kind == "practice" and step.exercise:
        happenings.append(events.exercise_opened(step.exercise))
    if plan.pace == "facilitator":
        happenings.append(events.everybody_sent(PAGE_OF[step.kind], step.exercise or ""))
    return tuple(happenings)


def talk_of(plan: Workshop, state: WorkshopState) -> str:
    """Return the exercise that the room holds a talk in now; empty if none was chosen.

    It is where everybody was sent to vote last, or what the step that runs is about.
    """
    sent = state.sent
    if sent is not None and sent.page == "vote" and sent.name:
        return sent.name.partition("/")[0]
    step = current(plan, state)
    return step.exercise or "" if step is not None and step.kind == "vote" else ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way on that the room tries: the line on the ballot that it begins with, and those after it by their ids."""

    key: str
    then: tuple[str, ...] = ()

    def further(self, move: str) -> Way:
        """Return the way with one line more."""
        return Way(self.key, (*self.then, move))


AND_THEN = ">"
"""Stands between the lines of a way where it is named; no key and no id has it."""


def tried(state: WorkshopState) -> tuple[Way, ...]:
    """Return the two ways that the room tries side by side; none if it does not."""
    sent = state.sent
    named = sent.name.split("/")[1:] if sent is not None and sent.page == "vote" else []
    ways = [name.split(AND_THEN) for name in named]
    return tuple(Way(way[0], tuple(way[1:])) for way in ways) if len(ways) == 2 else ()


def trying(exercise: str, ways: Sequence[Way]) -> Happening:
    """Return what happens when the room looks at how two lines would go on.

    Args:
        exercise: the exercise of the talk.
        ways: the two ways.
    """
    names = [AND_THEN.join((way.key, *way.then)) for way in ways]
    return events.everybody_sent("vote", "/".join((exercise, *names)))


def rated_now(plan: Workshop, state: WorkshopState) -> str:
    """Return the exercise whose transcripts the room rates now; empty if it does not.

    A step that names none rates those of the exercise that was opened last, or of the first of the plan.
    """
    sent, step = state.sent, current(plan, state)
    if sent is not None and sent.page == "rating" and sent.name:
        return sent.name.partition("/")[0]
    if step is None or step.kind != "rating":
        return ""
    first = plan.exercises[0].exercise if plan.exercises else ""
    return step.exercise or _practised_last(plan, state) or first


SHOWN = "shown"


def showing_round(exercise: str) -> Happening:
    """Return what happens when the room is shown how far it agrees."""
    return events.everybody_sent("rating", f"{exercise}/{SHOWN}")


def is_round_shown(state: WorkshopState) -> bool:
    """Return whether the room is shown how far it agrees."""
    sent = state.sent
    return sent is not None and sent.page == "rating" and sent.name.endswith(f"/{SHOWN}")


def looked_back_on(plan: Workshop, state: WorkshopState) -> tuple[str, int]:
    """Return the exercise that the room looks back on, and which part of its debrief is shown; ("", 0) for none."""
    sent = state.sent
    if sent is not None and sent.page == "debrief" and sent.name:
        exercise, _, part = sent.name.partition("/")
        return exercise, int(part) if part.isdecimal() else 0
    step = current(plan, state)
    if step is not None and step.kind == "debrief":
        return step.exercise or _practised_last(plan, state), 0
    return "", 0


def _practised_last(plan: Workshop, state: WorkshopState) -> str:
    return state.ever_opened[-1] if state.ever_opened else ""
