"""In a notebook a facilitator gets what their board may show, and not a word or a point of one person more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from salestrain import look_back, results
from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import practice_of
from salestrain.content.library import library
from salestrain.looking_back.rows import HOW_FAR
from salestrain.workshop.progress import SMALL
from tests.board.staging import TALK, a_hall

Held = tuple[Path, pd.DataFrame]
WORDS = "What brings you here, of all places?"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """The store of a workshop in which six people have finished, all of them twice, and its results."""
    folder = tmp_path_factory.mktemp("results")
    with a_hall(folder, title="A day by the river") as hall:
        seats = [hall.joins(f"Quill {place}") for place in range(6)]
        for place, seat in enumerate(seats):
            for again in range(2):
                hall.practises(seat, 10 * place + again)
        talking = practice_of(library().get(TALK), hall.store, {}, Learner(seats[0].learner, "Quill", True))
        talking.begin(7)
        talking.act("say", {"text": WORDS}, None)
        file = folder / "store.db"
        yield file, results("a day by the river", str(file))


def test_results_hold_nobodys_name_and_nothing_that_was_typed(held: Held) -> None:
    text = held[1].to_csv()
    assert (False, False, True) == ("Quill" in text, "of all places" in text, "What stayed hidden" in text)


def test_no_count_in_results_points_at_one_or_two(held: Held) -> None:
    """But for how far everybody is, which the board shows by name as well."""
    counted = held[1][(held[1].part != HOW_FAR) & held[1].people.notna()]
    spread = counted.what.str.endswith("points")
    pointing = counted[(counted.people > 0) & (counted.people < SMALL)]
    all_but = counted[~spread & (counted.of - counted.people).isin(range(1, SMALL))]
    assert (0, 0, True) == (len(pointing), len(all_but), len(counted) > 3)


def test_results_tell_from_first_to_best_with_its_number_and_its_range(
    held: Held,
) -> None:
    (row,) = held[1][held[1].part == "From first to best"].to_dict("records")
    assert (6, True, True) == (row["people"], 0 <= row["low"] <= row["value"], row["value"] <= row["high"])


def test_of_fewer_than_five_results_tell_only_how_far_they_are(tmp_path: Path) -> None:
    with a_hall(tmp_path) as hall:
        for place in range(4):
            hall.practises(hall.joins(f"Quill {place}"), place)
        code = hall.store.workshops.get(hall.workshop).code
        told = results(code.lower(), f"sqlite:///{tmp_path}/store.db")
    assert [HOW_FAR] == list(told.part.unique())


def test_a_workshop_that_is_not_there_is_said_with_those_that_are(held: Held) -> None:
    with pytest.raises(ValueError, match=r"There are, by their codes: .*A day by the river"):
        results("my workshop", str(held[0]))


def test_a_store_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="There is no file"):
        results("my workshop", str(tmp_path / "other.db"))
    assert [] == list(tmp_path.iterdir())


def test_saved_results_come_back_as_they_were(held: Held, tmp_path: Path) -> None:
    held[1].to_csv(tmp_path / "ours.csv", index=False)
    pd.testing.assert_frame_equal(held[1], results(str(tmp_path / "ours.csv")))


def test_a_file_that_holds_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="the column “exercise” is missing"):
        results(str(tmp_path / "other.csv"))


def test_what_is_chosen_is_drawn_with_its_sentence_and_its_numbers() -> None:
    sample = results("sample")
    drawn = look_back(sample[(sample.part == "From first to best")])
    (row,) = sample[sample.part == "From first to best"].to_dict("records")
    shown = drawn._repr_markdown_()
    assert [] == [words for words in (row["sentence"], row["title"], str(row["people"])) if words not in shown]


def test_where_nothing_was_chosen_look_back_says_so() -> None:
    sample = results("sample")
    assert "Nothing was chosen" in look_back(sample[sample.part == "no such part"])._repr_markdown_()
