"""A rater round: several people rate the same transcripts by the same criteria, and see how far they agree.

What people read differently is no fault of theirs: a criterion on which they agree little is to be written anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..core.criteria import Criterion
from ..statistics.agreement import Agreement, Ranged, with_each_other, with_gold
from ..ui import Column, Content, Items, Screen, Section, Table, Text, strong

TOO_LITTLE = 0.4
"""Agreement beyond chance under which a criterion is to be written anew; below it lies what Landis and Koch
(Biometrics 33 (1977)) call fair at best."""
Marks = Mapping[str, Mapping[str, int]]
"""Scores by transcript and criterion."""


@dataclass(frozen=True, slots=True)
class Rated:
    """How far people agree on one criterion: with the scores agreed on before, if any, and with each other."""

    criterion: Criterion
    gold: Agreement | None
    others: Agreement

    @property
    def is_to_be_rewritten(self) -> bool:
        """Whether the agreement is too little in either way."""
        figures = [self.others.kappa.value, self.gold.kappa.value if self.gold else None]
        return any(figure is not None and figure < TOO_LITTLE for figure in figures)


def rater_round(
    criteria: Sequence[Criterion], ratings: Sequence[Marks], gold: Marks, transcripts: Sequence[str]
) -> tuple[Rated, ...]:
    """Return how far people agree, criterion by criterion.

    Args:
        criteria: criteria of the rubric.
        ratings: what each person gave; who they are does not matter.
        gold: the scores agreed on before; what is missing there is compared among people only.
        transcripts: names of the transcripts that were rated.
    """
    return tuple(_rated(criterion, ratings, gold, transcripts) for criterion in criteria)


def _rated(criterion: Criterion, ratings: Sequence[Marks], gold: Marks, transcripts: Sequence[str]) -> Rated:
    scale = [level.score for level in criterion.levels]
    own = [[marks.get(name, {}).get(criterion.id) for name in transcripts] for marks in ratings]
    right = {name: gold[name][criterion.id] for name in transcripts if criterion.id in gold.get(name, {})}
    chosen = [[marks.get(name, {}).get(criterion.id) for name in right] for marks in ratings]
    with_right = with_gold(chosen, list(right.values()), scale) if right else None
    return Rated(criterion, with_right, with_each_other(own, scale))


def round_screen(rated: Sequence[Rated]) -> Screen:
    """Return the result of a round: what to write anew first, then every figure with its range."""
    poor = [one for one in rated if one.is_to_be_rewritten]
    raters = max((one.others.raters for one in rated), default=0)
    lead = "No criterion was read very differently."
    if poor:
        lead = "These were read so differently that their words are to be written anew:"
    names: list[Content] = [
        [strong(f"{one.criterion.label}. "), "What did each of you take it to mean?"] for one in poor
    ]
    return Screen(
        f"How far {raters} people agree",
        [
            Text(lead, "lead"),
            Items(names) if names else None,
            _table("With each other", [(one.criterion.label, one.others) for one in rated]),
            *[_table("With the scores agreed on before", with_right) for with_right in [_gold(rated)] if with_right],
            Section(
                "How to read it",
                [
                    Text(
                        "Better than chance: 1 is always the same, 0 is as if by chance, below 0 is worse. It weighs a "
                        "big difference more than a small one. In brackets: where it would lie with other people like "
                        "these, in 95 of 100 rounds. Where there is no figure, everybody gave the same score to "
                        "everything, or too few people rated."
                    )
                ],
            ),
        ],
        width="wide",
    )


def _gold(rated: Sequence[Rated]) -> list[tuple[str, Agreement]]:
    return [(one.criterion.label, one.gold) for one in rated if one.gold is not None]


def _table(caption: str, rows: Sequence[tuple[str, Agreement]]) -> Table:
    titles = ("The same", "At most one level apart", "Better than chance")
    columns = [Column("Criterion", names_row=True), *(Column(title, "number") for title in titles)]
    cells: list[list[Content]] = []
    for label, made in rows:
        cells.append([label, _share(made.same), _share(made.within_one), _decimal(made.kappa)])
    return Table(caption, columns, [*cells], numbers_wrap=True, stacks=True)


def _share(figure: Ranged) -> str:
    if figure.value is None:
        return "no figure"
    told = f"{100 * figure.value:.0f} %"
    if figure.low is None or figure.high is None:
        return told
    return f"{told} ({100 * figure.low:.0f} to {100 * figure.high:.0f})"


def _decimal(figure: Ranged) -> str:
    if figure.value is None:
        return "no figure"
    told = f"{figure.value:.2f}"
    if figure.low is None or figure.high is None:
        return told
    return f"{told} ({figure.low:.2f} to {figure.high:.2f})".replace("-", "−")
