"""Five simulated learners as plain rules: what each says next, and how each judges afterwards.

A bot sees only what a learner could see: which lines are possible and of which kind, what it has heard, what the buyer
raised, and how much time seems left. It never uses the id of a move, so it can play any buyer. Many talks are decided
at once, one per row. Only the perfect bot looks behind the scenes: it follows a path to the best total.

If you change how a bot plays, raise `measured.BOTS_VERSION`, which expires all stored figures.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ....core.conditions import All, AnyOf, Condition, Not, Tagged
from ..content import MoveContent, Scenario
from .arrays import Mask, fold

Picks = NDArray[np.int64]
"""For each talk, the index of the next move, in the order written."""
Chances = NDArray[np.float64]

ASKING = ("open_question", "closed_question", "probe")
OPEN = ("open_question", "probe")
TELLING = ("give_info", "price")
PLAYING_BACK = ("reflect", "acknowledge")
SLIPS = (*ASKING, *TELLING, "pitch", "small_talk")
"""Kinds of move that learners say out of turn without meaning to end the talk or to hurt."""

SLIP = 0.15
"""Probability that the good qualifier says something out of turn."""
ASKED_AT_MOST = 3
"""Number of times the good qualifier asks the same question before giving up on it."""
CLOSES_AT_MOST = 3
ENOUGH_TO_SUM_UP = 3
"""Facts that must have been heard before a summary is worthwhile."""


@dataclass(frozen=True)
class Seen:
    """What the learner sees at one point of many talks; arrays have one row per talk."""

    scenario: Scenario
    turn: int
    """Lines said so far."""
    legal: Mask
    """(talks, moves): the move is possible now."""
    used: NDArray[np.int64]
    """(talks, moves): how often the move was made."""
    evaded: Mask
    """(talks, moves): the buyer held something back the last time this move was made."""
    stirred: Mask
    """(talks, moves): since then a fact was heard, or something was reflected back or answered."""
    raised: Mask
    """(talks, moves): the move answers something the buyer has raised so far."""
    facts: tuple[str, ...]
    known: Mask
    """(talks, facts): the fact is known."""
    heard: NDArray[np.int64]
    """(talks,): number of facts heard since the talk began."""
    fresh: Mask
    """(talks,): something was heard since the learner last reflected anything back."""
    last: Picks
    """(talks,): index of the latest move, or -1."""
    pressed: Mask
    """(talks,): the buyer's time is in its lowest band."""
    chance: Chances
    """(talks, draws): uniform random numbers in [0, 1) for this decision."""

    @property
    def moves(self) -> tuple[MoveContent, ...]:
        """All moves, in the order written."""
        return self.scenario.moves

    def of(self, *kinds: str) -> Mask:
        """Return (talks, moves): the move is possible and of one of these kinds."""
        return np.asarray(self.legal & np.array([move.kind in kinds for move in self.moves], bool))

    def bound(self) -> Mask:
        """Return (moves,): the move becomes possible only through something that happens in the talk."""
        return np.array([move.when is not None for move in self.moves])

    def new(self) -> Mask:
        """Return (talks, moves): the move was not made yet."""
        return np.asarray(self.used == 0)


@dataclass(frozen=True)
class Judged:
    """Judgements of many talks: the index of the answer, shape (talks,), and the cited facts, shape (talks, facts)."""

    answer: Picks
    cited: Mask


@dataclass(frozen=True)
class Bot:
    """One simulated learner; `sure` is the confidence in per cent that it states."""

    name: str
    next: Callable[[Seen], Picks]
    judge: Callable[[Seen], Judged]
    sure: int


def first(wishes: list[Mask], seen: Seen) -> Picks:
    """Pick the first wish that is possible in each talk, by its least used move; failing that, any move but an attack.

    Args:
        wishes: (talks, moves) masks, in order of preference.
        seen: what the learner sees.
    """
    picks = np.full(len(seen.legal), -1)
    anything = seen.legal & np.array([move.kind != "attack" for move in seen.moves])
    for wish in (*wishes, anything, seen.legal):
        uses = np.where(wish, seen.used, np.iinfo(np.int64).max)
        here = (picks < 0) & wish.any(axis=1)
        picks[here] = uses.argmin(axis=1)[here]
    return picks


def drawn(among: Mask, chance: Chances) -> Picks:
    """Draw one of the marked entries in each row with equal probability; -1 if a row has none.

    Args:
        among: (rows, entries) mask.
        chance: (rows,) uniform random numbers in [0, 1).
    """
    counts = among.sum(axis=1)
    rank = np.minimum((chance * counts).astype(np.int64), counts - 1)
    is_drawn = (among.cumsum(axis=1) == (rank + 1)[:, None]) & among
    return np.where(counts > 0, is_drawn.argmax(axis=1), -1)


def say_anything(seen: Seen) -> Picks:
    """Pick any possible line (random bot)."""
    return drawn(seen.legal, seen.chance[:, 0])


def pitch_first(seen: Seen) -> Picks:
    """Pick the pitch, then the price, then the next step, and start over (pitch-first bot)."""
    return first(
        [
            seen.of("pitch") & seen.new(),
            seen.of("price") & seen.new(),
            seen.of("commitment") & seen.new(),
            seen.of("pitch", "commitment"),
        ],
        seen,
    )


def ask_the_list(seen: Seen) -> Picks:
    """Pick every question once, as written and whatever the answers, then the next step (checklist bot)."""
    return first([seen.of(*ASKING) & seen.new(), seen.of("commitment")], seen)


def qualify(seen: Seen) -> Picks:
    """Open, ask, reflect, dig, answer and summarise, then close as the facts heard suggest (good qualifier).

    About one line in seven is a slip: said out of turn, or a pitch.
    """
    new = seen.new()
    answering = seen.raised & new
    answered = np.isin(seen.last, [n for n, move in enumerate(seen.moves) if move.kind in TELLING])
    asking = ~seen.pressed
    digs = seen.evaded & seen.stirred & (seen.used < ASKED_AT_MOST)
    planned = first(
        [
            seen.of("meta") & new if seen.turn == 0 else np.zeros_like(new),
            seen.of(*ASKING) & answering,
            seen.of(*TELLING) & answering,
            seen.of("closed_question") & new & seen.bound() & answered[:, None],
            seen.of(*PLAYING_BACK) & new & seen.fresh[:, None],
            seen.of("summarise") & new & (seen.heard >= ENOUGH_TO_SUM_UP)[:, None],
            seen.of("give_info") & new & seen.bound() & asking[:, None],
            seen.of(*OPEN) & digs & asking[:, None],
            seen.of(*OPEN) & new & asking[:, None],
            _closing(seen),
        ],
        seen,
    )
    slip = drawn(seen.of(*SLIPS), seen.chance[:, 1])
    return np.where((seen.chance[:, 0] < SLIP) & (seen.turn > 0) & (slip >= 0), slip, planned)


def _closing(seen: Seen) -> Mask:
    """Return the next step if the case seems worth it; the polite exit if it does not, or if asking led nowhere."""
    row, _ = _believed(seen)
    answers = [truth.answer for truth in seen.scenario.judgement.model]
    worth_it = np.array([answer == eager(seen.scenario) for answer in answers])[row]
    commits, leaves = seen.of("commitment"), seen.of("disqualify")
    tried = np.where(commits, seen.used, 0).sum(axis=1) >= CLOSES_AT_MOST
    stays = (worth_it & ~tried) | ~leaves.any(axis=1)
    return np.where(stays[:, None], commits, leaves)


def eager(scenario: Scenario) -> str:
    """Return the answer of someone who wants the deal: `pursue`, or the first option if there is no such name."""
    options = list(scenario.judgement.options)
    return "pursue" if "pursue" in options else options[0]


def _believed(seen: Seen) -> tuple[Picks, NDArray[np.int64]]:
    """Return the row of the truth key that fits the facts heard, and how many of its supporting facts are known.

    The key is evaluated on the facts heard instead of those that are true.
    """
    row = np.full(len(seen.known), -1)
    support = np.zeros(len(seen.known), np.int64)
    for number, truth in enumerate(seen.scenario.judgement.model):
        here = row < 0
        if truth.when is not None:
            here &= _as_heard(seen, truth.when.condition)
        row[here] = number
        support[here] = _among(seen, truth.because).sum(axis=1)[here]
    return np.maximum(row, 0), support


def _as_heard(seen: Seen, condition: Condition) -> Mask:
    match condition:
        case All(parts):
            return fold([_as_heard(seen, part) for part in parts], np.logical_and)
        case AnyOf(parts):
            return fold([_as_heard(seen, part) for part in parts], np.logical_or)
        case Not(part):
            return ~_as_heard(seen, part)
        case Tagged(tag):
            return np.asarray(_among(seen, [tag.partition(":")[2]]).any(axis=1))
        case _:
            return np.zeros(len(seen.known), bool)


def _among(seen: Seen, names: Collection[str]) -> Mask:
    """Return (talks, facts): the fact is known and one of these."""
    return np.asarray(seen.known & np.array([name in names for name in seen.facts], bool))


def judge_by_chance(seen: Seen) -> Judged:
    """Give a random answer, for random reasons."""
    options = len(seen.scenario.judgement.options)
    answer = np.minimum((seen.chance[:, 0] * options).astype(np.int64), options - 1)
    return Judged(answer, _cited(seen, np.argsort(seen.chance[:, 1 : len(seen.facts) + 1], axis=1, kind="stable")))


def judge_eagerly(seen: Seen) -> Judged:
    """Judge the case worth it whatever was said, citing the first known facts."""
    answer = np.full(len(seen.known), list(seen.scenario.judgement.options).index(eager(seen.scenario)))
    return Judged(answer, _cited(seen, np.broadcast_to(np.arange(len(seen.facts)), seen.known.shape)))


def judge_as_heard(seen: Seen) -> Judged:
    """Give the answer that the facts heard suggest and cite them; with too few of them, guess."""
    options = list(seen.scenario.judgement.options)
    rows = seen.scenario.judgement.model
    row, support = _believed(seen)
    answer = np.array([options.index(truth.answer) for truth in rows])[row]
    guess = judge_by_chance(seen)
    knows = support >= max(1, seen.scenario.judgement.cite_facts.min)
    reasons = np.array([[name in truth.because for name in seen.facts] for truth in rows])[row]
    cited = np.where(knows[:, None], seen.known & reasons, guess.cited)
    return Judged(np.where(knows, answer, guess.answer), cited)


def _cited(seen: Seen, order: NDArray[np.int64]) -> Mask:
    """Return as many of the known facts as must be cited, in this order of preference."""
    liked = np.take_along_axis(seen.known, order, axis=1)
    liked &= liked.cumsum(axis=1) <= seen.scenario.judgement.cite_facts.min
    cited = np.zeros_like(liked)
    np.put_along_axis(cited, order, liked, axis=1)
    return cited


RANDOM = Bot("random", say_anything, judge_by_chance, sure=50)
PITCH = Bot("pitch", pitch_first, judge_eagerly, sure=95)
CHECKLIST = Bot("checklist", ask_the_list, judge_eagerly, sure=75)
QUALIFIER = Bot("qualifier", qualify, judge_as_heard, sure=75)
BOTS = (RANDOM, PITCH, CHECKLIST, QUALIFIER)
"""Bots that play from what they see."""
PERFECT = "perfect"


def perfect(way: tuple[str, ...], answer: str) -> Bot:
    """Return the perfect bot, which follows a path to the best total, gives this answer and cites all it knows."""

    def follow(seen: Seen) -> Picks:
        names = [move.id for move in seen.moves]
        return np.full(len(seen.legal), names.index(way[seen.turn]))

    def judge(seen: Seen) -> Judged:
        number = list(seen.scenario.judgement.options).index(answer)
        return Judged(np.full(len(seen.known), number), seen.known)

    return Bot(PERFECT, follow, judge, sure=100)
