"""The parts of an exercise that a colleague reads and remarks on: each with its id, its name and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SAYS = ("text", "say", "choice", "opens", "learner", "why", "question", "label", "prompt")
"""The keys under which the words of a part stand, the most telling first."""
_CHAPTERS = {
    "briefing": "The brief",
    "buyer": "The buyer",
    "facts": "Facts",
    "moves": "What can be said",
    "tempting": "Tempting lines",
    "reactions": "Reactions",
    "agenda": "What the buyer brings up",
    "world": "Ordinary answers",
    "follow_ups": "Answers to questions back",
    "endings": "Endings",
    "judgement": "The judgement",
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
    chapters = [Chapter("The exercise as a whole", (whole,))]
    for key, value in data.items():
        parts = tuple(_parts(key, value))
        if parts:
            chapters.append(Chapter(_CHAPTERS.get(key, key.replace("_", " ").capitalize()), parts))
    return tuple(chapters)


def _parts(key: str, value: Any) -> Iterator[Part]:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                name = str(item.get("label") or item["id"].rpartition(".")[2].replace("_", " "))
                yield Part(item["id"], name, tuple(_words(item, _SAYS)) + tuple(_replies(item)))
    elif key in ("briefing", "buyer", "judgement") and isinstance(value, dict):
        yield Part(key, _CHAPTERS[key], tuple(str(words) for words in value.values() if isinstance(words, str)))


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
