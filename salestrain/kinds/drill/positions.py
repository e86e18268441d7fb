"""Moments of real talks for a drill: the talk played up to there, and every line that is possible, played once.

What a line is worth at a moment is never written by an author; it is what the buyer's rules make of it. It becomes
part of the content when a drill is opened, so that an attempt keeps what it was begun with even if the talk changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from ...content.library import library
from ...core.events import Event, Move, Refusal
from ...core.exercise import Exercise
from ...core.problems import ExerciseMistakes, UnknownExercise
from ...core.session import Session
from ..conversation.content import Scenario
from ..conversation.engine import legal, seed_for
from .content import Drill, Item, Moment, Seen, SeenFact, SeenLine, SeenMove


class NoSuchMoment(ValueError):
    """The moment of an item cannot be reached; the text says why, `item` which one, `key` what of it is wrong."""

    def __init__(self, item: str, key: str, why: str) -> None:
        super().__init__(why)
        self.item, self.key = item, key


def with_moments(exercise: Exercise) -> Exercise:
    """The drill with all its moments played; any other exercise as it is. Raises `NoSuchMoment`."""
    if not isinstance(exercise, Drill):
        return exercise
    scenario = cache(_scenario)
    items = tuple(_with_moment(item, scenario) if item.next_best else item for item in exercise.items)
    return exercise.model_copy(update={"items": items})


def _scenario(name: str) -> Scenario | None:
    try:
        found = library().get(name)
    except (UnknownExercise, ExerciseMistakes):
        return None
    return found if isinstance(found, Scenario) else None


def _with_moment(item: Item, find: Callable[[str], Scenario | None]) -> Item:
    content = item.next_best
    assert content is not None
    moment = content.moment
    scenario = find(moment.exercise)
    if scenario is None:
        raise NoSuchMoment(item.id, "moment", f"There is no talk '{moment.exercise}' that can be played.")
    session = _played(item.id, scenario, moment)
    possible = legal(session.script, session.state)
    for option in content.options:
        if option not in possible:
            there = ", ".join(possible)
            raise NoSuchMoment(item.id, "options", f"'{option}' is not possible at this moment; possible are: {there}.")
    if len(set(content.options)) < len(content.options):
        raise NoSuchMoment(item.id, "options", "An option stands here twice.")
    seen_there = content.model_copy(update={"moment": moment.model_copy(update={"seen": _seen(session)})})
    return item.model_copy(update={"next_best": seen_there})


def seen_at(scenario: Scenario, after: Sequence[str], variant: str | None = None) -> Seen:
    """What every possible line leads to after these moves of a talk.

    Raises `NoSuchMoment` when they are not possible.
    """
    return _seen(_played("", scenario, Moment(exercise=scenario.id, variant=variant, after=tuple(after))))


def _seen(session: Session) -> Seen:
    return Seen(
        buyer=session.exercise.buyer.name,
        brief=session.exercise.briefing.learner,
        lines=tuple(_lines(session)),
        moves=tuple(_played_on(session, name) for name in legal(session.script, session.state)),
    )


def _played(item: str, scenario: Scenario, moment: Moment) -> Session:
    """The talk up to the moment."""
    seed = 0
    if moment.variant:
        try:
            seed = seed_for(scenario, moment.variant)
        except ValueError as unknown:
            raise NoSuchMoment(item, "moment", str(unknown)) from None
    session = Session(scenario, seed)
    for name in moment.after:
        try:
            session.do(Move("choose", {"move": name}))
        except Refusal:
            raise NoSuchMoment(item, "moment", f"'{name}' is not possible where it stands in 'after'.") from None
    if session.state.phase != "talking":
        raise NoSuchMoment(item, "moment", "After these moves the talk is over.")
    return session


def _lines(session: Session) -> list[SeenLine]:
    buyer = session.exercise.buyer.name
    lines = []
    for event in session.standing():
        if event.kind == "said":
            lines.append(SeenLine(who="learner", name="You", text=event.data["text"]))
        elif event.kind == "replied":
            lines += [
                SeenLine(who="buyer", name=line.get("by") or buyer, text=line["text"]) for line in event.data["lines"]
            ]
    return lines


def _played_on(session: Session, name: str) -> SeenMove:
    """One line more, played and taken back."""
    _, events = session.preview(Move("choose", {"move": name}))
    content, facts = session.script.moves[name], session.script.facts
    told = [facts[event.data["fact"]] for event in events if event.kind == "fact_revealed"]
    replies: list[dict[str, Any]] = [
        line for event in events if event.kind == "replied" for line in event.data["lines"]
    ]
    return SeenMove(
        move=name,
        text=content.choice,
        label=content.label,
        answer=" ".join(line["text"] for line in replies),
        opens=tuple(SeenFact(label=fact.label, text=fact.text, value=fact.value) for fact in told),
        trust=sum(e.data["by"] for e in events if e.kind == "changed" and e.data["name"] == "trust"),
        known=not told and any(line["id"].endswith(".again") for line in replies),
        held=_held(events),
        ends=next((event.data["label"] for event in events if event.kind == "ended"), None),
    )


def _held(events: Sequence[Event]) -> str | None:
    """What stood in the way of a fact that was asked for."""
    kept = next((event for event in events if event.kind in ("fact_withheld", "fact_covered")), None)
    if kept is None:
        return None
    return f"Something was held back; it takes {kept.data['unmet']} (here: {kept.data['actual']})."
