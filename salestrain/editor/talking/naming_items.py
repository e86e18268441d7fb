"""Ids made from words, so that no author has to invent one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

LONGEST = 32
"""Characters of an id, without its first letter."""
LIGHT = frozenset(
    "a an and are as at be but by can could did do does for from had has have how i if in is it me my of on or our "
    "so tell that the their them then there they this to us was we were what when where which who why will with would "
    "you your".split()
)
"""Words that tell nothing of what a line is about."""
MOST_WORDS = 4


def id_from(words: str, prefix: str, taken: Collection[str]) -> str:
    """Return an id that nothing has yet, made of the telling words of a label or a line.

    Args:
        words: the label, or what somebody says.
        prefix: what an id of this part begins with, such as `w.`.
        taken: ids that there are.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in found if word not in LIGHT] or found or ["line"]
    name = "_".join(telling[:MOST_WORDS])[:LONGEST].strip("_")
    if not name[0].isalpha():
        name = f"n_{name}"
    return next(candidate for candidate in _candidates(prefix + name) if candidate not in taken)


def ids_in(data: Mapping[str, Any]) -> set[str]:
    """Return the ids of all items of an exercise."""
    parts = (part for part in data.values() if isinstance(part, list))
    return {str(item["id"]) for part in parts for item in part if isinstance(item, dict) and item.get("id")}


def _candidates(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}_{number}"
        number += 1
