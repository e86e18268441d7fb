"""Many talks of bots at once: each row a talk, all of one script."""

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
    """The talks of one bot, one a row. `ways`: numbers of the moves said, -1 after the end."""

    ways: NDArray[np.int64]
    endings: Numbers
    judged: Judged
    totals: Numbers
    right: Mask

    @property
    def lines(self) -> NDArray[np.int64]:
        """By talk, how many lines the bot said."""
        return np.asarray((self.ways >= 0).sum(axis=1))


@dataclass
class Stage:
    """A script, ready for talks of bots."""

    machine: Machine
    settling: Settling
    facts: tuple[str, ...] = field(init=False)
    guarded: Mask = field(init=False)
    """By fact: the buyer has a line to say instead."""
    named: Mask = field(init=False)
    """Moves by facts: the fact's condition names the move."""
    on_topic: Mask = field(init=False)
    """Moves by facts: the move is on a topic of the fact."""

    def __post_init__(self) -> None:
        facts, script = self.machine.facts, self.machine.script
        self.facts = tuple(fact.id for fact in facts)
        self.guarded = np.array([fact.withhold is not None or fact.cover is not None for fact in facts], bool)
        asking = [{leaf.tag for leaf in leaves(f.reveal.condition) if isinstance(leaf, Now)} if f.reveal else set()
                  for f in facts]  # fmt: skip
        moves = script.moves.values()
        self.named = np.array([[f"move:{move.id}" in tags for tags in asking] for move in moves], bool)
        self.on_topic = np.array([[move.topic in script.topics_of_fact[f.id] for f in facts] for move in moves], bool)

    @classmethod
    def of(cls, script: Script) -> Stage:
        """The stage of a script."""
        machine = Machine(script, columns_of(script, scored=True))
        return cls(machine, Settling.of(machine))


def play_many(stage: Stage, bot: Bot, seeds: Sequence[int]) -> Played:
    """The talks of a bot, one for each seed; all seeds must draw the variant of this script."""
    return _Talks(stage, bot, seeds).play()


def chances(script: Script, bot: Bot, seeds: Sequence[int], draws: int) -> Chances:
    """A stream of its own for each bot and seed, so that no bot's talks depend on another's."""
    scenario = script.scenario
    drawn = np.empty((len(seeds), draws))
    for row, seed in enumerate(seeds):
        stream = rng(scenario.id, scenario.version, seed, 0, f"bot:{bot.name}")
        drawn[row] = [stream.random() for _ in range(draws)]
    return drawn


class _Talks:
    """The talks under way, and what each learner remembers of its own."""

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
            scenario=self.script.scenario, turn=turn, legal=legal, used=self.used[going], evaded=self.evaded[going],
            stirred=self.stirred[going], raised=self.raised[going], facts=self.stage.facts, known=known,
            heard=(known & ~self.known_first[going]).sum(axis=1), fresh=self.fresh[going], last=self.last[going],
            pressed=self._pressed(going), chance=self.chance[going, begins:begins + DRAWS_A_TURN],
        )  # fmt: skip

    def _known(self, table: Table) -> Mask:
        talks = len(table["trust"])
        columns = [table[f"fact:{name}"] > 0 for name in self.stage.facts]
        return np.stack(columns, axis=1) if columns else np.zeros((talks, 0), bool)

    def _pressed(self, going: Picks) -> Mask:
        """The word shown for the buyer's patience is the last but leaving, or the buyer has warned."""
        bands = sorted(self.script.scenario.state["patience"].bands.values())
        few = max(IMPATIENT, bands[1] - 1 if len(bands) > 1 else IMPATIENT)
        return np.asarray(self.table["patience"][going] + self.stage.machine.lowest["patience"] <= few)

    def _say(self, turn: int, going: Picks, picks: Picks) -> None:
        """Each talk's own line; the machine takes one move at many moments, so the talks go by move."""
        self.ways[going, turn] = picks
        for pick in np.unique(picks):
            at = going[picks == pick]
            taken = self.stage.machine.take(rows(self.table, at), turn + 1, self.moves[pick])
            for name, column in taken.table.items():
                self.table[name][at] = column
            self.endings[at] = taken.ended

    def _remember(self, going: Picks, picks: Picks, before: Mask) -> None:
        told = np.asarray((self._known(rows(self.table, going)) & ~before).any(axis=1))
        warms = np.array([move.kind in (*PLAYING_BACK, *TELLING, "summarise") for move in self.moves])[picks]
        back = np.array([move.kind in (*PLAYING_BACK, "summarise") for move in self.moves])[picks]
        self.stirred[going] |= (told | warms)[:, None]
        self.stirred[going, picks] = False
        self.evaded[going, picks] = self._evades(going, picks, told)
        self.used[going, picks] += 1
        self.fresh[going] = (self.fresh[going] & ~back) | told
        self.last[going] = picks
        if "expecting" in self.table:
            names = [move.id for move in self.moves]
            for number, item in enumerate(self.script.agenda.values(), 1):
                asked = going[self.table["expecting"][going] == number]
                self.raised[np.ix_(asked, [names.index(name) for name in item.expects])] = True

    def _evades(self, going: Picks, picks: Picks, told: Mask) -> Mask:
        """Where the buyer's line stood in for a fact that was asked for, by the engine's rule."""
        hidden = ~self._known(rows(self.table, going)) & self.stage.guarded
        named, on_topic = self.stage.named[picks], self.stage.on_topic[picks]
        return np.asarray((hidden & (named | (on_topic & ~told[:, None]))).any(axis=1))

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
