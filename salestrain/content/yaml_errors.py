"""Parser errors in an author's words."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from .slips import plain_cause

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

Sentence = tuple[str, str, tuple[int, int]]


def character_problem(text: str) -> Sentence | None:
    """Return what is wrong with the first forbidden character, its remedy, and its line and column.

    Returns None if there is no such character.
    """
    match = _BAD.search(text)
    if not match:
        return None
    before = text[: match.start()]
    mark = (before.count("\n") + 1, match.start() - before.rfind("\n"))
    return f"There is a control character (code {ord(match[0])}) in the text.", "Delete it.", mark


def sentence_for(error: MarkedYAMLError, text: str) -> Sentence:
    """Return what is wrong, what would be right, and the line and column of an error of the YAML parser."""
    problem = str(error.problem or "")
    at = error.problem_mark or error.context_mark
    line = at.line if at else 0
    column = at.column if at else 0
    opening = error.context_mark
    context = str(error.context or "")
    if "escape" in problem:
        return (
            "A backslash that means nothing here.",
            "Write \\\\, or put the text in '…'.",
            (line + 1, column + 1),
        )
    if "quoted scalar" in context and opening is not None:
        return (
            "A quotation mark opens here and is never closed.",
            'Close it; inside "…" write a quotation mark as \\", or use \'…\'.',
            (opening.line + 1, opening.column + 1),
        )
    lines = text.split("\n")
    if cause := plain_cause(lines, line):
        return cause
    shown = lines[line] if line < len(lines) else ""
    if "\t" in problem or "'\\t'" in problem or re.match(r" *\t", shown):
        return "There is a tab at the start of the line.", "Indent with spaces.", (line + 1, column + 1)
    for number in (line, line - 1):
        match = re.match(r"\s*(?:- )?[A-Za-z_]\w*(:)[^\s/]", lines[number]) if 0 <= number < len(lines) else None
        if match:
            return (
                "There is no space after the colon.",
                "Write 'key: value'.",
                (number + 1, match.start(1) + 1),
            )
    if ("could not find expected ':'" in problem or "flow" in context) and opening is not None:
        line, column = opening.line, opening.column
    return *_other(problem, context), (line + 1, column + 1)


def _other(problem: str, context: str) -> tuple[str, str]:
    """Return what is wrong and what would be right, for errors that say little about their place."""
    if "mapping values are not allowed" in problem:
        return (
            "There is a colon where none can stand.",
            "Put a text that contains ': ' in quotes; check the indentation here and one line above.",
        )
    if "could not find expected ':'" in problem:
        return (
            "A key without a colon, or without a space after its colon.",
            "Write 'key: value'; indent the further lines of a long text.",
        )
    if "flow" in context:
        return (
            "A bracket that was opened is not closed properly.",
            "Check the [ ] and { }, the commas between, and quotes around texts that contain commas.",
        )
    if "block" in context or "block" in problem:
        return (
            "This line does not fit the ones above it.",
            "Check its indentation, the space after the colon, and quotes around the text above.",
        )
    if "cannot start any token" in problem:
        match = re.search(r"character (.+?) that", problem)
        return f"A text cannot begin with {match[1] if match else 'this character'}.", "Put it in quotes."
    if "alias" in problem or "alias" in context or "anchor" in context or "tag" in context:
        return "A text that begins with &, * or ! needs quotes.", "Put it in quotes."
    return (
        f"This is not YAML: {problem}.",
        "Check quotes, indentation and colons on this line and the one above.",
    )
