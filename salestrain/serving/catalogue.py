"""Which exercises the room offers, and what their cards say."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..content.loading import load_exercise
from ..core.exercise import Exercise
from ..core.kind import KINDS
from ..kinds.conversation.measured import FILE as MEASURED
from ..kinds.conversation.measured import Difficulty, difficulty_of


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise as the start page shows it. `minutes` is the author's estimate; `buyer` may be empty.

    An exercise that cannot be read has no `kind`.
    """

    id: str
    title: str
    summary: str
    buyer: str
    minutes: int
    difficulty: Difficulty
    lang: str
    sound: bool = True
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Exercises that stand together on the start page, under a heading and a sentence."""

    title: str
    sentence: str
    cards: tuple[Card, ...]


OTHERS = ("Not ready yet", "")


def grouped(cards: Sequence[Card]) -> tuple[Group, ...]:
    """The cards in groups, by kind; what cannot be opened, and kinds without a group, stand last."""
    groups = [
        Group(kind.title, kind.sentence, tuple(card for card in cards if card.kind == name and card.sound))
        for name, kind in KINDS.items()
    ]
    placed = {card.id for group in groups for card in group.cards}
    groups.append(Group(*OTHERS, tuple(card for card in cards if card.id not in placed)))
    return tuple(group for group in groups if group.cards)


class Catalogue:
    """The exercises in some folders, looked at again on every call, so that a new exercise just appears."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[tuple[object, ...], Card] = {}

    def cards(self) -> tuple[Card, ...]:
        """Every exercise, the easier ones first and broken ones last."""
        cards = [self._card(folder) for folder in self._exercises().values()]
        return tuple(sorted(cards, key=lambda card: (not card.sound, card.difficulty.level, card.title)))

    def card(self, name: str) -> Card | None:
        """The exercise of that name, or None."""
        folder = self.folder(name)
        return self._card(folder) if folder else None

    def folder(self, name: str) -> Path | None:
        """The folder of the exercise of that name, or None; only names of exercises lead anywhere."""
        return self._exercises().get(name)

    def nearest(self, name: str) -> Card | None:
        """The exercise whose name comes closest to a mistyped one, or None when nothing is close."""
        close = difflib.get_close_matches(name.lower(), self._exercises(), n=1, cutoff=0.5)
        return self.card(close[0]) if close else None

    def _exercises(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in self._folders:
            for exercise in _subfolders(folder):
                found.setdefault(exercise.name, exercise)
        return found

    def _card(self, folder: Path) -> Card:
        key = (folder, *(_stamp(folder / name) for name in ("exercise.yaml", MEASURED)))
        if key not in self._read:
            self._read[key] = _read_card(folder)
        card = self._read[key]
        return card if (folder / "exercise.ipynb").is_file() else replace(card, sound=False)


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when the file does; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _subfolders(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for sub in sorted(folder.iterdir()):
        hidden = sub.name.startswith((".", "_"))
        if not hidden and (sub / "exercise.yaml").is_file():
            yield sub


def _read_card(folder: Path) -> Card:
    try:
        exercise = load_exercise(folder)
    # Whatever is wrong with one exercise, the start page goes on showing the others.
    except Exception:
        title = folder.name.replace("_", " ").capitalize()
        unknown = Difficulty(0, measured=False)
        return Card(folder.name, title, "", "", minutes=0, difficulty=unknown, lang="en", sound=False)
    return Card(
        folder.name,
        exercise.title,
        exercise.summary,
        _buyer(exercise),
        exercise.minutes,
        difficulty_of(exercise, folder),
        exercise.lang,
        kind=exercise.kind,
    )


def _buyer(exercise: Exercise) -> str:
    """Who the learner talks with; kinds of practice without a buyer have none."""
    buyer = getattr(exercise, "buyer", None)
    return f"{buyer.name}, {buyer.role}, {buyer.company}" if buyer else ""
