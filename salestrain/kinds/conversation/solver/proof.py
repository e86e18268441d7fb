"""What can be reached in a talk, and by which shortest way: proven, because every guided way through is walked.

Two moments that no condition can tell apart are walked as one (`columns.py`: what no condition asks for has no
column, counts stop at the largest number asked for), so the walk of one variant is small enough to be complete.
Whatever is found is real at any size, for it comes with a way that leads there; that something cannot be
reached is proven only where the walk was complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ....core.events import Move
from ....core.session import Session
from ..content import Scenario
from ..engine import Script, prepare, seed_for
from .chance import Plays, play_by_chance
from .columns import columns_of
from .exploits import Farm, find_farm
from .levels import Rungs, find_rungs
from .machine import Machine, Turn
from .routes import FAR, Lines, lines_to, shortest_moves, way_with
from .walk import LIMIT, Step, Walk, Way, walk

DROP = "drop"
"""The answer of a truth key that says: not worth pursuing."""
MARKED = ("fact", "reaction", "raised")
"""Sorts of tags of which every place in the walk is kept."""
CHANCES = 1_000
"""Talks by chance, over all variants together."""

Progress = Callable[[str, int, int], None]
"""Told the variant, the turn and the moments so far."""


@dataclass(frozen=True)
class VariantProof:
    """One variant, walked. `known_at_win`: facts that are known in every success; `plays`: talks by chance."""

    machine: Machine
    walked: Walk
    known_at_win: frozenset[str]
    plays: Plays
    farm: Farm | None

    @property
    def script(self) -> Script:
        """The variant as it is played."""
        return self.machine.script

    @property
    def variant(self) -> str:
        """The variant's id; empty where the exercise has no variants."""
        return self.script.variant or ""

    @property
    def proven(self) -> bool:
        """Whether every moment was walked, so that what was not found is not there."""
        return self.walked.complete

    @property
    def ways(self) -> Mapping[str, Way]:
        """By tag, a shortest way to it."""
        return self.walked.ways

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """Tags of this variant's parts to which no way was found."""
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
        """A shortest way to a success."""
        found = self._shortest_to("success")
        return found and found[1]

    @property
    def won_by(self) -> str | None:
        """The ending of a shortest way to a success."""
        found = self._shortest_to("success")
        return found and found[0]

    @cached_property
    def answer(self) -> str:
        """What the truth key says of this variant."""
        start = Turn(self.machine, self.machine.start(), 0, None)
        rows = self.script.scenario.judgement.model
        return next(row.answer for row in rows if row.when is None or start.holds(row.when.condition)[0])

    @property
    def drop(self) -> tuple[str, Way] | None:
        """The ending in which one may rightly say that it is not worth it, and a shortest way to it."""
        return self._shortest_to("judged", "success")

    @property
    def drop_total(self) -> int | None:
        """What the talk of `drop` earns when it is judged right and everything learned is cited."""
        if self.drop is None or not self.is_drop:
            return None
        said = [Move("choose", {"move": name}) for name in self.drop[1]]
        talk = Session.replay(self.script.scenario, self.script.seed, [*said, Move("predict", {"total": 50})])
        talk.do(Move("judge", {"answer": self.answer, "confidence": 100, "cited": list(talk.state.known)}))
        return talk.score().total

    @property
    def can_be_won(self) -> bool:
        """Whether there is a success; a right drop, said politely, is one too."""
        return self.win is not None or (self.is_drop and self.drop is not None)

    @property
    def is_drop(self) -> bool:
        """Whether the truth key says that this one is not worth pursuing."""
        return self.answer == DROP

    @cached_property
    def wins(self) -> tuple[int, ...]:
        """The numbers of the endings that are a success."""
        return _wins(self.script)

    @cached_property
    def to_win(self) -> Lines:
        """How far each moment is from a success."""
        return lines_to(self.walked, self.wins)

    @cached_property
    def on_shortest_wins(self) -> set[str]:
        """The moves that stand on a shortest way to success."""
        return shortest_moves(self.to_win)

    @property
    def won_by_chance(self) -> float:
        """The share of talks by chance that are a success."""
        return self.plays.share_ended(self.wins)

    @cached_property
    def opened_by(self) -> dict[str, set[str]]:
        """By fact, the moves after which it is told somewhere."""
        found: dict[str, set[str]] = {}
        for _, step in self._steps():
            for tag in step.marks:
                if tag.startswith("fact:"):
                    found.setdefault(tag.removeprefix("fact:"), set()).add(step.move)
        return found

    @cached_property
    def on_ways_to_win(self) -> set[str]:
        """Tags that are noticed on some way to a success."""
        found: set[str] = set()
        for level, step in self._steps():
            wins = self.to_win.after(level, step) < FAR
            if wins.any():
                found |= {f"move:{step.move}", *(tag for tag, where in step.marks.items() if (where & wins).any())}
        return found

    def win_after(self, kind: str, *, first: bool = False) -> Way | None:
        """A shortest way to success on which a line of this kind is said, or is the first of all."""
        best: tuple[int, int, Step, int] | None = None
        for level, step in self._steps():
            if self.script.moves[step.move].kind == kind and (level == 0 or not first):
                left = self.to_win.after(level, step)
                place = int(np.argmin(left))
                lines = level + int(left[place])
                if left[place] < FAR and (best is None or lines < best[0]):
                    best = lines, level, step, place
        if best is None:
            return None
        _, level, step, place = best
        begun = (*self.walked.way_to(level, int(step.at[place])), step.move)
        return begun + self.to_win.way_on(level + 1, int(step.to[place]))

    def win_by(self, kind: str) -> Way | None:
        """A way to success all lines of which are of this kind, but the last."""
        moves = {name for name, move in self.script.moves.items() if move.kind == kind}
        return way_with(self.walked, self.wins, lambda _, step: step.move in moves, lambda _, step: True)

    def _steps(self) -> Iterator[tuple[int, Step]]:
        return ((number, step) for number, level in enumerate(self.walked.levels) for step in level.steps)


@dataclass(frozen=True)
class Proof:
    """All variants of a scenario together; `rungs`: which levels of the rubric and which caps come about."""

    scenario: Scenario
    parts: tuple[VariantProof, ...]
    rungs: Rungs

    @property
    def proven(self) -> bool:
        """Whether all variants were walked completely."""
        return all(part.proven for part in self.parts)

    @cached_property
    def nowhere(self) -> tuple[str, ...]:
        """Tags to which no variant has a way."""
        tags = dict.fromkeys(tag for part in self.parts for tag in possible_tags(part.script))
        return tuple(tag for tag in tags if not any(tag in part.ways for part in self.parts))

    @property
    def won_by_chance(self) -> float:
        """The share of talks by chance that are a success, each variant as often as it is drawn."""
        talks = sum(part.plays.talks for part in self.parts)
        return sum(part.won_by_chance * part.plays.talks for part in self.parts) / talks

    def share_by_chance(self, tag: str) -> float:
        """The share of talks by chance in which this is noticed, in the variant where it is noticed most."""
        return max(part.plays.share_of(tag) for part in self.parts)


def possible_tags(script: Script) -> Iterator[str]:
    """What a talk of this script should be able to lead to."""
    known = {*script.scenario.briefing.known_at_start}
    yield from (f"fact:{fact.id}" for fact in script.facts.values() if not fact.public and fact.id not in known)
    yield from (f"move:{name}" for name in script.moves)
    yield from (f"ending:{ending.id}" for ending in script.endings)
    yield from (f"reaction:{reaction.id}" for reaction in script.reactions)
    for item in script.agenda.values():
        yield f"raised:{item.id}"
        yield from (f"answered:{item.id}", f"dodged:{item.id}") if item.expects else ()


def scripts_of(scenario: Scenario, variant: str | None = None) -> list[Script]:
    """The script of each variant, or of one. Raises ValueError when there is no such variant."""
    if variant is not None:
        return [prepare(scenario, seed_for(scenario, variant))]
    if not scenario.variants:
        return [prepare(scenario, 0)]
    return [prepare(scenario, seed_for(scenario, each.id)) for each in scenario.variants]


def prove_variant(script: Script, limit: int = LIMIT, progress: Progress | None = None) -> VariantProof:
    """Walk every way through one variant, and hold some talks by chance."""
    machine = Machine(script, columns_of(script, scored=False))
    tags, wins = list(possible_tags(script)), _wins(script)
    known = set(script.facts)

    def note_wins(_: Walk, step: Step, turn: Turn) -> bool:
        if (won := np.isin(turn.ended, wins)).any():
            known.difference_update([name for name in known if not turn.table[f"fact:{name}"][won].all()])
        return False

    walked = walk(
        machine, watched=tags, marked={tag for tag in tags if tag.partition(":")[0] in MARKED}, enough=note_wins,
        limit=limit, progress=None if progress is None else lambda *at: progress(script.variant or "", *at),
    )  # fmt: skip
    scored = Machine(script, columns_of(script, scored=True))
    led = list(dict.fromkeys(walked.ways.values()))
    plays = play_by_chance(scored, _chances(script), set(tags), led)
    return VariantProof(machine, walked, frozenset(known), plays, find_farm(machine))


def prove(
    scenario: Scenario, variant: str | None = None, limit: int = LIMIT, progress: Progress | None = None
) -> Proof:
    """Walk every way through all variants, or through one."""
    return together(scenario, [prove_variant(each, limit, progress) for each in scripts_of(scenario, variant)], limit)


def together(scenario: Scenario, parts: Iterable[VariantProof], limit: int = LIMIT) -> Proof:
    """What the variants come to together."""
    parts = tuple(parts)
    return Proof(scenario, parts, find_rungs([part.plays for part in parts], limit))


def _wins(script: Script) -> tuple[int, ...]:
    return tuple(number for number, ending in enumerate(script.endings) if ending.verdict == "success")


def _chances(script: Script) -> int:
    """So many talks by chance as this variant would be drawn for."""
    weights = {variant.id: variant.weight for variant in script.scenario.variants}
    return max(1, round(CHANCES * weights[script.variant] / sum(weights.values()))) if script.variant else CHANCES
