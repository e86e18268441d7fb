"""The debrief of a room, part by part: a sentence, a picture, a table behind it, and what to ask the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from ..core.cohort import Common, Counted
from ..statistics.changes import mean_change
from ..ui.document import Body, Column, Columns, Fold, Items, Line, Node, Section, Table, Text, Transcript
from ..ui.figures import CountBars, CountRow, RangeRow, Ranges
from ..workshop.progress import BANDS, LEAST, SMALL, suppressed
from .group import Group, Run

MOST_ASKED = 6
"""Questions of the guide; more than that no room gets through."""
NEARLY_ALL = "nearly all"
TOO_FEW = "too few to tell"
SPREAD_OUT = "How they spread is not shown: so few are in each band that it could point at somebody."
LEFT_OUT = "What fewer than three have in common is left out, so that it points at nobody."


@dataclass(frozen=True, slots=True)
class Told:
    """One number of a part, as it may be told.

    `people` of the `of` who could have are None where `note` says why. An estimate has a `value` and the range in which
    it is likely to lie. `series` tells apart what stands side by side, and `about` says more of it.
    """

    what: str
    people: int | None = None
    of: int | None = None
    note: str = ""
    series: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to look at together.

    `sentence` says what the picture shows, `ask` what to talk about, and `told` are its numbers, for a table.
    """

    title: str
    sentence: str
    picture: Node | None = None
    table: Table | None = None
    ask: tuple[str, ...] = ()
    body: Body = ()
    told: tuple[Told, ...] = ()

    def shown(self, *, at_a_glance: bool = False) -> Section:
        """Return it as a section of a screen; `at_a_glance` without what opens on demand, which no beamer does."""
        questions = Fold("Questions for the room", [Items(list(self.ask))], id=f"ask-{_id(self.title)}")
        return Section(
            self.title,
            [
                Text(self.sentence, "lead"),
                self.picture,
                *self.body,
                Fold("The numbers", [self.table], id=f"numbers-{_id(self.title)}")
                if self.table is not None and not at_a_glance
                else None,
                questions if self.ask and not at_a_glance else None,
            ],
        )


def parts_of(group: Group, *, large: bool = False) -> tuple[Part, ...]:
    """Return the debrief of a group, in the order in which a room looks at it.

    Args:
        group: the group.
        large: whether its pictures are read from the back of a room.
    """
    if not group.is_told:
        return tuple(part for part in (_runs(group.runs),) if part is not None)
    commons = tuple(part for common in group.common if (part := _common(common, large=large)) is not None)
    found = (_predicted(group, large=large), *commons, _changes(group), _runs(group.runs))
    return (*(part for part in found if part is not None), _guide(group))


def too_few(group: Group | None) -> str:
    """Return why there is nothing to look at yet; empty if there is."""
    if group is None:
        return "The talks of the room are being read …"
    if group.is_told:
        return ""
    told = {0: "Nobody has", 1: "One person has"}.get(group.people, f"{group.people} people have")
    return f"{told} finished so far. From {LEAST} on, this page shows what the room has in common."


def _predicted(group: Group, *, large: bool) -> Part | None:
    if len(group.predicted) < LEAST:
        return None
    expected, earned = ([pair[place] for pair in group.predicted] for place in (0, 1))
    bands = [suppressed({name: sum(low <= one < high for one in values) for name, (low, high) in BANDS.items()})
             for values in (expected, earned)]  # fmt: skip
    middle, came = median(expected), median(earned)
    rows = [CountRow(f"{name} points", [bands[0][name], bands[1][name]]) for name in BANDS]
    gap = middle - came
    finding = "expected about what it earned"
    if abs(gap) >= 5:
        finding = f"expected {abs(gap):.0f} points {'more' if gap > 0 else 'less'} than it earned"
    sentence = f"The room {finding}: half expected {middle:.0f} points or more, and half earned {came:.0f} or more."
    table = Table(
        "Expected and earned",
        [Column("Points", names_row=True), Column("expected", "number"), Column("earned", "number")],
        [[name, _number(bands[0][name]), _number(bands[1][name])] for name in BANDS],
    )
    ask = ("What made you expect what you expected?", "Which moment of the talk changed it?")
    picture = CountBars(
        "What people expected, and what they earned",
        sentence,
        rows,
        ("expected", "earned"),
        large=large,
        title_shown=False,
    )
    if not any(number for band in bands for number in band.values()):
        return Part("Expected and earned", f"{sentence} {SPREAD_OUT}", ask=ask)
    told = [
        *_bands("expected", bands[0], len(expected), middle),
        *_bands("earned", bands[1], len(earned), came),
    ]
    return Part("Expected and earned", sentence, picture, table, ask, told=tuple(told))


def _bands(series: str, bands: Mapping[str, int | None], of: int, middle: float) -> list[Told]:
    """Return how many are in each band of points, and the points that half of them have or more."""
    told = [banded(name, number, of, series) for name, number in bands.items()]
    return [*told, Told("middle of the room", of=of, series=series, value=middle)]


def banded(band: str, number: int | None, of: int, series: str = "") -> Told:
    """Return how many are in a band of points, as it may be told.

    Args:
        band: the band.
        number: how many; None where it is not told.
        of: how many there are altogether.
        series: which of two spreads it belongs to.
    """
    return Told(f"{band} points", number, of, TOO_FEW if number is None else "", series)


def _common(common: Common, *, large: bool) -> Part | None:
    told = told_of(common.counted)
    if not told:
        return None
    first, people = told[0]
    number = f"{NEARLY_ALL if people is None else people} of {first.of}"
    left_out = len(told) < len(common.counted)
    sentence = f"{common.about} On top: “{first.words}”, {number}."
    rows = [
        CountRow(
            one.words, [one.of if people is None else people], told=NEARLY_ALL if people is None else "", remark=one.why
        )
        for one, people in told
    ]
    table = Table(
        common.title,
        [Column("What", names_row=True), Column("People", "number"), Column("Of", "number")],
        [[one.words, NEARLY_ALL if people is None else str(people), str(one.of)] for one, people in told],
    )
    ask = tuple(one.ask for one, _ in told[:3] if one.ask)
    picture = CountBars(common.title, sentence, rows, large=large, title_shown=False)
    numbers = tuple(
        Told(one.words, people, one.of, NEARLY_ALL if people is None else "", about=one.why) for one, people in told
    )
    note: Body = [Text(LEFT_OUT, "fine")] if left_out else ()
    return Part(common.title, sentence, picture, table, ask, note, numbers)


def told_of(counted: Sequence[Counted]) -> tuple[tuple[Counted, int | None], ...]:
    """Return what may be told of what was counted, with its number; None for nearly all.

    What only one or two have in common is left out, and where all but one or two have it, that is all that is said. In
    counts that add up to the whole group, a single one that was left out could be worked out, so another goes as well.
    """
    by_place = {str(place): one.people for place, one in enumerate(counted)}
    is_whole = bool(counted) and sum(by_place.values()) == counted[0].of
    numbers = (
        suppressed(by_place) if is_whole else {at: n if n == 0 or n >= SMALL else None for at, n in by_place.items()}
    )
    told: list[tuple[Counted, int | None]] = []
    for place, one in enumerate(counted):
        number = numbers[str(place)]
        if number:
            told.append((one, None if 0 < one.of - number < SMALL else number))
    return tuple(told)


def _changes(group: Group) -> Part | None:
    change = mean_change(group.changes) if len(group.changes) >= LEAST else None
    if change is None:
        return None
    lowest = max(0.0, change.low)  # nobody's best is below their first
    low, high = _signed(lowest), _signed(change.high)
    sentence = (
        f"{change.n} people took the talk up more than once. Their best was {_signed(change.value)} points from their "
        f"first (for people like these, likely between {low} and {high}). The best of several tries can only be "
        "higher than the first or equal to it, so part of this is having tried again."
    )
    reach = max(change.high, 10.0)
    picture = Ranges(
        "From the first talk to the best",
        sentence,
        [RangeRow(f"{_signed(change.value)} points", change.value, lowest, change.high)],
        ("no change", 0.0),
        ("lower", "higher", reach),
    )
    table = Table(
        "From the first talk to the best",
        [Column(name, "number") for name in ("People", "Mean change", "Likely from", "to")],
        [[str(change.n), _signed(change.value), low, high]],
    )
    told = Told("best minus first, in points", change.n, change.n, "", "", change.value, lowest, change.high)
    ask = ("What did you do differently the second time?",)
    return Part("From first to best", sentence, picture, table, ask, told=(told,))


def _runs(runs: Sequence[Run]) -> Part | None:
    if len(runs) != 2:
        return None
    names = [f"One talk: {runs[0].total} of 100", f"Another: {runs[1].total} of 100"]
    sides = [_run(run, title) for run, title in zip(runs, names, strict=True)]
    sentence = "Two talks with the same buyer, shown because the people who held them let the room see them."
    ask = ("Where do the two talks part?", "Which question of the one would have helped the other?")
    return Part("Two talks side by side", sentence, None, None, ask, [Columns(sides)])


def _run(run: Run, title: str) -> Section:
    lines = [
        Line("The seller" if one.is_ours else one.name, one.words, "learner" if one.is_ours else "buyer")
        for one in run.spoken
    ]
    by = f" Held by {run.name}." if run.name else ""
    news = Fold("What was learned and what changed", [Items(list(run.news))], id=f"news-{_id(title)}")
    return Section(f"{title}.{by}", [Transcript(lines), news], 4)


def _guide(group: Group) -> Part:
    """Return the questions to go through with the room: the first of each thing that it has in common."""
    asked = [told[0][0].ask for common in group.common if (told := told_of(common.counted))]
    questions = list(dict.fromkeys(question for question in asked if question))[:MOST_ASKED]
    body: Body = [Items(questions, ordered=True)]
    last = "And last: what does each of you ask differently in the next real talk?"
    return Part("To talk about", "Questions made from what this room did.", None, None, (), [*body, Text(last)])


def _number(number: int | None) -> str:
    return TOO_FEW if number is None else str(number)


def _signed(number: float) -> str:
    return f"{number:+.0f}".replace("-", "−").replace("+0", "0")


def _id(title: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower())
