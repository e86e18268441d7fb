"""The ten questions as a page: what is answered becomes a buyer, and the workbench opens on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from ...content.scaffold import write_exercise
from ...starting import QUESTIONS, TEMPERS, AnswersUnclear, new_buyer, read_answers
from ...starting.measuring import measure_new
from .base import AuthorPage, free_name

KEYS = tuple(blank.key for question in QUESTIONS for blank in question.blanks)
_LONGEST = 50


class NewBuyerPage(AuthorPage):
    """Asks the ten questions, and makes a buyer of the answers."""

    async def get(self) -> None:
        """Show the questions."""
        self._ask({"temper": "", "minutes": "10"}, {})

    async def post(self) -> None:
        """Make the buyer and open it in the workbench, or show what is missing beside its question."""
        typed = {key: self.typed(key) for key in KEYS}
        try:
            folder = await self.work(self._made, typed)
        except AnswersUnclear as unclear:
            self.set_status(422)
            self._ask(typed, unclear.by_key)
            return
        self.house.threads.submit(measure_new, folder)
        self.open_workbench(folder)

    def _made(self, typed: Mapping[str, str]) -> Path:
        answers = read_answers(typed)
        shelf = self.shelf()
        name = name_from(answers.company, {path.name for path in shelf.iterdir()} | self._names())
        return write_exercise(name, shelf, new_buyer(name, answers))

    def _names(self) -> set[str]:
        return {card.id for card in self.house.catalogue.cards()}

    def _ask(self, typed: Mapping[str, str], wrong: Mapping[str, str]) -> None:
        self.show("authors/new.html", questions=QUESTIONS, tempers=TEMPERS, typed=typed, wrong=wrong)


def name_from(company: str, taken: set[str]) -> str:
    """Return the name of the exercise's folder, made of the company's.

    Args:
        company: the company's name.
        taken: names that there are.
    """
    plain = unicodedata.normalize("NFKD", company).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789")[:_LONGEST].strip("_")
    return free_name(base if len(base) > 1 else "new_buyer", taken)
