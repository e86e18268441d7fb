"""Parts of an objective, each with its exact place in the typed text."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]
Value = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with a role: `value` is their plain form, `because` why they have it."""

    span: Span
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Verb(Phrase):
    """What is to be done; `specific` if another person could see whether it was done."""

    specific: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """Number with its unit.

    `low` and `high` are equal unless a range is typed. `role` is `target`, `baseline`, `change` (by 10 %; negative if
    the verb lowers), `factor` (double is 2), `effort` (hours to spend), `value` (worth 25k each), `history` (what was
    reached before) or `also`. `unit` is %, pp, a currency code, or the counted noun; empty if none is named.
    `otherwise` is the alternative reading of the digits: 1.200 is 1200, or else 1.2.
    """

    span: Span
    low: float
    high: float
    unit: str = ""
    role: str = "also"
    otherwise: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Time as it is named; nothing is counted from today, because a reading has no clock.

    `kind` is `date`, `month`, `quarter`, `half`, `year`, `week`, `weekday`, `season`, `event`, `within` (from the day
    of writing or of an event), `relative` (this or next ...) or `every`. `value` holds the named parts, as {"quarter":
    2, "part": "end"}. `otherwise` is the alternative reading: 03/04/2026 is 3 April, or else 4 March; the user of the
    date has to ask.
    """

    span: Span
    kind: str
    value: Value = field(default_factory=dict)
    otherwise: Value | None = None

    @property
    def ends(self) -> bool:
        """Whether this is a limit in time, as opposed to a repetition."""
        return self.kind != "every"
