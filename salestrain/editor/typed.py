"""Values of an exercise as they stand in a box, and what was typed there as values again."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .entries import ValueKind


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


def with_choice(value: Any, chosen: str, kind: ValueKind) -> Any:
    """Return a value with what was chosen from the list beside its box.

    Args:
        value: what stands in the box, or None.
        chosen: an id, or a condition as YAML; nothing where nothing was chosen.
        kind: what belongs into the box.
    """
    if not chosen:
        return value
    if kind == "names":
        return list(dict.fromkeys([*(value or ()), chosen]))
    condition = value_of(chosen, "condition")
    if not value:
        return condition
    if isinstance(value, dict) and isinstance(value.get("all"), list):
        return {"all": [*value["all"], condition]}
    return {"all": [value, condition]}


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
