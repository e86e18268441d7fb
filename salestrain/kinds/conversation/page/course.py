"""What each line cost, as HTML: the finding, a chart, and the same as a table."""

from __future__ import annotations

from ....ui.layout import columns, scrolled
from ....ui.markup import Html, button, join, tag
from ..debrief import Costs, reach_words
from ..solver import TurnCost

HIGH = 150
"""Height of a bar that stands for 100, in pixels; widths are shares of the page."""
ABOVE, BELOW = 22, 22
"""Room over the bars for a number, and under them for the line's."""
MANY = 16
"""Above so many bars not every one has its number."""
LEFT = 7.0
"""Share of the width for the scale, in percent."""


def cost_offer() -> Html:
    """Before it is worked out: what there is to see, and the way to it."""
    return join(
        tag("p", "How many points were still within reach before and after each of your lines, "
            "and which other line would have kept more."),
        button("Show what each line cost", "costs"),
        tag("div", data_part="progress"),
    )  # fmt: skip


def cost_progress(done: int, turns: int) -> Html:
    """How far it is."""
    told = f"Working it out: {done} of {turns} lines …"
    bar = tag("progress", told, value=done, max=turns, class_="st-progress", aria_label="Lines worked out")
    return join(tag("p", told, class_="st-muted st-small", role="status"), bar)


def cost_part(costs: Costs, live: bool) -> Html:
    """The finding, the chart and the table."""
    return join(
        tag("p", costs.finding, class_="st-lead", tabindex=-1 if live else None),
        _chart(costs),
        _keys(any(line.cost for line in costs.lines)),
        tag("p", costs.rest),
        _table(costs, live),
        tag("p", _how(costs), class_="st-muted st-small"),
    )  # fmt: skip


def _how(costs: Costs) -> str:
    if costs.exact:
        return "Proven: every way on from every line was looked at, each with the best judgement at its end."
    return (
        "An estimate: there were too many ways on to look at all of them, so there may be better lines than these. "
        "Totals within reach are at least so high."
    )


def _chart(costs: Costs) -> Html:
    bars = len(costs.lines) + 1
    wide = (100 - LEFT) / bars
    few = bars <= MANY
    worth = 1 if few else max(line.cost for line in costs.lines) / 3  # on a phone there is no room for every number
    drawn = [_bar(line, LEFT + wide * number, wide, line.cost >= worth) for number, line in enumerate(costs.lines)]
    drawn.append(_total_bar(costs.total, LEFT + wide * (bars - 1), wide))
    told = [line.turn for line in costs.lines if few or line.turn % 5 == 0 or line.turn == 1]
    numbers = [_words(LEFT + wide * (number - 0.5), ABOVE + HIGH + 16, str(number)) for number in told]
    numbers.append(_words(LEFT + wide * (bars - 0.5), ABOVE + HIGH + 16, "total"))
    return tag(
        "svg",
        tag("title", "The best total within reach, line by line"),
        tag("desc", f"{costs.finding} The table below has every number."),
        tag("defs", _hatch()),
        *[_scale(at) for at in (0, 50, 100)],
        *drawn,
        *numbers,
        class_="st-chart", role="img", width="100%", height=ABOVE + HIGH + BELOW,
        style=f"max-width: {min(48, 5 + 5 * bars)}rem",
    )  # fmt: skip


def _keys(some_cost: bool) -> Html:
    keys = {"st-kept": "within reach after the line", "st-taken": "what the line cost", "st-came": "what you came to"}
    return tag("p", *[
        tag("span", tag("span", class_=f"st-key {look}", aria_hidden="true"), words)
        for look, words in keys.items() if some_cost or look != "st-taken"
    ], class_="st-row st-small st-muted")  # fmt: skip


def _hatch() -> Html:
    stripe = tag("line", x1=0, y1=0, x2=0, y2=6, class_="st-stripe")
    return tag("pattern", stripe, id="st-hatch", width=6, height=6, patternUnits="userSpaceOnUse",
               patternTransform="rotate(45)")  # fmt: skip


def _scale(at: int) -> Html:
    y = _y(at)
    line = tag("line", x1=_share(LEFT), x2="100%", y1=y, y2=y, class_="st-rule")
    return join(line, tag("text", str(at), x=_share(LEFT - 1.2), y=y + 4, text_anchor="end"))


def _bar(line: TurnCost, left: float, wide: float, told: bool) -> Html:
    top, bottom = _y(line.before), _y(line.after)
    place = {"x": _share(left + wide * 0.14), "width": _share(wide * 0.72)}
    kept = tag("rect", y=bottom, height=_y(0) - bottom, class_="st-kept", **place)
    if not line.cost:
        return kept
    lost = tag("rect", y=top, height=bottom - top, class_="st-taken", **place)
    return join(kept, lost, _words(left + wide / 2, top - 6, f"−{line.cost}", "st-cost") if told else None)


def _total_bar(total: int, left: float, wide: float) -> Html:
    top = _y(total)
    place = {"x": _share(left + wide * 0.14), "width": _share(wide * 0.72)}
    bar = tag("rect", y=top, height=_y(0) - top, class_="st-came", **place)
    return join(bar, _words(left + wide / 2, top - 6, str(total), "st-cost"))


def _y(points: int) -> int:
    return ABOVE + round(HIGH * (100 - points) / 100)


def _words(x: float, y: int, text: str, look: str | None = None) -> Html:
    return tag("text", text, x=_share(x), y=y, text_anchor="middle", class_=look)


def _share(part: float) -> str:
    return f"{part:.2f}%"


def _table(costs: Costs, live: bool) -> Html:
    head = columns(("Line", False), ("What you said", False), ("Before", True), ("After", True), ("Cost", True))
    rows = [_row(line, live) for line in costs.lines]
    caption = "Points of 100 within reach before and after each line"
    table = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *rows), class_="st-table st-course")
    return scrolled(table, "What each line cost, in numbers")


def _row(line: TurnCost, live: bool) -> Html:
    cost = tag("strong", f"−{line.cost}") if line.cost else "0"
    estimate = None if line.exact else tag("p", "an estimate", class_="st-small")
    return tag(
        "tr",
        tag("th", _way_to(line.turn, live), scope="row"),
        tag("td", tag("q", line.text), _better(line, live)),
        tag("td", reach_words(line.before, line), class_="st-number"),
        tag("td", reach_words(line.after, line), class_="st-number"),
        tag("td", cost, estimate, class_="st-number"),
        class_="st-dear" if line.cost else None,
    )


def _way_to(turn: int, live: bool) -> str:
    return tag("a", str(turn), href=f"#st-turn-{turn}", aria_label=f"Line {turn}") if live else str(turn)


def _better(line: TurnCost, live: bool) -> Html | None:
    better = line.better
    if better is None:
        return None
    told = tag("p", tag("strong", f"Would have kept {reach_words(better.best, line)}: "), tag("q", better.text))
    if not live:
        return told
    see = tag(
        "form",
        tag("input", type="hidden", name="turn", value=line.turn),
        tag("input", type="hidden", name="move", value=better.move),
        tag("button", "See how your talk would have gone", type="submit", class_="st-button st-quiet st-small",
            aria_label=f"See how your talk would have gone with another line {line.turn}"),
        data_send="whatif",
    )  # fmt: skip
    return join(told, see)
