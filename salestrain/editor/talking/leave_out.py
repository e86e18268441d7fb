"""The leave-out figure: of the wordings of a buyer, how many are heard as meant when just this one is left out.

A wording that stands in the file is always heard. Left out, it is a line that somebody typed and nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ...kinds.conversation.content import Scenario
from ...kinds.conversation.reading import reader, reader_of
from ...language import Reader, Reading
from ...language.moment import Moment

Wordings: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A wording that is to be left out, or was: `target` is the move or the answer that it means."""

    target: str
    wording: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many wordings were heard as meant, of how many that were tried."""

    heard: int
    tried: int

    def __str__(self) -> str:
        """Return the share in words."""
        return f"{self.heard} of {self.tried}"


class LeaveOut:
    """Measures in steps, and measures only those moves again whose wordings have changed."""

    def __init__(self) -> None:
        self._measured: dict[str, tuple[Wordings, dict[str, bool]]] = {}

    def waiting(self, scenario: Scenario) -> list[Left]:
        """Return the wordings that are still to be tried."""
        waiting: list[Left] = []
        for target, wordings in wordings_of(scenario).items():
            known = self._known(target, wordings)
            waiting += [Left(target, wording) for wording in wordings if wording not in known]
        return waiting

    def step(self, scenario: Scenario) -> int:
        """Try one more wording; return how many are waiting after it."""
        waiting = self.waiting(scenario)
        if not waiting:
            return 0
        left = waiting[0]
        wordings = wordings_of(scenario)[left.target]
        known = self._known(left.target, wordings)
        self._measured[left.target] = wordings, {**known, left.wording: is_heard_without(scenario, left)}
        return len(waiting) - 1

    def shares(self, scenario: Scenario) -> dict[str, Share]:
        """Return the figure of each move and answer of which something was tried, by its id."""
        tried = {target: self._known(target, wordings) for target, wordings in wordings_of(scenario).items()}
        return {target: Share(sum(heard.values()), len(heard)) for target, heard in tried.items() if heard}

    def total(self, scenario: Scenario) -> Share:
        """Return the figure of the whole buyer, as far as it was tried."""
        return _sum(self.shares(scenario).values())

    def missed(self, scenario: Scenario) -> list[Left]:
        """Return the wordings that were not heard as meant."""
        return [
            Left(target, wording)
            for target, wordings in wordings_of(scenario).items()
            for wording, heard in self._known(target, wordings).items()
            if not heard
        ]

    def _known(self, target: str, wordings: Wordings) -> Mapping[str, bool]:
        """Return what was measured with just these wordings."""
        then, heard = self._measured.get(target, ((), {}))
        return heard if then == wordings else {}


def wordings_of(scenario: Scenario) -> dict[str, Wordings]:
    """Return the wordings of each move and each answer that has any of its own."""
    found = {move.id: move.examples for move in scenario.moves}
    found |= {answer.id: answer.wordings for answer in (*scenario.world, *scenario.follow_ups)}
    return {target: tuple(dict.fromkeys(wordings)) for target, wordings in found.items() if wordings}


def is_heard_without(scenario: Scenario, left: Left) -> bool:
    """Return whether a wording is heard as meant by a reader that does not know it; all lines of the talk compete."""
    read = reader_of(scenario)
    legal = [move.id for move in scenario.moves]
    if isinstance(read, Reader):
        return left.target in _meant(reader(_without(scenario, left)).read(left.wording, legal))
    answers = dict.fromkeys(answer.id for answer in (*scenario.world, *scenario.follow_ups))
    moment = Moment(frozenset(legal), answers=answers)
    return left.target in _meant(read.without(left.wording).hear(left.wording, moment))


def _meant(reading: Reading) -> set[str]:
    moves = reading.heard if reading.verdict == "heard" else ()
    return {part.move for part in moves} | {answer.id for answer in reading.answers}


def _without(scenario: Scenario, left: Left) -> Scenario:
    """Return the buyer without one wording of a move."""
    moves = tuple(
        move.model_copy(update={"examples": _less(move.examples, left)}) if move.id == left.target else move
        for move in scenario.moves
    )
    return scenario.model_copy(update={"moves": moves})


def _less(wordings: Iterable[str], left: Left) -> Wordings:
    return tuple(wording for wording in wordings if wording != left.wording)


def _sum(shares: Iterable[Share]) -> Share:
    listed = list(shares)
    return Share(sum(share.heard for share in listed), sum(share.tried for share in listed))
