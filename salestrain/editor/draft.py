"""An exercise.yaml while its author changes it: comments and order are kept, and nothing that was there is lost.

Every change is written beside the file at once (in the folder `.earlier`), so that an ended program loses nothing;
`save` makes it the exercise, after the version before it was put aside.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import itertools
import os
import tempfile
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from ..content.loading import FILE, check_text
from ..core.exercise import Exercise
from ..core.problems import Place, Problem

EARLIER = ".earlier"
"""The folder beside the file that holds the versions before it, and the changes that are not saved yet."""
KEPT = 50
"""So many earlier versions stay."""
LONG = 100
"""Letters; a longer text is written over several lines."""


class ChangedOnDisk(Exception):
    """Somebody else changed the file since it was opened; the text says what can be done."""


class Draft:
    """The text of an exercise, changed piece by piece. Raises OSError or UnicodeDecodeError if it cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.on_disk = self.path.read_text(encoding="utf-8-sig")
        self.text = self.on_disk
        self._undone: list[str] = []
        self._parsed: tuple[str, CommentedMap] | None = None
        kept = self._unsaved()
        self.resumed = kept.is_file()
        if self.resumed:
            self.text = kept.read_text(encoding="utf-8")

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.text != self.on_disk

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._undone)

    def data(self) -> Any:
        """The content as plain lists and mappings. Raises ValueError while the text is no YAML."""
        return _plain(self._read())

    def check(self) -> tuple[Exercise | None, list[Problem]]:
        """The exercise that this text makes, if any, and every mistake in it."""
        return check_text(self.text, self.folder.absolute().name)

    def put(self, place: Place, value: Any) -> None:
        """Set what stands at a place; None removes it. Missing mappings on the way are made."""
        document = self._read()
        if _value(document, place) == value:
            return
        self._parsed = None  # until it is written: a change that fails half way is forgotten
        holder = document
        for step, following in itertools.pairwise(place):
            if isinstance(holder, CommentedMap) and step not in holder:
                holder[step] = CommentedSeq() if isinstance(following, int) else CommentedMap()
            holder = holder[step]
        key = place[-1]
        if value is None:
            with contextlib.suppress(KeyError, IndexError):
                del holder[key]
        elif isinstance(holder, CommentedMap) and isinstance(holder.get(key), CommentedSeq) and isinstance(value, list):
            _become(holder[key], value)
        else:
            # A long text is folded where it stands alone; within brackets it cannot be.
            holder[key] = _written(value, flow=holder.fa.flow_style() or not isinstance(value, str))
        self._write(document)

    def add(self, place: Place, value: Any) -> int:
        """Append to the list at a place, which is made if need be; the position of what was added."""
        document, self._parsed = self._read(), None
        holder = document
        for step in place[:-1]:
            holder = holder[step]
        if place[-1] not in holder:
            holder[place[-1]] = CommentedSeq()
        listed = holder[place[-1]]
        listed.append(_written(value, flow=False))
        self._write(document)
        return len(listed) - 1

    def move(self, place: Place, by: int) -> Place:
        """Move an item up (-1) or down (1) in its list; where it is then. At the end of the list it stays."""
        document, self._parsed = self._read(), None
        holder = document
        for step in place[:-1]:
            holder = holder[step]
        here = int(place[-1])
        there = min(max(here + by, 0), len(holder) - 1)
        if there != here:
            # Comments belong to positions here, so the two items change places and take theirs along.
            holder[here], holder[there] = holder[there], holder[here]
            comments = holder.ca.items
            mine, other = comments.pop(here, None), comments.pop(there, None)
            comments.update({at: c for at, c in ((there, mine), (here, other)) if c is not None})
            self._write(document)
        return (*place[:-1], there)

    def set_text(self, text: str) -> None:
        """The whole file, as somebody typed it."""
        self._keep(text.replace("\r\n", "\n"))

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._undone:
            return False
        self.text = self._undone.pop()
        self._store_unsaved()
        return True

    def drop(self) -> None:
        """Go back to what is in the file; what was changed can still be had by `undo`."""
        self._keep(self.on_disk)

    def save(self, over: bool = False) -> None:
        """Make the text the exercise. The version before it goes into `.earlier`.

        Raises ChangedOnDisk when the file is not as it was opened, unless it is to be written `over` that: then
        the other version is kept beside it as well.
        """
        now = self.path.read_text(encoding="utf-8-sig") if self.path.is_file() else ""
        if now != self.on_disk and not over:
            raise ChangedOnDisk(
                f"{FILE} was changed by somebody else since you opened it. Nothing was written. "
                "Save over it (their version is kept in .earlier), or take theirs (your changes are kept there)."
            )
        if now:
            self._put_aside(now)
        kept = self._unsaved()
        _write(self.path, self.text)
        self.on_disk = self.text
        kept.unlink(missing_ok=True)

    def take_theirs(self) -> None:
        """Open the file as it is now; one's own changes are put aside and can be had by `undo`."""
        self._put_aside(self.text)
        self._unsaved().unlink(missing_ok=True)
        self._undone.append(self.text)
        self.on_disk = self.text = self.path.read_text(encoding="utf-8-sig")

    def _read(self) -> CommentedMap:
        if self._parsed is not None and self._parsed[0] == self.text:
            return self._parsed[1]
        try:
            document = _yaml().load(self.text)
        except YAMLError as error:
            raise ValueError(f"The text cannot be read as YAML: {str(error).splitlines()[0]}.") from None
        if not isinstance(document, CommentedMap):
            raise ValueError("The text holds no keys with values.")
        self._parsed = (self.text, document)
        return document

    def _write(self, document: CommentedMap) -> None:
        out = io.StringIO()
        self._parsed = None
        _yaml().dump(document, out)
        self._keep(out.getvalue())
        self._parsed = (self.text, document)

    def _keep(self, text: str) -> None:
        if text != self.text:
            self._undone.append(self.text)
            self.text = text
            self._store_unsaved()

    def _unsaved(self) -> Path:
        """Where changes to just this version of the file wait."""
        digest = hashlib.sha256(self.on_disk.encode()).hexdigest()[:12]
        return self.folder / EARLIER / f"unsaved-{digest}.yaml"

    def _store_unsaved(self) -> None:
        if self.changed:
            _write(self._unsaved(), self.text)
        else:
            self._unsaved().unlink(missing_ok=True)

    def _put_aside(self, text: str) -> None:
        earlier = self.folder / EARLIER
        numbers = sorted(int(path.stem) for path in earlier.glob("[0-9]*.yaml") if path.stem.isdigit())
        if numbers and (earlier / f"{numbers[-1]:05}.yaml").read_text(encoding="utf-8") == text:
            return
        _write(earlier / f"{(numbers or [0])[-1] + 1:05}.yaml", text)
        for number in numbers[: -KEPT + 1]:
            (earlier / f"{number:05}.yaml").unlink(missing_ok=True)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _write(path: Path, text: str) -> None:
    """A whole file or none, also when the disk is full."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8", newline="\n"
    ) as part:
        part.write(text)
    os.replace(part.name, path)  # noqa: PTH105


def _value(document: Any, place: Place) -> Any:
    """What stands at a place; None for nothing."""
    for step in place:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return None
    return _plain(document)


def _become(listed: CommentedSeq, values: list[Any]) -> None:
    """Change a list only where it differs, so that comments stay with their lines."""
    flow = bool(listed.fa.flow_style())
    steps = SequenceMatcher(None, [repr(_plain(one)) for one in listed], [repr(one) for one in values], autojunk=False)
    for step, start, end, first, last in reversed(steps.get_opcodes()):
        if step == "equal":
            continue
        for _ in range(start, end):
            del listed[start]
        for value in reversed(values[first:last]):
            listed.insert(start, _written(value, flow=flow))


def _written(value: Any, flow: bool = True) -> Any:
    """A value as it is written: texts in quotes, long ones folded, conditions on one line."""
    if isinstance(value, str):
        if len(value) > LONG and not flow and "\n" not in value:
            return _folded(value)
        return DoubleQuotedScalarString(value) if not _is_name(value) else value
    if isinstance(value, list):
        listed = CommentedSeq([_written(one, flow=True) for one in value])
        only_names = bool(value) and all(isinstance(one, str) and _is_name(one) for one in value)
        if only_names or (flow and not any(isinstance(one, str) for one in value)):
            listed.fa.set_flow_style()
        return listed
    if isinstance(value, dict):
        mapping = CommentedMap((key, _written(one, flow or isinstance(one, dict))) for key, one in value.items())
        if flow:
            mapping.fa.set_flow_style()
        return mapping
    return value


def _is_name(text: str) -> bool:
    """Whether a text can stand without quotes: an id, a kind, a topic."""
    if text in ("true", "false", "null", "yes", "no", "on", "off"):
        return False
    return bool(text) and text.replace("_", "").replace(".", "").isalnum() and text[0].isalpha() and text.islower()


def _folded(text: str) -> FoldedScalarString:
    """A long text over several lines, broken between words."""
    folded: FoldedScalarString = FoldedScalarString(text)
    breaks, begins = [], 0
    for at in _spaces(text):
        if at - begins > LONG:
            breaks.append(at)
            begins = at
    folded.fold_pos = breaks  # type: ignore[attr-defined]
    return folded


def _spaces(text: str) -> Iterable[int]:
    return (at for at, letter in enumerate(text) if letter == " " and text[at - 1 : at] != " ")


def _plain(data: Any) -> Any:
    """Lists, mappings, texts and numbers without what the file says about their form."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    if isinstance(data, bool) or data is None:
        return data
    if isinstance(data, int):
        return int(data)
    if isinstance(data, float):
        return float(data)
    return str(data)
