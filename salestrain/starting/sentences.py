"""An author's answers as they are said and read: whole sentences, names, and what completes a sentence."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u00a0": " ", "\u202f": " "})
_LIST_MARK = re.compile(r"^(?:[-*\u2022\u2013\u2014]\s+|\d{1,2}[.)]\s+)")
_ENDS = ".!?\u2026"
_CLOSING = "\"')]\u201d\u201c\u00bb"
_PAIRS = {'"': '"', "'": "'", "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb"}
_BEGINNINGS = re.compile(r"^(?:we|i|they|you) sell\s+", re.IGNORECASE)
_OURS = re.compile(r"^(?:our|my)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:A|An|The)(?=\s)")


def cleaned(text: str) -> str:
    """Return the text on one line, without what cannot be seen, list marks, or quotes around the whole of it."""
    seen = "".join(" " if sign in "\t\r\n\u2028\u2029" else sign for sign in text.translate(_QUOTES) if _shows(sign))
    line = _LIST_MARK.sub("", " ".join(seen.split()))
    while len(line) > 1 and _PAIRS.get(line[0]) == line[-1] and line[0] not in line[1:-1]:
        line = line[1:-1].strip()
    return line


def _shows(sign: str) -> bool:
    return sign in "\t\r\n\u2028\u2029" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def as_sentence(text: str) -> str:
    """Return an answer as something that can be said: a capital first and a full stop last."""
    line = cleaned(text).rstrip(" ,;:-\u2013\u2014")
    if not line:
        return ""
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] not in _ENDS:
        line = f"{line}."
    return with_capital(line)


def with_capital(line: str) -> str:
    """Return the line with a capital first; a word that is written like iPad stays as it is."""
    first = line.split(" ", 1)[0]
    return line if first[1:] != first[1:].lower() else line[0].upper() + line[1:]


def as_name(text: str) -> str:
    """Return a name or a role as it stands inside a sentence: without a full stop after it."""
    line = cleaned(text).rstrip(" ,;:")
    is_abbreviation = re.search(r"(?:\b\w\.\w\.|\b(?:Ltd|Inc|Co|Jr|Sr|Bros|Corp)\.)$", line) is not None
    return line if is_abbreviation else line.rstrip(".!?\u2026 ")


def as_what_is_sold(text: str) -> str:
    """Return what is sold so that it completes "You sell …"."""
    line = _OURS.sub("", _BEGINNINGS.sub("", as_name(text)))
    return _ARTICLE.sub(lambda article: article[0].lower(), line)


def as_what_they_use(text: str) -> str:
    """Return a vendor, or whatever they rely on, so that it can stand after a colon."""
    return as_name(text)
