"""How a document becomes lines, whatever their style: words beside words share a line, blocks stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import assert_never

from ..document import Content, Form, Screen
from ..fields import Button
from ..phrases import Break, Chip, Inline, Link, Phrase, Verdict, Words
from ..walking import nodes_in
from .style import SIGNS, Lines, Style


@singledispatch
def _write(node: object, style: Style) -> Lines:
    """Write one node; the modules of this package register a writer for each kind."""
    raise TypeError(f"A {type(node).__name__} cannot stand on a screen.")


writes = _write.register
"""Register the writer of a kind of node, by the annotation of its first argument."""


def to_lines(content: Screen | Content, style: Style) -> Lines:
    """Return a screen, a node, or nodes one after the other, as lines."""
    if isinstance(content, Screen):
        return _write(content, style)
    blocks: list[Lines] = []
    run: list[Inline | Button] = []
    for node in nodes_in(content):
        if isinstance(node, str | Phrase | Chip | Link | Break | Button):
            run.append(node)
        elif node is not None:
            blocks.append(_run(run, style))
            blocks.append(_write(node, style))
            run = []
    blocks.append(_run(run, style))
    return apart(blocks)


def _run(nodes: Sequence[Inline | Button], style: Style) -> Lines:
    """Return words that stand without a paragraph around them."""
    words = "".join(inline(node, style) for node in nodes)
    return style.paragraph(words) if words.strip() else []


def words_of(words: Words, style: Style) -> str:
    """Return words within a line."""
    parts = [words] if isinstance(words, str) else words
    return "".join(inline(part, style) for part in parts)


def inline(node: Inline | Button, style: Style) -> str:
    """Return one part of a line."""
    match node:
        case str():
            return style.written(node)
        case Phrase(words, sense):
            return style.phrase(words_of(words, style), sense)
        case Chip(words, verdict):
            return f"({signed(style.written(words), verdict)})"
        case Link(words):
            return style.written(words)
        case Break():
            return " "
        case Button(label):
            return f" {pressable(node, label, style)} "
        case _:
            assert_never(node)


def pressable(node: Button | Form, label: str, style: Style) -> str:
    """Return what can be pressed, with all that is said of it."""
    words = f"{label}: {node.about}" if node.about else label
    return style.button(node, style.written(words))


def signed(words: str, verdict: Verdict) -> str:
    """Return words with a sign of how they were judged."""
    return f"{SIGNS[verdict]} {words}".strip()


def apart(blocks: Iterable[Lines]) -> Lines:
    """Return blocks one after the other, an empty line between two."""
    lines: Lines = []
    for block in blocks:
        if block and lines:
            lines.append("")
        lines += block
    return lines


def in_a_row(parts: Iterable[Lines]) -> Lines:
    """Return small things on one line where each has but one, and one after the other where not."""
    there = [part for part in parts if part]
    if any(len(part) > 1 for part in there):
        return apart(there)
    line = "  ".join(part[0] for part in there)
    return [line] if line else []
