"""What a file leaves open is asked, and an answer that nobody gave is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from salestrain.core.events import Refusal
from salestrain.kinds.process.page.import_deals import Loading, loading_screen
from salestrain.ui import to_text
from salestrain.ui.answers import standing
from salestrain.ui.fields import Choice
from salestrain.ui.walking import found_in
from tests.process.samples import the_process

TODAY = date(2026, 9, 30)
FILE = (
    "Opportunity;Stage;Created On;First meeting;Close Date;Status\n"
    "Kiln;Proposal;2026-02-03;2026-02-10;2026-04-22;Closed Won\n"
    "Belt;Explore;2026-02-14;;2026-05-01;No decision\n"
    "Cooler;Explore;2026-03-04;2026-03-18;2026-12-30;Open\n"
)
ANSWERS: tuple[Callable[[Loading], None], ...] = (
    lambda file: file.read_way("Status: No decision", "lost"),
    lambda file: file.read_way("Close Date: of closed deals", "actual"),
    lambda file: file.map_stage("Proposal", "s.explore"),
)


def loading(answers: int = 0) -> Loading:
    """The file on its way, with so many of its questions answered."""
    file = Loading(the_process(), FILE, TODAY)
    for answer in ANSWERS[:answers]:
        answer(file)
    return file


@pytest.mark.parametrize("answers", range(len(ANSWERS)))
def test_no_answer_about_a_file_is_chosen_beforehand(answers: int) -> None:
    choices = found_in(loading_screen(the_process(), loading(answers).own), Choice)
    assert {("", True)} == {(standing(choice)[0], choice.required) for choice in choices}


@pytest.mark.parametrize("answered", [Loading.read_way, Loading.map_stage, Loading.read_column])
def test_an_answer_that_nobody_gave_is_asked_for_again(answered: Callable[[Loading, str, str], None]) -> None:
    with pytest.raises(Refusal, match="Choose one"):
        answered(loading(), "Proposal", "")


def test_a_file_says_which_columns_were_not_used_and_how_the_closing_day_is_read() -> None:
    shown = to_text(loading_screen(the_process(), loading(3).own), 10_000).text
    assert (True, True) == ("Columns that were not used: First meeting." in shown, "Close Date: closed on" in shown)
