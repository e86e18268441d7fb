"""Tables as they should not be: each is answered with a sentence, nothing is guessed and nothing is lost."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from salestrain import pipeline
from salestrain.pipelines import Pipeline

ON = date(2026, 12, 1)
HEAD = "Deal ID,Deal,Stage,Amount,Currency,Created on,Closed on"


def loaded(raw: str | bytes) -> Pipeline:
    return pipeline(raw.encode() if isinstance(raw, str) else raw, ON)


def rows(*lines: str) -> str:
    return "\n".join([HEAD, *lines]) + "\n"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "! The file: there is nothing in it."),
        (HEAD, "No deals were read."),
        (rows("1,Crane,Won,5,EUR,2026-01-05,2026-02-01"), "1 deal: 1 won."),
        (
            rows("1,Crane,Won,5,EUR,2026-01-05,2026-02-01", "2,Pump,Won,5,USD,2026-01-05,2026-02-01"),
            "! 1 of 2 deals is in another currency than most.",
        ),
        (
            rows("1,Crane,Won,5,EUR,2026-01-05,2026-02-01", "1,Pump,Lost,5,EUR,2026-01-05,2026-02-01"),
            "! 2 of 2 deals share their number with another deal.",
        ),
        (
            rows("1,Crane,Won,5,EUR,2026-03-05,2026-02-01"),
            "! 1 of 1 deals was closed on a day before",
        ),
        (rows("1,Crane,Won,0,EUR,2026-01-05,2026-02-01"), "! 1 of 1 deals is won with an amount of 0 or none."),
        (rows("1,Crane,Won,5,EUR,2026-01-05,2027-02-01"), "! 1 of 1 deals was closed on a day that has not come yet."),
        ("Colour,Taste\nred,sweet\n", "1 row, and no column tells how a deal stands."),
        (b"PK\x03\x04rest", "! The file: it looks like a workbook and cannot be read."),
        (b"\xd0\xcf\x11\xe0rest", "! The file: it has a password, or it is damaged."),
        (bytes(range(1, 256)), "! The file: it is no text, but a picture, a program or the like."),
        (
            ",".join([*HEAD.split(","), *(f"c{n}" for n in range(600))]) + "\n1,Crane,Won\n",
            "! The file: it has more than 500 columns; only the first 500 were read.",
        ),
    ],
)
def test_each_is_answered_with_a_sentence(raw: str | bytes, says: str) -> None:
    assert says in repr(loaded(raw))


def test_a_heading_of_another_vendor_keeps_its_column() -> None:
    mine = loaded("Chance,Etappe,Weather\nCrane,Won,rain\n")
    assert "rain" in set(mine.frame["Weather"])


def test_two_hundred_columns_are_kept() -> None:
    names, values = [f"c{n}" for n in range(200)], [f"v{n}" for n in range(200)]
    mine = loaded(",".join(["Deal", "Stage", *names]) + "\n" + ",".join(["Crane", "Won", *values]) + "\n")
    assert values == [mine.frame[name].iloc[0] for name in names]


def test_the_wrong_encoding_costs_no_letter() -> None:
    text = rows("1,Größe Süd,Won,5,EUR,2026-01-05,2026-02-01")
    assert {"Größe Süd"} == {
        loaded(text.encode(coding)).frame["name"].iloc[0] for coding in ("utf-8", "cp1252", "utf-16")
    }


def test_a_total_at_the_end_is_no_deal() -> None:
    text = rows("1,Crane,Won,5,EUR,2026-01-05,2026-02-01", "Total,,,5,,,")
    assert ([5.0], (3,)) == (list(loaded(text).frame["amount"]), loaded(text).deals.left_off)


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    assert "it has 200 MB; 100 MB are read at once" in repr(pipeline(large, ON))


def test_a_file_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ValueError, match=r"There is no file nowhere\.csv"):
        pipeline("nowhere.csv", ON)


def workbook(*lines: list[object]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_formula_without_its_result_is_said_so_and_not_run() -> None:
    mine = loaded(workbook(["Deal", "Stage", "Amount"], ["Crane", "Won", "=2*3"], ["Pump", "Won", 5]))
    assert "“=2*3” is a formula, and the file does not hold its result." in repr(mine)
    assert [True, False] == list(mine.frame["amount"].isna())


def test_other_sheets_are_named() -> None:
    book = Workbook()
    book.active.append(["Note"])
    for title in ("Deals", "Old deals"):
        sheet = book.create_sheet(title)
        for line in (["Deal", "Stage"], ["Crane", "Won"], *([["Pump", "Lost"]] * (title == "Deals"))):
            sheet.append(line)
    held = io.BytesIO()
    book.save(held)
    assert "the sheet “Deals” was read, for it is the fullest; not read: “Old deals”." in repr(loaded(held.getvalue()))


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame({"a": [1]}), pd.DataFrame({"Deal": [["x"], None]})])
def test_a_frame_of_anything_is_no_reason_to_fail(frame: pd.DataFrame) -> None:
    assert isinstance(pipeline(frame, ON).content(), list)
