"""Documents as plain text for a terminal, with numbers for what can be pressed and filled in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .document import Content, Form, Screen, Table
from .fields import AnyField, Button, Choice
from .lines import Lines, to_lines
from .phrases import Sense
from .walking import fields_of, found_in

Offered: TypeAlias = Button | AnyField | Form
WIDTH = 80
"""Columns of a terminal that says nothing else."""
DEEP = 8
"""Columns by which a table may be moved to the right."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters with which a text could tell a terminal what to do."""
_BLANKS = re.compile(" +")
_SIGN = re.compile(r" *(?:[-✓!✗] |\d+\. |\[[\d.]+\] )*")
"""What stands in front of the words of a line."""
_UNDERLINED = {1: "=", 2: "=", 3: "-"}


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done under a number: press a button, fill in a field of a form, or send the form itself."""

    node: Offered
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A screen as text; what stands under number n is `offers[n - 1]`."""

    text: str
    offers: tuple[Offer, ...]


def to_text(content: Screen | Content, width: int = WIDTH) -> Printed:
    """Return a screen, or a part of one, as text of so many columns."""
    style = _PlainText(width)
    lines = [part for line in to_lines(content, style) for part in _broken(line, width)]
    return Printed("\n".join(lines) + "\n", _offers(style.offers, found_in(content, Form)))


def _offers(nodes: Iterable[Offered], forms: Iterable[Form]) -> tuple[Offer, ...]:
    """Return what is offered, each field with its form."""
    waiting = [(field, form) for form in forms for field in fields_of(form)]
    offers = []
    for node in nodes:
        form = node if isinstance(node, Form) else None
        for pair in waiting:
            if pair[0] is node:
                form = pair[1]
                waiting.remove(pair)
                break
        offers.append(Offer(node, form))
    return tuple(offers)


def _broken(line: str, width: int) -> list[str]:
    """Return a line as lines that fit, each under the words of the first."""
    if len(line) <= width:
        return [line]
    sign = _SIGN.match(line)
    under = " " * (sign.end() if sign else 0)
    return textwrap.wrap(line, width, subsequent_indent=under, break_long_words=False, break_on_hyphens=False)


class _PlainText:
    """The style of plain text; counts what it offers."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.offers: list[Offered] = []

    def written(self, text: str) -> str:
        """Return a text without what a terminal would take for a command."""
        return _CONTROL.sub(" ", text)

    def sign(self, sign: str) -> str:
        """Return a sign as it is."""
        return sign

    def button(self, node: Button | Form, words: str) -> str:
        """Return what can be pressed, under the next number."""
        return f"{self._next(node)} {words}"

    def number(self, field: AnyField) -> str:
        """Return the next number."""
        return f"{self._next(field)} "

    def option(self, choice: Choice, place: int) -> str:
        """Return the number of a choice, a point, and the number of its option."""
        return f"[{len(self.offers)}.{place}] "

    def _next(self, node: Offered) -> str:
        self.offers.append(node)
        return f"[{len(self.offers)}]"

    def phrase(self, words: str, sense: Sense) -> str:
        """Return words; quoted ones in quotation marks."""
        return f"“{words}”" if sense == "quote" else words

    def heading(self, words: str, level: int) -> Lines:
        """Return a heading, underlined where it is a high one."""
        lines = self.paragraph(words)
        if level not in _UNDERLINED or not lines:
            return lines
        return [*lines, _UNDERLINED[level] * min(len(lines[0]), self._width)]

    def paragraph(self, words: str, *, warns: bool = False) -> Lines:
        """Return a paragraph on one line; where it is too long it is broken at the end."""
        line = _BLANKS.sub(" ", words).strip(" ")
        return [f"! {line}" if warns else line] if line else []

    def quotation(self, words: str) -> Lines:
        """Return somebody's words, moved to the right."""
        return [f"    {line}" for line in self.paragraph(words)]

    def entry(self, lines: Lines, sign: str) -> Lines:
        """Return an entry of a list, close together."""
        under = " " * (len(sign) + 1)
        there = [line for line in lines if line] or [""]
        return [f"{sign} {there[0]}".rstrip(), *(under + line for line in there[1:])]

    def grid(self, table: Table, cells: Sequence[Sequence[str]]) -> Lines:
        """Return a table in columns where they fit, and one row after the other where not."""
        rows = [[self.written(column.title) for column in table.columns], *cells]
        widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
        caption = self.paragraph(self.written(table.caption))
        if sum(widths) + 2 * len(widths) + DEEP > self._width:
            return [*caption, *self._row_by_row(table, cells)]
        numbers = [column.kind == "number" for column in table.columns]
        return [*caption, *(_aligned(row, widths, numbers) for row in rows)]

    def _row_by_row(self, table: Table, cells: Sequence[Sequence[str]]) -> Lines:
        lines: Lines = []
        for row in cells:
            told: Lines = []
            for column, cell in zip(table.columns, row, strict=True):
                told += self.paragraph(f"{self.written(column.title)}: {cell}")
            lines += self.entry(told, "-")
        return lines or self.paragraph(", ".join(self.written(column.title) for column in table.columns))

    def bar(self, share: float) -> str:
        """Return a share as ten blocks."""
        full = max(0, min(10, round(share * 10)))
        return "█" * full + "░" * (10 - full)


def _aligned(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    cells = []
    for cell, width, is_number in zip(row, widths, numbers, strict=True):
        cells.append(cell.rjust(width) if is_number else cell.ljust(width))
    return "  ".join(cells).rstrip()
