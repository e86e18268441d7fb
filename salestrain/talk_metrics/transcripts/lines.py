"""A transcript as lines: without what is invisible and without tags, with times and marks before the words apart."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .times import CUE, LEADING, ONLY

Sort = Literal["words", "time", "blank"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    `whole` is what stands in it; `bare` the same without bullets, a leading time and marks of emphasis. `timed` says
    that it began with a time, `bold` holds the emphasised words it began with.
    """

    sort: Sort
    whole: str = ""
    bare: str = ""
    timed: bool = False
    bold: str = ""


_INVISIBLE = dict.fromkeys(
    [*map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u3000"), " ")
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|tr|li)(?:\s[^<>]{0,200})?>", re.I)
_VOICE = re.compile(r"<v(?=[\s.])", re.I)
_VOICE_END = re.compile(r"</v>", re.I)
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|font|c|lang|ruby|rt|span|s|small|code|a|td|th|table|tbody|ul|ol|h\d|html|body)"
    r"(?:[.\s][^<>]{0,200})?/?>|<\d[\d:.]{3,14}>|\{\\[^{}]{0,60}\}",
    re.I,
)
_BULLET = re.compile(r"^(?:>{1,3}\s*|[*+•‣▪◦●·–—-]\s+|#{1,6}\s+|\d{1,4}(?:[.)]\s+|\s{2,})(?=\S))+")
_RULE = re.compile(r"^[\s|:+=_*~#.–—-]+$")
_LINK = re.compile(r"\[([^\[\]]{1,80})\]\((?:https?:|#|/)[^()\s]{0,400}\)")
_MARKS_OF_TIMES = re.compile(r"(?<!\w)[*_`]{1,3}(?=[\[(]?\d)|(?:(?<=:\d\d)|(?<=:\d\d[\])]))[*_`]{1,3}(?!\w)")
_BOLD = re.compile(r"^(\*{1,3}|_{1,3})(?=[^\s*_])([^*]{1,100}?)\1")
_BLOCKS = ("NOTE", "STYLE", "REGION", "X-TIMESTAMP")
_LOOKED_AT = 400
"""Only this much of a line is looked at for who speaks."""


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, in order."""
    plain = unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_SPACES))
    if "<" in plain or "{" in plain:
        plain = _VOICE_END.sub("\n", _VOICE.sub("\n<v", _BREAK.sub("\n", plain)))
        plain = _TAG.sub("", plain)
    raw = [line.strip() for line in html.unescape(plain).splitlines()]
    return list(_lines(list(_without_blocks(raw))))


def _without_blocks(raw: list[str]) -> Iterator[str]:
    """Yield the lines without the head and the notes of captions."""
    first = next((line for line in raw if line), "")
    if not first.startswith("WEBVTT"):
        yield from raw
        return
    skips, after_blank = True, True
    for place, line in enumerate(raw):
        if not line:
            skips, after_blank = False, True
            yield line
            continue
        begins_cue = bool(CUE.match(line))
        if after_blank and line.startswith(_BLOCKS) and not _next_is_cue(raw, place):
            skips = True
        if begins_cue:
            skips = False
        after_blank = False
        if not skips and not line.startswith("WEBVTT"):
            yield line


def _next_is_cue(raw: list[str], place: int) -> bool:
    return place + 1 < len(raw) and bool(CUE.match(raw[place + 1]))


def _lines(raw: list[str]) -> Iterator[Line]:
    last_shown, shown = set[str](), set[str]()
    for place, line in enumerate(raw):
        if not line:
            yield Line("blank")
        elif CUE.match(line):
            last_shown, shown = shown, set()
            yield Line("time", line)
        elif line.isdecimal() and _next_is_cue(raw, place):
            continue
        elif _is_shown_again(line, last_shown):
            shown.add(line)
        else:
            shown.add(line)
            yield _line(line)


def _is_shown_again(line: str, last_shown: set[str]) -> bool:
    """Return whether captions that roll up show a line of the cue before once more."""
    return len(line.split()) > 2 and line in last_shown and ":" not in line and not line.startswith("<v")


def _line(whole: str) -> Line:
    if ONLY.match(whole[:_LOOKED_AT]) and len(whole) < _LOOKED_AT:
        return Line("time", whole)
    if _RULE.match(whole[:_LOOKED_AT]) and len(whole) < _LOOKED_AT:
        return Line("blank", whole)
    bare, timed, bold = _BULLET.sub("", whole, count=1), False, ""
    if "](" in bare[:_LOOKED_AT]:
        bare = _LINK.sub(r"\1", bare)
    bare = _MARKS_OF_TIMES.sub("", bare[:_LOOKED_AT]) + bare[_LOOKED_AT:]
    for _ in range(2):  # a time before the emphasis, or in it
        time = LEADING.match(bare[:_LOOKED_AT])
        if time and not timed:
            bare, timed = bare[time.end() :], True
        emphasis = _BOLD.match(bare[:_LOOKED_AT])
        if emphasis and not bold:
            bold = emphasis[2].strip()
            bare = emphasis[2] + bare[emphasis.end() :]
    if not bare:
        return Line("time", whole)
    return Line("words", whole, bare.strip(), timed, bold)
