"""What a skip costs: assumptions to move, answered by a chart, the same as a table, and a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....core.events import Refusal
from ....core.session import Session
from ....statistics import Cost, Course, OutOfRange, Spread
from ....ui.document import Body, Column, Content, Form, Heading, Items, Node, Section, Slot, Table, Text
from ....ui.fields import Choice, Field
from ....ui.figures import RangeBar, RangeBars
from ....ui.phrases import quote, strong
from ..content import Process
from ..ledger import NOTE, Evidence
from ..moves import BELIEFS, evidence_for
from ..pricing import break_even_sentence, costs, dearest
from ..state import State
from .assumptions import TypedFigures, assumptions_form
from .evidence import points
from .tabs import stage_names

DEALS = 20_000
"""Simulated deals while a slider moves: enough for whole days and tenths of wins, and there at once."""


def body(session: Session, typed: TypedFigures) -> list[Node]:
    """Show the assumptions as they stand in the form, places for their answer, and what the learner believes."""
    model = (
        "A skipped stage takes no time, but each later stage keeps only part of its odds. How much is left is an "
        "assumption: move it and see what it does."
    )
    kept_beliefs = beliefs(session) if session.state.beliefs else None
    return [
        Text(model, "notice"),
        assumptions_form(session.exercise, typed),
        Slot("says", live="status"),
        Slot("price"),
        Section("What closed deals say", _closed_deals(session)),
        Section("Do you believe it?", [kept_beliefs, _belief_form(session.exercise)]),
    ]


def _closed_deals(session: Session) -> list[Node]:
    """Show deals won with and without the conversation of each stage: no assumption, where there are enough deals."""
    state: State = session.state
    names = stage_names(session.exercise)
    whose = "Your own deals" if state.source == "own" else session.exercise.record_of.rstrip(".")
    conversations = [entry for entry in evidence_for(session.script, state) if entry.sort == "conversation"]
    lines = [f"“{names[entry.id]}”: {_conversation(entry)}" for entry in conversations]
    lead = f"{whose}. Differences in hit rate, in percentage points, with a 95% interval."
    return [Text(lead), Items(lines), Text(NOTE)]


def _conversation(entry: Evidence) -> str:
    if entry.difference is None:
        return f"too little data. {entry.why}"
    counts = f"{entry.sides.kept} deals had it, {entry.sides.skipped} moved on without it"
    return f"{points(entry.difference)} with it; {counts}."


def _belief_form(process: Process) -> Form:
    stages = list(stage_names(process).items())[:-1]
    why = "What have you seen that speaks for or against it?"
    return Form(
        "believe",
        [
            Choice("stage", "If this stage is skipped", stages, id="st-belief-stage"),
            Choice("answer", "What do you believe?", list(BELIEFS.items()), "one", required=True),
            Field("why", why, "long", required=True, longest=2_000, id="st-belief-why"),
        ],
        "Save my answer",
    )


def beliefs(session: Session) -> Items:
    """List what the learner believes of each skip, under which assumption, and why."""
    names = stage_names(session.exercise)
    lines: list[Content] = []
    for stage, belief in session.state.beliefs.items():
        lead = strong(f"“{names[stage]}”: {BELIEFS[belief['answer']]}")
        odds = f", if {belief['odds_left']}% of later odds are left."
        even = f" Break-even: {belief['break_even']}%. Your reason: "
        lines.append([lead, odds, even, quote(belief["reason"])])
    return Items(lines)


def answer(process: Process, typed: TypedFigures) -> Mapping[str, Body]:
    """Answer the form: in the slot `says` the sentence, which alone is read aloud, in `price` chart and table."""
    try:
        priced = costs(process, typed.assumptions(process), DEALS)[:-1]
    except (OutOfRange, Refusal) as refusal:
        return {"says": [Text(str(refusal), "caution")], "price": []}
    return {"says": [Text(_finding(priced), "lead")], "price": _prices(priced)}


def _finding(priced: Sequence[Cost]) -> str:
    kept, dear = priced[0].kept, dearest(priced)
    names = [f"“{cost.stage}”" for cost in priced if cost.skipped.wins_a_month > kept.wins_a_month]
    pays = f"skipping {' or '.join(names)} would pay" if names else "no skip pays"
    return (
        f"With every stage in place, {100 * kept.chance:.1f}% of deals are won, {kept.wins_a_month:.2f} a month. "
        f"Skipping “{dear.stage}” would leave the fewest: {dear.skipped.wins_a_month:.2f} a month. "
        f"On this assumption, {pays}."
    )


def _prices(priced: Sequence[Cost]) -> list[Node]:
    method = (
        f"Based on {priced[0].kept.deals:,} simulated deals, each played with and without the stage on equal luck. "
        "Wins a month, hours and chances are calculated; days and P10, P50, P90 are simulated. The last stage has no "
        "later stage to hurt, so it has no price here."
    )
    return [
        _chart(priced),
        Text("Bar: average wins a month. Line below it: P10 to P90 of single months.", "fine"),
        _table(priced),
        Heading("When would a skip pay?"),
        Items([break_even_sentence(cost) for cost in priced]),
        Text(method, "fine"),
    ]


def _chart(priced: Sequence[Cost]) -> RangeBars:
    bars = []
    for cost in priced:
        wins, month = cost.skipped.wins_a_month, cost.skipped.month
        span = (month.p10, month.p90) if month else None
        bars.append(RangeBar(f"without “{cost.stage}”: {wins:.2f}", wins, span))
    says = "A bar for each stage skipped, with a line from P10 to P90. The table below has every number."
    kept = priced[0].kept.wins_a_month
    return RangeBars("Wins a month if a stage is skipped", says, bars, (f"no skip: {kept:.2f}", kept))


def _table(priced: Sequence[Cost]) -> Table:
    titles = (
        "hit rate",
        "days to a win, P10 / P50 / P90",
        "hours per win",
        "hours to the next win, P10 / P50 / P90",
        "wins a month",
        "wins in single months, P10 / P50 / P90",
        "break-even odds",
    )
    columns = [Column("Skipped", names_row=True), *[Column(title, "number") for title in titles]]
    rows = [_row("nothing", priced[0].kept, "")]
    rows += [_row(cost.stage, cost.skipped, f"{100 * cost.break_even:.0f}%") for cost in priced]
    return Table("What each skip would do", columns, rows)


def _row(skipped: str, course: Course, break_even: str) -> list[str]:
    return [
        skipped,
        f"{100 * course.chance:.1f}%",
        _spread(course.days_to_win),
        f"{course.hours_per_win:.0f}",
        _spread(course.hours_between),
        f"{course.wins_a_month:.2f}",
        _spread(course.month),
        break_even,
    ]


def _spread(spread: Spread | None) -> str:
    if spread is None:
        return "none"
    return f"{spread.p10:.0f} / {spread.p50:.0f} / {spread.p90:.0f} (n {spread.n:,})"
