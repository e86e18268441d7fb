"""One week of a plan as a document: word for word and class for class what it was as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from salestrain.ui.document import Fold, Form, Item, Items, Node, Row, Section, Stack, Text
from salestrain.ui.fields import Button, Field, Hidden, Tick
from salestrain.ui.html import to_html
from salestrain.ui.phrases import Chip, Inline, spoken, strong
from tests.ui.comparing import given, pieces, sample

Planned = Mapping[str, Any]


def week_part(week: Mapping[str, Any]) -> Stack:
    """Show what is to be done in a week, from the action up to its goal."""
    day = date.fromisoformat(week["day"])
    monday = day - timedelta(days=day.weekday())
    overdue = [line for line in week["lines"] if line["date"] and line["date"] < str(monday)]
    this_week = [line for line in week["lines"] if line["date"] >= str(monday)]
    whenever = [line for line in week["lines"] if not line["date"]]
    return Stack(
        [
            day_form(day),
            Row(
                [
                    Button("The week before", "day", str(day - timedelta(days=7))),
                    Button("The week after", "day", str(day + timedelta(days=7))),
                ],
                "screen",
            ),
            Text(summary(monday, this_week, overdue), "lead"),
            lines_part("Still open from before", overdue),
            lines_part("This week", this_week),
            lines_part("Whenever there is time: no day was given", whenever),
            quiet_part(week["quiet"]),
        ]
    )


def summary(monday: date, this_week: Sequence[Planned], overdue: Sequence[Planned]) -> str:
    """Say how much of the week is done."""
    done = sum(line["state"] == "done" for line in this_week)
    minutes = sum(line["minutes"] or 0 for line in this_week if line["state"] != "dropped")
    before = f", {len(overdue)} from before still open" if overdue else ""
    return (
        f"Week of {monday} to {monday + timedelta(days=6)}: {done} of {len(this_week)} done, "
        f"{minutes / 60:.1f} hours planned{before}."
    )


def day_form(day: date) -> Form:
    """Ask for the day that counts as today."""
    box = Field("value", "The day to look from", "date", str(day), required=True, short=True, id="st-day")
    return Form("day", [box], "Look", "plain", layout="line", where="screen")


def lines_part(title: str, lines: Sequence[Planned]) -> Section | None:
    """Show some lines under a title."""
    if not lines:
        return None
    return Section(title, [Items([planned_item(line) for line in lines], "rows")])


def planned_item(line: Planned) -> Item:
    """Show one action on one day, with its path to a goal."""
    words: list[Inline] = [strong(line["text"]), " "]
    for fact in facts(line):
        words += [" ", Chip(fact)]
    about: list[Node | None] = [Text(words), Text(line["path"], "fine")]
    if line["cue"]:
        about.append(Text(line["cue"], "small"))
    return Item([*about, ways(line)], place_of(line))


def place_of(line: Planned) -> str:
    return f"st-w-{line['action'].replace('.', '-')}-{line['planned']}"


def facts(line: Planned) -> list[str]:
    """Say at a glance how a line stands."""
    found = [line["date"] or "no day", f"{line['minutes']} min" if line["minutes"] else "no minutes given"]
    if line["date"] != line["planned"]:
        found.append(f"planned for {line['planned']}")
    if line["late"]:
        found.append(f"{line['late']} days late")
    if line["state"] == "done":
        found.append("done")
    if line["state"] == "dropped":
        found.append(f"dropped: {line['reason']}")
    return found


def ways(line: Planned) -> Node | None:
    """Offer what can be done with a line."""
    value = f"{line['action']}|{line['planned']}"
    about = f"{line['text']}, {line['planned'] or 'no day'}"
    if line["state"] == "dropped":
        return None
    if line["state"] == "done":
        return Row([Button("Not done after all", "untick", value, small=True, about=about)], "screen")
    return Stack([Button("Done", "tick", value, small=True, about=about), move_or_drop(line)], "screen")


def move_or_drop(line: Planned) -> Fold:
    """Offer another day, or to leave it out."""
    place = place_of(line)
    which = [Hidden("action", line["action"]), Hidden("was", line["planned"])]
    to = Field("to", "To which day?", "date", line["date"], required=True, short=True, id=f"{place}-to")
    why = Field("reason", "Why is it dropped?", required=True, longest=600, id=f"{place}-why")
    every = Tick("all", "All of it, for good") if line["repeats"] else None
    move = Form("move", [*which, to], "Move it", "plain", small=True, layout="line") if line["planned"] else None
    drop = Form("drop", [*which, why, every], "Drop it", "plain", small=True, layout="close")
    return Fold(["Move or drop", spoken(f": {line['text']}, {line['planned']}")], [move, drop], id=f"{place}-more")


def quiet_part(quiet: Sequence[tuple[str, str]]) -> Section:
    """Name objectives that nobody touched for a fortnight."""
    lines = [f"“{text}”, since {touched or 'the beginning'}" for text, touched in quiet]
    return Section("Untouched for more than 14 days", [Items(lines), Text("What is the next small step?")])


def test_a_week_of_a_plan_is_what_it_was() -> None:
    assert pieces(sample("week")) == pieces(to_html(week_part(given("week"))))
