"""Texts are plain and patterns are harmless (E06, E10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..core.problems import Place
from .findings import Findings

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]*\)|&[a-z]+;|&#\d+;")
_PLACEHOLDER = re.compile(r"\{\{?[ ]*[A-Za-z_][\w. ]*\}|\$\{|%\([a-z]+\)s")
PROPOSED = "{when}"
"""Where `say_at` of an ending names the day and hour that the learner proposed."""
_UNTOLD = {"when", "reveal", "understand"}
"""Keys under which no text for people stands."""


def check_texts(findings: Findings, code: str = "E10") -> None:
    """E10: no markup, no placeholder, no text of spaces."""
    for place, text in _texts(findings.data):
        markup, placeholder = _MARKUP.search(text), _PLACEHOLDER.search(text)
        if place[-1] == "say_at" and placeholder and placeholder[0] == PROPOSED:
            placeholder = _PLACEHOLDER.search(text.replace(PROPOSED, ""))
        if markup:
            findings.add(code, place, f"'{markup[0]}' is markup; texts are plain.", "Write plain words.")
        if placeholder:
            findings.add(code, place, f"Nothing is ever put in for '{placeholder[0]}'.", "Write the words themselves.")
        if text and not text.strip():
            findings.add(code, place, "The text holds nothing but spaces.", "Write something, or remove the key.")


def _texts(data: Any) -> Iterator[tuple[Place, str]]:
    waiting: list[tuple[Any, Place]] = [(data, ())]
    while waiting:
        part, place = waiting.pop()
        if isinstance(part, str):
            yield place, part
        elif isinstance(part, list):
            waiting += [(item, (*place, index)) for index, item in enumerate(part)]
        elif isinstance(part, dict):
            waiting += [(item, (*place, key)) for key, item in part.items() if key not in _UNTOLD]


def check_patterns(findings: Findings) -> None:
    """E06: a pattern compiles and cannot take for ever."""
    for path in ("moves.*.understand.any.*", "moves.*.understand.not.*"):
        for place, pattern in findings.select(path):
            if not isinstance(pattern, str):
                continue
            try:
                re.compile(pattern, re.IGNORECASE)
            except (re.error, OverflowError, RecursionError) as error:
                findings.add(
                    "E06",
                    place,
                    f"The pattern '{pattern}' is none: {error}.",
                    "Write an example wording instead.",
                )
                continue
            if repeats_a_repetition(pattern):
                findings.add(
                    "E06", place, f"The pattern '{pattern}' repeats a repetition and could take for ever.",
                    "Remove one of the two, or write an example wording instead.",
                )  # fmt: skip


def repeats_a_repetition(pattern: str) -> bool:
    """Whether a group that holds an open-ended repetition is itself repeated without end, as in `(a+)+`."""
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "x", re.sub(r"\\.", "x", pattern))
    holds_one = [False]
    for found in re.finditer(r"\((?:\?[:=!<P][=!]?)?|\)|[*+]|\{\d*,\d*\}", bare):
        sign = found[0]
        if sign.startswith("("):
            holds_one.append(False)
        elif sign != ")":
            holds_one[-1] = holds_one[-1] or _is_open(sign)
        elif len(holds_one) > 1:
            inside = holds_one.pop()
            follows = re.match(r"[*+]|\{\d*,\d*\}", bare[found.end() :])
            if inside and follows and _is_open(follows[0]):
                return True
            holds_one[-1] = holds_one[-1] or inside
    return False


def _is_open(quantifier: str) -> bool:
    """`*`, `+`, `{2,}`, and a wide `{0,50}`: what can match in very many ways."""
    if quantifier in "*+":
        return True
    high = quantifier.strip("{}").split(",")[1]
    return not high or int(high) > 9
