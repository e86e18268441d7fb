"""What the numbers say of an experiment: what a careful analyst says, and nothing that contradicts it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.kinds.review.evidence import CLOSING, Evidence, evidence
from salestrain.kinds.review.state import Experiment, Month, Number, State
from salestrain.statistics.luck import Sort


def said(
    sort: Sort,
    before: Sequence[float] | Sequence[tuple[int, int]],
    within: Sequence[float] | Sequence[tuple[int, int]],
    change: int = 50,
) -> Evidence:
    """What is said of an experiment with these months before it and in it."""
    pairs = [value if isinstance(value, tuple) else (value, 0) for value in (*before, *within)]
    past, now = pairs[: len(before)], pairs[len(before) :]
    of = tuple(out for _, out in past) if sort == "share" else ()
    number = Number("n.1", "Talks", sort, "", "", "", "", tuple(value for value, _ in past), of, {})
    months = tuple(Month(f"m{n}", {"n.1": {"value": v, "of": o}}, is_closed=True) for n, (v, o) in enumerate(now))
    data = {"number": "n.1", "window": len(now) or 1, "change": change}
    return evidence(State(numbers={"n.1": number}, months=months), Experiment("e.1", data, 0))


EIGHT = [40, 38, 44, 40, 39, 43, 41, 40]


@pytest.mark.parametrize(
    ("sort", "before", "within", "change", "says"),
    [
        ("count", EIGHT, [60, 58, 63], 50, "moved"),
        ("count", EIGHT, [60, 58, 63], -50, "turned"),
        ("count", EIGHT, [43, 40, 45], 50, "nothing"),
        ("count", [4, 3, 5, 4, 6, 2], [6], 50, "nothing"),  # Six after four a month: one month tells nothing.
        ("count", [40, 38], [80, 80, 80], 50, "untold"),  # Two months before are no history.
        ("count", [0] * 6, [0, 0], 50, "untold"),  # Nothing before, nothing since.
        ("count", [0] * 8, [5, 6], 50, "moved"),  # All at once after nothing for eight months.
        ("count", [4, 3, 30, 4, 6, 2], [9, 9, 9], 50, "untold"),  # One odd month before spoils the comparison.
        ("count", list(range(1, 13)), [13, 14, 15], 50, "untold"),  # A trend goes on without any experiment.
        ("count", [2, 3, 2, 20, 2, 3, 2, 20, 2, 3, 2, 20], [2, 3, 2], 50, "untold"),  # A season.
        ("share", [(3, 10)] * 6, [(9, 10), (8, 10)], 50, "moved"),
        ("share", [(3, 10)] * 6, [(9, 10), (8, 10)], -50, "turned"),
        ("share", [(3, 10)] * 6, [(3, 10), (4, 10)], 50, "nothing"),
        ("share", [(3, 10)] * 6, [(5, 10), (4, 10)], 50, "perhaps"),
        ("share", [(2, 2)] * 6, [(2, 2)], 50, "nothing"),  # All won before and since: too few to say more.
        ("share", [(n, 10) for n in range(1, 9)], [(9, 10), (9, 10)], 50, "untold"),  # A trend before it.
        ("measure", [100.0 + 5 * n for n in range(12)], [170, 180], 50, "untold"),
        ("share", [(0, 5)] * 6, [(0, 5)], 50, "nothing"),
        ("share", [(3, 10)] * 6, [(0, 0)], 50, "untold"),  # Nothing was closed.
        ("share", [(3, 10)] * 6, [(2, 3)], 50, "perhaps"),
        ("measure", [100, 110, 95, 105, 102, 98], [150, 160], 50, "moved"),
        ("measure", [100, 110, 95, 105, 102, 98], [104, 96], 50, "nothing"),
        ("measure", [100, 20, 180, 40, 160, 90], [200, 10], 50, "nothing"),  # Turnover that jumps says little.
        ("measure", [100.0] * 6, [100.0], 50, "nothing"),
        ("measure", [100, 110, 95, 105, 102, 98], [150, 50], 50, "nothing"),  # One above and one below is no direction.
        ("measure", [100, 110], [900], 50, "untold"),
    ],
)
def test_a_careful_analyst_says_the_same_of_an_experiment(
    sort: Sort, before: list[float], within: list[float], change: int, says: str
) -> None:
    assert says == said(sort, before, within, change).says


@given(
    st.lists(st.integers(0, 60), min_size=6, max_size=20),
    st.lists(st.integers(0, 120), min_size=1, max_size=6),
    st.sampled_from((-50, 50)),
)
def test_no_two_sentences_about_an_experiment_contradict_each_other(
    before: list[int], within: list[int], change: int
) -> None:
    found = said("count", before, within, change)
    text, up = " ".join(found.sentences), sum(within) * len(before) > sum(before) * len(within)
    assert (found.says == "moved") <= (up == (change > 0))
    assert (found.says == "turned") <= (up != (change > 0))
    assert 1 >= sum(closing in text for closing in CLOSING.values() if closing)
    assert not (" % more" in text and not up) and not (" % less" in text and up)


def test_the_evidence_is_told_in_words_of_sales_people() -> None:
    assert (
        "In the 8 months before it: 40.6 a month. In 3 months of it: 60.3 a month, 49 % more.",
        "Equal months would differ by as much in fewer than 1 of 100 cases.",
        "So a change shows, the way you expected. It does not say what made it: what else was different?",
    ) == said("count", EIGHT, [60, 58, 63]).sentences
