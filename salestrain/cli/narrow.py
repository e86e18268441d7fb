"""Output on a stream whose encoding lacks letters, such as a redirected Windows console: plainer, never an error.

Typographic signs become those of a typewriter; a letter that the encoding lacks loses its accent, or becomes "?".
"""

from __future__ import annotations

import codecs
import sys
import unicodedata
from io import TextIOWrapper

ERRORS = "salestrain.plainer"
_PLAINER = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("–—−‑━─═╌", "-"),
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("•·●▸▼", "*"),
        "\u00a0": " ",
        "\u202f": " ",
        "…": "...",
        "→": "->",
        "×": "x",
        "≥": ">=",
        "≤": "<=",
        "≈": "~",
        "✓": "ok",
        "✔": "ok",
        "✗": "no",
        "€": "EUR",
        "£": "GBP",
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
    }
)


def write_plainer_where_needed() -> None:
    """Let standard output and errors take every text, whatever their encoding."""
    codecs.register_error(ERRORS, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=ERRORS)


def _plainer(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end].translate(_PLAINER)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", wanted) if not unicodedata.combining(letter))
    return "".join(letter if letter.isascii() else "?" for letter in bare), error.end
