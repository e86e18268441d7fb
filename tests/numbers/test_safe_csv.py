"""CSV in which no spreadsheet runs a cell."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from salestrain.exports.safe_csv import safe_text, write_csv

TEXTS = st.text(st.sampled_from("=+-@\t\r\n;,|\"' aZ1.5%(") | st.characters(codec="utf-8"), max_size=12)
LIVE = re.compile(r"[\s\"]*[=+\-@]")
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+49 30 1", "'+49 30 1"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t'=1"),
        ("  =1", "'  =1"),
        ("call;=1", "call;'=1"),
        ("line\n=1", "line\n'=1"),
        ("one, - two", "one, - two"),
        ("call Weiss - soon", "call Weiss - soon"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        ("12%", "12%"),
        ("", ""),
    ],
)
def test_a_text_that_would_be_a_formula_is_marked_and_no_other_is(text: str, expected: str) -> None:
    assert expected == safe_text(text)


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    assert 'a,b\r\n-12.5,-3\r\n,true\r\n2026-12-31,"x,y"\r\n' == write_csv(
        ["a", "b"], [[-12.5, -3], [None, True], [date(2026, 12, 31), "x,y"]]
    )


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(",;\t"), st.sampled_from(",;\t|"))
@example(['a;"=1"'], ",", ";")
@example(["a\n=1"], ",", ";")
@example(["", "-0"], "\t", ",")
@example(["\x1e="], ",", ",")
@example(["-0", ""], ",", ";")
@example(["a\u2028=1"], ",", ",")
def test_no_cell_is_live_whatever_separator_the_reader_expects(cells: list[str], written: str, expected: str) -> None:
    text = write_csv(["a"] * len(cells), [cells], written)
    pieces = [text] if expected == written else re.split(rf"[{re.escape(expected)}\r\n]", text)
    if expected == written:
        pieces = [cell for record in csv.reader(text.splitlines(keepends=True), delimiter=written) for cell in record]
    # Read with another separator a number runs into the next cell ("-0,"), which is no formula either.
    live = [p for p in pieces if LIVE.match(p) and not NUMBER.fullmatch(p.strip(' \t"').split(written)[0])]
    assert [] == live


@given(st.lists(TEXTS.filter(lambda t: "\r" not in t), min_size=2, max_size=4), st.sampled_from(",;\t"))
def test_what_is_written_is_read_back_but_for_the_apostrophes(cells: list[str], separator: str) -> None:
    text = write_csv(["a"] * len(cells), [cells], separator)
    lines = (line + "\n" for line in text.replace("\r\n", "\n").split("\n"))
    _, read = [record for record in csv.reader(lines, delimiter=separator) if record]
    assert [safe_text(cell, separator) for cell in cells] == read
