"""Own deals from any file: what can be read is read, what is unclear is asked, and nothing is lost or guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from salestrain.exports.safe_csv import write_csv
from salestrain.kinds.process.content import Deal, Loaded
from salestrain.kinds.process.ledger import counted, ledger
from salestrain.kinds.process.marks import not_marked
from salestrain.kinds.process.moves import evidence_for
from salestrain.kinds.process.own_deals import Own, read_own_deals, template
from salestrain.kinds.process.page.deals import by_stage
from salestrain.kinds.process.state import to_look_at
from salestrain.kinds.process.trail import Trail, trail
from tests.process.samples import session, the_map, the_process

TODAY = date(2026, 9, 30)
HEAD = "Deal name;Stage;Status;Created on;Closed on;Date entered Open;Date entered Explore;s.open;o.reason;c.time\n"
ROWS = (
    "Römer;Explore;open;2026-09-01;;2026-09-01;2026-09-08;2026-09-01;yes;given 2026-09-03\n"
    "Sedge;Explore;lost;2026-09-01;2026-09-20;2026-09-01;2026-09-08;yes;no;refused 2026-09-04\n"
)


NEVER = {"empty cells": "no"}
"""The answer that an empty cell means that it did not happen."""


def read(text: str | bytes, **more: dict[str, str]) -> Own:
    answers = {**NEVER, **more.get("answers", {})}
    return read_own_deals(the_process(), text, TODAY, answers, more.get("stages"), more.get("columns"))


def trails(own: Own) -> list[Trail]:
    loaded = Loaded.model_validate(own.reading, strict=False)
    plan = the_map().knowing(loaded.knows, loaded.entries)
    return [trail(plan, deal, TODAY.toordinal()) for deal in loaded.deals]


def deals(own: Own) -> list[Deal]:
    return list(Loaded.model_validate(own.reading, strict=False).deals)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_file_in_any_encoding_gives_the_same_deals(encoding: str) -> None:
    assert "Römer" == deals(read((HEAD + ROWS).encode(encoding)))[0].name


def test_columns_named_by_a_requirement_make_its_trail() -> None:
    first = deals(read(HEAD + ROWS))[0]
    expected = [("entered", "s.open"), ("held", "s.open"), ("given", "c.time"), ("entered", "s.explore")]
    assert (expected, {"o.reason": "evidenced"}) == ([(step.did, step.which) for step in first.trail], first.undated)


def test_on_one_day_an_earlier_stage_comes_first() -> None:
    head = "Deal name;Stage;Status;Created on;Date entered Open;c.time\n"
    text = head + "Reed;Explore;open;2026-03-04;2026-03-04;2026-03-04\n"
    first = trails(read(text))[0]
    assert (1, []) == (first.reached, [skip.requirement for skip in first.skips if skip.requirement[0] == "c"])


def test_what_has_no_day_counts_as_in_time_and_a_no_as_missing() -> None:
    first, second = trails(read(HEAD + ROWS))
    assert ([], ["o.reason", "c.time"]) == (
        [skip.requirement for skip in first.skips],
        [skip.requirement for skip in second.skips],
    )


def test_of_what_has_no_column_nothing_is_said() -> None:
    own = read("Deal name;Stage;Status;Created on\nReed;Terms;open;2026-09-01\n")
    notes = " ".join(own.notes)
    assert ((), (), (), True) == (
        trails(own)[0].skips,
        trails(own)[0].visits,
        trails(own)[0].stalls,
        "Whether anything was skipped is not known" in notes,
    )


@pytest.mark.parametrize(
    ("later", "days", "stalled"),
    [
        ("", "", []),
        (
            ";Date entered Design together;Date entered Terms;Date entered Decide and start",
            ";2026-03-01;2026-03-01;2026-03-01",
            [1],
        ),
    ],
)
def test_a_stage_has_not_stalled_where_later_ones_have_no_days(later: str, days: str, stalled: list[int]) -> None:
    rows = f"Reed;won;2026-03-02;2026-01-05;2026-01-20{days}\n"
    own = read(f"Deal name;Status;Closed on;Date entered Open;Date entered Explore{later}\n{rows}")
    assert stalled == [stall.stage for stall in trails(own)[0].stalls if stall.stage]


def test_a_deal_of_which_nothing_is_known_stands_in_no_share() -> None:
    text = (
        "Deal name;Stage;Status;Created on;Closed on;Date entered Open;Date entered Explore;c.time\n"
        "Reed;Terms;won;2026-01-01;2026-03-02;2026-01-05;2026-01-20;yes\n"
        "Fen;Explore;open;2026-01-01;;2026-01-05;2026-01-20;\n"
    )
    own = read(text, answers={"empty cells": "unknown"})
    loaded = Loaded.model_validate(own.reading, strict=False)
    table = by_stage(the_map().knowing(loaded.knows, loaded.entries), trails(own))
    assert [["0 of 1 (0%)", "2 of 2 (100%)"], ["not known", "1 of 1 (100%)"]] == [row[2:] for row in table.rows[:2]]


def test_a_file_without_a_stage_is_not_said_to_tell_stages() -> None:
    own = read("Account;Phase now;Outcome\nReed;Quote;won\nFen;Quote;lost\n")
    told = next(note for note in own.notes if note.startswith("The file tells"))
    assert told.startswith("The file tells results, but no column was read as a stage")


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
    assert ("Reed", "s.terms", {"c.time"}, ["c.time"]) == (
        first.name,
        first.stage,
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


def test_a_word_that_could_mean_anything_is_asked_about_once_however_many_rows_have_it() -> None:
    rows = "Reed;Open;open;2026-09-01;;2026-09-01;;soon;perhaps;maybe\n" * 40
    asked = [question.column for question in read(HEAD + rows).questions]
    answers = {"s.open: soon": "yes", "o.reason: perhaps": "unknown", "c.time: maybe": "conditional"}
    first = deals(read(HEAD + rows, answers=answers))[0]
    assert (["s.open: soon", "o.reason: perhaps", "c.time: maybe"], {"s.open": "held", "c.time": "conditional"}) == (
        asked,
        first.undated,
    )
    assert ("o.reason",) == first.unknown


def test_a_column_full_of_notes_is_one_question() -> None:
    rows = "".join(f"Deal {i};Open;open;2026-09-01;;2026-09-01;;yes;we spoke about {i};no\n" for i in range(30))
    own = read(HEAD + rows)
    assert ["o.reason: any text"] == [question.column for question in own.questions]


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
    assert (2_500, 2_500, 1_667, 1_666, "fix") == (
        time.sides.kept,
        time.sides.skipped,
        time.sides.kept_won,
        time.sides.skipped_won,
        time.verdict,
    )


def test_the_empty_file_that_can_be_saved_is_read_as_it_is_meant() -> None:
    row = ["Reed", "Explore", "open", "2026-09-01", ""] + ["2026-09-01"] * (len(template(the_process())) - 5)
    own = read(write_csv(template(the_process()), [row]))
    knows = set(Loaded.model_validate(own.reading, strict=False).knows)
    assert ({r.id for r in the_map().requirements} - knows, ()) == (set(), own.faults)


def answered(text: str | bytes, stages: str = "none") -> Own:
    """The file after every question was answered with its first choice, and every stage with the same."""
    answers: dict[str, str] = {}
    names: dict[str, str] = {}
    for _ in range(200):
        own = read_own_deals(the_process(), text, TODAY, answers, names)
        if own.reading is not None or not (own.questions or own.strangers):
            return own
        answers |= {question.column: question.choices[0][0] for question in own.questions}
        names |= dict.fromkeys(own.strangers, stages)
    raise AssertionError("There is always another question.")


@pytest.mark.parametrize(
    ("empty", "skipped", "unknown"), [("no", ["o.reason", "c.time"], ()), ("unknown", [], ("o.reason", "c.time"))]
)
def test_what_an_empty_cell_means_is_asked_and_nothing_unknown_is_skipped(
    empty: str, skipped: list[str], unknown: tuple[str, ...]
) -> None:
    text = HEAD + "Reed;Explore;open;2026-09-01;;2026-09-01;2026-09-08;yes;;\n" + ROWS
    asked = read_own_deals(the_process(), text, TODAY)
    first = trails(read(text, answers={"empty cells": empty}))[0]
    assert (["empty cells"], skipped, unknown) == (
        [question.column for question in asked.questions],
        [skip.requirement for skip in first.skips],
        first.unknown,
    )


def test_a_stage_that_was_never_entered_is_seen_without_a_column_for_its_conversation() -> None:
    head = "Deal Name,Deal Stage,Date entered Open,Date entered Explore,Date entered Terms\n"
    rows = "Reed,Terms,2026-03-02,,2026-04-01\nSedge,Terms,2026-03-02,2026-03-09,2026-04-01\n"
    assert [(1,), ()] == [one.skipped_stages for one in trails(read(head + rows))]


def test_where_since_when_is_not_known_no_deal_has_stalled() -> None:
    first = trails(read("Deal name;Stage;Status;Created on\nReed;Terms;open;2020-01-01\n"))[0]
    assert ((), 3) == (first.stalls, first.reached)


def test_a_planned_day_never_stands_for_the_actual_one() -> None:
    head = "Opportunity Name,Stage,{}\nReed,Closed Won,2026-05-01\n"
    asked = read(head.format("Close Date"))
    planned = deals(read(head.format("Close Date"), answers={"Close Date: of closed deals": "planned"}))[0]
    actual = deals(read(head.format("Close Date"), answers={"Close Date: of closed deals": "actual"}))[0]
    expected = deals(read(head.format("Expected close date")))[0]
    assert (["Close Date: of closed deals"], None, date(2026, 5, 1), None) == (
        [question.column for question in asked.questions],
        planned.closed,
        actual.closed,
        expected.closed,
    )


def test_a_day_that_has_not_come_closes_no_deal() -> None:
    own = read("Deal name;Status;Closed on\nReed;won;2027-01-31\n")
    assert (None, True) == (deals(own)[0].closed, "has not come yet: 1" in " ".join(own.notes))


def test_amounts_are_not_asked_about_and_no_fault_for_they_are_not_used() -> None:
    own = read("Deal name;Stage;Status;Amount\nReed;Open;open;1.234\nSedge;Open;open;n/a\n")
    assert ((), (), 2) == (own.questions, own.faults, len(deals(own)))


@pytest.mark.parametrize(
    ("value", "choice", "result"),
    [
        ("Abgeschlossen", "won", "won"),
        ("Nicht gewonnen", "lost", "lost"),
        ("保留", "open", "open"),
        ("X-17", "lost", "lost"),
    ],
)
def test_every_end_in_any_language_can_be_called_won_lost_or_neither(value: str, choice: str, result: str) -> None:
    text = f"Deal name;Status\nReed;{value}\nSedge;{value}\n"
    asked = read(text)
    key = f"Status: {value}"
    assert ([key], result) == ([q.column for q in asked.questions], deals(read(text, answers={key: choice}))[0].result)


def test_an_end_that_stands_in_the_stage_can_be_called_won() -> None:
    text = "Nom de l'opportunité;Étape\nReed;Signée\nSedge;Perdue\n"
    asked = read(text)
    results = [one.result for one in deals(read(text, stages={"Signée": "won"}))]
    assert (("Signée",), ["won", "lost"]) == (asked.strangers, results)


def test_titles_above_the_header_and_totals_below_are_no_deals() -> None:
    text = (
        "Open pipeline Q3;;;\nAs of 2026-09-30;;;\n\nDeal name;Stage;Status;Amount\nReed;Open;open;5\n"
        "Sedge;Terms;open;7\nGrand Totals (2 records);;;12\nConfidential Information - Do Not Distribute;;;\n"
    )
    own = read(text)
    assert (["Reed", "Sedge"], (), True) == (
        [one.name for one in deals(own)],
        own.faults,
        any("rows 1, 2, 7, 8" in note for note in own.notes),
    )


def test_a_customer_called_total_is_a_customer() -> None:
    own = read("Deal name;Stage;Status\nTotal Energies;Open;open\nTotal;Terms;open\nSumma AB;Open;open\n")
    assert ["Total Energies", "Total", "Summa AB"] == [one.name for one in deals(own)]


def test_a_column_can_be_said_to_hold_the_day_a_stage_was_entered() -> None:
    text = "Deal name;Stage;Erstgespräch\nReed;Open;2026-09-01\n"
    own = read(text, columns={"Erstgespräch": "entered:s.open"})
    assert [("entered", "s.open")] == [(step.did, step.which) for step in deals(own)[0].trail]


CELLS = some.text(some.characters(blacklist_categories=("Cs",)), max_size=30)


@settings(max_examples=40, deadline=None)
@given(some.lists(some.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_no_deal_is_lost(rows: list[list[str]]) -> None:
    text = write_csv(["Deal name", "Stage", "c.time", "Status"], [["x" + row[0], *row[1:]] for row in rows])
    assert len(rows) == len(deals(answered(text)))


def test_the_deals_to_look_through_are_not_those_that_skipped_nothing() -> None:
    head = "Deal Name,Deal Stage,Date entered Open,Date entered Explore,Date entered Terms\n"
    whole = "".join(f"Whole {i},Terms,2026-03-02,2026-03-09,2026-04-01\n" for i in range(6))
    short = "".join(f"Short {i},Terms,2026-03-02,,2026-04-01\n" for i in range(3))
    early = "".join(f"Early {i},Open,2026-03-02,,\n" for i in range(9))
    own = read(head + early + whole + short)
    made = session(("load", {"reading": own.reading}))
    assert {"Whole", "Short"} == {one.deal.name.split()[0] for one in to_look_at(made.state)}


def test_of_what_a_file_has_no_column_for_nothing_is_asked_and_nothing_is_said() -> None:
    own = read("Deal name;Stage;Status\nReed;Terms;lost\n")
    made = session(("load", {"reading": own.reading}))
    evidence = evidence_for(made.script, made.state)
    assert ({False}, {"Nothing is known about it: it was not counted."}) == (
        {entry.sides.counted for entry in evidence},
        {entry.why for entry in evidence},
    )


def test_the_day_of_creation_is_used_and_asked_about_where_it_could_be_two() -> None:
    own = read("Deal name;Stage;Status;Created on\nReed;Open;open;03/04/2026\n")
    first = deals(read("Deal name;Stage;Status;Created on\nReed;Open;open;2026-04-03\n"))[0]
    assert (["Created on"], date(2026, 4, 3)) == ([question.column for question in own.questions], first.created)


def test_a_column_headed_by_the_words_of_a_requirement_is_about_it_even_if_they_speak_of_people() -> None:
    words = "We name the person who runs the first two weeks."
    own = read(f"Deal name;Stage;Status;{words}\nReed;Terms;open;yes\n")
    assert {"c.start": "given"} == deals(own)[0].undated


def test_lost_and_open_deals_are_gone_through_beside_the_won_ones() -> None:
    rows = "".join(f"Won {i};Decide and start;won;yes\n" for i in range(12))
    rows += "".join(f"{end} {i};Explore;{end};yes\n" for end in ("lost", "open") for i in range(4))
    made = session(("load", {"reading": read("Deal name;Stage;Status;c.time\n" + rows).reading}))
    ends = [one.deal.result for one in to_look_at(made.state)]
    assert {"won": 3, "lost": 3, "open": 3} == {end: ends.count(end) for end in ("won", "lost", "open")}


def test_where_no_deal_shows_anything_to_see_seeing_is_not_marked() -> None:
    head = "Deal name;Stage;Status;s.open;o.reason;c.time\n"
    whole = session(("load", {"reading": read(head + "Reed;Explore;open;yes;yes;yes\n").reading}))
    short = session(("load", {"reading": read(head + "Reed;Explore;open;yes;no;yes\n").reading}))
    best = [mark.best for mark in short.score().marks if mark.criterion == "c.found"]
    assert (["c.found", "c.evidence"], [1]) == ([one.id for one in not_marked(whole)], best)


def test_the_sample_deals_are_marked_by_every_criterion() -> None:
    assert () == not_marked(session(("take", {})))
