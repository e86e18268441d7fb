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

from .kept_words import sensed_words
from .moment import Moment
from .repertoire import Repertoire, Sensed
from .softmax import Array, chances
from .sorts import asks
from .targets import Target
from .weighing import SAME, chance, evidence
from .words import COMMON, words

SHARPNESS = 14.0
"""How sharply the nearest wording stands out among all of an exercise."""
STEM, LOOSE = 6, 5
"""So many letters of a word tell it from others; fewer where a matter is named."""
REMEMBERED = 64


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
    """A text beside the targets that can be meant, by place: rows of evidence, nearest wordings, chances of intents."""

    places: list[int]
    rows: list[list[float]]
    nearest: list[str]
    near: list[float]
    intents: list[float]


class Ranking:
    """The targets of one exercise, ready to be compared with what is typed."""

    def __init__(
        self, name: str, targets: Sequence[Target], repertoire: Repertoire, carried: Iterable[Path] = ()
    ) -> None:
        self.targets = tuple(targets)
        self.repertoire = repertoire
        self._sensed: dict[str, Sensed] = {}
        own = (text for target in targets for text in (*target.wordings, *target.about, *target.replies))
        texts = list(dict.fromkeys(own))
        self._vectors, self._wants = sensed_words(repertoire, name, texts, carried)
        row = {text: number for number, text in enumerate(texts)}
        self.texts = texts
        self._wordings = [np.array([row[text] for text in target.wordings], int) for target in targets]
        self._about = [np.array([row[text] for text in target.about], int) for target in targets]
        self._matters = [_beginnings(target.about) for target in targets]
        self._replies = [np.array([row[text] for text in target.replies], int) for target in targets]
        self._means = [
            np.array([repertoire.place[name] for name in target.means if name in repertoire.place], int)
            for target in targets
        ]
        counted = [_stems(text) for text in texts]
        spread = Counter(feature for found in counted for feature in found)
        self._rarity = {f: float(np.log((1 + len(texts)) / (1 + n)) + 1) for f, n in spread.items()}
        self._places: dict[str, tuple[list[int], list[float]]] = {}
        for number, found in enumerate(counted):
            for feature, weight in self._weighed(found).items():
                rows, weights = self._places.setdefault(feature, ([], []))
                rows.append(number)
                weights.append(weight)
        self._patterns = [_compiled(target, target.patterns) for target in targets]
        self._but_not = [_compiled(target, target.but_not) for target in targets]

    def sensed(self, text: str) -> Sensed:
        """What a text is about and what it wants; remembered for a while."""
        if text not in self._sensed:
            if len(self._sensed) > REMEMBERED:
                self._sensed.clear()
            self._sensed[text] = self.repertoire.sensed(text)
        return self._sensed[text]

    def ranked(self, text: str, moment: Moment) -> list[Ranked]:
        """The targets for a text, best first: moves that are possible or not yet, and the answers that there are."""
        found = self.compared(text, moment)
        if not found.places:
            return []
        ranked = []
        for at, likely in enumerate(chance(np.array(found.rows))):
            place, near = found.places[at], found.near[at]
            by_pattern = any(pattern.search(text) for pattern in self._patterns[place])
            sure = max(float(likely), 0.9) if by_pattern or near >= SAME else float(likely)
            because = "a pattern of the author" if by_pattern else found.nearest[at]
            ranked.append(Ranked(self.targets[place], round(sure, 3), because, found.intents[at], near))
        return sorted(ranked, key=lambda one: -one.chance)

    def compared(self, text: str, moment: Moment) -> Compared:
        """What speaks for each target that can be meant."""
        sensed = self.sensed(text)
        cosines = self._vectors @ sensed.vector.astype(np.float32) if len(self.texts) else np.zeros(0)
        wanting = self._wants @ sensed.wants.astype(np.float32) if len(self.texts) else np.zeros(0)
        possible = [place for place in range(len(self.targets)) if self._is_possible(place, text, moment)]
        near = {place: cosines[self._wordings[place]].max(initial=0.0) for place in possible}
        shares = dict(zip(possible, chances(SHARPNESS * np.array([near[place] for place in possible])), strict=True))
        mass = {place: float(sensed.chances[self._means[place]].sum()) for place in possible}
        best = max(mass.values(), default=0.0)
        by_words = self._by_words(text)
        asking, stems = asks(text), _beginnings([text])
        rows, because = [], []
        for place in possible:
            target = self.targets[place]
            mine = self._wordings[place]
            nearest = mine[int(cosines[mine].argmax())] if len(mine) else None
            rows.append(
                evidence(
                    intent=mass[place],
                    is_best=mass[place] >= best - 1e-9 and best > 0.05,
                    wording=float(near[place]),
                    odds=float(shares[place]),
                    wanting=float(wanting[mine].max(initial=0.0)),
                    matter=self._matter(place, cosines, stems),
                    words=float(by_words[mine].max(initial=0.0)),
                    reply=float(cosines[self._replies[place]].max(initial=0.0)),
                    reply_words=float(by_words[self._replies[place]].max(initial=0.0)),
                    sort=target.sort,
                    age=moment.answers.get(target.id) if target.sort != "move" else None,
                    expected=target.id in moment.expected,
                    early=target.sort == "move" and target.id not in moment.legal,
                    spent=target.id in moment.spent,
                    asks=asking,
                    other_form=target.form != "" and (target.form == "asks") != asking,
                )
            )
            because.append(self.texts[nearest] if nearest is not None else "what it means")
        near_ones, mass_ones = [float(near[place]) for place in possible], [mass[place] for place in possible]
        return Compared(possible, rows, because, near_ones, mass_ones)

    def _is_possible(self, place: int, text: str, moment: Moment) -> bool:
        target = self.targets[place]
        if target.sort != "move":
            return target.id in moment.answers
        return target.id not in moment.barred and not any(veto.search(text) for veto in self._but_not[place])

    def _matter(self, place: int, cosines: Array, stems: frozenset[str]) -> float | None:
        """How near a text with these words is to what a target is about, 0 to 1; None where it is about anything."""
        mine = self._about[place]
        if not len(mine):
            return None
        shared = not stems.isdisjoint(self._matters[place])
        return min(1.0, max(0.0, float(cosines[mine].max()) - 0.1) + 0.35 * shared)

    def _by_words(self, text: str) -> Array:
        """By sentence of the exercise, the cosine with a text by the beginnings of its words."""
        found = np.zeros(len(self.texts))
        for feature, weight in self._weighed(_stems(text)).items():
            if feature in self._places:
                rows, weights = self._places[feature]
                found[rows] += weight * np.array(weights)
        return found

    def _weighed(self, found: Mapping[str, int]) -> dict[str, float]:
        weights = {f: self._rarity.get(f, 1.0) * n for f, n in found.items()}
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
