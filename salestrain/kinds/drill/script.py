"""A drill prepared for one attempt, with its parts indexed by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...core.events import rng
from .content import FORMATS, Behaviour, Drill, Item


@dataclass(frozen=True, eq=False)
class Script:
    """Content of one attempt."""

    drill: Drill
    seed: int
    behaviours: Mapping[str, Behaviour]
    items: Mapping[str, Item]

    def draw(self, behaviour: str) -> tuple[str, ...]:
        """Return the ids of the items of one practice.

        All items of the behaviour are shuffled into one row, and each seed takes the next ones, so that no item returns
        before all have been seen. They are sorted by format: recognising before doing.
        """
        row = [item.id for item in self.drill.items if item.behaviour == behaviour]
        # Independent of the drill's id, so that renaming it does not change the draw.
        rng("drill", self.drill.version, 0, 0, f"row:{behaviour}").shuffle(row)
        first = self.seed * self.drill.tries
        drawn = [row[(first + number) % len(row)] for number in range(self.drill.tries)]
        return tuple(sorted(drawn, key=lambda name: FORMATS.index(self.items[name].format)))


def prepare(drill: Drill, seed: int) -> Script:
    """Return the script of one attempt.

    Raises:
        ValueError: a position of the drill has not been played.
    """
    unseen = [item.id for item in drill.items if item.next_best and item.next_best.moment.seen is None]
    if unseen:
        raise ValueError(f"The moments of {drill.id} have not been played yet: {', '.join(unseen)}.")
    behaviours = {behaviour.id: behaviour for behaviour in drill.behaviours}
    return Script(drill, seed, behaviours, {item.id: item for item in drill.items})
