"""Positions of real talks for a drill: the talk played up to a point, and every legal move tried once.

What a move is worth in a position is never written by an author; it follows from the buyer's rules. It becomes part of
the content when a drill is opened, so that an attempt keeps the content it began with even if the talk changes.
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
    """Position that cannot be reached; the text says why, `item` names its item, and `key` the part that is wrong."""

    def __init__(self, item: str, key: str, why: str) -> None:
        super().__init__(why)
        self.item, self.key = item, key


def with_moments(exercise: Exercise) -> Exercise:
    """Return the drill with all its positions played, or any other exercise unchanged.

    Raises:
        NoSuchMoment: a position cannot be reached.
    """
    if not isinstance(exercise, Drill):
        return exercise
    scenario = cache(_scenario)
    items = tuple(_with_moment(item, scenario) if item.next_best else item for item in exercise.items)
    return exercise.model_copy(update={"items": items})


def _scenario(name: str) -> Scenario | None:
    try:
        exercise = library().get(name)
    except (UnknownExercise, ExerciseMistakes):
        return None
    return exercise if isinstance(exercise, Scenario) else None


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
            listing = ", ".join(possible)
            why = f"'{option}' is not possible at this moment; possible are: {listing}."
            raise NoSuchMoment(item.id, "options", why)
    if len(set(content.options)) < len(content.options):
        raise NoSuchMoment(item.id, "options", "An option stands here twice.")
    played = content.model_copy(update={"moment": moment.model_copy(update={"seen": _seen(session)})})
    return item.model_copy(update={"next_best": played})


def seen_at(scenario: Scenario, after: Sequence[str], variant: str | None = None) -> Seen:
    """Return what every legal move leads to after these moves of a talk.

    Args:
        scenario: talk to play.
        after: moves that lead to the position.
        variant: variant to play.

    Raises:
        NoSuchMoment: the moves are not possible.
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
    """Return the talk up to the position."""
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
            spoken = event.data["lines"]
            lines += [SeenLine(who="buyer", name=line.get("by") or buyer, text=line["text"]) for line in spoken]
    return lines


def _played_on(session: Session, name: str) -> SeenMove:
    """Return the result of one more move, without making it."""
    _, events = session.preview(Move("choose", {"move": name}))
    content, facts = session.script.moves[name], session.script.facts
    revealed = [facts[event.data["fact"]] for event in events if event.kind == "fact_revealed"]
    replies: list[dict[str, Any]] = []
    for event in events:
        if event.kind == "replied":
            replies += event.data["lines"]
    return SeenMove(
        move=name,
        text=content.choice,
        label=content.label,
        answer=" ".join(line["text"] for line in replies),
        opens=tuple(SeenFact(label=fact.label, text=fact.text, value=fact.value) for fact in revealed),
        trust=sum(e.data["by"] for e in events if e.kind == "changed" and e.data["name"] == "trust"),
        known=not revealed and any(line["id"].endswith(".again") for line in replies),
        held=_held_back(events),
        ends=next((event.data["label"] for event in events if event.kind == "ended"), None),
    )


def _held_back(events: Sequence[Event]) -> str | None:
    """Return what kept a requested fact locked."""
    refusal = next((event for event in events if event.kind in ("fact_withheld", "fact_covered")), None)
    if refusal is None:
        return None
    return f"Something was held back; it takes {refusal.data['unmet']} (here: {refusal.data['actual']})."
