"""Text into comparable words and letter groups."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 600
"""A turn is read up to here; people do not say more before the other answers."""

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
"""British endings and what Americans write; both become one, so that a word counts as itself."""
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
    """The text without control characters and runs of space, at most `LONGEST` long; and whether it was cut."""
    plain = unicodedata.normalize("NFKC", text[: LONGEST * 4])
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in plain)
    plain = " ".join(plain.split())
    if len(plain) <= LONGEST and len(text) <= LONGEST * 4:
        return plain, False
    whole = [match.end() for match in _SENTENCE.finditer(plain[:LONGEST]) if match.group()[-1] in ".!?;"]
    return plain[: whole[-1] if whole else LONGEST].strip(), True


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a turn, as spans."""
    yield from (match.span() for match in _SENTENCE.finditer(text))


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """The sentences in which this part of a text stands."""
    touched = [place for place in sentences(text) if place[0] < span[1] and span[0] < place[1]]
    return text[touched[0][0] : touched[-1][1]] if touched else text[slice(*span)]


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a turn that can each be a move, as spans: sentences, split again before a second question."""
    for start, end in sentences(text):
        for split in _SPLIT.finditer(text, start + 12, end):
            yield start, split.start()
            start = split.end()
        if text[start:end].strip():
            yield start, end


def words(text: str) -> list[str]:
    """The words of the text in small letters, apostrophes straight."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def plainly(text: str) -> str:
    """The text without what people put in while they think: "so, um, basically"."""
    return " ".join(_FILLER.sub(" ", text).split()) or text


def _american(word: str) -> str:
    for ending, american in _AMERICAN:
        word = ending.sub(american, word)
    return word


def features(text: str) -> Counter[str]:
    """Words, word pairs and letter groups of a text; words of one meaning fold into one."""
    plain = [_SAME.get(word, word) for word in map(_american, words(text))]
    found: Counter[str] = Counter()
    for word in plain:
        found[f"w {word}"] += 1 if word in COMMON else 2
        if word not in COMMON:
            edged = f" {word} "
            found.update(edged[i : i + size] for size in (3, 4) for i in range(len(edged) - size + 1))
    found.update(f"p {one} {two}" for one, two in pairwise(plain))
    return found
