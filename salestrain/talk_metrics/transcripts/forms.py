"""The forms in which a line may say who speaks. Each finds labels in the whole text; `sense` asks whether they fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .lines import Line
from .names import LONGEST_NAME, looks_like_a_name, may_name, tidy, unwrapped
from .times import GAP, TIME


@dataclass(frozen=True, slots=True)
class Label:
    """A place that may say who speaks: from line `at`, taking `lines` lines, followed by `text` in the last of them.

    `style` says how it is written, where that tells labels from other words before a colon.
    """

    at: int
    name: str
    text: str
    lines: int = 1
    style: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write who speaks.

    `trust` is how far it is believed, 0 to 1: a name above words could be many things, a voice in a caption is one.
    `labels` finds what it calls labels. `is_alone` says that the words stand below the label and not beside it.
    """

    name: str
    trust: float
    labels: Callable[[Sequence[Line]], list[Label]]
    is_alone: bool = False


_LOOKED_AT = 240
_NAME = rf"(?P<name>[^\s:：<>\[\]{{}}|][^:：<>\[\]{{}}\t]{{0,{LONGEST_NAME}}}?(?:\s*\[[^\d\[\]:][^\[\]:]{{0,30}}\])?)"
_OPEN, _CLOSE = r"(?P<open>[\[(<{【])?", r"(?(open)[\])>}】])"
_AFTER_BOLD = re.compile(r"^[*_]{1,3}(?:\s+|$)")
_VOICE = re.compile(r"^<v(?:\.[^\s>]{0,60})?\s+(?P<name>[^>]{1,80})>\s*(?P<text>.*)$", re.I)
_COLON = re.compile(
    rf"^{_OPEN}{_NAME}{_CLOSE}{GAP}(?:{TIME}\s*)?(?:(?<!\d)[:：]|[:：](?!\d))(?!//)\s*(?P<text>.*)$", re.I
)
_NAME_THEN_TIME = re.compile(rf"^{_OPEN}{_NAME}{_CLOSE}{GAP}{TIME}\s*[:：]?$", re.I)
_IN_BRACKETS = re.compile(r"^[\[(<{【](?P<name>[^\[\]<>{}()【】:]{1,60})[\])>}】]\s*[-–—:]?\s*(?P<text>\S.*)$")
_INITIALS = re.compile(r"^(?P<name>[^\W\d_]{1,3})[.)]\s+(?P<text>.+)$")
_SEPARATORS: Mapping[str, re.Pattern[str]] = {
    "a dash": re.compile(r"\s+[-–—]+\s+"),
    "a bar": re.compile(r"\s*\|\s*"),
    "a tab": re.compile(r"\s*\t\s*"),
    "a gap": re.compile(r"\s{2,}"),
    "a semicolon": re.compile(r"\s*;\s*"),
    "an arrow": re.compile(r"\s*(?:>{1,3}|→|=>)\s*"),
}


def _voices(lines: Sequence[Line]) -> list[Label]:
    found = ((at, _VOICE.match(line.bare)) for at, line in enumerate(lines) if line.bare.startswith("<"))
    return [Label(at, tidy(match["name"]), match["text"]) for at, match in found if match]


def _colons(lines: Sequence[Line]) -> list[Label]:
    labels = []
    for at, line in enumerate(lines):
        head = line.bare[:_LOOKED_AT]
        match = _COLON.match(head) if ":" in head or "：" in head else None
        if match and may_name(tidy(match["name"])):
            name, text = tidy(match["name"]), match["text"] + line.bare[_LOOKED_AT:]
            style = " ".join(filter(None, ["timed" if _is_timed(line, match) else "", "bold" if line.bold else ""]))
            labels.append(Label(at, name, _AFTER_BOLD.sub("", text), 1, style))
    return labels


def _is_timed(line: Line, match: re.Match[str]) -> bool:
    between = match.string[match.end("name") : match.start("text")]
    return line.timed or any(character.isdigit() for character in between)


def _with_time(lines: Sequence[Line]) -> list[Label]:
    """A name with a time on a line of their own, above the words."""
    labels = []
    for at, line in enumerate(lines):
        if line.sort != "words" or len(line.bare) > _LOOKED_AT:
            continue
        after = _NAME_THEN_TIME.match(line.bare)
        if after:
            name = after["name"]
        elif line.timed:
            name = unwrapped(line.bare.rstrip(":： "))
        else:
            continue
        if may_name(tidy(name)):
            labels.append(Label(at, tidy(name), "", 1, "before" if line.timed else "after"))
    return labels


def _beside_time_line(lines: Sequence[Line]) -> list[Label]:
    """A name on a line of its own, directly below or above a line that holds a time only."""
    below = [label for label in _alone(lines) if label.at and lines[label.at - 1].sort == "time"]
    above = [
        Label(label.at, label.name, "", 2)
        for label in _alone(lines)
        if label.at + 1 < len(lines) and lines[label.at + 1].sort == "time"
    ]
    return below if len(below) >= len(above) else above


def _alone(lines: Sequence[Line]) -> list[Label]:
    """A name on a line of its own, with nothing else."""
    labels = []
    for at, line in enumerate(lines):
        if line.sort == "words" and len(line.bare) <= LONGEST_NAME + 4:
            name = tidy(unwrapped(line.bare))
            if looks_like_a_name(name):
                labels.append(Label(at, name, ""))
    return labels


def _names_above(lines: Sequence[Line]) -> list[Label]:
    """A name on a line of its own above the words: one that comes back, or that stands where others do."""
    labels = _alone(lines)
    counts = Counter(label.name for label in labels)
    return [label for label in labels if counts[label.name] > 1 or _begins_a_block(lines, label.at)]


def _begins_a_block(lines: Sequence[Line], at: int) -> bool:
    starts = at == 0 or lines[at - 1].sort != "words"
    return starts and at + 1 < len(lines) and lines[at + 1].sort == "words"


def _by(pattern: re.Pattern[str]) -> Callable[[Sequence[Line]], list[Label]]:
    """Make a form of a pattern with a name and a text."""

    def labels(lines: Sequence[Line]) -> list[Label]:
        found = ((at, pattern.match(line.bare[:_LOOKED_AT])) for at, line in enumerate(lines) if line.sort == "words")
        return [
            Label(at, tidy(match["name"]), match["text"] + lines[at].bare[_LOOKED_AT:])
            for at, match in found
            if match and may_name(tidy(match["name"]))
        ]

    return labels


def _bold(lines: Sequence[Line]) -> list[Label]:
    """An emphasised name, and the words beside it."""
    return [
        Label(at, tidy(line.bold), line.bare[len(line.bold) :].strip(" -–—:"))
        for at, line in enumerate(lines)
        if line.bold and may_name(tidy(line.bold)) and len(line.bare) > len(line.bold)
    ]


def _parted(separator: re.Pattern[str]) -> Callable[[Sequence[Line]], list[Label]]:
    """Make a form of a separator: a table whose columns are a time, a name and the words, or a name and the words."""

    def labels(lines: Sequence[Line]) -> list[Label]:
        return list(filter(None, (_of_cells(at, line, separator) for at, line in enumerate(lines))))

    return labels


_IS_TIME = re.compile(rf"^(?:{TIME}|\d+)?$", re.I)


def _of_cells(at: int, line: Line, separator: re.Pattern[str]) -> Label | None:
    if line.sort != "words":
        return None
    head = line.bare[:_LOOKED_AT]
    place = 0
    while place <= len(head):
        gap = separator.search(head, place)
        if gap is None:
            return None
        cell = head[place : gap.start()].strip()
        if not _IS_TIME.match(cell):
            text = line.bare[gap.end() :].strip(" |\t;")
            name = tidy(unwrapped(cell.strip('"')))
            return Label(at, name, text.strip('"')) if may_name(name) and text else None
        if gap.end() == place:
            return None
        place = gap.end()
    return None


def _after_time(lines: Sequence[Line]) -> list[Label]:
    """A name between a time and the words, without any mark: known only by coming back on line after line."""
    timed = [(at, line.bare.split(maxsplit=3)) for at, line in enumerate(lines) if line.timed and line.sort == "words"]
    if len(timed) < 4:
        return []
    counts = [Counter(" ".join(words[:length]) for _, words in timed if len(words) > length) for length in (1, 2)]
    labels = []
    for at, words in timed:
        length = 2 if len(words) > 2 and counts[1][" ".join(words[:2])] * 2 > counts[0][words[0]] else 1
        name = " ".join(words[:length])
        if len(words) > length and counts[length - 1][name] > 1 and looks_like_a_name(tidy(name)):
            text = lines[at].bare[len(name) :].lstrip()
            labels.append(Label(at, tidy(name), text))
    return labels if len(labels) >= 0.9 * len(timed) else []


FORMS: Sequence[Form] = (
    Form("a voice in a caption", 1.0, _voices),
    Form("a name and a colon", 1.0, _colons),
    Form("a name with a time above the words", 1.0, _with_time, is_alone=True),
    Form("a name beside a line with a time", 0.95, _beside_time_line, is_alone=True),
    Form("a name in bold", 0.9, _bold),
    Form("a name in brackets", 0.9, _by(_IN_BRACKETS)),
    Form("a name above the words", 0.85, _names_above, is_alone=True),
    *(Form(f"a name and {name}", 0.8, _parted(pattern)) for name, pattern in _SEPARATORS.items()),
    Form("initials", 0.8, _by(_INITIALS)),
    Form("a name between a time and the words", 0.75, _after_time),
)


def found_in(lines: Sequence[Line]) -> Iterator[tuple[Form, list[Label]]]:
    """Yield each form with the labels that it finds, if any; those that are trusted most come first."""
    for form in FORMS:
        labels = form.labels(lines)
        if labels:
            yield form, labels
