"""The screens before the first item: what there is to practise, and the prediction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ....attempts.practice import Practice
from ....core.session import Session
from ....ui import (
    Body,
    Box,
    Button,
    Chip,
    Column,
    Fold,
    Heading,
    Items,
    Row,
    Screen,
    Section,
    Table,
    Text,
    muted,
    quote,
    strong,
)
from ....ui.blocks import ask_name, who
from ....ui.phrases import signed
from ..content import Behaviour, Drill
from ..points import POINTS
from .items import progress
from .schedule import Schedule, day_in_words


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finished practice: how many of its first tries earned everything."""

    attempt: str
    day: str
    label: str
    right: int
    tries: int


def start_screen(
    practice: Practice, schedules: Mapping[str, Schedule], earlier: Sequence[Earlier], today: date, led_to: str
) -> Screen:
    """Show the brief and the behaviours to choose from: the one that a debrief leads to, then those that are due.

    Args:
        practice: the drill and its learner; a behaviour can be chosen as soon as somebody is there.
        schedules: by behaviour, when it was practised and when it is due.
        earlier: the finished practices, newest first.
        today: the day it is for the learner.
        led_to: the id of the behaviour that a debrief leads to; empty where none does.
    """
    drill: Drill = practice.exercise

    def urgency(behaviour: Behaviour) -> tuple[bool, bool]:
        return behaviour.id != led_to, not schedules[behaviour.id].is_due(today)

    cards = [
        _card(behaviour, schedules[behaviour.id], today, leads_here=behaviour.id == led_to, named=bool(practice.name))
        for behaviour in sorted(drill.behaviours, key=urgency)
    ]
    body: Body = [
        Text(drill.briefing.learner, "lead"),
        Text([strong("Your goal: "), drill.briefing.goal]),
        who(practice.name, named_by_setting=practice.named_by_setting) if practice.name else ask_name(),
        Items(cards, "marks"),
        points_table({item.format for item in drill.items}),
        _earlier(earlier),
        Text(drill.illustrative, "fine"),
    ]
    return Screen("Choose one thing to practise", body)


def _card(behaviour: Behaviour, schedule: Schedule, today: date, *, leads_here: bool, named: bool) -> Box:
    urgent = leads_here or schedule.is_due(today)
    begin = Button(f"Practise: {behaviour.label}", "train", behaviour.id, "primary" if urgent else "plain")
    body: Body = [
        Text([Chip("your debrief points here", "accent")]) if leads_here else None,
        Heading(behaviour.label),
        Text(behaviour.why),
        _when(schedule, today),
        Row([begin]) if named else None,
    ]
    return Box(body)


def _when(schedule: Schedule, today: date) -> Text:
    if not schedule.practised:
        return Text("Not practised yet.", "fine")
    last = f"Last practised on {day_in_words(schedule.practised[-1])}. "
    if not schedule.due:
        return Text(f"{last}You have practised on all its days; practise again whenever you like.", "fine")
    next_day = schedule.due[0]
    if next_day > today:
        return Text(f"{last}Due again on {day_in_words(next_day)}.", "fine")
    when = "today" if next_day == today else f"since {day_in_words(next_day)}"
    return Text([Chip(f"due {when}", "caution"), " ", last], "small")


_QUESTION = ("focus:situation", "focus:problem", "focus:implication", "focus:result", "follow_up")
_FAULTS = ("stacked", "leading", "pitch")
USED: Mapping[str, tuple[str, ...]] = {
    "classify": ("right:form", "right:focus"),
    "rewrite": (*_QUESTION, "focus:others", "focus:commitment", *_FAULTS),
    "ladder": (*_QUESTION, *_FAULTS),
    "incumbent": ("focus:keep", "focus:change", "focus:wish", "used", "stacked", "leading", "against"),
    "next_best": ("opened:key", "opened:useful", "opened:context", "trust:up", "trust:down", "known", *_FAULTS),
    "reflect": ("covered:all", "covered:most", "covered:some", "own_words", "invented", "flipped", "pitch"),
    "excuse": ("right:clause", "action:verb", "action:what", "action:when", "beside"),
}
"""By format, the entries of the table of points that can apply."""
_ASKING = frozenset(("rewrite", "ladder", "incumbent"))
"""Formats in which questions are typed."""


def points_table(formats: Collection[str]) -> Fold:
    """Show what is worth how many points in tries of these formats: no secret."""
    why = (
        "Whether a question is open or closed counts for nothing. In the research behind this, the difference lay in "
        "what a question is about, whether it picks up on what was said, and what it opens up. A question about "
        "something else than what is asked for earns 1 at most."
    )
    title = "How points are earned"
    columns = [Column("What"), Column("Points", "number")]
    used = {tag for name in formats for tag in USED[name]}
    rows = [[words, signed(points)] for tag, (points, words) in POINTS.items() if points and tag in used]
    said = Text(why) if _ASKING & set(formats) else None
    return Fold(title, [said, Table(title, columns, rows, caption_shown=False)])


def _earlier(earlier: Sequence[Earlier]) -> Fold | None:
    if not earlier:
        return None
    rows: list[Body] = []
    for practice in earlier:
        words = f"{practice.day}, {practice.label}: {practice.right} of {practice.tries} right on the first try "
        opens = f"Open the round of {practice.day}: {practice.label}"
        rows.append([words, Button(opens, "open", practice.attempt, "quiet")])
    return Fold(f"Your earlier rounds here ({len(rows)})", [Items(rows)])


def predict_screen(session: Session) -> Screen:
    """Teach the behaviour on a card, then ask how many tries will be right at once."""
    state = session.state
    behaviour: Behaviour = session.script.behaviours[state.behaviour]
    tries = len(state.drawn)
    numbers = [Button(str(number), "predict", number) for number in range(tries + 1)]
    question = f"How many of the {tries} tries will earn full points at once? It trains you to judge yourself."
    body: Body = [
        Text(behaviour.try_next, "notice"),
        *_card_of(behaviour),
        Text(behaviour.why),
        Section("Your prediction", [Text(question), Row(numbers, label="My prediction")]),
        points_table({session.script.items[name].format for name in state.drawn}),
    ]
    return Screen(behaviour.label, body, above=[progress(session)])


def _card_of(behaviour: Behaviour) -> list[Box]:
    """Show the examples of a behaviour, each with what to see in it."""
    cards = []
    for example in behaviour.examples:
        said = Text([muted("The buyer: "), quote(example.says)]) if example.says else None
        cards.append(Box([said, Text([strong("You: "), quote(example.line)]), Text(example.see, "small")], "mark"))
    return cards
