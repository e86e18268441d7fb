"""The text of a transcript in a file: plain text in any encoding, captions, JSON, or a Word document (.docx).

Nothing is written; a Word document is unpacked in memory.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

from ...talk_metrics import TranscriptUnclear

LARGEST = 16_000_000
"""Largest file that is read, in bytes."""
_LARGEST_UNPACKED = 40_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"ID3", "a recording"),
    (b"RIFF", "a recording"),
    (b"\x1a\x45\xdf\xa3", "a recording"),
)
_SAVE = "Save the transcript as plain text (.txt) or as a Word document (.docx)."


def text_of_file(name: str, raw: bytes) -> str:
    """Return the text in a file.

    Args:
        name: what the file is called, for what is said when it cannot be read.
        raw: its bytes.

    Raises TranscriptUnclear for a file that is no text, with what would be right.
    """
    if len(raw) > LARGEST:
        raise TranscriptUnclear(f"{name} has {len(raw) / 1e6:,.1f} MB; a transcript may have {LARGEST / 1e6:.0f} MB.")
    for beginning, what in _OTHER_FILES:
        if raw.startswith(beginning) or (what == "a recording" and raw[4:8] == b"ftyp"):
            raise TranscriptUnclear(f"{name} is {what}, which cannot be read here. {_SAVE}")
    return _text_of_word(name, raw) if raw.startswith(b"PK") else _decoded(name, raw)


def _decoded(name: str, raw: bytes) -> str:
    """Return text in the encoding that its first bytes name, else UTF-8, UTF-16 without a mark, or that of Windows."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    for encoding in _likely(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TranscriptUnclear(f"{name} is not text. {_SAVE}")


def _likely(raw: bytes) -> tuple[str, ...]:
    beginning = raw[:2000]
    zeros = beginning.count(0)
    if zeros > len(beginning) // 5:
        return ("utf-16-le",) if beginning[1::2].count(0) >= beginning[0::2].count(0) else ("utf-16-be",)
    return () if zeros else ("utf-8", "cp1252", "latin-1")


def _text_of_word(name: str, raw: bytes) -> str:
    """Return the paragraphs of a Word document as lines, and the rows of its tables with tabs between the cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed, packed.open("word/document.xml") as document:
            written = document.read(_LARGEST_UNPACKED + 1)
    except (KeyError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise TranscriptUnclear(f"{name} is no Word document that can be read. {_SAVE}") from None
    # Word writes no document types; without them no entity can make much of little.
    if len(written) > _LARGEST_UNPACKED or b"<!DOCTYPE" in written or b"<!ENTITY" in written:
        raise TranscriptUnclear(f"{name} is too large to be a transcript, or not written by a word processor. {_SAVE}")
    try:
        root = ElementTree.fromstring(written)  # noqa: S314
    except ElementTree.ParseError:
        raise TranscriptUnclear(f"{name} is damaged. {_SAVE}") from None
    body = root.find(f"{_WORD}body")
    return "" if body is None else "\n".join(_blocks(body))


def _blocks(parent: ElementTree.Element) -> list[str]:
    lines: list[str] = []
    for block in parent:
        if block.tag == f"{_WORD}p":
            lines.append(_words(block))
        elif block.tag == f"{_WORD}tbl":
            lines += ["\t".join(_cells(row)) for row in block.iter(f"{_WORD}tr")]
        elif block.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent"):
            lines += _blocks(block)
    return lines


def _cells(row: ElementTree.Element) -> list[str]:
    cells = (" ".join(_words(paragraph) for paragraph in cell.iter(f"{_WORD}p")) for cell in row.iter(f"{_WORD}tc"))
    return [re.sub(r"\s+", " ", cell).strip() for cell in cells]


def _words(paragraph: ElementTree.Element) -> str:
    """Return the words of a paragraph with its line breaks; what was deleted in it is not among them."""
    written = []
    for part in paragraph.iter():
        if part.tag == f"{_WORD}t":
            written.append(part.text or "")
        elif part.tag in (f"{_WORD}br", f"{_WORD}cr"):
            written.append("\n")
        elif part.tag == f"{_WORD}tab":
            written.append("\t")
    return "".join(written)
