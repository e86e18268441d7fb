"""What chance alone does, in a notebook: a team dealt out anew, and what could be seen at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....statistics.seeing import HISTORY, LARGEST
from ....statistics.shuffling import Fall, Shuffled, equal_sellers, shuffled_team
from ....ui.document import Body, Column, Content, Fold, Table, Text
from ....ui.figures import CountBars, CountRow
from ....ui.notebook import InNotebook
from ....ui.phrases import strong
from ..verdicts import percent, shown_in

if TYPE_CHECKING:
    import pandas as pd

RARE = 0.025
"""Share of shuffled teams below which a fall is larger than chance usually makes."""


@dataclass(frozen=True)
class TeamShuffled(InNotebook):
    """What became of the best of each month, beside teams whose months were dealt out by chance."""

    found: Shuffled

    def sentence(self) -> str:
        """Say what was found."""
        found = self.found
        lead = f"The best of a month had {found.before:.1f} on average, and {found.after:.1f} in the month after. "
        typical = f"Dealt out by chance, they would have fallen by {found.typical:.1f}"
        if found.less < RARE:
            return (
                lead
                + f"{typical}, and hardly ever by so little: some of this team are better than others, and stay so."
            )
        if found.more < RARE:
            return lead + f"{typical}, and hardly ever by so much: look for a cause before you call it chance."
        return lead + f"{typical} as well. Nobody need have changed anything for this."

    def __repr__(self) -> str:
        return self.sentence()

    def content(self) -> Body:
        """Return the sentence, the falls as bars, and the same as a table."""
        found = self.found
        falls = [("this team", found.fall), ("a team dealt out by chance", found.typical)]
        rows = [CountRow(words, [max(0, round(10 * fall))], told=f"{fall:.1f}") for words, fall in falls]
        bars = CountBars("How far the best of a month fell back in the next", self.sentence(), rows)
        columns = [Column("Team", names_row=True), Column("Fell by, on average", "number")]
        cells: list[list[Content]] = [[words, f"{fall:.1f}"] for words, fall in falls]
        table = Table(f"Shuffled {found.times:,} times", columns, cells)
        return [Text([strong(self.sentence())], "lead"), bars, Fold("The same as a table", [table])]


@dataclass(frozen=True)
class EqualTeam(InNotebook):
    """What becomes of last month's best where everybody is equally good."""

    sellers: int
    mean: float
    fall: Fall

    def sentence(self) -> str:
        """Say what was found."""
        fall = self.fall
        return (
            f"Of {self.sellers} sellers who are equally good and win {self.mean:g} deals a month, the best has "
            f"{fall.best:.1f} on average, and {fall.after:.1f} in the next month. In {100 * fall.to_last:.0f} of 100 "
            f"months last month's best is the last, in {100 * fall.to_lower_half:.0f} in the lower half."
        )

    def __repr__(self) -> str:
        return self.sentence()

    def content(self) -> Body:
        """Return the sentence, and the same as bars with a table."""
        fall = self.fall
        told = [
            ("the best of the month had", fall.best, f"{fall.best:.1f}"),
            ("the same person in the next month", fall.after, f"{fall.after:.1f}"),
        ]
        rows = [CountRow(words, [round(10 * value)], told=said) for words, value, said in told]
        columns = [Column("What", names_row=True), Column("Deals", "number")]
        cells: list[list[Content]] = [[words, said] for words, _, said in told]
        cells += [
            ["falls to the last place, of 100 months", f"{100 * fall.to_last:.0f}"],
            ["falls into the lower half, of 100 months", f"{100 * fall.to_lower_half:.0f}"],
        ]
        return [
            Text([strong(self.sentence())], "lead"),
            CountBars("The best of a month, and a month later", self.sentence(), rows),
            Fold("The same as a table", [Table(f"Shuffled {fall.times:,} times", columns, cells)]),
        ]


@dataclass(frozen=True)
class Power(InNotebook):
    """How often a real change would show, for numbers that come seldom and often."""

    means: Sequence[float]
    history: int = HISTORY
    """Months before, beside which a new window is looked at."""

    @property
    def frame(self) -> pd.DataFrame:
        """Return a row for each number of a month and window."""
        import pandas as pd  # late, so that pages do not wait for it

        return pd.DataFrame(self._rows(), columns=["a_month", "months", "halved", "doubled"])

    def _rows(self) -> list[tuple[float, int, float, float]]:
        return [
            (mean, months, self._seen(mean, months, 0.5), self._seen(mean, months, 2.0))
            for mean in self.means
            for months in (1, 3)
        ]

    def _seen(self, mean: float, months: int, factor: float) -> float:
        return shown_in(mean, months, factor, self.history)

    def sentence(self) -> str:
        """Say what the smallest and the largest number would show."""
        few, many = min(self.means), max(self.means)
        seen = percent(self._seen(few, 1, 0.5))
        lead = f"With {few:g} a month, one month shows a halving only {seen} of the time"
        if many == few:
            return f"{lead}."
        return f"{lead}; with {many:g} a month, {percent(self._seen(many, 1, 0.5))}. Watch what you do often."

    def __repr__(self) -> str:
        return self.sentence()

    def content(self) -> Body:
        """Return the sentence, the bars, and the table."""
        rows = [
            CountRow(f"{mean:g} a month, {_window(months)}", [round(100 * halved)], told=percent(halved))
            for mean, months, halved, _ in self._rows()
        ]
        columns = [
            Column("A month brings", "number"),
            Column("Looked at", names_row=True),
            Column("Shows a halving", "number"),
            Column("Shows a doubling", "number"),
        ]
        cells: list[list[Content]] = [
            [f"{mean:g}", _window(months), percent(halved), percent(doubled)]
            for mean, months, halved, doubled in self._rows()
        ]
        before = f"Beside {self.history} months before; "
        note = f"{before}a change shows where equal months would differ as much in 5 of 100 cases."
        table = Table("How often a real change would show", columns, cells)
        return [
            Text([strong(self.sentence())], "lead"),
            CountBars("Of 100 halvings, so many would show", self.sentence(), rows),
            Fold("The same as a table", [table, Text(note, "fine")]),
        ]


def _window(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def power_of(means: Sequence[float]) -> Power:
    """Return what could be seen. Raises ValueError for a number that cannot be worked out."""
    for mean in means:
        if not 0 < mean <= LARGEST:
            raise ValueError(
                f"A month that brings {mean:g} cannot be worked out: use a number above 0 and up to {LARGEST}."
            )
    if not means:
        raise ValueError("Say what a month brings, such as 4 deals or 60 first talks.")
    return Power(means)


def team_of(months: pd.DataFrame, times: int) -> TeamShuffled:
    """Return what became of the best of each month. Raises ValueError for what is no table of months and sellers."""
    if months.shape[0] < 2 or months.shape[1] < 2:
        raise ValueError("It takes a row for each of two months or more, and a column for each of two sellers or more.")
    if months.isna().any(axis=None):
        raise ValueError("Every seller needs a number for every month; 0 where there was nothing.")
    return TeamShuffled(shuffled_team(months.to_numpy(float).tolist(), times))


def equal_team(sellers: int, mean: float, times: int) -> EqualTeam:
    """Return what chance does to equally good sellers. Raises ValueError for what cannot be worked out."""
    return EqualTeam(sellers, mean, equal_sellers(sellers, mean, times))
