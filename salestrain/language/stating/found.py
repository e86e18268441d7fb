"""Normalisation of typed characters that keeps every position."""

from __future__ import annotations

_STRAIGHT = str.maketrans("’‘`´‐‑‒−\u00a0ſKıİ", "''''---- skiI")


def straight(text: str) -> str:
    """Return the text with one type of apostrophe, hyphen and space; every character keeps its position.

    Letters that a case-insensitive pattern treats as s, k or i become those.
    """
    return text.translate(_STRAIGHT)
