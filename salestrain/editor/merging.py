"""Two authors changed one exercise: what only one of them changed is taken, and for the rest they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap

from .places import TITLES
from .typed import text_of
from .yaml_text import as_written, document_of, plain, set_value, text_of_document

MINE, THEIRS = "mine", "theirs"
_GONE: Any = object()
"""Stands for a part that a version does not have."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A part that both have changed: what it is called, and both versions of it as text."""

    piece: str
    title: str
    mine: str
    theirs: str


class Merging:
    """Three versions of a text: the one that both began with, mine and theirs. Raises ValueError if one is no YAML."""

    def __init__(self, base: str, mine: str, theirs: str) -> None:
        self._mine, self._theirs = plain(document_of(mine)), plain(document_of(theirs))
        self._text = theirs
        before = dict(_pieces(plain(document_of(base))))
        my, their = dict(_pieces(self._mine)), dict(_pieces(self._theirs))
        self.taken_from_me: list[str] = []
        self.clashes: list[Clash] = []
        for piece in dict.fromkeys((*my, *their)):
            a, b, was = my.get(piece, _GONE), their.get(piece, _GONE), before.get(piece, _GONE)
            if a in (b, was):
                continue
            if b == was:
                self.taken_from_me.append(piece)
            else:
                self.clashes.append(Clash(piece, _title(piece), _as_text(a), _as_text(b)))

    def text(self, chosen: Mapping[str, str]) -> str:
        """Return the exercise with what both changed.

        Args:
            chosen: for each part that both changed, whose version is taken; theirs where nothing is said.
        """
        document = document_of(self._text)
        mine = dict(_pieces(self._mine))
        wanted = [clash.piece for clash in self.clashes if chosen.get(clash.piece) == MINE]
        for piece in (*self.taken_from_me, *wanted):
            _put(document, piece, mine.get(piece, _GONE))
        return text_of_document(document)


def _pieces(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the parts of an exercise by name: `moves/m.like` for an item with an id, otherwise the whole key."""
    for key, value in data.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) and item.get("id") for item in value):
            yield from ((f"{key}/{item['id']}", item) for item in value)
        else:
            yield key, value


def _title(piece: str) -> str:
    part, _, item = piece.partition("/")
    title = TITLES.get(part, part.replace("_", " ").capitalize())
    return f"{title}: {item}" if item else title


def _as_text(value: Any) -> str:
    return "(removed)" if value is _GONE else text_of(value, "yaml")


def _put(document: CommentedMap, piece: str, value: Any) -> None:
    """Set a part of a document key by key, so that comments stay with the lines that do not change."""
    part, _, item = piece.partition("/")
    if not item:
        _set(document, part, value)
        return
    listed = document.setdefault(part, as_written([], flow=False))
    place = next((number for number, entry in enumerate(listed) if entry.get("id") == item), None)
    if value is _GONE:
        if place is not None:
            del listed[place]
    elif place is None:
        listed.append(as_written(value, flow=False))
    else:
        there = listed[place]
        for key in dict.fromkeys((*list(there), *value)):
            _set(there, key, value.get(key, _GONE))


def _set(holder: Any, key: str, value: Any) -> None:
    if value is _GONE:
        holder.pop(key, None)
    elif key not in holder or plain(holder[key]) != value:
        set_value(holder, key, value)
