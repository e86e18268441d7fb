"""Text as other programs save it: UTF-16, Latin-1 and Word's quotes are read, and offered as UTF-8."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..content.foreign import COPY_TEXT, as_meant, is_utf_16, of_another_program

_CURLED = re.compile(
    "^(?P<before>\\s*(?:- +)?(?:[\\w.]+: +)?)[\u201c\u201d\u201e\u00ab](?P<said>.*)[\u201c\u201d\u00bb](?P<after>\\s*)$"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the name of its code where that is not UTF-8."""

    text: str
    code: str = ""


class NotText(ValueError):
    """Raised for a file that is no text; its message is a sentence for the author."""


def decoded(raw: bytes) -> Decoded:
    """Return the text of a file in whatever code it was saved. Raises `NotText` for a document of another program."""
    if sentence := of_another_program(raw):
        raise NotText(f"{sentence} {COPY_TEXT}")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_lines(raw.decode("utf-16", "replace")), "UTF-16")
    if is_utf_16(raw):
        code = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        return Decoded(_lines(raw.decode(code, "replace")), "UTF-16")
    try:
        return Decoded(_lines(raw.decode("utf-8-sig")))
    except UnicodeDecodeError:
        # What Windows calls Latin-1 has signs where Latin-1 has none, and every byte is something in Latin-1.
        try:
            return Decoded(_lines(raw.decode("cp1252")), "Latin-1")
        except UnicodeDecodeError:
            return Decoded(_lines(raw.decode("latin-1")), "Latin-1")


def has_curled_quotes(text: str) -> bool:
    """Return whether Word's quotes stand where a text should have plain ones."""
    return any(_CURLED.match(line) for line in text.split("\n"))


def with_plain_quotes(text: str) -> str:
    """Return the text with plain quotes around what Word's quotes stood around; inside of spoken lines they stay."""
    return "\n".join(_uncurled(line) for line in text.split("\n"))


def _uncurled(line: str) -> str:
    match = _CURLED.match(line)
    if match is None:
        return line
    said = match["said"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["before"]}"{said}"{match["after"]}'


def _lines(text: str) -> str:
    """Return a text with the line ends of this house, and without signs that nobody sees."""
    return as_meant(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
