"""What was true of every lead, what was made of it, and other sellers in the same week."""

from __future__ import annotations

from ....core.session import Session
from ....ui.blocks import mark_box
from ....ui.document import Column, Content, Fold, Items, Node, Row, Screen, Section, Table, Text
from ....ui.fields import Button
from ....ui.figures import RangeBar, RangeBars, Score
from ....ui.phrases import Chip, Verdict, strong
from ..content import Lead
from ..deeds import DONE, SORT_WORDS
from ..policies import DECKS, POLICIES, averages, seeing_all
from ..state import Script, State
from ..truth import HALF_HOURS, Sort, sort_of

LOOKS: dict[Sort, Verdict] = {"good": "good", "later": "accent", "bad": "plain"}


def debrief_screen(session: Session) -> Screen:
    """Show everything there is to see after the week."""
    card = session.score()
    weakest = max(card.marks, key=lambda mark: mark.lost)
    boxes = [mark_box(mark, live=False, called="Step") for mark in card.marks]
    next_step: Node = Text([strong(f"{weakest.label}: "), weakest.try_next], "notice")
    if not weakest.lost:
        next_step = Text("Full marks. The next week has other truths.")
    return Screen(
        "Debrief",
        [
            _result(session),
            Section("What was true", [_leads(session)]),
            Section("The same week, others", _others(session)),
            Section("Your marks", [Items(boxes, "marks")]),
            Section("Your total", [Score(str(card.total), "of 100")]),
            Section("One thing to try", [next_step]),
            Row([Button("Another week", "start", weight="primary")]),
        ],
        width="debrief",
    )


def _result(session: Session) -> Text:
    state: State = session.state
    assert state.result is not None, "the week is over"
    won, wasted = state.result["won"] / 10, state.result["wasted"] / HALF_HOURS
    hours = "no hour" if not wasted else "1 hour" if wasted == 1 else f"{wasted:g} hours"
    return Text(f"You brought home {won:g} thousand a year, and {hours} went into what was not worth it.", "lead")


def _leads(session: Session) -> Table:
    script: Script = session.script
    state: State = session.state
    columns = [
        Column("Lead", names_row=True),
        Column("It was"),
        Column("Missing"),
        Column("You said", "number"),
        Column("You did"),
    ]
    rows = [_row(script, state, lead) for lead in script.scenario.leads]
    return Table("What was true of every lead", columns, rows, caption_shown=False, stacks=True)


def _row(script: Script, state: State, lead: Lead) -> list[Content]:
    truth = script.truths[lead.id]
    sort = sort_of(script.scenario, truth)
    missing = [aspect.name.lower() for aspect in script.scenario.aspects if not truth[aspect.id]]
    data = state.decided.get(lead.id)
    said, did = (f"{data['chance']} %", DONE[data["answer"]]) if data else ("nothing", "left it open")
    return [lead.name, Chip(SORT_WORDS[sort], LOOKS[sort]), "; ".join(missing) or "nothing", said, did]


def _others(session: Session) -> list[Node]:
    script: Script = session.script
    state: State = session.state
    assert state.result is not None, "the week is over"
    own = state.result["won"] / 10
    results = {words: policy(script.scenario, script.truths) for words, policy in POLICIES.items()}
    bars = [RangeBar(f"somebody who {words}: {one.won:g}", one.won) for words, one in results.items()]
    best = seeing_all(script.scenario, script.truths)
    says = f"You brought home {own:g} thousand a year; whoever had known everything beforehand, {best:g} thousand."
    chart = RangeBars(
        "Thousands a year brought home in this week",
        says,
        [RangeBar(f"you: {own:g}", own), *bars],
        (f"all there was: {best:g}", best),
    )
    average = averages(script.scenario.to_json())
    columns = [
        Column("Somebody who", names_row=True),
        Column("this week", "number"),
        Column("on average", "number"),
        Column("hours wasted on average", "number"),
    ]
    rows: list[list[Content]] = [
        [words, f"{results[words].won:g}", f"{one.won:.0f}", f"{one.wasted:.0f}"] for words, one in average.items()
    ]
    table = Table("Other sellers, in thousands a year", columns, rows)
    half = "A lead that was kept warm counts half of its worth."
    return [Text([says, " ", half]), chart, Fold(f"In numbers, over {DECKS} such weeks", [table])]
