"""Exports in other languages, alphabets and encodings lead to the same deals, and people are left out of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from salestrain import pipeline
from salestrain.crm.profiles import read_wording
from salestrain.crm.reading import read_table
from salestrain.pipelines import Pipeline

ON = date(2026, 12, 1)
EXPORTS = sorted((Path(__file__).parent / "exports").glob("*.csv"))
ENDS = ["won", "lost", "open"]
USUAL = {48_500: [48_500, 12_000, 7_250], 12_400: [12_400, 3_200, 8_000]}
AMOUNTS = {
    "bitrix_russian": [150_000, 84_000, 57_000],
    "hubspot_french": [18_400, 6_300, 22_000],
    "hubspot_spanish": [18_400, 6_300, 22_000],
    "salesforce_french": [18_400, 6_300, 22_000],
    "salesforce_japanese": [1_240_000, 320_000, 800_000],
}
PLAIN = [path for path in EXPORTS if path.stem not in ("board_in_groups", "odoo_spanish")]


def deals(path: Path) -> Pipeline:
    mine = pipeline(path, ON)
    return mine.corrected(answers={q.column: "actual" for q in mine.questions if q.column.endswith("closed deals")})


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_ends_amounts_and_days_are_read_whatever_the_language(path: Path) -> None:
    frame = deals(path).frame[:3]
    expected = AMOUNTS.get(path.stem) or USUAL[int(frame["amount"].iloc[0])]
    assert (ENDS, expected, {"2026"}, True) == (
        list(frame["status"]),
        [int(amount) for amount in frame["amount"]],
        {str(day)[:4] for day in frame["created_at"]},
        bool(frame["closed_at"][:2].notna().all()),
    )


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_no_name_of_a_seller_or_a_contact_is_left(path: Path) -> None:
    mine = deals(path)
    written = mine.frame.to_csv() + repr(mine)
    people = (
        "Anna",
        "Ana",
        "Jonas",
        "Luc Martin",
        "Zoé",
        "Luis",
        "Luca",
        "Петрова",
        "Сидоров",
        "Иванов",
        "田中",
        "Bram",
    )
    assert [] == [name for name in people if name in written]


def test_a_board_in_groups_has_its_titles_heads_and_sums_left_off() -> None:
    mine = deals(Path(__file__).parent / "exports" / "board_in_groups.csv")
    assert (["Dock deal", "Quay deal", "Harbour deal"], ["open", "open", "won"]) == (
        list(mine.frame["name"]),
        list(mine.frame["status"]),
    )


def test_lost_deals_that_are_only_archived_are_asked_about_in_any_language() -> None:
    mine = deals(Path(__file__).parent / "exports" / "odoo_spanish.csv")
    assert ["Activo: not active"] == [question.column for question in mine.questions]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Fecha de cierre prevista", ("expected_close",)),
        ("Tats. Abschlussdatum", ("closed_at",)),
        ("Abschlussdatum", ("expected_close",)),
        ("Ganho em", ("closed_at",)),
        ("Wartość", ("amount",)),
        ("£", ("amount",)),
        ("importe_eur", ("amount",)),
        ("dealValue", ("amount",)),
        ("预计成交日期", ("expected_close",)),
        ("Amount of discount", ()),
        ("Last activity date", ()),
        ("Weather", ()),
        ("Account created", ()),
        ("", ()),
    ],
)
def test_a_heading_is_read_only_if_every_word_of_it_is_understood(heading: str, fields: tuple[str, ...]) -> None:
    assert fields == read_wording().fields(heading)


def test_a_column_whose_cells_do_not_suit_its_heading_is_not_taken_for_it() -> None:
    mine = pipeline(b"Chance,Phase,Closure likelihood\nCrane,Gewonnen,high\nPump,Verloren,low\n", ON)
    assert {"Chance": "name", "Phase": "stage", "Closure likelihood": ""} == mine.mapping


@pytest.mark.parametrize("coding", ["utf-8", "cp1250", "utf-16"])
def test_the_encoding_is_taken_in_which_headings_are_understood(coding: str) -> None:
    raw = "Klient;Wartość;Data zamknięcia\nMłyn;3,5;31.12.2026\n".encode(coding)
    assert "Młyn" == read_table(raw, read_wording().known).rows[0][1][0]


def test_an_encoding_that_had_to_be_guessed_is_told() -> None:
    from salestrain.ui.html import to_html

    page = str(to_html(pipeline("Klient;Wartość\nMłyn;3,5\n".encode("cp1250"), ON).content()))
    assert "they were read as those of central Europe. If names look wrong, save it again as “CSV UTF-8”." in page


@pytest.mark.parametrize("nothing", ["NULL", "n/a", "-", "#N/A", r"\N", "(blank)", "not closed"])
def test_what_only_says_that_there_is_nothing_is_no_fault(nothing: str) -> None:
    mine = pipeline(
        f"Deal,Stage,Amount,Created on\nCrane,Won,5,2026-01-02\nPump,Lost,{nothing},{nothing}\n".encode(), ON
    )
    assert ((), True) == (mine.deals.faults, pd.isna(mine.frame["amount"].iloc[1]))


@pytest.mark.parametrize(
    ("text", "amount"), [("48.5k", 48_500), ("12K", 12_000), ("1,5 Mio.", 1_500_000), ("€ 20 Tsd", 20_000)]
)
def test_thousands_and_millions_are_read_as_people_write_them(text: str, amount: float) -> None:
    mine = pipeline(f'Deal,Stage,Amount\nCrane,Won,"{text}"\n'.encode(), ON)
    assert amount == mine.frame["amount"].iloc[0]


def test_a_workbook_of_the_old_form_is_read() -> None:
    frame = pipeline(Path(__file__).parent / "old.xls", ON).frame
    assert [("Crane", "won", 1200.0)] == list(zip(frame["name"], frame["status"], frame["amount"], strict=True))


def test_a_first_row_that_is_a_deal_is_told_and_not_taken_for_names() -> None:
    told = repr(pipeline(b"100,Crane,1200.00,Closed Won,2026-01-02\n101,Pump,50.00,Closed Lost,2026-02-02\n", ON))
    assert "it looks like a deal, and not like the names of columns. Write a row of names above it" in told


def test_a_column_that_is_missing_is_told_once_and_not_of_every_deal() -> None:
    told = repr(pipeline(b"Deal,Stage\nCrane,Won\nPump,Lost\nHoist,Offer\n", ON))
    assert "No column is known to say what deals are worth." in told and "of 3 deals have no date" not in told


def test_where_no_heading_tells_how_deals_stand_their_words_do() -> None:
    mine = pipeline(b"Vorgang;Lage;Summe netto\nWaage;gewonnen;5\nPumpe;verloren;7\nKran;offen;9\n", ON)
    assert ("status", ["won", "lost", "open"]) == (mine.mapping["Lage"], list(mine.frame["status"]))
