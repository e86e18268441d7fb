"""What a learner sees after one try of a drill, and after a complete practice, as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...core.events import Event
from ...core.rubric import Scorecard
from ...core.session import Session
from .content import Item
from .points import Judged, earned, first_tries, is_right, parts_of, plain_worth
from .try_next import to_try_next
from .trying import yield_tags


@dataclass(frozen=True, slots=True)
class Better:
    """Better wording of one or more lines; `own` if it is the learner's own from an earlier try."""

    lines: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one try earned and why, and what would have been better."""

    item: Item
    event: Event
    parts: tuple[Judged, ...]
    score: int
    best: int
    better: Better | None

    @property
    def right(self) -> bool:
        """Whether it earned full marks."""
        return self.score == self.best


@dataclass(frozen=True, slots=True)
class Tried:
    """One item of a practice: points of its first and latest try as (earned, best), and the number of tries.

    `case` names it among others of its format: the buyer of a moment, else the trade it plays in.
    """

    item: Item
    case: str
    first: tuple[int, int]
    latest: tuple[int, int]
    tries: int


@dataclass(frozen=True, slots=True)
class DrillDebrief:
    """Complete practice: the prediction beside the result, item by item, and the scorecard of the first tries."""

    behaviour: str
    label: str
    why: str
    try_next: str
    predicted: int | None
    right: int
    tried: tuple[Tried, ...]
    scorecard: Scorecard
    best_line: str | None


def latest_try(session: Session) -> Event:
    """Return the event of the latest try.

    Raises:
        StopIteration: there was no try yet.
    """
    return next(event for event in reversed(session.standing()) if event.kind == "tried")


def feedback(session: Session, earlier: Iterable[Session] = ()) -> Feedback:
    """Return feedback on the latest try; `earlier` are the learner's past practices, for a better line of their own."""
    event = latest_try(session)
    item = session.script.items[event.data["item"]]
    past: list[Event] = []
    for practice in (*earlier, session):
        past += [attempt for attempt in practice.standing() if attempt.kind == "tried" and attempt != event]
    score, best = earned(event)
    return Feedback(item, event, parts_of(event), score, best, _better(item, event, past))


def _better(item: Item, event: Event, past: Sequence[Event]) -> Better | None:
    """Return a better wording: the learner's own from an earlier try, else one of the author's that is different."""
    mine = {part["text"].strip().casefold() for part in event.data["parts"]}
    if item.classify or (item.next_best and is_right(event)):
        return None
    if not is_right(event):
        for attempt in reversed(past):
            if attempt.data["item"] == item.id and is_model(attempt) and len(lines := _own_words(item, attempt)):
                return Better(lines, own=True)
    for lines in _models(item):
        if lines[0].strip().casefold() not in mine:
            return Better(lines, own=False)
    return None


def is_model(event: Event) -> bool:
    """Return whether the words of a try may be shown as good ones: all points, and a line that a person would say."""
    return is_right(event) and event.data.get("sense") is True


def _own_words(item: Item, event: Event) -> tuple[str, ...]:
    """Return the learner's own words in a try."""
    parts = event.data["parts"]
    kept = parts[-1:] if item.excuse else parts
    return tuple(dict.fromkeys(part["text"] for part in kept if part["text"]))


def _models(item: Item) -> list[tuple[str, ...]]:
    if item.next_best and item.next_best.moment.seen:
        moves = {move.move: move for move in item.next_best.moment.seen.moves}
        return [(moves[best_option(item)].text,)]
    if item.ladder:
        rungs = item.ladder.rungs
        return [tuple(rung.model for rung in (rungs.situation, rungs.problem, rungs.implication, rungs.result))]
    if item.incumbent:
        return [item.incumbent.model]
    content = item.rewrite or item.reflect or item.excuse
    return [(text,) for text in content.model] if content else []


def best_option(item: Item) -> str:
    """Return the option of a position that is worth most."""
    assert item.next_best is not None and item.next_best.moment.seen is not None
    moves = {move.move: move for move in item.next_best.moment.seen.moves}
    return max(item.next_best.options, key=lambda name: plain_worth(yield_tags(moves[name])))


def _case(session: Session, name: str) -> str:
    item = session.script.items[name]
    if item.next_best and item.next_best.moment.seen:
        return str(item.next_best.moment.seen.buyer)
    return str(session.script.drill.situations[item.situation].industry)


def drill_debrief(session: Session) -> DrillDebrief:
    """Return the debrief of a practice, finished or in progress."""
    state, events = session.state, session.standing()
    behaviour = session.script.behaviours[state.behaviour]
    tries = [event for event in events if event.kind == "tried"]
    by_item = {name: [event for event in tries if event.data["item"] == name] for name in state.drawn}
    firsts = first_tries(events)
    full = [event for event in firsts if is_model(event) and event.data["format"] != "classify"]
    lines = [text for event in full for text in _own_words(session.script.items[event.data["item"]], event)]
    return DrillDebrief(
        behaviour=behaviour.id,
        label=behaviour.label,
        why=behaviour.why,
        try_next=to_try_next(firsts) or behaviour.try_next,
        predicted=state.predicted,
        right=sum(is_right(event) for event in firsts),
        tried=tuple(
            Tried(session.script.items[name], _case(session, name), earned(own[0]), earned(own[-1]), len(own))
            for name, own in by_item.items()
            if own
        ),
        scorecard=session.score(),
        best_line=lines[-1] if lines else None,
    )
