"""YAML as plain data, with the line and column of every piece of it.

Only what content needs is accepted: text, numbers, true/false, lists and mappings. Tags, anchors and aliases are
refused, so a file can neither run anything nor grow while it is read. The parser's events are assembled with a stack
instead of recursion, so no depth of nesting can cause harm.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml as libyaml
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError

from ..core.problems import Place
from .foreign import COPY_TEXT, as_meant, is_utf_16, of_another_program
from .yaml_errors import character_problem, sentence_for

FastLoader = getattr(libyaml, "CSafeLoader", libyaml.SafeLoader)
"""The parser in C, which every wheel of PyYAML has; it yields the same events as ruamel.yaml twenty times faster."""
LARGEST = 300_000
"""Maximum size in bytes; the largest exercise we ship has about 50,000."""
DEEPEST = 30
AS_UTF_8 = "Save the file as UTF-8 in your editor, or open it in the workbench, which offers to."
Mark = tuple[int, int]
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = (
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)


class Unreadable(Exception):
    """Raised for a file that is not YAML, or not YAML we accept: what is wrong, the remedy, and where it is."""

    def __init__(self, what: str, remedy: str = "", mark: Mark = (1, 1)) -> None:
        super().__init__(what)
        self.what, self.remedy, self.mark = what, remedy, mark


@dataclass
class Document:
    """The data of a file with the line and column of its keys and values.

    `plain` holds texts written without quotes; `doubled` lists keys that occur twice, with the line of the first;
    `source` are the lines of the file.
    """

    data: Any
    keys: dict[Place, Mark] = field(default_factory=dict)
    values: dict[Place, Mark] = field(default_factory=dict)
    plain: dict[Place, str] = field(default_factory=dict)
    doubled: list[tuple[Place, Mark, int]] = field(default_factory=list)
    source: tuple[str, ...] = ()

    def mark(self, place: Place, *, key: bool = False) -> Mark:
        """Return line and column of the piece at `place`, or of the nearest piece that contains it.

        `key` asks for the key instead of its value.
        """
        if key and place in self.keys:
            return self.keys[place]
        while place and place not in self.values:
            place = place[:-1]
        return self.values.get(place, (1, 1))


def read_document(path: Path) -> Document:
    """Return the document in the file at `path`. Raises `Unreadable`."""
    document = _parsed(text_of(path))
    return replace(document, data=dict(document.data))  # a playthrough gets the id of its file


@lru_cache(maxsize=4)
def _parsed(text: str) -> Document:
    """Return the document of a text; a check reads the same file several times."""
    return parse(text)


def forget_documents() -> None:
    """Let go of the documents that were read last: of a large file, several megabytes."""
    _parsed.cache_clear()


def text_of(path: Path) -> str:
    """Return the text of a file. Raises `Unreadable`."""
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
        raise Unreadable(f"There is no {path.name}.", _where_it_may_be(path)) from None
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror}.", "Check its rights.") from None
    if sentence := of_another_program(raw):
        raise Unreadable(sentence, COPY_TEXT)
    if is_utf_16(raw):
        raise Unreadable("The file is UTF-16.", AS_UTF_8)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        mark = (before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise Unreadable("This is not UTF-8 text.", AS_UTF_8, mark) from None


def _where_it_may_be(path: Path) -> str:
    """Return what to do about a missing file: rename one that is probably meant."""
    near = sorted(path.parent.glob(f"{path.stem}*.y*ml*")) if path.parent.is_dir() else []
    return f"{near[0].name} lies here: rename it to {path.name}." if near else "Every exercise folder needs one."


def parse(text: str) -> Document:
    """Return the document that `text` describes. Raises `Unreadable`."""
    text = as_meant(text)
    problem = character_problem(text)
    if problem:
        raise Unreadable(*problem)
    document = _fast(text) or _careful(text)
    if not isinstance(document.data, dict):
        content = "a list" if isinstance(document.data, list) else "nothing but one text"
        if document.data is None:
            content = "nothing"
        raise Unreadable(f"The file holds {content}.", "It must hold keys with values, such as 'title: \"…\"'.")
    document.source = tuple(text.splitlines())
    return document


def _fast(text: str) -> Document | None:
    """Parse with the C parser; return None if it finds an error, which `_careful` then explains."""
    try:
        return _built(libyaml.parse(text, Loader=FastLoader))
    except libyaml.YAMLError:
        return None


def _careful(text: str) -> Document:
    """Parse with the Python parser. Raises `Unreadable` with a sentence about the error."""
    try:
        return _built(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        what, remedy, mark = sentence_for(error, text)
        raise Unreadable(what, remedy, mark) from None
    except (YAMLError, YAMLStreamError, ValueError, RecursionError, ArithmeticError, LookupError) as error:
        # The parser itself fails on some escapes; such a file is unreadable as well.
        raise Unreadable(f"This is not YAML: {str(error).splitlines()[0]}") from None


def _built(events: Iterable[Any]) -> Document:
    builder = _Builder()
    for event in events:
        builder.take(event)
    return builder.document


@dataclass
class _Open:
    """A list or mapping that has begun and not ended yet."""

    place: Place
    container: Any
    key: str | None = None


class _Builder:
    """Assembles a document from the events of a parser."""

    def __init__(self) -> None:
        self.document = Document(None)
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        """Process one event; both parsers use the same names for their events."""
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
        """Raise `Unreadable` if an event uses an anchor, an alias or a tag."""
        if event.anchor is not None:
            raise Unreadable(
                "Anchors and aliases (&name, *name) are not read here.",
                "Write the content out; put a text that begins with & or * in quotes.",
                _mark(event),
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise Unreadable(
                "Tags (!name) are not read here.",
                "Remove it; put a text that begins with ! in quotes.",
                _mark(event),
            )

    def _begin(self, event: Any, container: Any) -> None:
        if self.open and isinstance(self.open[-1].container, dict) and self.open[-1].key is None:
            raise Unreadable(
                "A key must be a word, not a list or mapping.",
                "Put a text with { } or [ ] in quotes.",
                _mark(event),
            )
        if len(self.open) >= DEEPEST:
            raise Unreadable(
                f"This is nested more than {DEEPEST} deep.",
                "No part of an exercise is so deep.",
                _mark(event),
            )
        self.open.append(_Open(self._put(container, _mark(event)), container))

    def _scalar(self, event: Any) -> None:
        text, mark = str(event.value), _mark(event)
        problem = character_problem(text)
        if problem:
            raise Unreadable(problem[0], problem[1], mark)
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            place = (*top.place, text)
            if text in top.container:
                self.document.doubled.append((place, mark, self.document.keys[place][0]))
            else:
                self.document.keys[place] = mark
            top.key = text
            return
        is_plain = bool(event.implicit[0])
        if is_plain and not text and top is not None and top.key is not None:
            mark = self.document.keys[(*top.place, top.key)]  # the two parsers place an empty value differently
        place = self._put(_resolved(text) if is_plain else text, mark)
        if is_plain:
            self.document.plain[place] = text

    def _put(self, value: Any, mark: Mark) -> Place:
        """Store a value in the open list or mapping, and return its place; of a doubled key the first value is kept."""
        place: Place = ()
        if not self.open:
            self.document.data = value
        elif (top := self.open[-1]).key is not None:
            place, key, top.key = (*top.place, top.key), top.key, None
            if key in top.container:
                return ("", *place)
            top.container[key] = value
        else:
            place = (*top.place, len(top.container))
            top.container.append(value)
        self.document.values[place] = mark
        return place


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _resolved(text: str) -> Any:
    """Return the value of a plain scalar: true, false, null or a decimal number; everything else is text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text
