"""Transcripts of real calls: text in which every turn says who speaks. It stays on the machine.

Understood are a name with a colon ("Ann: ...", "[00:12] Ann (Acme): ...", Markdown's "**Ann:** ..."), a name with a
time on a line of their own above the words ("Speaker 1 00:01:12"), and captions ("<v Ann>..."). A line without a name
continues the turn before it. Any script and any line ending will do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .turns import Turn, words_in

LONGEST = 500_000
"""Maximum number of characters: some ten hours of talk."""


class TranscriptUnclear(ValueError):
    """Raised for text that cannot be read as a talk; the message says what is missing and what would be right."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk of at least two people; `speakers` are in the order in which they first speak, as written."""

    turns: tuple[Turn, ...]
    speakers: tuple[str, ...]

    def speaker(self, name: str) -> str:
        """Return the speaker that a name means, ignoring case and anything in brackets. Raises TranscriptUnclear."""
        wanted = _plain_name(name)
        for form in (_plain_name, _without_brackets):
            matches = [speaker for speaker in self.speakers if form(speaker) == wanted]
            if len(matches) == 1:
                return matches[0]
        raise TranscriptUnclear(
            f"Nobody called “{name.strip()}” speaks here, or several do. {_speakers_listed(self.speakers)}"
        )

    def words(self) -> dict[str, int]:
        """Return how many words each speaker says, so that a page can ask who the seller is."""
        counts: Counter[str] = Counter()
        for turn in self.turns:
            counts[turn.speaker] += words_in(turn.text)
        return {speaker: counts[speaker] for speaker in self.speakers}


_TIME = (
    r"[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?[\])]?"
)
_NAME = r"(?P<name>[^\W_][^:：<>\[\]]{0,59}?)"
_SEPARATOR = r"\s*[-–—|•·,]?\s*"
_SAYS = re.compile(rf"^(?:{_TIME}{_SEPARATOR})?{_NAME}\s*(?:{_TIME})?\s*[:：](?!//|\d)\s*(?P<text>.*)$", re.I)
_ALONE = re.compile(
    rf"^(?:{_NAME}{_SEPARATOR}{_TIME}|{_TIME}{_SEPARATOR}{_NAME.replace('name', 'named')})\s*[:：]?$", re.I
)
_CAPTION = re.compile(r"^<v(?:\.[^\s>]*)?\s+(?P<name>[^>]{1,80})>(?P<text>.*)$")
_CUE = re.compile(r"^[\d:.,]+\s+-->\s+[\d:.,]+")
_MARKED = re.compile(r"^(\*{1,3}|_{1,3})(?=\S)(.{1,80}?)\1")
_BULLET = re.compile(r"^(?:[>*+-]\s+|#{1,6}\s+)+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_HEADINGS = frozenset(
    "date time subject meeting participants attendees duration location title recording transcript topic call note"
    " notes agenda present".split()
)
"""Headings of transcripts, which are nobody's name unless they speak repeatedly."""
_LOWER_CASE = frozenset("of the de la le van von der den di da del du y e and bin al el to from at".split())
"""Parts of names that are written in lower case."""


def read_transcript(text: str) -> Transcript:
    """Return the turns of a transcript.

    Consecutive turns of one speaker become one. Raises TranscriptUnclear, with a sentence for the person who provided
    the text.
    """
    if len(text) > LONGEST:
        raise TranscriptUnclear(
            f"This text has {len(text):,} characters; a transcript may have {LONGEST:,}, some ten hours of talk. "
            "Give one conversation at a time."
        )
    if not any(letter.isalnum() for letter in text):
        raise TranscriptUnclear(f"There are no words here. {_EXAMPLE}")
    lines = list(_lines(text))
    names = _speakers(lines)
    turns = tuple(_turns(lines, names))
    speakers = tuple(dict.fromkeys(turn.speaker for turn in turns))
    if not speakers:
        raise TranscriptUnclear(f"Nothing here says who speaks. {_EXAMPLE}")
    if len(speakers) == 1:
        raise TranscriptUnclear(
            f"Only {speakers[0]} speaks here; a talk has at least two speakers, and the share of each is counted. "
            f"{_EXAMPLE}"
        )
    return Transcript(turns, speakers)


_EXAMPLE = "Begin each turn with the speaker's name and a colon, such as “Ann: Good morning.”"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the name that it gives as its speaker; `sure` if its form leaves no doubt."""

    name: str
    text: str
    whole: str
    sure: bool = False


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that contain words, without invisible characters, and without times and numbers of captions."""
    raw = re.sub(r"<v[\s.]", lambda tag: f"\n{tag.group()}", text).replace("</v>", "\n").splitlines()
    captions = raw[0].translate(_INVISIBLE).startswith("WEBVTT") if raw else False
    for place, line in enumerate(raw):
        content = line.translate(_INVISIBLE).strip()
        next_line = raw[place + 1].strip() if place + 1 < len(raw) else ""
        is_cue = _CUE.match(content) or _CUE.match(next_line)
        if not content or is_cue or (captions and content.startswith(("WEBVTT", "NOTE"))):
            continue
        if captions:
            content = re.sub(r"<(?!v[\s.])[^>]{0,40}>", "", content)
        yield _line(content)


def _line(content: str) -> _Line:
    caption = _CAPTION.match(content)
    if caption:
        return _Line(" ".join(caption["name"].split()), caption["text"].strip(), content, sure=True)
    bare = _MARKED.sub(r"\2", _BULLET.sub("", content), count=1)
    alone = _ALONE.match(bare)
    if alone:
        name = alone["name"] or alone["named"]
        return _Line(_tidy(name), "", content, sure=_looks_like_a_name(_tidy(name)))
    says = _SAYS.match(bare)
    if says and any(letter.isalpha() for letter in says["name"]):
        return _Line(_tidy(says["name"]), says["text"].lstrip("*_ ").strip(), content)
    return _Line("", content, content)


def _tidy(name: str) -> str:
    return " ".join(name.strip(" *_-–—|•·,").split())


def _speakers(lines: list[_Line]) -> set[str]:
    """Return the names of speakers: those that look like a name and are no heading, or are repeated before a colon."""
    counts = Counter(line.name for line in lines if line.name)
    sure = {line.name for line in lines if line.sure}
    speakers = set(sure)
    for name, count in counts.items():
        is_repeated = count > 1 and len(name.split()) <= 4
        if is_repeated or (_looks_like_a_name(name) and name.casefold() not in _HEADINGS):
            speakers.add(name)
    return speakers


def _looks_like_a_name(name: str) -> bool:
    """Return whether text has at most five words, each with a capital, a number or a character without case.

    Brackets are ignored, and words such as "of" and "van" may be in lower case.
    """
    words = name.replace("(", " ").replace(")", " ").replace(".", " ").split()
    if not 0 < len(words) <= 5 or re.search(r"[?!;“”\"]", name):
        return False
    return all(word[0].upper() == word[0] or word.casefold() in _LOWER_CASE for word in words)


def _turns(lines: list[_Line], names: set[str]) -> Iterator[Turn]:
    """Yield the turns; lines of one speaker that follow each other are joined."""
    speaker, texts = "", list[str]()
    for line in lines:
        if line.name in names:
            if line.name != speaker:
                if speaker and texts:
                    yield Turn(speaker, " ".join(texts))
                speaker, texts = line.name, []
            texts += [line.text] if line.text else []
        elif speaker:
            texts.append(line.whole)
    if speaker and texts:
        yield Turn(speaker, " ".join(texts))


def _plain_name(name: str) -> str:
    return " ".join(name.casefold().split())


def _without_brackets(name: str) -> str:
    return _plain_name(re.sub(r"\([^)]*\)", " ", name))


def _speakers_listed(speakers: tuple[str, ...]) -> str:
    shown = [f"“{speaker}”" for speaker in speakers[:8]]
    more = f" and {len(speakers) - 8} more" if len(speakers) > 8 else ""
    return f"Speaking are {', '.join(shown)}{more}."
