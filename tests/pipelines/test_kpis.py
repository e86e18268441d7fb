"""Figures of a pipeline: by hand and by scipy they are the same; what cannot be known is refused with the reason."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from salestrain import cards, kpis, pipeline
from salestrain.kinds.review.cards import QUALITIES, qualities
from salestrain.measuring import DEFINITIONS, Asked, Kpi, measured
from salestrain.measuring.history import conversions
from salestrain.measuring.rates import cohorts
from salestrain.pipelines.figures import in_words
from salestrain.ui.html import to_html
from salestrain.ui.markdown import to_markdown

ON = date(2026, 12, 1)


def deals(won: int, lost: int, still_open: int = 0, amount: float = 100.0, days: int = 30) -> pd.DataFrame:
    """Deals that were all created on the first of January and closed after so many days."""
    status = ["won"] * won + ["lost"] * lost + ["open"] * still_open
    closed = [pd.Timestamp(2026, 1, 1) + pd.Timedelta(days=days)] * (won + lost) + [pd.NaT] * still_open
    return pd.DataFrame(
        {
            "deal_id": [str(n) for n in range(len(status))],
            "status": status,
            "amount": [amount] * len(status),
            "created_at": [pd.Timestamp(2026, 1, 1)] * len(status),
            "closed_at": pd.to_datetime(pd.Series(closed, dtype=object)).to_numpy(),
            "expected_close": [pd.NaT] * (won + lost) + [pd.Timestamp(2026, 12, 15)] * still_open,
        }
    )


def one(name: str, frame: pd.DataFrame, **more: object) -> Kpi:
    return measured(Asked(frame, ON, **more), [name])[name]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("won", "closed", "low", "high"),
    [(0, 5, 0, 0.4345), (3, 10, 0.1078, 0.6032), (5, 5, 0.5655, 1), (7, 20, 0.1812, 0.5671), (12, 40, 0.1807, 0.4543)],
)
def test_the_win_rate_has_the_worked_range(won: int, closed: int, low: float, high: float) -> None:
    found = one("win_rate", deals(won, closed - won))
    assert (won / closed, low, high) == pytest.approx((found.value, found.low, found.high), abs=5e-5)
    assert (won, closed, closed) == (found.numerator, found.denominator, found.n)


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_range_of_a_rate_is_that_of_scipy(won: int, lost: int) -> None:
    found = one("win_rate", deals(won, lost))
    if not won + lost:
        assert found.value is None
        return
    theirs = stats.binomtest(won, won + lost).proportion_ci(method="wilson")
    assert (theirs.low, theirs.high) == pytest.approx((found.low, found.high), abs=1e-6)


def test_old_open_deals_are_told_beside_the_win_rate() -> None:
    found = one("win_rate", deals(5, 5, still_open=4))
    assert found.note.startswith("4 of 4 open deals are older than 30 days")


def test_a_table_without_a_loss_has_no_rate_to_be_proud_of() -> None:
    assert "exports often leave them out" in one("win_rate", deals(9, 0)).note


def test_the_rate_by_amount_says_what_the_largest_deal_makes_of_it() -> None:
    frame = deals(4, 6)
    frame.loc[0, "amount"] = 700.0
    found = one("win_rate_by_amount", frame)
    assert (1_000, 1_600, 0.625) == (found.numerator, found.denominator, found.value)
    assert "The largest deal alone is 70 % of what was won." == found.note


def test_lost_deals_without_an_amount_make_no_rate_by_amount() -> None:
    frame = deals(4, 6)
    frame.loc[4:, "amount"] = 0.0
    assert (None, True) == (lambda k: (k.value, "6 of 6 lost deals" in k.note))(one("win_rate_by_amount", frame))


def test_only_months_that_have_had_their_time_count_as_cohorts() -> None:
    old, young = deals(6, 4), deals(0, 0, still_open=8)
    young["created_at"] = pd.Timestamp(2026, 11, 20)
    both = pd.concat([old, young], ignore_index=True)
    table = cohorts(Asked(both, ON))
    assert table is not None
    assert {"2026-01": True, "2026-11": False} == table["ripe"].to_dict()
    assert (0.6, 10) == (lambda k: (k.value, k.n))(one("win_rate_of_cohorts", both))


def test_the_average_deal_has_students_range_and_the_middle_one_is_not_moved_by_the_largest() -> None:
    frame = deals(8, 2)
    frame["amount"] = [10.0, 12, 9, 11, 10, 13, 8, 500, 1, 1]
    average, median = one("average_deal", frame), one("middle_deal", frame)
    theirs = stats.t.interval(0.95, 7, frame["amount"][:8].mean(), stats.sem(frame["amount"][:8]))
    assert theirs == pytest.approx((average.low, average.high))
    assert (10.5, True) == (median.value, "Look at the middle deal first" in average.note)


def test_the_four_parts_of_the_velocity_are_of_the_same_table() -> None:
    found = one("velocity", deals(5, 5, still_open=20, amount=300.0, days=30))
    assert found.value == pytest.approx(20 * 0.5 * 300 / 30)


def test_the_days_of_won_and_lost_deals_are_apart_and_open_ones_count_as_far_as_they_have_come() -> None:
    frame = pd.concat([deals(7, 0, days=20), deals(0, 7, days=60), deals(0, 0, still_open=30)], ignore_index=True)
    assert (20, 60) == (one("cycle_of_won", frame).value, one("cycle_of_lost", frame).value)
    assert "Fewer than half of the deals are decided" in one("time_to_decision", frame).note
    assert 60 == one("time_to_decision", frame[:20]).value


PERIOD = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "quota": 2_000.0}


def test_a_quota_is_reached_paced_and_covered() -> None:
    frame = deals(9, 9, still_open=11)
    reached, paced, covered = (one(name, frame, **PERIOD) for name in ("attainment", "pace", "coverage"))
    working = pd.bdate_range
    due = 2_000 * len(working("2026-01-01", ON)) / len(working("2026-01-01", "2026-12-31"))
    assert (0.45, 900 / due, 1_100 / 1_100) == pytest.approx((reached.value, paced.value, covered.value))
    assert "so it takes about 2.0 times" in covered.note


def test_without_a_quota_nothing_is_said_of_one() -> None:
    notes = {one(name, deals(3, 3)).note for name in ("attainment", "pace", "coverage")}
    assert {"It takes a quota, with the first and the last day that it is for."} == notes


def history() -> pd.DataFrame:
    frame = deals(6, 6)
    frame["Date entered A"] = pd.Timestamp(2026, 1, 1)
    frame["Date entered B"] = [pd.Timestamp(2026, 1, 5)] * 8 + [pd.NaT] * 4
    frame["Date entered C"] = [pd.Timestamp(2026, 1, 9)] * 6 + [pd.NaT] * 4 + [pd.Timestamp(2026, 1, 9)] + [pd.NaT]
    return frame


STAGES = {"stages": ["A", "B", "C"], "entered": {name: f"Date entered {name}" for name in "ABC"}}


def test_a_stage_that_was_passed_over_counts_as_entered_and_is_told() -> None:
    steps = conversions(Asked(history(), ON, **STAGES))  # type: ignore[arg-type]
    assert steps is not None
    assert ([12, 9], [9, 7], [0, 1]) == (list(steps["came"]), list(steps["went_on"]), list(steps["implied"]))
    found = one("conversion", history(), **STAGES)
    assert (7 / 12, "Once a stage was passed over, and counts as entered.") == (found.value, found.note)


def test_no_stage_is_called_the_worst_where_ranges_overlap() -> None:
    assert "none of them stands out" in one("drop_off", history(), **STAGES).note


def test_a_snapshot_says_nothing_of_stages_and_why() -> None:
    for name in ("conversion", "drop_off"):
        found = one(name, deals(3, 3))
        assert (None, True) == (found.value, "not which stages it went through" in found.note)


def test_open_deals_that_stand_longer_than_won_ones_did_are_counted() -> None:
    still_open = deals(0, 0, still_open=4)
    still_open["stage"] = "A"
    still_open["last_stage_change"] = [ON - pd.Timedelta(days=n) for n in (1, 3, 9, 90)]
    still_open["last_stage_change"] = pd.to_datetime(still_open["last_stage_change"])
    both = pd.concat([history(), still_open], ignore_index=True)
    assert (2, 4) == (lambda k: (k.numerator, k.denominator))(one("ageing", both, **STAGES))


def test_a_forecast_that_moved_to_a_later_month_has_slipped() -> None:
    earlier = deals(0, 0, still_open=3)
    earlier["expected_close"] = pd.to_datetime(["2026-11-10", "2026-11-20", "2026-11-30"])
    now = deals(1, 0, still_open=2)
    now["closed_at"] = pd.to_datetime(["2026-11-15", None, None])
    now["expected_close"] = pd.to_datetime([None, "2026-12-20", "2027-01-20"])
    found = one("forecast_slip", now, earlier=earlier, earlier_on=date(2026, 11, 1))
    assert (2, 3) == (found.numerator, found.denominator)


@pytest.mark.parametrize("name", ["activity_ratio", "commitment_rate", "talk_share", "open_question_ratio"])
def test_what_no_export_holds_is_worked_out_from_counts(name: str) -> None:
    found = one(name, deals(1, 1), counts={name: (14, 40)})
    assert (0.35, 14, 40) == (found.value, found.numerator, found.n)
    assert one(name, deals(1, 1)).note.startswith("No export holds it. It takes two counts:")


def test_amounts_in_several_currencies_are_not_added() -> None:
    frame = deals(4, 4, still_open=4)
    frame["currency"] = ["EUR", "USD"] * 6
    for name in ("win_rate_by_amount", "average_deal", "middle_deal", "velocity"):
        assert "several currencies: EUR" in one(name, frame).note
    assert one("win_rate", frame).value == 0.5


def test_what_a_question_is_open_about_is_not_worked_out() -> None:
    mine = pipeline(
        b"Deal,Stage,Amount,Created,Closed on\na,Won,1.200,2026-01-05,2026-02-01\nb,Lost,2.500,2026-01-05,2026-02-01\n",
        ON,
    )
    found = kpis(mine)
    assert (None, 0.5) == (found["average_deal"].value, found["win_rate"].value)
    assert found["average_deal"].note.startswith("Answer first: In “Amount”, does “1.200” mean")
    assert kpis(mine.frame[mine.frame["status"] == "won"], "average_deal")["average_deal"].value is None


@pytest.mark.parametrize("frame", [pd.DataFrame(), deals(0, 0), deals(1, 0), deals(0, 0, still_open=1), deals(0, 3)])
def test_every_figure_says_something_of_next_to_nothing(frame: pd.DataFrame) -> None:
    for name, kpi in measured(Asked(frame, ON, **PERIOD)).items():  # type: ignore[arg-type]
        assert kpi.value is not None or kpi.note, name


def test_the_page_has_every_figure_with_a_range_or_a_reason() -> None:
    page = str(to_html(kpis(deals(6, 9), on=ON).content()))
    text = to_markdown(kpis(deals(6, 9), on=ON).content())
    for words in ("Deals won of those closed", "40 %", "6 of 15", "What this table cannot say, and why"):
        assert words in page, words
    assert "40 %" in text


def test_a_figure_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="There is no figure “luck”; there are: win_rate"):
        kpis(deals(1, 1), "luck", on=ON)


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.id)
def test_every_card_is_clear_measured_moved_by_its_reader_and_in_sight(definition: object) -> None:
    card = (definition.counts, definition.source, definition.mine, definition.seen)  # type: ignore[attr-defined]
    assert dict.fromkeys(QUALITIES, True) == qualities(*card)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["win_rate", "activity_ratio", "commitment_rate"], []),
        (["win_rate", "attainment"], ["2 of 2 are results."]),
        (["coverage"], ["They count how much, and none how well."]),
        ([definition.id for definition in DEFINITIONS[:8]], ["8 figures are too many", "5 of 8 are results."]),
    ],
)
def test_a_set_of_figures_is_looked_at_as_a_whole(names: list[str], says: list[str]) -> None:
    told = repr(cards(*names)).splitlines()[len(names) :]
    assert [True] * len(says) == [line.startswith(words) for line, words in zip(told, says, strict=True)]


def test_values_are_written_as_people_write_them() -> None:
    assert ["40 %", "12 days", "1.5 times", "1,200", "30 a day"] == [
        in_words(0.4, "share"),
        in_words(12, "days"),
        in_words(1.5, "times"),
        in_words(1_200, "money"),
        in_words(30, "money a day"),
    ]


@pytest.mark.parametrize(
    ("rows", "figure", "says"),
    [
        ("A,Won,5,,\nB,Lost,6,,", "win_rate", "2 closed deals have no day of closing, so nobody can say whether"),
        ("A,Won,5,,2026-02-01\nB,Lost,6,,", "win_rate", "1 closed deal has no day of closing and is left out."),
        ("A,Won,,,2026-02-01\nB,Lost,6,,2026-02-01", "win_rate_by_amount", "No won deal has an amount."),
        ("A,Won,,,2026-02-01", "average_deal", "No won deal has an amount."),
        ("A,Won,5,,2026-02-01", "average_deal", "It is the amount of one deal, and no average yet."),
        ("A,Won,5,,2025-02-01", "win_rate", "No deal was won or lost in this time."),
    ],
)
def test_a_figure_never_says_that_nothing_closed_where_only_the_day_or_the_amount_is_missing(
    rows: str, figure: str, says: str
) -> None:
    table = pipeline(f"Deal,Stage,Amount,Created on,Closed on\n{rows}\n".encode(), date(2026, 12, 1))
    assert says in kpis(table, figure, since="2026-01-01", until="2026-12-31")[figure].note


def test_a_deal_that_is_to_be_closed_later_takes_no_days_yet() -> None:
    rows = "A,Won,5,2026-01-01,2026-01-11\nB,Lost,6,2026-01-01,2027-06-01"
    table = pipeline(f"Deal,Stage,Amount,Created on,Closed on\n{rows}\n".encode(), date(2026, 12, 1))
    assert 10 == kpis(table, "time_to_decision")["time_to_decision"].value
