"""YAML as plain data together with the line and column of every piece of it.

Only what content needs is read: texts, numbers, true/false, lists and mappings.
Tags, anchors and aliases are refused, so a file can neither run anything nor grow while it is read.
The events of the parser are put together with a list instead of recursion: no depth of nesting can hurt.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError

from ..core.problems import Place
from .yaml_errors import character_problem, sentence_for

try:  # the same events, twenty times faster; only where it happens to be installed
    import yaml as libyaml  # type: ignore[import-untyped]
    from yaml import CSafeLoader as FastLoader
except ImportError:
    libyaml = None

LARGEST = 300_000
"""Bytes; the largest shipped exercise has about 50,000."""
DEEPEST = 30
Mark = tuple[int, int]
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class Unreadable(Exception):
    """A file that is no YAML we read: one sentence, its remedy and where it is."""

    def __init__(self, what: str, remedy: str = "", mark: Mark = (1, 1)) -> None:
        super().__init__(what)
        self.what, self.remedy, self.mark = what, remedy, mark


@dataclass
class Document:
    """The data of a file, and the marks of its keys and values; `doubled` are keys that stand there twice."""

    data: Any
    keys: dict[Place, Mark] = field(default_factory=dict)
    values: dict[Place, Mark] = field(default_factory=dict)
    plain: dict[Place, str] = field(default_factory=dict)
    doubled: list[tuple[Place, Mark, int]] = field(default_factory=list)

    def mark(self, place: Place, *, key: bool = False) -> Mark:
        """Line and column of the piece at `place`, or of the nearest piece around it."""
        if key and place in self.keys:
            return self.keys[place]
        while place and place not in self.values:
            place = place[:-1]
        return self.values.get(place, (1, 1))


def read_document(path: Path) -> Document:
    """The document in the file at `path`. Raises `Unreadable` with one sentence."""
    return parse(_text(path))


def _text(path: Path) -> str:
    if path.is_dir():
        raise Unreadable(f"{path.name} is a folder.", "It must be a text file with the content in YAML.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                f"{path.name} has {size:,} bytes; an exercise has at most {LARGEST:,}.",
                "Keep the exercise's own content only.",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"There is no {path.name}.", "Every exercise folder needs one.") from None
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror}.", "Check its rights.") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        mark = (before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise Unreadable("This is not UTF-8 text.", "Save the file as UTF-8 in your editor.", mark) from None


def parse(text: str) -> Document:
    """The document that `text` writes down. Raises `Unreadable` with one sentence."""
    wrong = character_problem(text)
    if wrong:
        raise Unreadable(*wrong)
    document = _fast(text) or _careful(text)
    if not isinstance(document.data, dict):
        found = "a list" if isinstance(document.data, list) else "nothing but one text"
        if document.data is None:
            found = "nothing"
        raise Unreadable(f"The file holds {found}.", "It must hold keys with values, such as 'title: \"…\"'.")
    return document


def _fast(text: str) -> Document | None:
    """The document through the C parser; None without one, or when it finds fault: the other one explains."""
    if libyaml is None:
        return None
    try:
        return _built(libyaml.parse(text, Loader=FastLoader))
    except libyaml.YAMLError:
        return None


def _careful(text: str) -> Document:
    try:
        return _built(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        what, remedy, mark = sentence_for(error, text)
        raise Unreadable(what, remedy, mark) from None
    except (YAMLError, YAMLStreamError, ValueError, RecursionError, ArithmeticError, LookupError) as error:
        # The parser itself stumbles over some escapes; its author meant a file nobody can read either.
        raise Unreadable(f"This is not YAML: {str(error).splitlines()[0]}") from None


def _built(events: Iterable[Any]) -> Document:
    builder = _Builder()
    for event in events:
        builder.take(event)
    return builder.document


@dataclass
class _Open:
    """A list or mapping that has begun and not ended."""

    place: Place
    into: Any
    key: str | None = None


class _Builder:
    def __init__(self) -> None:
        self.document = Document(None)
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        """One event of the parser; both parsers name their events alike."""
        name = type(event).__name__
        if name in ("AliasEvent", "ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            self._refuse(event)
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin(event, {} if name == "MappingStartEvent" else [])
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.open.pop()
        elif name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise Unreadable("A second document begins here.", "Remove the line '---'.", _mark(event))

    @staticmethod
    def _refuse(event: Any) -> None:
        if event.anchor is not None:
            raise Unreadable(
                "Anchors and aliases (&name, *name) are not read here.",
                "Write the content out; put a text that begins with & or * in quotes.", _mark(event),
            )  # fmt: skip
        if getattr(event, "tag", None) not in (None, "!"):
            raise Unreadable(
                "Tags (!name) are not read here.",
                "Remove it; put a text that begins with ! in quotes.", _mark(event),
            )  # fmt: skip

    def _begin(self, event: Any, into: Any) -> None:
        if self.open and isinstance(self.open[-1].into, dict) and self.open[-1].key is None:
            raise Unreadable(
                "A key must be a word, not a list or mapping.",
                "Put a text with { } or [ ] in quotes.", _mark(event),
            )  # fmt: skip
        if len(self.open) >= DEEPEST:
            raise Unreadable(
                f"This is nested more than {DEEPEST} deep.",
                "No part of an exercise is so deep.",
                _mark(event),
            )
        self.open.append(_Open(self._put(into, _mark(event)), into))

    def _scalar(self, event: Any) -> None:
        text, mark = str(event.value), _mark(event)
        wrong = character_problem(text)
        if wrong:
            raise Unreadable(wrong[0], wrong[1], mark)
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.into, dict) and top.key is None:
            place = (*top.place, text)
            if text in top.into:
                self.document.doubled.append((place, mark, self.document.keys[place][0]))
            else:
                self.document.keys[place] = mark
            top.key = text
            return
        is_plain = bool(event.implicit[0])
        if is_plain and not text and top is not None and top.key is not None:
            mark = self.document.keys[(*top.place, top.key)]  # the parsers place an empty value differently
        place = self._put(_resolved(text) if is_plain else text, mark)
        if is_plain:
            self.document.plain[place] = text

    def _put(self, value: Any, mark: Mark) -> Place:
        """Put a value where it belongs; of a key that stands there twice the first value is kept."""
        place: Place = ()
        if not self.open:
            self.document.data = value
        elif (top := self.open[-1]).key is not None:
            place, key, top.key = (*top.place, top.key), top.key, None
            if key in top.into:
                return ("", *place)
            top.into[key] = value
        else:
            place = (*top.place, len(top.into))
            top.into.append(value)
        self.document.values[place] = mark
        return place


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _resolved(text: str) -> Any:
    """The core schema: true, false, null and numbers in tens; everything else is text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text
