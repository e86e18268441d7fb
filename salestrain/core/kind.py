"""The definition of a kind of practice, and the registry of all kinds: ours and those of other packages.

A kind is one folder below `kinds` and declares in one place everything that the rest of the code needs from it. Parts
that take time to load (pages, readers, checks) are named as "module:name" and loaded on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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

GROUP = "salestrain.kinds"
"""Entry point group through which packages provide kinds: name = "module:KIND"."""
BUILT_IN = {
    "conversation": "salestrain.kinds.conversation:KIND",
    "drill": "salestrain.kinds.drill:KIND",
    "plan": "salestrain.kinds.plan:KIND",
    "process": "salestrain.kinds.process:KIND",
    "call": "salestrain.kinds.call:KIND",
    "review": "salestrain.kinds.review:KIND",
    "confidence": "salestrain.kinds.confidence:KIND",
    "portfolio": "salestrain.kinds.portfolio:KIND",
}
"""Our own kinds, in the order in which the start page shows them."""

Part = str
"""Something that is loaded on first use: "module:name"."""


class Engine(Protocol):
    """The rules of a kind, as pure functions: the same exercise, seed and moves lead to the same events."""

    def prepare(self, exercise: Any, seed: int) -> Any:
        """Return the script: the content made ready for one attempt."""

    def start(self, script: Any) -> tuple[Any, tuple[Event, ...]]:
        """Return the initial state and the events that led to it."""

    def respond(self, script: Any, state: Any, move: Move) -> tuple[Any, tuple[Event, ...]]:
        """Return the new state and the events that a move leads to. Raises `Refusal` if the move is not possible."""


class Played(Protocol):
    """What a score is made from: a session, or anything else that has these."""

    exercise: Any
    events: tuple[Event, ...]
    state: Any
    script: Any
    kind: Kind

    def standing(self) -> Sequence[Event]:
        """Return the events that still count, without those that a correction revoked."""


def by_criteria(session: Played) -> Scorecard:
    """Score a session by the criteria and caps of its exercise. Raises ValueError if its kind has no names for tags."""
    exercise, naming = session.exercise, session.kind.naming
    if naming is None:
        raise ValueError(f"A {session.kind.name} says nothing of what its tags are called.")
    return score(exercise.rubric, exercise.caps, session.events, naming(exercise))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of practice.

    `version` must be raised when the same moves would lead to other events or another score. A kind without an `engine`
    keeps nothing; one without a `template` cannot be created with `salestrain new`. A state has a `turn`, which counts
    the learner's steps, and a `phase`; an attempt is over when the phase is `debriefed`.
    """

    name: str
    version: int
    title: str
    """The heading over the exercises of this kind on the start page."""
    sentence: str
    content: type[Exercise]
    rules: Callable[[Findings], None]
    """Adds a problem to the findings for whatever is inconsistent in the data of an exercise."""
    engine: Engine | None = None
    naming: Callable[[Any], Names] | None = None
    """Returns the labels of an exercise's tags for readers; required for scoring by criteria."""
    score: Callable[[Played], Scorecard] = by_criteria
    read: Part | None = None
    """`(session, move) -> move`: the move as it is stored, with the reading of any typed text."""
    playthrough: type[AnyPlaythrough] | None = None
    playthrough_rules: Callable[[Findings, Findings | None], None] | None = None
    """Adds a problem to the findings for whatever a playthrough says that its exercise rules out."""
    play: Part | None = None
    """`(exercise, playthrough) -> session`."""
    checks: Part | None = None
    """`(examined) -> problems`: what the author should fix, beyond the shape of the file."""
    learn: Part | None = None
    """`(exercise)`: does slow preparation before the first learner has to wait for it."""
    completed: Part | None = None
    """`(exercise) -> exercise`: what an attempt begins with, where the file of an exercise does not hold all of it."""
    screens: Part | None = None
    """`(practice, pane) -> page`: the page whose screens are documents, which a terminal can show as well."""
    browser: Part | None = None
    """`(practice, pane) -> page`: the page in a browser, where it is more than `screens` (the chat of a talk)."""
    practice: Part | None = None
    """`(exercise, store, settings) -> practice`: what its learners can do, where it is more than any `Practice`."""
    page: Part = ""
    """`(exercise, store) -> widget`: the page of a kind that has no `screens`."""
    watch: Part | None = None
    """`(playthrough, session) -> widget`: an annotated view of a playthrough."""
    workbench: Part | None = None
    """`(folder) -> editor`: the forms in which an author edits an exercise."""
    activity: str = "lesson"
    """What practice of this kind is called in records for other programs: a word of ADL's list of activity types."""
    handouts: Part | None = None
    """`(exercise, playthroughs) -> handouts`: the sheets that there are to print."""
    trains: Callable[[Any, str], tuple[str, str] | None] | None = None
    """`(exercise, criterion)`: the id and label of the part that trains a criterion, or None."""
    weighed: Part | None = None
    """`(session, moves)`, in steps: what each of these next lines would cost, for a kind in which a room can vote."""
    together: Part | None = None
    """A `Together`: what a room needs to hold one attempt together, for a kind in which it can vote."""
    by_hand: Part | None = None
    """A `ByHand`: what a person needs to play the other side of an attempt."""
    in_common: Part | None = None
    """`(sessions) -> what they have in common`: what a group looks back on, beyond its marks."""
    passes_on: Part | None = None
    """`(session) -> things`: what an attempt has for the learner's other exercises; see `passing`."""
    template: Path | None = None
    """Folder of a small complete exercise, which `salestrain new` copies."""

    def must_have_engine(self) -> Engine:
        """Return the engine. Raises ValueError for a kind that keeps nothing."""
        if self.engine is None:
            raise ValueError(f"A {self.name} keeps nothing, and has no session.")
        return self.engine


def part(name: Part) -> Any:
    """Load a part of a kind. Raises ImportError or AttributeError if it does not exist."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


class Kinds(Mapping[str, Kind]):
    """All kinds by name, each loaded on first access. A package cannot replace one of our own."""

    def __getitem__(self, name: str) -> Kind:
        return _loaded(_places()[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_places())

    def __len__(self) -> int:
        return len(_places())


KINDS = Kinds()


def completed(exercise: Exercise) -> Exercise:
    """Return an exercise with everything that an attempt begins with. Raises what completing it raises."""
    complete = KINDS[exercise.kind].completed
    if complete is None:
        return exercise
    made: Exercise = part(complete)(exercise)
    return made


@cache
def _places() -> dict[str, Part]:
    """Return where each kind is defined, as "module:name"."""
    return {entry.name: entry.value for entry in entry_points(group=GROUP)} | BUILT_IN


@cache
def _loaded(place: Part) -> Kind:
    kind: Kind = part(place)
    return kind
