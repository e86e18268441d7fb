"""What the rules of this room share: typed signs made plain without moving any letter."""

from __future__ import annotations

_STRAIGHT = str.maketrans("’‘`´‐‑‒−\u00a0ſKıİ", "''''---- skiI")


def straight(text: str) -> str:
    """The text with one sort of apostrophe, hyphen and space; every place stays where it was.

    Letters that a pattern takes for s, k or i without regard to case become those.
    """
    return text.translate(_STRAIGHT)
