"""Snapshot of a conversation, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...core.conditions import MOMENTS_PER_TURN
from ...core.events import Event

RECENT = 4
"""Number of replies to look back on when a line takes up something the buyer said."""
OWN = frozenset("price give_info pitch commitment".split())
"""Kinds of move that tell something of the seller's own, with figures that the buyer need not have given."""
PERSON, RULE = "person", "rule"
"""Who plays the buyer."""
Phase = Literal["talking", "predicting", "judging", "judged", "debriefed"]


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a talk; implements `conditions.Record`."""

    phase: Phase = "talking"
    turn: int = 0
    values: Mapping[str, int] = field(default_factory=dict)
    seen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    noticed: int = 0
    """Number of tags noticed so far, which is the position part of the next moment."""
    tags_now: frozenset[str] = frozenset()
    run: tuple[str, int] = ("", 0)
    known: tuple[str, ...] = ()
    used_lines: Mapping[str, int] = field(default_factory=dict)
    misses: int = 0
    """Number of consecutive lines that were not understood."""
    offered: tuple[str, ...] | None = None
    """Moves offered after a line was not understood: None for no offer, empty for the full list."""
    expecting: str | None = None
    """Agenda item that is waiting for an answer."""
    addressed: bool = False
    """Whether the learner has since typed something that may be an answer to it."""
    last_text: str | None = None
    """Typed text of the latest turn; None if the line was chosen."""
    last_line: str = ""
    recent: tuple[tuple[str, ...], ...] = ()
    """Ids of the buyer's lines in the latest replies, most recent last."""
    aside: str | None = None
    """Latest typed text that did not lead to a turn; the learner can still say what it meant."""
    asked_back: tuple[str, ...] = ()
    """Moves of which the buyer has just asked whether they were meant."""
    likely: tuple[str, ...] = ()
    """Other moves the latest typed line may have meant, most likely first."""
    own_figures: tuple[str, ...] = ()
    """Typed lines that told something of the seller's own; their figures may be played back later."""
    ending: str | None = None
    verdict: str | None = None
    before: State | None = None
    """State before the latest turn, so that a misheard line can be taken back."""
    predicted: int | None = None
    judged: Mapping[str, object] | None = None
    by_person: bool = False
    """Whether a person plays the buyer now, so that a line waits for an answer."""
    waiting: Mapping[str, Any] | None = None
    """The line that waits for a person's answer: the verb and the data of its move."""

    @property
    def when_typed(self) -> State | None:
        """Return the state in which the latest typed line was said, so that it can be reinterpreted, or None."""
        if self.by_person:
            return None
        if self.aside is not None:
            return self
        return self.before if self.last_text is not None else None

    def moments(self, tag: str) -> tuple[int, ...]:
        """Return the moments at which this tag was noticed."""
        return self.seen.get(tag, ())

    def now(self, tag: str) -> bool:
        """Return whether the current turn carries this tag."""
        return tag in self.tags_now

    def value(self, name: str) -> int:
        """Return the value of a state variable, or the turn number for the name "turn"."""
        return self.turn if name == "turn" else self.values[name]

    def streak(self, kind: str) -> int:
        """Return how many of the latest moves in a row were of this kind."""
        return self.run[1] if self.run[0] == kind else 0


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events, starting from `state` or from an empty one."""
    state = state or State()
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """Return the state after one more event."""
    if event.kind == "corrected":
        assert state.before is not None, "only a turn that was taken can be taken back"
        return replace(state.before, misses=0, offered=None)
    change = _CHANGES.get(event.kind)
    if change is not None:
        state = change(state, event)
    return _notice(state, event) if event.tags else state


def _notice(state: State, event: Event) -> State:
    moments = dict(state.seen)
    for position, tag in enumerate(event.tags, state.noticed):
        moments[tag] = (*moments.get(tag, ()), event.turn * MOMENTS_PER_TURN + position)
    return replace(state, seen=moments, noticed=state.noticed + len(event.tags))


def _started(state: State, event: Event) -> State:
    return replace(state, values=dict(event.data["values"]))


def _said(state: State, event: Event) -> State:
    return replace(
        state,
        turn=event.turn,
        before=replace(state, before=None),
        tags_now=frozenset(event.tags),
        misses=0,
        offered=None,
        last_text=event.data["text"] if event.data["by"] == "say" else None,
        aside=None,
        asked_back=(),
        likely=tuple(event.data.get("candidates", ())),
        addressed=state.addressed or bool(event.data.get("addresses")),
    )


def _understood(state: State, event: Event) -> State:
    kind = event.data["move_kind"]
    run = (kind, state.run[1] + 1) if state.run[0] == kind else (kind, 1)
    state = replace(state, tags_now=state.tags_now | set(event.tags), run=run)
    if kind in OWN and state.last_text is not None:
        return replace(state, own_figures=(*state.own_figures, state.last_text))
    return state


def _changed(state: State, event: Event) -> State:
    return replace(state, values={**state.values, event.data["name"]: event.data["to"]})


def _fact_revealed(state: State, event: Event) -> State:
    return replace(state, known=(*state.known, event.data["fact"]))


def _replied(state: State, event: Event) -> State:
    lines = event.data["lines"]
    used = {**state.used_lines, **{line["id"]: event.turn for line in lines}}
    recent = _recent(state, [line["id"] for line in lines])
    return replace(state, used_lines=used, last_line=" ".join(line["text"] for line in lines), recent=recent)


def _recent(state: State, ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return (*state.recent, tuple(ids))[-RECENT:]


def _agenda_raised(state: State, event: Event) -> State:
    if not event.data["expects"]:
        return state
    return replace(state, expecting=event.data["item"], addressed=False)


def _agenda_met(state: State, event: Event) -> State:
    return replace(state, expecting=None, addressed=False)


def _not_understood(state: State, event: Event) -> State:
    state = replace(state, misses=event.data["stage"], offered=_offer(event.data), last_line=event.data["say"])
    if "line" not in event.data:
        return state
    used = {**state.used_lines, event.data["line"]: _spoken(state)}
    likely = tuple(event.data["candidates"])
    return replace(state, aside=event.data["text"], asked_back=(), used_lines=used, likely=likely)


def _offer(data: Mapping[str, object]) -> tuple[str, ...] | None:
    if data["stage"] == 1:
        return None
    return tuple(data["candidates"]) if data["stage"] == 2 else ()  # type: ignore[arg-type]


def _set_aside(state: State, event: Event) -> State:
    state = replace(state, last_line=event.data["say"])
    if "lines" not in event.data:
        return state
    lines = event.data["lines"]
    used = {**state.used_lines, **{line["id"]: _spoken(state) for line in lines}}
    return replace(
        state,
        aside=event.data["text"],
        asked_back=tuple(event.data.get("moves", ())),
        used_lines=used,
        likely=(*event.data["early"], *event.data["candidates"]),
        recent=_recent(state, [line["id"] for line in lines]),
        misses=0,
        offered=None,
        addressed=state.addressed or bool(event.data.get("addresses")),
    )


def _set_right(state: State, event: Event) -> State:
    return replace(state, aside=None, misses=0, offered=None, asked_back=())


def _handed_over(state: State, event: Event) -> State:
    return replace(state, by_person=event.data["to"] == PERSON, waiting=None)


def _line_waits(state: State, event: Event) -> State:
    return replace(state, waiting={"verb": event.data["verb"], "data": event.data["data"]})


def _line_answered(state: State, event: Event) -> State:
    return replace(state, waiting=None)


def _spoken(state: State) -> int:
    """Return a sequence number for a line said outside a turn.

    It grows with each reply, so that the line used longest ago can be found.
    """
    return max(state.used_lines.values(), default=0) + 1


def _ended(state: State, event: Event) -> State:
    return replace(state, phase="predicting", ending=event.data["ending"], verdict=event.data["verdict"])


def _predicted(state: State, event: Event) -> State:
    return replace(state, phase="judging", predicted=event.data["total"], before=None)


def _judged(state: State, event: Event) -> State:
    return replace(state, phase="judged", judged=dict(event.data))


def _debrief_opened(state: State, event: Event) -> State:
    return replace(state, phase="debriefed")


_CHANGES = {
    "attempt_started": _started,
    "said": _said,
    "understood": _understood,
    "changed": _changed,
    "fact_revealed": _fact_revealed,
    "replied": _replied,
    "agenda_raised": _agenda_raised,
    "agenda_answered": _agenda_met,
    "agenda_dodged": _agenda_met,
    "agenda_passed": _agenda_met,
    "not_understood": _not_understood,
    "set_aside": _set_aside,
    "ended": _ended,
    "predicted": _predicted,
    "judged": _judged,
    "debrief_opened": _debrief_opened,
    "set_right": _set_right,
    "handed_over": _handed_over,
    "line_waits": _line_waits,
    "line_answered": _line_answered,
}
