"""What can be reached in a talk, and by which shortest path: proven, because every guided way through is explored.

Two states that no condition can tell apart are explored as one (see `columns.py`), so that the walk of one variant is
small enough to be complete. Whatever is found is real whatever the size, because it comes with a path that leads there;
that something cannot be reached is proven only if the walk was complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ....core.events import Move
from ....core.session import Session
from ..content import Scenario
from ..engine import Script
from .chance import Plays, play_by_chance
from .columns import columns_of
from .exploits import Farm, find_farm
from .levels import Rungs, find_rungs
from .machine import Machine, Turn
from .routes import FAR, Lines, lines_to, shortest_moves, way_with
from .variants import possible_tags, random_talks, scripts_of, wins_of
from .walk import LIMIT, Step, Walk, Way, walk

__all__ = ["Proof", "VariantProof", "possible_tags", "prove", "prove_variant", "scripts_of", "together"]

DROP = "drop"
"""Answer of a truth key that means: not worth pursuing."""
MARKED = ("fact", "reaction", "raised")
"""Sorts of tags for which every occurrence in the walk is recorded."""

Progress = Callable[[str, int, int], None]
"""Callback that receives the variant, the turn and the number of states so far."""


@dataclass(frozen=True)
class VariantProof:
    """Walk of one variant; `known_at_win` holds the facts known in every success, `plays` the random talks."""

    machine: Machine
    walked: Walk
    known_at_win: frozenset[str]
    plays: Plays
    farm: Farm | None

    @property
    def script(self) -> Script:
        """Script of the variant."""
        return self.machine.script

    @property
    def variant(self) -> str:
        """Id of the variant; empty if the exercise has no variants."""
        return self.script.variant or ""

    @property
    def proven(self) -> bool:
        """Whether every state was explored, so that what was not found does not exist."""
        return self.walked.complete

    @property
    def ways(self) -> Mapping[str, Way]:
        """A shortest path to each tag."""
        return self.walked.ways

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """Tags of this variant's parts that no path was found to."""
        return tuple(tag for tag in possible_tags(self.script) if tag not in self.ways)

    @property
    def unreached_facts(self) -> tuple[str, ...]:
        """Tags of facts that exist in this variant and cannot be learned."""
        return tuple(tag for tag in self.unreached if tag.startswith("fact:"))

    def _shortest_to(self, *verdicts: str) -> tuple[str, Way] | None:
        ends = [e.id for e in self.script.endings if e.verdict in verdicts and f"ending:{e.id}" in self.ways]
        if not ends:
            return None
        best = min(ends, key=lambda name: len(self.ways[f"ending:{name}"]))
        return best, self.ways[f"ending:{best}"]

    @property
    def win(self) -> Way | None:
        """A shortest path to a success."""
        shortest = self._shortest_to("success")
        return shortest and shortest[1]

    @property
    def won_by(self) -> str | None:
        """Ending of a shortest path to a success."""
        shortest = self._shortest_to("success")
        return shortest and shortest[0]

    @cached_property
    def answer(self) -> str:
        """Right answer of this variant, from the truth key."""
        start = Turn(self.machine, self.machine.start(), 0, None)
        rows = self.script.scenario.judgement.model
        return next(row.answer for row in rows if row.when is None or start.holds(row.when.condition)[0])

    @property
    def drop(self) -> tuple[str, Way] | None:
        """Ending in which the learner may rightly say that it is not worth pursuing, and a shortest path to it."""
        return self._shortest_to("judged", "success")

    @property
    def drop_total(self) -> int | None:
        """Total of the talk of `drop`, if it is judged right and everything learned is cited."""
        if self.drop is None or not self.is_drop:
            return None
        moves = [Move("choose", {"move": name}) for name in self.drop[1]]
        talk = Session.replay(self.script.scenario, self.script.seed, [*moves, Move("predict", {"total": 50})])
        talk.do(Move("judge", {"answer": self.answer, "confidence": 100, "cited": list(talk.state.known)}))
        return talk.score().total

    @property
    def can_be_won(self) -> bool:
        """Whether there is a success; a right drop, said politely, counts as one."""
        return self.win is not None or (self.is_drop and self.drop is not None)

    @property
    def is_drop(self) -> bool:
        """Whether the truth key says that this variant is not worth pursuing."""
        return self.answer == DROP

    @cached_property
    def wins(self) -> tuple[int, ...]:
        """Indices of the endings that are a success."""
        return wins_of(self.script)

    @cached_property
    def to_win(self) -> Lines:
        """Distance of each state from a success."""
        return lines_to(self.walked, self.wins)

    @cached_property
    def on_shortest_wins(self) -> set[str]:
        """Moves that lie on a shortest path to success."""
        return shortest_moves(self.to_win)

    @property
    def won_by_chance(self) -> float:
        """Share of random talks that are a success."""
        return self.plays.share_ended(self.wins)

    @cached_property
    def opened_by(self) -> dict[str, set[str]]:
        """For each fact, the moves after which it is revealed somewhere."""
        moves: dict[str, set[str]] = {}
        for _, step in self._steps():
            for tag in step.marks:
                if tag.startswith("fact:"):
                    moves.setdefault(tag.removeprefix("fact:"), set()).add(step.move)
        return moves

    @cached_property
    def on_ways_to_win(self) -> set[str]:
        """Tags that are noticed on some path to a success."""
        tags: set[str] = set()
        for level, step in self._steps():
            wins = self.to_win.after(level, step) < FAR
            if wins.any():
                tags.add(f"move:{step.move}")
                tags.update(tag for tag, where in step.marks.items() if (where & wins).any())
        return tags

    def win_after(self, kind: str, *, first: bool = False) -> Way | None:
        """Return a shortest path to success that includes a move of this kind, or begins with one.

        Args:
            kind: kind of move.
            first: whether the path must begin with it.
        """
        best: tuple[int, int, Step, int] | None = None
        for level, step in self._steps():
            if self.script.moves[step.move].kind == kind and (level == 0 or not first):
                left = self.to_win.after(level, step)
                index = int(np.argmin(left))
                lines = level + int(left[index])
                if left[index] < FAR and (best is None or lines < best[0]):
                    best = lines, level, step, index
        if best is None:
            return None
        _, level, step, index = best
        begun = (*self.walked.way_to(level, int(step.at[index])), step.move)
        return begun + self.to_win.way_on(level + 1, int(step.to[index]))

    def win_by(self, kind: str) -> Way | None:
        """Return a path to success on which all moves but the last are of this kind."""
        moves = {name for name, move in self.script.moves.items() if move.kind == kind}
        return way_with(self.walked, self.wins, lambda _, step: step.move in moves, lambda _, step: True)

    def _steps(self) -> Iterator[tuple[int, Step]]:
        return ((number, step) for number, level in enumerate(self.walked.levels) for step in level.steps)


@dataclass(frozen=True)
class Proof:
    """All variants of a scenario together; `rungs` tells which levels of the rubric and which caps can be reached."""

    scenario: Scenario
    parts: tuple[VariantProof, ...]
    rungs: Rungs

    @property
    def proven(self) -> bool:
        """Whether all variants were walked completely."""
        return all(part.proven for part in self.parts)

    @cached_property
    def nowhere(self) -> tuple[str, ...]:
        """Tags that no variant has a path to."""
        tags = dict.fromkeys(tag for part in self.parts for tag in possible_tags(part.script))
        return tuple(tag for tag in tags if not any(tag in part.ways for part in self.parts))

    @property
    def won_by_chance(self) -> float:
        """Share of random talks that are a success, with each variant as often as it is drawn."""
        talks = sum(part.plays.talks for part in self.parts)
        return sum(part.won_by_chance * part.plays.talks for part in self.parts) / talks

    def share_by_chance(self, tag: str) -> float:
        """Return the share of random talks in which this tag is noticed, in the variant with the largest share."""
        return max(part.plays.share_of(tag) for part in self.parts)


def prove_variant(script: Script, limit: int = LIMIT, progress: Progress | None = None) -> VariantProof:
    """Explore every way through one variant, and play some random talks.

    Args:
        script: variant to explore.
        limit: maximum number of states to explore.
        progress: called for each turn.
    """
    machine = Machine(script, columns_of(script, scored=False))
    tags, wins = list(possible_tags(script)), wins_of(script)
    known = set(script.facts)

    def note_wins(_: Walk, step: Step, turn: Turn) -> bool:
        if (won := np.isin(turn.ended, wins)).any():
            known.difference_update([name for name in known if not turn.table[f"fact:{name}"][won].all()])
        return False

    walked = walk(
        machine,
        watched=tags,
        marked={tag for tag in tags if tag.partition(":")[0] in MARKED},
        enough=note_wins,
        limit=limit,
        progress=None if progress is None else lambda *at: progress(script.variant or "", *at),
    )
    scored = Machine(script, columns_of(script, scored=True))
    begun = list(dict.fromkeys(walked.ways.values()))
    plays = play_by_chance(scored, random_talks(script), set(tags), begun)
    return VariantProof(machine, walked, frozenset(known), plays, find_farm(machine))


def prove(
    scenario: Scenario, variant: str | None = None, limit: int = LIMIT, progress: Progress | None = None
) -> Proof:
    """Explore every way through all variants, or through one.

    Args:
        scenario: exercise to explore.
        variant: id of one variant; all by default.
        limit: maximum number of states to explore per variant.
        progress: called for each turn.

    Raises:
        ValueError: there is no such variant.
    """
    parts = [prove_variant(script, limit, progress) for script in scripts_of(scenario, variant)]
    return together(scenario, parts, limit)


def together(scenario: Scenario, parts: Iterable[VariantProof], limit: int = LIMIT) -> Proof:
    """Combine the variants into one proof, searching for the levels of the rubric in all of them.

    Args:
        scenario: exercise of the variants.
        parts: variants that were walked.
        limit: maximum number of states to explore per search.
    """
    parts = tuple(parts)
    return Proof(scenario, parts, find_rungs([part.plays for part in parts], limit))
