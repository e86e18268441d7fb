"""Deals read from CSV files as programs and people write them."""

from __future__ import annotations

import csv
import os
import random
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.crm import Deal, Deals, end_of, quality, read_deals
from salestrain.crm.fields import OPEN_WITHOUT_DAY
from salestrain.crm.profiles import read_profiles
from salestrain.exports.safe_csv import safe_text, write_csv

PROFILES = read_profiles()
FIRST = "Deal ID,Deal,Stage,Amount,Created,Close date"
SHEET = f"{FIRST}\nD1,Crane parts,Proposal,1200.50,2026-01-31,2026-03-30\nD2,Größe Süd,Won,800,2026-02-01,2026-04-01\n"


def read(text: str | bytes, **more: object) -> Deals:
    return read_deals(text, PROFILES, **more)  # type: ignore[arg-type]


def faults(result: Deals) -> list[str]:
    return [str(fault) for fault in result.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_encoding_and_separator_gives_the_same_deals(encoding: str, separator: str) -> None:
    assert read(SHEET).deals == read(SHEET.replace(",", separator).encode(encoding)).deals


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_gives_the_same_deals(end: str) -> None:
    assert read(SHEET).deals == read(SHEET.replace("\n", end)).deals


def closes(column: str) -> dict[str, str]:
    """The answer that a close date is the day on which a closed deal closed."""
    return {f"{column}: of closed deals": "actual"}


def test_a_close_date_is_a_hope_and_of_a_closed_deal_a_fact_once_somebody_says_so() -> None:
    asked = read(SHEET)
    pending, won = read(SHEET, answers=closes("Close date")).deals
    assert ("open", date(2026, 3, 30), None) == (pending.status, pending.expected_close, pending.closed_at)
    assert ("won", None, date(2026, 4, 1)) == (won.status, won.expected_close, won.closed_at)
    assert ([None, None], ["Close date: of closed deals"]) == (
        [deal.closed_at for deal in asked.deals],
        [question.column for question in asked.questions],
    )


SHEETS_OF_PROGRAMS = {
    "Salesforce": "Opportunity ID,Opportunity Name,Stage,Amount,Probability (%),Created Date,Close Date\n"
    "7,Crane,Closed Won,1200,100,2026-01-31,2026-03-30\n",
    "HubSpot": "hs_object_id,dealname,dealstage,amount,hs_deal_stage_probability,createdate,closedate\n"
    "7,Crane,closedwon,1200,1,2026-01-31T10:00:00Z,2026-03-30T09:00:00Z\n",
    "Pipedrive": "Deal - ID,Deal - Title *,Deal - Status,Deal - Value,Deal - Probability,"
    "Deal - Deal created,Deal - Won time\n7,Crane,Won,1200,100,2026-01-31 10:00:00,2026-03-30 09:00:00\n",
    "Zoho": "Record Id,Deal Name,Stage,Amount,Probability (%),Created Time,Closing Date\n"
    "7,Crane,Closed Won,1200,100,2026-01-31 10:00:00,2026-03-30\n",
}


@pytest.mark.parametrize("program", SHEETS_OF_PROGRAMS)
def test_the_columns_of_each_program_lead_to_the_same_deal(program: str) -> None:
    answers = closes("Close Date") | closes("closedate") | closes("Closing Date")
    result = read(SHEETS_OF_PROGRAMS[program], answers=answers)
    (deal,) = result.deals
    assert (program, "7", "Crane", "won", 1200, 1, date(2026, 1, 31), date(2026, 3, 30)) == (
        result.columns.program,
        deal.deal_id,
        deal.name,
        deal.status,
        deal.amount,
        deal.probability,
        deal.created_at,
        deal.closed_at,
    )


def test_dates_on_which_stages_were_entered_become_the_history() -> None:
    result = read('Deal Name,Date entered "Qualified",Date entered "Proposal"\nCrane,2026-01-05,2026-02-09\n')
    deal = result.deals[0]
    assert (date(2026, 2, 9), 2) == (deal.last_stage_change, len(deal.entered))


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12,400.00", 12_400),
        ("95.570,69", 95_570.69),
        ("$ 1,250.5", 1_250.5),
        ("€1.250,50", 1_250.5),
        ("1250 EUR", 1_250),
        ("CHF 1'250.50", 1_250.5),
        ("1 250,50 €", 1_250.5),
        ("(300)", -300),
        ("-0,125", -0.125),
        ("1,234,567", 1_234_567),
    ],
)
def test_amounts_are_read_as_countries_write_them(cell: str, amount: float) -> None:
    assert amount == read(write_csv(["Deal", "Amount"], [["Crane", cell]])).deals[0].amount


def test_the_currency_beside_an_amount_is_kept() -> None:
    assert ["EUR", "USD", "CHF", None] == [
        deal.currency for deal in read("Deal;Amount\na;5 €\nb;$5\nc;CHF 5\nd;5\n").deals
    ]


def test_an_amount_that_can_be_read_two_ways_is_asked_and_not_guessed() -> None:
    text = "Deal;Amount\na;1.200\nb;2.500\n"
    result = read(text)
    (question,) = result.questions
    sentence = "In “Amount”, does “1.200” mean 1.2 or 1200? The column can be read either way."
    assert ("Amount", sentence) == (question.column, question.asks)
    assert [None, None] == [deal.amount for deal in result.deals]
    answered = read(text, answers={"Amount": "comma"})
    assert ((), [1200, 2500]) == (answered.questions, [deal.amount for deal in answered.deals])


def test_one_amount_without_doubt_decides_for_its_column() -> None:
    result = read("Deal;Amount\na;1.200\nb;2.500,50\n")
    assert ((), 1200) == (result.questions, result.deals[0].amount)


SAME_DAY = (
    "2026-12-31; 2026/12/31; 20261231; 31.12.2026; 31.12.26; 31-Dec-2026; 31 December 2026; Dec 31, 2026; "
    "31. Dez. 2026; 12/31/2026; 31/12/2026; 31-12-26; 2026-12-31T08:15:00+01:00; 12/31/2026 8:15 AM"
).split("; ")


@pytest.mark.parametrize("cell", SAME_DAY)
def test_dates_are_read_as_countries_write_them(cell: str) -> None:
    assert date(2026, 12, 31) == read(write_csv(["Deal", "Created"], [["Crane", cell]])).deals[0].created_at


def test_dates_that_can_be_read_two_ways_are_asked_and_not_guessed() -> None:
    text = "Deal,Created\na,03/04/2026\nb,05/05/2026\n"
    result = read(text)
    assert [("day_first", "2026-04-03"), ("month_first", "2026-03-04")] == list(result.questions[0].choices)
    assert [None, date(2026, 5, 5)] == [deal.created_at for deal in result.deals]
    assert date(2026, 3, 4) == read(text, answers={"Created": "month_first"}).deals[0].created_at


def test_one_column_without_doubt_decides_for_the_file() -> None:
    result = read("Deal,Created,Closed on,Status\na,03/04/2026,25/04/2026,won\n")
    assert ((), date(2026, 4, 3)) == (result.questions, result.deals[0].created_at)


def test_every_fault_is_told_at_once_with_row_and_column_and_the_deal_is_kept() -> None:
    result = read(f"{FIRST}\nD1,Crane,Proposal,lots,2026-02-30,soon\nD2,Pump\n")
    assert [
        "Row 2, column “Amount”: “lots” is no number. Write one such as 12,400.00 or 12.400,00.",
        "Row 2, column “Close date”: “soon” is no date. Write one such as 2026-12-31.",
        "Row 2, column “Created”: “2026-02-30” is no date. Write one such as 2026-12-31.",
        "Row 3: it has 2 cells, the header has 6; the missing ones are empty.",
    ] == faults(result)
    assert {"amount": "lots", "created_at": "2026-02-30", "expected_close": "soon"} == result.deals[0].unread
    assert ["Crane", "Pump"] == [deal.name for deal in result.deals]


def test_columns_nobody_knows_are_kept() -> None:
    assert {"Weather": "rain"} == read("Deal,Weather\nCrane,rain\n").deals[0].more


def test_columns_about_people_are_dropped_and_said_so() -> None:
    header = ["Deal", "Contact Name", "Phone", "Deal Owner", "Sent to"]
    result = read(write_csv(header, [["Crane", "Jo Fen", "030 1", "Al Roe", "jo@fen.example"]]))
    assert {"Contact Name", "Phone", "Deal Owner", "Sent to"} == set(result.columns.dropped)
    assert not any(secret in repr(result.deals) for secret in ("Jo", "030", "Al Roe", "fen.example"))


def test_owners_become_pseudonyms_that_only_one_key_leads_to() -> None:
    text = "Deal,Owner\na,Al Roe\nb,al roe\nc,Jo Fen\n"
    pseudonyms = [deal.seller for deal in read(text, seller_key="one").deals]
    under_another_key = [deal.seller for deal in read(text, seller_key="two").deals]
    assert (True, False, False) == (
        pseudonyms[0] == pseudonyms[1],
        pseudonyms[0] == pseudonyms[2],
        pseudonyms[0] == under_another_key[0],
    )


def test_the_guess_is_shown_and_can_be_corrected() -> None:
    text = "Deal,Amount,Net worth\nCrane,5,7\n"
    chosen = {"Net worth": "amount", "Amount": ""}
    result = read(text, chosen=chosen)
    assert (7, {"Amount": "5"}) == (result.deals[0].amount, result.deals[0].more)


def test_a_text_with_separators_quotes_and_lines_is_one_cell() -> None:
    name = 'Crane; "big", and\nheavy'
    assert name == read(write_csv(["Deal", "Stage"], [[name, "Won"]])).deals[0].name


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    rows = "".join(f"D{n},Crane {n},Won,5,2026-01-01,2026-02-01\n" for n in range(200))
    result = read(f'{FIRST}\nD0,"Crane,Won,5,2026-01-01,2026-02-01\n{rows}')
    what = "a quotation mark is opened and not closed; the marks of this row were read as plain characters."
    assert (201, f"Row 2: {what}") == (len(result.deals), faults(result)[0])


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "The file: there is nothing in it."),
        (
            b"PK\x03\x04rest",
            "The file: it looks like a workbook and cannot be read. Open it and save the sheet as CSV.",
        ),
        (bytes(range(1, 256)), "The file: it is no text, but a picture, a program or the like. Save a table as CSV."),
        (b"a,b\n1,2\n", "Row 1: no column of a deal is known among a, b. Say which is which."),
        (b"\xff\xfea", "The file: it begins like UTF-16 and breaks off. Save it again as UTF-8."),
    ],
)
def test_a_file_without_deals_is_answered_with_a_sentence(raw: bytes, sentence: str) -> None:
    assert [sentence] == faults(read(raw))


@given(st.binary(max_size=400) | st.text(max_size=400))
def test_no_file_at_all_breaks_the_reading(raw: bytes | str) -> None:
    assert isinstance(read(raw), Deals)


CELLS = st.text(
    st.sampled_from("ab;,|\t\"'=+ é1.-/") | st.characters(codec="utf-8", exclude_characters="\r"), max_size=10
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_stands_in_columns_nobody_knows_comes_back(rows: list[tuple[str, str]], separator: str) -> None:
    text = write_csv(["Deal ID", "Weather", "Mood"], [["D", *row] for row in rows], separator)
    expected = [tuple(safe_text(cell, separator).strip() for cell in row) for row in rows]
    result = read(text)
    if not any("@" in cell for row in rows for cell in row):
        assert expected == [(deal.more.get("Weather", ""), deal.more.get("Mood", "")) for deal in result.deals]


def big_sheet(rows: int) -> str:
    random_numbers = random.Random(7)
    lines = [FIRST.replace(",", ";")]
    for n in range(rows):
        amount, day = random_numbers.randrange(10**6) / 100, n % 28 + 1
        lines.append(f"D{n};Deal {n};Proposal;{amount:.2f} €;{day}.02.2026;{day}.06.2026")
    return "\n".join(lines)


def test_five_thousand_rows_are_read_in_a_moment() -> None:
    start = time.process_time()
    result = read(big_sheet(5_000))
    assert (5_000, ()) == (len(result.deals), result.faults)
    assert time.process_time() - start < 3


def test_the_quality_panel_names_the_rows_before_any_number_is_believed() -> None:
    result = read(
        "Deal ID,Stage,Amount,Created,Close date,Currency\n"
        "1,Won,0,2026-01-01,2026-02-01,EUR\n"
        "1,Lost,5,2026-03-01,2026-02-01,EUR\n"
        "2,Proposal,5,,2026-02-01,USD\n"
        "3,Daydream,5,2026-01-01,2026-12-01,EUR\n",
        answers=closes("Close date"),
    )
    results = quality(result, date(2026, 6, 1), stages=["Proposal"])
    panel = {check.check: check for check in results if check.count}
    assert {
        "won_without_amount": (2,),
        "closed_before_created": (3,),
        "no_created": (4,),
        "past_expected_close": (4,),
        "other_currency": (4,),
        "same_id": (2, 3),
        "unknown_stage": (5,),
    } == {name: check.rows for name, check in panel.items()}
    assert "1 of 2 deals is open past the expected day of closing." == panel["past_expected_close"].sentence


ENDED = "Deal,Stage,Close date\nCrane,Won,2026-03-01\n"


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ("Hoist,Talking,\n" * OPEN_WITHOUT_DAY, []),
        ("Hoist,Talking,\n" * (OPEN_WITHOUT_DAY - 1), ["Close date: of closed deals"]),
        ("Hoist,Talking,\n" * OPEN_WITHOUT_DAY + "Jack,Talking,2026-09-01\n", ["Close date: of closed deals"]),
        ("Hoist,Talking,\n" * OPEN_WITHOUT_DAY + "Jack,Talking,soon\n", ["Close date: of closed deals"]),
    ],
)
def test_a_close_date_that_no_open_deal_has_is_the_day_of_closing(rows: str, asked: list[str]) -> None:
    result = read(ENDED + rows)
    assert (asked, None if asked else date(2026, 3, 1)) == (
        [question.column for question in result.questions],
        result.deals[0].closed_at,
    )


def test_a_file_that_does_not_say_won_or_lost_has_deals_without_status() -> None:
    assert [None] == [deal.status for deal in read("Deal,Amount\nCrane,5\n").deals]
    assert isinstance(read("Deal\nCrane\n").deals[0], Deal)


BESIDE = Path(__file__).parents[2].parent / "shared" / "eval"
PIPELINE = Path(os.environ.get("SALESTRAIN_EVAL", BESIDE)) / "pipeline"
needs_evaluation_data = pytest.mark.skipif(not PIPELINE.is_dir(), reason="the evaluation data are not on this machine")


@needs_evaluation_data
@pytest.mark.parametrize("name", ["sales_pipeline.csv", "sales_pipeline_ddmmyy.csv"])
def test_a_pipeline_of_thousands_is_read_without_a_question_whichever_way_its_dates_are_written(name: str) -> None:
    with (PIPELINE / "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    result = read((PIPELINE / name).read_bytes())
    assert ((), ()) == (result.questions, result.faults)
    assert Counter(row["deal_stage"] for row in rows) == Counter(deal.stage for deal in result.deals)
    assert [row["engage_date"] for row in rows] == [str(deal.created_at or "") for deal in result.deals]
    assert sum(float(row["close_value"] or 0) for row in rows) == sum(deal.amount or 0 for deal in result.deals)
    assert ("sales_agent",) == result.columns.dropped


def test_a_status_in_any_words_is_one_question_and_its_answer_counts_for_every_row() -> None:
    text = "Deal,Status\n" + "Crane,Beendet\n" * 50
    asked, told = read(text), read(text, answers={"Status: Beendet": "lost"})
    assert (["Status: Beendet"], (), {"lost"}) == (
        [question.column for question in asked.questions],
        asked.faults,
        {deal.status for deal in told.deals},
    )


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Closed Won", "won"),
        ("Gewonnen", "won"),
        ("Gagnée", "won"),
        ("hs_closedwon", "won"),
        ("Closed Lost", "lost"),
        ("Closed Lost - Price", "lost"),
        ("Perdu", "lost"),
        ("Not won", None),
        ("Nicht gewonnen", None),
        ("Won/Lost", None),
        ("Won back talks", None),
        ("Closed", None),
        ("In Bearbeitung", "open"),
        ("", None),
    ],
)
def test_words_for_an_end_are_believed_only_where_they_are_plain(words: str, end: str | None) -> None:
    assert end == end_of(words)


def test_a_text_that_is_no_date_is_one_fault_however_many_rows_have_it() -> None:
    result = read("Deal,Created\n" + "Crane,TBD\n" * 12)
    assert [
        "Row 2, column “Created”: “TBD” is no date. Write one such as 2026-12-31. (11 more rows have it.)"
    ] == faults(result)


@pytest.mark.parametrize(
    ("above", "below", "rows"),
    [
        ("", "", 2),
        ("Pipeline;;;\nAs of today;;;\n\n", "", 2),
        ("", "Total;;;12\n", 2),
        ("", "Summe: ;;2;1.200,00 €\n", 2),
        ("", "Grand Totals (2 records);;;\nCopyright 2000-2026 salesforce.com;;;\n", 2),
        ("Bericht;Chancen;;\n", "Gesamt;2;;12\nErstellt am 1.1.2026;;;\n", 2),
        ("", "Total Energies;;;\n", 3),
        ("", "Total;Open;open;4\n", 3),
    ],
)
def test_titles_totals_and_small_print_are_left_off_and_nothing_else(above: str, below: str, rows: int) -> None:
    text = f"{above}Deal;Stage;Status;Amount\nCrane;Open;open;5\nReed;Terms;open;7\n{below}"
    result = read(text)
    names = [deal.name for deal in result.deals]
    assert (["Crane", "Reed"], rows, []) == (names[:2], len(names), faults(result))


def test_rows_with_the_same_fault_are_told_once() -> None:
    result = read("Deal,Stage,Status\n" + "Crane,Open\n" * 9)
    assert 1 == len(result.faults) and "8 more rows are like this" in faults(result)[0]


WORDS = st.text("abcdefghij äöé", min_size=1, max_size=9).map(lambda text: f"x{text.strip()}")
ROWS = st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["open", "won", "lost"]), WORDS), min_size=1, max_size=20)


@given(
    ROWS, st.lists(WORDS, max_size=2), st.sampled_from(["Total", "Grand Totals (9 records)", "Summe", "Total général"])
)
def test_titles_and_totals_change_no_deal(rows: list[tuple[str, ...]], titles: list[str], total: str) -> None:
    header = ["Deal", "Stage", "Status", "Note"]
    whole = [[title, "", "", ""] for title in titles] + [header, *map(list, rows), [total, "", "", "12.5"]]
    plain = [(deal.name, deal.stage, deal.status) for deal in read(write_csv(header, rows)).deals]
    around = read(write_csv(whole[0], whole[1:]))
    assert plain == [(deal.name, deal.stage, deal.status) for deal in around.deals]
