"""Months as people type them: "4 3 5 4 6 2", "3/10 4/12", "12,400". What could mean two things is never guessed."""

from __future__ import annotations

import re

from ...core.events import Refusal
from ...statistics.luck import Sort
from .content import MOST_MONTHS

_BETWEEN = re.compile(r"[\s;]+|,\s+|,(?=$)")
_COUNTS = re.compile(r"\d{1,7}")
_SHARE = re.compile(r"(\d{1,7})\s*(?:/|of)\s*(\d{1,7})")
_WHOLE = re.compile(r"\d{1,10}(?:\.\d{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:'\d{3})+")
_TWO_MEANINGS = re.compile(r"\d{1,3}[.]\d{3}")
LARGEST = 1_000_000_000


def months(text: str, sort: Sort, what: str = "Months") -> tuple[list[float], list[int]]:
    """Return the values in a text, oldest first, and for shares what each is out of.

    Args:
        text: values with blanks, semicolons or line breaks between them.
        sort: what they are.
        what: what the sentence calls them if they cannot be read.

    Raises:
        Refusal: with a sentence that names what cannot be read.
    """
    found = _shares(text, what) if sort == "share" else ([_value(part, sort, what) for part in _parts(text, sort)], [])
    if len(found[0]) > MOST_MONTHS:
        raise Refusal(f"{what}: the last {MOST_MONTHS} are enough, and these are {len(found[0])}.")
    return found


def _parts(text: str, sort: Sort) -> list[str]:
    # Counts have no fraction and hardly ever thousands, so a comma between them only parts them.
    spaced = text.replace(",", " ") if sort == "count" else text
    return [part for part in _BETWEEN.split(spaced.strip()) if part.strip(".…")]


def _shares(text: str, what: str) -> tuple[list[float], list[int]]:
    rest = _SHARE.sub(" ", text)
    odd = next(iter(re.findall(r"[^\s;,.…]+", rest)), "")
    if odd:
        raise Refusal(f"{what}: “{odd[:30]}” is no share. Write won of closed, such as 3/10 4/12.")
    pairs = [(int(won), int(closed)) for won, closed in _SHARE.findall(text)]
    for won, closed in pairs:
        if won > closed:
            raise Refusal(f"{what}: {won} of {closed} cannot be. Write won of closed, such as 3/10.")
    return [float(won) for won, _ in pairs], [closed for _, closed in pairs]


def _value(part: str, sort: Sort, what: str) -> float:
    if sort == "count":
        if not _COUNTS.fullmatch(part):
            raise Refusal(f"{what}: “{part[:30]}” is no count. Write whole numbers, such as 12 9 14 11 10 12.")
        return float(part)
    if _TWO_MEANINGS.fullmatch(part):
        whole, fraction = part.replace(".", ""), part.rstrip("0")
        raise Refusal(f"{what}: “{part}” has two meanings. Write {whole} for thousands, or {fraction} for a fraction.")
    if _THOUSANDS.fullmatch(part):
        return float(part.replace(",", "").replace("'", ""))
    if not _WHOLE.fullmatch(part):
        raise Refusal(f"{what}: “{part[:30]}” is no number that is sure. Write it as 12400 or 12400.50.")
    return min(float(part), LARGEST)
