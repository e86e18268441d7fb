"""What a learner would see of how a text came into its file: cut by a remark, in Word's quotes, never finished."""

from __future__ import annotations

import re

from ..core.problems import Place
from .findings import Findings
from .texts import texts_of

_CURLED_FIRST = re.compile("^[“”„«»‘‚]")
_CURLED_LAST = re.compile("^[^“„«‘‚]*[”“»]$")
_LIST_MARK = re.compile(r"^\s*(?:[-–*•·▪◦‣●]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XX+)\b|\blorem ipsum\b|\breplace th(?:is|ese)(?: words?| texts?)?\b|\?\?\?"
    r"|\[(?:(?:your|the|insert|enter|some|company|customer|name|first|last|product|vendor|role|date|number|city)\b[^\]]*"
    r"|\.\.\.|…)\]|_{3,}",
    re.IGNORECASE,
)
_NOTHING_YET = re.compile(
    r"(?:to ?do|tbd|tbc|n/?a|asdf\w*|xx+|test|foo|bar|dummy|placeholder|blah.*|-+)[.!]?", re.IGNORECASE
)
HEARD = "en"
"""The language in which typed lines are understood."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-\w+)*")
_NOT_SHOWN = {"id", "kind", "schema", "version", "lang", "tags", "understand", "verdict", "fault"}


def check_pasting(findings: Findings) -> None:
    """Warn of texts that reach a learner otherwise than they were meant (W15 to W18), or are not understood (W62)."""
    _check_language(findings)
    for place, text in texts_of(findings.data):
        if place[-1] in _NOT_SHOWN:
            continue
        _check_remark(findings, place, text)
        _check_quotes(findings, place, text)
        _check_list_mark(findings, place, text)
        _check_placeholder(findings, place, text)


def _check_language(findings: Findings) -> None:
    """Warn of a language in which no typed line is understood."""
    language = findings.data.get("lang", HEARD)
    if isinstance(language, str) and _TAG.fullmatch(language) and language[:2].lower() != HEARD:
        what = f"Nothing that is typed in '{language}' is heard: lines are understood in English only."
        findings.add("W62", ("lang",), what, "Write the exercise in English, or let learners choose their lines.")


def _check_remark(findings: Findings, place: Place, text: str) -> None:
    """Warn of a spoken line that ends where somebody wrote a `#`: what follows is a remark to YAML."""
    document = findings.document
    if place not in document.plain or " " not in text:
        return
    line, column = document.values[place]
    said, sign, remark = document.source[line - 1][column - 1 :].partition(" #")
    if sign and remark.strip() and said.strip() == text:
        what = f"The text ends before '#{remark.rstrip()[:40]}': behind a # everything is a remark."
        findings.add(
            "W15", place, what, 'Put the text in quotes: "…". If it is a remark, put the text before it in quotes.'
        )


def _check_quotes(findings: Findings, place: Place, text: str) -> None:
    """Warn of Word's quotes where plain ones belong: they are no quotes to YAML, and people would see them."""
    if place not in findings.document.plain:
        return
    if _CURLED_FIRST.match(text) or _CURLED_LAST.match(text):
        what = f"Word's quotes are part of the text here, and shown: {text[:40]}"
        findings.add("W16", place, what, 'Write plain ones: "…". The workbench does it everywhere at one press.')


def _check_list_mark(findings: Findings, place: Place, text: str) -> None:
    mark = _LIST_MARK.match(text)
    if mark and isinstance(place[-1], int):
        what = f"The text begins with the list mark '{mark[0].strip()}', as if somebody said it."
        findings.add("W17", place, what, "Leave the mark out; every entry of a list has its own line already.")


def _check_placeholder(findings: Findings, place: Place, text: str) -> None:
    found = _PLACEHOLDER.search(text) or _NOTHING_YET.fullmatch(text.strip())
    if found:
        findings.add("W18", place, f"'{found[0][:40]}' still stands for something.", "Write the words themselves.")
