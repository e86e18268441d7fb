"""What a learner says is taken as said: how long, how often, how many of what, in money or in pieces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.kinds.plan.adding_up import adds_up, to_win
from salestrain.kinds.plan.compiler import compiled
from salestrain.kinds.plan.model import Funnel, FunnelStep, Plan
from salestrain.kinds.plan.page.sums import at_first, typed
from salestrain.kinds.plan.reading import action_of, reading
from salestrain.kinds.plan.tree import Tree
from tests.plan.building import exercise
from tests.plan.paging import boxes, page_at, screen_of, send, words
from tests.plan.planning import plan

STEPS = [
    {"level": "prospects", "percent": 20, "minutes": 8},
    {"level": "first meetings", "percent": 50, "minutes": 60},
    {"level": "demos", "percent": 35, "minutes": 60},
]
FUNNEL = {"outcome": "contracts", "cycle_days": 40, "steps": STEPS}
QUARTER = {"start": "2027-01-04", "end": "2027-03-31"}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("hold 2 demos each Wednesday at 2pm, one hour", {"minutes": 60, "at": "14:00", "repeats": "each Wednesday"}),
        ("call clinics every morning, an hour and a half", {"minutes": 90, "repeats": "every morning"}),
        ("one and a half hours of calls daily", {"minutes": 90, "repeats": "daily"}),
        ("1 h 30 min of research each Friday", {"minutes": 90, "repeats": "each Friday"}),
        ("three quarters of an hour of reading daily", {"minutes": 45, "repeats": "daily"}),
        (
            "phone 4 customers each Friday morning, half an hour each",
            {"minutes": 120, "repeats": "each Friday"},
        ),
        ("call ten firms every Tuesday, 5 minutes each", {"minutes": 50, "repeats": "every Tuesday"}),
        ("call ten firms, 50 minutes each week", {"minutes": 50, "repeats": "weekly"}),
        ("twenty minutes of calls each morning", {"minutes": 20, "repeats": "each morning"}),
        ("write proposals on Friday afternoons, 2 hours", {"minutes": 120, "repeats": "Friday afternoons"}),
        ("ask for a referral at the end of each month", {"repeats": "at the end of each month"}),
        ("on the last day of each month review the list", {"repeats": "on the last day of each month"}),
        ("call ten of them by month end", {"note": "When: month end"}),
        ("call three people within one hour", {}),
        ("first call one hour after the mail", {}),
    ],
)
def test_how_long_and_how_often_is_read_in_everyday_words(line: str, fields: dict[str, Any]) -> None:
    read = action_of(Plan(), line)
    expected = {name: value for name, value in fields.items() if name != "note"}
    assert expected == {name: read[name] for name in ("minutes", "at", "repeats") if name in read}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("grow my new business from 12k to 20k a month by end of March", "EUR a month"),
        ("raise orders from 12k to 20k per month by 31 March", "EUR a month"),
        ("take renewals from 80k to 95k per quarter", "EUR a quarter"),
        ("get 20k of new orders by June", "EUR"),
        ("win 12 orders a month by June", "orders"),
        ("grow newsletter readers from 12k to 20k by June", "readers"),
        ("increase revenue from 1.2m to 1.5m this year", "EUR"),
    ],
)
def test_thousands_of_what_is_sold_are_money_and_of_people_are_people(text: str, unit: str) -> None:
    assert unit == reading(text, None, "EUR")[1]["unit"]


def of_money(unit: str) -> Plan:
    """A plan whose one objective names orders as what it is about, in a unit."""
    objective = {"id": "o.1", "parent": "g.1", "text": "Orders", "object": "orders", "target": 20, "unit": unit}
    goal = {"id": "g.1", "element": "revenue", "text": "New business"}
    funnel = {**FUNNEL, "outcome": "orders"}
    return plan({"period": QUARTER, "goals": [goal], "objectives": [objective], "funnel": funnel})


@pytest.mark.parametrize(("unit", "won"), [("EUR a month", None), ("€", None), ("orders", 20)])
def test_money_is_never_counted_in_deals(unit: str, won: int | None) -> None:
    at = of_money(unit)
    assert won == to_win(at, at.objectives[0])


@pytest.mark.parametrize(
    ("text", "won"), [("From 0 to 20 orders a month", None), ("Win 20 orders, checked once a week, by 26 March", 20)]
)
def test_so_many_a_month_are_no_sum_for_the_period(text: str, won: int | None) -> None:
    at = of_money("orders")
    objective = at.objectives[0].model_copy(update={"text": text})
    assert won == to_win(at, objective)


def bringing(**action: Any) -> Plan:
    """A plan for four contracts with one action."""
    goal = {"id": "g.1", "element": "revenue", "text": "New business"}
    objective = {"id": "o.1", "parent": "g.1", "text": "Win four", "target": 4, "baseline": 0, "unit": "contracts"}
    done = {"id": "a.1", "parent": "o.1", "repeats": "every Tuesday", "minutes": 60, **action}
    return plan({"period": QUARTER, "goals": [goal], "objectives": [objective], "actions": [done], "funnel": FUNNEL})


@pytest.mark.parametrize(
    ("action", "level", "number"),
    [
        ({"verb": "hold", "object": "2 demos each week"}, "demos", 2),
        ({"verb": "book", "object": "three new first meetings"}, "first meetings", 3),
        ({"verb": "ring", "object": "ten prospects", "lead": "first meetings", "yields": 2}, "first meetings", 2),
    ],
)
def test_what_an_action_says_it_brings_is_counted_and_not_asked(
    action: dict[str, Any], level: str, number: int
) -> None:
    at = bringing(**action)
    forecast = adds_up(at, Tree(at), at.objectives[0])
    assert forecast is not None
    asked = [finding for finding in compiled(at).found if finding.rule == "P27"]
    assert (level, 13 * number, []) == (forecast.level, forecast.tries, asked)


def test_a_slider_that_is_left_alone_changes_nothing() -> None:
    steps = (FunnelStep(level="mails", percent=0.4), FunnelStep(level="talks", percent=33.3))
    at = Plan(funnel=Funnel(outcome="deals", steps=steps))
    again = typed(at, {"target": 10, "cycle": 0, "p0": 0, "m0": 30, "p1": 33, "m1": 0})
    assert [0.4, 33.3] == [step.percent for step in again.funnel.steps]


def test_no_minutes_are_no_time_that_is_known() -> None:
    at = typed(Plan(), {"target": 10, "cycle": 0, "p0": 40, "m0": 45, "p1": 50, "m1": 0, "p2": 35, "m2": 0})
    assert [45, None, None] == [at.funnel.minutes_of(level) for level in range(3)]


def test_where_sliders_stand_at_first_is_kept_when_they_are_sent_back() -> None:
    at = at_first(Plan())
    sent = {f"p{number}": round(step.percent or 0) for number, step in enumerate(at.funnel.steps)}
    assert at.funnel.steps == typed(Plan(), {"target": 10, "cycle": 60, **sent}).funnel.steps


def planned(store: Path, text: str) -> Any:
    """A page of a plan with 26 March off, to which one action was added; and what was answered."""
    page = page_at(store, exercise(plan={"period": QUARTER, "capacity": {"holidays": ["2027-03-26"]}}))
    send(page, "new_goal", text="More business", about="revenue|employer")
    send(page, "new_objective", parent="g.1", text="Win six deals by 31 March")
    send(page, "add_action", value="o.1")
    return page, send(page, "new_action", **{**boxes(page, "st-a-"), "parent": "o.1", "text": text})


def test_a_day_off_on_which_something_falls_is_named_at_once_and_in_its_week(tmp_path: Path) -> None:
    page, said = planned(tmp_path / "store.db", "write offers every Friday, 60 min")
    send(page, "look", value="week")
    send(page, "day", value="2027-03-30")
    assert ("Action added. 26 Mar 2027 is a day off: on 29 Mar 2027.", True) == (
        said,
        "for 26 Mar 2027, a day off" in words(screen_of(page)),
    )


def test_the_brief_stays_within_reach_on_every_screen_of_a_plan(tmp_path: Path) -> None:
    page, _said = planned(tmp_path / "store.db", "write offers every Friday, 60 min")
    without = []
    for view in ("build", "list", "check", "sums", "week", "progress", "versions", "finish"):
        send(page, "look", value=view)
        if "The brief" not in words(screen_of(page)):
            without.append(view)
    assert [] == without


def test_a_goal_without_a_result_has_no_percentage(tmp_path: Path) -> None:
    page, _said = planned(tmp_path / "store.db", "write offers every Friday, 60 min")
    send(page, "compile")
    send(page, "begin_period")
    send(page, "look", value="progress")
    assert "no result yet" in words(screen_of(page))
