"""An exercise.yaml while its author changes it: comments and order are kept, and nothing that was there is lost.

Every change is written beside the file at once (in the folder `.earlier`), so that an ended program loses nothing;
`save` makes it the exercise, after the version before it was put aside.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import math
import os
import stat
import tempfile
import time
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from ..checking.accepting import accepted
from ..content.loading import FILE, check_text
from ..core.exercise import Exercise
from ..core.problems import Place, Problem
from .foreign_text import decoded
from .snapshot import is_mistake
from .yaml_text import as_written, document_of, plain, set_value, text_of_document, value_at

EARLIER = ".earlier"
"""The folder beside the file that holds the versions before it, and the changes that are not saved yet."""
KEPT = 50
"""So many earlier versions stay."""
NEW_FILE = 0o644
"""Who may read and write a file that was not there before."""
APART = 120.0
"""Seconds between two earlier versions: what was typed in one go is one version."""


class ChangedOnDisk(Exception):
    """Somebody else changed the file since it was opened; the text says what can be done."""


class Draft:
    """The text of an exercise, changed piece by piece. Raises OSError, or `NotText` for no text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        read = decoded(self.path.read_bytes())
        self.on_disk, self.code = read.text, read.code
        self.text = self.on_disk
        self.apart = False
        """Whether its author writes on beside a file that somebody else has changed."""
        self._before: list[str] = []
        self._put_aside_at = -math.inf
        self._parsed: tuple[str, CommentedMap] | None = None
        self._checked: tuple[str, tuple[Exercise | None, list[Problem]]] | None = None
        unsaved = self._unsaved()
        self.resumed = unsaved.is_file()
        if self.resumed:
            self.text = unsaved.read_text(encoding="utf-8")

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.text != self.on_disk

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._before)

    def data(self) -> Any:
        """Return the content as plain lists and mappings. Raises ValueError while the text is no YAML."""
        return plain(self._document())

    def check(self) -> tuple[Exercise | None, list[Problem]]:
        """Return the exercise that this text makes, if any, and all that its author has to mend or should look at."""
        if self._checked is None or self._checked[0] != self.text:
            exercise, found = check_text(self.text, self.folder.absolute().name)
            if exercise is not None:
                found = [problem for problem in accepted(found, exercise, self.data()) if not problem.accepted]
            self._checked = (self.text, (exercise, found))
        exercise, problems = self._checked[1]
        return exercise, list(problems)

    def put(self, place: Place, value: Any) -> None:
        """Set what stands at a place. Missing mappings on the way are made.

        Args:
            place: where it stands in the exercise.
            value: what shall stand there; None removes it.
        """
        document = self._document()
        if value_at(document, place) == value:
            return
        self._parsed = None  # until it is written: a change that fails half way is forgotten
        holder = document
        for step, following in itertools.pairwise(place):
            if isinstance(holder, CommentedMap) and step not in holder:
                holder[step] = CommentedSeq() if isinstance(following, int) else CommentedMap()
            holder = holder[step]
        if value is None:
            with contextlib.suppress(KeyError, IndexError):
                del holder[place[-1]]
        else:
            set_value(holder, place[-1], value)
        self._write(document)

    def add(self, place: Place, value: Any) -> int:
        """Append to the list at a place, which is made if need be.

        Args:
            place: where the list stands in the exercise.
            value: what is added.

        Returns:
            The position of what was added.
        """
        document, holder = self._opened(place)
        if place[-1] not in holder:
            holder[place[-1]] = CommentedSeq()
        listed = holder[place[-1]]
        listed.append(as_written(value, flow=False))
        self._write(document)
        return len(listed) - 1

    def move(self, place: Place, by: int) -> Place:
        """Move an item in its list; at the end of the list it stays.

        Args:
            place: where the item stands in the exercise.
            by: -1 for up, 1 for down.

        Returns:
            Where the item is then.
        """
        document, holder = self._opened(place)
        here = int(place[-1])
        there = min(max(here + by, 0), len(holder) - 1)
        if there != here:
            # Comments belong to positions here, so the two items change places and take theirs along.
            holder[here], holder[there] = holder[there], holder[here]
            comments = holder.ca.items
            moved = {there: comments.pop(here, None), here: comments.pop(there, None)}
            comments.update({position: comment for position, comment in moved.items() if comment is not None})
            self._write(document)
        return (*place[:-1], there)

    def set_text(self, text: str) -> None:
        """Take the whole file as somebody typed it."""
        self._keep(text.replace("\r\n", "\n"))

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._before:
            return False
        self.text = self._before.pop()
        self._store_unsaved()
        return True

    def save(self, *, over: bool = False) -> None:
        """Make the text the exercise. The version before it goes into `.earlier`.

        Args:
            over: whether to write also over a file that is not as it was opened; that version is kept as well.

        Raises:
            ChangedOnDisk: the file is not as it was opened.
        """
        now = self.theirs()
        if now != self.on_disk and not over:
            raise ChangedOnDisk(
                f"Somebody else has changed {FILE} since you opened it. Nothing was written. "
                "Overwrite it (their version is kept in .earlier), or use theirs (your changes are kept there)."
            )
        if now and (over or time.monotonic() - self._put_aside_at > APART):
            self._put_aside(now)
            self._put_aside_at = time.monotonic()
        unsaved = self._unsaved()
        write_file(self.path, self.text)
        self.on_disk, self.code, self.apart = self.text, "", False
        unsaved.unlink(missing_ok=True)

    def settle(self) -> bool:
        """Make the text the exercise if nothing in it stops a talk; return whether it is one.

        What stood in the file goes into `.earlier` once in a while and not with every word. Raises ChangedOnDisk.
        """
        if not self.changed or self.apart:
            return not self.changed
        exercise, problems = self.check()
        if exercise is None or any(is_mistake(problem) for problem in problems):
            return False
        self.save()
        return True

    def take_theirs(self) -> None:
        """Open the file as it is now; one's own changes are put aside and can be had by `undo`."""
        self._put_aside(self.text)
        self._unsaved().unlink(missing_ok=True)
        self._before.append(self.text)
        self.on_disk = self.text = self.theirs()

    def theirs(self) -> str:
        """Return the file as it is now; nothing where it is gone."""
        return decoded(self.path.read_bytes()).text if self.path.is_file() else ""

    def put_together(self, text: str) -> None:
        """Save a text that was put together from this one and a file that somebody else has changed."""
        self._put_aside(self.text)
        self._unsaved().unlink(missing_ok=True)
        self._before.append(self.text)
        self.text = text
        self.save(over=True)

    @property
    def steps(self) -> int:
        """How many changes can be taken back."""
        return len(self._before)

    def join(self, steps: int) -> None:
        """Make one change of all since there were so many; what is typed in a field is taken back at once."""
        del self._before[steps + 1 :]

    def _document(self) -> CommentedMap:
        if self._parsed is None or self._parsed[0] != self.text:
            self._parsed = (self.text, document_of(self.text))
        return self._parsed[1]

    def _opened(self, place: Place) -> tuple[CommentedMap, Any]:
        """Return the document and what holds a place; until it is written, a change that fails is forgotten."""
        document = self._document()
        self._parsed = None
        holder = document
        for step in place[:-1]:
            holder = holder[step]
        return document, holder

    def _write(self, document: CommentedMap) -> None:
        self._keep(text_of_document(document))
        self._parsed = (self.text, document)

    def _keep(self, text: str) -> None:
        if text != self.text:
            self._before.append(self.text)
            self.text = text
            self._store_unsaved()

    def _unsaved(self) -> Path:
        """Return where changes to just this version of the file wait."""
        digest = hashlib.sha256(self.on_disk.encode()).hexdigest()[:12]
        return self.folder / EARLIER / f"unsaved-{digest}.yaml"

    def _store_unsaved(self) -> None:
        if self.changed:
            write_file(self._unsaved(), self.text)
        else:
            self._unsaved().unlink(missing_ok=True)

    def _put_aside(self, text: str) -> None:
        earlier = self.folder / EARLIER
        numbers = sorted(int(path.stem) for path in earlier.glob("[0-9]*.yaml") if path.stem.isdigit())
        last = numbers[-1] if numbers else 0
        if numbers and (earlier / f"{last:05}.yaml").read_text(encoding="utf-8") == text:
            return
        write_file(earlier / f"{last + 1:05}.yaml", text)
        for number in numbers[: -KEPT + 1]:
            (earlier / f"{number:05}.yaml").unlink(missing_ok=True)


def write_file(path: Path, text: str) -> None:
    """Write a whole file or none, also when the disk is full."""
    path = path.resolve()  # a link stays one
    path.parent.mkdir(exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else NEW_FILE
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8", newline="\n"
    ) as part:
        part.write(text)
    Path(part.name).chmod(mode)  # a temporary file is its owner's alone
    os.replace(part.name, path)  # noqa: PTH105
