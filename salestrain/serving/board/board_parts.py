"""The parts of the facilitator's board: what is on, who is here, how far they are. States and counts, never words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from ...ui.document import Body, Box, Column, Content, Fold, Items, Node, Record, Row, Section, Table, Text
from ...ui.fields import Button
from ...ui.figures import CountBars, Countdown, CountRow, Meter
from ...ui.phrases import Chip, Inline, Link, Phrase, Verdict, muted, strong
from ...workshop.content import Workshop
from ...workshop.progress import (
    BANDS,
    LEAST,
    Doing,
    Progress,
    Standing,
    at_exercise,
    best_of_each,
    group_result,
    progress,
)
from ...workshop.rules import open_exercises, passed
from ...workshop.state import Present, Question, WorkshopState
from .stage import Stage
from .steps import KIND_IN_WORDS, PAGE_OF, current, following
from .watch import Look

STANDING_LOOKS: dict[Standing, Verdict] = {
    "not started": "plain",
    "started": "accent",
    "practising": "accent",
    "done": "good",
    "wants help": "caution",
}
MOST_COLUMNS = 4
"""Exercises whose states stand in the roster side by side."""
MINUTES_MORE = 2


def now_box(look: Look) -> Body:
    """Return what is on now, its clock, and what can be done about it."""
    plan, state = look.kept.plan, look.state
    if state.is_closed:
        return [Box([Text("This workshop is closed. Its debrief can still be looked at.", "lead")], "notice")]
    step, after = current(plan, state), following(plan, state)
    begin = "Begin" if step is None else "Next"
    next_one = Button(f"{begin}: {plan.agenda[after].title}", "step", after, "primary") if after is not None else None
    if step is None or state.step is None:
        return [Box([Text("The agenda has not begun. People can join already.", "lead"), Row([next_one])], "card")]
    more = Button(f"+{MINUTES_MORE} minutes", "more", MINUTES_MORE)
    sort = KIND_IN_WORDS[step.kind]
    kind = "" if sort.casefold() == step.title.casefold() else sort  # "Welcome" need not be said twice
    body: list[Node | None] = [
        Text([strong(f"{state.step.number + 1}. {step.title} "), muted(kind)], "lead"),
        Countdown("Time left", state.step.ends),
        Row([next_one, more]),
        Text(step.say, "hint") if step.say else None,
    ]
    if after is None:
        body.insert(2, Text("This is the last step.", "muted"))
    return [Box(body, "card", label="What is on now")]


def frozen_box(state: WorkshopState) -> Body:
    """Return that everybody's page rests, if it does, and how they go on."""
    if state.frozen is None:
        return []
    words = f"Everybody's page rests: “{state.frozen}”" if state.frozen else "Everybody's page rests."
    return [Box([Text(words), Row([Button("Let them go on", "thaw", weight="primary")])], "notice", "caution")]


def hands(state: WorkshopState, now: datetime) -> Body:
    """Return whose hands are up, who waits longest first."""
    up = state.hands
    if not up:
        return []
    rows = [_hand(person, now) for person in up]
    title = "One hand is up" if len(up) == 1 else f"{len(up)} hands are up"
    return [Box([Text(strong(title).words, live="status"), Items(rows, "rows", ordered=True)], "notice", label=title)]


def _hand(person: Present, now: datetime) -> list[Inline | Button]:
    waits = max(0, round((now - person.hand).total_seconds() / 60)) if person.hand is not None else 0
    since = "just now" if waits == 0 else f"for {waits} min"
    helped = Button("Helped", "helped", person.seat, small=True, about=person.nickname)
    return [Phrase(person.nickname, "name"), muted(f" {since} "), helped]


def agenda(look: Look) -> Body:
    """Return the agenda, with the step that runs and a way into every other one."""
    plan, state = look.kept.plan, look.state
    running = state.step.number if state.step is not None else -1
    rows = [_step_row(plan, number, running, is_closed=state.is_closed) for number in range(len(plan.agenda))]
    columns = [Column("Step", names_row=True), Column("What"), Column("Minutes", "number"), Column("Begin")]
    return [Table(f"Agenda: {plan.minutes} minutes", columns, rows, stacks=True)]


def _step_row(plan: Workshop, number: int, running: int, *, is_closed: bool) -> Record:
    step = plan.agenda[number]
    title: list[Inline] = [f"{number + 1}. {step.title}"]
    if number == running:
        title.append(Chip("now", "accent", current=True))
    begin = None if is_closed or number == running else Button("Begin", "step", number, small=True, about=step.title)
    return Record([title, KIND_IN_WORDS[step.kind], str(step.minutes), begin], stands_out=number == running)


def roster(look: Look, stage: Stage, here: Collection[str], now: datetime) -> Body:
    """Return everybody by nickname with their states. No words of theirs, and no score."""
    state = look.state
    shown, being_practised = _shown_exercises(look.kept.plan, state), open_exercises(look.kept.plan, state)
    by_seat: dict[str, list[Doing]] = {}
    for one in look.doings:
        by_seat.setdefault(one.seat, []).append(one)
    rows: list[list[Content]] = [
        [
            [Phrase(person.nickname, "name"), *([] if person.seat in here else [muted(" (not connected)")])],
            *(
                _standing(person, name, by_seat.get(person.seat, ()), now, is_open=name in being_practised)
                for name in shown
            ),
        ]
        for person in sorted(state.here, key=lambda one: (one.hand is None, one.nickname.casefold()))
    ]
    gone = [person.nickname for person in state.people.values() if person.has_left]
    columns = [Column("Who", names_row=True), *(Column(stage.title(name)) for name in shown)]
    if not rows:
        return [Text("Nobody has joined yet.", "lead"), _left(gone)]
    people = "1 person is here" if len(rows) == 1 else f"{len(rows)} people are here"
    return [Table(people, columns, rows), _left(gone)]


def _left(gone: Sequence[str]) -> Node | None:
    return Text(f"Left: {', '.join(gone)}.", "muted") if gone else None


def _standing(person: Present, exercise: str, doings: Sequence[Doing], now: datetime, *, is_open: bool) -> Chip:
    at = at_exercise(person, exercise, doings, now, is_open=is_open)
    return Chip(at.standing, STANDING_LOOKS[at.standing])


def _shown_exercises(plan: Workshop, state: WorkshopState) -> tuple[str, ...]:
    """Return the exercises that the roster has columns for: those opened last, in the order of the plan."""
    names = [rules.exercise for rules in plan.exercises]
    if len(names) <= MOST_COLUMNS:
        return tuple(names)
    lately = [name for name in state.ever_opened if name in names][-MOST_COLUMNS:]
    return tuple(name for name in names if name in lately) or tuple(names[:MOST_COLUMNS])


def exercises(look: Look, stage: Stage, now: datetime) -> Body:
    """Return each exercise: open or closed, how far the room is, how many may be stuck, how the group did."""
    return [
        Section(stage.title(rules.exercise), _exercise(look, rules.exercise, now)) for rules in look.kept.plan.exercises
    ]


def _exercise(look: Look, name: str, now: datetime) -> Body:
    state = look.state
    stands = progress(state, name, look.doings, now, is_open=name in open_exercises(look.kept.plan, state))
    done = f"{stands.counts['done']} of {stands.people} done"
    is_open = state.is_open(name)
    deeds: list[Node | Inline | None] = [
        Chip("open", "good") if is_open else Chip("closed"),
        Button("Close", "shut", name, small=True) if is_open else Button("Open", "unlock", name, small=True),
        Button("Send everybody there", "send", f"exercise:{name}", small=True) if is_open else None,
    ]
    paper = Link("On paper", f"../../../exercises/{name}/print/")
    return [
        Row([*(deeds if not state.is_closed else deeds[:1]), paper]),
        Meter("Done", stands.share_done, done),
        Text(_counts(stands), "muted") if stands.counts["done"] < stands.people else None,
        _stuck(stands),
        *_group(look, name),
    ]


def _counts(stands: Progress) -> str:
    return " · ".join(f"{number} {standing}" for standing, number in stands.counts.items() if number)


def _stuck(stands: Progress) -> Node | None:
    if not stands.stuck:
        return None
    words = "One person may be stuck" if stands.stuck == 1 else f"{stands.stuck} people may be stuck"
    return Text(f"{words}: a hand is up, or nothing has happened for four minutes.", "caution")


def _group(look: Look, name: str) -> Body:
    """Return how the group did, from five people on."""
    doings = [one for one in look.doings if one.attempt not in look.state.by_hand]
    totals = [best for seat, (_, best) in best_of_each(doings, name).items() if seat in look.state.people]
    result = group_result(totals)
    if result is None:
        return [Text(f"Results of the group are shown once {LEAST} people are done.", "fine")] if totals else []
    says = f"{result.n} people are done; half of them earned {result.median:.0f} of 100 or more."
    rules = look.kept.plan.rules_of(name)
    reached = passed(rules, totals) if rules is not None else ""
    rows = [CountRow(f"{band} points", [result.bands[band]]) for band in BANDS]
    return [
        Text(says),
        Text(reached) if reached else None,
        Fold("How they spread", [CountBars("Best results", says, rows)], id=f"group-{name}"),
    ]


def ways(look: Look) -> Body:
    """Return the pages everybody can be sent to, beside what the step does by itself."""
    if look.state.is_closed:
        return []
    names = {"room": "the workshop's page", "vote": "the vote", "wall": "the wall", "debrief": "the debrief"}
    buttons = [Button(f"Send everybody to {words}", "send", page, small=True) for page, words in names.items()]
    return [Row(buttons, label="Send everybody to a page")]


def wall(questions: Sequence[Question], people: dict[str, str]) -> Body:
    """Return what was submitted for the wall: first what waits, then what is shown, most votes first.

    Args:
        questions: all questions.
        people: nicknames by seat, used only for authors who ticked that their name be shown.
    """
    waiting = [one for one in questions if not one.is_approved]
    shown = sorted((one for one in questions if one.is_approved), key=lambda one: -len(one.liked_by))
    to_show = [
        _question(one, people, Button("Show it", "approve", one.id, small=True, about=one.text[:60])) for one in waiting
    ]
    on_it = [
        _question(one, people, Button("Take it off", "hide", one.id, small=True, about=one.text[:60])) for one in shown
    ]
    return [
        Section("Waiting for you", [Items(to_show, "rows") if to_show else Text("Nothing is waiting.", "muted")]),
        Section("On the wall", [Items(on_it, "rows") if on_it else Text("Nothing is shown yet.", "muted")]),
    ]


def _question(one: Question, people: dict[str, str], button: Button) -> list[Inline | Button]:
    by = f" – {people[one.seat]}" if one.is_named and one.seat in people else ""
    number = len(one.liked_by)
    votes = (" 1 vote" if number == 1 else f" {number} votes") if one.is_approved else ""
    return [Phrase(one.text, "quote"), muted(f"{by}{votes} "), button]


def links(at: str = "..") -> Row:
    """Return the ways to the other pages of whoever leads the workshop."""
    return Row(
        [
            Link("Big screen", f"{at}/screen/", as_button=True),
            Link("How people join", f"{at}/start/", as_button=True),
            Link("Plan", f"{at}/plan"),
            Link("Lead as a pair", f"{at}/pair"),
        ]
    )


__all__ = ["PAGE_OF", "agenda", "exercises", "frozen_box", "hands", "links", "now_box", "roster", "wall", "ways"]
