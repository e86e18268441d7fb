"""Exports of any program become one frame: nothing guessed, nothing lost, and the reading can be corrected and kept."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from salestrain import pipeline
from salestrain.crm.cells import number_ways
from salestrain.crm.fields import FIELDS
from salestrain.crm.written import written
from salestrain.pipelines import Pipeline
from salestrain.ui.html import to_html

ON = date(2026, 12, 1)
SAME_DEAL = ("Crane", "won", 1200.0, pd.Timestamp(2026, 1, 31), pd.Timestamp(2026, 3, 30))
EXPORTS = {
    "Salesforce": "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Created Date,Close Date\n"
    "7,Crane,Mill,Closed Won,1200,1/31/2026,3/30/2026\n",
    "HubSpot": "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Is Closed Won,Is Deal Closed?\n"
    "7,Crane,Contract,1200,2026-01-31 10:00,2026-03-30 09:00,true,true\n",
    "Pipedrive": "Deal - ID,Deal - Title,Deal - Status,Deal - Value,Deal - Deal created,Deal - Won time\n"
    "7,Crane,Won,1200,2026-01-31 10:00:00,2026-03-30 09:00:00\n",
    "Zoho": "Record Id,Deal Name,Stage,Amount,Created Time,Closing Date\n"
    "7,Crane,Closed Won,1200,2026-01-31 10:00:00,2026-03-30\n",
    "Dynamics": "(Do Not Modify) Opportunity,Topic,Potential Customer,Status,Est. Revenue,Actual Revenue,Created On,"
    "Est. Close Date,Actual Close Date\n7,Crane,Mill,Won,900,1200,2026-01-31,2026-12-31,2026-03-30\n",
    "Odoo": "External ID,Opportunity,Customer,Stage,Expected Revenue,Created on,Expected Closing,Closed Date\n"
    "7,Crane,Mill,Won,1200,2026-01-31 10:00:00,2026-12-31,2026-03-30 08:00:00\n",
    "Bitrix24": "ID,TITLE,STAGE_ID,OPPORTUNITY,CLOSED,DATE_CREATE,CLOSEDATE\n"
    "7,Crane,WON,1200.00,Y,2026-01-31T10:00:00+03:00,2026-03-30T10:00:00+03:00\n",
    "A sheet of one's own": "Deal number;Deal;Stage;Deal Value;Date created;Closed date\n"
    "7;Crane;Gewonnen;1.200,00 €;31.01.2026;30.03.2026\n",
}


def loaded(text: str | bytes, **more: object) -> Pipeline:
    return pipeline(text.encode() if isinstance(text, str) else text, ON, **more)  # type: ignore[arg-type]


def first_deal(mine: Pipeline) -> tuple[object, ...]:
    row = mine.frame.iloc[0]
    return row["name"], row["status"], row["amount"], row["created_at"], row["closed_at"]


def answered(mine: Pipeline) -> Pipeline:
    """The same with every question about a close date answered: it was the day."""
    return mine.corrected(answers={q.column: "actual" for q in mine.questions if q.column.endswith("closed deals")})


@pytest.mark.parametrize("program", EXPORTS)
def test_an_export_of_each_program_is_recognised_and_leads_to_the_same_deal(program: str) -> None:
    mine = answered(loaded(EXPORTS[program]))
    assert (program, SAME_DEAL) == (mine.deals.columns.program, first_deal(mine))


@pytest.mark.parametrize("program", EXPORTS)
def test_a_frame_and_a_workbook_are_read_as_the_file_is(program: str) -> None:
    separator = ";" if ";" in EXPORTS[program] else ","
    frame = pd.read_csv(io.StringIO(EXPORTS[program]), sep=separator, dtype=str)
    book = io.BytesIO()
    frame.to_excel(book, index=False)
    by_file, by_frame = answered(loaded(EXPORTS[program])).frame, answered(pipeline(frame, ON)).frame
    pd.testing.assert_frame_equal(by_file, by_frame)
    pd.testing.assert_frame_equal(by_file, answered(loaded(book.getvalue())).frame)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_that_a_program_holds_is_read_in_one_way(value: float) -> None:
    assert {float(repr(value))} == set(number_ways(written(value)).values())


def test_a_number_of_a_workbook_says_nothing_of_numbers_that_somebody_typed() -> None:
    book = Workbook()
    for row in (["Deal", "Stage", "Amount"], ["Crane", "Won", 12.125], ["Pump", "Lost", "1.200"]):
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    mine = loaded(held.getvalue())
    assert ("Amount", [12.125, None]) == (
        mine.questions[0].column,
        [None if pd.isna(value) else value for value in mine.frame["amount"]],
    )


def test_a_head_of_two_rows_with_merged_cells_becomes_one() -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ["Deals of the quarter", None, None, None, None],
        ["Deal", "Stage", "Amount", "Days", None],
        [None, None, None, "Created", "Closed on"],
        ["Crane", "Won", 1200, date(2026, 1, 31), date(2026, 3, 30)],
        ["Total", None, 1200, None, None],
    ):
        sheet.append(row)
    for area in ("A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"):
        sheet.merge_cells(area)
    held = io.BytesIO()
    book.save(held)
    mine = loaded(held.getvalue())
    assert (1, SAME_DEAL) == (len(mine.frame), first_deal(mine))


def test_the_reading_can_be_corrected_kept_and_used_for_the_next_export(tmp_path: Path) -> None:
    text = "Deal,Stage,Created,Net,Worth\nCrane,Won,03/04/2026,5,7\n"
    mine = loaded(text).corrected(columns={"Worth": "amount"}, answers={"Created": "month_first"})
    mine.save(tmp_path / "mine.json")
    again = loaded(text.replace("Crane", "Pump"), mapping=tmp_path / "mine.json")
    assert ((), 7, pd.Timestamp(2026, 3, 4)) == (
        again.questions,
        again.frame["amount"].iloc[0],
        again.frame["created_at"].iloc[0],
    )
    assert {"columns", "answers"} == json.loads((tmp_path / "mine.json").read_text(encoding="utf-8")).keys()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"columns": {"Price": "amount"}}, "There is no column “Price”; there are: Deal, Stage, Created."),
        ({"columns": {"Deal": "worth"}}, "“worth” is no field of a deal; there are: deal_id"),
        ({"answers": {"Created": "maybe"}}, "“Created” is answered by one of: day_first, month_first."),
        ({"answers": {"Weather": "rain"}}, "Nothing is asked about “Weather”; open are: Created."),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_what_there_is(wrong: dict[str, dict[str, str]], says: str) -> None:
    with pytest.raises(ValueError) as problem:
        loaded("Deal,Stage,Created\nCrane,Open,03/04/2026\nPump,Won,03/04/2026\n").corrected(**wrong)
    assert str(problem.value).startswith(says)


def test_owners_are_left_out_and_on_request_become_names_that_only_one_key_leads_to() -> None:
    text = "Deal,Stage,Owner,Salesperson\nCrane,Won,Al Roe,Jo Fen\nPump,Lost,Al Roe,Jo Fen\n"
    plain, hashed = loaded(text), loaded(text, owners="ours")
    assert {"Owner", "Salesperson"} == set(plain.deals.columns.dropped)
    assert "seller" not in plain.frame and 1 == hashed.frame["seller"].nunique()
    assert not any(name in repr(hashed.frame) + str(to_html(hashed.content())) for name in ("Al Roe", "Jo Fen"))


def test_stages_in_words_of_one_s_own_are_asked_about_where_nobody_won() -> None:
    mine = loaded("Deal,Stage\nCrane,Signed\nPump,Dead\nHoist,Talking\n")
    told = mine.corrected(answers={"Stage: Signed": "won", "Stage: Dead": "lost", "Stage: Talking": "open"})
    assert (["Stage: Signed", "Stage: Dead", "Stage: Talking"], ["won", "lost", "open"], ()) == (
        [question.column for question in mine.questions],
        list(told.frame["status"]),
        told.questions,
    )


def test_deals_that_were_archived_are_asked_about() -> None:
    mine = loaded(
        "Opportunity,Stage,Active,Expected Revenue,Expected Closing\nCrane,Won,True,5,\nPump,Offer,False,5,\n"
    )
    told = mine.corrected(answers={"Active: not active": "lost"})
    assert (["won", None], ["won", "lost"]) == (
        [None if pd.isna(status) else status for status in mine.frame["status"]],
        list(told.frame["status"]),
    )


def test_the_page_says_what_was_read_what_is_asked_and_what_to_know_first() -> None:
    mine = loaded("Deal,Stage,Amount,Created,Weather,E-mail\nCrane,Won,0,03/04/2026,rain,a@b.example\n")
    page = str(to_html(mine.content()))
    for words in (
        "1 deal: 1 won.",
        "does “03/04/2026” mean 2026-04-03 or 2026-03-04",
        "Kept as they are: Weather.",
        "Left out, for they are about people: E-mail.",
        "1 of 1 deals is won with an amount of 0 or none.",
    ):
        assert words in page, words


def test_every_field_has_words_for_the_page() -> None:
    from salestrain.pipelines.shown import FIELD_WORDS

    assert set(FIELDS) == FIELD_WORDS.keys()


BESIDE = Path(__file__).parents[2].parent / "shared" / "eval"
EVAL = Path(os.environ.get("SALESTRAIN_EVAL", BESIDE))


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation data are not on this machine")
def test_every_public_table_of_deals_is_read_without_a_fault() -> None:
    paths = [*EVAL.glob("pipeline/sales_pipeline*.csv"), *EVAL.glob("cases/2*.csv"), *EVAL.glob("cases/31*.csv")]
    faults = {path.name: [str(fault) for fault in pipeline(path, ON).deals.faults] for path in paths}
    assert {} == {name: told for name, told in faults.items() if told}
