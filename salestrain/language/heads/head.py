"""One head: weights over words, cues and a sentence vector, and the probabilities they give; numpy only.

Features are computed here both for fitting and for prediction, so that both see the same numbers.
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
"""Length of word groups in a turn; words of the last line count only singly."""
BEFORE = 0.5
"""Weight of the words of the last line relative to those of the turn."""
CUE, CUE_MOST = 0.2, 4.0
"""Scale of a standardised cue, and the number of standard deviations at which it is clipped."""
MEANING = 3.0
"""Factor by which the head scales sentence vectors, which have length 1."""
DIGITS = 3
"""Decimals to which probabilities are rounded, so that they are equal on every machine."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word groups with an index and a weight each: the rarer, the heavier (TF-IDF)."""

    place: Mapping[str, int]
    rarity: Numbers

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], fewest: int) -> Self:
        """Return the groups found in at least `fewest` texts, in alphabetical order."""
        counted = Counter(group for groups in texts for group in set(groups))
        kept = sorted(group for group, count in counted.items() if count >= fewest)
        rarity = [math.log((1 + len(texts)) / (1 + counted[group])) + 1 for group in kept]
        return cls({group: number for number, group in enumerate(kept)}, np.array(rarity))

    def weighed(self, groups: Sequence[str]) -> dict[int, float]:
        """Return the weights of the known groups of one text by index, normalised to length 1."""
        counted = Counter(self.place[group] for group in groups if group in self.place)
        raw = {place: (1 + math.log(count)) * float(self.rarity[place]) for place, count in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {place: weight / length for place, weight in raw.items()}


def groups(text: str, longest: int) -> list[str]:
    """Return the words of a text in plain form, single and in groups up to `longest`; start and end count as words."""
    spoken = plain(text).text.split()
    words = ["^", *spoken, "$"] if longest > 1 else spoken
    return [" ".join(words[i : i + size]) for size in range(1, longest + 1) for i in range(len(words) - size + 1)]


@dataclass(frozen=True, slots=True)
class Seen:
    """Features of a turn, computed once for all heads: word groups, those of the last line, and cues."""

    groups: Sequence[str]
    before: Sequence[str]
    cues: Numbers

    @classmethod
    def of(cls, text: str, last_line: str) -> Self:
        """Return the features of a turn after the buyer's last line."""
        return cls(groups(text, LONGEST), groups(last_line, 1), cues(text, last_line))


@dataclass(frozen=True, slots=True)
class Head:
    """Fitted head; `labels` are its verdicts, with one column of weights each, or a single one for yes and no.

    `mix` is the share of the half that uses the sentence vector; `bar` the probability from which a yes counts.
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
        """Return the probability of each label; without a sentence vector, from words and cues alone."""
        of_cues = self.scaled(seen.cues)
        plainly = _shares(self._by_words(seen, of_cues))
        if vector is None:
            return self._named(plainly)
        with_meaning = np.concatenate([MEANING * np.asarray(vector, dtype=np.float64), of_cues, [1.0]])
        return self._named((1 - self.mix) * plainly + self.mix * _shares(with_meaning @ self.by_meaning))

    def verdict(self, chances: Mapping[str, float]) -> str:
        """Return the label for these probabilities."""
        if "yes" in chances:
            return "yes" if chances["yes"] >= self.bar else "no"
        return max(self.labels, key=lambda label: chances[label])

    def scaled(self, of_cues: Numbers) -> Numbers:
        """Return the cues standardised as the head expects them; works on many rows as well."""
        scaled: Numbers = CUE * np.clip((of_cues - self.mean) / self.spread, -CUE_MOST, CUE_MOST)
        return scaled

    def heaviest(self, text: str, label: str, most: int = 3) -> list[str]:
        """Return the word groups of a text that count most for a label, heaviest first, without overlapping ones.

        Args:
            text: text to examine.
            label: label to explain.
            most: maximum number of groups.
        """
        column = self._for(label)
        weighed = self.words.weighed(groups(text, LONGEST))
        pulls = {
            group: weighed[place] * float(column[place])
            for group, place in self.words.place.items()
            if place in weighed
        }
        positive = [group for group, pull in pulls.items() if pull > 0]
        chosen: list[str] = []
        for group in sorted(positive, key=lambda group: (-pulls[group], group)):
            words = " ".join(word for word in group.split() if word[0].isalnum())
            if words and not any(f" {words} " in f" {other} " or f" {other} " in f" {words} " for other in chosen):
                chosen.append(words)
        return chosen[:most]

    def _for(self, label: str) -> Numbers:
        """Return the weights of the words for a label, relative to the other labels."""
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
    """Return probabilities: of no and yes for a single column, else of each label."""
    if score.shape[0] == 1:
        score = np.array([0.0, score[0]])
    raised: Numbers = np.exp(score - score.max())
    shares: Numbers = raised / raised.sum()
    return shares
