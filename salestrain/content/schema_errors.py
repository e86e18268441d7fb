"""Validation of content against its model: every place where the shape is wrong, in an author's words."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ..core.problems import Place, did_you_mean
from .findings import Findings

M = TypeVar("M", bound=BaseModel)
LONGEST_NAMED = 60
"""Characters of a text that are said again in a sentence about it."""
Details = Mapping[str, Any]
MANY_MISSING = 4
"""So many keys of the exercise itself that are missing, or twice there, are one fault and not several."""
_LIST = "Write a list: [first, second], or one line with '- ' for each."
_MAP = "Write keys with values."
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "above"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "below"),
}
"""How a broken bound is reported: its key in the error's context, and its words."""


def validate(model: type[M], findings: Findings, code: str | None = None) -> M | None:
    """Return the content as a `model`, or None after adding every mistake to the findings.

    Args:
        model: the model that the content must fit.
        findings: the file under examination.
        code: code for all mistakes; without it, each gets its own.
    """
    again = _pasted_again(findings)
    if again:
        findings.document.keys[again[0]] = again[1]
        what = f"From here on the file stands here a second time; it begins on line {again[2]}."
        findings.add(code or "E01", again[0], what, "Delete everything from this line on.", key=True)
        return None
    for place, mark, first in findings.document.doubled:
        findings.document.keys[place] = mark
        findings.add(
            code or "E01",
            place,
            f"'{place[-1]}' stands here twice; the first is on line {first}.",
            "Keep one of them.",
            key=True,
        )
    errors: list[Any] = []
    instance: M | None = None
    try:
        instance = model.model_validate_json(json.dumps(findings.data))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    missing = [
        str(details["loc"][0]) for details in errors if details["type"] == "missing" and len(details["loc"]) == 1
    ]
    if len(missing) >= MANY_MISSING:
        what = f"There is no {', '.join(missing[:-1])} and {missing[-1]}: this looks like a part of a file."
        findings.add(code or "E01", (), what, "Bring the rest back: an earlier version, or the file it came from.")
        errors = [details for details in errors if not (details["type"] == "missing" and len(details["loc"]) == 1)]
    for details in errors:
        _note(model, findings, details, code)
    # The model reads an empty condition as "always", which is hardly what its author meant.
    empty = set(_empty(findings.data, ())) - {tuple(details["loc"]) for details in errors}
    for place in sorted(empty, key=str):
        what = f"Nothing stands behind '{place[-1]}'."
        findings.add(code or "E01", place, what, "Write its value, or remove the key.", key=True)
    return None if findings.document.doubled or empty else instance


def _pasted_again(findings: Findings) -> tuple[Place, tuple[int, int], int] | None:
    """Return the first key of a file that was pasted twice, its place, and the line of its first time."""
    top = [doubled for doubled in findings.document.doubled if len(doubled[0]) == 1]
    return top[0] if len(top) >= MANY_MISSING else None


def _empty(data: Any, place: Place) -> Iterator[Place]:
    """Yield the places that contain nothing."""
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict):
        items = data.items()
    elif isinstance(data, list):
        items = enumerate(data)
    for key, value in items:
        if value is None:
            yield (*place, key)
        yield from _empty(value, (*place, key))


def _note(model: type[BaseModel], findings: Findings, details: Details, code: str | None) -> None:
    """Add a problem for one error that the model reports."""
    is_key = details["loc"][-1:] == ("[key]",)
    place = tuple(part for part in details["loc"] if part != "[key]")
    kind = details["type"]
    if kind == "condition":
        for inner, message in details["ctx"]["problems"]:
            findings.add(code or "E04", (*place, *inner), message)
        return
    if kind == "extra_forbidden":
        what = f"'{place[-1]}' is not a key that is known here."
        findings.add(code or "E01", place, what, did_you_mean(str(place[-1]), keys_at(model, place[:-1])), key=True)
        return
    if kind == "missing":
        findings.add(code or "E01", place, f"The key '{place[-1]}' is missing.", f"Add '{place[-1]}: …' here.")
        return
    plain = findings.document.plain.get(place)
    what, remedy = sentence(kind, details, plain)
    if details.get("input") is None and _is_remark(findings, place):
        what, remedy = "Behind the # everything is a remark, so nothing stands here.", 'Put the text in quotes: "…".'
    is_name = kind == "string_pattern_mismatch" and "[a-z0-9_]*(" in details["ctx"]["pattern"]
    findings.add(code or ("E02" if is_name else "E01"), place, what, remedy, key=is_key)


def _is_remark(findings: Findings, place: Place) -> bool:
    """Return whether there is nothing but a remark where a text should stand."""
    line, _ = findings.document.mark(place)
    source = findings.document.source
    return line <= len(source) and bool(re.match(r"^\s*(?:- *)?(?:\w+: *)?#", source[line - 1]))


def sentence(kind: str, details: Details, plain: str | None) -> tuple[str, str]:
    """Return what is wrong and what would be right, for one error that the model reports.

    Args:
        kind: type of the error, as pydantic names it.
        details: the error.
        plain: the text in the file if it was written without quotes, else None.
    """
    value, limits = details.get("input"), details.get("ctx", {})
    if kind.endswith("_type") or kind in ("int_from_float", "int_parsing", "float_parsing", "bool_parsing"):
        return _wrong_type(kind, value, plain)
    if kind == "literal_error":
        names = [part.strip("'") for part in limits["expected"].replace(" or ", ", ").split(", ")]
        return f"'{value}' is not possible here.", did_you_mean(str(value), names)
    if kind == "string_pattern_mismatch":
        return _pattern(str(value), str(limits["pattern"]))
    if kind in ("string_too_short", "string_too_long"):
        if kind == "string_too_short":
            return "The text is empty.", "Write something, or remove the key."
        return f"The text has {len(str(value))} characters.", f"At most {limits['max_length']} fit."
    if kind == "too_short":
        return (
            f"There are too few entries ({limits['actual_length']}).",
            f"At least {limits['min_length']} are needed.",
        )
    if kind == "too_long":
        return (
            f"There are too many entries ({limits['actual_length']}).",
            f"At most {limits['max_length']} fit.",
        )
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"{value} is outside the range.", f"It must be {words} {limits[key]}."
    if kind.startswith("date_"):
        return f"'{value}' is no date.", "Write one such as 2027-03-31."
    return f"{details['msg']}.", ""


def _wrong_type(kind: str, value: Any, plain: str | None) -> tuple[str, str]:
    actual = plain if plain is not None and plain != "" else _called(value)
    if kind == "string_type":
        if isinstance(value, dict | list):
            return f"Here stands {_called(value)}; a text is needed.", "Put the text in quotes."
        if value is None:
            return "Nothing stands here; a text is needed.", "Write it, or remove the key."
        return f"{actual} without quotes is no text.", f'Write "{actual}" in quotes.'
    if kind.startswith("int"):
        return f"Here stands {actual}; a whole number is needed.", "Write it without quotes, such as 2."
    if kind.startswith("float"):
        return f"Here stands {actual}; a number is needed.", "Write it without quotes, such as 1.5."
    if kind.startswith("bool"):
        return f"Here stands {actual}; true or false is needed.", "Write true or false, without quotes."
    if kind in ("tuple_type", "list_type"):
        if isinstance(value, str) and re.match(r"-\S", value):
            return "There is no space after the dash.", "Write '- ' before each entry of a list."
        return f"Here stands {_called(value)}; a list is needed.", _LIST
    if isinstance(value, str) and re.match(r"\w+:\S", value):
        return "There is no space after the colon.", "Write 'key: value'."
    return f"Here stands {_called(value)}; keys with values are needed.", _MAP


def _called(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping of keys and values"
    if isinstance(value, list):
        return "a list"
    return f"the text '{shortened(value)}'" if isinstance(value, str) else json.dumps(value)


def shortened(text: str) -> str:
    """Return the beginning of a text, as much of it as fits into a sentence."""
    return text if len(text) <= LONGEST_NAMED else f"{text[:LONGEST_NAMED]}…"


def _pattern(value: str, pattern: str) -> tuple[str, str]:
    if "d+" in pattern:
        return f"'{value}' is not a version.", "Write three numbers, such as 1.0.0."
    if "A-Z" in pattern:
        return f"'{value}' is not a language.", "Write a language tag, such as en or de-CH."
    return (
        f"'{value}' is badly formed.",
        "A name begins with a small letter and goes on with small letters, digits, _ and dots: f.deadline.",
    )


def keys_at(model: type[BaseModel], place: Place) -> list[str]:
    """Return the keys that a mapping at `place` may have."""
    annotation: Any = model
    for part in place:
        annotation = _inside(_bare(annotation), part)
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return [field.alias or name for name, field in bare.model_fields.items()]
    return []


def _inside(annotation: Any, part: str | int) -> Any:
    """Return the annotation of the part of a value with this annotation, or None if there is no such part."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields: dict[str, FieldInfo] = {field.alias or name: field for name, field in annotation.model_fields.items()}
        return fields[part].annotation if part in fields else None
    arguments = get_args(annotation)
    if not arguments or get_origin(annotation) is Literal:
        return None
    return arguments[0] if isinstance(part, int) else arguments[-1]


def _bare(annotation: Any) -> Any:
    """Return the annotation without `Annotated` and without `| None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next(argument for argument in get_args(annotation) if argument is not type(None)))
    return annotation
