"""A table with a heading that names its columns: who speaks, and what is said."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from .lines import Line
from .names import looks_like_a_name, tidy
from .times import ONLY

_SPEAKER = re.compile(
    r"^(?:speaker|speaker ?(?:name|label|id)|who|name|participant|person|"
    r"sprecher(?:in)?|sprecher\*?in|locuteur|hablante|"
    r"relatore|"
    r"parlante|orador|participante|teilnehmer|talare|spreker)$",
    re.I,
)
_WORDS = re.compile(
    r"^(?:text|transcript|transcription|words?|utterance|content|sentence|speech|message|what|said|caption|dialogue|dialog|"
    r"gesagtes|wortlaut|texte|paroles|texto|testo|tekst|inhalt|aussage)$",
    re.I,
)
_LONGEST_HEADING = 300
_FEWEST_ROWS = 3


def as_table(lines: Sequence[Line]) -> list[tuple[str, str]] | None:
    """Return the rows as names and words, or None if no line near the top heads such a table."""
    words = [line.whole for line in lines if line.sort == "words"]
    for place, heading in enumerate(words[:15]):
        for separator in ",;\t|":
            cells = _cells(heading, separator)
            columns = _columns(cells)
            if columns:
                return _said(_rows(words[place + 1 :], separator), *columns)
    return _without_heading(words)


def _without_heading(lines: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return the rows of a table of at least three columns: one of times, one of few names, and one of words."""
    for separator in ",;\t":
        if len(lines) < _FEWEST_ROWS or sum(separator in line for line in lines) < len(lines):
            continue
        rows = _rows(lines, separator)
        width = len(rows[0])
        if width < 3 or any(len(row) != width for row in rows):
            continue
        columns = [[row[place].strip() for row in rows] for place in range(width)]
        names = [place for place, cells in enumerate(columns) if _are_names(cells)]
        words = max(range(width), key=lambda place: sum(len(cell) for cell in columns[place]))
        has_times = any(all(ONLY.match(cell) or cell.isdecimal() for cell in cells) for cells in columns)
        if names and has_times and words not in names:
            return _said(rows, names[0], words)
    return None


def _are_names(cells: Sequence[str]) -> bool:
    few = len(set(cells)) <= max(2, len(cells) // 2)
    return few and len(set(cells)) > 1 and all(looks_like_a_name(cell) for cell in set(cells))


def _cells(line: str, separator: str) -> list[str]:
    if separator not in line or len(line) > _LONGEST_HEADING:
        return []
    if separator == "|":
        return [cell.strip(" *_") for cell in line.strip("| ").split("|")]
    return [cell.strip(" *_\"'") for cell in line.split(separator)]


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    speakers = [place for place, cell in enumerate(cells) if _SPEAKER.match(cell)]
    texts = [place for place, cell in enumerate(cells) if _WORDS.match(cell)]
    return (speakers[0], texts[0]) if speakers and texts else None


def _rows(lines: Sequence[str], separator: str) -> list[list[str]]:
    if separator == "|":
        return [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    try:
        return list(csv.reader([f"{line}\n" for line in lines], delimiter=separator, strict=False))
    except csv.Error:
        return [line.split(separator) for line in lines]


def _said(rows: Sequence[Sequence[str]], speaker: int, text: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for row in rows:
        if len(row) <= max(speaker, text):
            continue
        name = tidy(row[speaker]) or (found[-1][0] if found else "")
        if name:
            found.append((name, row[text]))
    return found
