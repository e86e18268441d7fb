"""What a skip costs: assumptions to move, answered by a chart, the same as a table, and a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....core.events import Refusal
from ....core.session import Session
from ....statistics import Cost, Course, OutOfRange, Spread
from ....ui.document import Body, Column, Content, Fold, Form, Items, Node, Section, Slot, Table, Text
from ....ui.fields import Choice, Field
from ....ui.figures import RangeBar, RangeBars
from ....ui.phrases import quote, strong
from ..content import Process
from ..ledger import NOTE, Evidence
from ..moves import BELIEFS, evidence_for
from ..pricing import MEASURES, Assumed, Weighing, costs, weighed_skips
from ..state import State
from .assumptions import TypedFigures, assumptions_form
from .evidence import RANGE, ranges, share
from .tabs import stage_names

UNITS = {"month": "wins a month", "chance": "of 100 deals are won"}
"""How a figure reads in a sentence."""
DEALS = 20_000
"""Simulated deals while a slider moves: enough for whole days and tenths of wins, and there at once."""


def body(session: Session, typed: TypedFigures) -> list[Node]:
    """Show the assumptions as they stand in the form, places for their answer, and what the learner believes."""
    model = (
        "Leave a stage out and you save its time. But every later stage gets harder, because what the stage would have "
        "earned is missing. How much harder, nobody has measured: move it and see."
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
    """Show deals won with and without the conversation of each stage: no assumption, only counts."""
    state: State = session.state
    names = stage_names(session.exercise)
    whose = "Your own deals" if state.source == "own" else session.exercise.record_of.rstrip(".")
    conversations = [entry for entry in evidence_for(session.script, state) if entry.sort == "conversation"]
    picture = ranges(
        "Won more often with the conversation of a stage", [(f"{names[entry.id]}: ", entry) for entry in conversations]
    )
    if picture is None:
        return [Text(f"{whose}: there is nothing to compare yet.")]
    clear = [f"“{names[entry.id]}”" for entry in conversations if entry.verdict == "trust"]
    finding = f"With {' and '.join(clear)} deals were won more often" if clear else "No range lies on one side"
    columns = [Column("Conversation", names_row=True), Column("Won with it", "number"), Column("Without it", "number")]
    rows = [
        [names[entry.id], share(entry.sides.kept_won, entry.sides.kept), _without(entry)] for entry in conversations
    ]
    table = Fold("The same as a table", [Table("Won with and without", columns, rows, numbers_wrap=True)])
    return [Text(f"{whose}. {finding}. {NOTE}"), picture, table, Text(RANGE, "fine")]


def _without(entry: Evidence) -> str:
    return share(entry.sides.skipped_won, entry.sides.skipped)


def _belief_form(process: Process) -> Form:
    stages = list(stage_names(process).items())[:-1]
    why = "What have you seen that speaks for or against it?"
    return Form(
        "believe",
        [
            Choice("stage", "If this stage is left out", stages, id="st-belief-stage"),
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
        odds = f", if later stages keep {belief['odds_left']}% of their odds, counted in {MEASURES[belief['measure']]}."
        lines.append([lead, odds, " Your reason: ", quote(belief["reason"])])
    return Items(lines)


def answer(process: Process, typed: TypedFigures) -> Mapping[str, Body]:
    """Answer the form: in the slot `says` the sentence, which alone is read aloud, in `price` picture and figures."""
    try:
        assumptions = typed.assumptions(process)
        measure = typed.measure()
        skips = weighed_skips(assumptions, measure)
        priced = costs(process, assumptions, DEALS)[:-1]
    except (OutOfRange, Refusal) as refusal:
        return {"says": [Text(str(refusal), "caution")], "price": []}
    return {"says": [Text(finding(skips, measure), "lead")], "price": _prices(assumptions, measure, skips, priced)}


def finding(skips: Sequence[Weighing], measure: str) -> str:
    """Say in one measure what the skips come to: which pay, which cost most, which make no difference."""
    unit = UNITS[measure]
    sentences = [f"With every stage: {shown(skips[0].kept, measure)} {unit}."]
    costing = sorted((skip for skip in skips if skip.verdict == "costs"), key=lambda skip: skip.skipped)
    paying = [skip for skip in skips if skip.verdict == "pays"]
    same = [f"“{skip.stage}”" for skip in skips if skip.verdict == "same"]
    if costing:
        dear = costing[0]
        sentences.append(f"Leaving out “{dear.stage}” costs most: {shown(dear.skipped, measure)} are left.")
    if paying:
        told = " and ".join(f"“{skip.stage}” ({shown(skip.skipped, measure)})" for skip in paying)
        sentences.append(f"On this assumption, leaving out {told} pays.")
    else:
        sentences.append("On this assumption, no skip pays.")
    if same:
        sentences.append(f"Leaving out {' or '.join(same)} makes no difference that shows.")
    return " ".join(sentences)


def shown(value: float, measure: str) -> str:
    """Return a figure as it is shown in this measure."""
    return f"{value:.1f}" if measure == "chance" else f"{value:.2f}"


def _prices(assumptions: Assumed, measure: str, skips: Sequence[Weighing], priced: Sequence[Cost]) -> list[Node]:
    return [
        Text(_in_plain_figures(assumptions), "muted"),
        _chart(measure, skips),
        Fold("Where each skip begins to pay, and all figures", _all_figures(measure, skips, priced), id="st-figures"),
    ]


def _in_plain_figures(assumptions: Assumed) -> str:
    """Say what the assumption would do to a stage, in deals."""
    stage, left = assumptions.stages[-2], assumptions.odds_left / 100
    passes = stage.passes * left / (1 - stage.passes + stage.passes * left)
    before, after = round(100 * stage.passes), round(100 * passes)
    return (
        f"{assumptions.odds_left}% of the odds means: of 100 deals in “{stage.name}”, {before} get through today, and "
        f"{after} would after a skip."
    )


def _chart(measure: str, skips: Sequence[Weighing]) -> RangeBars:
    bars = [
        RangeBar(f"without “{skip.stage}”: {shown(skip.skipped, measure)}, {skip.threshold}", skip.skipped)
        for skip in skips
    ]
    says = "A bar for each stage left out, and a line for no skip. The words beside each bar have its figure."
    kept = skips[0].kept
    title = f"{MEASURES[measure].capitalize()}, if a stage is left out"
    return RangeBars(title, says, bars, (f"no skip: {shown(kept, measure)}", kept))


def _all_figures(measure: str, skips: Sequence[Weighing], priced: Sequence[Cost]) -> list[Node]:
    method = (
        f"Counted in {MEASURES[measure]}. How much days and months vary is from {priced[0].kept.deals:,} simulated "
        "deals, each with and without the stage on equal luck. The last stage has no later one to hurt, so it has no "
        "price here."
    )
    return [Items([skip.sentence for skip in skips]), _table(priced), Text(method, "fine")]


def _table(priced: Sequence[Cost]) -> Table:
    titles = ("days to a win, usually", "8 of 10 wins take", "hours per win", "wins in 8 of 10 months")
    columns = [Column("Left out", names_row=True), *[Column(title, "number") for title in titles]]
    rows = [_row("nothing", priced[0].kept)]
    rows += [_row(cost.stage, cost.skipped) for cost in priced]
    return Table("What else each skip would do", columns, rows)


def _row(left_out: str, course: Course) -> list[str]:
    days = course.days_to_win
    usual = f"{days.p50:.0f}" if days else "none"
    return [left_out, usual, _span(days, " days"), f"{course.hours_per_win:.0f}", _span(course.month, "")]


def _span(spread: Spread | None, unit: str) -> str:
    return "none" if spread is None else f"{spread.p10:.0f} to {spread.p90:.0f}{unit}"
