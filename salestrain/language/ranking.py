"""Ranks what a point of a turn can be: moves, ordinary answers and follow-ups of one exercise, side by side.

No training of its own: intents come from the repertoire, nearness from the encoder, and one set of weights serves
every exercise (`weighing`). What the exercise's own words are about and want is worked out once (`kept_words`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .kept_words import sensed_words
from .moment import Moment
from .points import Part
from .repertoire import Repertoire, Sensed
from .softmax import Array, chances
from .targets import Target
from .weighing import SAME, carried_weights, evidence, likeness_of_part, standing
from .words import COMMON, words

SHARPNESS = 14.0
"""How sharply the nearest wording stands out among all of an exercise."""
STEM, LOOSE = 6, 5
"""So many letters of a word tell it from others; fewer where a matter is named."""
LOOKED_AT = 0.05
"""From this chance on it is worked out which wording is nearest."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One target for a point: its chance, the nearest wording and how near that is, the chance of its intents."""

    target: Target
    chance: float
    because: str
    intent: float
    near: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A text beside the targets that can be meant, by place: evidence, nearness of a wording, chance of intents."""

    places: list[int]
    rows: Array
    part: Array
    near: Array
    intents: Array


class Groups:
    """Some sentences for each target, so that what holds for sentences is looked up for all targets at once.

    A target without any has the place after the last sentence, at which values are 0.
    """

    def __init__(self, rows: Sequence[Sequence[int]], nowhere: int) -> None:
        filled = [list(each) or [nowhere] for each in rows]
        self._rows = np.concatenate([np.array(each, int) for each in filled]) if filled else np.zeros(0, int)
        self._starts = np.cumsum([0, *map(len, filled)])[:-1]
        self.is_empty = np.array([not each for each in rows], bool)

    def best(self, values: Array) -> Array:
        """By target, the greatest of the values of its sentences."""
        if not len(self._starts):
            return np.zeros(0)
        return np.asarray(np.maximum.reduceat(np.append(values, 0.0)[self._rows], self._starts), float)


class Ranking:
    """The targets of one exercise, ready to be compared with what is typed."""

    def __init__(
        self, name: str, targets: Sequence[Target], repertoire: Repertoire, carried: Iterable[Path] = ()
    ) -> None:
        self.targets = tuple(targets)
        self._weights = carried_weights(is_new=not any(target.typed for target in targets))
        self.repertoire = repertoire
        own = (
            text
            for target in targets
            for text in (*target.wordings, *target.typed, *target.about, *target.replies, *target.takes_up)
        )
        texts = list(dict.fromkeys(own))
        self._vectors, self._wants = sensed_words(repertoire, name, texts, carried)
        self.texts = texts
        self._row = {text: number for number, text in enumerate(texts)}
        self._wordings = self._groups(target.wordings for target in targets)
        self._typed = self._groups(target.typed for target in targets)
        self._about = self._groups(target.about for target in targets)
        self._replies = self._groups(target.replies for target in targets)
        self._takes_up = self._groups(target.takes_up for target in targets)
        self._matters = [_beginnings(target.about) for target in targets]
        self._means = np.zeros((len(targets), len(repertoire.intents)))
        for place, target in enumerate(targets):
            self._means[place, [repertoire.place[name] for name in target.means if name in repertoire.place]] = 1
        self._rarity, self._places = _counted(texts)
        self._patterns = [_compiled(target, target.patterns) for target in targets]
        self._but_not = [_compiled(target, target.but_not) for target in targets]

    def _groups(self, each: Iterable[Sequence[str]]) -> Groups:
        return Groups([[self._row[text] for text in texts] for texts in each], len(self.texts))

    def ranked(self, part: Part, moment: Moment) -> list[Ranked]:
        """The targets for a part, best first: moves that are possible or not yet, and the answers that there are."""
        found = self.compared(part, moment)
        if not found.places:
            return []
        likely = self._weights.chances(found.rows, found.part)
        for at, place in enumerate(found.places):
            if found.near[at] >= SAME or self._is_by_pattern(place, part.text):
                likely[at] = max(float(likely[at]), 0.9)
        return [self._ranked(part, found, int(at), float(likely[at])) for at in np.argsort(-likely, kind="stable")]

    def _ranked(self, part: Part, found: Compared, at: int, likely: float) -> Ranked:
        place = found.places[at]
        because = ""
        if likely >= LOOKED_AT:
            by_pattern = self._is_by_pattern(place, part.text)
            because = "a pattern of the author" if by_pattern else self._nearest(place, part.sensed)
        target = self.targets[place]
        return Ranked(target, round(likely, 3), because, float(found.intents[at]), float(found.near[at]))

    def _is_by_pattern(self, place: int, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._patterns[place])

    def _nearest(self, place: int, sensed: Sensed) -> str:
        """The wording of a target that is nearest to a part."""
        rows = [self._row[wording] for wording in self.targets[place].wordings]
        if not rows:
            return "what it means"
        return self.texts[rows[int((self._vectors[rows] @ sensed.vector).argmax())]]

    def compared(self, part: Part, moment: Moment, without: Collection[str] = ()) -> Compared:
        """What speaks for each target that can be meant; `without` are sentences that are taken as not there."""
        text, sensed = part.text, part.sensed
        cosines = self._vectors @ sensed.vector.astype(np.float32)
        wanting = self._wants @ sensed.wants.astype(np.float32)
        by_words = self._by_words(text)
        for each in without:
            cosines[self._row[each]] = wanting[self._row[each]] = by_words[self._row[each]] = 0.0
        possible = np.array(
            [place for place in range(len(self.targets)) if self._is_possible(place, text, moment)], int
        )
        near = np.maximum(self._wordings.best(cosines)[possible], 0.0)
        mass = (self._means @ sensed.chances)[possible]
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
            standing=[standing(self.targets[place], moment, asking) for place in possible],
        )
        return Compared(possible.tolist(), rows, likeness_of_part(part), near, mass)

    def _is_possible(self, place: int, text: str, moment: Moment) -> bool:
        target = self.targets[place]
        if target.sort != "move":
            return target.id in moment.answers
        return target.id not in moment.barred and not any(veto.search(text) for veto in self._but_not[place])

    def _matter(self, cosines: Array, stems: frozenset[str]) -> Array:
        """How near a text with these words is to what each target is about, 0 to 1; nan where it is about anything."""
        shared = np.array([not stems.isdisjoint(matters) for matters in self._matters], float)
        found = np.minimum(1.0, np.maximum(0.0, self._about.best(cosines) - 0.1) + 0.35 * shared)
        return np.where(self._about.is_empty, np.nan, found)

    def _by_words(self, text: str) -> Array:
        """By sentence of the exercise, the cosine with a text by the beginnings of its words."""
        found = np.zeros(len(self.texts))
        for feature, weight in _weighed(_stems(text), self._rarity).items():
            if feature in self._places:
                rows, weights = self._places[feature]
                found[rows] += weight * weights
        return found


def _counted(texts: Sequence[str]) -> tuple[dict[str, float], dict[str, tuple[NDArray[np.int_], Array]]]:
    """How rare each beginning of a word is in these texts, and by beginning, in which texts it weighs how much."""
    counted = [_stems(text) for text in texts]
    spread = Counter(feature for found in counted for feature in found)
    rarity = {f: float(np.log((1 + len(texts)) / (1 + n)) + 1) for f, n in spread.items()}
    places: dict[str, tuple[list[int], list[float]]] = {}
    for number, found in enumerate(counted):
        for feature, weight in _weighed(found, rarity).items():
            rows, weights = places.setdefault(feature, ([], []))
            rows.append(number)
            weights.append(weight)
    return rarity, {feature: (np.array(rows), np.array(weights)) for feature, (rows, weights) in places.items()}


def _weighed(found: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {f: rarity.get(f, 1.0) * n for f, n in found.items()}
    length = float(np.sqrt(sum(weight * weight for weight in weights.values()))) or 1.0
    return {feature: weight / length for feature, weight in weights.items()}


def _beginnings(texts: Iterable[str]) -> frozenset[str]:
    """The content words of these texts by their beginnings, shorter than a stem: matters are named loosely."""
    return frozenset(word[:LOOSE] for text in texts for word in words(text) if word not in COMMON)


def _stems(text: str) -> Counter[str]:
    """The content words of a text by their beginnings, so that endings make no difference."""
    return Counter(word[:STEM] for word in words(text) if word not in COMMON)


def _compiled(target: Target, patterns: Collection[str]) -> list[re.Pattern[str]]:
    found = []
    for pattern in patterns:
        try:
            found.append(re.compile(pattern, re.IGNORECASE))
        except re.error as error:
            said = f"The pattern “{pattern}” of {target.id} is not a regular expression: {error}."
            raise ValueError(said) from None
    return found
