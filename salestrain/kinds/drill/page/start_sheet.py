"""The sheets before the first item: what there is to practise, and the prediction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ....core.session import Session
from ....ui.html_blocks import ask_name, heading, who
from ....ui.layout import columns, section, signed
from ....ui.markup import Html, button, fold, tag
from ..content import Behaviour, Drill
from ..points import POINTS
from .items import progress
from .schedule import Schedule, said


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finished practice: how many of its first tries earned everything."""

    attempt: str
    day: str
    label: str
    right: int
    tries: int


def start_sheet(
    drill: Drill,
    name: str,
    named_by_setting: bool,
    schedules: Mapping[str, Schedule],
    earlier: Sequence[Earlier],
    today: date,
    led_to: str,
) -> Html:
    """The brief, and the behaviours to choose from: the one that a debrief led to first, then those that are due."""
    ordered = sorted(drill.behaviours, key=lambda one: (one.id != led_to, not schedules[one.id].is_due(today)))
    cards = [tag("li", _card(one, schedules[one.id], bool(name), today, one.id == led_to)) for one in ordered]
    return tag(
        "div",
        heading("Choose one thing to practise"),
        tag("p", drill.briefing.learner, class_="st-lead"),
        tag("p", tag("strong", "Your goal: "), drill.briefing.goal),
        who(name, named_by_setting) if name else ask_name(),
        tag("ul", *cards, class_="st-marks"),
        points_table(),
        _earlier(earlier),
        tag("p", drill.illustrative, class_="st-muted st-small"),
        class_="st-stack st-prose",
    )


def _card(behaviour: Behaviour, one: Schedule, named: bool, today: date, led_to: bool) -> Html:
    look = "st-primary" if led_to or one.is_due(today) else ""
    return tag(
        "div",
        tag("p", tag("span", "your debrief leads here", class_="st-chip st-accent")) if led_to else None,
        tag("h3", behaviour.label, class_="st-card-title"),
        tag("p", behaviour.why),
        _when(one, today),
        tag("div", button(f"Practise: {behaviour.label}", "train", behaviour.id, look), class_="st-row")
        if named else None,
        class_="st-card",
    )  # fmt: skip


def _when(one: Schedule, today: date) -> Html:
    if not one.practised:
        return tag("p", "Not practised yet.", class_="st-muted st-small")
    last = f"Last practised on {said(one.practised[-1])}. "
    if one.is_due(today):
        when = "today" if one.due[0] == today else f"since {said(one.due[0])}"
        return tag("p", tag("span", f"due {when}", class_="st-chip st-caution"), " ", last, class_="st-small")
    after = f"Due again on {said(one.due[0])}." if one.due else "All its days are done; practise when you like."
    return tag("p", last, after, class_="st-muted st-small")


def points_table() -> Html:
    """What is worth what: no secret."""
    rows = [
        tag("tr", tag("td", words), tag("td", signed(points), class_="st-number"))
        for points, words in POINTS.values()
        if points
    ]
    return fold(
        "What is worth how many points",
        tag("p", "Whether a question is open or closed weighs nothing: what it is about, whether it takes up what was "
            "said, and what it opens made the difference in the research that this follows."),
        tag("table", tag("thead", columns(("What", False), ("Points", True))), tag("tbody", *rows), class_="st-table"),
    )  # fmt: skip


def _earlier(earlier: Sequence[Earlier]) -> Html | None:
    if not earlier:
        return None
    rows = [
        tag("li", f"{one.day}, {one.label}: {one.right} of {one.tries} right at once ",
            button(f"Open the practice of {one.day}: {one.label}", "open", one.attempt, "st-quiet"))
        for one in earlier
    ]  # fmt: skip
    return fold(f"Your earlier practices here ({len(rows)})", tag("ul", *rows))


def predict_sheet(session: Session) -> Html:
    """How many will be right at once? Asked before anything is seen."""
    state, behaviour = session.state, session.script.behaviours[session.state.behaviour]
    tries = len(state.drawn)
    choices = [button(str(right), "predict", right) for right in range(tries + 1)]
    return tag(
        "div",
        progress(session),
        heading(f"How many of the {tries} will earn everything at once?"),
        tag("p", "Say it before you see anything. Predicting trains you to judge your own questions."),
        tag("div", *choices, class_="st-row", role="group", aria_label="My prediction"),
        section("What to do", tag("p", behaviour.try_next, class_="st-notice"), tag("p", behaviour.why)),
        points_table(),
        class_="st-stack st-prose",
    )
