"""The parts that are found in an objective, each with its exact place in the typed text."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]
Value = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with a part to play: `value` is the same in plain form, `because` why they were taken for it."""

    span: Span
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Verb(Phrase):
    """What is to be done; `specific` if another person could see whether it was done."""

    specific: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    `low` and `high` are equal unless a range is typed. `role` is `target`, `baseline`, `change` (by 10 %; negative
    when the verb lowers), `factor` (double is 2), `effort` (hours to spend), `value` (worth 25k each), `history`
    (what was reached before) or `also`. `unit` is %, pp, a currency code, or the counted noun; empty if none is named.
    `otherwise` is the second way to read the digits: 1.200 is 1200, otherwise 1.2.
    """

    span: Span
    low: float
    high: float
    unit: str = ""
    role: str = "also"
    otherwise: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time as it is named; nothing is counted from today, because a reading has no clock.

    `kind` is `date`, `month`, `quarter`, `half`, `year`, `week`, `weekday`, `season`, `event`, `within` (from the day
    of writing or of an event), `relative` (this or next ...) or `every`. `value` holds the named parts, as
    {"quarter": 2, "part": "end"}. `otherwise` is the second way to read it: 03/04/2026 is 3 April, otherwise
    4 March; whoever uses the date asks.
    """

    span: Span
    kind: str
    value: Value = field(default_factory=dict)
    otherwise: Value | None = None

    @property
    def ends(self) -> bool:
        """Whether this bounds the time, other than a repetition."""
        return self.kind != "every"
