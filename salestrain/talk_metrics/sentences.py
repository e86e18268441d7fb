"""The sentences of a turn as they were said, each with its place; "Mr." and "9.30" end none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[.?!…]+[\"”’')\]]*(?=\s|$)|\n+")
_GOES_ON = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|mt|jr|sr|vs|approx|no|nr|inc|ltd|co|dept|fig|e\.g|i\.e|etc|[A-Za-z])\.$",
    re.IGNORECASE,
)
"""An abbreviation or an initial, after which the sentence goes on."""
_BEGINS_ANEW = re.compile(r"\s+(?:[A-Z][a-z]*['’]?[a-z]*\s|$)")
_ENDS_TOO = re.compile(r"\b(?:no|co|etc|I|a)\.$")
"""These end a sentence more often than they shorten a word."""
_WORD = re.compile(r"[^\W_]+(?:['’`´-][^\W_]+)*|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words as said and where it starts in its turn. `asks` says that it ends with a question mark."""

    text: str
    start: int

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.text.rstrip("\"”’')] \n")[-3:]

    @property
    def is_unmarked(self) -> bool:
        """Whether it ends without any mark, as in a chat or a rough transcript."""
        return not self.text.rstrip()[-1:] or self.text.rstrip()[-1:].isalnum()


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a turn that hold a word."""
    start = 0
    for end in _END.finditer(text):
        if end.group() == "." and _shortens(text, start, end.end()):
            continue
        yield from _with_words(text, start, end.end())
        start = end.end()
    yield from _with_words(text, start, len(text))


def _shortens(text: str, start: int, end: int) -> bool:
    """Return whether the full stop before `end` only shortens a word."""
    before = text[start:end]
    if not _GOES_ON.search(before):
        return False
    return not (_ENDS_TOO.search(before) and _BEGINS_ANEW.match(text, end))


def _with_words(text: str, start: int, end: int) -> Iterator[Sentence]:
    said = text[start:end]
    if any(character.isalnum() for character in said):
        skipped = len(said) - len(said.lstrip())
        yield Sentence(said.strip(), start + skipped)


_APART = (
    (re.compile(r"\b(can|could|would|should|do|does|did|is|are|was|were|has|have|had|wo|must)n[’'`´]?t\b"), r"\1 not"),
    (re.compile(r"\bwo not\b"), "will not"),
    (re.compile(r"\b(?:ca not|cannot)\b"), "can not"),
    (re.compile(r"[’'`´](?:re)\b"), " are"),
    (re.compile(r"[’'`´](?:ve)\b"), " have"),
    (re.compile(r"[’'`´](?:ll)\b"), " will"),
    (re.compile(r"[’'`´](?:d)\b"), " would"),
    (re.compile(r"\b(i)[’'`´]?m\b"), r"\1 am"),
    (re.compile(r"\b(what|how|who|where|when|why|that|there|it|he|she|here)[’'`´]s\b"), r"\1 is"),
    (re.compile(r"\b(what|how|who|where|that|there)s\b"), r"\1 is"),
    (re.compile(r"\b(?:u)\b"), "you"),
    (re.compile(r"\b(?:ur)\b"), "your"),
    (re.compile(r"\b(you|they)re\b"), r"\1 are"),
    (re.compile(r"\bwere (?=(?:about|around|like|at) \d)"), "we are "),
    (re.compile(r"\blet[’'`´]?s\b"), "let us"),
)
_FILLED = re.compile(r"\b(?:um+|uh+|erm?|hm+|ah|oh|well|so|just|actually|basically|really|please)\b,?")


def spelled_out(text: str) -> str:
    """Return words in small letters with short forms written out ("who's" as "who is"), spaces made single."""
    result = " ".join(text.lower().split())
    for pattern, full in _APART:
        result = pattern.sub(full, result)
    return result


def bare(text: str) -> tuple[str, ...]:
    """Return the words alone, without marks and fillers, to compare what was said twice."""
    return tuple(_WORD.findall(_FILLED.sub(" ", spelled_out(text))))
