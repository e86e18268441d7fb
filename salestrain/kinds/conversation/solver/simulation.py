"""Simulation of many talks at once by bots, one per row and all of one script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from ....core.conditions import Now, leaves
from ....core.events import rng
from ..engine import Script
from ..turn import IMPATIENT, LAST_TURN
from .arrays import Mask, Numbers, Table, rows
from .bots import PLAYING_BACK, TELLING, Bot, Chances, Judged, Picks, Seen
from .columns import columns_of
from .liveness import Settling
from .machine import GOES_ON, Machine, Turn
from .scoring import totals_judged

DRAWS_A_TURN = 2


@dataclass(frozen=True)
class Played:
    """Talks of one bot, one per row; `ways` holds the indices of its moves, -1 after the end."""

    ways: NDArray[np.int64]
    endings: Numbers
    judged: Judged
    totals: Numbers
    right: Mask

    @property
    def lines(self) -> NDArray[np.int64]:
        """Number of moves the bot made, by talk."""
        return np.asarray((self.ways >= 0).sum(axis=1))


@dataclass
class Stage:
    """Script prepared for talks with bots."""

    machine: Machine
    settling: Settling
    facts: tuple[str, ...] = field(init=False)
    guarded: Mask = field(init=False)
    """(facts,): the buyer has a line to say instead."""
    named: Mask = field(init=False)
    """(moves, facts): the fact's condition names the move."""
    on_topic: Mask = field(init=False)
    """(moves, facts): the move is on a topic of the fact."""

    def __post_init__(self) -> None:
        facts, script = self.machine.facts, self.machine.script
        self.facts = tuple(fact.id for fact in facts)
        self.guarded = np.array([fact.withhold is not None or fact.cover is not None for fact in facts], bool)
        moves = script.moves.values()
        shape = (len(moves), len(facts))
        self.named, self.on_topic = np.zeros(shape, bool), np.zeros(shape, bool)
        for column, fact in enumerate(facts):
            asking = leaves(fact.reveal.condition) if fact.reveal else ()
            tags = {leaf.tag for leaf in asking if isinstance(leaf, Now)}
            self.named[:, column] = [f"move:{move.id}" in tags for move in moves]
            self.on_topic[:, column] = [move.topic in script.topics_of_fact[fact.id] for move in moves]

    @classmethod
    def of(cls, script: Script) -> Stage:
        """Return the stage of a script."""
        machine = Machine(script, columns_of(script, scored=True))
        return cls(machine, Settling.of(machine))


def play_many(stage: Stage, bot: Bot, seeds: Sequence[int]) -> Played:
    """Play one talk of a bot for each seed.

    Args:
        stage: script to play.
        bot: learner to simulate.
        seeds: seeds of the talks; each must draw the variant of this script.
    """
    return _Talks(stage, bot, seeds).play()


def chances(script: Script, bot: Bot, seeds: Sequence[int], draws: int) -> Chances:
    """Return random numbers from a stream of its own for each bot and seed, so that no bot's talks depend on another's.

    Args:
        script: script of the talks.
        bot: learner to simulate.
        seeds: seeds of the talks.
        draws: numbers per talk.

    Returns:
        An array of shape (seeds, draws), uniform in [0, 1).
    """
    scenario = script.scenario
    drawn = np.empty((len(seeds), draws))
    for row, seed in enumerate(seeds):
        stream = rng(scenario.id, scenario.version, seed, 0, f"bot:{bot.name}")
        drawn[row] = [stream.random() for _ in range(draws)]
    return drawn


class _Talks:
    """Talks in progress, and what each learner remembers of its own."""

    def __init__(self, stage: Stage, bot: Bot, seeds: Sequence[int]) -> None:
        self.stage, self.bot, self.script = stage, bot, stage.machine.script
        talks, moves = len(seeds), len(self.script.moves)
        self.moves = list(self.script.moves.values())
        self.chance = chances(self.script, bot, seeds, LAST_TURN * DRAWS_A_TURN + 1 + len(stage.facts))
        self.table: Table = {name: np.repeat(column, talks) for name, column in stage.machine.start().items()}
        self.known_first = self._known(self.table)
        self.used = np.zeros((talks, moves), np.int64)
        self.evaded, self.stirred, self.raised = (np.zeros((talks, moves), bool) for _ in range(3))
        self.fresh = np.zeros(talks, bool)
        self.last = np.full(talks, -1)
        self.endings = np.full(talks, GOES_ON, np.int16)
        self.ways = np.full((talks, LAST_TURN), -1)
        self.totals = np.full(talks, -1, np.int16)
        self.right = np.zeros(talks, bool)
        self.judged = Judged(np.full(talks, -1), np.zeros_like(self.known_first))

    def play(self) -> Played:
        for turn in range(LAST_TURN):
            going = np.flatnonzero(self.endings == GOES_ON)
            if not len(going):
                break
            legal = np.stack([may[going] for _, may in self.stage.machine.legal(self.table, turn)], axis=1)
            picks = self.bot.next(self._seen(turn, going, legal))
            before = self._known(rows(self.table, going))
            self._say(turn, going, picks)
            self._remember(going, picks, before)
            self._judge(turn + 1, going[self.endings[going] != GOES_ON])
        return Played(self.ways, self.endings, self.judged, self.totals, self.right)

    def _seen(self, turn: int, going: Picks, legal: Mask) -> Seen:
        known = self._known(rows(self.table, going))
        begins = turn * DRAWS_A_TURN
        return Seen(
            scenario=self.script.scenario,
            turn=turn,
            legal=legal,
            used=self.used[going],
            evaded=self.evaded[going],
            stirred=self.stirred[going],
            raised=self.raised[going],
            facts=self.stage.facts,
            known=known,
            heard=(known & ~self.known_first[going]).sum(axis=1),
            fresh=self.fresh[going],
            last=self.last[going],
            pressed=self._pressed(going),
            chance=self.chance[going, begins : begins + DRAWS_A_TURN],
        )

    def _known(self, table: Table) -> Mask:
        talks = len(table["trust"])
        columns = [table[f"fact:{name}"] > 0 for name in self.stage.facts]
        return np.stack(columns, axis=1) if columns else np.zeros((talks, 0), bool)

    def _pressed(self, going: Picks) -> Mask:
        """Return where the buyer's patience is in its lowest band before leaving, or so low that the buyer warns."""
        bands = sorted(self.script.scenario.state["patience"].bands.values())
        few = max(IMPATIENT, bands[1] - 1 if len(bands) > 1 else IMPATIENT)
        return np.asarray(self.table["patience"][going] + self.stage.machine.lowest["patience"] <= few)

    def _say(self, turn: int, going: Picks, picks: Picks) -> None:
        """Make each talk's move; the talks are grouped by move, because the machine makes one move in many states."""
        self.ways[going, turn] = picks
        for pick in np.unique(picks):
            at = going[picks == pick]
            taken = self.stage.machine.take(rows(self.table, at), turn + 1, self.moves[pick])
            for name, column in taken.table.items():
                self.table[name][at] = column
            self.endings[at] = taken.ended

    def _remember(self, going: Picks, picks: Picks, before: Mask) -> None:
        has_learned = np.asarray((self._known(rows(self.table, going)) & ~before).any(axis=1))
        warms = np.array([move.kind in (*PLAYING_BACK, *TELLING, "summarise") for move in self.moves])[picks]
        back = np.array([move.kind in (*PLAYING_BACK, "summarise") for move in self.moves])[picks]
        self.stirred[going] |= (has_learned | warms)[:, None]
        self.stirred[going, picks] = False
        self.evaded[going, picks] = self._evades(going, picks, has_learned)
        self.used[going, picks] += 1
        self.fresh[going] = (self.fresh[going] & ~back) | has_learned
        self.last[going] = picks
        if "expecting" in self.table:
            names = [move.id for move in self.moves]
            for number, item in enumerate(self.script.agenda.values(), 1):
                asked = going[self.table["expecting"][going] == number]
                self.raised[np.ix_(asked, [names.index(name) for name in item.expects])] = True

    def _evades(self, going: Picks, picks: Picks, has_learned: Mask) -> Mask:
        """Return where the buyer evaded a question for a fact, by the engine's rule."""
        hidden = ~self._known(rows(self.table, going)) & self.stage.guarded
        named, on_topic = self.stage.named[picks], self.stage.on_topic[picks]
        return np.asarray((hidden & (named | (on_topic & ~has_learned[:, None]))).any(axis=1))

    def _judge(self, turn: int, over: Picks) -> None:
        if not len(over):
            return
        seen = self._seen(turn, over, np.zeros((len(over), len(self.moves)), bool))
        judged = self.bot.judge(replace(seen, chance=self.chance[over, LAST_TURN * DRAWS_A_TURN :]))
        finished = Turn(self.stage.machine, rows(self.table, over), turn, None)
        finished.ended = self.endings[over]
        cited = {name: judged.cited[:, number] for number, name in enumerate(self.stage.facts)}
        self.totals[over], self.right[over] = totals_judged(self.stage.settling, finished, judged.answer, cited)
        self.judged.answer[over], self.judged.cited[over] = judged.answer, judged.cited
