"""Points of a typed line in a talk: what each can be, and which of them count."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from .moment import Moment
from .points import Part, Span
from .ranking import Ranked
from .reading import Answered, Heard
from .repertoire import Repertoire
from .words import words

MOST_POINTS = 3
FEWEST_WORDS = 4
SURE = 0.5
"""Probability from which a point counts as its likeliest target."""
LEAST = 0.15
"""Probability from which a question gets the likeliest ordinary answer."""
LIKELY = 0.08
"""Probability from which a move is offered as a candidate."""
MOST_OFFERED = 3
KNOWN, KNOWN_ASKED = 0.3, 0.5
"""Probability from which an intent is answered although nothing of the exercise is near; the second for questions."""
SAME = 0.88
"""Cosine from which a whole turn counts as one of the wordings and is not split into parts."""
ANSWERS = 0.2
"""Probability that a statement needs to count as an answer to the buyer's own question."""
SAME_AGAIN = 0.8
"""Cosine to a wording from which something that was answered before counts as simply asked again."""
NEARLY_AS_MUCH = 0.25
"""Probability of its second target from which a question is that, if another of the line is more surely its first."""
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|sure|correct|right|exactly|it is|i am|i do|of course|indeed|absolutely)\b", re.I
)
_NO = re.compile(
    r"^\W*(?:no|nope|not (?:immediately|now|today|quite|exactly|here|that|at all|yet|really)|never|god no|sorry"
    r"|i am not|i'm not|i'm staying)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Point:
    """Part of a turn and what it can be; `text` is as typed."""

    part: Part
    text: str
    ranked: list[Ranked]
    intent: str
    chance: float
    asks: bool

    @property
    def span(self) -> Span:
        """Place in the turn."""
        return self.part.span


@dataclass(frozen=True, slots=True)
class Taken:
    """Points of a turn sorted into moves, moves asked too early, answers, and what only leads up (`light`).

    `told` says that more is asked than there is to tell.
    """

    heard: list[Heard]
    early: list[Heard]
    answers: list[Answered]
    light: list[Answered]
    told: bool


def answer_to_buyer(found: Sequence[Point], moment: Moment) -> Heard | None:
    """Return the statement of a turn that answers what the buyer has just asked, if one is likely enough."""
    expected = moment.expected & moment.legal
    likely: list[Heard] = []
    for point in found:
        if not point.asks:
            entries = [entry for entry in point.ranked if entry.target.id in expected and entry.chance >= ANSWERS]
            likely += [Heard(entry.target.id, entry.chance, entry.because, point.span) for entry in entries]
    return max(likely, key=lambda part: part.confidence, default=None)


def is_clearer(together: Point, apart: Sequence[Point]) -> bool:
    """Return whether points are clearer together than apart.

    They must be likelier one thing than the likeliest of them, and not two clear things.
    """
    if not together.ranked:
        return False
    first = together.ranked[0]
    best = max((point.ranked[0].chance for point in apart if point.ranked), default=0.0)
    clear = {point.ranked[0].target.id for point in apart if point.ranked and point.ranked[0].chance >= SURE}
    if first.near >= SAME and first.chance >= SURE:
        return True
    return len(clear) < 2 and (first.chance >= max(SURE, best) or first.chance >= LEAST > best)


def each_asking_its_own(found: Sequence[Point]) -> list[Point]:
    """Return the points with each question for something of its own: nobody asks the same thing twice in one line."""
    surest: dict[str, Point] = {}
    for point in sorted((point for point in found if point.asks and point.ranked), key=_how_sure):
        surest[point.ranked[0].target.id] = point
    return [_its_own(point, surest) for point in found]


def _how_sure(point: Point) -> float:
    return point.ranked[0].chance


def _its_own(point: Point, surest: Mapping[str, Point]) -> Point:
    if not point.asks or len(point.ranked) < 2 or surest[point.ranked[0].target.id] is point:
        return point
    first, second, *others = point.ranked
    if second.chance < NEARLY_AS_MUCH:
        return point
    return replace(point, ranked=[replace(second, chance=first.chance + second.chance), *others])


def goes_on(heard: Heard, following: Heard) -> Heard:
    """Return a move that goes on in the next point: its question belongs to it, as in "if I came, would you look?"."""
    span = heard.span[0], following.span[1]
    return replace(heard, confidence=max(heard.confidence, following.confidence), span=span)


def usual_answer(found: Sequence[Point], repertoire: Repertoire) -> Answered | None:
    """Return a stock answer to the clearest intent of these points, which any buyer can give.

    Args:
        found: points of a turn.
        repertoire: the intents.
    """
    point = max(found, key=lambda point: point.chance, default=None)
    if point is None or point.chance < (KNOWN_ASKED if point.asks else KNOWN):
        return None
    intent = repertoire.intents[repertoire.place[point.intent]]
    return Answered("", intent.id, intent.label, intent.answers, point.chance, intent.label, point.span)


def own_answer(point: Point, first: Ranked, repertoire: Repertoire) -> Answered:
    """Return the exercise's own answer, labelled by the intent that the line most likely has.

    Args:
        point: point of a turn.
        first: answer that it is read as.
        repertoire: the intents.
    """
    wants, place = point.part.sensed.chances, repertoire.place
    meant = max(first.target.means, key=lambda name: wants[place[name]] if name in place else 0.0, default="")
    label = repertoire.intents[place[meant]].label if meant in place else ""
    return Answered(first.target.id, meant or point.intent, label, (), first.chance, first.because, point.span)


def may_answer(point: Point, moment: Moment) -> bool:
    """Return whether a point may be an answer to what the buyer has just asked, however it was read."""
    if not moment.expected:
        return False
    if not point.asks and len(words(point.text)) >= FEWEST_WORDS:
        return True
    return any(entry.chance >= LIKELY for entry in point.ranked if entry.target.id in moment.expected)


def is_used_up(entry: Ranked, moment: Moment) -> bool:
    """Return whether the buyer has nothing to add to this, unless the same thing is simply asked again."""
    return entry.target.id in moment.told and entry.near < SAME_AGAIN


def is_clear(point: Point) -> bool:
    """Return whether a point is likely enough to be its likeliest target."""
    return bool(point.ranked) and point.ranked[0].chance >= SURE


def best_answers(answers: Sequence[Answered]) -> list[Answered]:
    """Return the most confident answers of a turn, in the order of the text."""
    best = sorted(answers, key=lambda answer: -answer.confidence)[:MOST_POINTS]
    clear = [answer for answer in best if answer.confidence >= SURE] or best[:1]
    return sorted(clear, key=lambda answer: answer.span)


def clear_answers(answers: Sequence[Answered], heard: Sequence[Heard]) -> list[Answered]:
    """Return the answers given besides the moves of a turn: only clear ones."""
    clear = [answer for answer in answers if answer.confidence >= SURE]
    return sorted(clear, key=lambda answer: answer.span)[: MOST_POINTS - len(heard)]


def candidates_of(found: Sequence[Point], moment: Moment, heard: Collection[str]) -> tuple[Heard, ...]:
    """Return the moves that may have been meant instead, most likely first.

    Args:
        found: points of the turn.
        moment: situation in the talk.
        heard: moves that were understood.
    """
    likely: dict[str, Heard] = {}
    for point in found:
        if heard and not (point.ranked and point.ranked[0].target.id in heard):
            continue
        for entry in point.ranked:
            name = entry.target.id
            if entry.target.sort != "move" or name not in moment.legal or name in heard or entry.chance < LIKELY:
                continue
            if name not in likely or likely[name].confidence < entry.chance:
                likely[name] = Heard(name, entry.chance, entry.because, point.span)
    return tuple(sorted(likely.values(), key=lambda part: -part.confidence)[:MOST_OFFERED])


def plain_answer(text: str) -> bool | None:
    """Return whether a line begins with a plain yes or no; None if it does not."""
    if _YES.search(text):
        return True
    return False if _NO.search(text) else None
