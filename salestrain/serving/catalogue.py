"""The exercises that the room offers, and the content of their cards."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..content.library import stamp
from ..content.loading import load_exercise
from ..content.yaml import forget_documents
from ..core.exercise import Exercise
from ..core.kind import KINDS
from ..kinds.conversation.measured import FILE as MEASURED
from ..kinds.conversation.measured import Difficulty, difficulty_of


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise as the start page shows it.

    `minutes` is the author's estimate; `buyer` may be empty. An exercise that cannot be read has no `kind`.
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
    """Exercises listed together on the start page, under a heading and a sentence."""

    title: str
    sentence: str
    cards: tuple[Card, ...]


EASY = 2
"""The highest difficulty of what somebody begins with."""
OTHERS = ("Not ready yet", "")


def grouped(cards: Sequence[Card]) -> tuple[Group, ...]:
    """Return the cards grouped by kind; exercises that cannot be opened, and kinds without a group, come last.

    Kinds of one title are one group, with the sentences of those of which there is something.
    """
    groups: dict[str, Group] = {}
    for name, kind in KINDS.items():
        of_kind = tuple(card for card in cards if card.kind == name and card.sound)
        if of_kind:
            before = groups.get(kind.title, Group(kind.title, "", ()))
            sentence = f"{before.sentence} {kind.sentence}".strip()
            groups[kind.title] = Group(kind.title, sentence, (*before.cards, *of_kind))
    grouped_ids = {card.id for group in groups.values() for card in group.cards}
    others = Group(*OTHERS, tuple(card for card in cards if card.id not in grouped_ids))
    return (*groups.values(), *([others] if others.cards else []))


def first_of(cards: Sequence[Card]) -> Card | None:
    """Return what somebody begins with who has practised nothing: the shortest talk of the two easiest levels."""
    easy = [card for card in cards if card.sound and card.buyer and card.difficulty.level <= EASY]
    return min(easy, key=_on_the_shelf, default=None)


def _on_the_shelf(card: Card) -> tuple[bool, int, int, str]:
    return not card.sound, card.minutes, card.difficulty.level, card.title


class Catalogue:
    """The exercises in several folders, scanned anew on every call so that new exercises appear by themselves."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[tuple[object, ...], Card] = {}

    def cards(self) -> tuple[Card, ...]:
        """Return every exercise, shorter and then easier ones first, broken ones last."""
        cards = [self._card(folder) for folder in self._exercises().values()]
        return tuple(sorted(cards, key=_on_the_shelf))

    def card(self, name: str) -> Card | None:
        """Return the exercise with this name, or None."""
        folder = self.folder(name)
        return self._card(folder) if folder else None

    def folder(self, name: str) -> Path | None:
        """Return the folder of the exercise with this name, or None; only names of exercises lead anywhere."""
        return self._exercises().get(name)

    def nearest(self, name: str) -> Card | None:
        """Return the exercise whose name is closest to a mistyped one, or None if none is close."""
        close = difflib.get_close_matches(name.lower(), self._exercises(), n=1, cutoff=0.5)
        return self.card(close[0]) if close else None

    def _exercises(self) -> dict[str, Path]:
        exercises: dict[str, Path] = {}
        for folder in self._folders:
            for exercise in _subfolders(folder):
                exercises.setdefault(exercise.name, exercise)
        return exercises

    def _card(self, folder: Path) -> Card:
        key = (folder, *(stamp(folder / name) for name in ("exercise.yaml", MEASURED)))
        if key not in self._read:
            self._read[key] = _read_card(folder)
            forget_documents()  # while the next one is read, its memory would be held by what is kept of both
        card = self._read[key]
        return card if (folder / "exercise.ipynb").is_file() else replace(card, sound=False)


def _subfolders(folder: Path) -> Iterator[Path]:
    """Yield the subfolders that are exercises, without hidden ones."""
    if not folder.is_dir():
        return
    for sub in sorted(folder.iterdir()):
        hidden = sub.name.startswith((".", "_"))
        if not hidden and (sub / "exercise.yaml").is_file():
            yield sub


def _read_card(folder: Path) -> Card:
    """Return the card of the exercise in a folder, also if it cannot be read."""
    try:
        exercise = load_exercise(folder)
    # Whatever is wrong with one exercise, the start page must still show the others.
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
    """Return who the learner talks with; empty for kinds without a buyer."""
    buyer = getattr(exercise, "buyer", None)
    return f"{buyer.name}, {buyer.role}, {buyer.company}" if buyer else ""
