"""Reader for exercises without intents: typed text to a `Reading`, by wordings alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from .acts import acts as found_acts
from .aside import aside
from .asking import both_ask
from .likeness import Likeness
from .pointing import CLEAR, end_of, points_back
from .reading import Act, Heard, Reading, Wording
from .spelling import Spelling
from .words import COMMON, clauses, plainly, sentences, tidy, words

if TYPE_CHECKING:
    from .encoder import Encoder
    from .meaning import Meaning

MOST_MOVES = 2
FEWEST_WORDS = 3
"""Number of words below which a part of a turn ("Right?", "So, well") is no move beside another."""
ALSO = 0.28
"""Confidence from which a part is heard beside a part that is sure, because people stick to their subject."""
BOTH_ASKED = 0.3
"""Confidence from which two parts that both ask are heard although neither is sure: they mostly mean two things."""
SHORT = 30
"""Length in words up to which a turn is tried in two parts at each joint; beyond it that would take too long."""
JOINT = re.compile(r"\s*,?\s*\b(?:and|also|plus|then|but)\b,? ", re.I)
OFFERED = re.compile(r"\bif (?:it|this|that|there|not|nothing|you|we|the answer)\b", re.I)
"""How a way out is offered without being taken yet: "if it is not for you, I go"."""
LEAST = 0.01
"""Confidence below which a move is never offered, even beside a better candidate."""
SAYS_BACK = {"reflection_simple", "reflection_complex", "summary"}
"""Acts of a line that repeats what was said."""
SAYS_MORE = {"open", "closed", "choice", "leading", "pitch", "price", "attack", "commitment_ask", "disqualification"}
"""Acts of a line that does more than that."""
GIVES_BACK = re.compile(
    r"^(?:(?:ok|okay|right|well|yes|i see|um|ah|alright|got it)\b[,. ]*)*"
    r"(?:so|then|in other words|you|your|they|their|it|that|sounds?|seems?|looks?"
    r"|what (?:i hear|you)|if i|i (?:hear|understand|take it)|meaning|and)\b",
    re.I,
)
"""How a reflection begins, since a line that is merely not a question can begin in any way."""
PATTERN = 0.9
"""Confidence given by a pattern of the author."""
BEYOND, FAR_BEYOND = 0.32, 0.55
"""Similarity to an unknowable topic from which the buyer does not know; the second even overrides a clear move."""


class Reader:
    """Reader of typed text as the moves of one exercise.

    With an encoder it compares by meaning, without one by similarity of words; both fulfil the same contract, and the
    second is less often confident.

    Raises:
        ValueError: a pattern is not a regular expression.
    """

    def __init__(
        self, wordings: Sequence[Wording], unknowable: Sequence[str] = (), encoder: Encoder | None = None
    ) -> None:
        self._patterns = {w.move: [_compiled(w, pattern) for pattern in w.patterns] for w in wordings}
        self._but_not = {w.move: [_compiled(w, pattern) for pattern in w.but_not] for w in wordings}
        self._gives_back = {w.move for w in wordings if w.kind in ("reflect", "summarise")}
        self._exits = {w.move for w in wordings if w.kind == "disqualify"}
        said = [(w.move, text) for w in wordings for text in (w.choice, *w.examples)]
        self._model: Likeness | Meaning
        if encoder is None or not said:
            self._model = Likeness(said)
        else:
            # Imported late, so that reading without an encoder does not wait for numpy.
            from .meaning import Meaning as Trained

            self._model = Trained(said, encoder)
        own = {word for _, text in said for word in words(text)} | COMMON
        self._spelling = Spelling(own, encoder.words() if encoder else ())
        self._topics = Likeness([(topic, topic) for topic in unknowable])

    def read(self, text: str, legal: Collection[str], last_line: str = "") -> Reading:
        """Return what `text` means.

        Args:
            text: line as typed.
            legal: moves that are possible now.
            last_line: what the buyer said last.
        """
        plain, cut = tidy(text)
        verdict = aside(plain)
        if verdict is not None:
            return Reading(plain, verdict, cut=cut)
        spans = [span for span in clauses(plain) if words(plain[slice(*span)])]
        acts = found_acts(plain, last_line)
        long = [span for span in spans if len(words(plain[slice(*span)])) >= FEWEST_WORDS]
        parts = [self._ranked(plain, [span], legal) for span in (long if len(long) > 1 else [])]
        whole = self._ranked(plain, long if len(long) > 1 else [(0, len(plain))], legal) if spans else []
        heard = self._heard(plain, parts)
        if self._is_sure(whole):
            # If the whole is clear, parts that are unsure or mean something else were torn out of context.
            if not self._two_asked(plain, heard, whole[0].confidence):
                heard = [part for part in heard if part.confidence >= self._model.sure]
            if whole[0].move not in {part.move for part in heard}:
                heard = [whole[0]]
        if len(heard) < MOST_MOVES:
            heard = self._heard_apart(plain, legal, heard) or heard
        heard = [part for part in heard if len(heard) == 1 or not self._only_offers(plain, part)]
        if not heard and whole and last_line and points_back(plain):
            heard = self._heard_with(plain, whole[0], last_line, legal)
        if self._is_unknowable(plain, FAR_BEYOND if heard else BEYOND):
            return Reading(plain, "unknowable", acts=acts, cut=cut)
        if heard:
            return Reading(plain, "heard", tuple(heard[:MOST_MOVES]), acts=acts, cut=cut)
        candidates = self._candidates([whole, *parts])
        nearest = {candidate.move for candidate in candidates}
        if last_line and self._only_says_back(plain, acts) and not self._gives_back & nearest:
            return Reading(plain, "said_back", acts=acts, cut=cut)
        return Reading(plain, "unsure" if candidates else "nothing", candidates=candidates, acts=acts, cut=cut)

    def ranked(self, text: str, legal: Collection[str]) -> list[Heard]:
        """Return the legal moves for a text as a whole, most likely first, with their probabilities."""
        plain, _ = tidy(text)
        return self._ranked(plain, [(0, len(plain))], legal)

    def _ranked(
        self, text: str, spans: Sequence[tuple[int, int]], legal: Collection[str], beside: str = ""
    ) -> list[Heard]:
        """Return the legal moves for these parts of the text together, most likely first."""
        span = (spans[0][0], spans[-1][1])
        parts = [self._spelling.repaired(plainly(text[slice(*part)])) for part in spans]
        joined = " ".join(parts)
        possible = {move for move in legal if not any(veto.search(joined) for veto in self._but_not.get(move, ()))}
        ranked: list[Heard] = []
        for move, confidence, because in self._model.ranked(parts, possible, beside):
            if confidence < PATTERN and any(pattern.search(joined) for pattern in self._patterns[move]):
                ranked.append(Heard(move, PATTERN, "a pattern of the author", span))
            else:
                ranked.append(Heard(move, confidence, because, span))
        return sorted(ranked, key=lambda heard: -heard.confidence)

    def _heard(self, text: str, parts: Sequence[list[Heard]]) -> list[Heard]:
        """Return what the parts of a turn mean: parts that are sure, and beside one of them also likely ones."""
        best = [part[0] for part in parts if part]
        if self._two_asked(text, best) and min(part.confidence for part in best) >= BOTH_ASKED:
            return best
        sure = [part for part in best if part.confidence >= self._model.sure]
        likely = [part for part in best if sure and ALSO <= part.confidence < self._model.sure]
        return sorted(_first_of_each([*sure, *likely])[:MOST_MOVES], key=lambda part: part.span)

    def _heard_apart(self, text: str, legal: Collection[str], heard: Sequence[Heard]) -> list[Heard]:
        """Return the two moves of a turn that is joined by a mere "and", or nothing if it does not make sense in two.

        If one move is `heard` already, both parts must be sure or ask, because many single moves contain an "and".

        Args:
            text: turn to split.
            legal: moves that are possible now.
            heard: moves already found in it.
        """
        if len(words(text)) > SHORT:
            return []
        for joint in list(JOINT.finditer(text))[:2]:
            spans = ((0, joint.start()), (joint.end(), len(text)))
            if all(len(words(text[slice(*span)])) >= FEWEST_WORDS for span in spans):
                parts = [self._ranked(text, [span], legal) for span in spans]
                best = [part[0] for part in parts if part]
                if heard and not self._two_asked(text, best, heard[0].confidence):
                    parts = [part for part in parts if self._is_sure(part)]
                moves = self._heard(text, parts)
                if len(moves) == MOST_MOVES:
                    return moves
        return []

    def _two_asked(self, text: str, parts: Sequence[Heard], whole: float = 0.0) -> bool:
        """Return whether these are two parts that mean two moves and each ask for something.

        Args:
            text: turn they belong to.
            parts: parts with their moves.
            whole: confidence of the turn as one move; a turn that is clearer as a whole than in its clearest part is
                one.
        """
        if len(parts) != MOST_MOVES or parts[0].move == parts[1].move:
            return False
        if whole >= max(part.confidence for part in parts):
            return False
        return both_ask(*(text[slice(*part.span)] for part in parts))

    def _heard_with(self, text: str, nearest: Heard, last_line: str, legal: Collection[str]) -> list[Heard]:
        """Return the nearest move of a text that points back, if the buyer's last line makes it likelier and clear.

        Args:
            text: line as typed.
            nearest: its nearest move.
            last_line: what the buyer said last.
            legal: moves that are possible now.
        """
        best = self._ranked(text, [(0, len(text))], legal, end_of(last_line))[0]
        return [best] if best.move == nearest.move and best.confidence >= max(CLEAR, nearest.confidence) else []

    def _only_offers(self, text: str, part: Heard) -> bool:
        """Return whether this part is an exit that depends on an "if" before it in the same sentence."""
        start = part.span[0]
        sentence = next((span[0] for span in sentences(text) if span[0] <= start < span[1]), start)
        return part.move in self._exits and bool(OFFERED.search(text[sentence : start + len("and if the answer")]))

    @staticmethod
    def _only_says_back(text: str, acts: Sequence[Act]) -> bool:
        """Return whether a line only repeats what was said: that is understood, although it is not a move."""
        names = {act.name for act in acts}
        return bool(GIVES_BACK.match(text)) and bool(names & SAYS_BACK) and not names & SAYS_MORE

    def _is_sure(self, ranked: Sequence[Heard]) -> bool:
        return bool(ranked) and ranked[0].confidence >= self._model.sure

    def _candidates(self, lists: Sequence[Sequence[Heard]]) -> tuple[Heard, ...]:
        hopeful = [ranked for ranked in lists if ranked and ranked[0].confidence >= self._model.unsure]
        possible = [part for ranked in hopeful for part in ranked if part.confidence >= LEAST]
        best = sorted(possible, key=lambda part: -part.confidence)
        return tuple(_first_of_each(best)[:3])

    def _is_unknowable(self, text: str, likeness: float) -> bool:
        return bool(self._topics.said) and self._topics.products(text).max() >= likeness


def _first_of_each(parts: Sequence[Heard]) -> list[Heard]:
    by_move: dict[str, Heard] = {}
    for part in parts:
        by_move.setdefault(part.move, part)
    return list(by_move.values())


def _compiled(wording: Wording, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"The pattern “{pattern}” of {wording.move} is not a regular expression: {error}.") from None
