"""A floor of sense: whether a line is one that a person would say.

Words of the buyer thrown together ("archive thirty years cost?") carry every word that a good question has, so no rule
over words tells them apart; their order does. What the encoder makes of a text after its lower layers shows it: fitted
to 10,000 lines that people typed against as much word salad, a small net tells most of them apart. Telegraph style
("Cost per stop?") and honest short lines ("How often?") were among what people say.
"""

from __future__ import annotations

import re

from .acting.listening import is_content
from .acting.plain import plain
from .drill_models import Net, carried_models, sense_vectors
from .encoder import Encoder

FLOOR = -0.9
"""Score below which a line is none that a person would say."""
PART_FLOOR = -2.0
"""The same for one of its sentences, which need not stand alone."""
SHORT_FLOOR = -2.0
"""The same for up to `SHORT` words: there is little to go by, and people speak in fragments."""
SHORT = 3
_PLAIN = re.compile(
    r"(?:(?:and|so|but|ok|okay),? )?"
    r"(?:how (?:many|much|often|long)|which|who|what time|when|where|since when) [^,;]+\?$",
    re.IGNORECASE,
)
"""A question as people ask for plain facts; there are few like it among the lines that the floor was fitted to."""
PLAIN_WORDS = 7
"""Most words of such a question, which the floor of short lines is for."""
PILED = 4
"""Number of words, all of them content words, that nobody says in a row."""
_LINKS = frozenset(
    "per each every between within without during before after until since under against versus via plus than".split()
)
"""Words that tie others together, as in "lost days per stop"."""
_KEYS = ("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
_RUN = 4
"""Number of keys side by side that no word begins with: "asdf"."""
_SENTENCE = re.compile(r"(?<=[.?!;])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def makes_sense(text: str, encoder: Encoder | None) -> bool:
    """Return whether a line is one that a person would say; without the encoder only piled-up words are noticed."""
    models = carried_models(encoder.digest) if encoder is not None else None
    return not under_the_floor(text, encoder, models.sense if models else None)


def under_the_floor(text: str, encoder: Encoder | None, model: Net | None) -> bool:
    """Return whether the line as a whole, or a sentence of it, falls under the floor.

    Args:
        text: line to judge.
        encoder: sentence encoder, or None.
        model: floor of sense, or None.
    """
    parts = list(dict.fromkeys([text, *_SENTENCE.split(text)]))
    counted = [(part, len(_WORD.findall(part))) for part in parts]
    judged = [(part, count) for part, count in counted if count > SHORT or part == text]
    if any(_piled(part) for part, _ in judged) or _drummed(text):
        return True
    if encoder is None or model is None:
        return False
    scores = model.scores(sense_vectors(encoder, [part for part, _ in judged]))[:, 0]
    floors = [_floor(part, count, whole=part == text) for part, count in judged]
    return any(float(score) < floor for score, floor in zip(scores, floors, strict=True))


def _floor(part: str, count: int, *, whole: bool) -> float:
    """Return the score below which a sentence is none, or a line as a whole."""
    if count <= SHORT or (count <= PLAIN_WORDS and _PLAIN.match(part.strip())):
        return SHORT_FLOOR
    return FLOOR if whole else PART_FLOOR


def _piled(part: str) -> bool:
    """Return whether a question is nothing but content words: "thirty years archive lost cost?"."""
    words = plain(part).text.replace("?", " ").replace(".", " ").split()
    piled = all(is_content(word) and word not in _LINKS for word in words)
    return piled and len(words) >= PILED and part.rstrip().endswith("?")


def _drummed(text: str) -> bool:
    """Return whether a word is fingers on the keyboard: "asdf", "qwertz"."""
    begins = (word[:_RUN].lower() for word in _WORD.findall(text) if len(word) >= _RUN)
    return any(begin in row for begin in begins for row in _KEYS)
