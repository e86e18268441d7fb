"""Five sorts of learner, as plain rules: what each would say next, and how each judges afterwards.

A bot knows what a learner could see, and nothing else: which lines are possible and of which kind, what it
has heard, what the buyer raised, how much time seems left. It never looks at the name of a move, so that it
plays every buyer. Many talks are decided at once, one a row. The perfect bot alone looks behind the scenes:
it follows a way to the best total.

Whoever changes how a bot plays raises `authoring.measured.BOTS_VERSION`, so that what was measured before is stale.
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
"""By talk: the number of the move to say next, counted in the order written."""
Chances = NDArray[np.float64]

ASKING = ("open_question", "closed_question", "probe")
OPEN = ("open_question", "probe")
TELLING = ("give_info", "price")
PLAYING_BACK = ("reflect", "acknowledge")
SLIPS = (*ASKING, *TELLING, "pitch", "small_talk")
"""Kinds that somebody says out of turn without meaning to end the talk or to hurt."""

SLIP = 0.15
"""How often the good qualifier says something out of turn."""
ASKED_AT_MOST = 3
"""So often the good qualifier asks the same question; then it lets the matter rest."""
CLOSES_AT_MOST = 3
ENOUGH_TO_SUM_UP = 3
"""Facts heard in the talk before a summary sums up anything."""


@dataclass(frozen=True)
class Seen:
    """What the learner sees at one point of many talks. Tables have a row for each talk."""

    scenario: Scenario
    turn: int
    """Lines said so far."""
    legal: Mask
    """Talks by moves: possible now."""
    used: NDArray[np.int64]
    """Talks by moves: how often it was said."""
    evaded: Mask
    """Talks by moves: the latest time this was said, the buyer held something back."""
    stirred: Mask
    """Talks by moves: since then a fact was heard, or something was played back or answered."""
    raised: Mask
    """Talks by moves: it answers what the buyer has raised so far."""
    facts: tuple[str, ...]
    known: Mask
    """Talks by facts."""
    heard: NDArray[np.int64]
    """By talk: how many facts were heard since the talk began."""
    fresh: Mask
    """By talk: something was heard since something was last played back."""
    last: Picks
    """By talk: the move said last, or -1."""
    pressed: Mask
    """By talk: the buyer's time is in its lowest band."""
    chance: Chances
    """Talks by draws, each 0 up to 1: what is left to chance this time."""

    @property
    def moves(self) -> tuple[MoveContent, ...]:
        """All moves, in the order written."""
        return self.scenario.moves

    def of(self, *kinds: str) -> Mask:
        """Talks by moves: possible, and of one of these kinds."""
        return np.asarray(self.legal & np.array([move.kind in kinds for move in self.moves], bool))

    def bound(self) -> Mask:
        """By move: becomes possible only through something that happened in the talk."""
        return np.array([move.when is not None for move in self.moves])

    def new(self) -> Mask:
        """Talks by moves: not said yet."""
        return np.asarray(self.used == 0)


@dataclass(frozen=True)
class Judged:
    """By talk: the number of the answer; talks by facts: what is cited."""

    answer: Picks
    cited: Mask


@dataclass(frozen=True)
class Bot:
    """One sort of learner. `sure`: the confidence in per cent that it states."""

    name: str
    next: Callable[[Seen], Picks]
    judge: Callable[[Seen], Judged]
    sure: int


def first(wishes: list[Mask], seen: Seen) -> Picks:
    """The first wish that is possible in each talk, said least often so far; else anything but an insult."""
    picks = np.full(len(seen.legal), -1)
    anything = seen.legal & np.array([move.kind != "attack" for move in seen.moves])
    for wish in (*wishes, anything, seen.legal):
        often = np.where(wish, seen.used, np.iinfo(np.int64).max)
        here = (picks < 0) & wish.any(axis=1)
        picks[here] = often.argmin(axis=1)[here]
    return picks


def drawn(among: Mask, chance: Chances) -> Picks:
    """One of the possible ones in each row, each as likely; -1 where there is none."""
    many = among.sum(axis=1)
    rank = np.minimum((chance * many).astype(np.int64), many - 1)
    found = (among.cumsum(axis=1) == (rank + 1)[:, None]) & among
    return np.where(many > 0, found.argmax(axis=1), -1)


def say_anything(seen: Seen) -> Picks:
    """Random: any line that is possible."""
    return drawn(seen.legal, seen.chance[:, 0])


def pitch_first(seen: Seen) -> Picks:
    """Pitch-first: the pitch, the price, the next step; and again."""
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
    """Checklist asker: every question once as written, whatever the answers; then the next step."""
    return first([seen.of(*ASKING) & seen.new(), seen.of("commitment")], seen)


def qualify(seen: Seen) -> Picks:
    """Good qualifier: opens, asks, plays back, digs, answers, sums up; ends as what was heard suggests.

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
    """The next step where the case seems worth it, the polite exit where not or where asking led to nothing."""
    row, _ = _believed(seen)
    answers = [truth.answer for truth in seen.scenario.judgement.model]
    worth_it = np.array([answer == eager(seen.scenario) for answer in answers])[row]
    commits, leaves = seen.of("commitment"), seen.of("disqualify")
    tried = np.where(commits, seen.used, 0).sum(axis=1) >= CLOSES_AT_MOST
    stays = (worth_it & ~tried) | ~leaves.any(axis=1)
    return np.where(stays[:, None], commits, leaves)


def eager(scenario: Scenario) -> str:
    """The answer of somebody who wants the deal: `pursue`, or the first where the options have other names."""
    options = list(scenario.judgement.options)
    return "pursue" if "pursue" in options else options[0]


def _believed(seen: Seen) -> tuple[Picks, NDArray[np.int64]]:
    """The row of the truth key that fits what was heard, and how many facts for it are known.

    The key is read with the facts heard in place of those that are true.
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
    """Talks by facts: known, and one of these."""
    return np.asarray(seen.known & np.array([name in names for name in seen.facts], bool))


def judge_by_chance(seen: Seen) -> Judged:
    """Any answer, for any reasons."""
    options = len(seen.scenario.judgement.options)
    answer = np.minimum((seen.chance[:, 0] * options).astype(np.int64), options - 1)
    return Judged(answer, _cited(seen, np.argsort(seen.chance[:, 1 : len(seen.facts) + 1], axis=1, kind="stable")))


def judge_eagerly(seen: Seen) -> Judged:
    """Worth it, whatever was said; the first facts that come to mind are the reasons."""
    answer = np.full(len(seen.known), list(seen.scenario.judgement.options).index(eager(seen.scenario)))
    return Judged(answer, _cited(seen, np.broadcast_to(np.arange(len(seen.facts)), seen.known.shape)))


def judge_as_heard(seen: Seen) -> Judged:
    """What the facts heard suggest, and those facts as reasons; with too few of them, a guess among the answers."""
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
    """Of the known facts, as many as must be cited, in this order of preference."""
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
"""Those that play from what they see."""
PERFECT = "perfect"


def perfect(way: tuple[str, ...], answer: str) -> Bot:
    """Perfect: goes a way to the best total, gives this answer, and cites all it knows."""

    def follow(seen: Seen) -> Picks:
        names = [move.id for move in seen.moves]
        return np.full(len(seen.legal), names.index(way[seen.turn]))

    def judge(seen: Seen) -> Judged:
        number = list(seen.scenario.judgement.options).index(answer)
        return Judged(np.full(len(seen.known), number), seen.known)

    return Bot(PERFECT, follow, judge, sure=100)
