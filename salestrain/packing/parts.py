"""The parts of an exercise that a colleague reads and remarks on: each with its id, its name and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SAYS = ("text", "say", "choice", "opens", "learner", "why", "question", "label", "prompt")
"""The keys under which the words of a part stand, the most telling first."""
_ALONE = {"briefing": "The brief", "buyer": "The buyer", "judgement": "The judgement"}
"""Parts that are one whole each."""
_CHAPTERS = {
    "facts": "Facts",
    "moves": "What can be said",
    "tempting": "Tempting lines",
    "reactions": "Reactions",
    "agenda": "What the buyer brings up",
    "world": "Ordinary answers",
    "follow_ups": "Answers to questions back",
    "endings": "Endings",
    "rubric": "Marks",
    "caps": "Caps",
    "items": "Items",
    "stages": "Stages",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part to remark on: `id` names it in a remark; `lines` are its words."""

    id: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Parts under one heading."""

    title: str
    parts: tuple[Part, ...]


def chapters_of(data: Mapping[str, Any]) -> tuple[Chapter, ...]:
    """Return what there is to read of an exercise of any kind, chapter by chapter; `data` is its file."""
    whole = Part("whole", str(data.get("title", "")), tuple(_words(data, ("summary",))))
    alone = [_alone(key, data[key]) for key in _ALONE if isinstance(data.get(key), dict)]
    chapters = [Chapter("The exercise as a whole", (whole, *alone))]
    for key, value in data.items():
        parts = tuple(_parts(value))
        if parts:
            chapters.append(Chapter(_CHAPTERS.get(key, key.replace("_", " ").capitalize()), parts))
    return tuple(chapters)


def _alone(key: str, value: Mapping[str, Any]) -> Part:
    return Part(key, _ALONE[key], tuple(words for words in value.values() if isinstance(words, str)))


def _parts(value: Any) -> Iterator[Part]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            name = str(item.get("label") or item["id"].rpartition(".")[2].replace("_", " "))
            lines = (*_asked(item), *_words(item, _SAYS), *_replies(item))
            yield Part(item["id"], name[:1].upper() + name[1:], lines)


def _asked(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the first of the lines to which this is the answer."""
    wordings = item.get("wordings")
    if isinstance(wordings, list) and wordings and isinstance(wordings[0], str):
        yield f"“{wordings[0]}”"


def _words(item: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        if key != "label" and isinstance(item.get(key), str):
            yield item[key]


def _replies(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the buyer answers to a move, and the levels of a mark."""
    for key in ("reply", "levels"):
        listed = item.get(key)
        if isinstance(listed, str):
            yield f"– {listed}"
        for row in listed if isinstance(listed, list) else ():
            if isinstance(row, dict):
                yield from (f"– {row[part]}" for part in ("say", "text") if isinstance(row.get(part), str))
