"""A sheet with a company's stages becomes a process that passes every check."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from typer.testing import CliRunner

from salestrain.checking import check
from salestrain.cli import app
from salestrain.content.yaml import parse
from salestrain.starting.process import new_process
from salestrain.starting.process_sheet import Stage, stages_in

SHEET = """Stage;Purpose;Exit criteria;Proof;Next step agreed;Avg days;Win probability
Qualify;Why now?;Pain named by the customer;Mail or call note;Customer sends last year's invoices;7;30%
Needs;What does it cost;Cost in the customer's figures;Their own calculation;Meeting with the plant manager;14;0,5
;;Plant manager knows of it;Minutes of the meeting;;;
Proposal;Which scope;Scope read by purchasing;Comments on the draft;Date for the decision;10;60%
Close;What worries whom;Terms agreed;Mail from legal;Customer signs the order;12;80%
"""


def as_workbook() -> bytes:
    book, whole = Workbook(), io.BytesIO()
    for line in SHEET.splitlines():
        book.active.append(line.split(";"))
    book.save(whole)
    return whole.getvalue()


@pytest.mark.parametrize(("name", "raw"), [("a.csv", SHEET.encode("utf-16")), ("a.xlsx", as_workbook())])
def test_a_sheet_is_read_stage_by_stage(name: str, raw: bytes) -> None:
    needs = stages_in(name, raw)[1]
    assert ("Needs", 14, 50, ["Cost in the customer's figures.", "Plant manager knows of it."]) == (
        needs.name,
        needs.days,
        needs.passes,
        [text for text, _ in needs.outcomes],
    )


def test_the_command_makes_a_process_that_passes_every_check(tmp_path: Path) -> None:
    (tmp_path / "stages.csv").write_text(SHEET, encoding="utf-8")
    command = ["new", "acme", "--kind", "process", "--stages", str(tmp_path / "stages.csv"), "--folder", str(tmp_path)]
    done = CliRunner().invoke(app, command)
    assert (0, []) == (done.exit_code, check(tmp_path / "acme", tell=lambda step: None))


def test_names_of_stages_alone_make_a_process_that_passes_every_check(tmp_path: Path) -> None:
    sheet = tmp_path / "stages.csv"
    sheet.write_text("Phase,Days\n1 Lead,3\nDemo & Trial,\nVertrag (Müller),400\n", encoding="utf-8")
    command = ["new", "acme", "--kind", "process", "--stages", str(sheet), "--folder", str(tmp_path)]
    done = CliRunner().invoke(app, command)
    assert (0, []) == (done.exit_code, [p.code for p in check(tmp_path / "acme", tell=lambda step: None)])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n1,2\n", "no row of headings"),
        ("Stage,Days\nOne,1\nTwo,2\n", "3 to 12"),
        ("Stage,Days\nOne,1\nTwo,2\nOne,3\nFour,4\n", "two places"),
        ("", "no row of headings"),
    ],
)
def test_a_sheet_without_a_process_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        stages_in("a.csv", text.encode())


PRINTED = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(st.lists(PRINTED, min_size=3, max_size=5), PRINTED)
def test_no_name_of_a_stage_can_break_the_file(names: list[str], company: str) -> None:
    stages = [Stage(name, "Why?", "It helps.", [("It came.", "A mail.")], ["The buyer agrees."]) for name in names]
    text = new_process("acme", company, stages, date(2026, 12, 1))["exercise.yaml"]
    assert names == [stage["name"] for stage in parse(text).data["stages"]]
