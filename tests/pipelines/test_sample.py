"""The sample exports teach what the lesson says of them, and are the same to the byte on every machine."""

from __future__ import annotations

import pandas as pd
import pytest

from salestrain import compare, kpis, month, pipeline, shuffle
from salestrain.pipelines import Pipeline
from tools.make_pipeline import FOLDER, files


@pytest.fixture(scope="module")
def mine() -> Pipeline:
    return pipeline(FOLDER / "deals.csv", "2026-09-30", answers={"Close Date: of closed deals": "actual"})


def test_the_files_are_what_the_generator_writes() -> None:
    assert files() == {path.name: path.read_bytes().decode() for path in FOLDER.glob("*.csv")}


def test_the_export_is_read_with_one_question_and_told_what_is_wrong_with_it(mine: Pipeline) -> None:
    asked = [question.column for question in pipeline(FOLDER / "deals.csv", "2026-09-30").questions]
    found = {check.check for check in mine.quality if check.count}
    assert (["Close Date: of closed deals"], ()) == (asked, mine.questions)
    assert {"closed_before_created", "won_without_amount", "past_expected_close", "same_id", "other_currency"} == found


def rates(deals: pd.DataFrame) -> dict[str, float]:
    return {group.words: group.won / group.closed for group in compare(deals, "Team").groups}


def test_north_wins_more_of_all_deals_and_less_of_each_kind(mine: Pipeline) -> None:
    deals = mine.frame
    overall = rates(deals)
    each = [rates(deals[deals["Type"] == kind]) for kind in ("Existing Business", "New Business")]
    assert overall["North"] > overall["South"] + 0.05
    assert all(kind["South"] > kind["North"] + 0.1 for kind in each)


def test_cold_calls_alone_lie_outside_the_lines(mine: Pipeline) -> None:
    found = compare(mine.frame, "Lead Source")
    assert ["Cold call"] == [group.words for group in found.groups if group.place != "inside"]


def test_the_best_of_the_equal_team_fall_back_as_chance_makes_them() -> None:
    found = shuffle(pd.read_csv(FOLDER / "team.csv", index_col="Month"))
    assert "Nobody need have changed anything for this." in found.sentence()
    assert found.found.fall > 2


def test_half_the_first_talks_show_in_the_first_month_and_the_deals_do_not() -> None:
    south = pd.read_csv(FOLDER / "activities.csv").query("Team == 'South'").set_index("Month")
    before, new = south[:"2026-05"], south.loc["2026-06"]
    verdicts = [month(list(before[name]), int(new[name])).judged.verdict for name in ("First talks", "Deals won")]
    assert "unusual" == verdicts[0]


def test_forecasts_slipped_between_the_two_exports(mine: Pipeline) -> None:
    before = pipeline(FOLDER / "deals_a_month_before.csv", "2026-08-31")
    found = kpis(mine, "forecast_slip", earlier=before)["forecast_slip"]
    assert found.value is not None and found.n >= 5
