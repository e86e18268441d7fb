"""Groups of three with rotating parts: one sells, one plays the buyer, one observes, and then they change.

n = 3k + r people make k groups of three; a fourth observes as well, and a fifth keeps the time. Two people alone have
the simulated buyer as their third. Groups are drawn anew each session so that as few pairs as possible meet again.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..ui import Column, Content, Screen, Table, Text

SELLER, BUYER, OBSERVER, TIMEKEEPER = "sells", "plays the buyer", "observes", "keeps the time"
PARTS = {
    2: (SELLER, OBSERVER),
    3: (SELLER, BUYER, OBSERVER),
    4: (SELLER, BUYER, OBSERVER, OBSERVER),
    5: (SELLER, BUYER, OBSERVER, OBSERVER, TIMEKEEPER),
}
"""The parts in a group of so many; in a group of two the simulated buyer plays."""
TRIES = 200
"""Drawings of which the best one counts."""
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """People who practise together."""

    people: tuple[str, ...]

    @property
    def rounds(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The rounds, each with who has which part; after the last everybody has had every part once.

        Person i has part i + t in round t.
        """
        parts = PARTS[len(self.people)]
        size = len(parts)
        return tuple(
            tuple((person, parts[(place + turn) % size]) for place, person in enumerate(self.people))
            for turn in range(size)
        )


def sizes(people: int) -> tuple[int, ...]:
    """Return the sizes of the groups that so many people make, larger ones last; none for fewer than two."""
    if people < 2:
        return ()
    if people in PARTS:
        return (people,)
    triads, rest = divmod(people, 3)
    return (3,) * (triads - rest) + (4,) * rest


def groups(people: Sequence[str], met: Collection[Pair] = (), seed: int = 0) -> tuple[Group, ...]:
    """Return groups in which as few as possible meet again.

    Args:
        people: everybody, each name once.
        met: pairs who were in a group before, by the groups of earlier sessions.
        seed: seed of the drawing; the same people, pairs and seed make the same groups.
    """
    rng = random.Random(f"{seed}|{'|'.join(people)}")  # noqa: S311 - no secret: who sits with whom
    best: tuple[Group, ...] = ()
    fewest = -1
    for _ in range(TRIES):
        shuffled = list(people)
        rng.shuffle(shuffled)
        made = _cut(shuffled)
        again = sum(pair in met for group in made for pair in pairs_of(group))
        if fewest < 0 or again < fewest:
            best, fewest = made, again
        if not fewest:
            break
    return best


def pairs_of(group: Group) -> list[Pair]:
    """Return everybody who meets in a group, two by two."""
    return [frozenset(pair) for pair in combinations(group.people, 2)]


def _cut(people: Sequence[str]) -> tuple[Group, ...]:
    made, start = [], 0
    for size in sizes(len(people)):
        made.append(Group(tuple(people[start : start + size])))
        start += size
    return tuple(made)


def rotation_screen(made: Sequence[Group], minutes: int) -> Screen:
    """Return who sits with whom and has which part when, to show or to print.

    Args:
        made: the groups.
        minutes: how long a round takes.
    """
    tables = [group_table(number, group, minutes) for number, group in enumerate(made, 1)]
    return Screen("Groups and parts", [Text(f"Each round takes {minutes} minutes."), *tables], width="wide")


def group_table(number: int, group: Group, minutes: int) -> Table:
    """Return who of a group has which part when.

    Args:
        number: number of the group.
        group: the group.
        minutes: how long a round takes.
    """
    rounds = group.rounds
    titles = [f"Round {turn}, from minute {(turn - 1) * minutes}" for turn in range(1, len(rounds) + 1)]
    rows: list[list[Content]] = []
    for place, person in enumerate(group.people):
        rows.append([person, *(turn[place][1] for turn in rounds)])
    columns = [Column("Who", names_row=True), *map(Column, titles)]
    note = " (with the simulated buyer)" if len(group.people) == 2 else ""
    return Table(f"Group {number}{note}", columns, [*rows], stacks=True)
