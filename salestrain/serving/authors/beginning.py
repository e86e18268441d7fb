"""The ten questions as a page: what is answered becomes a buyer, and the workbench opens on it."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...content.scaffold import write_exercise
from ...starting import (
    QUESTIONS,
    TEMPERS,
    AnswersUnclear,
    Proposal,
    heard_in,
    new_buyer,
    proposals_from,
    read_answers,
)
from ...starting.measuring import measure_new
from ...starting.sentences import as_sentence
from ...talk_metrics import TranscriptUnclear
from .base import AuthorPage, free_name

BEGINNING = {"temper": "", "minutes": "10"}
"""What stands in the boxes at first."""
MOST_ALSO = 40
"""Ordinary answers that are offered on one page."""


@dataclass(frozen=True, slots=True)
class Also:
    """An ordinary answer that was heard, and whether it is to be kept."""

    asked: str
    said: str
    kept: bool


KEYS = tuple(blank.key for question in QUESTIONS for blank in question.blanks)
_LONGEST = 50


class NewBuyerPage(AuthorPage):
    """Asks the ten questions, and makes a buyer of the answers."""

    async def get(self) -> None:
        """Show the questions."""
        self._ask(BEGINNING, {})

    async def post(self) -> None:
        """Make the buyer and open it in the workbench, or show what is missing beside its question."""
        typed, also = {key: self.typed(key) for key in KEYS}, self._also()
        try:
            folder = await self.work(self._made, typed, [(one.asked, one.said) for one in also if one.kept])
        except AnswersUnclear as unclear:
            self.set_status(422)
            self._ask(typed, unclear.by_key, also=also)
            return
        # Nobody waits for it, and whoever ends the workbench meanwhile has an exercise that is an estimate.
        threading.Thread(target=measure_new, args=(folder,), daemon=True).start()
        self.open_workbench(folder)

    def _also(self) -> list[Also]:
        """Return the ordinary answers that stand on the page, ticked or not."""
        found = []
        for number in range(MOST_ALSO):
            asked, said = self.typed(f"asked_{number}", 400), self.typed(f"said_{number}", 800).strip()
            if asked and said:
                found.append(Also(asked, as_sentence(said), kept=self.typed(f"kept_{number}") == "yes"))
        return found

    def _made(self, typed: Mapping[str, str], also: Sequence[tuple[str, str]]) -> Path:
        answers = read_answers(typed)
        shelf = self.shelf()
        name = name_from(answers.company, {path.name for path in shelf.iterdir()} | self._names())
        return write_exercise(name, shelf, new_buyer(name, answers, also))

    def _names(self) -> set[str]:
        return {card.id for card in self.house.catalogue.cards()}

    def _ask(
        self,
        typed: Mapping[str, str],
        wrong: Mapping[str, str],
        *,
        heard: Mapping[str, Proposal] | None = None,
        also: Sequence[Also] = (),
        unread: str = "",
    ) -> None:
        """Show the questions.

        Args:
            typed: what stands in the boxes.
            wrong: what is wrong with it, by key.
            heard: where it was heard, by key.
            also: ordinary answers to tick.
            unread: why a file could not be read.
        """
        self.show(
            "authors/new.html",
            questions=QUESTIONS,
            tempers=TEMPERS,
            typed=typed,
            wrong=wrong,
            heard=heard or {},
            also=also,
            unread=unread,
        )


class HeardPage(NewBuyerPage):
    """Fills the boxes with what was asked and answered in a real call, or in a sheet; the file is kept nowhere."""

    async def post(self) -> None:
        """Show the questions with what was heard in them."""
        sent = self.request.files.get("heard", [])
        try:
            if not sent:
                raise TranscriptUnclear("Choose a file first.")
            found = await self.work(
                _heard, sent[0].filename or "The file", sent[0].body, self.typed("seller", 80).strip()
            )
        except TranscriptUnclear as unclear:
            self.set_status(422)
            self._ask(BEGINNING, {}, unread=str(unclear))
            return
        heard = {one.key: one for one in found if one.key}
        also = [Also(one.asked, one.said, kept=True) for one in found if not one.key][:MOST_ALSO]
        self._ask({**BEGINNING, **{key: one.said for key, one in heard.items()}}, {}, heard=heard, also=also)

    async def get(self) -> None:
        """Go back to the questions."""
        self.redirect(f"{self.base}new")


def _heard(name: str, raw: bytes, seller: str) -> tuple[Proposal, ...]:
    return proposals_from(heard_in(name, raw, seller))


def name_from(company: str, taken: set[str]) -> str:
    """Return the name of the exercise's folder, made of the company's.

    Args:
        company: the company's name.
        taken: names that there are.
    """
    plain = unicodedata.normalize("NFKD", company).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789")[:_LONGEST].strip("_")
    return free_name(base if len(base) > 1 else "new_buyer", taken)
