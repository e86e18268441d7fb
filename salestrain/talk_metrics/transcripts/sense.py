"""Whether what a form calls speakers makes sense for the whole text, and who of them speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...core.spelling import folded
from .forms import Form, Label
from .lines import Line
from .machine import heads_a_record, heads_a_section
from .names import looks_like_a_name, may_name, names_a_thing, people

ENOUGH = 0.3
"""A form with less sense than this is not believed."""
_WEAK = 0.95
_FEW_WORDS = 6
_FEW = 4
"""Up to so many labels, each speaker may speak once."""
_ONCE = 0.6
"""How far that is believed."""
_STARTS_WITH_FIGURE = re.compile(r"^[~≈±+-]?\s?(?:[$€£¥₺₹]|EUR|USD|GBP|CHF)?\s?\d")
_ENDS = re.compile(r"[.?!…。？！؟][\"'”’)»]*$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one form makes of a text: its labels, who speaks under each, and how much sense that makes, 0 to 1."""

    form: Form
    labels: tuple[Label, ...]
    who: Mapping[str, str]
    sense: float

    @property
    def speakers(self) -> frozenset[str]:
        """Those who speak."""
        return frozenset(self.who[label.name] for label in self.labels)


class Text:
    """The lines of a text, with what is asked about them again and again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.words = [len(line.whole.split()) for line in lines]
        self.in_lower_case = Counter(
            word for line in lines for word in _WORD.findall(line.whole[:2000]) if word[0].islower()
        )
        """How often a word is written without a capital."""
        self.timed = sum(line.timed for line in lines)

    def line_before(self, at: int) -> Line | None:
        """Return the line with words that stands before another, without a gap."""
        return self.lines[at - 1] if at and self.lines[at - 1].sort == "words" else None


def reading_of(text: Text, form: Form, labels: Sequence[Label]) -> Reading:
    """Return what a form makes of a text."""
    who = people(label.name for label in labels)
    speaking = _speaking(text, form, labels, who)
    kept = tuple(label for label in labels if who[label.name] in speaking)
    return Reading(form, kept, who, _sense(text, form, kept, who))


def _speaking(text: Text, form: Form, labels: Sequence[Label], who: Mapping[str, str]) -> frozenset[str]:
    """Return who speaks, of all that stands where a name would."""
    of: dict[str, list[Label]] = {}
    for label in labels:
        of.setdefault(who[label.name], []).append(label)
    fewer = _chosen(text, form, labels, who, of, takes_figures=False)
    return fewer if len(fewer) > 1 else _chosen(text, form, labels, who, of, takes_figures=True)


def _chosen(
    text: Text,
    form: Form,
    labels: Sequence[Label],
    who: Mapping[str, str],
    of: Mapping[str, Sequence[Label]],
    *,
    takes_figures: bool,
) -> frozenset[str]:
    """Return who speaks; figures are what somebody says only where nobody would speak otherwise."""
    back = {
        name
        for name, own in of.items()
        if len(own) > 1 and _comes_back(text, name, own) and (takes_figures or not _only_figures(own))
    }
    usual = _usual_style([label for name in back for label in of[name]])
    answers = {label.at for before, label in pairwise(labels) if before.text.endswith("?")}
    once = {
        name
        for name, own in of.items()
        if len(own) == 1
        and _speaks_once(text, form, own[0], usual)
        and (takes_figures or own[0].at in answers or not _only_figures(own))
    }
    once -= _listed(text, labels, who, back, once)
    back = {name for name in back if not usual or any(label.style == usual for label in of[name])}
    return frozenset(_without_head(of, back, once, labels, who))


def _comes_back(text: Text, name: str, own: Sequence[Label]) -> bool:
    """Return whether somebody speaks more than once under this name."""
    if heads_a_record(name) and len(own) < 3 and len(name.split()) < 4:
        return False
    if names_a_thing(name) and (len(own) < 3 or text.in_lower_case[name.casefold()] > 0):
        return False
    return looks_like_a_name(name) or (may_name(name) and len(name.split()) <= 2)


def _usual_style(labels: Sequence[Label]) -> str:
    """Return how nearly all who come back are written; empty if there is no such style."""
    if len(labels) < _FEW:
        return ""
    style, count = Counter(label.style for label in labels).most_common(1)[0]
    return style if count >= 0.6 * len(labels) else ""


def _speaks_once(text: Text, form: Form, label: Label, usual: str) -> bool:
    name = label.name
    if not looks_like_a_name(name) or names_a_thing(name) or heads_a_record(name) or heads_a_section(name):
        return False
    if form.is_alone:
        return True
    before = text.line_before(label.at)
    if before is not None and before.whole.endswith((":", "：")):
        return False
    if usual and label.style != usual:
        return False
    words = [word.casefold() for word in _WORD.findall(name)]
    is_common = len(words) <= 2 and any(text.in_lower_case[word] for word in words if len(word) > 2)
    return not is_common


def _only_figures(own: Sequence[Label]) -> bool:
    """Return whether all that is said under a name are figures, as of prices."""
    return all(_STARTS_WITH_FIGURE.match(label.text) and len(label.text.split()) <= _FEW_WORDS for label in own)


def _listed(
    text: Text, labels: Sequence[Label], who: Mapping[str, str], back: set[str], once: set[str]
) -> frozenset[str]:
    """Return the names that only go on with a list of things: below one that is no name, or next to each other."""
    listed = set[str]()
    before = ""
    for label in labels:
        name = who[label.name]
        is_thing = name not in back and (name not in once or name in listed)
        goes_on = before == "thing" or (before == "once" and not _ENDS.search(label.text))
        if name in once and goes_on and text.line_before(label.at) is not None:
            listed.add(name)
            is_thing = True
        before = "thing" if is_thing else ("back" if name in back else "once")
    return frozenset(listed) if len((back | once) - listed) > 1 else frozenset()


def _without_head(
    of: Mapping[str, Sequence[Label]],
    back: set[str],
    once: set[str],
    labels: Sequence[Label],
    who: Mapping[str, str],
) -> set[str]:
    """Return who speaks without what only heads the record: said once, before the talk, and no sentence."""
    heads = set[str]()
    for label in labels:
        name = who[label.name]
        if name in back or (name in once and _ENDS.search(label.text)):
            break
        if name in once:
            heads.add(name)
    rest = (back | once) - heads
    return rest if len(rest) > 1 else back | once


def _sense(text: Text, form: Form, labels: Sequence[Label], who: Mapping[str, str]) -> float:
    """Return how much sense it makes that these speak: do they come back, with words of their own."""
    counts = Counter(who[label.name] for label in labels)
    if len(counts) < 2:
        return 0.0
    said, has_words = _shares(text, form, labels)
    returning = sum(count for count in counts.values() if count > 1) / len(labels)
    if len(labels) <= _FEW and form.trust >= _WEAK and (len(counts) == 2 or not form.is_alone):
        returning = max(returning, _ONCE)
    crowd = min(1.0, (2 + 2 * float(len(labels) ** 0.5)) / len(counts))
    words = Counter[str]()
    for label, spoken in zip(labels, said, strict=True):
        words[who[label.name]] += spoken
    above = sum(text.words[: labels[0].at])
    covered = sum(said) / max(1, sum(said) + above)
    spread = 0.6 if len(labels) > 2 * _FEW and max(words.values()) > 0.98 * (sum(said) or 1) else 1.0
    return form.trust * returning * has_words * crowd * spread * float(covered**0.5) * _fits(text, form, labels)


def _shares(text: Text, form: Form, labels: Sequence[Label]) -> tuple[list[int], float]:
    """Return how many words follow each label, and the share of labels that have some of their own."""
    ends = [label.at for label in labels[1:]] + [len(text.lines)]
    totals = [0]
    for words in text.words:
        totals.append(totals[-1] + words)
    said, filled = [], 0
    for label, end in zip(labels, ends, strict=True):
        below = totals[end] - totals[min(label.at + label.lines, end)]
        said.append(len(label.text.split()) + below)
        filled += _has_own_words(text, form, label, end)
    return said, filled / len(labels)


def _has_own_words(text: Text, form: Form, label: Label, end: int) -> bool:
    if label.text or not form.is_alone:
        return bool(label.text) or label.at + 1 < end
    for line in text.lines[label.at + label.lines : min(end, label.at + label.lines + 3)]:
        if line.sort == "words":
            return label.style != "before" or not line.timed
    return False


def _fits(text: Text, form: Form, labels: Sequence[Label]) -> float:
    """Return how well the other lines fit the form: where a time stands before names, few of them have one."""
    if form.is_alone:
        mine = sum(text.lines[label.at].timed for label in labels)
        return 1.0 if 2 * mine < len(labels) else mine / max(1, text.timed)
    return 1.0


def known_by(reading: Reading) -> Mapping[str, str]:
    """Return those who speak, by every spelling of their names as `folded` writes it."""
    speakers = reading.speakers
    spelled = {folded(spelling): name for spelling, name in reading.who.items() if name in speakers}
    return {folded(name): name for name in speakers} | spelled
