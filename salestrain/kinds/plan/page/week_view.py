"""The week's sheet from the bottom up: each action with its path to a goal, to tick, to move, to drop with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ....ui.layout import section
from ....ui.markup import Html, button, join, tag
from ..calendar import DONE, DROPPED
from ..executing import Line, progress_of, week_sheet
from ..tree import path_words
from .node_view import Seen

MOST, FEW = 80, 6
"""Lines that are drawn, and that are drawn without being asked for."""


def week_view(seen: Seen, day: date) -> Html:
    """What is to be done in the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    lines = week_sheet(seen.plan, day)
    overdue = [one for one in lines if one.when and one.when.date < monday]
    week = [one for one in lines if one.when and one.when.date >= monday]
    whenever = [one for one in lines if one.when is None]
    done = sum(one.when is not None and one.when.state == DONE for one in week)
    minutes = sum(one.action.minutes or 0 for one in week if one.when and one.when.state != DROPPED)
    return tag(
        "div",
        as_of_form(day),
        tag(
            "div",
            button("The week before", "day", str(day - timedelta(days=7))),
            button("The week after", "day", str(day + timedelta(days=7))),
            class_="st-row st-screen-only",
        ),
        tag(
            "p",
            f"Week of {monday} to {sunday}: {done} of {len(week)} done, {minutes / 60:.1f} hours planned"
            f"{f', {len(overdue)} from before still open' if overdue else ''}.",
            class_="st-lead",
        ),
        tag(
            "p",
            "This is what the plan would ask for. To tick it, compile the plan and begin the period.",
            class_="st-notice",
        )
        if seen.state.phase == "building"
        else None,
        _overdue(overdue, seen),
        _lines("This week", week, seen),
        _lines("Whenever there is time: no day was given", whenever, seen),
        _quiet(seen, day),
        class_="st-stack",
    )


def _quiet(seen: Seen, day: date) -> Html | None:
    """Objectives that nobody touched for a fortnight."""
    if seen.state.phase != "executing":
        return None
    each = (progress_of(seen.plan, seen.tree, one, day, seen.state.touched) for one in seen.plan.objectives)
    quiet = [tag("li", f"“{one.objective.text}”, since {one.touched or 'the beginning'}") for one in each if one.quiet]
    if not quiet:
        return None
    return section("Untouched for more than 14 days", tag("ul", *quiet), tag("p", "What is the next small step?"))


def as_of_form(day: date) -> Html:
    """The day that counts as today on this page."""
    return tag(
        "form",
        tag("label", "The day to look from", for_="st-day", class_="st-label"),
        tag(
            "div",
            tag(
                "input",
                type="date",
                id="st-day",
                name="value",
                value=str(day),
                class_="st-input st-short",
                required=True,
            ),
            tag("button", "Look", type="submit", class_="st-button"),
            class_="st-row",
        ),
        data_send="day",
        class_="st-field st-screen-only",
    )


def _overdue(lines: Sequence[Line], seen: Seen) -> Html | None:
    """What is still open from before; so much of it that the week would be out of sight opens on demand."""
    if len(lines) <= FEW:
        return _lines("Still open from before", lines, seen)
    inside = _lines("The oldest first", lines, seen)
    summary = tag("summary", f"Still open from before ({len(lines):,})")
    return tag("details", summary, inside, class_="st-details", id="st-w-before")


def _lines(title: str, lines: Sequence[Line], seen: Seen) -> Html | None:
    if not lines:
        return None
    rest = len(lines) - MOST
    more = tag("p", f"… and {rest:,} more.", class_="st-hint") if rest > 0 else None
    return section(title, tag("ul", *[_line(one, seen) for one in lines[:MOST]], class_="st-items"), more)


def row_id(action: str, planned: str) -> str:
    """The id of a line of the sheet."""
    return f"st-w-{action.replace('.', '-')}-{planned}"


def _line(line: Line, seen: Seen) -> Html:
    when, action = line.when, line.action
    planned = str(when.planned) if when else ""
    state = when.state if when else ""
    words = [str(when.date) if when else "no day", f"{action.minutes} min" if action.minutes else "no minutes given"]
    words += [f"planned for {when.planned}"] if when and when.date != when.planned else []
    words += [f"{line.late} days late"] if line.late else []
    words += ["done"] if state == DONE else [f"dropped: {when.reason}"] if when and state == DROPPED else []
    return tag(
        "li",
        tag("p", tag("strong", action.text), " ", *[join(" ", tag("span", word, class_="st-chip")) for word in words]),
        tag("p", path_words(line.path), class_="st-muted st-small"),
        tag("p", action.cue, class_="st-small") if action.cue else None,
        _ways(line, seen, planned, state),
        id=row_id(action.id, planned),
        tabindex="-1",
    )


def _ways(line: Line, seen: Seen, planned: str, state: str) -> Html | None:
    if seen.state.phase != "executing" or state == DROPPED:
        return None
    action, value = line.action, f"{line.action.id}|{planned}"
    hidden = tag("span", f": {action.text}, {planned or 'no day'}", class_="st-hidden")
    send, words = ("untick", "Not done after all") if state == DONE else ("tick", "Done")
    tick = tag("button", words, hidden, type="button", class_="st-button st-small", data_send=send, data_value=value)
    if state == DONE:
        return tag("div", tick, class_="st-row st-screen-only")
    return tag("div", tick, _move_or_drop(line, planned), class_="st-stack st-screen-only")


def _move_or_drop(line: Line, planned: str) -> Html:
    name = row_id(line.action.id, planned)
    words = tag("span", f": {line.action.text}, {planned}", class_="st-hidden")
    move = _move(line, planned, name) if planned else None
    return tag(
        "details",
        tag("summary", "Move or drop", words),
        tag("div", move, _drop(line, planned, name), class_="st-stack"),
        class_="st-details",
        id=f"{name}-more",
    )


def _which(line: Line, planned: str) -> Html:
    action = tag("input", type="hidden", name="action", value=line.action.id)
    return join(action, tag("input", type="hidden", name="was", value=planned))


def _move(line: Line, planned: str, name: str) -> Html:
    day = str(line.when.date) if line.when else None
    to = tag("input", type="date", id=f"{name}-to", name="to", class_="st-input st-short", required=True, value=day)
    return tag(
        "form",
        _which(line, planned),
        tag("label", "To which day?", for_=f"{name}-to", class_="st-label"),
        tag("div", to, tag("button", "Move it", type="submit", class_="st-button st-small"), class_="st-row"),
        data_send="move",
        class_="st-field",
    )


def _drop(line: Line, planned: str, name: str) -> Html:
    why = tag("input", type="text", id=f"{name}-why", name="reason", class_="st-input", required=True, maxlength=600,
              autocomplete="off")  # fmt: skip
    every = tag("label", tag("input", type="checkbox", name="all", value="yes"), "All of it, for good",
                class_="st-choice")  # fmt: skip
    return tag(
        "form",
        _which(line, planned),
        tag("label", "Why is it dropped?", for_=f"{name}-why", class_="st-label"),
        why,
        every if line.action.repeats else None,
        tag("div", tag("button", "Drop it", type="submit", class_="st-button st-small"), class_="st-row"),
        data_send="drop",
        class_="st-field",
    )
