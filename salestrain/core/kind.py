"""What a kind of practice is, and the register of all kinds: ours, and those that other packages bring.

A kind is one folder below `kinds` and says here, in one place, all that the rest of the house asks of it. What takes
time to load (pages, readers, checks) is named as "module:name" and loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from .conditions import Names
from .events import Event, Move
from .exercise import Exercise
from .rubric import Scorecard, score

if TYPE_CHECKING:
    from ..content.findings import Findings
    from ..content.playthrough import AnyPlaythrough
    from .session import Session

GROUP = "salestrain.kinds"
"""Packages bring kinds as entry points of this group: name = "module:KIND"."""
BUILT_IN = {
    "conversation": "salestrain.kinds.conversation:KIND",
    "drill": "salestrain.kinds.drill:KIND",
    "plan": "salestrain.kinds.plan:KIND",
    "process": "salestrain.kinds.process:KIND",
    "call": "salestrain.kinds.call:KIND",
}
"""Our own kinds, in the order in which the start page shows them."""

Part = str
"""Something that is loaded when it is used: "module:name"."""


class Engine(Protocol):
    """The rules of a kind, as pure functions; the same exercise, seed and moves lead to the same events."""

    def prepare(self, exercise: Any, seed: int) -> Any:
        """Make the content ready for one attempt (a script)."""

    def start(self, script: Any) -> tuple[Any, tuple[Event, ...]]:
        """Return the first state, and the events that led to it."""

    def respond(self, script: Any, state: Any, move: Move) -> tuple[Any, tuple[Event, ...]]:
        """Answer a move with a new state and events. Raises `Refusal` when the move is not possible."""


def by_criteria(session: Session) -> Scorecard:
    """Score a session by the criteria and caps of its exercise."""
    exercise, naming = session.exercise, session.kind.naming
    if naming is None:
        raise ValueError(f"A {session.kind.name} says nothing of what its tags are called.")
    return score(exercise.rubric, exercise.caps, session.events, naming(exercise))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of practice.

    `version` rises when the same moves would lead to other events or another score.
    A kind without an `engine` keeps nothing, and one without a `template` cannot be begun with `salestrain new`.
    A state has a `turn`, which counts the learner's steps, and a `phase`; with `debriefed` an attempt is over.
    """

    name: str
    version: int
    title: str
    """The heading on the start page, over the exercises of this kind."""
    sentence: str
    content: type[Exercise]
    rules: Callable[[Findings], None]
    """Note what does not fit together in the data of an exercise."""
    engine: Engine | None = None
    naming: Callable[[Any], Names] | None = None
    """What each tag of an exercise is called in front of a reader; what is scored by criteria needs it."""
    score: Callable[[Session], Scorecard] = by_criteria
    read: Part | None = None
    """`(session, move) -> move`: the move as it is stored, typed text with the reading that was made of it."""
    playthrough: type[AnyPlaythrough] | None = None
    playthrough_rules: Callable[[Findings, Findings | None], None] | None = None
    """Note what a playthrough says of its exercise that cannot be so."""
    play: Part | None = None
    """`(exercise, playthrough) -> session`."""
    checks: Part | None = None
    """`(examined) -> problems`: what its author should mend, beyond the shape of the file."""
    learn: Part | None = None
    """`(exercise)`: work out what takes time before the first learner waits for it."""
    page: Part = ""
    """`(exercise, store) -> widget`."""
    watch: Part | None = None
    """`(playthrough, session) -> widget`: a playthrough to look at."""
    workbench: Part | None = None
    """`(folder) -> editor`: where an author changes an exercise in forms."""
    trains: Callable[[Any, str], tuple[str, str] | None] | None = None
    """`(exercise, criterion)`: the id and the name of what in an exercise trains a criterion, or None."""
    template: Path | None = None
    """The folder of a small complete exercise, which `salestrain new` copies."""

    def must_have_engine(self) -> Engine:
        """Return the engine. Raises ValueError for a kind that keeps nothing."""
        if self.engine is None:
            raise ValueError(f"A {self.name} keeps nothing, and has no session.")
        return self.engine


def part(name: Part) -> Any:
    """Load a part of a kind. Raises ImportError or AttributeError when there is none of that name."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


class Kinds(Mapping[str, Kind]):
    """All kinds by name, each loaded when it is asked for. A package cannot take the name of one of ours."""

    def __getitem__(self, name: str) -> Kind:
        return _loaded(_places()[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_places())

    def __len__(self) -> int:
        return len(_places())


KINDS = Kinds()


@cache
def _places() -> dict[str, Part]:
    return {entry.name: entry.value for entry in entry_points(group=GROUP)} | BUILT_IN


@cache
def _loaded(place: Part) -> Kind:
    kind: Kind = part(place)
    return kind
