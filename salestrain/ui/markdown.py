"""Documents as Markdown, for files that are read elsewhere. What can be pressed and filled in is shown, not offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import Content, Form, Screen, Table
from .fields import AnyField, Button, Choice
from .lines import Lines, to_lines
from .phrases import Sense

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MEANS_SOMETHING = re.compile(
    r"[\\`*\[\]|~$]"  # wherever it stands
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # around words
    r"|<(?=[A-Za-z/!?])"  # in front of a tag
    r"|&(?=#?\w+;)"  # in front of a character's name
)
_BEGINS_SOMETHING = re.compile(r"(?P<digits>\d{0,9})(?P<sign>>|[-+#.)](?=[ #]|$)|(?:=+|-+)$)")
"""What would begin a list, a heading or a quotation at the start of a line."""
_AROUND: dict[Sense, tuple[str, str]] = {"strong": ("**", "**"), "quote": ("“", "”"), "marked": ("*", "*")}


def to_markdown(content: Screen | Content) -> str:
    """Return a screen, or a part of one, as Markdown (CommonMark with tables)."""
    return "\n".join(to_lines(content, _Markdown())) + "\n"


class _Markdown:
    """The style of Markdown."""

    def written(self, text: str) -> str:
        """Return a text of which nothing means anything to Markdown."""
        return _MEANS_SOMETHING.sub(r"\\\g<0>", _CONTROL.sub(" ", text))

    def sign(self, sign: str) -> str:
        """Return a sign that stands for itself."""
        return self.written(sign)

    def button(self, node: Button | Form, words: str) -> str:
        """Return what can be pressed elsewhere, in brackets."""
        return f"{self.sign('[')}{words}{self.sign(']')}"

    def number(self, field: AnyField) -> str:
        """Return no number: nothing can be filled in here."""
        return ""

    def option(self, choice: Choice, place: int) -> str:
        """Return no number: nothing can be chosen here."""
        return ""

    def phrase(self, words: str, sense: Sense) -> str:
        """Return words with the signs around them; blanks at their ends stay outside."""
        before, after = _AROUND.get(sense, ("", ""))
        bare = words.strip()
        if not bare:
            return words
        start, end = words.split(bare, 1)
        return f"{start}{before}{bare}{after}{end}"

    def heading(self, words: str, level: int) -> Lines:
        """Return a heading; the title of a screen is the highest."""
        return [f"{'#' * max(1, level - 1)} {_on_one_line(words)}"]

    def paragraph(self, words: str, *, warns: bool = False) -> Lines:
        """Return a paragraph; one that warns as a quotation."""
        line = _on_one_line(words)
        beginning = _BEGINS_SOMETHING.match(line)
        if beginning is not None:
            at = beginning.start("sign")
            line = f"{line[:at]}\\{line[at:]}"
        return [f"> {line}" if warns else line] if line else []

    def quotation(self, words: str) -> Lines:
        """Return somebody's words."""
        return [f"> {line}" for line in self.paragraph(words)]

    def entry(self, lines: Lines, sign: str) -> Lines:
        """Return an entry of a list; a sign that no list has stands in front of the words."""
        if sign == "-" or sign.endswith("."):
            mark, there = sign, lines
        else:
            mark, there = "-", [f"{sign} {lines[0]}", *lines[1:]]
        under = " " * (len(mark) + 1)
        first = there[0] if there else ""
        return [f"{mark} {first}".rstrip(), *(f"{under}{line}".rstrip() for line in there[1:])]

    def grid(self, table: Table, cells: Sequence[Sequence[str]]) -> Lines:
        """Return a table."""
        head = [_on_one_line(self.written(column.title)) for column in table.columns]
        rules = ["--:" if column.kind == "number" else "---" for column in table.columns]
        rows = [f"| {' | '.join(_on_one_line(cell) for cell in row)} |" for row in (head, rules, *cells)]
        return [f"**{_on_one_line(self.written(table.caption))}**", "", *rows]

    def bar(self, share: float) -> str:
        """Return no bar: the words beside it say the same."""
        return ""


def _on_one_line(words: str) -> str:
    return re.sub(" +", " ", words).strip(" ")
