"""Slips of the hand in YAML: what a line shows at a glance, where its parser only knows that something is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

Sentence = tuple[str, str, tuple[int, int]]
LOOKED_BACK = 5
"""Lines above a fault in which its cause may stand."""
_SLIPS = (
    (
        re.compile(r"^()```"),
        "Three backquotes come from a chat or a web page and are no part of the file.",
        "Delete this line, and the one at the end.",
    ),
    (
        re.compile(r"^(\s*-)[^\s-]"),
        "There is no space after the dash.",
        "Write '- ' before each entry of a list.",
    ),
    (
        re.compile(r"^(\s*)[–—•·*▪●]\s"),
        "This is no list mark that is known here.",
        "Begin each entry of a list with '- '.",
    ),
    (
        re.compile(r"^(\s*(?:- )?\w+\s*)："),
        "This colon is of another script.",
        "Write a plain one, with a space after it.",
    ),
    (
        re.compile(r"^(\s*(?:- )?(?:\w+: +)?)[“”„«‘‚]"),
        "Word's quotes are no quotes here.",
        'Write plain ones: "…". The workbench does it everywhere at one press.',
    ),
    (
        re.compile(r"""^(\s*(?:- )?(?:\w+: +)?'[^']*')[^\s,}\]:#']"""),
        "An apostrophe ends a text in '…'.",
        'Put the text in "…" instead.',
    ),
    (
        re.compile(r"""^(\s*(?:- )?(?:\w+: +)?"(?:[^"\\]|\\.)*")\s*[^\s,}\]:#"]"""),
        "The text ends at its second quotation mark, and more follows.",
        'Inside "…" write a quotation mark as \\".',
    ),
    (
        re.compile(r"^(.*\{\w+: *)[<>]=?"),
        "A condition compares with words.",
        "Write {trust: {gte: 3}} for at least, {lte: 3} for at most, {eq: 3} for exactly.",
    ),
    (
        re.compile(r"^(\s*(?:- )?\w+: +)[|>][^\S\n]+[^\s\d+#-]"),
        "Behind | or > nothing else may stand on its line.",
        'Put the text in "…".',
    ),
)
_QUOTE = re.compile(r'(?<!\\)"')


def plain_cause(lines: Sequence[str], line: int) -> Sentence | None:
    """Return what a line, or one just above it, shows of a fault: what, the remedy, and the place; else None.

    Args:
        lines: the lines of the file.
        line: where the parser stopped, counted from 0.
    """
    for number in range(min(line, len(lines) - 1), max(line - LOOKED_BACK, -1), -1):
        for pattern, what, remedy in _SLIPS:
            if match := pattern.match(lines[number]):
                return what, remedy, (number + 1, match.end(1) + 1)
        if found := _quotes_or_brackets(lines[number], number):
            return found
    return None


def _quotes_or_brackets(text: str, number: int) -> Sentence | None:
    bare = text.split(" #")[0]
    quotes = [match.start() for match in _QUOTE.finditer(bare)]
    if len(quotes) % 2 and re.match(r'^\s*(?:- )?(?:\w+: +)?"', bare):
        return (
            "A quotation mark opens here and is never closed.",
            'Close it; inside "…" write a quotation mark as \\", or use \'…\'.',
            (number + 1, quotes[-1] + 1),
        )
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: "x" * len(match[0]), bare)
    for opens, closes in ("{}", "[]"):
        if outside.count(closes) > outside.count(opens) > 0:
            what = f"There is a {closes} too many."
            return what, f"Take it out, or open it with {opens} before.", (number + 1, outside.rindex(closes) + 1)
    return None
