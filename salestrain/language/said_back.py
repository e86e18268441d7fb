"""Comparison of a reflection with what was said: which points it covers, in whose words, and what it invents.

A point is covered by its meaning: a part of the text is near it or near the place where a good reflection says it, and
its words have near ones in the text ("quick" and "fast"), by the bundled encoder. Words in common are enough, but are
not needed; fewer of them than enough count for nothing, because a word that is taken over says nothing of the point
("so you like brochures a lot"). How much is copied is measured apart.
People agree only moderately on what reflects and what does not, so everything found carries its words and can be
checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .acting.listening import lemmas
from .acting.plain import plain
from .encoder import SIZE, Encoder
from .said_amounts import NO_AMOUNT, figures_in, follows_from

ENOUGH = 0.5
"""Share of a point's content words that covers it."""
NEAR_POINT, NEAR_MODEL, NEAR_WORDS, LENGTH = 2.5, 3.3, 10.9, 0.6
"""Weights of the likeness to a point, to its place in a good reflection, of its words to others, and of each word.

Fitted to 130 reflections, in quite other words and poor ones, on all points of our drills.
"""
COVERED, LONG = 9.9, 12
"""Weighted sum from which a text covers a point in other words, and the content words that count: few say little."""
COPIED = 0.7
"""Share of a text's content words that the buyer has said, above which it repeats rather than says back."""
FEWEST_COPIED = 3
"""Number of content words below which a text is too short to be called a repetition."""
TOGETHER = 3
"""Maximum number of adjacent clauses that can cover one point."""
_NOT = re.compile(r" (?:not|never|no|nobody|none|nothing|without|neither|nor|hardly) ")
_AS_GOOD_AS_NOT = re.compile(
    r" (?:not|never|no|nobody|none|nothing|without|neither|nor|hardly|lacks?|lacking|miss(?:es|ing)?|fails?|unable"
    r"|unclear|impossible|instead|rather than|less|little|few|only|too|stops?|refus\w+|in the dark) "
)
"""Words of negation in a wide sense, so that only a clear reversal counts."""
TURNED = 0.6
"""Share of a point's words that must be present before it can count as reversed."""
_OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "quick/slow fast/slow early/late punctual/late clean/dirty polite/rude always/never everything/nothing"
        " everybody/nobody good/bad better/worse more/less full/empty happy/unhappy easy/hard cheap/expensive"
        " rises/falls open/closed first/last before/after safe/dangerous old/new many/few high/low big/small"
        " same/different same/another nobody/everyone nobody/anybody quiet/loud"
    ).split()
)
_NOBODY = re.compile(r" (?:nobody|no one|none) ")
_ALL_OF_THEM = re.compile(r"\b(?:everybody|everyone|all (?:the|of|your) \w+)\b", re.IGNORECASE)
_REMEDY = re.compile(
    r"\b(?:you(?:'d like| would like| want| plan| intend| are going|'re going| need| ought)"
    r"|we (?:can|could|should|will))"
    r" (?:to )?(?:\w+ )?(buy|throw|sack|fire|dismiss|replace|sell|switch|hire|cancel|order|sign|sue|invest)\b",
    re.IGNORECASE,
)
"""A remedy put into the buyer's mouth."""
_NEED = re.compile(
    r"\byou(?:'d)? (?:need|require)s? (?:an? |some |more |better |new |our )*(?!to\b|some|any|more|it\b|that|this|help"
    r"|people|hands?\b|person|pair)(?P<thing>[a-z]{3,})",
    re.IGNORECASE,
)
"""A thing that the buyer is said to need."""
_YOU = (
    (re.compile(r"\b(?:she|he|they)(?: (?:herself|himself|themselves))?\b", re.IGNORECASE), "you"),
    (re.compile(r"\b(?:her|his|their)\b", re.IGNORECASE), "your"),
)
"""Pronouns to replace, because a point is written about the buyer but said to them."""
_CLAUSES = re.compile(r"[.!?;,:]|\b(?:and|but|so|because|which|who|when|while|until)\b")
_NAME = re.compile(r"(?<![.!?:\"“]\s)(?<!^)\b[A-Z][a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class SaidBack:
    """For each point the words that cover it (empty if none do); what was invented or reversed, with the reason.

    `copied` are the content words that the buyer had said, if the text is hardly more than these.
    """

    covered: tuple[str, ...]
    invented: tuple[tuple[str, str], ...]
    flipped: tuple[tuple[str, str], ...]
    copied: tuple[str, ...] = ()


def said_back(
    text: str,
    says: str,
    points: Sequence[str],
    known: Sequence[str] = (),
    encoder: Encoder | None = None,
    models: Sequence[str] = (),
) -> SaidBack:
    """Compare `text` with what was said.

    Args:
        text: reflection to examine.
        says: what the buyer said.
        points: its points, as short statements.
        known: other things that may be mentioned.
        encoder: sentence encoder; without it, only words are compared.
        models: reflections that are known to cover every point.
    """
    clauses = _clauses_of(text)
    covered, flipped = [], []
    for point in points:
        words = _covers(text, clauses, point, models, encoder)
        if words and _is_reversed(words, clauses, point):
            flipped.append((words, f"what was said: {point}"))
            words = ""
        covered.append(words)
    for place, words in _swapped(clauses, points):
        flipped.append((words, f"what was said: {points[place]}"))
        covered[place] = ""
    invented = _invented(text, " ".join((says, *points, *known)))
    return SaidBack(tuple(covered), tuple(invented), tuple(flipped), copied_words(text, says))


def copied_words(text: str, says: str) -> tuple[str, ...]:
    """Return the content words of a text that were said before, if it is hardly more than these; else none."""
    own, theirs = lemmas(plain(text).text), lemmas(plain(says).text)
    copied = tuple(word for stem, word in own.items() if stem in theirs)
    if len(own) < FEWEST_COPIED or len(copied) <= COPIED * len(own):
        return ()
    return copied[::-1]


def _covers(text: str, clauses: Sequence[str], point: str, models: Sequence[str], encoder: Encoder | None) -> str:
    """Return the words of the text that cover this point; empty if none do.

    Args:
        text: reflection to examine.
        clauses: its clauses.
        point: short statement.
        models: reflections that are known to cover it.
        encoder: sentence encoder, or None.
    """
    wanted = lemmas(plain(point).text)
    best = max(clauses, key=lambda clause: len(wanted.keys() & lemmas(plain(clause).text).keys()), default="")
    own = lemmas(plain(text).text)
    shared = wanted.keys() & own.keys()
    if wanted and len(shared) >= ENOUGH * len(wanted):
        return best.strip()
    if encoder is None or not clauses:
        return ""
    windows = _windows(clauses)
    parts = encoder.embed([_joined(together) for together in windows])
    wordings = encoder.embed([_to_you(point), point])
    to_point = (parts @ wordings.T).max(axis=1)
    to_model = to_point
    if models:
        places = [_joined(together) for model in models for together in _windows(_clauses_of(model))]
        vectors = encoder.embed(places)
        to_model = parts @ vectors[int((vectors @ wordings.T).max(axis=1).argmax())]
    near = NEAR_POINT * float(to_point.max()) + NEAR_MODEL * float(to_model.max()) + LENGTH * min(len(own), LONG)
    if near + NEAR_WORDS * _words_alike(point, text, encoder) < COVERED:
        return ""
    return _as_typed(text, windows[int((to_point + to_model).argmax())])


def _clauses_of(text: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(text) if clause.strip()]


def _windows(clauses: Sequence[str]) -> list[Sequence[str]]:
    """Return every few adjacent clauses, from each alone to `TOGETHER` of them."""
    return [clauses[at : at + length] for length in range(1, TOGETHER + 1) for at in range(len(clauses) - length + 1)]


def _joined(clauses: Sequence[str]) -> str:
    return " ".join(clause.strip() for clause in clauses)


def _as_typed(text: str, clauses: Sequence[str]) -> str:
    """Return adjacent clauses with the words and signs between them, as they stand in the text."""
    between = "[\\s\\S]{1,9}?".join(re.escape(clause.strip()) for clause in clauses)
    found = re.search(between, text)
    return found.group() if found else " … ".join(clause.strip() for clause in clauses)


def _words_alike(point: str, text: str, encoder: Encoder) -> float:
    """Return how near the content words of a point are to the nearest other ones of the text, on average."""
    wanted, own = lemmas(plain(point).text), lemmas(plain(text).text)
    if not wanted or not own:
        return 0.0
    vectors = np.array(encoder.together([*wanted.values(), *own.values()])).reshape(-1, SIZE)
    likeness = vectors[: len(wanted)] @ vectors[len(wanted) :].T
    same = np.array([[one == other for other in own] for one in wanted])
    return float(np.where(same, 0.0, likeness).max(axis=1).mean())


def _to_you(point: str) -> str:
    for pattern, word in _YOU:
        point = pattern.sub(word, point)
    return point


def _is_reversed(words: str, clauses: Sequence[str], point: str) -> bool:
    """Return whether the point occurs in its own words, with a "not" on one side only."""
    if _says_the_opposite(words, point):
        return True
    negated = _NOT.findall(plain(point).text)
    if len(negated) > 1:
        return False  # "Nothing that he has not smelled" can be said back without any "not".
    wanted = lemmas(_NOT.sub(" ", plain(point).text))
    near = [clause for clause in clauses if wanted.keys() & lemmas(plain(clause).text).keys()]
    present = {stem for clause in near for stem in lemmas(plain(clause).text)}
    if len(wanted.keys() & present) < TURNED * len(wanted):
        return False
    if negated:
        return not any(_AS_GOOD_AS_NOT.search(plain(clause).text) for clause in clauses)
    return bool(_NOT.search(plain(words).text))


def _swapped(clauses: Sequence[str], points: Sequence[str]) -> list[tuple[int, str]]:
    """Return the points whose parts have changed places with another's, with the words: the boxes for the client.

    One clause says of one point's subject what was said of another's, while the rest of that other point stands in a
    different clause. Words that two points share tell nothing.
    """
    of_points = [set(lemmas(plain(point).text)) for point in points]
    said = [set(lemmas(plain(clause).text)) for clause in clauses]
    found: dict[int, str] = {}
    for place, one in enumerate(of_points):
        for other_place, other in enumerate(of_points):
            if place == other_place:
                continue
            mine, theirs = one - other, other - one
            for number, words in enumerate(said):
                elsewhere = set().union(*(rest for at, rest in enumerate(said) if at != number))
                if words & mine and words & theirs and (mine - words) & elsewhere:
                    found[place] = clauses[number].strip()
                    found.setdefault(other_place, clauses[number].strip())
    return sorted(found.items())


def _says_the_opposite(words: str, point: str) -> bool:
    """Return whether one word of the point is replaced by its opposite: slow for quick."""
    if _NOBODY.search(plain(point).text) and _ALL_OF_THEM.search(words) and not _NOT.search(plain(words).text):
        return True
    own, given = set(plain(words).text.split()), set(plain(point).text.split())
    return any(
        (pair & given) and (pair & own) and not (pair <= given or pair <= own or pair & own & given)
        for pair in _OPPOSITES
    )


def _invented(text: str, said: str) -> list[tuple[str, str]]:
    """Return numbers and names that nobody said, with the reason."""
    inventions: list[tuple[str, str]] = []
    for word, figure in figures_in(text).items():
        if word not in NO_AMOUNT and not follows_from(figure, said):
            inventions.append((word, "this amount was not said"))
    for pattern in (_REMEDY, _NEED):
        remedy = pattern.search(text)
        if remedy and not lemmas(f" {remedy[1].lower()} ").keys() & lemmas(plain(said).text).keys():
            inventions.append((remedy.group(), "this remedy was not said"))
    names = {word.lower() for word in re.findall(r"\w+", said)}
    others = [match.group() for match in _NAME.finditer(text) if match.group().lower() not in names]
    inventions += [(name, "this name was not said") for name in others]
    return list(dict.fromkeys(inventions))
