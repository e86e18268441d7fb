"""The page of a process: a reveal comes after an answer, a question before a count, a sentence for every bad figure."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.practice import Practice
from salestrain.core.events import Move
from salestrain.kinds.process.moves import evidence_for
from salestrain.kinds.process.page import ProcessPage
from salestrain.kinds.process.page.debrief_view import _moves_outside
from salestrain.kinds.process.page.evidence import plain_share, points
from salestrain.kinds.process.page.tabs import PLACES
from salestrain.kinds.process.reading import frame_reader, weighed
from salestrain.store import open_store
from salestrain.ui.document import Screen
from salestrain.ui.fields import Slider
from salestrain.ui.figures import Ranges
from salestrain.ui.pane import Pane
from salestrain.ui.text import to_text
from salestrain.ui.walking import found_in
from tests.process.samples import session as made_of
from tests.process.samples import the_process
from tests.widgets.practising import KEY, a_whole_talk, practice_at

WIDE = 10_000
"""So many columns that no line of a screen is broken."""
CSV = "Deal name;Stage;Status;Created on;c.time\nReed;Pilot;open;2026-03-04;given 03/04/2026\n"


def page_at(store: Path) -> ProcessPage:
    """A page that a browser has just opened, with somebody there."""
    page = ProcessPage(Practice(the_process(), open_store(str(store)), settings={}), Pane(lang="en"))
    send(page, "hello", key=KEY, name="Ana")
    return page


def send(page: ProcessPage, type_: str, **fields: Any) -> str:
    """What the browser does: a message with the number of moves it knows of; the text that can be read then."""
    page.received(page.pane, {"type": type_, "seq": page.pane.seq, **fields})
    return text_of(page)


def text_of(page: ProcessPage) -> str:
    """What is read on the screen and in its slots."""
    parts = [to_text(screen_of(page), WIDE), *(to_text(body, WIDE) for body in page.slots.values())]
    return "\n".join(part.text for part in parts)


def screen_of(page: ProcessPage) -> Screen:
    assert page.shown is not None
    return page.shown


def working(store: Path) -> ProcessPage:
    page = page_at(store)
    send(page, "begin")
    send(page, "take")
    return page


def test_what_was_skipped_is_shown_only_when_it_was_marked(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.ember")
    before = text_of(page)
    after = send(page, "find", deal="d.quill", skipped=["s.explore"])
    found = "“Explore” was skipped (✓ you spotted it)"
    assert (False, True) == ("” was skipped" in before, found in after)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_can_be_gone_to(store: Path, place: str) -> None:
    page = working(store)
    send(page, "go", value=place)
    assert PLACES[place].title == screen_of(page).title


def test_the_evidence_comes_after_the_answer_with_its_n_and_interval(store: Path) -> None:
    page = working(store)
    before = send(page, "go", value="trust")
    after = send(page, "trust", commitment="c.time", answer="trust", why="")
    wanted = "Won with it: 57 of 140 (41%, range 32 to 49)."
    assert (False, True) == (wanted in before, wanted in after)


def test_the_three_claims_come_when_every_commitment_is_answered(store: Path) -> None:
    page = working(store)
    send(page, "go", value="trust")
    commitments = [item.id for stage in the_process().stages for item in stage.commitments if item.rung != "decide"]
    texts = [send(page, "trust", commitment=name, answer="fix", why="") for name in commitments]
    assert len(commitments) - 1 == next(place for place, text in enumerate(texts) if "The three claims" in text)


def test_a_slider_is_answered_in_its_place(store: Path) -> None:
    page = working(store)
    send(page, "go", value="price")
    screen = screen_of(page)
    dear = send(page, "price", odds_left="5")
    cheap = send(page, "price", odds_left="100")
    assert (True, True, True) == (
        screen_of(page) is screen,
        "no skip pays" in dear,
        "On this assumption, leaving out" in cheap,
    )


def test_an_answer_is_kept_with_the_assumption_that_still_stands_in_the_form(store: Path) -> None:
    page = working(store)
    send(page, "go", value="price")
    send(page, "price", odds_left="35")
    shown = send(page, "believe", stage="s.open", answer="costs", why="Quillmoor fell.")
    slider = next(found_in(screen_of(page), Slider))
    assert (True, "35") == ("if later stages keep 35% of their odds" in shown, slider.value)


def test_the_last_answer_stands_above_the_next_question(store: Path) -> None:
    page = working(store)
    shown = send(page, "find", deal="d.ember")
    places = [shown.index(text) for text in ("Findings", "Next: Quillmoor Dairy", "Show the findings")]
    assert sorted(places) == places


def test_who_may_not_change_a_stage_is_told_to_whom_it_is_proposed(store: Path) -> None:
    page = working(store)
    send(page, "change", which="c.review", how="drop", decided_by="Ana", on="2026-09-30", reason="It only delays.")
    assert "Ana proposes to Runa Calder: drop it, because It only delays." == page.pane.status


def test_a_change_stands_in_the_process_and_a_logged_skip_beside_what_was_skipped(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.quill", skipped=["s.explore"])
    on = {"on": "2026-09-30", "decided_by": "Runa Calder"}
    send(page, "change", which="c.review", how="optional", reason="It only delays.", **on)
    send(page, "skip", deal="d.quill", which="o.cost", reason="A repeat.", **on)
    shown = send(page, "go", value="deals")
    wanted = (
        "Changed on 30 Sep 2026 by Runa Calder: ask for it, without a must, because It only delays.",
        "Skipped on purpose, as you logged: decided by Runa Calder on 30 Sep 2026. A repeat.",
    )
    assert [True, True] == [text in shown for text in wanted]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"odds_left": "0"}, "Odds left after a skip: “0” cannot be used. Enter a whole number from 1 to 100."),
        ({"passes0": "-5"}, "Conversion at “Open”: “-5” cannot be used. Enter a whole number from 1 to 100."),
        (
            {"hours_a_month": "lots"},
            "Selling hours a month: “lots” cannot be used. Enter a whole number from 1 to 744.",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_answered_with_a_sentence(
    store: Path, fields: dict[str, str], sentence: str
) -> None:
    page = working(store)
    send(page, "go", value="price")
    assert sentence in send(page, "price", **fields)


def test_a_file_is_asked_about_before_anything_of_it_is_kept(store: Path) -> None:
    page = page_at(store)
    send(page, "begin")
    file = base64.b64encode(CSV.encode("utf-16")).decode()
    first = send(page, "load", file=file)
    second = send(page, "way", column="c.time", way="day_first")
    kept = len(page.practice.session.moves) if page.practice.session else 0
    third = send(page, "map", stage="Pilot", to="s.open")
    fourth = send(page, "accept")
    wanted = ("does “03/04/2026” mean", "Which stage is “Pilot”?", "Use this deal", "0 of 1 reviewed")
    shown = zip(wanted, (first, second, third, fourth), strict=True)
    assert (0, [True] * 4) == (kept, [text in sheet for text, sheet in shown])


def test_a_file_that_tells_nothing_of_deals_is_kept_only_once_somebody_says_what_its_columns_are(store: Path) -> None:
    page = page_at(store)
    send(page, "begin")
    first = send(page, "load", text="Wann;Wo steht es\n2026-03-04;Open\n")
    refused = send(page, "accept") and page.pane.status
    send(page, "column", column="Wo steht es", to="stage")
    shown = send(page, "accept")
    found = ["Choose the one that does." in first, "open by the last stage (1 deal)" in shown]
    assert ([True, True], "Load the file again.") == (found, refused)


def test_a_second_beginning_starts_at_the_deals(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.ember")
    send(page, "go", value="lead")
    send(page, "debrief")
    send(page, "start")
    send(page, "begin")
    assert "0 of 9 reviewed" in send(page, "take")


def test_a_file_that_is_none_is_answered_with_a_sentence_and_can_be_put_away(store: Path) -> None:
    page = page_at(store)
    send(page, "begin")
    send(page, "load", file=base64.b64encode(b"PK\x03\x04rest").decode())
    status = page.pane.status
    send(page, "load", text=CSV)
    shown = send(page, "cancel")
    assert (True, True) == ("Open it and save the sheet as CSV" in status, "Which deals will you look at?" in shown)


def test_what_a_learner_writes_is_never_markup(store: Path) -> None:
    page = working(store)
    send(page, "go", value="lead")
    send(page, "lead", who="<b>Eve</b>", did="asked", which="s.open", on="2026-09-30", words="<script>x</script>")
    assert (False, True) == ("<script>x" in page.pane.sheet, "&lt;script&gt;x" in page.pane.sheet)


def test_own_talks_come_as_deals_and_only_the_learners_own(store: Path) -> None:
    a_whole_talk(practice_at(store, name="Ana"))
    a_whole_talk(practice_at(store, name="Somebody else"))
    page = page_at(store)
    send(page, "begin")
    send(page, "bring")
    assert ("Talks imported: 1.", True) == (page.pane.status, "asked for: 1 of 1" in text_of(page))


def test_the_work_goes_on_where_it_was_after_a_reload(store: Path) -> None:
    send(working(store), "find", deal="d.ember")
    assert "1 of 9 reviewed" in text_of(page_at(store))


def test_a_practice_is_finished_only_after_a_question_and_a_no_leads_back(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.ember")
    asked = send(page, "finish")
    back = send(page, "go", value="deals")
    state = page.practice.session.state
    found = ["Finish this practice for good?" in asked, "Finish this practice for good?" in back]
    assert ([True, False], "working") == (found, state.phase)


def test_the_debrief_shows_marks_with_their_proof(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.quill", skipped=["s.explore"])
    shown = send(page, "debrief")
    assert "Step 2, noticed: “Quillmoor Dairy, “Explore”: skipped stage found" in shown


def test_finished_work_can_be_opened_again(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.ember")
    send(page, "debrief")
    start = send(page, "start")
    send(page, "open", value=page.practice.attempts()[0].id)
    assert (True, "Debrief") == ("Your earlier work here (1)" in start, screen_of(page).title)


def test_a_message_that_is_not_possible_is_a_sentence(store: Path) -> None:
    page = working(store)
    send(page, "debrief")
    assert "Review at least one deal first; there is nothing to debrief yet." == page.pane.status


def test_the_log_is_saved_without_a_live_formula(store: Path) -> None:
    page = working(store)
    send(page, "lead", who="=1+1", did="asked", which="s.open", on="2026-09-30", words="@SUM(A1)")
    saved: list[dict[str, str]] = []
    page.pane.observe(lambda change: saved.append(change["new"]), "file")
    send(page, "keep", value="log")
    rows = saved[0]["text"].splitlines()
    assert ("log.csv", "2026-09-30,'=1+1,") == (saved[0]["name"], rows[1][:17])


def saved(page: ProcessPage, **fields: Any) -> dict[str, str]:
    """The file that a message makes the page give."""
    files: list[dict[str, str]] = []
    page.pane.observe(lambda change: files.append(change["new"]), "file")
    send(page, "keep", **fields)
    return files[0]


def test_a_result_on_one_page_can_be_saved_and_needs_nothing_else(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.quill", skipped=["s.explore"])
    send(page, "trust", commitment="c.time", answer="trust", why="")
    send(page, "debrief")
    file = saved(page, value="result")
    wanted = ("<!doctype html>", "of 100", "Seen before it was shown", "not enough data", "+19 points")
    absent = ("<script", "http://", "https://", "src=")
    assert ("result.html", [True, True, True, False, True], [False] * 4) == (
        file["name"],
        [text in file["text"] for text in wanted],
        [text in file["text"] for text in absent],
    )


def test_the_words_are_defined_where_they_are_asked(store: Path) -> None:
    shown = text_of(working(store))
    words = (
        "Skipped: the deal went on",
        "Left too early: the conversation",
        "Stalled: the deal sits",
        "In order: none",
    )
    assert [True] * 5 == [text in shown for text in (*words, "These are the days of Larkfield Scales.")]


def test_our_questions_are_not_the_buyers_words(store: Path) -> None:
    shown = send(working(store), "find", deal="d.ember")
    said = re.findall(r"(We asked )?Piet Harrow: “Is the money", shown)
    assert ["We asked "] == said


@pytest.mark.parametrize("commitment", ["c.time", "c.invest"])
def test_a_range_is_seen_before_the_answer_in_a_picture_and_in_words(store: Path, commitment: str) -> None:
    page = working(store)
    send(page, "go", value="trust")
    commitments = [item.id for stage in the_process().stages for item in stage.commitments]
    for name in commitments[: commitments.index(commitment)]:
        send(page, "trust", commitment=name, answer="fix", why="")
    assert 1 <= len(list(found_in(screen_of(page), Ranges)))


OWN = "Deal name,Stage,Status,Closed on\nReed,Terms,open,\nSedge,Explore,lost,2026-03-01\n"


def with_own(store: Path, text: str) -> tuple[ProcessPage, str]:
    """A page with these deals on the table, and what stands on it."""
    page = page_at(store)
    send(page, "begin")
    send(page, "load", text=text)
    return page, send(page, "accept")


def test_what_a_file_cannot_tell_is_said_once_and_not_asked_deal_by_deal(store: Path) -> None:
    _, shown = with_own(store, OWN)
    assert (1, 0, 0, True) == (
        shown.count("is not known, so no deal is to be marked"),
        shown.count("Which stages were skipped"),
        shown.count("deals and figures are invented"),
        "The deals are your own." in shown,
    )


def test_what_a_file_cannot_tell_is_not_marked_and_left_out_of_the_total(store: Path) -> None:
    page, _ = with_own(store, OWN)
    for stage in ("s.open", "s.explore"):
        send(page, "believe", stage=stage, answer="costs", why="I have seen it.")
    shown = send(page, "debrief")
    card = page.practice.session.score()
    assert ({"c.priced", "c.inventive", "c.owned"}, 33, 2, False) == (
        {mark.criterion for mark in card.marks},
        card.total,
        shown.count("not marked. Your file does not say enough."),
        "you have not looked yet" in shown,
    )


def test_the_advice_to_a_file_without_words_is_a_column_to_add(store: Path) -> None:
    page, _ = with_own(store, OWN)
    shown = send(page, "debrief")
    assert "Add a column for one commitment, such as “The buyer gives an hour" in shown


ENDS = (
    "Deal name,Stage,Status,Created on,Closed on\n"
    "Reed,Terms,won,2026-01-01,2026-03-12\nSedge,Terms,won,2026-01-01,2026-05-18\n"
    "Fen,Open,lost,2026-03-01,2026-03-18\nMere,Explore,open,2026-05-11,\n"
)


def test_what_a_file_does_tell_is_shown_with_its_numbers(store: Path) -> None:
    _, shown = with_own(store, ENDS)
    wanted = (
        "Won: 70 to 137 days from created to closed (2 deals).",
        "Lost: 17 days from created to closed (1 deal).",
        "days old (1 deal).",
        "Won, lost and open by the last stage (4 deals)",
        "Lost deals, the longest first (1)",
        "11 May 2026",
    )
    assert [True] * 6 == [text in shown for text in wanted]


def test_the_ends_by_stage_are_counted_apart(store: Path) -> None:
    _, shown = with_own(store, ENDS)
    rows = {row.split()[0]: row.split()[1:] for row in shown.splitlines() if re.fullmatch(r"\w+( +\d){3}", row)}
    assert {"Open": ["0", "1", "0"], "Explore": ["0", "0", "1"], "Terms": ["2", "0", "0"]} == rows


WITH_A_COLUMN = (
    "Deal name,Stage,Status,Created on,Closed on,c.time\n"
    "Reed,Terms,won,2026-01-01,2026-03-30,yes\nSedge,Explore,open,2026-05-01,,yes\n"
)


def test_a_closed_deal_is_no_longer_in_its_stage_and_days_are_as_people_read_them(store: Path) -> None:
    page, shown = with_own(store, WITH_A_COLUMN)
    later = send(page, "find", deal="d.2")
    assert (True, False, True, True) == (
        "last in “Terms”" in shown,
        "now in “Terms”" in shown,
        "30 Mar 2026" in shown and "2026-03-30" not in shown,
        "now in “Explore”" in later and "As of " in later,
    )


def test_which_deals_are_gone_through_is_said(store: Path) -> None:
    rows = "".join(f"Deal {i},Terms,{'won' if i < 12 else 'lost'},2026-01-01,2026-03-30,yes\n" for i in range(14))
    _, shown = with_own(store, WITH_A_COLUMN + rows)
    assert "9 of your 16 deals are gone through one by one (6 won, 2 lost, 1 open)" in shown


def test_beside_own_deals_nobody_invented_leads(store: Path) -> None:
    page, _ = with_own(store, OWN)
    shown = send(page, "go", value="lead")
    assert (False, False, True) == ("Orchard Bell" in shown, "Who: Runa Calder" in shown, "no entries yet" in shown)


def test_the_template_is_at_hand_where_a_column_is_missed_and_named_by_words_of_the_page(store: Path) -> None:
    page = page_at(store)
    send(page, "begin")
    shown = send(page, "load", text=OWN)
    assert (True, False) == ("Save an empty template" in shown, "“c.time”" in shown)


def test_in_a_reviewed_trail_the_ticks_that_no_words_show_are_marked(store: Path) -> None:
    page = working(store)
    before = text_of(page)
    send(page, "find", deal="d.ember")
    shown = send(page, "find", deal="d.quill")
    trail = shown[shown.index("Trail of Quillmoor Dairy, once more") :]
    assert (False, True) == ("the words say otherwise)" in before, "the words say otherwise)" in trail)


def test_an_answer_that_the_evidence_cannot_settle_is_not_called_against_it(store: Path) -> None:
    page = working(store)
    send(page, "go", value="trust")
    shown = [send(page, "trust", commitment=name, answer="drop", why="") for name in ("c.time", "c.invest")]
    assert ("goes further than the evidence" in shown[1], "goes further" in shown[0]) == (True, False)


def test_the_moves_that_cost_a_point_are_named_in_the_advice(store: Path) -> None:
    page, _ = with_own(store, OWN)
    text = "We give 10 percent less if she brings them.\nAsk her to begin with the foreman\nWhat does she fear?"
    session = page.practice.session
    reading = weighed(frame_reader(the_process(), "c.consensus"), the_process(), "c.consensus", text.splitlines())
    session.do(Move("create", {"commitment": "c.consensus", "reading": reading}))
    mark = next(one for one in session.score().marks if one.criterion == "c.inventive")
    assert [" Outside the frame: “We give 10 percent less if she brings them.” (a discount)."] == _moves_outside(
        session, mark
    )


def test_the_difference_is_that_of_the_two_percentages_beside_it() -> None:
    rows = [entry for entry in evidence_for(*_sample()) if entry.difference is not None]
    told = [int(points(entry.difference).split()[0].replace("−", "-")) for entry in rows]
    beside = [
        [
            int(re.findall(r"\((\d+)%", plain_share(*side))[0])
            for side in ((entry.sides.kept_won, entry.sides.kept), (entry.sides.skipped_won, entry.sides.skipped))
        ]
        for entry in rows
    ]
    assert told == [first - second for first, second in beside]


def _sample() -> tuple[Any, Any]:
    made = made_of(("take", {}))
    return made.script, made.state


def test_what_is_true_of_every_comparison_stands_once(store: Path) -> None:
    page = working(store)
    send(page, "go", value="trust")
    for name in ("c.time", "c.explore", "c.change"):
        shown = send(page, "trust", commitment=name, answer="trust", why="")
    assert 1 == shown.count("Sellers skip more")


def test_no_name_is_cut_in_the_middle_of_a_word(store: Path) -> None:
    page = working(store)
    send(page, "find", deal="d.ember")
    shown = send(page, "debrief")
    cut = re.findall(r"\S+…: ", shown)
    assert ([], True) == (cut, "Open: " in shown)


def test_the_next_deal_stands_before_the_tables_of_a_file_and_a_column_of_nothing_is_not_drawn(store: Path) -> None:
    _, shown = with_own(store, "Deal name,Stage,Status,c.time\nReed,Terms,won,yes\nSedge,Explore,open,yes\n")
    assert (True, True, False) == (
        shown.index("Next: Reed") < shown.index("What your file tells"),
        "Open deals (1)" in shown,
        "the oldest first" in shown,
    )
