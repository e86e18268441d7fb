"""Groups and rater rounds from the command line: what facilitators type, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from salestrain.cli import app
from salestrain.cli.rounds import Unusable, read_ratings
from salestrain.content.library import library
from salestrain.content.loading import load_playthroughs
from salestrain.core.rubric import by_criterion
from salestrain.kinds.conversation.handouts.to_rate import agreed
from salestrain.kinds.conversation.playing import play
from tests.materials.test_sheets import TALK, text_of

TALK_OF: Any = library().get(TALK)


def run(*words: str) -> Any:
    """What the command says."""
    return CliRunner().invoke(app, ["workshop", *words])


def ratings(folder: Path, *lines: str) -> str:
    """A file of ratings."""
    file = folder / "ratings.csv"
    file.write_text("\n".join(["rater,transcript,criterion,score", *lines]), encoding="utf-8")
    return str(file)


def test_groups_are_told_with_rounds_and_parts() -> None:
    said = run("groups", "Ana", "Ben", "Cleo", "Dan", "--minutes", "10").output
    assert "Round 4, from minute 30" in said and "plays the buyer" in said


def test_sessions_are_written_to_print(tmp_path: Path) -> None:
    file = tmp_path / "groups.html"
    run("groups", *"ABCDEFGHI", "--sessions", "3", "--out", str(file))
    assert 3 == file.read_text(encoding="utf-8").count("<article")


def test_one_alone_is_told_what_a_group_takes() -> None:
    assert (1, True) == ((answer := run("groups", "Ana")).exit_code, "two people or more" in answer.output)


def test_raters_who_give_what_the_rule_gave_agree_with_it(tmp_path: Path) -> None:
    playthroughs: Any = load_playthroughs(library().folder(TALK))
    gold = agreed([(one, play(TALK_OF, one)) for one in playthroughs])
    lines = [
        f"{rater},{transcript},{criterion},{score}"
        for rater in ("Ana", "Ben", "Cleo")
        for transcript, marks in gold.items()
        for criterion, score in by_criterion(marks).items()
    ]
    said = run("raters", TALK, ratings(tmp_path, *lines)).output
    assert "No criterion was read very differently." in said
    assert "With the scores agreed on before" in said and "100 % (100 to 100)" in said


def test_marks_stand_side_by_side_with_the_reason_where_they_are_far_apart(tmp_path: Path) -> None:
    criterion = max(TALK_OF.rubric, key=lambda one: len(one.levels))
    lines = [f"Ana,{number},{criterion.id},{criterion.levels[0].score}" for number in (1, 2, 3)]
    said = run("raters", TALK, ratings(tmp_path, *lines), "--side-by-side").output
    assert "Transcript 3: marks side by side" in said
    assert f"Look together at: {criterion.label}." in said and "The rule gave" in said


def test_transcripts_to_rate_tell_no_marks_and_no_notes() -> None:
    for number in (1, 2, 3):
        text = text_of(TALK, f"to-rate-{number}")
        assert "of 100" not in text and "What it came to" not in text and "Seller:" in text


@pytest.mark.parametrize(
    ("line", "says"),
    [("Ana,1,nothing,2", "no criterion “nothing”"), (f"Ana,1,{TALK_OF.rubric[0].id},two", "“two” is no score")],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, says: str) -> None:
    answer = run("raters", TALK, ratings(tmp_path, line))
    assert (1, True, True) == (answer.exit_code, "Line 2" in answer.output, says in answer.output)


def test_a_score_off_the_scale_is_named(tmp_path: Path) -> None:
    answer = run("raters", TALK, ratings(tmp_path, f"Ana,1,{TALK_OF.rubric[0].label},99"))
    assert (1, True) == (answer.exit_code, "99 is none of them" in answer.output)


def test_a_table_without_its_columns_is_told_which_one_is_missing() -> None:
    with pytest.raises(Unusable, match="transcript is missing"):
        read_ratings("rater,criterion,score\n", TALK_OF.rubric)
