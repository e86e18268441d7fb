"""Words within a line as HTML."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..phrases import Break, Chip, Link, Phrase
from .looks import PHRASES, VERDICTS
from .writing import classes, element, to_html, writes, written

_SAFE = re.compile(r"#|\.{0,2}/(?!/)|[\w.-]+(?:[/#?]|$)")
"""Addresses on this screen or on this server; nothing with a scheme in front, and no other server."""


@writes
def write_phrase(phrase: Phrase) -> Markup:
    """Write words that differ from their neighbours; quoted words may run from right to left."""
    name, look = PHRASES[phrase.sense]
    direction = "auto" if phrase.sense == "quote" else None
    return element(name, to_html(phrase.words), class_=classes(look), dir=direction)


@writes
def write_chip(chip: Chip) -> Markup:
    """Write a short fact."""
    return element(
        "span",
        written(chip.words),
        class_=classes("st-chip", VERDICTS[chip.verdict]),
        title=chip.source or None,
        aria_current="page" if chip.current else None,
    )


@writes
def write_link(link: Link) -> Markup:
    """Write a way to another place. Raises ValueError for an address that leaves the server or runs a program."""
    if not _SAFE.match(link.to) or set(link.to) & set("\t\r\n\\"):
        raise ValueError(f"“{link.to}” is not an address on this server.")
    look = "st-button" if link.as_button else ""
    return element("a", written(link.words), href=link.to, class_=classes(look), aria_label=link.spoken or None)


@writes
def write_break(_: Break) -> Markup:
    """Write the end of a line."""
    return element("br")
