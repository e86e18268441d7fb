"""Text as comparable words and letter groups."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 600
"""Number of characters that are read; people do not say more before the other one answers."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
_ASKS = (
    r"(?:what|what's|how|who|who's|when|why|where|which|can|could|would|will|do|does|did|is|are|have|has|should|may)\b"
)
_SPLIT = re.compile(
    rf"\s*,?\s*\b(?:and|but|also|plus|then|so)(?: (?:also|then|secondly))?,? (?={_ASKS})"
    rf"|\s*,\s*(?={_ASKS})|\s+(?:-|–|—)\s+"
    r"|\s*,?\s*\b(?:and|but) (?:also )?(?=(?:tell me|let me|i|we|i'd|i'm|please)\b)",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:u+m+|u+h+|e+r+m*|h+m+|well|basically|actually|honestly|literally|you know|i mean|kind of|sort of|like)\b,"
    r"|\b(?:u+m+|u+h+|erm+|hmm+)\b|^(?:so|well|ok|okay|right|and|but|now)\b[, ]+(?=\w)",
    re.I,
)
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|able|al)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|es|ed|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
)
"""British endings with their American equivalents, so that both spellings count as one word."""
_SAME = {
    "vendor": "supplier",
    "vendors": "supplier",
    "provider": "supplier",
    "suppliers": "supplier",
    "cost": "cost",
    "costs": "cost",
    "costing": "cost",
    "price": "price",
    "pricing": "price",
    "improve": "change",
    "different": "change",
    "differently": "change",
    "fix": "change",
    "better": "change",
    "enjoy": "like",
    "love": "like",
    "happy": "like",
    "appreciate": "like",
    "fond": "like",
    "boss": "decide",
    "approve": "decide",
    "approval": "decide",
    "sign": "decide",
    "signs": "decide",
    "decision": "decide",
    "decisions": "decide",
    "decides": "decide",
    "decided": "decide",
    "meet": "meeting",
    "appointment": "meeting",
    "budget": "money",
    "funds": "money",
    "fund": "money",
    "wanna": "want",
    "gonna": "going",
}
COMMON = frozenset(
    "a an the of to in on at for with and or but so um uh er well just really actually basically maybe perhaps"
    " please i you he she it we they me him her us them my your his its our their this that these those is are"
    " was were be been being am do does did have has had will would can could should may might must there here"
    " if then than as by from up about into over after before some any also very quite right now ok okay yes no"
    " i'd i'm i've you're you've it's let's".split()
)


def tidy(text: str) -> tuple[str, bool]:
    """Return the text without control characters and repeated spaces, up to `LONGEST`, and whether it was cut."""
    plain = unicodedata.normalize("NFKC", text[: LONGEST * 4])
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in plain)
    plain = " ".join(plain.split())
    if len(plain) <= LONGEST and len(text) <= LONGEST * 4:
        return plain, False
    sentence_ends = [match.end() for match in _SENTENCE.finditer(plain[:LONGEST]) if match.group()[-1] in ".!?;"]
    return plain[: sentence_ends[-1] if sentence_ends else LONGEST].strip(), True


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of a turn."""
    yield from (match.span() for match in _SENTENCE.finditer(text))


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """Return the sentences that contain this part of a text."""
    touched = [place for place in sentences(text) if place[0] < span[1] and span[0] < place[1]]
    return text[touched[0][0] : touched[-1][1]] if touched else text[slice(*span)]


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the parts of a turn that can each be a move: sentences, split before a second question."""
    for start, end in sentences(text):
        for split in _SPLIT.finditer(text, start + 12, end):
            yield start, split.start()
            start = split.end()
        if text[start:end].strip():
            yield start, end


def words(text: str) -> list[str]:
    """Return the words of the text in lower case, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def plainly(text: str) -> str:
    """Return the text without fillers such as "so, um, basically"."""
    return " ".join(_FILLER.sub(" ", text).split()) or text


def _american(word: str) -> str:
    for ending, american in _AMERICAN:
        word = ending.sub(american, word)
    return word


def features(text: str) -> Counter[str]:
    """Count words, word pairs and letter groups of a text, with synonyms merged."""
    plain = [_SAME.get(word, word) for word in map(_american, words(text))]
    counts: Counter[str] = Counter()
    for word in plain:
        counts[f"w {word}"] += 1 if word in COMMON else 2
        if word not in COMMON:
            padded = f" {word} "
            counts.update(padded[i : i + size] for size in (3, 4) for i in range(len(padded) - size + 1))
    counts.update(f"p {first} {second}" for first, second in pairwise(plain))
    return counts
