"""Own deals from any file: what can be read is read, what is unclear is asked, and nothing is lost or guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from salestrain.exports.safe_csv import write_csv
from salestrain.kinds.process.content import Deal, Loaded
from salestrain.kinds.process.ledger import counted, ledger
from salestrain.kinds.process.own_deals import Own, read_own_deals, template
from salestrain.kinds.process.trail import Trail, trail
from tests.process.samples import the_map, the_process

TODAY = date(2026, 9, 30)
HEAD = "Deal name;Stage;Status;Created on;Closed on;Date entered Open;Date entered Explore;s.open;o.reason;c.time\n"
ROWS = (
    "Römer;Explore;open;2026-09-01;;2026-09-01;2026-09-08;2026-09-01;yes;given 2026-09-03\n"
    "Sedge;Explore;lost;2026-09-01;2026-09-20;2026-09-01;2026-09-08;yes;no;refused 2026-09-04\n"
)


def read(text: str | bytes, **more: dict[str, str]) -> Own:
    return read_own_deals(the_process(), text, TODAY, more.get("answers"), more.get("stages"), more.get("columns"))


def trails(own: Own) -> list[Trail]:
    loaded = Loaded.model_validate(own.reading, strict=False)
    plan = the_map().knowing(loaded.knows)
    return [trail(plan, deal, TODAY.toordinal()) for deal in loaded.deals]


def deals(own: Own) -> list[Deal]:
    return list(Loaded.model_validate(own.reading, strict=False).deals)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_file_in_any_encoding_gives_the_same_deals(encoding: str) -> None:
    assert "Römer" == deals(read((HEAD + ROWS).encode(encoding)))[0].name


def test_columns_named_by_a_requirement_make_its_trail() -> None:
    first = deals(read(HEAD + ROWS))[0]
    expected = [
        ("entered", "s.open"),
        ("held", "s.open"),
        ("evidenced", "o.reason"),
        ("given", "c.time"),
        ("entered", "s.explore"),
    ]
    assert expected == [(step.did, step.which) for step in first.trail]


def test_on_one_day_an_earlier_stage_comes_first() -> None:
    head = "Deal name;Stage;Status;Created on;Date entered Open;c.time\n"
    text = head + "Reed;Explore;open;2026-03-04;2026-03-04;2026-03-04\n"
    first = trails(read(text))[0]
    assert ([0, 1], ()) == ([visit.stage for visit in first.visits], first.skips)


def test_what_has_no_day_counts_as_in_time_and_a_no_as_missing() -> None:
    first, second = trails(read(HEAD + ROWS))
    assert ([], ["o.reason", "c.time"]) == (
        [skip.requirement for skip in first.skips],
        [skip.requirement for skip in second.skips],
    )


def test_of_what_has_no_column_nothing_is_said() -> None:
    own = read("Deal name;Stage;Status;Created on\nReed;Terms;open;2026-09-01\n")
    notes = " ".join(own.notes)
    assert ((), True) == (trails(own)[0].skips, "no skip can be seen. Add a column for each" in notes)


def test_a_day_that_could_be_two_is_asked_about_and_the_answer_counts() -> None:
    text = HEAD + "Reed;Open;open;2026-09-01;;2026-09-01;;yes;yes;given 03/04/2026\n"
    asked = read(text)
    answered = deals(read(text, answers={"c.time": "month_first"}))[0]
    given = next(step for step in answered.trail if step.did == "given")
    assert (None, ["c.time"], date(2026, 3, 4)) == (asked.reading, [q.column for q in asked.questions], given.on)


def test_a_stage_that_the_process_does_not_know_is_asked_about_once() -> None:
    text = "Deal name;Stage;Status\nReed;Pilot;open\nSedge;Pilot;open\nFen;Closed Won;won\n"
    asked = read(text)
    mapped = read(text, stages={"Pilot": "s.design"})
    assert (("Pilot",), 2) == (asked.strangers, sum(t.reached == 2 for t in trails(mapped)))


def test_a_file_that_tells_no_stage_and_no_end_is_no_file_of_deals() -> None:
    own = read("Dear Sir,\nthank you for your letter, which we have read.\n")
    assert (None, "No column in this file shows a deal's stage") == (own.reading, own.faults[0][:43])


def test_what_a_column_tells_is_said_by_whoever_knows_it() -> None:
    text = "Was;Wo;Rat\nReed;Terms;2026-09-01\n"
    own = read(text, columns={"Was": "name", "Wo": "stage", "Rat": "c.time"})
    first = deals(own)[0]
    assert ("Reed", {"s.terms", "c.time"}, ["c.time"]) == (
        first.name,
        {step.which for step in first.trail},
        own.reading and own.reading["knows"],
    )


def test_a_column_that_is_passed_over_tells_nothing() -> None:
    own = read(HEAD + ROWS, columns={"c.time": ""})
    assert "c.time" not in {step.which for one in deals(own) for step in one.trail}


def test_a_german_sheet_is_read_without_a_question() -> None:
    head = "Firma;Phase;Ergebnis;Erstellt am;Abgeschlossen am;Eigentümer\n"
    first = deals(read((head + "Römer;Terms;gewonnen;13.01.2026;27.03.2026;Eva\n").encode("cp1252")))[0]
    assert ("Römer", "won", date(2026, 3, 27)) == (first.name, first.result, first.closed)


def test_a_stage_that_is_left_out_is_left_out() -> None:
    own = read("Deal name;Stage;Status\nReed;Parked;open\n", stages={"Parked": "none"})
    assert () == deals(own)[0].trail


def test_a_cell_that_is_no_answer_is_told_with_its_row() -> None:
    own = read(HEAD + "Reed;Open;open;2026-09-01;;2026-09-01;;soon;given;maybe\n")
    assert (
        "Row 2, column “s.open”: “soon” is not a date, a yes or an answer.",
        "Row 2, column “o.reason”: “given” only fits a commitment, so it was left out.",
        "Row 2, column “c.time”: “maybe” is not a date, a yes or an answer.",
    ) == own.faults


def test_a_formula_in_a_cell_stays_the_text_it_is_and_leaves_as_no_formula() -> None:
    own = read('Deal name;Stage;Status\n"=HYPERLINK(""x"")";Open;open\n')
    name = deals(own)[0].name
    assert ('=HYPERLINK("x")', True) == (name, "'=HYPERLINK" in write_csv(["name"], [[name]]))


def test_names_of_people_are_left_out_and_that_is_said() -> None:
    own = read("Deal name;Stage;Status;Owner;Contact email\nReed;Open;open;Eve Adams;eve@example.org\n")
    assert (False, True) == ("Eve" in str(own.reading), "Columns about people were left out" in " ".join(own.notes))


@pytest.mark.parametrize("raw", ["", "\n\n", "Deal name;Stage\n", b"PK\x03\x04x", "just words", b"\xff\xfe\x00"])
def test_what_is_no_file_of_deals_is_answered_with_a_sentence(raw: str | bytes) -> None:
    own = read(raw)
    assert (None, True) == (own.reading, bool(own.faults))


def test_five_thousand_deals_are_read_and_weighed() -> None:
    rows = [
        f"Deal {i};Explore;{'won' if i % 3 else 'lost'};2026-01-01;2026-03-01;2026-01-01;2026-01-09;yes;yes;"
        f"{'given' if i % 2 else 'no'}\n"
        for i in range(5_000)
    ]
    own = read(HEAD + "".join(rows))
    loaded = Loaded.model_validate(own.reading, strict=False)
    plan = the_map().knowing(loaded.knows)
    time = next(one for one in ledger(plan, counted(plan, trails(own))) if one.id == "c.time")
    assert (2_500, 2_500, 1_667, 1_666, "drop") == (
        time.sides.kept,
        time.sides.skipped,
        time.sides.kept_won,
        time.sides.skipped_won,
        time.verdict,
    )


def test_the_empty_file_that_can_be_saved_is_read_as_it_is_meant() -> None:
    row = ["Reed", "Explore", "open", "2026-09-01", ""] + [""] * (len(template(the_process())) - 5)
    own = read(write_csv(template(the_process()), [row]))
    knows = set(Loaded.model_validate(own.reading, strict=False).knows)
    assert ({r.id for r in the_map().requirements} - knows, ()) == (set(), own.faults)


CELLS = some.text(some.characters(blacklist_categories=("Cs",)), max_size=30)


@settings(max_examples=40, deadline=None)
@given(some.lists(some.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_no_deal_is_lost(rows: list[list[str]]) -> None:
    text = write_csv(["Deal name", "Stage", "c.time", "Status"], [["x" + row[0], *row[1:]] for row in rows])
    own = read(text)
    choices = dict.fromkeys(own.strangers, "none")
    ways = {question.column: question.choices[0][0] for question in own.questions}
    again = read(text, answers=ways, stages=choices)
    assert len(rows) == len(deals(again))
