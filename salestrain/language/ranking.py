"""Ranking of everything that a point of a turn can be: moves, ordinary answers and follow-ups of one exercise together.

Nothing is trained per exercise: intents come from the repertoire, similarity from the encoder, and one set of weights
serves every exercise (`weighing`). The vectors of the exercise's own words are computed once (`kept_words`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .apart import OF_REPLY, Apart, Sentences, kept_apart
from .kept_words import sensed_words
from .moment import Moment
from .points import Part
from .repertoire import Repertoire, Sensed
from .said_after import SaidAfter
from .softmax import Array, chances
from .stems import Stems
from .targets import Target
from .weighing import SAME, carried_weights, evidence, likeness_of_part, standing
from .words import COMMON, words

SHARPNESS = 14.0
"""Softmax sharpness for the nearest wording among all of an exercise."""
LOOSE = 5
"""Letters of a word that names a subject."""
LOOKED_AT = 0.05
"""Probability from which the nearest wording is determined."""


NEAR_ENOUGH, LEADS = 0.45, 0.12
"""Nearness that one of several answers to a move needs to be the one asked for, and its lead over the others."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One target for a point: its probability, the nearest wording with its cosine, and that of its intents."""

    target: Target
    chance: float
    because: str
    intent: float
    near: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A text compared with the targets that it can mean: evidence, cosine of a wording, probability of intents.

    `places` are indices of targets; `rows`, `near` and `intents` have one entry for each of them.
    """

    places: list[int]
    rows: Array
    part: Array
    near: Array
    intents: Array


class Groups:
    """Sentences of each target, so that values of sentences are reduced for all targets at once.

    A target without sentences refers to the row after the last sentence, where values are 0.
    """

    def __init__(self, rows: Sequence[Sequence[int]], nowhere: int) -> None:
        filled = [list(group) or [nowhere] for group in rows]
        self._rows = np.concatenate([np.array(group, int) for group in filled]) if filled else np.zeros(0, int)
        self._starts = np.cumsum([0, *map(len, filled)])[:-1]
        self.is_empty = np.array([not group for group in rows], bool)

    def best(self, values: Array) -> Array:
        """Return for each target the greatest of the values of its sentences."""
        if not len(self._starts):
            return np.zeros(0)
        return np.asarray(np.maximum.reduceat(np.append(values, 0.0)[self._rows], self._starts), float)


class Ranking:
    """Targets of one exercise, ready to be compared with typed text."""

    def __init__(
        self,
        name: str,
        targets: Sequence[Target],
        repertoire: Repertoire,
        carried: Iterable[Path] = (),
        after: SaidAfter | None = None,
    ) -> None:
        self.targets = tuple(targets)
        self._after = after or SaidAfter()
        self._is_new = not any(target.typed for target in targets)
        self.repertoire = repertoire
        texts = list(dict.fromkeys(text for target in targets for text in _sentences(target)))
        self._vectors, self._wants = sensed_words(repertoire, name, texts, carried)
        self.texts = texts
        self._row = {text: number for number, text in enumerate(texts)}
        self._wordings = self._groups(target.wordings for target in targets)
        self._typed = self._groups(target.typed for target in targets)
        self._about = self._groups(target.about for target in targets)
        self._replies = self._groups(target.replies for target in targets)
        self._takes_up = self._groups(target.takes_up for target in targets)
        self._matters = [_beginnings(target.about) for target in targets]
        self._means = np.zeros((len(targets), len(repertoire.intents)), bool)
        for place, target in enumerate(targets):
            self._means[place, [repertoire.place[name] for name in target.means if name in repertoire.place]] = 1
        self._by_stem = Stems(texts)
        self._patterns = [_compiled(target, target.patterns) for target in targets]
        self._but_not = [_compiled(target, target.but_not) for target in targets]
        self._left_out: tuple[str, ...] = ()
        # Only what is judged without itself needs this, and copies of a ranking share it.
        self._inverse = cache(lambda: self._sentences().inverse())
        self._apart = None if self._is_new else self._told_apart(name)

    def without(self, *sentences: str) -> Ranking:
        """Return the same ranking as if these sentences of the exercise were not in it."""
        other = copy(self)
        other._left_out = tuple(sentence for sentence in sentences if sentence in self._row)
        return other

    def _sentences(self) -> Sentences:
        """Return everything that was typed and written for the targets, with what each sentence counts."""
        found: list[tuple[int, int, float]] = []
        for place, target in enumerate(self.targets):
            found += [(self._row[text], place, 1.0) for text in (*target.wordings, *target.typed)]
            found += [(self._row[text], place, OF_REPLY) for text in target.replies]
        rows, owners, counts = zip(*found, strict=True)
        return Sentences(self._both(rows), owners, counts, len(self.targets))

    def _told_apart(self, name: str) -> Apart:
        parts = [(target.id, target.wordings, target.typed, target.replies) for target in self.targets]
        return kept_apart(name, f"{self.repertoire.digest} {parts}", self._sentences)

    def _both(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """Return what sentences are about and what they want, one row each."""
        return np.hstack([self._vectors[list(rows)], self._wants[list(rows)]]).astype(np.float32, copy=False)

    def _apart_scores(self, sensed: Sensed, without: Collection[str]) -> Array:
        """Return for each target what a text usually means in this exercise, judged without these sentences.

        Few wordings tell little, so that this is 0 where nobody has typed yet.
        """
        if self._apart is None:
            return np.zeros(len(self.targets))
        text = np.concatenate([sensed.vector, sensed.wants]).astype(np.float32)
        out = [
            (self._both([self._row[sentence]])[0], place)
            for place, target in enumerate(self.targets)
            for sentence in {*without} & {*target.wordings, *target.typed}
        ]
        return self._apart.scores_without(text, out, self._inverse()) if out else self._apart.scores(text)

    def _groups(self, sentences: Iterable[Sequence[str]]) -> Groups:
        return Groups([[self._row[text] for text in texts] for texts in sentences], len(self.texts))

    def ranked(self, part: Part, moment: Moment) -> list[Ranked]:
        """Return the targets for a part, most likely first: moves, possible now or not yet, and available answers."""
        compared = self.compared(part, moment, self._left_out)
        if not compared.places:
            return []
        likely = carried_weights(is_new=self._is_new).chances(compared.rows, compared.part)
        for at, place in enumerate(compared.places):
            if compared.near[at] >= SAME or self._is_by_pattern(place, part.text):
                likely[at] = max(float(likely[at]), 0.9)
        return [self._ranked(part, compared, int(at), float(likely[at])) for at in np.argsort(-likely, kind="stable")]

    def nearest(self, part: Part, options: Mapping[str, Sequence[str]]) -> str:
        """Return which of these, each given by sentences of the exercise, a part asks for; empty if it is not clear."""
        likely = {name: self._nearness(part, texts) for name, texts in options.items()}
        best, second = sorted(likely.values(), reverse=True)[:2]
        is_clear = best >= NEAR_ENOUGH and best >= second + LEADS
        return max(likely, key=lambda name: likely[name]) if is_clear else ""

    def _nearness(self, part: Part, texts: Sequence[str]) -> float:
        """Return how near a part is to the nearest of these sentences, by what they are about and what they want."""
        rows = [self._row[text] for text in texts if text in self._row]
        if not rows:
            return 0.0
        about = self._vectors[rows] @ part.sensed.vector.astype(np.float32)
        wants = self._wants[rows] @ part.sensed.wants.astype(np.float32)
        return float((about + wants).max()) / 2

    def _ranked(self, part: Part, compared: Compared, at: int, likely: float) -> Ranked:
        place = compared.places[at]
        because = ""
        if likely >= LOOKED_AT:
            by_pattern = self._is_by_pattern(place, part.text)
            because = "a pattern of the author" if by_pattern else self._nearest(place, part.sensed)
        target = self.targets[place]
        return Ranked(target, round(likely, 3), because, float(compared.intents[at]), float(compared.near[at]))

    def _is_by_pattern(self, place: int, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._patterns[place])

    def _nearest(self, place: int, sensed: Sensed) -> str:
        """Return the wording of a target that is nearest to a part."""
        rows = [self._row[wording] for wording in self.targets[place].wordings]
        if not rows:
            return "what it means"
        return self.texts[rows[int((self._vectors[rows] @ sensed.vector).argmax())]]

    def compared(
        self, part: Part, moment: Moment, without: Collection[str] = (), itself: Collection[str] | None = None
    ) -> Compared:
        """Compare a part with every target that it can mean.

        Args:
            part: part of a turn.
            moment: situation in the talk.
            without: sentences of the exercise to ignore.
            itself: targets of this very line, if it is one of those that people typed after the buyer's last line.
        """
        text, sensed = part.text, part.sensed
        cosines = self._vectors @ sensed.vector.astype(np.float32)
        wanting = self._wants @ sensed.wants.astype(np.float32)
        by_words = self._by_stem.cosines(text)
        for sentence in without:
            cosines[self._row[sentence]] = wanting[self._row[sentence]] = by_words[self._row[sentence]] = 0.0
        possible = np.array(
            [place for place in range(len(self.targets)) if self._is_possible(place, text, moment)], int
        )
        near = np.maximum(self._wordings.best(cosines)[possible], 0.0)
        mass = (self._means.astype(float) @ sensed.chances)[possible]
        asking = part.asks
        rows = evidence(
            intent=mass,
            wording=near,
            odds=chances(SHARPNESS * near),
            wanting=self._wordings.best(wanting)[possible],
            typed=self._typed.best(cosines)[possible],
            typed_wanting=self._typed.best(wanting)[possible],
            matter=self._matter(cosines, _beginnings([text]))[possible],
            words=self._wordings.best(by_words)[possible],
            reply=self._replies.best(cosines)[possible],
            reply_words=self._replies.best(by_words)[possible],
            reply_wanting=self._replies.best(wanting)[possible],
            takes_up=self._takes_up.best(cosines)[possible],
            takes_up_words=self._takes_up.best(by_words)[possible],
            standing=[standing(self.targets[place], moment, asking=asking) for place in possible],
            typed_words=self._typed.best(by_words)[possible],
            apart=self._apart_scores(sensed, without)[possible],
            after=self._after.counted(moment.last_line, [self.targets[place].id for place in possible], itself),
        )
        return Compared(possible.tolist(), rows, likeness_of_part(part), near, mass)

    def _is_possible(self, place: int, text: str, moment: Moment) -> bool:
        target = self.targets[place]
        if target.sort != "move":
            return target.id in moment.answers
        return target.id not in moment.barred and not any(veto.search(text) for veto in self._but_not[place])

    def _matter(self, cosines: Array, stems: frozenset[str]) -> Array:
        """Return the similarity, 0 to 1, of a text to what each target is about; nan for targets about anything."""
        shared = np.array([not stems.isdisjoint(matters) for matters in self._matters], float)
        similarity = np.minimum(1.0, np.maximum(0.0, self._about.best(cosines) - 0.1) + 0.35 * shared)
        return np.where(self._about.is_empty, np.nan, similarity)


def _sentences(target: Target) -> tuple[str, ...]:
    return (*target.wordings, *target.typed, *target.about, *target.replies, *target.takes_up)


def _beginnings(texts: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the content words of these texts, shorter than a stem: subjects are named loosely."""
    return frozenset(word[:LOOSE] for text in texts for word in words(text) if word not in COMMON)


def _compiled(target: Target, patterns: Collection[str]) -> list[re.Pattern[str]]:
    compiled = []
    for pattern in patterns:
        try:
            compiled.append(re.compile(pattern, re.IGNORECASE))
        except re.error as error:
            what = f"The pattern “{pattern}” of {target.id} is not a regular expression: {error}."
            raise ValueError(what) from None
    return compiled
