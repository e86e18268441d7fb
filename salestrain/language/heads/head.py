"""One head: weights over words, cues and a sentence vector, and the probability they give. numpy only.

The numbers of a text come from here for fitting as well as for judging, so that both see the same.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ..acting.plain import plain
from .cues import cues

Numbers = NDArray[np.float64]
LONGEST = 3
"""Words of a turn count alone, in pairs and in threes; of the last line alone."""
BEFORE = 0.5
"""The words of the last line weigh so much beside those of the turn."""
CUE, CUE_MOST = 0.2, 4.0
"""A cue one standard deviation above its mean counts so much, and none counts more than so many deviations."""
MEANING = 3.0
"""Sentence vectors have length 1; the head sees them this much longer."""
DIGITS = 3
"""Probabilities are rounded to so many decimals, so that they are the same on every machine."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Groups of words with a number and a weight each: the rarer, the heavier (TF-IDF)."""

    place: Mapping[str, int]
    rarity: Numbers

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], fewest: int) -> Self:
        """The groups found in at least `fewest` texts, in the order of the alphabet."""
        counted = Counter(group for groups in texts for group in set(groups))
        kept = sorted(group for group, count in counted.items() if count >= fewest)
        rarity = [math.log((1 + len(texts)) / (1 + counted[group])) + 1 for group in kept]
        return cls({group: place for place, group in enumerate(kept)}, np.array(rarity))

    def weighed(self, groups: Sequence[str]) -> dict[int, float]:
        """Place -> weight of the known groups of one text, of length 1 together."""
        counted = Counter(self.place[group] for group in groups if group in self.place)
        raw = {place: (1 + math.log(count)) * float(self.rarity[place]) for place, count in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {place: weight / length for place, weight in raw.items()}


def groups(text: str, longest: int) -> list[str]:
    """The words of a text in plain form, alone and in groups of up to `longest`; begin and end count as words."""
    spoken = plain(text).text.split()
    words = ["^", *spoken, "$"] if longest > 1 else spoken
    return [" ".join(words[i : i + size]) for size in range(1, longest + 1) for i in range(len(words) - size + 1)]


@dataclass(frozen=True, slots=True)
class Seen:
    """What heads see of a turn, made once for all of them: groups of words, those of the last line, and cues."""

    groups: Sequence[str]
    before: Sequence[str]
    cues: Numbers

    @classmethod
    def of(cls, text: str, last_line: str) -> Self:
        """What is seen of a turn after the buyer's last line."""
        return cls(groups(text, LONGEST), groups(last_line, 1), cues(text, last_line))


@dataclass(frozen=True, slots=True)
class Head:
    """A fitted head. `labels` are its verdicts; one column of weights each, or a single one for yes and no.

    `mix` is the share of the half that knows the sentence vector; `bar` the probability from which a yes counts.
    """

    labels: tuple[str, ...]
    words: Vocabulary
    before: Vocabulary
    mean: Numbers
    spread: Numbers
    by_words: Numbers
    by_meaning: Numbers
    mix: float
    bar: float

    def chances(self, seen: Seen, vector: NDArray[Any] | None = None) -> dict[str, float]:
        """The probability of each label; without a sentence vector by words and cues alone."""
        of_cues = self.scaled(seen.cues)
        plainly = _shares(self._by_words(seen, of_cues))
        if vector is None:
            return self._named(plainly)
        with_meaning = np.concatenate([MEANING * np.asarray(vector, dtype=np.float64), of_cues, [1.0]])
        return self._named((1 - self.mix) * plainly + self.mix * _shares(with_meaning @ self.by_meaning))

    def verdict(self, chances: Mapping[str, float]) -> str:
        """The label that these probabilities give."""
        if "yes" in chances:
            return "yes" if chances["yes"] >= self.bar else "no"
        return max(self.labels, key=lambda label: chances[label])

    def scaled(self, of_cues: Numbers) -> Numbers:
        """Cues as the head takes them; works on many rows as well."""
        scaled: Numbers = CUE * np.clip((of_cues - self.mean) / self.spread, -CUE_MOST, CUE_MOST)
        return scaled

    def heaviest(self, text: str, label: str, most: int = 3) -> list[str]:
        """The groups of words in a text that speak most for a label, heaviest first; none inside another."""
        column = self._for(label)
        weighed = self.words.weighed(groups(text, LONGEST))
        pulls = {
            group: weighed[place] * float(column[place])
            for group, place in self.words.place.items()
            if place in weighed
        }
        chosen: list[str] = []
        for group in sorted((group for group, pull in pulls.items() if pull > 0), key=lambda g: (-pulls[g], g)):
            words = " ".join(word for word in group.split() if word[0].isalnum())
            if words and not any(f" {words} " in f" {other} " or f" {other} " in f" {words} " for other in chosen):
                chosen.append(words)
        return chosen[:most]

    def _for(self, label: str) -> Numbers:
        """The weights of the words that speak for a label, against the others."""
        place = self.labels.index(label)
        if self.by_words.shape[1] == 1:
            return self.by_words[:, 0] if place == 1 else -self.by_words[:, 0]
        against: Numbers = self.by_words.mean(axis=1)
        return self.by_words[:, place] - against

    def _by_words(self, seen: Seen, of_cues: Numbers) -> Numbers:
        known, heard = len(self.words.place), len(self.before.place)
        score: Numbers = of_cues @ self.by_words[known + heard : -1] + self.by_words[-1]
        for place, weight in self.words.weighed(seen.groups).items():
            score = score + weight * self.by_words[place]
        for place, weight in self.before.weighed(seen.before).items():
            score = score + BEFORE * weight * self.by_words[known + place]
        return score

    def _named(self, shares: Numbers) -> dict[str, float]:
        return {label: round(float(share), DIGITS) for label, share in zip(self.labels, shares, strict=True)}


def _shares(score: Numbers) -> Numbers:
    """Probabilities: of a single column that of no and yes, else one of each label."""
    if score.shape[0] == 1:
        score = np.array([0.0, score[0]])
    raised: Numbers = np.exp(score - score.max())
    shares: Numbers = raised / raised.sum()
    return shares
