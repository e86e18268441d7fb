"""What each line of a talk cost: the finding, a chart, and the same as a table."""

from __future__ import annotations

from ....ui.document import Column, Content, Form, Node, Record, Slot, Table, Text
from ....ui.fields import Button, Hidden
from ....ui.figures import Fall, LossBars, Progress
from ....ui.phrases import Inline, Link, quote, strong
from ..debrief import Costs, reach_words
from ..solver import TurnCost

LOOK = "See how your talk would have gone"
PROVEN = (
    "Proven: every possible continuation of every line was checked, each with the best judgement at the end. "
    "Lines that can only be typed count as well as those on a list."
)
ESTIMATE = (
    "An estimate: there were too many continuations to check them all, so there may be better lines than these. "
    "The totals within reach are at least this high."
)


def cost_offer() -> list[Node]:
    """Say what is being worked out, and let it be asked for where that did not begin by itself."""
    return [
        Text(
            "How many points were still within reach before and after each of your lines, and which line would have "
            "kept more of them: this is being worked out."
        ),
        Slot("progress"),
        Button("Work it out", "costs", weight="quiet", small=True),
    ]


def cost_progress(done: int, turns: int) -> list[Node]:
    """Show how far the work is."""
    return [Progress(f"Working it out: {done} of {turns} turns …", done, turns, "Turns worked out")]


def cost_part(costs: Costs, *, live: bool) -> list[Node]:
    """Show the finding, the chart and the table.

    Args:
        costs: what each line cost.
        live: whether lines lead to the transcript, and other lines can be tried.
    """
    finding, *figures = cost_figures(costs, live=live)
    return [finding, _chart(costs), *figures]


def cost_figures(costs: Costs, *, live: bool = False) -> list[Node]:
    """Show the finding and the table, for where there is no room for a chart that says the same."""
    how = PROVEN if costs.exact else ESTIMATE
    return [
        Text(costs.finding, "lead", takes_focus=live),
        Text(costs.rest),
        _table(costs, live=live),
        Text(how, "fine"),
    ]


def _chart(costs: Costs) -> LossBars:
    return LossBars(
        "The best total within reach, line by line",
        f"{costs.finding} The table below has every number.",
        [Fall(line.turn, line.before, line.after) for line in costs.lines],
        ("total", costs.total),
        ("within reach after the line", "what the line cost", "your final total"),
    )


def _table(costs: Costs, *, live: bool) -> Table:
    numbers = [Column(title, "number") for title in ("Before", "After", "Cost")]
    columns = [Column("Turn", names_row=True), Column("What you said"), *numbers]
    rows = [_row(line, live=live) for line in costs.lines]
    caption = "Points of 100 within reach before and after each line"
    return Table(caption, columns, rows, label="What each line cost, in numbers", numbers_wrap=True)


def _row(line: TurnCost, *, live: bool) -> Record:
    number: Inline = str(line.turn)
    if live:
        number = Link(str(line.turn), f"#st-turn-{line.turn}", f"Turn {line.turn}")
    cost: list[Node | None] = [
        strong(f"−{line.cost}") if line.cost else "0",
        None if line.exact else Text("an estimate", "small"),
    ]
    words: list[Node] = [quote(line.text), *_better(line, live=live)]
    reach = (reach_words(line.before, line), reach_words(line.after, line))
    cells: list[Content] = [number, words, *reach, cost]
    return Record(cells, stands_out=line.cost > 0)


def _better(line: TurnCost, *, live: bool) -> list[Node]:
    """Show the line that would have kept more, and on a live page the way to see where it leads."""
    better = line.better
    if better is None:
        return []
    kept: list[Node] = [
        Text([strong(f"Would have kept {reach_words(better.best, line)} within reach: "), quote(better.text)]),
        *_on_list(line),
    ]
    if not live:
        return kept
    chosen = [Hidden("turn", str(line.turn)), Hidden("move", better.move)]
    about = f"another line in turn {line.turn}"
    return [*kept, Form("whatif", chosen, LOOK, "quiet", small=True, about=about, layout="row")]


def _on_list(line: TurnCost) -> list[Node]:
    """Say of a better line that was not on the learner's list that it was not, and which line of the list was best."""
    if not line.off_list:
        return []
    if line.listed is None:
        return [Text("It was not on your list, only to be typed; nothing on the list would have kept more than yours.")]
    kept = f"It was not on your list, only to be typed. On your list, {reach_words(line.listed.best, line)} with: "
    return [Text([kept, quote(line.listed.text)])]
