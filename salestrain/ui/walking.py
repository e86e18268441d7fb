"""Looking through a document for what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar

from .document import Content, Form, Node, Screen
from .fields import AnyField, Button, Choice, Field, FileField, Hidden, Slider, Tick, id_of

Sought = TypeVar("Sought")


def nodes_in(content: Content) -> Sequence[Node | None]:
    """Return what stands one after the other, also where it is a single node."""
    if isinstance(content, Sequence) and not isinstance(content, str):
        return content
    return [content]


def found_in(document: Screen | Content, kind: type[Sought]) -> Iterator[Sought]:
    """Yield every node of a kind in a document, in the order in which they are read."""
    for node in _nodes(document):
        if isinstance(node, kind):
            yield node


def ids_in(document: Screen | Content) -> frozenset[str]:
    """Return the names of all places in a document to which a reader can be led."""
    names = set()
    for node in _nodes(document):
        if isinstance(node, Field | FileField | Choice | Slider):
            names.add(id_of(node))
        else:
            names.add(getattr(node, "id", ""))
    return frozenset(names - {""})


def fields_of(form: Form) -> tuple[AnyField, ...]:
    """Return the fields of a form, in the order in which they are filled in."""
    kinds = (Field, FileField, Choice, Tick, Slider, Hidden)
    return tuple(node for node in _nodes(form.body) if isinstance(node, kinds))


def asks_something(document: Screen | Content) -> bool:
    """Return whether there is anything to press or to fill in."""
    return any(
        isinstance(node, Button | Form | Field | FileField | Choice | Tick | Slider) for node in _nodes(document)
    )


def _nodes(value: object) -> Iterator[object]:
    if is_dataclass(value):
        yield value
        for part in fields(value):
            yield from _nodes(getattr(value, part.name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from _nodes(part)
