"""Reader of a talk: from a typed line to what the buyer answers, point by point.

A line is read in points. Each is ranked among the moves of the exercise and the ordinary answers of its buyer; a point
that is near none of them is still known by its intent, so that any buyer has an answer. Anything that only leads up to
a point (a greeting, a story, sympathy, clearing the throat) is set aside if there is a point. What is left is
classified by its sort (a who, a when, a statement), so that the buyer can react fittingly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
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
from .said_after import SaidAfter
from .sorts import asks, sort_of
from .spelling import Spelling
from .talk_points import (
    FEWEST_WORDS,
    KNOWN,
    LEAST,
    SAME,
    SURE,
    Point,
    Taken,
    answer_to_buyer,
    best_answers,
    candidates_of,
    clear_answers,
    each_asking_its_own,
    goes_on,
    is_clear,
    is_clearer,
    is_used_up,
    may_answer,
    own_answer,
    plain_answer,
    usual_answer,
)
from .targets import Target
from .words import COMMON, plainly, tidy, words

MOST_MOVES = 2
REMEMBERED = 16
MOVE_LEAST = 0.5
"""Probability that a move needs if the buyer has no ordinary answers."""
BEYOND = 0.55
"""Similarity to an unknowable topic from which the buyer does not know the answer."""
AGAIN = 0.8
"""Probability from which a move that was made before is made again."""
PROVEN = 0.35
"""Total probability of its intents from which a text proves a harmful target; people rarely mean it by less."""
SAID_EARLY = 0.35
"""Probability from which a statement counts as a move before its time."""
NEARLY = 0.5
"""Share of an early move's probability from which an ordinary answer is given instead."""
YES = frozenset("answer_yes agree confirm_date say_goodbye thank_goodbye step_back".split())
NO = frozenset("answer_no take_back deny_selling apologise".split())


class TalkReader:
    """Reader of typed text in one exercise.

    Raises:
        ValueError: a pattern is not a regular expression.
    """

    def __init__(
        self,
        name: str,
        targets: Sequence[Target],
        unknowable: Sequence[str],
        repertoire: Repertoire,
        encoder: Encoder,
        carried: Iterable[Path] = (),
        after: SaidAfter | None = None,
    ) -> None:
        self._repertoire = repertoire
        self.ranking = Ranking(name, targets, repertoire, carried, after)
        own = {word for target in targets for text in (*target.wordings, *target.about) for word in words(text)}
        self._spelling = Spelling(own | COMMON, encoder.words())
        self._topics = Likeness([(topic, topic) for topic in unknowable])
        # A doubtful line is examined more than once; the caches are shared by the threads of a room.
        self._remembered_parts = lru_cache(REMEMBERED)(self._parts)
        self._remembered_acts = lru_cache(REMEMBERED)(found_acts)

    def read(self, text: str, legal: Collection[str], last_line: str = "") -> Reading:
        """Return what `text` means, given only the `legal` moves and the buyer's last line."""
        return self.hear(text, Moment.of(legal, last_line))

    def hear(self, text: str, moment: Moment) -> Reading:
        """Return what `text` means at this moment of the talk."""
        plain, cut = tidy(text)
        verdict = aside(plain)
        if verdict is not None:
            return Reading(plain, verdict, cut=cut)
        acts = self._remembered_acts(plain, moment.last_line)
        if not self._spelling.knows(plain):
            return Reading(plain, "nothing", acts=acts, cut=cut, sort="statement")
        points_found = self._points(plain, moment)
        if self._is_unknowable(plain):
            return Reading(plain, "unknowable", acts=acts, cut=cut)
        reading = self._reading(plain, acts, points_found, moment, cut=cut)
        return replace(reading, addresses=any(may_answer(point, moment) for point in points_found))

    def said_yes(self, text: str) -> bool | None:
        """Return whether a line answers "did you mean that?" with yes or no; None if it says something else."""
        plain, _ = tidy(text)
        answer = plain_answer(plain)
        if answer is not None:
            return answer
        wants = self._repertoire.sensed(self._repaired(plain)).chances
        intent = self._repertoire.intents[int(wants.argmax())].id
        if len(words(plain)) > 8 or float(wants.max()) < KNOWN:
            return None
        return True if intent in YES else False if intent in NO else None

    def nearest(self, text: str, last_line: str, span: Span, options: Mapping[str, Sequence[str]]) -> str:
        """Return which option a part of a line asks for; empty if that is not clear.

        Args:
            text: line as it was read.
            last_line: what the buyer said last.
            span: place of the part.
            options: names with texts of the exercise.
        """
        part = next((part for _, _, part in self.parts(text, last_line) if part.span == span), None)
        return "" if part is None else self.ranking.nearest(part, options)

    def own_texts(self) -> list[str]:
        """Return every sentence of the exercise that lines are compared with."""
        return self.ranking.texts

    def without(self, *sentences: str) -> TalkReader:
        """Return the same reader as if these sentences of the exercise were not in it."""
        other = copy(self)
        other.ranking = self.ranking.without(*sentences)
        return other

    def wants(self, target: str, text: str) -> bool:
        """Return whether a text means this target by its intent, or is one of its wordings: the proof of harm."""
        repaired = self._repaired(text)
        part = Part((0, len(text)), repaired, self._repertoire.sensed(repaired))
        ranked = self.ranking.ranked(part, Moment.of((target,)))
        entry = next(entry for entry in ranked if entry.target.id == target)
        return entry.intent >= PROVEN or entry.near >= SAME

    def _repaired(self, text: str) -> str:
        return self._spelling.repaired(plainly(text))

    def parts(self, plain: str, last_line: str) -> list[tuple[int, int, Part]]:
        """Return the parts of a turn with the index of their first and last point: the points, then groups of them."""
        return self._remembered_parts(plain, last_line)

    def _parts(self, plain: str, last_line: str) -> list[tuple[int, int, Part]]:
        spans = points(plain)
        texts = [self._repaired(plain[slice(*span)]) for span in spans]
        sensed = self._repertoire.sensed_turns([(last_line, tuple(texts))])[0]
        several = len(spans) > 1
        parts = [
            (at, at, Part(span, text, meaning, several=several))
            for at, (span, text, meaning) in enumerate(zip(spans, texts, sensed, strict=True))
        ]
        for first, last in groups(plain, spans):
            span = spans[first][0], spans[last][1]
            joined = self._repertoire.joined(sensed[first : last + 1])
            text = self._repaired(plain[slice(*span)])
            parts.append((first, last, Part(span, text, joined, whole=True, several=True)))
        return parts

    def _points(self, plain: str, moment: Moment) -> list[Point]:
        """Return the points of a turn; a group that is clearer than each of its points replaces them."""
        found: list[tuple[int, int, Point]] = []
        for first, last, part in self.parts(plain, moment.last_line):
            point = self._point(plain, part, moment)
            inside = [entry for entry in found if first <= entry[0] and entry[1] <= last]
            if not part.whole:
                found.append((first, last, point))
            elif is_clearer(point, [inner for _, _, inner in inside]):
                at = next(number for number, entry in enumerate(found) if entry is inside[0])
                found = [entry for entry in found if not any(entry is inner for inner in inside)]
                found.insert(at, (first, last, point))
        return [point for _, _, point in found]

    def _point(self, plain: str, part: Part, moment: Moment) -> Point:
        typed = plain[slice(*part.span)]
        chances = part.sensed.chances
        best = int(chances.argmax())
        intent = self._repertoire.intents[best].id
        return Point(
            part, typed, self.ranking.ranked(part, moment), intent, round(float(chances[best]), 3), asks(typed)
        )

    def _reading(
        self, plain: str, acts: tuple[Act, ...], points_found: Sequence[Point], moment: Moment, *, cut: bool
    ) -> Reading:
        sorted_points = self._sorted(points_found, moment, SURE)
        if not sorted_points.heard and not any(point.asks for point in points_found if is_clear(point)):
            sorted_points = self._sorted(points_found, moment, LEAST)
        heard, answers, light = sorted_points.heard, sorted_points.answers, sorted_points.light
        candidates = candidates_of(points_found, moment, {part.move for part in heard})
        if heard:
            return Reading(plain, "heard", tuple(heard), candidates, acts, cut, tuple(clear_answers(answers, heard)))
        if answers:
            return Reading(plain, "answered", (), candidates, acts, cut, tuple(best_answers(answers)))
        if sorted_points.early:
            return Reading(plain, "early", (), candidates, acts, cut, early=tuple(sorted_points.early[:1]))
        if sorted_points.told:
            return Reading(plain, "told", (), candidates, acts, cut)
        asking = any(point.asks for point in points_found)
        if not light or asking:
            usual = usual_answer([point for point in points_found if point.asks or not asking], self._repertoire)
            if usual is not None:
                return Reading(plain, "answered", (), candidates, acts, cut, (usual,))
        # Only what is clear is answered in place of a question that was not understood.
        if any(not asking or answer.confidence >= SURE for answer in light):
            return Reading(plain, "answered", (), candidates, acts, cut, tuple(best_answers(light)[:1]))
        sort = sort_of(next((point.text for point in reversed(points_found) if point.asks), plain))
        return Reading(plain, "unsure" if candidates else "nothing", (), candidates, acts, cut, sort=sort)

    def _sorted(self, found: Sequence[Point], moment: Moment, enough: float) -> Taken:
        """Sort the points of a turn by what they are, as far as it is likely enough.

        Args:
            found: points of the turn.
            moment: situation in the talk.
            enough: probability that a point needs.
        """
        heard: dict[str, Heard] = {}
        early: list[Heard] = []
        answers: dict[str, Answered] = {}
        light: list[Answered] = []
        told, before = False, ""
        for point in each_asking_its_own(found):
            first = self._first(point, moment, enough)
            again, before = before, first.target.id if first is not None else ""
            if first is None:
                continue
            if is_used_up(first, moment):
                told = told or point.asks
                continue
            if first.target.sort == "move":
                if len(found) > 1 and not point.asks and len(words(point.text)) < FEWEST_WORDS:
                    continue  # A fragment beside something else is not a move.
                move = Heard(first.target.id, first.chance, first.because, point.span)
                if first.target.id not in moment.legal:
                    early.append(move)
                elif first.target.id not in heard:
                    heard[first.target.id] = move
                elif again == first.target.id:
                    heard[first.target.id] = goes_on(heard[first.target.id], move)
            elif point.asks or self._proposes(point.intent):
                answers.setdefault(first.target.id, own_answer(point, first, self._repertoire))
            else:
                light.append(own_answer(point, first, self._repertoire))
        answer = answer_to_buyer(found, moment)
        if answer is not None and not moment.expected & heard.keys():
            heard = {answer.move: answer, **heard}
        moves = sorted(heard.values(), key=lambda move: (move is not answer, -move.confidence))[:MOST_MOVES]
        return Taken(sorted(moves, key=lambda move: move.span), early, list(answers.values()), light, told)

    def _first(self, point: Point, moment: Moment, enough: float) -> Ranked | None:
        """Return what a point most likely is, if that is likely enough.

        Something asked too early gives way to an ordinary answer that is nearly as likely, and so does a move that was
        made before, unless it is clearly asked again. Something that only repeats or tells something before its time is
        not a move.
        """
        answers = (entry for entry in point.ranked if entry.target.sort != "move" and not is_used_up(entry, moment))
        ordinary = next(answers, None)
        ordinary_chance = ordinary.chance if ordinary is not None else 0.0
        for entry in point.ranked:
            if entry.chance < enough:
                return None
            if not moment.answers and entry.chance < MOVE_LEAST:
                return None
            if is_used_up(entry, moment):
                return ordinary if ordinary_chance >= LEAST else entry
            if entry.target.sort == "move" and entry.target.id not in moment.legal:
                is_said = entry.target.form != "asks" and entry.chance >= SAID_EARLY
                if not point.asks and not is_said and not self._proposes(point.intent):
                    continue
                if ordinary_chance >= max(NEARLY * entry.chance, enough / 2):
                    return ordinary
            is_doubtful = entry.target.id in moment.spent and entry.chance < AGAIN
            if is_doubtful and ordinary_chance >= NEARLY * enough:
                return ordinary
            return entry
        return None

    def _proposes(self, intent: str) -> bool:
        place = self._repertoire.place.get(intent)
        return place is not None and self._repertoire.intents[place].form == "proposes"

    def _is_unknowable(self, plain: str) -> bool:
        return bool(self._topics.said) and bool(self._topics.products(plain).max() >= BEYOND)
