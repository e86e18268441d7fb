"""What a lesson shows of a plan is what the compiler says, and a text that is no plan is answered with its mistakes."""

from __future__ import annotations

import json

import pytest

from salestrain import compile_plan, needed
from tests.plan.planning import good


def test_a_plan_shows_its_verdict_and_its_tree() -> None:
    shown = compile_plan(json.dumps(good()))
    assert repr(shown).startswith("Nothing is left to fix, and no questions are open.")
    assert "data-send" not in shown._repr_html_()


def test_a_text_that_is_no_plan_is_answered_line_by_line() -> None:
    with pytest.raises(ValueError, match="Line 1, colour"):
        compile_plan("colour: red")


def test_ten_deals_at_one_in_twenty_are_a_toss_of_a_coin_at_200_talks() -> None:
    told = "On average, 10 deals take 200 first talks. That gives a chance of 55%; for 80% you need 249."
    assert told == repr(needed(10, 5))


def test_a_rate_of_nothing_is_answered_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="above 0"):
        needed(10, 0)
