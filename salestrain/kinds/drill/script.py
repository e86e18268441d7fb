"""A drill made ready for one attempt: everything found by name, and which items it brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...core.events import rng
from .content import FORMATS, Behaviour, Drill, Item


@dataclass(frozen=True, eq=False)
class Script:
    """One attempt's content."""

    drill: Drill
    seed: int
    behaviours: Mapping[str, Behaviour]
    items: Mapping[str, Item]

    def draw(self, behaviour: str) -> tuple[str, ...]:
        """The ids of the items of one practice.

        All items of the behaviour lie in one shuffled row; each seed takes the next ones, so that nothing comes again
        before everything was there. Those taken come in the order of the formats: recognising before doing.
        """
        row = [item.id for item in self.drill.items if item.behaviour == behaviour]
        # Not by the name of the drill, so that a renamed one brings the same.
        rng("drill", self.drill.version, 0, 0, f"row:{behaviour}").shuffle(row)
        first = self.seed * self.drill.tries
        drawn = [row[(first + number) % len(row)] for number in range(self.drill.tries)]
        return tuple(sorted(drawn, key=lambda name: FORMATS.index(self.items[name].format)))


def prepare(drill: Drill, seed: int) -> Script:
    """The script of one attempt. Raises ValueError while a moment of it has not been looked at."""
    unseen = [item.id for item in drill.items if item.next_best and item.next_best.moment.seen is None]
    if unseen:
        raise ValueError(f"The moments of {drill.id} have not been played yet: {', '.join(unseen)}.")
    return Script(drill, seed, {one.id: one for one in drill.behaviours}, {item.id: item for item in drill.items})
