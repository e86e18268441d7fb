"""Numbers that are shown as more than words.

A sentence and a table beside each chart say the same; the page puts them there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Score:
    """One number, large, and what it is out of: `Score("86", "of 100")`."""

    number: str
    rest: str


@dataclass(frozen=True, slots=True)
class Meter:
    """A share from 0 to 1 as a bar with its words; None where it is not known.

    `kind` is a `mark` of a debrief, the `mood` of somebody, or how far something has come (`bar`).
    """

    label: str
    share: float | None
    words: str
    kind: Literal["mark", "mood", "bar"] = "bar"


@dataclass(frozen=True, slots=True)
class Progress:
    """Work under way: so much of so much, in words and as a bar."""

    words: str
    done: int
    total: int
    label: str


@dataclass(frozen=True, slots=True)
class Fall:
    """One bar out of 100: what there was before, and what was left after."""

    number: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class LossBars:
    """Upright bars out of 100, each with what was lost from it, and a last bar with what it came to.

    Args:
        title: what the chart shows.
        says: its finding in a sentence, for those who cannot see it.
        bars: the bars in their order.
        end: the word under the last bar, and its height.
        key: what it is called that was left, that was lost, and that it came to.
    """

    title: str
    says: str
    bars: Sequence[Fall]
    end: tuple[str, int]
    key: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One bar from nothing to `value`, with the span in which single cases lie, where it is known."""

    words: str
    value: float
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class RangeBars:
    """Lying bars, each with its words and its span, and a line across them all at a value to compare with.

    Args:
        title: what the chart shows.
        says: how it is read, for those who cannot see it.
        bars: the bars from the top down.
        against: the words and the value of the line.
    """

    title: str
    says: str
    bars: Sequence[RangeBar]
    against: tuple[str, float]


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One estimate with the range in which the truth is likely to lie."""

    words: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ranges:
    """Estimates along one scale, each with its range, and an upright line to compare them with.

    Args:
        title: what the chart shows.
        says: its finding in a sentence, for those who cannot see it.
        rows: the estimates from the top down.
        line: the words and the value of the line.
        ends: the words at both ends of the scale, and how far it reaches to either side of the line.
    """

    title: str
    says: str
    rows: Sequence[RangeRow]
    line: tuple[str, float]
    ends: tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve through points (x, share from 0 to 1). `title` names it, `says` tells its course in a sentence."""

    title: str
    says: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many there are of one thing; with several numbers, how many of it in each group.

    None stands for a number that is too small to be told. `stands_out` marks the row that is spoken of. `told` is said
    in place of the numbers, such as "nearly all", and `remark` under the words.
    """

    words: str
    numbers: Sequence[int | None]
    stands_out: bool = False
    _: KW_ONLY
    told: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CountBars:
    """Lying bars that count: people, votes, talks.

    Args:
        title: what the chart shows.
        says: its finding in a sentence, for those who cannot see it.
        rows: what was counted, from the top down.
        key: what each number of a row counts, where there are several.
        large: whether it is read from the back of a room.
        title_shown: whether the title is seen; under a heading that says the same it is only read aloud.
    """

    title: str
    says: str
    rows: Sequence[CountRow]
    key: Sequence[str] = ()
    _: KW_ONLY
    large: bool = False
    title_shown: bool = True


@dataclass(frozen=True, slots=True)
class Countdown:
    """How much time is left until a moment; it runs by the server's clock while it is looked at.

    `large` is to be read from the back of a room.
    """

    label: str
    ends: datetime
    large: bool = False


@dataclass(frozen=True, slots=True)
class Months:
    """Values in the order of time as dots, the range into which they usually fall, and the last one marked as new.

    Args:
        title: what the chart shows.
        says: its finding in a sentence, for those who cannot see it.
        points: the words under each dot and its value, oldest first; the last is the new one.
        usual: the lowest, the middle and the highest that is usual; None where nobody can tell.
        unit: what stands behind a value on the scale.
    """

    title: str
    says: str
    points: Sequence[tuple[str, float]]
    usual: tuple[float, float, float] | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """A group: its words, how many cases it rests on, its share in percent, and whether it is spoken of."""

    words: str
    cases: int
    share: float
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Funnel:
    """Groups as dots over the number of their cases, between limits that narrow as cases grow more.

    Args:
        title: what the chart shows.
        says: its finding in a sentence, for those who cannot see it.
        dots: the groups.
        middle: the share of all groups together, in percent.
        limits: at rising numbers of cases the number, and the lower and upper limit, inner pair first, in percent.
        across: what the numbers along the bottom count.
    """

    title: str
    says: str
    dots: Sequence[FunnelDot]
    middle: float
    limits: Sequence[tuple[int, tuple[float, float], tuple[float, float]]]
    across: str


Chart: TypeAlias = Funnel | Months | LossBars | RangeBars | Ranges | Curve | CountBars
Figure: TypeAlias = Score | Meter | Progress | Countdown | Chart
