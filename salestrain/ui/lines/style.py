"""What differs between one sort of text and another: the signs with which headings, lists and tables are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from ..document import Form, Table
from ..fields import AnyField, Button, Choice
from ..phrases import Sense, Verdict

Lines: TypeAlias = list[str]
SIGNS: dict[Verdict, str] = {"plain": "", "good": "✓", "caution": "!", "bad": "✗", "accent": ""}
"""What stands for a colour."""


class Style(Protocol):
    """Writes the parts of a document. What comes in as `words` has gone through `written`."""

    def written(self, text: str) -> str:
        """Return a text so that it is shown as it is, and does nothing to what shows it."""

    def sign(self, sign: str) -> str:
        """Return a sign that is no part of what somebody wrote, such as the brackets of a button."""

    def button(self, node: Button | Form, words: str) -> str:
        """Return what can be pressed: a button, or the one that sends a form."""

    def number(self, field: AnyField) -> str:
        """Return the number by which a field can be filled in, where it can."""

    def option(self, choice: Choice, place: int) -> str:
        """Return the number by which an option can be chosen, where it can; `place` counts from 1."""

    def phrase(self, words: str, sense: Sense) -> str:
        """Return words that differ from their neighbours."""

    def heading(self, words: str, level: int) -> Lines:
        """Return a heading; 1 is the title of a screen."""

    def paragraph(self, words: str, *, warns: bool = False) -> Lines:
        """Return a paragraph."""

    def quotation(self, words: str) -> Lines:
        """Return somebody's words in a block of their own."""

    def entry(self, lines: Lines, sign: str) -> Lines:
        """Return an entry of a list, with its sign in front."""

    def grid(self, table: Table, cells: Sequence[Sequence[str]]) -> Lines:
        """Return a table whose cells are written already."""

    def bar(self, share: float) -> str:
        """Return a share as a bar, where there are bars."""
