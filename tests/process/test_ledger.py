"""Trust or change it: the verdicts follow from the counts, and no number stands without its n."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from salestrain.kinds.process.ledger import Sides, adherence, counted, ledger, recorded, tally, verdict
from salestrain.kinds.process.map import Map
from salestrain.kinds.process.trail import Trail, trail
from salestrain.statistics import from_own_deals
from tests.process.samples import DAY_ONE, deal, the_map, the_process, trail_of, trails

FIRST = [(0, "entered", "s.open"), (0, "held", "s.open"), (1, "evidenced", "o.reason"), (2, "given", "c.time")]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (Sides(40, 90, 12, 70), "trust"),
        (Sides(64, 66, 1, 7), "trust"),
        (Sides(2, 2, 0, 2), "too_little"),
        (Sides(30, 95, 24, 90), "too_little"),
        (Sides(300, 900, 301, 900), "fix"),
        (Sides(30, 95, 24, 90, asked=200, given=95), "fix"),
        (Sides(30, 95, 24, 90, asked=200, given=150), "too_little"),
        (Sides(27, 45, 38, 43), "too_little"),
        (Sides(27, 45, 38, 43, by_coin=True), "drop"),
        (Sides(0, 0, 0, 0), "too_little"),
        (Sides(5, 9, 0, 0), "too_little"),
    ],
)
def test_the_verdict_follows_from_the_counts(sides: Sides, expected: str) -> None:
    between = from_own_deals(sides.kept_won, sides.kept, sides.skipped_won, sides.skipped)
    assert expected == verdict(sides, between)[0]


COUNTS = some.integers(0, 80).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n)))


@settings(max_examples=200, deadline=None)
@given(COUNTS, COUNTS, some.booleans())
def test_nothing_is_dropped_without_a_coin_and_no_wide_range_is_mended(
    kept: tuple[int, int], skipped: tuple[int, int], by_coin: bool
) -> None:
    sides = Sides(*kept, *skipped, by_coin=by_coin)
    between = from_own_deals(*kept, *skipped)
    answer = verdict(sides, between)[0]
    wide = between is None or between.high - between.low > 0.2
    assert (False, False) == (answer == "drop" and not by_coin, answer == "fix" and wide)


def test_every_verdict_occurs_in_the_shipped_record() -> None:
    evidence = ledger(the_map(), recorded(the_process()))
    assert {"trust": 4, "fix": 1, "drop": 1, "too_little": 3} == tally(evidence, "commitment")


def test_nine_deals_prove_nothing() -> None:
    evidence = ledger(the_map(), counted(the_map(), list(trails().values())))
    assert {"too_little"} == {one.verdict for one in evidence}


def some_deals() -> list[Trail]:
    """Forty deals: 20 gave their time and half of them were won, 20 went on without and a tenth was won."""
    on = (5, "entered", "s.explore")
    with_it = [trail_of(*FIRST, on, result="won" if i % 2 else "lost", closed=9) for i in range(20)]
    without = [trail_of(*FIRST[:3], on, result="lost" if i % 10 else "won", closed=9) for i in range(20)]
    return with_it + without


def test_own_deals_are_compared_where_twenty_stand_on_both_sides() -> None:
    time = next(one for one in ledger(the_map(), counted(the_map(), some_deals())) if one.id == "c.time")
    assert (10, 20, 2, 20, "trust") == (
        time.sides.kept_won,
        time.sides.kept,
        time.sides.skipped_won,
        time.sides.skipped,
        time.verdict,
    )


def test_only_what_was_counted_is_in_the_tally() -> None:
    known = the_map().knowing(["c.time"])
    found = ledger(known, {"c.time": counted(known, some_deals())["c.time"]})
    everything = ledger(the_map(), {"c.time": counted(the_map(), some_deals())["c.time"]})
    assert (1, 1) == tuple(sum(tally(evidence, "commitment").values()) for evidence in (found, everything))


def test_a_deal_that_ended_in_the_stage_stands_on_no_side() -> None:
    ended = [trail_of(*FIRST[:3], result="lost", closed=9)]
    time = counted(the_map(), ended)["c.time"]
    assert (0, 0) == (time.kept, time.skipped)


def test_of_the_last_stage_nothing_is_said_for_whoever_goes_on_from_it_has_won() -> None:
    whole = list(trails().values()) * 30
    last = next(one for one in ledger(the_map(), counted(the_map(), whole)) if one.id == "c.start")
    assert ("too_little", "No closed deal went on from here") == (last.verdict, last.why[:32])


def test_what_is_free_is_looked_for_when_the_stage_comes_that_needs_it() -> None:
    at_last = (9, "entered", "s.decide")
    early = trail_of(*FIRST, (5, "given", "c.consensus"), at_last, result="lost", closed=20)
    late = trail_of(*FIRST, at_last, (12, "given", "c.consensus"), result="lost", closed=20)
    never_so_far = trail_of(*FIRST, (5, "entered", "s.terms"), result="lost", closed=20)
    found = counted(the_map(), [early, late, never_so_far])["c.consensus"]
    assert (1, 1) == (found.kept, found.skipped)


def test_a_commitment_that_is_no_must_is_weighed_and_never_skipped() -> None:
    process = the_process()
    first = process.stages[0].commitments[0].model_copy(update={"mandatory": False})
    stages = (process.stages[0].model_copy(update={"commitments": (first,)}), *process.stages[1:])
    plan = Map.of(process.model_copy(update={"stages": stages}))
    on = (5, "entered", "s.explore")
    made = [deal(*steps, on, result="lost", closed=9) for steps in (FIRST, FIRST[:3])]
    found = [trail(plan, one, DAY_ONE.toordinal() + 9) for one in made]
    sides = counted(plan, found)["c.time"]
    assert ((1, 1), [(), ()]) == ((sides.kept, sides.skipped), [one.skips for one in found])


def test_a_deal_lost_early_has_had_no_time_to_skip_and_is_held_against_nobody() -> None:
    early = [trail_of(*FIRST[:3], result="lost", closed=9)] * 40
    found = adherence(the_map(), [*trails().values(), *early])
    assert (2, 2) == (found.clean, found.skipping)


def test_adherence_is_held_against_the_outcome_with_its_n() -> None:
    found = adherence(the_map(), list(trails().values()))
    assert (2, 2, 1, 2, False) == (
        found.clean_won,
        found.clean,
        found.skipping_won,
        found.skipping,
        found.difference is None or found.difference.shows,
    )


def test_where_every_deal_that_went_on_was_won_nothing_is_compared() -> None:
    sides = {"c.time": Sides(14, 14, 3, 3)}
    found = next(one for one in ledger(the_map(), sides) if one.id == "c.time")
    assert ("too_little", None, "All 17 closed deals that went on were won, so there is nothing to compare.") == (
        found.verdict,
        found.difference,
        found.why,
    )


def test_the_buyers_decision_is_the_win_itself_and_is_not_compared() -> None:
    assert "c.decide" not in {one.id for one in ledger(the_map(), recorded(the_process()))}
