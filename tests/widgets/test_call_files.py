"""A transcript in a file is read whatever its kind, and a file that is none is told what would be right."""

from __future__ import annotations

import io
import zipfile

import pytest

from salestrain.kinds.call.files import LARGEST, text_of_file
from salestrain.talk_metrics import TranscriptUnclear, read_transcript

TALK = "Zoë: It’s the press – what does it cost?\nBo: Four hundred an hour.\n"
SAID = [("Zoë", "It’s the press – what does it cost?"), ("Bo", "Four hundred an hour.")]
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, part: str = "word/document.xml", head: str = "") -> bytes:
    """Return a Word document with this body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(part, f'{head}<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def paragraph(*runs: str) -> str:
    """Return a paragraph of these runs of text."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def said(name: str, raw: bytes) -> list[tuple[str, str]]:
    """Return who says what in a file."""
    return [(turn.speaker, turn.text) for turn in read_transcript(text_of_file(name, raw)).turns]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert SAID == said("call.txt", TALK.encode(encoding))


def test_paragraphs_of_word_are_lines_however_their_words_are_cut() -> None:
    body = paragraph("Zoë", ": It’s the press – ", "what does it cost?") + paragraph("Bo: Four hundred an hour.")
    assert SAID == said("call.docx", word(body))


def test_breaks_inside_a_paragraph_of_word_part_the_name_from_the_words() -> None:
    turns = [
        f"<w:p><w:r><w:t>{name}</w:t><w:t>   </w:t><w:t>0:0{at}</w:t><w:br/><w:t>{words}</w:t></w:r></w:p>"
        for at, (name, words) in enumerate(SAID)
    ]
    assert SAID == said("call.docx", word("".join(turns)))


def test_a_table_of_word_is_read_by_its_rows() -> None:
    rows = [("Time", "Speaker", "Text"), *(("0:01", name, words) for name, words in SAID)]
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    assert SAID == said("call.docx", word(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"))


def test_what_was_deleted_in_word_was_not_said() -> None:
    gone = "<w:del><w:r><w:delText>Or so.</w:delText></w:r></w:del>"
    last = f"<w:p><w:r><w:t>{TALK.splitlines()[1]}</w:t></w:r>{gone}</w:p>"
    assert SAID == said("call.docx", word(paragraph(TALK.splitlines()[0]) + last))


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("call.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("call.rtf", rb"{\rtf1 Ann}", "rich text"),
        ("call.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word document"),
        ("call.mp4", b"\x00\x00\x00\x18ftypmp42", "a recording"),
        ("call.zip", word("", part="other.xml"), "no Word document"),
        ("call.docx", b"PK\x03\x04 cut off", "no Word document"),
        ("call.docx", word("<w:p>"), "is damaged"),
        ("call.docx", word("", head='<!DOCTYPE d [<!ENTITY a "aaaa">]>'), "not written by a word processor"),
        ("call.bin", bytes(range(256)) * 4, "is not text"),
        ("call.txt", b"a" * (LARGEST + 1), "a transcript may have 16 MB"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_is_no_transcript_is_told_in_a_sentence(name: str, raw: bytes, sentence: str) -> None:
    with pytest.raises(TranscriptUnclear, match=sentence):
        text_of_file(name, raw)


def test_a_document_that_unpacks_to_much_more_than_it_is_refused_before_it_is_read() -> None:
    with pytest.raises(TranscriptUnclear, match="too large"):
        text_of_file("call.docx", word(paragraph("a" * 41_000_000)))
