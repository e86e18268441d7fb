"""The commitment trail: skips and stalls are found by the rule that the module states, and by nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.process.samples import the_map, trail_of, trails

FIRST = [(0, "entered", "s.open"), (0, "held", "s.open"), (1, "evidenced", "o.reason"), (2, "given", "c.time")]


def skipped(**of: object) -> list[str]:
    return [skip.requirement for skip in of["trail"].skips]  # type: ignore[attr-defined]


def test_a_deal_that_followed_the_process_skipped_nothing_and_stalled_nowhere() -> None:
    ember = trails()["d.ember"]
    assert ((), (), 20, 20) == (ember.skips, ember.stalls, ember.fulfilled, ember.required)


def test_what_is_missing_when_a_later_stage_is_entered_is_skipped() -> None:
    assert ["s.explore", "o.cost", "o.people", "c.explore", "c.change"] == skipped(trail=trails()["d.quill"])


def test_a_deal_that_was_won_can_have_skipped() -> None:
    assert ["s.design", "o.picture", "c.together"] == skipped(trail=trails()["d.saffron"])


def test_what_may_come_at_any_time_is_skipped_only_when_something_needs_it() -> None:
    assert [("c.consensus", "c.decide")] == [(s.requirement, s.by) for s in trails()["d.orchard"].skips]


def test_a_deal_lost_in_a_stage_has_not_skipped_that_stage() -> None:
    assert ((), ()) == (trails()["d.pell"].skips, trails()["d.pell"].stalls)


def test_a_stage_left_without_the_commitments_of_its_exit_has_stalled() -> None:
    assert [(1, "no_commitment")] == [(stall.stage, stall.why) for stall in trails()["d.moss"].stalls]


def test_a_stage_that_takes_longer_than_three_quarters_of_deals_has_stalled() -> None:
    assert [(2, "slow", 120, 40)] == [(s.stage, s.why, s.days, s.typical) for s in trails()["d.tide"].stalls]


def test_a_conditional_yes_is_no_commitment() -> None:
    trail = trail_of(*FIRST[:3], (2, "conditional", "c.time"), (5, "entered", "s.explore"))
    assert ["c.time"] == skipped(trail=trail)


def test_what_comes_after_all_is_still_skipped_and_says_when_it_came() -> None:
    trail = trail_of(*FIRST[:3], (5, "entered", "s.explore"), (8, "given", "c.time"))
    days = [(skip.requirement, skip.made_up - skip.on) for skip in trail.skips if skip.made_up]
    assert [("c.time", 3)] == days


def test_what_comes_on_the_day_of_the_next_stage_is_in_time() -> None:
    assert [] == skipped(trail=trail_of(*FIRST[:3], (5, "given", "c.time"), (5, "entered", "s.explore")))


def test_a_refusal_that_becomes_a_yes_counts_as_given() -> None:
    assert "given" == trails()["d.windle"].answers["c.review"]


def test_an_open_deal_is_measured_up_to_today() -> None:
    assert [("slow", 15)] == [(s.why, s.days) for s in trail_of(*FIRST, today=15).stalls]


def test_a_deal_with_nothing_on_its_trail_is_no_mistake() -> None:
    empty = trail_of()
    assert ((), (), 0, 0) == (empty.skips, empty.stalls, empty.required, empty.fulfilled)


THINGS = [
    (did, r.id)
    for r in the_map().requirements
    for did in {"conversation": ("held",), "outcome": ("evidenced",)}.get(r.sort, ("asked", "given", "refused"))
]
STAGES = [("entered", stage.id) for stage in the_map().process.stages]
STEPS = some.lists(some.tuples(some.integers(0, 60), some.sampled_from(THINGS + STAGES)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(STEPS, some.sampled_from(["open", "won", "lost"]))
def test_whatever_happened_a_skip_is_something_missing_at_the_time_and_before_its_turn(
    steps: list[tuple[int, tuple[str, str]]], result: str
) -> None:
    ordered = sorted((day, *what) for day, what in steps)
    trail = trail_of(*ordered, result=result, closed=None if result == "open" else 61, today=61)
    wrong = [
        skip
        for skip in trail.skips
        if trail.met.get(skip.requirement, 10**9) <= skip.on or the_map().stage_of.get(skip.by, 99) < skip.stage
    ]
    assert ([], True) == (wrong, trail.fulfilled <= trail.required)
