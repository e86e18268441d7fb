"""The planner's page answers every message with a screen and a sentence, and loses nothing."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from salestrain.attempts.practice import Practice
from salestrain.core.events import Refusal
from salestrain.kinds.plan.adding_up import likely
from salestrain.kinds.plan.engine import report_of
from salestrain.kinds.plan.imports import brought
from salestrain.kinds.plan.model import PARTIES, Objective
from salestrain.kinds.plan.page.fields import FIELDS, labels_of, value_of
from salestrain.kinds.plan.page.page import VIEWS, PlanPage
from salestrain.kinds.plan.page.period_form import FIELDS as PERIOD_FIELDS
from salestrain.kinds.plan.page.period_form import read_period, suggested
from salestrain.store import open_store
from salestrain.ui.confirming import CONFIRM
from salestrain.ui.document import Box, Fold, Heading
from salestrain.ui.fields import Button, Choice
from salestrain.ui.figures import Meter
from salestrain.ui.plain_widgets import PlainScreen
from salestrain.ui.unseen_pane import UnseenPane
from salestrain.ui.walking import found_in, ids_in
from tests.plan.building import exercise
from tests.plan.paging import KEY, boxes, page_at, screen_of, send, words
from tests.plan.planning import good, plan

SENTENCE = "Raise the second-meeting rate with target accounts from 20 % to 24 % by 26 March, read from the list"


@dataclass(frozen=True)
class At:
    """A clock that stands at a day."""

    day: date

    def today(self) -> date:
        return self.day


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def with_plan(store: Path) -> PlanPage:
    return page_at(store, exercise(plan=good()))


def running(store: Path) -> PlanPage:
    page = with_plan(store)
    send(page, "compile")
    send(page, "day", value="2027-01-04")
    send(page, "begin_period")
    return page


def change(page: PlanPage, action: str, **fields: str) -> None:
    """Open an action, change some boxes, and keep it."""
    send(page, "edit", value=action)
    send(page, "change_action", id=action, **{**boxes(page, f"st-e-st-n-{action.replace('.', '-')}"), **fields})


def test_a_plan_is_built_from_goal_to_action_and_resumed_in_another_kernel(store: Path) -> None:
    page = page_at(store)
    send(page, "new_goal", text="Be known", about="relationship|customers")
    send(page, "add_objective", value="g.1")
    send(page, "new_objective", parent="g.1", text=SENTENCE)
    typed = boxes(page, "st-e-st-n-o-1")
    assert ("20", "24", "2027-03-26") == (typed["baseline"], typed["target"], typed["due"])
    said = send(page, "change_objective", id="o.1", **{**typed, "check_ins": "2027-01-22, 2027-02-12", "weight": "100"})
    send(page, "add_action", value="o.1")
    send(
        page,
        "new_action",
        parent="o.1",
        text="Call Weiss",
        date="",
        repeats="weekly on Mon",
        minutes="20",
        cue="",
        lead="",
        yields="",
        start="",
        until="",
        note="",
    )
    again = page_at(store)
    assert ("Saved: “Check-ins”, “Weight within its goal, in percent”.", page.state(), "weekly on Mon") == (
        said,
        again.state(),
        again.state().plan.actions[0].repeats,
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("€ 40,000", 40_000),
        ("40.000 €", 40_000),
        ("40 000 EUR", 40_000),
        ("£72k", 72_000),
        ("0,14 €", 0.14),
        ("13.5 %", 13.5),
        ("1,2 million kr", 1_200_000),
        ("-5", -5),
        ("24", 24),
    ],
)
def test_money_and_shares_are_numbers(typed: str, kept: float, store: Path) -> None:
    page = with_plan(store)
    send(page, "edit", value="o.1")
    send(page, "change_objective", id="o.1", **{**boxes(page, "st-e-st-n-o-1"), "target": typed})
    assert kept == page.state().plan.objectives[0].target


def test_a_number_with_two_meanings_is_asked_about(store: Path) -> None:
    page = with_plan(store)
    send(page, "edit", value="o.1")
    said = send(page, "change_objective", id="o.1", **{**boxes(page, "st-e-st-n-o-1"), "target": "1.200"})
    assert "Target (the value to reach): is “1.200” 1200 or 1.2? Enter it without the separator." == said


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("chase the overdue invoices every other Friday, 45 min", ("every other Friday", 45, "", None)),
        ("Every Wednesday from 13:00 to 14:30 a training, with cake", ("Every Wednesday", 90, "13:00", None)),
        ("power hour 9-10 tues weds thurs, phone only", ("tues, weds, thurs", 60, "09:00", None)),
        ("Go through slow movers, 1.5 h, first Monday of each month", ("first Monday of each month", 90, "", None)),
        ("Invite the sommelier on 14 February at 14.00", ("", None, "14:00", "2027-02-14")),
        ("8 calls in 90 minutes", ("", 90, "", None)),
        ("mail within 48 hours", ("", None, "", None)),
    ],
)
def test_a_line_to_do_is_read_for_when_it_is_done(line: str, fields: object, store: Path) -> None:
    page = with_plan(store)
    send(page, "add_action", value="o.1")
    empty = dict.fromkeys(["date", "repeats", "minutes", "cue", "lead", "yields", "start", "until", "note"], "")
    send(page, "new_action", parent="o.1", text=line, **empty)
    made = page.state().plan.actions[-1]
    assert fields == (made.repeats, made.minutes, made.at, str(made.date) if made.date else None)


def test_a_box_that_cannot_be_read_is_named_and_nothing_is_kept(store: Path) -> None:
    page = with_plan(store)
    send(page, "edit", value="o.1")
    before, screen = page.state(), screen_of(page)
    said = send(page, "change_objective", id="o.1", **{**boxes(page, "st-e-st-n-o-1"), "target": "many"})
    named = "Target (the value to reach): “many” is not a number. Enter one such as 24 or 3.5."
    assert (named, before, screen, "stay") == (said, page.state(), screen_of(page), page.pane.focus)


@pytest.mark.parametrize("view", VIEWS)
def test_every_screen_is_drawn_before_and_after_the_period_has_begun(view: str, store: Path) -> None:
    for page in (page_at(store / "one"), running(store / "other")) if store.mkdir() is None else ():
        assert ("", True) == (send(page, "look", value=view), VIEWS[view] == screen_of(page).title)


@pytest.mark.parametrize("view", VIEWS)
def test_every_screen_can_be_shown_in_plain_widgets(view: str, store: Path) -> None:
    page = running(store)
    send(page, "look", value=view)
    plain = PlainScreen(lambda message: None)
    plain.show(screen_of(page))
    assert len(plain.widget.children) > 5


def test_a_list_in_any_encoding_comes_in_from_a_file(store: Path) -> None:
    page = page_at(store)
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        raw = base64.b64encode("Task;Minutes\nBäckerei anrufen;20\n".encode(encoding)).decode()
        send(page, "tasks", file=raw, text="")
    assert ["Bäckerei anrufen"] * 3 == [action.text for action in page.state().plan.actions]


def test_a_list_in_the_box_and_a_file_are_not_mixed_up(store: Path) -> None:
    page = page_at(store)
    raw = base64.b64encode(b"Call Weiss").decode()
    assert "There is a list in the box and a file" == send(page, "tasks", file=raw, text="Write Weiss")[:37]


def test_a_date_that_can_be_read_in_two_ways_is_asked_about_before_the_list_comes_in(store: Path) -> None:
    page = page_at(store)
    said = send(page, "tasks", text="Task,Due\nCall Weiss,01/02/2027\n")
    asked = "does “01/02/2027” mean 2027-02-01 or 2027-01-02?" in words(screen_of(page))
    assert ("One question first", True, ()) == (said[:18], asked, page.state().plan.actions)
    assert "Choose one of the answers offered." == send(page, "tasks_answer", value="both")[:34]
    send(page, "tasks_answer", value="month_first")
    assert ["2027-01-02"] == [str(action.date) for action in page.state().plan.actions]


def test_a_table_without_a_task_column_is_asked_about_and_can_be_put_away(store: Path) -> None:
    page = page_at(store)
    table = "Name,Then\nWeiss,Call\nMeier,Write\n"
    send(page, "tasks", text=table)
    assert "Import cancelled. Nothing was added." == send(page, "tasks_away")
    send(page, "tasks", text=table)
    send(page, "tasks_answer", value="column Then")
    send(page, "tasks", text=table)
    send(page, "tasks_answer", value="lines")
    assert ["Call", "Write", "Name,Then", "Weiss,Call", "Meier,Write"] == [
        action.text for action in page.state().plan.actions
    ]


def test_a_picture_is_no_task_list(store: Path) -> None:
    page = page_at(store)
    said = send(page, "tasks", text="", file=base64.b64encode(b"\x89PNG\r\n" + bytes(range(1, 32)) * 9).decode())
    assert ("The file: it is no text", ()) == (said[:23], page.state().plan.actions)


def test_5000_tasks_are_drawn_in_parts_and_none_is_lost(store: Path) -> None:
    page = page_at(store)
    said = send(page, "tasks", text="".join(f"Call account {n} (5 min)\n" for n in range(5000)))
    send(page, "list", value="loose 99")
    send(page, "look", value="list")
    assert ("5,000 tasks imported; 5,000 actions serve no goal yet.", True, True) == (
        said,
        len(page.pane.sheet) < 200_000,
        "Call account 4999" in words(screen_of(page)),
    )


def test_a_question_is_overridden_with_a_note_and_the_plan_is_begun(store: Path) -> None:
    page = with_plan(store)
    change(page, "a.1", cue="")
    refused = send(page, "override", rule="P12", place="a.1", note="")
    send(page, "override", rule="P12", place="a.1", note="My calendar rings.")
    send(page, "compile")
    send(page, "begin_period")
    assert ("Say why", "executing", "week") == (refused[:7], page.state().phase, page.view)


def test_a_tick_a_move_and_a_drop_are_answered_at_their_line(store: Path) -> None:
    page = running(store)
    said = [
        (send(page, "tick", value="a.1|2027-01-04"), page.pane.focus),
        (send(page, "move", action="a.2", was="2027-01-04", to="2027-01-06"), page.pane.focus),
        (send(page, "drop", action="a.3", was="2027-01-08", reason="Ill"), page.pane.focus),
    ]
    expected = [
        ("Marked as done.", "st-w-a-1-2027-01-04"),
        ("Moved to 6 Jan 2027", "st-w-a-2-2027-01-04"),
        ("Dropped. Your reaso", "st-w-a-3-2027-01-08"),
    ]
    assert expected == [(words[:19], focus) for words, focus in said]


def test_a_long_rest_from_before_leaves_the_week_in_sight(store: Path) -> None:
    page = running(store)
    opened = []
    for day in ("2027-01-12", "2027-03-01"):
        send(page, "day", value=day)
        opened.append("st-w-before" in ids_in(screen_of(page)))
    assert [False, True] == opened


def test_sliders_are_answered_without_a_move(store: Path) -> None:
    page = with_plan(store)
    send(page, "look", value="sums")
    sliders = {
        "target": "10",
        "cycle": "0",
        "m0": "30",
        "p0": "5",
        "p1": "100",
        "k0": "",
        "n0": "",
        "k1": "",
        "n1": "",
    }
    send(page, "sum", **sliders)
    told = words([*page.slots["sum-said"], *page.slots["sum"]])
    send(page, "sum", **{**sliders, "p0": "0"})
    assert (0, True, True, True) == (
        page.state().turn,
        "take 200 first talks. That gives a chance of 55%; for 80% you need 249" in told,
        "282" in told,
        "above 0" in words(page.slots["sum-said"]),
    )


def test_a_target_at_the_end_of_what_can_be_calculated_is_answered(store: Path) -> None:
    page = with_plan(store)
    send(page, "look", value="sums")
    send(page, "sum", target="90", cycle="0", m0="30", p0="1", p1="1")
    assert "90 deals take 900,000 first talks" in words(page.slots["sum-said"])


def test_own_history_makes_the_need_larger_and_can_be_kept(store: Path) -> None:
    page = with_plan(store)
    sliders = {
        "target": "10",
        "cycle": "30",
        "m0": "30",
        "p0": "10",
        "p1": "100",
        "k0": "12",
        "n0": "120",
        "k1": "",
        "n1": "",
    }
    send(page, "look", value="sums")
    send(page, "sum", **sliders)
    assert "135" in words(page.slots["sum"])
    send(page, "keep_funnel", **sliders)
    funnel = page.state().plan.funnel
    assert (12, 120) == (funnel and funnel.steps[0].k, funnel and funnel.steps[0].n)


def test_the_files_go_out_and_the_yaml_comes_back_whole(store: Path) -> None:
    page = running(store)
    send(page, "tick", value="a.1|2027-01-04")
    files: list[dict[str, str]] = []
    page.pane.observe(lambda change: files.append(change["new"]) if change["new"] else None, "file")
    for value in ("yaml", "csv", "ics"):
        send(page, "export", value=value)
    texts = {file["name"]: file["text"] for file in files}
    assert page.state().plan == brought(texts["small_plan.yaml"])
    assert texts["small_plan.ics"].startswith("BEGIN:VCALENDAR\r\n")
    assert "Goal,g.1,Relationships,customers," in texts["small_plan.csv"]


def test_the_plan_has_a_title_and_a_currency_that_can_be_typed(store: Path) -> None:
    page = with_plan(store)
    typed = {**boxes(page, "st-plan-"), "title": "North  coast", "currency": "DKK"}
    assert ("Saved.", "North coast", "DKK") == (
        send(page, "period", **typed),
        page.state().plan.title,
        page.state().plan.currency,
    )


def test_two_versions_are_shown_beside_each_other(store: Path) -> None:
    page = with_plan(store)
    change(page, "a.1", verb="write", object="to two accounts")
    send(page, "look", value="versions")
    send(page, "compare", one="0", other="1")
    told = words(screen_of(page))
    assert (True, True) == ("2 differences" in told, "call two accounts for a.1" in told)
    assert "Choose a version from 0 to 1." == send(page, "compare", one="0", other="9")


def test_an_earlier_version_can_be_taken_up_again(store: Path) -> None:
    page = with_plan(store)
    before = page.state().plan
    change(page, "a.1", verb="write")
    send(page, "look", value="versions")
    send(page, "back", value="0")
    assert (before, 2) == (page.state().plan, page.state().turn)


@pytest.mark.parametrize(("view", "focus"), [("build", "st-n-a-1"), ("list", "st-n-a-1-row")])
def test_after_a_change_the_reader_is_taken_to_what_was_changed(view: str, focus: str, store: Path) -> None:
    page = with_plan(store)
    send(page, "look", value=view)
    change(page, "a.1", verb="write")
    assert (focus, True) == (page.pane.focus, focus in ids_in(screen_of(page)))


def test_a_piece_can_be_hung_elsewhere_from_its_form(store: Path) -> None:
    page = with_plan(store)
    send(page, "edit", value="a.1")
    assert "Move to …" in [fold.summary for fold in found_in(screen_of(page), Fold)]
    send(page, "attach", item="a.1", parent="o.2")
    assert "o.2" == page.state().plan.actions[0].parent


def test_looking_back_shows_marks_with_their_proof(store: Path) -> None:
    page = running(store)
    send(page, "close_period")
    send(page, "debrief")
    assert ("Debrief", "debriefed") == (screen_of(page).title, page.state().phase)


@pytest.mark.parametrize("view", VIEWS)
def test_viewing_never_changes_anything(view: str, store: Path) -> None:
    page = running(store)
    before = page.session().moves
    send(page, "look", value=view)
    assert before == page_at(store).session().moves == page.session().moves


def test_where_no_result_was_recorded_nothing_is_said_of_the_objectives(store: Path) -> None:
    page = running(store)
    send(page, "look", value="progress")
    before = words(screen_of(page))
    send(page, "measure", objective="o.2", value="4")
    after = words(screen_of(page))
    assert (
        "No result has been recorded yet" in before,
        "1 of 3 objectives with a recorded result stands" in after,
    ) == (
        True,
        True,
    )


def test_a_chance_that_only_rounding_makes_certain_is_not_said_to_be() -> None:
    assert ["over 99%", "100%", "under 1%", "0%", "55%"] == [likely(chance) for chance in (0.999, 1, 0.001, 0, 0.551)]


def test_the_marks_so_far_are_those_that_finishing_fixes(store: Path) -> None:
    page = running(store)
    send(page, "tick", value="a.1|2027-01-04")
    send(page, "look", value="finish")
    so_far = list(found_in(screen_of(page), Meter))
    send(page, "debrief")
    assert so_far == list(found_in(screen_of(page), Meter))[: len(so_far)] != []


@pytest.mark.parametrize("ends", ["begin_period", "close_period", "debrief", "remove"])
def test_what_ends_or_deletes_is_offered_only_behind_a_question(ends: str, store: Path) -> None:
    for number, page in enumerate((with_plan(store), running(store))):
        offered = []
        for view in VIEWS:
            send(page, "look", value=view)
            offered += [button for button in found_in(screen_of(page), Button) if button.send == ends]
        assert [] == offered, number


@pytest.mark.parametrize("asked", ["debrief", "close_period", "remove a.1"])
def test_a_question_leads_its_reader_to_it_and_no_changes_nothing(asked: str, store: Path) -> None:
    page = running(store)
    before = page.session().moves
    send(page, "ask", value=asked)
    step = next(box for box in found_in(screen_of(page), Box) if box.id == CONFIRM)
    buttons = [button.send for button in found_in(step, Button)]
    focus, heading = page.pane.focus, next(found_in(step, Heading))
    send(page, "leave")
    still = [box for box in found_in(screen_of(page), Box) if box.id == CONFIRM]
    told = (CONFIRM, True, "leave", asked.split()[0], before, [])
    assert told == (focus, heading.takes_focus, *buttons, page.session().moves, still)


def test_what_cannot_be_removed_is_said_without_a_question_and_no_leads_back_to_the_item(store: Path) -> None:
    page = with_plan(store)
    said = send(page, "ask", value="remove g.1")
    asked = [box for box in found_in(screen_of(page), Box) if box.id == CONFIRM]
    send(page, "ask", value="remove a.1")
    send(page, "leave")
    assert (True, [], "st-n-a-1") == ("still has 1 item under it" in said, asked, page.pane.focus)


def test_a_yes_does_what_was_asked_about(store: Path) -> None:
    page = with_plan(store)
    send(page, "ask", value="remove a.1")
    send(page, "remove", value="a.1")
    assert ["a.2", "a.3"] == [action.id for action in page.state().plan.actions]


def test_a_plan_of_ones_own_begins_empty_with_the_learners_calendar(store: Path) -> None:
    page = page_at(store, exercise(plan={}))
    page.clock = At(date(2027, 5, 3))
    send(page, "look", value="build")
    typed = boxes(page, "st-plan")
    send(page, "period", **{**typed, "holidays": "24-28 May, Fridays"})
    plan = page.state().plan
    assert ("2027-05-03", "2027-06-30", "Mira", (), 12) == (
        typed["start"],
        typed["end"],
        plan.owner,
        plan.items(),
        len(plan.capacity.holidays),
    )


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2027, 1, 4), "2027-01-04", "2027-03-31"),
        (date(2027, 3, 20), "2027-04-01", "2027-06-30"),
        (date(2027, 12, 31), "2028-01-01", "2028-03-31"),
        (date(2027, 10, 1), "2027-10-01", "2027-12-31"),
    ],
)
def test_a_period_is_suggested_that_has_time_left(day: date, first: str, last: str) -> None:
    period = suggested(day)
    assert (first, last) == (str(period.start), str(period.end))


def test_the_worked_example_can_be_copied_and_left_again(store: Path) -> None:
    page = PlanPage(Practice(exercise(plan={}, example=good()), open_store(str(store)), settings={}), UnseenPane())
    send(page, "hello", key=KEY, name="Ana")
    send(page, "copy_example")
    copied = page.state().plan.items()
    send(page, "back", value=0)
    assert (9, 0) == (len(copied), len(page.state().plan.items()))


def test_nobody_can_be_chosen_whom_a_goal_cannot_be_about(store: Path) -> None:
    page = page_at(store)
    choice = next(choice for choice in found_in(screen_of(page), Choice) if choice.name == "about")
    chosen = []
    for value, _words in choice.options:
        send(page, "new_goal", text=value, about=value)
        chosen.append(page.state().plan.goals[-1])
    wrong = [goal for goal in chosen if PARTIES[goal.element] and goal.party not in PARTIES[goal.element]]
    assert (7, []) == (len(chosen), wrong)


def test_an_action_that_may_feed_the_funnel_is_asked_about_and_one_click_settles_it(store: Path) -> None:
    data = good()
    data["actions"][1] |= {"verb": "8", "object": "calls in 90 minutes", "minutes": 90, "lead": "", "yields": None}
    page = page_at(store, exercise(plan=data))
    send(page, "look", value="check")
    asked = "Does it bring 8 first talks of 11 minutes each time?" in words(screen_of(page))
    said = send(page, "feeds", value="a.2|first talks")
    action = page.state().plan.actions[1]
    assert (True, "Noted: 8 first talks each time. Change it if it is another number.", ("first talks", 8)) == (
        asked,
        said,
        (action.lead, action.yields),
    )


def test_a_target_under_another_name_makes_the_funnel_take_its_word(store: Path) -> None:
    data = good()
    data["objectives"][1] |= {"unit": "contracts", "object": "contracts", "text": "Sign 4 contracts with millers"}
    page = page_at(store, exercise(plan=data))
    send(page, "counts", value="o.2|yes")
    funnel = page.state().plan.funnel
    assert ("contracts", []) == (
        funnel and funnel.outcome,
        [found for found in report_of(page.state()).found if found.code == "P28"],
    )


def test_the_steps_of_the_funnel_are_the_learners_own(store: Path) -> None:
    page = page_at(store, exercise(plan={"period": {"start": "2027-01-04", "end": "2027-03-31"}}))
    send(page, "look", value="sums")
    typed = {"l0": "calls", "l1": "first meetings", "l2": "", "outcome": "contracts", "m0": "10", "m1": "60"}
    send(page, "keep_funnel", target="4", cycle="30", p0="20", p1="25", p2="35", **typed)
    funnel = page.state().plan.funnel
    assert funnel is not None
    steps = [(step.level, step.minutes) for step in funnel.steps]
    assert ([("calls", 10), ("first meetings", 60)], "contracts") == (steps, funnel.outcome)


def test_what_a_learner_types_is_shown_as_text(store: Path) -> None:
    page = page_at(store)
    send(page, "new_goal", text="<img src=x onerror=alert(1)>", about="revenue|self")
    for view in VIEWS:
        send(page, "look", value=view)
        assert "<img" not in page.pane.sheet


def test_what_makes_no_sense_is_answered_with_a_sentence(store: Path) -> None:
    page = with_plan(store)
    said = [
        send(page, "edit", value="x.9"),
        send(page, "day", value="soon"),
        send(page, "export", value="gold"),
        send(page, "tick", value="a.1|2027-01-04"),
        send(page, "bring", text="sort,id\nthing,x\n"),
        send(
            page,
            "period",
            start="2027-03-01",
            end="2027-01-01",
            title="",
            owner="",
            hours="8",
            usable="60",
            holidays="",
            worth="",
            currency="EUR",
        ),
    ]
    assert [True] * 6 == [sentence.endswith(".") for sentence in said]
    assert report_of(page.state()).compiles


def test_no_id_stands_twice_on_a_screen_however_much_is_asked(store: Path) -> None:
    data = good()
    data["objectives"][0] |= {"start": "2026-01-01", "due": "2028-01-01", "check_ins": ["2025-01-01", "2029-01-01"]}
    data["goals"] = data["goals"][:1]
    page = page_at(store, exercise(plan=data))
    for view in VIEWS:
        send(page, "look", value=view)
        ids = re.findall(r'\bid="([^"]+)"', page.pane.sheet)
        assert sorted(set(ids)) == sorted(ids)


def test_all_that_is_wrong_in_the_calendar_is_named_at_once_in_the_words_of_the_boxes() -> None:
    typed = {**dict.fromkeys(field.name for field in PERIOD_FIELDS), "start": "2027-03-31", "end": "2027-01-04"}
    fields = {**{name: value or "" for name, value in typed.items()}, "usable": "130", "worth": "-80", "day": "25:00"}
    with pytest.raises(Refusal) as refused:
        read_period(fields)
    boxes = (
        "The last day lies before the first",
        "Percent of those hours",
        "What an hour of yours",
        "Your working day",
    )
    assert all(words in str(refused.value) for words in boxes)


def test_a_number_and_its_size_are_one_result() -> None:
    history = next(field for field in FIELDS[Objective] if field.name == "history")
    assert [1_900_000, 1_200_000] == value_of(history, "1.9 Mio EUR, 1.2 Mio EUR")


def test_what_was_saved_is_said_in_the_words_of_the_boxes() -> None:
    objective = plan().objectives[0]
    assert ["“The step that makes it possible”"] == labels_of(objective, ["capability_step"])
