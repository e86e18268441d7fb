"""The one place where HTML is written and texts are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import TypeAlias

from markupsafe import Markup, escape

from ..document import Content, Screen

Attribute: TypeAlias = str | int | bool | None
VOID = frozenset({"input", "br", "meta"})
NOTHING = Markup("")
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, as a program in a page may send them."""


def written(text: str) -> Markup:
    """Return a text so that it comes out of a browser as it went in; what no page can hold is a sign for that."""
    plain = str(text).replace("\0", "\N{REPLACEMENT CHARACTER}")
    if _HALVES.search(plain):
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    escaped = escape(plain)
    return escaped.replace("\r", Markup("&#13;")) if "\r" in plain else escaped


def element(name: str, /, *children: Markup, **attributes: Attribute) -> Markup:
    """Return an element.

    Args:
        name: the name of the element.
        children: what is inside; a plain text has to go through `written` first.
        attributes: values are escaped, and None and False are left out. In names a trailing underscore is dropped and
            others become hyphens: `class_`, `for_`, `data_send`, `aria_label`.
    """
    pairs = (_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    start = f"<{name}{''.join(pairs)}>"
    inside = "" if name in VOID else f"{''.join(children)}</{name}>"
    return Markup(start + inside)  # noqa: S704 - the one place that may say so: all its parts were escaped


def _attribute(key: str, value: str | int | bool) -> str:  # noqa: FBT001 - the value itself
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{written(str(value))}"'


def classes(*names: str) -> str | None:
    """Return the names of styles that are not empty, or None where there is none."""
    return " ".join(name for name in names if name) or None


def joined(parts: Iterable[Markup]) -> Markup:
    """Return parts one after the other."""
    return NOTHING.join(parts)


@singledispatch
def _write(node: object) -> Markup:
    """Write one node; the modules of this package register a writer for each kind."""
    raise TypeError(f"A {type(node).__name__} cannot stand on a screen.")


writes = _write.register
"""Register the writer of a kind of node, by the annotation of its argument."""


def to_html(content: Screen | Content) -> Markup:
    """Return a screen, a node, or nodes one after the other, as HTML."""
    match content:
        case None:
            return NOTHING
        case str():
            return written(content)
        case Sequence():
            return joined(to_html(node) for node in content)
        case _:
            return _write(content)
