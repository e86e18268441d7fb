"""A shipped buyer under new names: company, people, vendor and product are called otherwise wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

TYPED, AFTER = "typed.json", "after.json"
"""What people typed, which is mostly in small letters, and after which sentence of the buyer."""
_NAME = re.compile(r"(?<![.!?:\"\u201c\u2026\u2013-] )(?<![\w\"'\u201c#])[A-Z][a-z]{2,}(?:[ ][A-Z][a-z]{2,})*(?![\w])")
_TEXTS = (".yaml", ".ipynb", ".md")
_SPOKEN = re.compile(r"^\s*(?:- )?(?:say|text|learner|opens|choice|summary|title): ", re.MULTILINE)
ALWAYS_CAPITAL = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august
    september october november december christmas easter english german french european god europe
    """.split()
)
"""Words that are written with a capital and name nobody."""


def copied_files(folder: Path) -> dict[str, str]:
    """Return the texts of an exercise that a copy takes along, by their path in its folder. Raises OSError."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _TEXTS or path.name in (TYPED, AFTER))
    kept = [path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in kept}


def swaps_of(buyer: tuple[str, str], company: tuple[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """Return what is called otherwise, first and last names of the buyer one by one as well.

    Args:
        buyer: old and new name of the buyer.
        company: old and new name of the company.
        others: new names by old ones.
    """
    swaps = {old: new for old, new in (buyer, company, *others.items()) if new and old != new}
    old, new = (name.split() for name in buyer)
    if len(old) > 1 and len(new) > 1:
        swaps.setdefault(old[0], new[0])
        swaps.setdefault(old[-1], new[-1])
    return swaps


def renamed(files: Mapping[str, str], names: tuple[str, str], swaps: Mapping[str, str]) -> dict[str, str]:
    """Return the files of an exercise under its new name, with everybody called as they are called now.

    Args:
        files: text of each file, by its path in the exercise.
        names: old and new name of the exercise.
        swaps: new names by old ones; all are changed at once, so two may change places.
    """
    id_pattern = re.compile(rf"(?<!\w){re.escape(names[0])}(?!\w)")
    return {path: id_pattern.sub(names[1], _swapped(path, text, swaps)) for path, text in files.items()}


def _swapped(path: str, text: str, swaps: Mapping[str, str]) -> str:
    if not swaps:
        return text
    longest_first = sorted(swaps, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in longest_first)})(?!\w)"
    by_small = {old.lower(): _safe(new) for old, new in swaps.items()}

    def swap(found: re.Match[str]) -> str:
        new = by_small[found[0].lower()]
        return new.lower() if found[0] == found[0].lower() and not found[0].isnumeric() else new

    exact, small = re.compile(pattern), re.compile(pattern, re.IGNORECASE)
    lines = text.splitlines(keepends=True)
    return "".join((small if path == TYPED or "tokens:" in line else exact).sub(swap, line) for line in lines)


def _safe(name: str) -> str:
    """Return a name that can end no quoted text."""
    return name.replace("\\", "").replace('"', "\u201d")


def names_in(text: str, known: Iterable[str]) -> list[str]:
    """Return what looks like a name in an exercise and has no new one yet, the most frequent first.

    Args:
        text: text of the exercise.
        known: names that are spoken for.
    """
    spoken = "\n".join(line for line in text.splitlines() if _SPOKEN.search(line))
    small = set(re.findall(r"(?<!\w)[a-z]+", spoken))
    counted = Counter(found[0] for found in _NAME.finditer(spoken))
    taken = {part.lower() for name in known for part in (name, *name.split())}
    usual = ALWAYS_CAPITAL | small | taken
    return [
        name
        for name, times in counted.most_common()
        if times > 1 and name.lower() not in usual and not all(part.lower() in usual for part in name.split())
    ]
