"""The reader: text in, a `Reading` out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from .aside import aside
from .reading import Act, Heard, Reading, Wording
from .words import clauses, features, tidy, words

SURE = 0.40
"""A part is heard as a move from this likeness on ..."""
AHEAD = 0.06
"""... if the next move is at least this far behind."""
UNSURE = 0.16
"""Below this likeness a move is not even a candidate."""
MOST_MOVES = 2
STACKED = 3
"""So many questions in one turn are a stack."""


class Reader:
    """Understands what is typed as the moves of one exercise, by likeness to their example wordings.

    Raises ValueError for a pattern that is not a regular expression.
    """

    def __init__(self, wordings: Sequence[Wording], unknowable: Sequence[str] = ()) -> None:
        self._patterns = {w.move: [_compiled(w, pattern) for pattern in w.patterns] for w in wordings}
        self._but_not = {w.move: [_compiled(w, pattern) for pattern in w.but_not] for w in wordings}
        said = [(w.move, text) for w in wordings for text in (w.choice, *w.examples)]
        counted = [features(text) for _, text in said] + [features(topic) for topic in unknowable]
        spread = Counter(feature for found in counted for feature in found)
        self._rarity = {f: math.log((1 + len(counted)) / (1 + n)) + 1 for f, n in spread.items()}
        self._unseen = math.log(1 + len(counted)) + 1
        self._said = [(move, text, self._weigh(features(text))) for move, text in said]
        self._unknowable = [(topic, self._weigh(features(topic))) for topic in unknowable]
        self._order = {w.move: number for number, w in enumerate(wordings)}

    def read(self, text: str, legal: Collection[str], last_line: str = "") -> Reading:
        """What `text` means, given the moves that are `legal` now and the buyer's last line."""
        plain, cut = tidy(text)
        verdict = aside(plain)
        if verdict is not None:
            return Reading(plain, verdict, cut=cut)
        spans = list(clauses(plain))
        acts = _stacked(plain, spans)
        parts = [self._part(plain, span, legal) for span in spans]
        whole = self._part(plain, (0, len(plain)), legal)
        heard = _first_of_each([part[0] for part in parts if part and _is_sure(part)])
        if not heard and whole and _is_sure(whole):
            heard = [whole[0]]
        if heard:
            return Reading(plain, "heard", tuple(heard[:MOST_MOVES]), acts=acts, cut=cut)
        if self._is_unknowable(plain, whole):
            return Reading(plain, "unknowable", acts=acts, cut=cut)
        candidates = [
            part
            for part in _first_of_each(whole + [p for part in parts for p in part])
            if part.confidence >= UNSURE
        ]
        candidates.sort(key=lambda part: (-part.confidence, self._order[part.move]))
        verdict = "unsure" if candidates else "nothing"
        return Reading(plain, verdict, candidates=tuple(candidates[:3]), acts=acts, cut=cut)

    def _part(self, text: str, span: tuple[int, int], legal: Collection[str]) -> list[Heard]:
        """The legal moves by likeness to this part of the text, best first."""
        start, end = span
        said = text[start:end]
        mine = self._weigh(features(said))
        best: dict[str, tuple[float, str]] = {}
        for move, wording, weights in self._said:
            if move in legal and not any(pattern.search(said) for pattern in self._but_not[move]):
                likeness = sum(weight * weights.get(feature, 0.0) for feature, weight in mine.items())
                best[move] = max(best.get(move, (0.0, "")), (likeness, wording))
        for move in best:
            if any(pattern.search(said) for pattern in self._patterns[move]):
                best[move] = (max(best[move][0], 0.9), "a pattern of the author")
        ranked = sorted(best.items(), key=lambda item: (-round(item[1][0], 3), self._order[item[0]]))
        return [
            Heard(move, round(min(1.0, likeness), 3), because, span) for move, (likeness, because) in ranked
        ]

    def _is_unknowable(self, text: str, whole: list[Heard]) -> bool:
        mine = self._weigh(features(text))
        likeness = max(
            (sum(w * theirs.get(f, 0.0) for f, w in mine.items()) for _, theirs in self._unknowable),
            default=0.0,
        )
        return likeness >= UNSURE * 2 and (not whole or likeness > whole[0].confidence)

    def _weigh(self, found: Counter[str]) -> dict[str, float]:
        weights = {f: (1 + math.log(n)) * self._rarity.get(f, self._unseen) for f, n in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}


def _is_sure(ranked: list[Heard]) -> bool:
    second = ranked[1].confidence if len(ranked) > 1 else 0.0
    return ranked[0].confidence >= SURE and ranked[0].confidence - second >= AHEAD


def _first_of_each(parts: Sequence[Heard]) -> list[Heard]:
    seen: dict[str, Heard] = {}
    for part in parts:
        seen.setdefault(part.move, part)
    return list(seen.values())


def _stacked(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Act, ...]:
    questions = [
        span for span in spans if text[: span[1]].rstrip().endswith("?") or _asks(text[slice(*span)])
    ]
    if len(questions) < STACKED:
        return ()
    return (Act("stacked", (questions[0][0], questions[-1][1]), f"{len(questions)} questions in one turn"),)


def _asks(part: str) -> bool:
    first = words(part)[:1]
    return bool(first) and first[0] in {"what", "how", "who", "when", "why", "where", "which"}


def _compiled(wording: Wording, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(
            f"The pattern “{pattern}” of {wording.move} is not a regular expression: {error}."
        ) from None
