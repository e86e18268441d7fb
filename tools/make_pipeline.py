"""Write the sample exports in data/pipeline: two teams, seasons, deals that nobody closes, cells as people leave them.

Everything is invented and drawn from one seed, so that the files are the same to the byte on every machine. The lesson
`70_explore_your_pipeline` teaches with them; tests insist on what it says:

- North wins more of its deals than South, and less than South among old and among new customers (Simpson's paradox).
- Cold calls lie below all other sources by more than chance.
- `team.csv` is a team of equally good sellers, whose best month is followed by an ordinary one.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from salestrain.exports.safe_csv import write_csv

FOLDER = Path(__file__).resolve().parents[1] / "data" / "pipeline"
SEED = 13
FIRST, EXPORTED, EARLIER = date(2024, 1, 1), date(2026, 9, 30), date(2026, 8, 31)
A_MONTH = 36
SEASON = (1.05, 1.0, 1.1, 1.0, 1.05, 1.0, 0.8, 0.55, 1.2, 1.2, 1.1, 0.7)
"""How many deals begin in each month of a year, beside the average."""
OLD_SHARE = {"North": 0.85, "South": 0.15}
WON = {("North", "old"): 0.48, ("South", "old"): 0.62, ("North", "new"): 0.20, ("South", "new"): 0.32}
SOURCES = (
    ("Web", 0.34, 1.0),
    ("Referral", 0.2, 1.05),
    ("Partner", 0.16, 1.0),
    ("Trade fair", 0.12, 0.95),
    ("Cold call", 0.18, 0.5),
)
"""Sources with how often they occur, and how far they change the chance of winning."""
SELLERS = {
    "North": ("Ada Holm", "Ben Okoro", "Cleo Marsh", "Dario Falk"),
    "South": ("Elin Brandt", "Femi Adair", "Greta Lowe", "Hugo Stern"),
}
STAGES = ("Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review")
PLACES = (
    "Alder Birch Cedar Dell Elm Fern Glen Heath Isle Juniper Kestrel Larch Moss Nettle Oak Pine Quarry Reed".split()
)
TRADES = "Foods Mills Clinics Printers Dairies Transport Schools Tools Homes Farms".split()
HEADER = (
    "Opportunity ID",
    "Opportunity Name",
    "Account Name",
    "Opportunity Owner",
    "Team",
    "Lead Source",
    "Type",
    "Stage",
    "Amount",
    "Amount Currency",
    "Created Date",
    "Close Date",
    "Next Step",
)


class Deal:
    """One invented deal: when it began, when it ended if it did, and how."""

    def __init__(self, number: int, created: date, chances: random.Random) -> None:
        self.number, self.created = number, created
        self.team = "North" if chances.random() < 0.52 else "South"
        self.is_old = chances.random() < OLD_SHARE[self.team]
        self.source, _, lift = _one_of(SOURCES, chances)
        self.account = f"{_any(PLACES, chances)} {_any(TRADES, chances)}"
        self.seller = _any(SELLERS[self.team], chances)
        self.amount = round(math.exp(9.1 + 0.75 * _normal(chances)), -2) * (1.6 if self.is_old else 1.0)
        wins = WON[self.team, "old" if self.is_old else "new"] * lift
        self.is_won = chances.random() < wins
        is_forgotten = not self.is_won and chances.random() < 0.12
        median = 48 if self.is_won else 62
        days = round(median * math.exp(0.55 * _normal(chances)))
        closed = _pulled(created + timedelta(days=max(4, days)), chances)
        self.closed = date(2099, 1, 1) if is_forgotten else closed
        self.expected = created + timedelta(days=round(45 + 60 * chances.random()))
        self.slips = chances.random() < 0.35

    def row(self, on: date) -> list[str]:
        """The deal as an export of a day shows it."""
        if self.closed <= on:
            stage, shown = ("Closed Won" if self.is_won else "Closed Lost"), self.closed
        else:
            age = (on - self.created).days
            stage = STAGES[min(3, age // 25)]
            shown = self.expected + timedelta(days=40 if self.slips and on > EARLIER else 0)
        step = "" if self.closed <= on else ("Call back", "Send terms", "Visit", "")[self.number % 4]
        return [
            f"006{self.number:06d}",
            f"{self.account} {'renewal' if self.is_old else 'first order'}",
            self.account,
            self.seller,
            self.team,
            self.source,
            "Existing Business" if self.is_old else "New Business",
            stage,
            f"{self.amount:,.2f}",
            "EUR",
            _us(self.created),
            _us(shown),
            step,
        ]


def deals() -> list[Deal]:
    """All deals, oldest first."""
    chances = random.Random(SEED)
    made: list[Deal] = []
    month = FIRST
    while month <= EXPORTED:
        after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        begun = round(A_MONTH * SEASON[month.month - 1] * (0.85 + 0.3 * chances.random()))
        days = sorted(1 + int((after - month).days * chances.random()) for _ in range(begun))
        made += [Deal(1_000 + len(made) + n, month.replace(day=day), chances) for n, day in enumerate(days)]
        month = after
    return [deal for deal in made if deal.created <= EXPORTED]


def export(on: date, made: Sequence[Deal], *, is_dirty: bool) -> str:
    """A report as a program writes it: a title, the header, the deals of that day, and a total."""
    rows = [deal.row(on) for deal in made if deal.created <= on]
    if is_dirty:
        rows = _dirtied(rows)
    total = ["Total", *[""] * 7, f"{len(rows):,}", *[""] * (len(HEADER) - 9)]
    title = ["All opportunities, both teams", *[""] * (len(HEADER) - 1)]
    return write_csv(title, [list(HEADER), *rows, total])


def _dirtied(rows: list[list[str]]) -> list[list[str]]:
    """Cells as people leave them: forgotten, mistyped, entered twice."""
    amount, currency, created, closed, stage = (HEADER.index(name) for name in
        ("Amount", "Amount Currency", "Created Date", "Close Date", "Stage"))  # fmt: skip
    closed_rows = [row for row in rows if row[stage].startswith("Closed")]
    won_rows = [row for row in closed_rows if row[stage] == "Closed Won"]
    for row in won_rows[30:180:50]:
        row[amount] = "0.00"
    for row in closed_rows[40:240:40]:
        row[created], row[closed] = row[closed], row[created]
    for row in rows[60:400:85]:
        row[amount] = ""
    rows[120][amount] = "tbd"
    for row in won_rows[90:130:13]:
        row[currency] = "USD"
    for row in closed_rows[7:90:9]:
        row[stage] = row[stage].lower()
    return [*rows, list(rows[333])]


def activities() -> str:
    """First talks, proposals and deals won of each team, month by month; South halves its first talks in June 2026."""
    chances = random.Random(SEED + 1)
    rows = []
    month = date(2025, 1, 1)
    while month <= EXPORTED:
        for team, usual in (("North", 58), ("South", 62)):
            season = 0.85 if month.month == 8 else 1.0
            held = usual * (0.5 if team == "South" and month >= date(2026, 6, 1) else season)
            talks = _count(held, chances)
            rows.append([f"{month:%Y-%m}", team, talks, _count(talks / 3, chances), _count(4, chances)])
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return write_csv(["Month", "Team", "First talks", "Proposals", "Deals won"], rows)


def team() -> str:
    """Deals won of eight sellers who are equally good, in two years; each is a letter."""
    chances = random.Random(SEED + 2)
    rows = []
    for number in range(24):
        month = date(2024 + (number + 9) // 12, (number + 9) % 12 + 1, 1)
        rows.append([f"{month:%Y-%m}", *(_count(4, chances) for _ in range(8))])
    return write_csv(["Month", *"ABCDEFGH"], rows)


def _one_of(weighted: Iterable[tuple[str, float, float]], chances: random.Random) -> tuple[str, float, float]:
    left = chances.random()
    for one in weighted:
        left -= one[1]
        if left < 0:
            return one
    return one


def _any(words: Sequence[str], chances: random.Random) -> str:
    return words[int(len(words) * chances.random())]


def _normal(chances: random.Random) -> float:
    """A normal variate from twelve uniform ones, which are the same on every machine."""
    return sum(chances.random() for _ in range(12)) - 6


def _count(mean: float, chances: random.Random) -> int:
    """A Poisson count: uniform numbers are multiplied until they are too small."""
    left, count = math.exp(-mean), -1
    product = 1.0
    while product > left:
        product *= chances.random()
        count += 1
    return count


def _pulled(day: date, chances: random.Random) -> date:
    """A day of closing, which buyers and sellers like to have before a quarter ends."""
    if chances.random() > 0.3:
        return day
    month = 3 * ((day.month - 1) // 3) + 3
    last = (date(day.year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last - timedelta(days=int(9 * chances.random()))


def _us(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


def files() -> dict[str, str]:
    """The files by their names."""
    made = deals()
    texts = {
        "deals.csv": export(EXPORTED, made, is_dirty=True),
        "deals_a_month_before.csv": export(EARLIER, made, is_dirty=False),
        "activities.csv": activities(),
        "team.csv": team(),
    }
    # Lines end as everywhere in this repository.
    return {name: text.replace("\r\n", "\n") for name, text in texts.items()}


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="")
        print(f"{name}: {text.count(chr(10)):,} lines, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
