"""The transcript of a real call: text in which every turn says who speaks. It stays on the machine.

Understood are a name and a colon ("Ann: ...", "[00:12] Ann (Acme): ...", Markdown's "**Ann:** ..."), a name and a time
on a line of their own with the words below ("Speaker 1 00:01:12"), and captions ("<v Ann>..."). A line that names
nobody goes on with the turn before it. Any script and any line ends will do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .turns import Turn, words_in

LONGEST = 500_000
"""Characters that are read at most: some ten hours of talk."""


class TranscriptUnclear(ValueError):
    """The text cannot be read as a talk; the message says what is missing and what would be right."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk of at least two people. `speakers` in the order in which they first speak, as they are written."""

    turns: tuple[Turn, ...]
    speakers: tuple[str, ...]

    def speaker(self, name: str) -> str:
        """The speaker meant by a name: in any case, and without what stands in brackets. Raises TranscriptUnclear."""
        asked = _plain_name(name)
        for form in (_plain_name, _without_brackets):
            found = [speaker for speaker in self.speakers if form(speaker) == asked]
            if len(found) == 1:
                return found[0]
        raise TranscriptUnclear(
            f"Nobody called “{name.strip()}” speaks here, or several do. {_speaking(self.speakers)}"
        )

    def words(self) -> dict[str, int]:
        """How many words each speaker says, so that a page can ask who is the seller."""
        said: Counter[str] = Counter()
        for turn in self.turns:
            said[turn.speaker] += words_in(turn.text)
        return {speaker: said[speaker] for speaker in self.speakers}


_TIME = (
    r"[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?[\])]?"
)
_NAME = r"(?P<name>[^\W_][^:：<>\[\]]{0,59}?)"
_APART = r"\s*[-–—|•·,]?\s*"
_SAYS = re.compile(rf"^(?:{_TIME}{_APART})?{_NAME}\s*(?:{_TIME})?\s*[:：](?!//|\d)\s*(?P<text>.*)$", re.I)
_ALONE = re.compile(rf"^(?:{_NAME}{_APART}{_TIME}|{_TIME}{_APART}{_NAME.replace('name', 'named')})\s*[:：]?$", re.I)
_CAPTION = re.compile(r"^<v(?:\.[^\s>]*)?\s+(?P<name>[^>]{1,80})>(?P<text>.*)$")
_CUE = re.compile(r"^[\d:.,]+\s+-->\s+[\d:.,]+")
_MARKED = re.compile(r"^(\*{1,3}|_{1,3})(?=\S)(.{1,80}?)\1")
_BULLET = re.compile(r"^(?:[>*+-]\s+|#{1,6}\s+)+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_ABOUT = frozenset(
    "date time subject meeting participants attendees duration location title recording transcript topic call note"
    " notes agenda present".split()
)
"""What heads a transcript and is nobody's name, unless it speaks again."""
_SMALL = frozenset("of the de la le van von der den di da del du y e and bin al el to from at".split())
"""Parts of names that are written small."""


def read_transcript(text: str) -> Transcript:
    """The turns of a transcript. Raises TranscriptUnclear, with a sentence for the person who gave the text.

    Turns of one speaker that follow each other become one.
    """
    if len(text) > LONGEST:
        raise TranscriptUnclear(
            f"This text has {len(text):,} characters; a transcript may have {LONGEST:,}, some ten hours of talk. "
            "Give one conversation at a time."
        )
    if not any(letter.isalnum() for letter in text):
        raise TranscriptUnclear(f"There are no words here. {_EXAMPLE}")
    lines = list(_lines(text))
    speaking = _speakers(lines)
    turns = tuple(_turns(lines, speaking))
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
    """A line, with who it says is speaking; `sure` where the form leaves no doubt."""

    name: str
    text: str
    whole: str
    sure: bool = False


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold words, without marks, times of captions and their numbers."""
    raw = re.sub(r"<v[\s.]", lambda tag: f"\n{tag.group()}", text).replace("</v>", "\n").splitlines()
    captions = raw[0].translate(_INVISIBLE).startswith("WEBVTT") if raw else False
    for place, line in enumerate(raw):
        said = line.translate(_INVISIBLE).strip()
        after = raw[place + 1].strip() if place + 1 < len(raw) else ""
        if not said or _CUE.match(said) or _CUE.match(after) or (captions and said.startswith(("WEBVTT", "NOTE"))):
            continue
        if captions:
            said = re.sub(r"<(?!v[\s.])[^>]{0,40}>", "", said)
        yield _line(said)


def _line(said: str) -> _Line:
    caption = _CAPTION.match(said)
    if caption:
        return _Line(" ".join(caption["name"].split()), caption["text"].strip(), said, sure=True)
    bare = _MARKED.sub(r"\2", _BULLET.sub("", said), count=1)
    alone = _ALONE.match(bare)
    if alone:
        name = alone["name"] or alone["named"]
        return _Line(_tidy(name), "", said, sure=_looks_like_a_name(_tidy(name)))
    says = _SAYS.match(bare)
    if says and any(letter.isalpha() for letter in says["name"]):
        return _Line(_tidy(says["name"]), says["text"].lstrip("*_ ").strip(), said)
    return _Line("", said, said)


def _tidy(name: str) -> str:
    return " ".join(name.strip(" *_-–—|•·,").split())


def _speakers(lines: list[_Line]) -> set[str]:
    """Who speaks: what looks like a name, or stands before a colon again and again, and is no heading."""
    often = Counter(line.name for line in lines if line.name)
    sure = {line.name for line in lines if line.sure}
    return sure | {
        name
        for name, count in often.items()
        if (count > 1 and len(name.split()) <= 4) or (_looks_like_a_name(name) and name.casefold() not in _ABOUT)
    }


def _looks_like_a_name(name: str) -> bool:
    """At most five words, each with a capital (or in a script that has none), a number or in brackets."""
    words = name.replace("(", " ").replace(")", " ").replace(".", " ").split()
    if not 0 < len(words) <= 5 or re.search(r"[?!;“”\"]", name):
        return False
    return all(word[0].upper() == word[0] or word.casefold() in _SMALL for word in words)


def _turns(lines: list[_Line], speaking: set[str]) -> Iterator[Turn]:
    speaker, said = "", list[str]()
    for line in lines:
        if line.name in speaking:
            if line.name != speaker:
                if speaker and said:
                    yield Turn(speaker, " ".join(said))
                speaker, said = line.name, []
            said += [line.text] if line.text else []
        elif speaker:
            said.append(line.whole)
    if speaker and said:
        yield Turn(speaker, " ".join(said))


def _plain_name(name: str) -> str:
    return " ".join(name.casefold().split())


def _without_brackets(name: str) -> str:
    return _plain_name(re.sub(r"\([^)]*\)", " ", name))


def _speaking(speakers: tuple[str, ...]) -> str:
    shown = [f"“{speaker}”" for speaker in speakers[:8]]
    more = f" and {len(speakers) - 8} more" if len(speakers) > 8 else ""
    return f"Speaking are {', '.join(shown)}{more}."
