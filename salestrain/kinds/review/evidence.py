"""What the numbers say of an experiment whose window is over: the months of it beside the months before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Literal

from ...statistics.groups import chance_better
from ...statistics.luck import FEWEST, compared, drift, is_even, judged_measure
from .state import Experiment, Number, State

Says = Literal["moved", "turned", "perhaps", "nothing", "untold"]
"""Moved as expected, moved the other way, probably moved, no change that shows, or cannot be told."""
SHOWS = 0.05
"""Share of cases in which equal months may differ by as much, before a change is called one."""
SURE, PROBABLE = 0.975, 0.8
"""Chances that one share is truly the higher one, from which it is called so, and probably so."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the numbers say, and the sentences that say so."""

    says: Says
    sentences: tuple[str, ...]


CLOSING: Mapping[Says, str] = {
    "moved": "So a change shows, the way you expected. It does not say what made it: what else was different?",
    "turned": "So a change shows, the other way from what you expected.",
    "perhaps": "Probably a change, not surely: go on a little longer before you build on it.",
    "nothing": "So no change shows. That does not prove there is none.",
    "untold": "",
}


def evidence(state: State, experiment: Experiment) -> Evidence:
    """Return what the months of an experiment say beside the months before it.

    Args:
        state: the review.
        experiment: one whose window is over.
    """
    number = state.numbers[experiment.data["number"]]
    before = [*zip(number.months, number.of or (0,) * len(number.months), strict=True)]
    before += _values(state, number, 0, experiment.begun)
    within = _values(state, number, experiment.begun, experiment.begun + experiment.data["window"])
    if not within:
        return _untold("The number was not weighed in any of its months, so there is nothing to look at.")
    if len(before) < FEWEST:
        had = "1 month" if len(before) == 1 else f"{len(before)} months"
        return _untold(f"There are {had} before it; it takes {FEWEST} to hold it against.")
    rises = experiment.data["change"] > 0
    if way := drift([value / of if of else value for value, of in before]):
        words = "rose" if way > 0 else "fell"
        return _untold(f"The months before it {words} already, one after the other: that may go on by itself.")
    if number.sort == "share":
        return _of_shares(before, within, rises=rises)
    past, now = [value for value, _ in before], [value for value, _ in within]
    return _of_counts(past, now, rises=rises) if number.sort == "count" else _of_measures(past, now, rises=rises)


def _values(state: State, number: Number, first: int, end: int) -> list[tuple[float, int]]:
    months = [month.values[number.id] for month in state.months[first:end] if number.id in month.values]
    return [(_figure(data), data["of"]) for data in months]


def _figure(data: Mapping[str, Any]) -> float:
    return float(data["value"])


def _of_counts(before: Sequence[float], within: Sequence[float], *, rises: bool) -> Evidence:
    lead = _averages(before, within)
    if not is_even([int(value) for value in before]):
        odd = "The months before differ by more than chance, as with a season, a trend, or one odd month"
        return _untold(lead, f"{odd}: so its months can be told from them only one by one, under “My numbers”.")
    found = compared(int(sum(within)), int(sum(before)), (len(within), len(before)))
    if found is None:
        return _untold(lead, "Nothing was counted before or since, so there is nothing to compare.")
    often = f"Equal months would differ by as much in {_of_a_hundred(found.chance)} cases."
    shows, is_more = found.chance < SHOWS, fmean(within) > fmean(before)
    return _told(_direction(rises, is_more) if shows else "nothing", lead, often)


def _of_shares(before: Sequence[tuple[float, int]], within: Sequence[tuple[float, int]], *, rises: bool) -> Evidence:
    k1, n1 = int(sum(k for k, _ in within)), sum(n for _, n in within)
    k2, n2 = int(sum(k for k, _ in before)), sum(n for _, n in before)
    if not n1 or not n2:
        return _untold("There is nothing to take a share of, before or since.")
    lead = f"Before it: {k2} of {n2}, {_percent(k2, n2)}. Since then: {k1} of {n1}, {_percent(k1, n1)}."
    higher = chance_better(k1, n1, k2, n2)
    is_more = higher >= 0.5
    sure = higher if is_more else 1 - higher
    side = "higher" if is_more else "lower"
    often = f"Where figures are like these, the share is truly {side} than before in {_of_a_hundred(sure)} cases."
    shown = _direction(rises, is_more) if sure >= SURE else "perhaps" if sure >= PROBABLE else "nothing"
    return _told(shown, lead, often)


def _of_measures(before: Sequence[float], within: Sequence[float], *, rises: bool) -> Evidence:
    lead = _averages(before, within)
    judged = [judged_measure(before, value) for value in within]
    usual = judged[0].usual
    assert usual is not None, "the caller has seen to it that there are months enough"
    outside = [value for value in within if not usual.low <= value <= usual.high]
    said = f"Usual months lie from {_number(usual.low)} to {_number(usual.high)}; outside of it: "
    said += f"{len(outside)} of {len(within)}."
    sides = {value > usual.centre for value in outside}
    if len(sides) != 1:
        return _told("nothing", lead, said)
    return _told(_direction(rises, sides.pop()), lead, said)


def _direction(rises: bool, is_more: bool) -> Says:  # noqa: FBT001 - both are what they are called
    return "moved" if rises == is_more else "turned"


def _told(says: Says, *sentences: str) -> Evidence:
    return Evidence(says, (*sentences, CLOSING[says]))


def _untold(*sentences: str) -> Evidence:
    return Evidence("untold", sentences)


def _averages(before: Sequence[float], within: Sequence[float]) -> str:
    months = "1 month" if len(within) == 1 else f"{len(within)} months"
    old, new = fmean(before), fmean(within)
    lead = f"In the {len(before)} months before it: {_number(old)} a month. In {months} of it: {_number(new)}"
    if not old:
        return f"{lead} a month."
    change = round(100 * (new - old) / old)
    if not change:
        return f"{lead} a month, about the same."
    return f"{lead} a month, {abs(change)} % {'more' if change > 0 else 'less'}."


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 100 else f"{value:,.1f}"


def _percent(k: int, n: int) -> str:
    return f"{round(100 * k / n)} %"


def _of_a_hundred(chance: float) -> str:
    if chance < 0.01:
        return "fewer than 1 of 100"
    return f"{min(99, round(100 * chance))} of 100"
