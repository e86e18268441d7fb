"""The commitment trail: skips and stalls are found by the rule that the module states, and by nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.process.samples import the_map, trail_of, trails

FIRST = [(0, "entered", "s.open"), (0, "held", "s.open"), (1, "evidenced", "o.reason"), (2, "given", "c.time")]


def skipped(**of: object) -> list[str]:
    return [skip.requirement for skip in of["trail"].skips]  # type: ignore[attr-defined]


def stage_of(name: str) -> int:
    return the_map().stage_of[name]


def test_a_deal_that_followed_the_process_skipped_nothing_and_stalled_nowhere() -> None:
    ember = trails()["d.ember"]
    assert ((), (), 20, 20) == (ember.skips, ember.stalls, ember.fulfilled, ember.required)


def test_what_is_missing_when_a_later_stage_is_entered_is_skipped() -> None:
    missing = skipped(trail=trails()["d.quill"])
    assert ["s.explore", "o.cost", "o.people", "c.explore", "c.change"] == [
        name for name in missing if stage_of(name) == 1
    ]


def test_words_beat_ticks() -> None:
    quill = trails()["d.quill"]
    assert ({"c.time", "c.together"}, (1,), (0, 2)) == (
        {name for name in skipped(trail=quill) if stage_of(name) != 1},
        quill.skipped_stages,
        quill.early_stages,
    )


def test_a_tick_is_shown_by_its_words_not_shown_or_contradicted() -> None:
    found = {(tick.step.which, tick.shows) for tick in trails()["d.quill"].ticks}
    wanted = {("o.reason", "shown"), ("o.picture", "not_shown"), ("c.together", "contradicted")}
    assert wanted <= found


def test_a_deal_that_was_won_can_have_skipped() -> None:
    assert ["s.design", "o.picture", "c.together"] == skipped(trail=trails()["d.saffron"])


def test_what_may_come_at_any_time_is_skipped_only_when_something_needs_it() -> None:
    assert ("c.consensus", "c.decide") in [(s.requirement, s.by) for s in trails()["d.orchard"].skips]


def test_a_deal_lost_in_a_stage_has_not_skipped_that_stage() -> None:
    assert ((), ()) == (trails()["d.pell"].skips, trails()["d.pell"].stalls)


def test_a_stage_left_without_the_commitments_of_its_exit_was_left_too_early_and_has_not_stalled() -> None:
    moss = trails()["d.moss"]
    assert ((1,), (1,), (), ()) == (moss.short, moss.early_stages, moss.skipped_stages, moss.stalled_stages)


def test_a_stage_that_takes_longer_than_three_quarters_of_deals_has_stalled() -> None:
    assert [(2, 120, 40)] == [(s.stage, s.days, s.typical) for s in trails()["d.tide"].stalls]


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
    assert [15] == [s.days for s in trail_of(*FIRST, today=15).stalls]


def test_a_deal_with_nothing_on_its_trail_is_no_mistake() -> None:
    empty = trail_of()
    assert ((), (), 0, 0) == (empty.skips, empty.stalls, empty.required, empty.fulfilled)


def test_what_is_usual_comes_from_the_learners_own_stays_where_there_are_enough() -> None:
    stays = [(0, days) for days in (1, 2, 3, 4, 5, 6, 70, 80)] + [(1, 5)] * 7
    typical = the_map().with_own_days(stays).typical
    assert [(6, 8), (28, 0)] == [(one.days, one.stays) for one in typical[:2]]


def test_a_stage_is_one_of_four_and_never_skipped_and_left_too_early_at_once() -> None:
    both = [set(one.skipped_stages) & set(one.early_stages) for one in trails().values()]
    assert [set()] * len(both) == both


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
        if trail.met.get(skip.requirement, 10**9) <= (skip.on or 0) or the_map().stage_of.get(skip.by, 99) < skip.stage
    ]
    assert ([], True) == (wrong, trail.fulfilled <= trail.required)
