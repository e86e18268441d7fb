"""Rating together: all mark the same three transcripts by the same criteria, and the room sees how far it agrees.

The transcripts are worked examples that ship with the exercise, so there are scores agreed on before: the rule's.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from ...content.library import Library
from ...content.loading import load_playthroughs
from ...core.criteria import Criterion
from ...core.kind import KINDS, completed, part
from ...core.rubric import Mark
from ...core.session import Session
from ...core.together import Spoken, Together
from ...materials.rater_round import Marks, Rated, rater_round
from ...workshop.state import WorkshopState

log = logging.getLogger(__name__)

MANY = 3
"""Transcripts of a round."""
ENOUGH = 3
"""People who must have rated before the agreement is worked out."""


@dataclass(frozen=True, slots=True)
class Example:
    """One transcript to rate, with the marks of the rule."""

    name: str
    title: str
    spoken: tuple[Spoken, ...]
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Material:
    """What is rated, and by which criteria."""

    examples: tuple[Example, ...]
    criteria: tuple[Criterion, ...]


class RatingRounds:
    """The rounds of all workshops. Transcripts are made ready once for each exercise, in the background."""

    def __init__(self, library: Library, threads: Executor, tell: Callable[[str], None]) -> None:
        """Set up the rounds.

        Args:
            library: the exercises.
            threads: where transcripts are made ready, and agreement is worked out.
            tell: called with the id of a workshop when something was worked out.
        """
        self._library, self._threads, self._tell = library, threads, tell
        self._materials: dict[str, Material | None] = {}
        self._rounds: dict[str, tuple[object, tuple[Rated, ...]]] = {}
        self._lock = threading.Lock()

    def material(self, exercise: str, workshop: str) -> Material | None:
        """Return what is rated; None while it is made ready. There is nothing in it if the exercise is no talk.

        Args:
            exercise: name of the exercise.
            workshop: id of the workshop that is told when it is ready.
        """
        with self._lock:
            if exercise in self._materials:
                return self._materials[exercise]
            self._materials[exercise] = None
        self._threads.submit(self._make, exercise, workshop)
        return self._materials[exercise]

    def agreement(self, workshop: str, exercise: str, state: WorkshopState) -> tuple[Rated, ...]:
        """Return how far people agree, as worked out last; nothing before enough have rated everything.

        Args:
            workshop: id of the workshop.
            exercise: name of the exercise.
            state: how the workshop stands.
        """
        material = self.material(exercise, workshop)
        given = complete(state, exercise, material)
        if material is None or len(given) < ENOUGH:
            return ()
        name, of = f"{workshop}/{exercise}", repr(sorted(map(repr, given)))
        with self._lock:
            known = self._rounds.get(name)
            is_new = known is None or known[0] != of
            if is_new:
                self._rounds[name] = (of, known[1] if known else ())
        if is_new:
            self._threads.submit(self._rate, workshop, name, of, material, given)
        return self._rounds[name][1]

    def _make(self, exercise: str, workshop: str) -> None:
        try:
            found = material_of(self._library, exercise)
        except Exception:
            log.exception("The transcripts of a round could not be made ready")
            found = Material((), ())
        self._materials[exercise] = found
        self._tell(workshop)

    def _rate(self, workshop: str, name: str, of: object, material: Material, given: list[Marks]) -> None:
        gold = {one.name: one.marks for one in material.examples}
        try:
            found = rater_round(material.criteria, given, gold, list(gold))
        except Exception:
            log.exception("The agreement of a round could not be worked out")
            return
        self._rounds[name] = (of, found)
        self._tell(workshop)


def material_of(library: Library, exercise: str) -> Material:
    """Return three transcripts of an exercise: those that the rule marks best, lowest and between.

    Args:
        library: the exercises.
        exercise: name of the exercise.
    """
    read = completed(library.get(exercise))
    kind = KINDS[read.kind]
    if kind.together is None or kind.play is None:
        return Material((), ())
    play, together = part(kind.play), part(kind.together)
    sessions = [(one, play(read, one)) for one in load_playthroughs(library.folder(exercise))]
    ranked = sorted(sessions, key=lambda each: (-each[1].score().total, each[0].id))
    places = sorted({0, len(ranked) // 2, len(ranked) - 1})[:MANY] if ranked else []
    chosen = [ranked[place] for place in places]
    # By chance of their names: nobody rates from the best to the worst.
    examples = sorted((_example(one.id, session, together) for one, session in chosen), key=lambda each: each.name)
    numbered = [
        Example(one.name, f"Transcript {number}", one.spoken, one.marks) for number, one in enumerate(examples, 1)
    ]
    hidden = {mark.criterion for _, session in chosen for mark in session.score().marks if _is_about_judgement(mark)}
    rubric: Sequence[Criterion] = chosen[0][1].exercise.rubric if chosen else ()
    return Material(tuple(numbered), tuple(one for one in rubric if one.id not in hidden))


def _is_about_judgement(mark: Mark) -> bool:
    """Return whether a mark is proven by a judgement, which stands in no transcript."""
    return any(proof.who == "judgement" for proof in mark.proof)


def _example(name: str, session: Session, together: Together) -> Example:
    marks = {mark.criterion: mark.score for mark in session.score().marks}
    return Example(name, "", together.spoken(session), marks)


def complete(state: WorkshopState, exercise: str, material: Material | None) -> list[Marks]:
    """Return what those gave who have rated every transcript by every criterion; who they are is left out.

    Args:
        state: how the workshop stands.
        exercise: name of the exercise.
        material: what is rated.
    """
    if material is None or not material.examples:
        return []
    names, wanted = [one.name for one in material.examples], {one.id for one in material.criteria}
    of_all = state.ratings.get(exercise, {})
    here = [given for seat, given in of_all.items() if seat in state.people]
    return [given for given in here if all(wanted <= set(given.get(name, {})) for name in names)]
