"""What was asked and answered in a real call, or in a sheet, becomes proposals for a new buyer, under other names."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from typer.testing import CliRunner

from salestrain.checking import check
from salestrain.cli import app
from salestrain.cli.beginning import answers_sheet, look_through
from salestrain.content.scaffold import write_exercise
from salestrain.content.yaml import parse
from salestrain.starting import EXAMPLES, Heard, Pair, Proposal, heard_in, new_buyer, proposals_from, read_answers
from salestrain.talk_metrics import TranscriptUnclear

CALL = b"""Anna Schmidt: Good morning Mr Weber, thanks for taking the call.
Karl Weber: Morning. I have ten minutes.
Anna Schmidt: Who does the cleaning in your plants today?
Karl Weber: Sauber GmbH, since 2015. Mrs Okafor runs it for them.
Anna Schmidt: And what do you like about them?
Karl Weber: They know the machines. Mrs Okafor walks the floor every Friday.
Anna Schmidt: Is there anything you would change?
Karl Weber: The night shift is thin. Twice this month line three started dirty.
Anna Schmidt: What does an hour like that cost you?
Karl Weber: Four thousand in material. Call me on +49 171 2345678 if you want the sheet.
Anna Schmidt: Who decides about the contract?
Karl Weber: Purchasing, that is Mr Lindqvist. I only recommend.
Anna Schmidt: Who else has a say?
Karl Weber: The works council. They like Sauber.
Anna Schmidt: How many lines do you have?
Karl Weber: Eleven in two halls.
"""
ROWS = [("Question", "Answer"), ("What hurts?", "We lose orders."), ("What do you do on Sundays?", "We sleep.")]


def a_workbook() -> bytes:
    book, whole = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(whole)
    return whole.getvalue()


def a_word_document() -> bytes:
    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(f"<w:tr>{cell(asked)}{cell(said)}</w:tr>" for asked, said in ROWS)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>',
        )
    return whole.getvalue()


@pytest.fixture(scope="module")
def found() -> tuple[Proposal, ...]:
    return proposals_from(heard_in("call.txt", CALL))


def test_each_answer_is_proposed_for_the_question_that_it_answers(found: tuple[Proposal, ...]) -> None:
    assert {"vendor": 3, "likes": 5, "hurts": 7, "costs": 9, "decides": 11, "others": 13, "": 15} == {
        one.key: one.line for one in found
    }


def test_nobody_and_no_number_of_the_call_is_left(found: tuple[Proposal, ...]) -> None:
    text = answers_sheet(found)
    assert [] == [name for name in ("Anna", "Weber", "Okafor", "Sauber", "Lindqvist", "2345678") if name in text]


def test_one_name_stays_one_name(found: tuple[Proposal, ...]) -> None:
    said = {one.key: one.said for one in found}
    company = said["vendor"].split(",")[0]
    assert f"The works council. They like {company}." == said["others"]


@pytest.mark.parametrize(("name", "raw"), [("a.xlsx", a_workbook()), ("a.docx", a_word_document())])
def test_a_sheet_of_word_or_excel_is_read_row_by_row(name: str, raw: bytes) -> None:
    assert [(2, "hurts", "We lose orders."), (3, "", "We sleep.")] == [
        (one.line, one.key, one.said) for one in proposals_from(heard_in(name, raw))
    ]


@pytest.mark.parametrize("raw", [b"Once upon a time.", b"", b"%PDF-1.4", b"a,b\n1,2\n"])
def test_a_file_without_questions_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(TranscriptUnclear, match=r"\."):
        heard_in("a.txt", raw)


def test_what_was_heard_becomes_a_buyer_that_passes_every_check(found: tuple[Proposal, ...], tmp_path: Path) -> None:
    own = {one.key: one.said for one in found if one.key}
    also = [(one.asked, one.said) for one in found if not one.key]
    written = write_exercise("weber", tmp_path, new_buyer("weber", read_answers({**EXAMPLES, **own}), also))
    codes = [p.code for p in check(written, explore=False, mutations=False, tell=lambda step: None)]
    world = parse((written / "exercise.yaml").read_text(encoding="utf-8")).data["world"]
    assert (["W33"], "Eleven in two halls.") == (codes, world[-1]["say"])


def test_in_the_terminal_each_line_is_kept_changed_or_left_out() -> None:
    found = [
        Proposal(3, "What hurts?", "It rains.", "hurts"),
        Proposal(5, "How many?", "Six.", ""),
        Proposal(7, "?", "No.", ""),
    ]
    typed = iter(["It pours.", "", "-"])
    assert ({"hurts": "It pours."}, [("How many?", "Six.")]) == look_through(
        found, lambda ask: next(typed), lambda line: None
    )


def test_without_anybody_to_ask_the_proposals_are_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "call.txt").write_bytes(CALL)
    done = CliRunner().invoke(app, ["new", "weber", "--heard", "call.txt", "--folder", str(tmp_path)])
    data = parse((tmp_path / "weber.answers.yaml").read_text(encoding="utf-8")).data
    assert (0, [*EXAMPLES, "also"]) == (done.exit_code, list(data))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=3))
def test_whatever_was_said_becomes_a_file_that_can_be_read(rows: list[tuple[str, str]]) -> None:
    found = proposals_from(Heard(tuple(Pair(number, *row) for number, row in enumerate(rows))))
    data = parse(answers_sheet(found)).data
    also = [row["said"] for row in data.get("also") or []]
    assert sorted(one.said for one in found) == sorted([*also, *(data[one.key] for one in found if one.key)])
