"""The reader of a talk: a typed line to what the buyer answers, point by point.

A line is read in points. Each is ranked among the moves of the exercise and the ordinary answers of its buyer; what
is near none of them is still known by its intent, so that any buyer has an answer. What only leads up to a point
(a greeting, a story, sympathy, clearing the throat) is put aside where there is a point. What is left is told apart
by its sort (a who, a when, a statement), so that the buyer can take it fittingly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .acts import acts as found_acts
from .aside import aside
from .encoder import Encoder
from .likeness import Likeness
from .moment import Moment
from .points import Part, Span, groups, points
from .ranking import Ranked, Ranking
from .reading import Act, Answered, Heard, Reading
from .repertoire import Repertoire
from .sorts import asks, sort_of
from .spelling import Spelling
from .targets import Target
from .words import COMMON, plainly, tidy, words

MOST_MOVES = 2
REMEMBERED = 16
MOST_POINTS = 3
FEWEST_WORDS = 4
SURE = 0.5
"""From this chance on a point is what it is likeliest."""
LEAST = 0.12
"""From this chance on a question gets the likeliest ordinary answer."""
MOVE_LEAST = 0.4
"""Where the buyer has nothing ordinary to say, a move needs this chance at the least."""
KNOWN, KNOWN_ASKED = 0.3, 0.5
"""From this chance on an intent is answered, though nothing of the exercise is near; a question needs more."""
LIKELY = 0.08
"""From this chance on a move is offered among what may have been meant."""
MOST_OFFERED = 3
SAME = 0.88
"""From this cosine on a whole turn is one of the wordings, and its parts are not looked at."""
BEYOND = 0.55
"""From this likeness to a topic that the buyer cannot know, the buyer does not know."""
AGAIN = 0.8
"""From this chance on a move that was made before is made again."""
ANSWERS = 0.2
"""A statement needs this chance to be what answers the buyer's own question."""
PROVEN = 0.35
"""From this chance of its intents on a text wants what does harm; people rarely mean it by less."""
SAME_AGAIN = 0.8
"""From this cosine to a wording on, what was answered before is simply asked again."""
SAID_EARLY = 0.35
"""From this chance on what is said, and not asked, is taken for a move before its time."""
NEARLY = 0.5
"""An ordinary answer with this share of an early move's chance is given instead."""
YES = frozenset("answer_yes agree confirm_date say_goodbye thank_goodbye step_back".split())
NO = frozenset("answer_no take_back deny_selling apologise".split())
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
    """A part of a turn and what it can be; `text` is as it was typed."""

    part: Part
    text: str
    ranked: list[Ranked]
    intent: str
    chance: float
    asks: bool

    @property
    def span(self) -> Span:
        """Where it stands in the turn."""
        return self.part.span


@dataclass(frozen=True, slots=True)
class Taken:
    """The points of a turn as moves, moves that are asked too early, answers, and what only leads up.

    `told` says that more is asked than there is to tell.
    """

    heard: list[Heard]
    early: list[Heard]
    answers: list[Answered]
    light: list[Answered]
    told: bool


class TalkReader:
    """Understands what is typed in one exercise. Raises ValueError for a pattern that is no regular expression."""

    def __init__(
        self,
        name: str,
        targets: Sequence[Target],
        unknowable: Sequence[str],
        repertoire: Repertoire,
        encoder: Encoder,
        carried: Iterable[Path] = (),
    ) -> None:
        self._repertoire = repertoire
        self._read: dict[tuple[str, str], list[tuple[int, int, Part]]] = {}
        self.ranking = Ranking(name, targets, repertoire, carried)
        own = {word for target in targets for text in (*target.wordings, *target.about) for word in words(text)}
        self._spelling = Spelling(own | COMMON, encoder.words())
        self._topics = Likeness([(topic, topic) for topic in unknowable])

    def read(self, text: str, legal: Collection[str], last_line: str = "") -> Reading:
        """What `text` means, given the moves that are `legal` and nothing else of the talk."""
        return self.hear(text, Moment.of(legal, last_line))

    def hear(self, text: str, moment: Moment) -> Reading:
        """What `text` means at this moment of the talk."""
        plain, cut = tidy(text)
        verdict = aside(plain)
        if verdict is not None:
            return Reading(plain, verdict, cut=cut)
        acts = found_acts(plain, moment.last_line)
        if not self._spelling.knows(plain):
            return Reading(plain, "nothing", acts=acts, cut=cut, sort="statement")
        found = self._points(plain, moment)
        if self._is_unknowable(plain):
            return Reading(plain, "unknowable", acts=acts, cut=cut)
        reading = self._reading(plain, cut, acts, found, moment)
        return replace(reading, addresses=any(_may_answer(point, moment) for point in found))

    def said_yes(self, text: str) -> bool | None:
        """What a line says to "did you mean that?": True, False, or None when it says something else."""
        plain, _ = tidy(text)
        if _YES.search(plain):
            return True
        if _NO.search(plain):
            return False
        wants = self._repertoire.sensed(self._repaired(plain)).chances
        intent = self._repertoire.intents[int(wants.argmax())].id
        if len(words(plain)) > 8 or float(wants.max()) < KNOWN:
            return None
        return True if intent in YES else False if intent in NO else None

    def own_texts(self) -> list[str]:
        """Every sentence of the exercise with which a line is compared."""
        return self.ranking.texts

    def wants(self, target: str, text: str) -> bool:
        """Whether a text is by its intent what this target means, or is one of its wordings: the proof of harm."""
        said = self._repaired(text)
        part = Part((0, len(text)), said, self._repertoire.sensed(said))
        ranked = self.ranking.ranked(part, Moment.of((target,)))
        one = next(one for one in ranked if one.target.id == target)
        return one.intent >= PROVEN or one.near >= SAME

    def _repaired(self, text: str) -> str:
        return self._spelling.repaired(plainly(text))

    def parts(self, plain: str, last_line: str) -> list[tuple[int, int, Part]]:
        """The parts of a turn with the first and the last point of each: the points, then several of them together.

        Those of the latest turns are remembered, for a doubtful line is looked at more than once.
        """
        if (plain, last_line) not in self._read:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            self._read[plain, last_line] = self._parts(plain, last_line)
        return self._read[plain, last_line]

    def _parts(self, plain: str, last_line: str) -> list[tuple[int, int, Part]]:
        spans = points(plain)
        texts = [self._repaired(plain[slice(*span)]) for span in spans]
        sensed = self._repertoire.sensed_turns([(last_line, tuple(texts))])[0]
        several = len(spans) > 1
        found = [
            (at, at, Part(span, text, one, several=several))
            for at, (span, text, one) in enumerate(zip(spans, texts, sensed, strict=True))
        ]
        for first, last in groups(plain, spans):
            span = spans[first][0], spans[last][1]
            joined = self._repertoire.joined(sensed[first : last + 1])
            text = self._repaired(plain[slice(*span)])
            found.append((first, last, Part(span, text, joined, whole=True, several=True)))
        return found

    def _points(self, plain: str, moment: Moment) -> list[Point]:
        """The points of a turn; several that are clearer together than each for itself are one."""
        found: list[tuple[int, int, Point]] = []
        for first, last, part in self.parts(plain, moment.last_line):
            point = self._point(plain, part, moment)
            inside = [each for begin, end, each in found if first <= begin and end <= last]
            if not part.whole:
                found.append((first, last, point))
            elif _is_clearer(point, inside):
                at = next(number for number, each in enumerate(found) if each[2] is inside[0])
                found = [each for each in found if not any(each[2] is one for one in inside)]
                found.insert(at, (first, last, point))
        return [point for _, _, point in found]

    def _point(self, plain: str, part: Part, moment: Moment) -> Point:
        said = plain[slice(*part.span)]
        chances = part.sensed.chances
        best = int(chances.argmax())
        intent = self._repertoire.intents[best].id
        return Point(part, said, self.ranking.ranked(part, moment), intent, round(float(chances[best]), 3), asks(said))

    def _reading(self, plain: str, cut: bool, acts: tuple[Act, ...], found: Sequence[Point], moment: Moment) -> Reading:
        taken = self._sorted(found, moment, SURE)
        if not taken.heard and not any(point.asks for point in found if _is_clear(point)):
            taken = self._sorted(found, moment, LEAST)
        heard, answers, light = taken.heard, taken.answers, taken.light
        candidates = _candidates(found, moment, {part.move for part in heard})
        if heard:
            return Reading(plain, "heard", tuple(heard), candidates, acts, cut, tuple(_beside(answers, heard)))
        if answers:
            return Reading(plain, "answered", (), candidates, acts, cut, tuple(_best(answers)))
        if taken.early:
            return Reading(plain, "early", (), candidates, acts, cut, early=tuple(taken.early[:1]))
        if taken.told:
            return Reading(plain, "told", (), candidates, acts, cut)
        asking = any(point.asks for point in found)
        if light and not asking:
            return Reading(plain, "answered", (), candidates, acts, cut, tuple(_best(light)[:1]))
        usual = self._usual([point for point in found if point.asks or not asking])
        if usual is not None:
            return Reading(plain, "answered", (), candidates, acts, cut, (usual,))
        if light:
            return Reading(plain, "answered", (), candidates, acts, cut, tuple(_best(light)[:1]))
        sort = sort_of(next((point.text for point in reversed(found) if point.asks), plain))
        return Reading(plain, "unsure" if candidates else "nothing", (), candidates, acts, cut, sort=sort)

    def _sorted(self, found: Sequence[Point], moment: Moment, enough: float) -> Taken:
        """What the points of a turn are taken for, each where that is likely enough."""
        heard: dict[str, Heard] = {}
        early: list[Heard] = []
        answers: dict[str, Answered] = {}
        light: list[Answered] = []
        told = False
        for point in found:
            first = self._first(point, moment, enough)
            if first is None:
                continue
            if _is_worn(first, moment):
                told = told or point.asks
                continue
            if first.target.sort == "move":
                if len(found) > 1 and not point.asks and len(words(point.text)) < FEWEST_WORDS:
                    continue  # a fragment beside something else is no move
                part = Heard(first.target.id, first.chance, first.because, point.span)
                if first.target.id not in moment.legal:
                    early.append(part)
                elif first.target.id not in heard:
                    heard[first.target.id] = part
            elif point.asks or self._proposes(point.intent):
                answers.setdefault(first.target.id, self._own_answer(point, first))
            else:
                light.append(self._own_answer(point, first))
        answer = _answer_to_buyer(found, moment)
        if answer is not None and not moment.expected & heard.keys():
            heard = {answer.move: answer, **heard}
        moves = sorted(heard.values(), key=lambda part: (part is not answer, -part.confidence))[:MOST_MOVES]
        return Taken(sorted(moves, key=lambda part: part.span), early, list(answers.values()), light, told)

    def _first(self, point: Point, moment: Moment, enough: float) -> Ranked | None:
        """What a point is likeliest, where that is likely enough.

        What is asked too early gives way to an ordinary answer that is nearly as likely, and so does a move that was
        made before, unless it is plainly asked again; what only gives back or tells something before its time is no
        move.
        """
        ordinary = next((one for one in point.ranked if one.target.sort != "move" and not _is_worn(one, moment)), None)
        for one in point.ranked:
            if one.chance < enough:
                return None
            if not moment.answers and one.chance < MOVE_LEAST:
                return None
            if _is_worn(one, moment):
                return ordinary if ordinary is not None and ordinary.chance >= LEAST else one
            if one.target.sort == "move" and one.target.id not in moment.legal:
                is_said = one.target.form != "asks" and one.chance >= SAID_EARLY
                if not point.asks and not is_said and not self._proposes(point.intent):
                    continue
                if ordinary is not None and ordinary.chance >= max(NEARLY * one.chance, enough / 2):
                    return ordinary
            is_doubtful = one.target.id in moment.spent and one.chance < AGAIN
            if is_doubtful and ordinary is not None and ordinary.chance >= NEARLY * enough:
                return ordinary
            return one
        return None

    def _usual(self, found: Sequence[Point]) -> Answered | None:
        """What any buyer can say to the clearest intent of these points."""
        point = max(found, key=lambda point: point.chance, default=None)
        if point is None or point.chance < (KNOWN_ASKED if point.asks else KNOWN):
            return None
        intent = self._repertoire.intents[self._repertoire.place[point.intent]]
        return Answered("", intent.id, intent.label, intent.answers, point.chance, intent.label, point.span)

    def _proposes(self, intent: str) -> bool:
        place = self._repertoire.place.get(intent)
        return place is not None and self._repertoire.intents[place].form == "proposes"

    def _own_answer(self, point: Point, first: Ranked) -> Answered:
        """The exercise's own answer, called by what the line wants of all that it answers."""
        wants = point.part.sensed.chances
        place = self._repertoire.place
        meant = max(first.target.means, key=lambda name: wants[place[name]] if name in place else 0.0, default="")
        label = self._repertoire.intents[place[meant]].label if meant in place else ""
        return Answered(first.target.id, meant or point.intent, label, (), first.chance, first.because, point.span)

    def _is_unknowable(self, plain: str) -> bool:
        return bool(self._topics.said) and bool(self._topics.products(plain).max() >= BEYOND)


def _answer_to_buyer(found: Sequence[Point], moment: Moment) -> Heard | None:
    """The statement of a turn that answers what the buyer has just asked, if one is likely enough."""
    likely = [
        Heard(one.target.id, one.chance, one.because, point.span)
        for point in found
        if not point.asks
        for one in point.ranked
        if one.target.id in moment.expected & moment.legal and one.chance >= ANSWERS
    ]
    return max(likely, key=lambda part: part.confidence, default=None)


def _is_clearer(together: Point, apart: Sequence[Point]) -> bool:
    """Whether points are clearer together: likelier one thing than the likeliest of them, and not two clear things."""
    if not together.ranked:
        return False
    first = together.ranked[0]
    best = max((point.ranked[0].chance for point in apart if point.ranked), default=0.0)
    clear = {point.ranked[0].target.id for point in apart if point.ranked and point.ranked[0].chance >= SURE}
    if first.near >= SAME and first.chance >= SURE:
        return True
    return len(clear) < 2 and (first.chance >= max(SURE, best) or first.chance >= LEAST > best)


def _may_answer(point: Point, moment: Moment) -> bool:
    """Whether a point may be an answer to what the buyer has just asked, however it was read."""
    if not moment.expected:
        return False
    if not point.asks and len(words(point.text)) >= FEWEST_WORDS:
        return True
    return any(one.chance >= LIKELY for one in point.ranked if one.target.id in moment.expected)


def _is_worn(one: Ranked, moment: Moment) -> bool:
    """Whether the buyer has nothing new to say to this, and is not just asked the same thing again."""
    return one.target.id in moment.told and one.near < SAME_AGAIN


def _is_clear(point: Point) -> bool:
    return bool(point.ranked) and point.ranked[0].chance >= SURE


def _best(answers: Sequence[Answered]) -> list[Answered]:
    """The surest answers of a turn in the order of the talk."""
    best = sorted(answers, key=lambda one: -one.confidence)[:MOST_POINTS]
    clear = [one for one in best if one.confidence >= SURE] or best[:1]
    return sorted(clear, key=lambda one: one.span)


def _beside(answers: Sequence[Answered], heard: Sequence[Heard]) -> list[Answered]:
    """What is answered beside the moves of a turn: only what is clear."""
    clear = [one for one in answers if one.confidence >= SURE]
    return sorted(clear, key=lambda one: one.span)[: MOST_POINTS - len(heard)]


def _candidates(found: Sequence[Point], moment: Moment, heard: Collection[str]) -> tuple[Heard, ...]:
    """The moves that may have been meant instead, best first."""
    likely: dict[str, Heard] = {}
    for point in found:
        if heard and not (point.ranked and point.ranked[0].target.id in heard):
            continue
        for one in point.ranked:
            name = one.target.id
            if one.target.sort != "move" or name not in moment.legal or name in heard or one.chance < LIKELY:
                continue
            if name not in likely or likely[name].confidence < one.chance:
                likely[name] = Heard(name, one.chance, one.because, point.span)
    return tuple(sorted(likely.values(), key=lambda part: -part.confidence)[:MOST_OFFERED])
