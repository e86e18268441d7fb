"""The text of an exercise.yaml and what it says: comments and order are kept, values are written as an author would."""

from __future__ import annotations

import io
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

from ..core.problems import Place

LONG = 100
"""Characters; a longer text is written over several lines."""
NO_NAMES = ("true", "false", "null", "yes", "no", "on", "off")
"""Words that YAML takes for something else unless they stand in quotes."""


def document_of(text: str) -> CommentedMap:
    """Return what a text says, together with its comments. Raises ValueError with a sentence where it is no YAML."""
    try:
        document = _yaml().load(text)
    except YAMLError as error:
        raise ValueError(f"The text cannot be read as YAML: {str(error).splitlines()[0]}.") from None
    if not isinstance(document, CommentedMap):
        raise ValueError("The text has no keys with values.")
    return document


def new_document(content: Mapping[str, Any]) -> CommentedMap:
    """Return plain content as a document, as an author would write it."""
    document = CommentedMap()
    for key, value in content.items():
        document[key] = as_written(value, flow=False)
    return document


def text_of_document(document: CommentedMap) -> str:
    """Return a document as text."""
    out = io.StringIO()
    _yaml().dump(document, out)
    return out.getvalue()


def plain(data: Any) -> Any:
    """Return lists, mappings, texts and numbers without what the file says about their form."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    if isinstance(data, bool) or data is None:
        return data
    if isinstance(data, int):
        return int(data)
    if isinstance(data, float):
        return float(data)
    return str(data)


def at_place(document: Any, place: Place) -> Any:
    """Return what stands at a place of a document, as it is there; None for nothing."""
    for step in place:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return None
    return document


def value_at(document: Any, place: Place) -> Any:
    """Return what stands at a place of a document, as plain data; None for nothing."""
    return plain(at_place(document, place))


def set_value(holder: Any, key: str | int, value: Any) -> None:
    """Set a value in a list or a mapping of a document.

    Args:
        holder: the list or the mapping.
        key: where in it.
        value: what shall stand there, as plain data.
    """
    if isinstance(holder, CommentedMap) and isinstance(holder.get(key), CommentedSeq) and isinstance(value, list):
        _change_list(holder[key], value)
    else:
        # A long text is folded where it stands alone; within brackets it cannot be.
        holder[key] = as_written(value, flow=bool(holder.fa.flow_style()) or not isinstance(value, str))


def as_written(value: Any, *, flow: bool) -> Any:
    """Return a value as an author would write it: texts in quotes, long ones folded, conditions on one line.

    Args:
        value: plain data.
        flow: whether it stands on one line, within brackets.
    """
    if isinstance(value, str):
        return _text_as_written(value, flow=flow)
    if isinstance(value, list):
        return _list_as_written(value, flow=flow)
    if isinstance(value, dict):
        entries = ((key, as_written(entry, flow=flow or isinstance(entry, dict))) for key, entry in value.items())
        mapping = CommentedMap(entries)
        if flow:
            mapping.fa.set_flow_style()
        return mapping
    return value


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _change_list(listed: CommentedSeq, values: list[Any]) -> None:
    """Change a list only where it differs, so that comments stay with their lines."""
    flow = bool(listed.fa.flow_style())
    before = [repr(plain(value)) for value in listed]
    after = [repr(value) for value in values]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, start, end, first, last in reversed(steps):
        if step == "equal":
            continue
        for _ in range(start, end):
            del listed[start]
        for value in reversed(values[first:last]):
            listed.insert(start, as_written(value, flow=flow))


def _text_as_written(text: str, *, flow: bool) -> Any:
    if "\n" in text and not flow:
        return LiteralScalarString(text)
    if len(text) > LONG and not flow and "\n" not in text:
        return _folded(text)
    return text if _is_name(text) else DoubleQuotedScalarString(text)


def _list_as_written(values: list[Any], *, flow: bool) -> CommentedSeq:
    listed = CommentedSeq([as_written(value, flow=True) for value in values])
    has_texts = any(isinstance(value, str) for value in values)
    has_only_names = bool(values) and all(isinstance(value, str) and _is_name(value) for value in values)
    if has_only_names or (flow and not has_texts):
        listed.fa.set_flow_style()
    return listed


def _is_name(text: str) -> bool:
    """Return whether a text can stand without quotes: an id, a kind, a topic."""
    if text in NO_NAMES:
        return False
    return bool(text) and text.replace("_", "").replace(".", "").isalnum() and text[0].isalpha() and text.islower()


def _folded(text: str) -> FoldedScalarString:
    """Return a long text over several lines, broken between words."""
    folded: FoldedScalarString = FoldedScalarString(text)
    breaks = []
    begins = 0
    for place, character in enumerate(text):
        is_break = character == " " and text[place - 1 : place] != " "
        if is_break and place - begins > LONG:
            breaks.append(place)
            begins = place
    folded.fold_pos = breaks  # type: ignore[attr-defined]
    return folded
