"""What a skip costs: assumptions with sliders, answered while they move; a chart, the same as a table, a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ....core.events import Refusal
from ....statistics import Cost, Spread
from ....ui.inputs import field, form, radios, select, slider
from ....ui.layout import columns, listed, section, table
from ....ui.markup import Html, fold, join, tag
from ..content import Process
from ..ledger import NOTE
from ..moves import BELIEFS, evidence_for
from ..pricing import Assumed, assumed, break_even_sentence, changed, costs, dearest
from .evidence import points

DEALS = 20_000
"""Simulated deals while a slider moves: enough for whole days and tenths of wins, and there at once."""
ROW, TOP, LEFT, RIGHT = 54, 40, 2.0, 4.0
"""Pixels of a row and over the first; room at the sides in percent of the width."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the form, as it was typed; what is empty is as the process has it."""

    figures: Mapping[str, str]

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Asked:
        """The figures of a message."""
        return cls({name: str(value).strip() for name, value in fields.items()})

    def typed(self, name: str, otherwise: int) -> str:
        """What stands in a field: as it was typed, or as the process has it."""
        return self.figures.get(name, "") or str(otherwise)

    def odds_left(self, process: Process) -> int:
        """What a skip leaves of later odds, in percent; the process's where nothing that serves was typed."""
        typed = self.figures.get("odds_left", "")
        return int(typed) if typed.isdecimal() and 1 <= int(typed) <= 100 else process.assumptions.odds_left

    def assumptions(self, process: Process) -> Assumed:
        """The assumptions of the form. Raises `Refusal` with a sentence about the first figure that cannot be."""
        base = assumed(process)
        odds = self._whole("odds_left", process.assumptions.odds_left, 1, 100, "What a skip leaves of later odds")
        month = self._whole("hours_a_month", process.assumptions.hours_a_month, 1, 744, "The hours a month")
        passes, hours, days = {}, {}, {}
        for place, stage in enumerate(process.stages):
            name = f"“{stage.name}”"
            passes[place] = self._whole(f"passes{place}", stage.passes, 1, 100, f"The percentage passing {name}")
            hours[place] = self._whole(f"hours{place}", round(stage.hours), 0, 1_000, f"The hours of {name}")
            days[place] = self._whole(f"days{place}", stage.typical_days[1], 0, 3_650, f"The days of {name}")
        return changed(base, passes, hours, days, odds, month)

    def _whole(self, name: str, otherwise: float, least: int, most: int, called: str) -> int:
        typed = self.typed(name, int(otherwise))
        number = int(typed) if typed.lstrip("-").isdecimal() else least - 1
        if not least <= number <= most:
            raise Refusal(f"{called} is “{typed}”; write a whole number from {least} to {most}.")
        return number


def parts(session: Any, asked: Asked) -> list[Html]:
    """The assumptions as they were last moved, the answer to them, and what the learner believes."""
    process: Process = session.exercise
    return [
        tag("p", "A stage that is skipped takes no time, and each later stage keeps only part of its odds. How much is "
            "left is an assumption; move it, and see what it does.", class_="st-notice"),
        _form(process, asked),
        tag("div", data_part="says", role="status"),
        tag("div", data_part="price", class_="st-stack"),
        section("What closed deals say", *_from_deals(session)),
        section("Do you believe that?", *_beliefs(session)),
    ]  # fmt: skip


def _from_deals(session: Any) -> list[Html]:
    """Won with the conversation of each stage and without it: no assumption, where there are enough deals."""
    state, names = session.state, {stage.id: stage.name for stage in session.exercise.stages}
    whose = "The deals you loaded" if state.source == "own" else session.exercise.record_of.rstrip(".")
    lines = [
        f"“{names[one.id]}”: "
        + (f"{points(one.difference)} with it; {one.sides.kept} deals had it, {one.sides.skipped} went on without."
           if one.difference else f"too little data. {one.why}")
        for one in evidence_for(session.script, state) if one.sort == "conversation"
    ]  # fmt: skip
    return [tag("p", f"{whose}. In points of the share won, with a 95 % interval."), listed(lines), tag("p", NOTE)]


def _form(process: Process, asked: Asked) -> Html:
    of, typed = process.assumptions, asked.typed
    rows = [
        tag("tr", tag("th", stage.name, scope="row"),
            _cell(f"passes{i}", typed(f"passes{i}", stage.passes), f"Percent passing {stage.name}", 1, 100),
            _cell(f"hours{i}", typed(f"hours{i}", round(stage.hours)), f"Hours for {stage.name}", 0, 1_000),
            _cell(f"days{i}", typed(f"days{i}", stage.typical_days[1]), f"Typical days of {stage.name}", 0, 3_650))
        for i, stage in enumerate(process.stages)
    ]  # fmt: skip
    head = columns(("Stage", False), ("% passing", True), ("hours", True), ("typical days", True))
    return tag(
        "form",
        slider("odds_left", "What a skip leaves of each later stage's odds, in percent",
                typed("odds_left", of.odds_left), 5, 100),
        slider("hours_a_month", "Hours a month for selling", typed("hours_a_month", of.hours_a_month), 10, 300),
        fold("The figures of each stage", table("Assumptions, stage by stage", head, rows)),
        tag("div", tag("button", "Work it out", type="submit", class_="st-button st-small"), class_="st-row"),
        data_live="price",
        data_send="price",
        class_="st-stack",
    )  # fmt: skip


def _cell(name: str, value: str, label: str, least: int, most: int) -> Html:
    box = tag("input", type="number", name=name, class_="st-input st-percent", min=least, max=most, value=value,
              aria_label=label, inputmode="numeric")  # fmt: skip
    return tag("td", box, class_="st-number")


def wrong(sentence: str) -> Html:
    """A figure that nothing can be calculated from."""
    return tag("p", sentence, class_="st-notice st-caution")


def answer(process: Process, asked: Asked) -> dict[str, str]:
    """For `says` the sentence, which alone is read aloud; for `price` chart and table. Raises as `costs` does."""
    found = costs(process, asked.assumptions(process), DEALS)[:-1]
    kept, most = found[0].kept, dearest(found)
    pays = [cost for cost in found if cost.skipped.wins_a_month > kept.wins_a_month]
    says = f"With every stage {100 * kept.chance:.1f} % are won, {kept.wins_a_month:.2f} a month. "
    less = f"Skipping “{most.stage}” would leave the fewest: {most.skipped.wins_a_month:.2f} a month. "
    names = " or ".join(f"“{cost.stage}”" for cost in pays)
    more = f"Under this assumption skipping {names} would pay." if pays else "Under this assumption no skip pays."
    shown = join(
        _chart(found, kept.wins_a_month),
        tag("p", "Bar: wins a month on average. Line below it: P10 to P90 of single months.",
            class_="st-muted st-small"),
        _table(found),
        tag("h3", "When would a skip pay?", class_="st-card-title"),
        listed(break_even_sentence(cost) for cost in found),
        tag("p", f"{kept.deals:,} simulated deals, with the stage and without it on the same chances. Wins a month, "
            "hours and chances are calculated; days and P10, P50, P90 are simulated. The last stage has none after it "
            "to hurt, so it has no price here.", class_="st-muted st-small"),
    )  # fmt: skip
    return {"says": tag("p", says, less, more, class_="st-lead"), "price": shown}


def _table(found: Sequence[Cost]) -> Html:
    kept = found[0].kept
    rows = [_row("nothing", kept, None)] + [_row(cost.stage, cost.skipped, cost) for cost in found]
    head = columns(("Skipped", False), ("won", True), ("days to a win, P10 / P50 / P90", True), ("hours a win", True),
                   ("hours to the next win, P10 / P50 / P90", True), ("wins a month", True), ("P10 / P50 / P90", True),
                   ("breaks even at", True))  # fmt: skip
    return table("What each skip would lead to", head, rows)


def _row(name: str, course: Any, cost: Cost | None) -> Html:
    even = "" if cost is None else f"{100 * cost.break_even:.0f} %"
    cells = (f"{100 * course.chance:.1f} %", _spread(course.days_to_win), f"{course.hours_per_win:.0f}",
             _spread(course.hours_between), f"{course.wins_a_month:.2f}", _spread(course.month), even)  # fmt: skip
    return tag("tr", tag("th", name, scope="row"), *[tag("td", cell, class_="st-number") for cell in cells])


def _spread(spread: Spread | None) -> str:
    return "none" if spread is None else f"{spread.p10:.0f} / {spread.p50:.0f} / {spread.p90:.0f} (n {spread.n:,})"


def _chart(found: Sequence[Cost], kept: float) -> Html:
    """A bar for each skip, from nothing to its wins a month, with P10 to P90; a line where no stage is skipped."""
    ends = [cost.skipped.month.p90 for cost in found if cost.skipped.month]
    most = max([kept, *(cost.skipped.wins_a_month for cost in found), *ends]) * 1.1 or 1.0
    height = TOP + ROW * len(found) + 6
    x = _at(kept, most)
    line = join(
        tag("line", x1=x, x2=x, y1=22, y2=height, class_="st-rule st-dashed"),
        tag("text", f"no skip: {kept:.2f}", x=x, y=14, text_anchor="middle", class_="st-cost"),
    )
    bars = [_bar(cost, TOP + ROW * place, most) for place, cost in enumerate(found)]
    return tag(
        "svg",
        tag("title", "Wins a month if a stage is skipped"),
        tag("desc", "A bar for each stage skipped, with a line from P10 to P90. The table below has every number."),
        line, *bars,
        class_="st-chart", role="img", width="100%", height=height, style="max-width: 44rem",
    )  # fmt: skip


def _bar(cost: Cost, y: int, most: float) -> Html:
    course = cost.skipped
    left, wide = f"{LEFT:.2f}%", f"{course.wins_a_month / most * (100 - LEFT - RIGHT):.2f}%"
    words = f"without “{cost.stage}”: {course.wins_a_month:.2f}"
    bar = tag("rect", x=left, width=wide, y=y + 16, height=14, class_="st-kept")
    drawn = [tag("text", words, x=left, y=y + 10, class_="st-over"), bar]
    if course.month:
        low, high = _at(course.month.p10, most), _at(course.month.p90, most)
        drawn.append(tag("line", x1=low, x2=high, y1=y + 36, y2=y + 36, class_="st-span"))
    return join(*drawn)


def _at(wins: float, most: float) -> str:
    return f"{LEFT + wins / most * (100 - LEFT - RIGHT):.2f}%"


def beliefs(session: Any) -> list[Html]:
    """What the learner believes of each skip, under which assumption, and why."""
    names = {stage.id: stage.name for stage in session.exercise.stages}
    return [
        join(tag("strong", f"“{names[stage]}”: {BELIEFS[one['answer']]}"),
             f", if {one['odds_left']} % of later odds were left. It breaks even at {one['break_even']} %. Because: ",
             tag("q", one["reason"]))
        for stage, one in session.state.beliefs.items()
    ]  # fmt: skip


def _beliefs(session: Any) -> list[Html]:
    process, told = session.exercise, beliefs(session)
    said = [listed(told)] if told else []
    ask = form(
        "believe",
        select("If this stage is skipped", "stage", "st-belief-stage", [(s.id, s.name) for s in process.stages[:-1]]),
        radios("answer", "What do you believe?", BELIEFS.items()),
        field("What have you seen that speaks for it or against it?", "why", "st-belief-why", long=True),
        submit="Keep my answer",
    )
    return [*said, ask]
