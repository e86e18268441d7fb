"""What the benchmark of profiles counts, and that it ends without an error if there are no data."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.profiles import FILE, auc_of, measure

ROOT = Path(__file__).parents[2]
COLUMNS = "transcript_id mi_quality speaker previous_text text question reflection main_behaviour".split()
LISTENS = (
    ("therapist", "How are your evenings?", "open", "none", "question"),
    ("client", "I sit there alone and then I eat.", "n/a", "n/a", "n/a"),
    ("therapist", "So it happens when you are alone.", "none", "complex", "reflection"),
)
TELLS = (
    (
        "therapist",
        "You should stop eating at night. It is bad for your heart and you must lose weight.",
        "none",
        "none",
        "therapist_input",
    ),
    ("client", "I know.", "n/a", "n/a", "n/a"),
    ("therapist", "Did you read the leaflet that I gave you?", "closed", "none", "question"),
)


def test_without_data_it_says_so_in_one_sentence_and_ends_well() -> None:
    completed = subprocess.run([sys.executable, "benchmarks/profiles.py"], cwd=ROOT, capture_output=True, text=True)
    assert (0, 1, True) == (
        completed.returncode,
        len(completed.stdout.splitlines()),
        completed.stdout.startswith("Nothing measured"),
    )


@pytest.mark.parametrize(
    ("values", "auc"), [((0.1, 0.2, 0.8, 0.9), 1.0), ((0.8, 0.9, 0.1, 0.2), 0.0), ((0.5, 0.5, 0.5, 0.5), 0.5)]
)
def test_the_auc_is_the_chance_that_a_high_session_has_less_of_what_should_be_little(
    values: tuple[float, ...], auc: float
) -> None:
    good = np.array([True, True, False, False])
    assert auc == auc_of("telling", [{"telling": value} for value in values], good)["auc"]


def test_a_session_without_the_figure_is_left_out_and_not_counted() -> None:
    result = auc_of("telling", [{"telling": 0.1}, {"telling": None}, {"telling": 0.3}], np.array([True, True, False]))
    assert (1.0, [1, 1]) == (result["auc"], result["n"])


def test_text_and_people_are_measured_on_the_same_sessions(tmp_path: Path) -> None:
    with (tmp_path / FILE).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for name, quality, talk in (("1", "high", LISTENS), ("2", "low", TELLS)):
            table.writerows((name, quality, who, "", text, *codes) for who, text, *codes in talk)
    result = measure(tmp_path, None)
    assert ({"high": 1, "low": 1}, 1.0, 1.0) == (
        result["sessions"],
        result["telling"]["people"]["auc"],
        result["telling"]["text"]["auc"],
    )
