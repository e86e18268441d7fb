"""Values of an exercise as they stand in a box, and what was typed there as values again."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .entries import Entry, ValueKind
from .joining import joined, without_part


def text_of(value: Any, kind: ValueKind) -> str:
    """Return a value as it stands in its box; nothing for None."""
    if value is None:
        return ""
    if kind == "lines" and isinstance(value, list):
        return "\n".join(str(line) for line in value)
    if kind == "names" and isinstance(value, list):
        return ", ".join(str(name) for name in value)
    if kind == "yes_no":
        return "yes" if value is True else "no"
    if isinstance(value, list | dict):
        return _to_yaml(value, flow=kind == "condition")
    return str(value)


def value_of(text: str, kind: ValueKind) -> Any:
    """Return what was typed in a box as a value.

    Args:
        text: what was typed.
        kind: what belongs into the box.

    Returns:
        The value, or None where nothing was typed.

    Raises:
        ValueError: the text cannot be read; its message is a sentence for the author.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    match kind:
        case "lines":
            return _without_blanks(text.split("\n"))
        case "names":
            return _without_blanks(text.replace("\n", ",").split(","))
        case "number":
            return _number(text)
        case "yes_no":
            return text == "yes"
        case "condition" | "yaml":
            return _from_yaml(text)
        case "block":
            return f"{text}\n"
        case _:
            return " ".join(text.split("\n"))


def with_choice(value: Any, chosen: str, kind: ValueKind, way: str = "all") -> Any:
    """Return a value with what was chosen from the list beside its box.

    Args:
        value: what stands in the box, or None.
        chosen: an id, or a condition as YAML; nothing where nothing was chosen.
        kind: what belongs into the box.
        way: how a condition is joined to what stands there.
    """
    if not chosen:
        return value
    if kind == "names":
        return list(dict.fromkeys([*(value or ()), chosen]))
    return joined(value, value_of(chosen, "condition"), way)


def with_what_was_chosen(value: Any, entry: Entry, fields: Mapping[str, Any]) -> Any:
    """Return a value with what was chosen beside its box: taken out first, then added.

    Args:
        value: what stands in the box, or None.
        entry: what the box is for.
        fields: what the form sent.
    """
    out = str(fields.get(f"out_{entry.key}") or "")
    if entry.kind == "condition" and out.isdecimal():
        value = without_part(value, int(out))
    return with_choice(
        value, fields.get(f"also_{entry.key}") or "", entry.kind, fields.get(f"how_{entry.key}") or "all"
    )


def _without_blanks(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _number(text: str) -> int:
    if not text.lstrip("-+").isdigit():
        raise ValueError(f"“{text[:40]}” is not a whole number.")
    return int(text)


def _from_yaml(text: str) -> Any:
    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}, character {mark.column + 1}" if mark else ""
        raise ValueError(f"This cannot be read{where}: check brackets, colons and quotes.") from None


def _to_yaml(value: Any, *, flow: bool) -> str:
    """Return a value as YAML; `flow` puts it on one line, in brackets."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width = 10_000
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue().removesuffix("...\n").strip()
