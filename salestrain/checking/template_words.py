"""A check for words of the small example with which an exercise was begun, in an exercise about somebody else (W19)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ..content.findings import Findings
from ..content.loading import FILE
from ..content.texts import texts_of
from ..content.yaml import Document, read_document
from ..core.kind import KINDS
from ..core.problems import Place, Problem

SAID = {"say", "again", "text", "withhold", "withhold_again", "early", "asks_back", "reply", "say_at"}
"""Keys of what is said in an exercise; what stands in its marks may well fit somebody else."""
NAMING = ("title", "briefing", "buyer", "people", "facts", "situations")
"""Parts in which the people and firms of an exercise are named."""
STARTING = Path(__file__).parents[1] / "starting"
"""Where the lines lie that a buyer made by ten questions is given."""
LEAST_LETTERS = 4
"""Length from which a word can tell whose line it is."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}\b")
_EVERYBODYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Fridays January February March April June July "
    "August September October November December Mister Miss English German French Good Street Lane Row North".split()
)
"""Words with a capital that are nobody's name, or that of half a town."""


def template_words(kind: str, document: Document) -> list[Problem]:
    """Return what is left over from the example, one warning for each part; nothing while it has that title.

    A line of the example is left over where it has a word that the rest of the exercise does not use: “Sorry, the
    mixer” is a baker's, “Could you say that again?” is everybody's.

    Args:
        kind: the kind of the exercise.
        document: its file.
    """
    findings = Findings(FILE, document)
    lines, names, title = _of_template(kind)
    now = str(findings.data.get("title", ""))
    if not title or now == title or any(name in now for name in names):
        return []
    texts = list(texts_of(findings.data))
    copied = {place for place, text in texts if _is_said(place) and _plain(text) in lines}
    own = {word for place, text in texts if place not in copied for word in _words(text)}
    left: dict[Place, list[str]] = {}
    for place, text in texts:
        strange = [word for word in _words(text) if len(word) >= LEAST_LETTERS and word not in own]
        word = next((name for name in names if re.search(rf"\b{name}\b", text)), "")
        if word or (place in copied and strange):
            left.setdefault(_part(place), []).append(word or text)
    for place, words in left.items():
        more = f" ({len(words)} texts)" if len(words) > 1 else ""
        what = f"'{words[0][:60]}' is still from the example{more}."
        findings.add("W19", place, what, "Write what fits your exercise, or remove it.")
    return findings.problems


@cache
def _of_template(kind: str) -> tuple[frozenset[str], frozenset[str], str]:
    """Return the lines said in the example of a kind, the names in it, and its title."""
    folder = KINDS[kind].template
    if folder is None:
        return frozenset(), frozenset(), ""
    data = read_document(folder / FILE).data
    texts = list(texts_of(data))
    small = {word for _, text in texts for word in _WORD.findall(text)}
    named = "\n".join(text for place, text in texts if place[0] in NAMING)
    names = {name for name in _NAME.findall(named) if name.lower() not in small} - _EVERYBODYS
    lines = {_plain(text) for place, text in texts if _is_said(place) and text not in _everybodys_lines()}
    return frozenset(lines), frozenset(names), str(data.get("title", ""))


@cache
def _everybodys_lines() -> str:
    """Return what the ten questions put into every buyer."""
    files = sorted(STARTING.rglob("*.yaml"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def _is_said(place: Place) -> bool:
    """Return whether a text is said by somebody in the exercise."""
    if place[0] == "fallback" or place == ("buyer", "opens"):
        return True
    return place[-1] in SAID and (place[-1] != "text" or place[0] == "facts")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _part(place: Place) -> Place:
    """Return the part of an exercise in which a text stands: a fact, a move, a pool of lines."""
    return place[:2] if len(place) > 1 else place
