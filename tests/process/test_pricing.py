"""What a skip comes to: one measure at a time, and no two sentences that disagree, at any position of the slider."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from salestrain.kinds.process.page.pricing import finding, shown
from salestrain.kinds.process.pricing import MEASURES, Assumed, assumed, weighed_skips, worth
from salestrain.statistics import Stage, break_even, break_even_hours
from tests.process.samples import the_process

STAGES = some.lists(
    some.builds(
        Stage, some.sampled_from(["A", "B", "C"]), some.floats(0.05, 1), some.just((1.0, 2.0, 3.0)), some.floats(0, 40)
    ),
    min_size=2,
    max_size=6,
).map(tuple)
MEASURE = some.sampled_from(list(MEASURES))


@settings(max_examples=60, deadline=None)
@given(STAGES, MEASURE, some.integers(1, 100))
def test_the_verdict_and_the_break_even_agree_at_every_position(
    stages: tuple[Stage, ...], measure: str, odds: int
) -> None:
    for skip in weighed_skips(Assumed(stages, odds, 120), measure):
        by_break_even = "pays" if skip.pays_from is not None and odds >= skip.pays_from else "not"
        by_cost = "costs" if skip.costs_to is not None and odds <= skip.costs_to else "not"
        assert (skip.verdict == "pays", skip.verdict == "costs") == (by_break_even == "pays", by_cost == "costs")


@pytest.mark.parametrize("measure", MEASURES)
def test_the_sentence_says_of_each_stage_what_its_break_even_says(measure: str) -> None:
    base = assumed(the_process())
    for odds in range(5, 101):
        skips = weighed_skips(Assumed(base.stages, odds, base.hours_a_month), measure)
        told = finding(skips, measure)
        paying = re.search(r"On this assumption, leaving out (.*?) pays\.", told)
        named = {skip.stage for skip in skips if paying and f"“{skip.stage}” (" in paying[1]}
        assert {skip.stage for skip in skips if skip.pays_from is not None and odds >= skip.pays_from} == named


@pytest.mark.parametrize("measure", MEASURES)
def test_a_skip_that_pays_is_shown_with_a_higher_figure(measure: str) -> None:
    base = assumed(the_process())
    for odds in range(1, 101):
        for skip in weighed_skips(Assumed(base.stages, odds, base.hours_a_month), measure):
            left, kept = float(shown(skip.skipped, measure)), float(shown(skip.kept, measure))
            assert ("pays" == skip.verdict, "costs" == skip.verdict) == (left > kept, left < kept)


def test_the_break_even_is_that_of_the_formula_rounded_up() -> None:
    base = assumed(the_process())
    found = [
        (weighed_skips(base, "chance")[place].pays_from, weighed_skips(base, "month")[place].pays_from)
        for place in range(4)
    ]
    for place, (chance, month) in enumerate(found):
        exact = (100 * break_even(base.stages, place), 100 * break_even_hours(base.stages, place))
        assert [True, True] == [
            0 <= pays - even < 2.5 for pays, even in zip((chance, month), exact, strict=True) if pays
        ]


@settings(max_examples=60, deadline=None)
@given(STAGES, MEASURE, some.integers(1, 99))
def test_the_more_later_stages_keep_the_more_a_skip_is_worth(
    stages: tuple[Stage, ...], measure: str, odds: int
) -> None:
    base = Assumed(stages, 50, 120)
    assert worth(base, measure, 0, odds) <= worth(base, measure, 0, odds + 1)
