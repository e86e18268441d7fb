"""Files that other programs wrote under the name of an exercise, and signs that nobody sees."""

from __future__ import annotations

import codecs
import re

OF_OTHERS = {
    b"PK\x03\x04": "This is a Word or Excel document under another name.",
    b"%PDF": "This is a PDF under another name.",
    b"\xd0\xcf\x11\xe0": "This is an old Word or Excel document under another name.",
    b"{\\rtf": "This is a document in rich text under another name.",
    b"<html": "This is a web page under another name.",
    b"<!doc": "This is a web page under another name.",
}
"""How files of other programs begin, and what is said of them."""
COPY_TEXT = "Copy its text into exercise.yaml."
MANY_NULLS = 0.2
"""Share of zero bytes from which a text is UTF-16 without saying so."""
_UNSEEN = re.compile("[\u200b\u2060\u00ad]|(?<!^)\ufeff")
_WIDE_SPACE = "\u00a0\u2007\u202f\u2002\u2003\u2009\u3000"
_BEFORE_TEXT = re.compile(f"^[ {_WIDE_SPACE}]+(?:-[ {_WIDE_SPACE}]+)?", re.MULTILINE)
_BEFORE_VALUE = re.compile(f"^( *(?:- )?[A-Za-z_]\\w*:)[ {_WIDE_SPACE}]+", re.MULTILINE)


def of_another_program(raw: bytes) -> str:
    """Return what is said of a file of another program; nothing for a text."""
    beginning = raw[:5].lower()
    return next((sentence for start, sentence in OF_OTHERS.items() if beginning.startswith(start.lower())), "")


def is_utf_16(raw: bytes) -> bool:
    """Return whether a text is UTF-16, also where it does not say so."""
    return raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(0) > MANY_NULLS * len(raw)


def as_meant(text: str) -> str:
    """Return a text without signs of no width, and with plain spaces where they indent a line or follow a colon."""
    if text.isascii():
        return text
    text = _UNSEEN.sub("", text)
    text = _BEFORE_TEXT.sub(_plain_spaces, text)
    return _BEFORE_VALUE.sub(r"\1 ", text)


def _plain_spaces(match: re.Match[str]) -> str:
    return re.sub(f"[{_WIDE_SPACE}]", " ", match[0])
