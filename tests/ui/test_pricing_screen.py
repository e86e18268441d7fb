"""What a skip costs, as a document: word for word and class for class what it was as HTML, its chart included."""

from __future__ import annotations

from typing import Any

from salestrain.ui.document import Column, Fold, Form, Heading, Items, Node, Section, Slot, Stack, Table, Text
from salestrain.ui.fields import Choice, Field, Slider
from salestrain.ui.figures import RangeBar, RangeBars
from salestrain.ui.html import to_html
from salestrain.ui.phrases import quote, strong
from tests.ui.comparing import given, pieces, sample

Priced = dict[str, Any]


def assumptions_part(priced: Priced) -> Stack:
    """Show the assumptions to move, places for their answer, and what the learner believes."""
    beliefs = [[strong(lead), rest, quote(why)] for lead, rest, why in priced["beliefs"]]
    return Stack(
        [
            Text(
                "A stage that is skipped takes no time, and each later stage keeps only part of its odds. "
                "How much is left is an assumption; move it, and see what it does.",
                "notice",
            ),
            assumptions_form(priced),
            Slot("says", live="status"),
            Slot("price"),
            Section(
                "What closed deals say",
                [
                    Text(f"{priced['record_of']}. In points of the share won, with a 95 % interval."),
                    Items(priced["evidence"]),
                    Text(priced["note"]),
                ],
            ),
            Section("Do you believe that?", [Items(beliefs), belief_form(priced)]),
        ]
    )


def assumptions_form(priced: Priced) -> Form:
    """Ask for the assumptions; the answer follows while they are moved."""
    columns = [
        Column("Stage", names_row=True),
        Column("% passing", "number"),
        Column("hours", "number"),
        Column("typical days", "number"),
    ]
    rows = [
        [
            name,
            figure(f"passes{place}", f"Percent passing {name}", passes, 1, 100),
            figure(f"hours{place}", f"Hours for {name}", hours, 0, 1_000),
            figure(f"days{place}", f"Typical days of {name}", days, 0, 3_650),
        ]
        for place, (_, name, passes, hours, days) in enumerate(priced["stages"])
    ]
    odds = "What a skip leaves of each later stage's odds, in percent"
    body: list[Node] = [
        Slider("odds_left", odds, str(priced["odds_left"]), 5, 100),
        Slider("hours_a_month", "Hours a month for selling", str(priced["hours_a_month"]), 10, 300),
        Fold("The figures of each stage", [Table("Assumptions, stage by stage", columns, rows)]),
    ]
    return Form("price", body, "Work it out", "plain", small=True, live="price")


def figure(name: str, label: str, value: int, least: int, most: int) -> Field:
    """Ask for a number in a cell of a table."""
    return Field(name, label, "number", str(value), least=least, most=most, label_shown=False)


def belief_form(priced: Priced) -> Form:
    """Ask what the learner believes, and why."""
    stages = [(name, words) for name, words, *_ in priced["stages"][:-1]]
    why = "What have you seen that speaks for it or against it?"
    return Form(
        "believe",
        [
            Choice("stage", "If this stage is skipped", stages, id="st-belief-stage"),
            Choice("answer", "What do you believe?", [tuple(one) for one in priced["answers"]], "one", required=True),
            Field("why", why, "long", required=True, longest=2_000, id="st-belief-why"),
        ],
        "Keep my answer",
    )


def answer_part(priced: Priced) -> list[Node]:
    """Show the answer as a chart, a table and sentences."""
    bars = []
    for stage, wins, low, high in priced["bars"]:
        bars.append(RangeBar(f"without “{stage}”: {wins:.2f}", wins, None if low is None else (low, high)))
    says = "A bar for each stage skipped, with a line from P10 to P90. The table below has every number."
    against = (f"no skip: {priced['kept']:.2f}", priced["kept"])
    titles = [
        "won",
        "days to a win, P10 / P50 / P90",
        "hours a win",
        "hours to the next win, P10 / P50 / P90",
        "wins a month",
        "P10 / P50 / P90",
        "breaks even at",
    ]
    columns = [Column("Skipped", names_row=True), *(Column(title, "number") for title in titles)]
    return [
        RangeBars("Wins a month if a stage is skipped", says, bars, against),
        Text("Bar: wins a month on average. Line below it: P10 to P90 of single months.", "fine"),
        Table("What each skip would lead to", columns, priced["table"]),
        Heading("When would a skip pay?"),
        Items(priced["break_even"]),
        Text(
            f"{priced['deals']:,} simulated deals, with the stage and without it on the same chances. Wins a month, "
            "hours and chances are calculated; days and P10, P50, P90 are simulated. The last stage has none after it "
            "to hurt, so it has no price here.",
            "fine",
        ),
    ]


def test_the_assumptions_are_what_they_were() -> None:
    assert pieces(sample("pricing")) == pieces(to_html(assumptions_part(given("pricing"))))


def test_the_sentence_that_answers_is_what_it_was() -> None:
    assert pieces(sample("pricing_says")) == pieces(to_html(Text(given("pricing")["says"], "lead")))


def test_the_chart_and_the_table_are_what_they_were() -> None:
    assert pieces(sample("pricing_price")) == pieces(to_html(answer_part(given("pricing"))))
