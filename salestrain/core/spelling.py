"""When two spellings are one: case, composed and decomposed letters, widths and the Turkish i make no difference."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return what all spellings of the same words share."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i")
    plain = unicodedata.normalize("NFC", plain.replace("i\u0307", "i"))
    return " ".join(plain.split())
