"""What an author can fill in at a place of an exercise, read off the content's own models."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..core.exercise import When
from ..core.problems import Place
from ..kinds.conversation.content import Scenario
from .hints import HINTS

ValueKind: TypeAlias = Literal[
    "text", "name", "names", "lines", "number", "yes_no", "choice", "condition", "yaml", "block"
]
"""What belongs into an entry: a text, an id, several ids, a list of texts, a whole number, yes or no, one of several
words, a condition, anything else, which is written as YAML, or a text of several lines."""
LABELS = {"set": "What is different", "model": "Truth key", "reply": "Answers", "cite_facts": "Facts to cite"}
"""What entries are called whose key says too little."""
PartKind: TypeAlias = Literal["items", "named", "one"]
"""What a part of an exercise is: a list of items, a mapping of items, or a single one."""
FIXED = {"schema", "id", "kind"}
"""Keys of the exercise itself that an author does not change: they say what the file is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to fill in, under its key in the file; `options` are the words to choose from."""

    key: str
    kind: ValueKind
    options: tuple[str, ...] = ()
    required: bool = False

    @property
    def label(self) -> str:
        """The key in words."""
        last = self.key.rpartition("/")[2]
        return LABELS.get(self.key, last.replace("_", " ").capitalize())

    @property
    def hint(self) -> str:
        """One sentence on what belongs here."""
        return HINTS.get(self.key.rpartition("/")[2], "")


def model_at(place: Place) -> type[BaseModel] | None:
    """Return the model of what stands at a place, such as `Fact` for ("facts", 3); None for a list or a plain value."""
    model = type_at(place)
    return model if is_model(model) else None


def type_at(place: Place) -> Any:
    """Return the type of what stands at a place, without what is only said about it."""
    found: Any = Scenario
    for step in place:
        found = bare(found)
        if is_model(found):
            found = _hints(found).get(_attribute(found, str(step)))
        elif get_origin(found) is tuple:
            found = get_args(found)[0]
        elif get_origin(found) in (dict, Mapping):
            found = get_args(found)[1]
    return bare(found)


def entries_of(model: type[BaseModel]) -> tuple[Entry, ...]:
    """Return what can be filled in for this model, in the order of its keys."""
    hints = _hints(model)
    entries = []
    for name, info in model.model_fields.items():
        key = info.alias or name
        if model is Scenario and (key in FIXED or _is_part(hints[name])):
            continue
        kind, options = _kind_of(hints[name])
        entries.append(Entry(key, kind, options, info.is_required()))
    return tuple(entries)


def parts() -> dict[str, PartKind]:
    """Return the parts of an exercise that have a screen of their own, by their keys."""
    found: dict[str, PartKind] = {}
    for name, hint in _hints(Scenario).items():
        plain = bare(hint)
        if get_origin(plain) is tuple and model_at((name, 0)):
            found[name] = "items"
        elif get_origin(plain) is Mapping and model_at((name, "x")):
            found[name] = "named"
        elif is_model(plain):
            found[name] = "one"
    return found


def _hints(model: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _attribute(model: type[BaseModel], key: str) -> str:
    """Return the attribute of a model that a key in the file stands for."""
    for name, info in model.model_fields.items():
        if info.alias == key:
            return name
    return key


def bare(hint: Any) -> Any:
    """Return a type without what is only said about it, and without None."""
    while True:
        if get_origin(hint) is Annotated and hint is not When:
            hint = get_args(hint)[0]
        elif get_origin(hint) in (Union, types.UnionType):
            hint = next(option for option in get_args(hint) if option is not types.NoneType)
        else:
            return hint


def is_model(hint: Any) -> bool:
    """Return whether a type is that of a mapping with known keys."""
    return isinstance(hint, type) and issubclass(hint, BaseModel)


def _is_part(hint: Any) -> bool:
    """Return whether a type is a model, a list of models, or a mapping to models."""
    inner = bare(hint)
    if get_origin(inner) is tuple:
        inner = bare(get_args(inner)[0])
    elif get_origin(inner) is Mapping:
        inner = bare(get_args(inner)[1])
    return is_model(inner)


def _kind_of(hint: Any) -> tuple[ValueKind, tuple[str, ...]]:
    """Return what belongs into an entry of this type, and the words to choose from."""
    if hint == When or When in get_args(hint):
        return "condition", ()
    plain = bare(hint)
    if get_origin(plain) is Literal:
        return "choice", tuple(str(option) for option in get_args(plain))
    if get_origin(plain) is tuple:
        return _kind_of_list(get_args(plain)[0]), ()
    if plain is bool:
        return "yes_no", ()
    if plain is int:
        return "number", ()
    if plain is str:
        return ("name" if _is_id(hint) else "text"), ()
    return "yaml", ()


def _kind_of_list(inner: Any) -> ValueKind:
    if bare(inner) is not str:
        return "yaml"
    return "names" if _is_id(inner) else "lines"


def _is_id(hint: Any) -> bool:
    """Return whether a text is an id: those have a pattern."""
    for annotated in (hint, *get_args(hint)):
        if get_origin(annotated) is not Annotated:
            continue
        for mark in get_args(annotated)[1:]:
            if isinstance(mark, FieldInfo) and any(hasattr(rule, "pattern") for rule in mark.metadata):
                return True
    return False
