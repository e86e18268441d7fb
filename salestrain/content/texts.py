"""Checks that texts are plain (E10) and patterns are harmless (E06)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..core.problems import Place
from .findings import Findings

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]*\)|&[a-z]+;|&#\d+;")
_PLACEHOLDER = re.compile(r"\{\{?[ ]*[A-Za-z_][\w. ]*\}|\$\{|%\([a-z]+\)s")
PROPOSED = "{when}"
"""Placeholder in an ending's `say_at` for the day and hour that the learner proposed."""
_NOT_SHOWN = {"when", "reveal", "understand"}
"""Keys below which no text is shown to anybody."""


def check_texts(findings: Findings, code: str = "E10") -> None:
    """Add a problem (E10) for each text with markup, with a placeholder, or with nothing but spaces."""
    for place, text in texts_of(findings.data):
        markup, placeholder = _MARKUP.search(text), _PLACEHOLDER.search(text)
        if place[-1] == "say_at" and placeholder and placeholder[0] == PROPOSED:
            placeholder = _PLACEHOLDER.search(text.replace(PROPOSED, ""))
        if markup:
            findings.add(code, place, f"'{markup[0]}' is markup; texts are plain.", "Write plain words.")
        if placeholder:
            findings.add(code, place, f"Nothing is ever put in for '{placeholder[0]}'.", "Write the words themselves.")
        if text and not text.strip():
            findings.add(code, place, "The text holds nothing but spaces.", "Write something, or remove the key.")


def texts_of(data: Any) -> Iterator[tuple[Place, str]]:
    """Yield every text that is shown to people, with its place."""
    pending: list[tuple[Any, Place]] = [(data, ())]
    while pending:
        part, place = pending.pop()
        if isinstance(part, str):
            yield place, part
        elif isinstance(part, list):
            pending += [(item, (*place, index)) for index, item in enumerate(part)]
        elif isinstance(part, dict):
            pending += [(item, (*place, key)) for key, item in part.items() if key not in _NOT_SHOWN]


def check_patterns(findings: Findings) -> None:
    """Add problem E06 for each pattern that does not compile or could run forever."""
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
                    "E06",
                    place,
                    f"The pattern '{pattern}' repeats a repetition and could take for ever.",
                    "Remove one of the two, or write an example wording instead.",
                )


def repeats_a_repetition(pattern: str) -> bool:
    """Return whether a group with an open-ended repetition is itself repeated without limit, as in `(a+)+`."""
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "x", re.sub(r"\\.", "x", pattern))
    has_repetition = [False]
    for token in re.finditer(r"\((?:\?[:=!<P][=!]?)?|\)|[*+]|\{\d*,\d*\}", bare):
        sign = token[0]
        if sign.startswith("("):
            has_repetition.append(False)
        elif sign != ")":
            has_repetition[-1] = has_repetition[-1] or _is_open(sign)
        elif len(has_repetition) > 1:
            repeats = has_repetition.pop()
            quantifier = re.match(r"[*+]|\{\d*,\d*\}", bare[token.end() :])
            if repeats and quantifier and _is_open(quantifier[0]):
                return True
            has_repetition[-1] = has_repetition[-1] or repeats
    return False


def _is_open(quantifier: str) -> bool:
    """Return whether a quantifier can match in very many ways: `*`, `+`, `{2,}` or a wide one such as `{0,50}`."""
    if quantifier in "*+":
        return True
    high = quantifier.strip("{}").split(",")[1]
    return not high or int(high) > 9
