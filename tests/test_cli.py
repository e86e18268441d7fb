"""What the command line guarantees."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from salestrain.attempts.learner import at_a_terminal
from salestrain.attempts.practice import Practice
from salestrain.cli import app, main
from salestrain.content.library import library
from salestrain.content.loading import find_folder, load_exercise
from salestrain.core.events import Move
from salestrain.places import EXERCISES_SETTING, exercises_folders
from salestrain.store import open_store


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed)


def test_list_names_every_exercise_on_the_shelf() -> None:
    listing = run("list").stdout
    assert all(name in listing for name in ("harbour_foods", "alder_vale_clinics"))


def test_list_says_each_exercise_and_its_buyer_in_one_line_of_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("list").stdout.splitlines()
    assert (1 + len(library().folders()), True) == (len(lines), all(len(line) <= 80 for line in lines))
    assert any(line.startswith("harbour_foods") and "Dana Weiss, Head of" in line for line in lines)


def test_the_version_is_told() -> None:
    assert f"salestrain {version('salestrain')}" == run("--version").stdout.strip()


def test_a_talk_begins_afresh_and_the_one_under_way_stays() -> None:
    run("play", "kestrel_machining", typed="1\nq\n")
    fresh = run("play", "kestrel_machining", "--fresh", typed="q\n").stdout
    assert "picks up where you left off" not in fresh


def test_a_number_that_is_not_on_the_list_is_told_and_said_to_nobody() -> None:
    output = run("play", "kestrel_machining", "--fresh", typed="99\nq\n").stdout
    assert (True, False) == ("99 is not on offer here; type a number from 1 to" in output, "I did not" in output)


def test_numpy_keeps_to_one_thread_here_and_in_the_kernels_of_a_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    monkeypatch.setattr(sys, "argv", ["salestrain", "list"])
    with pytest.raises(SystemExit):
        main()
    assert "1" == os.environ["OPENBLAS_NUM_THREADS"]


def test_check_finds_nothing_wrong_with_what_ships() -> None:
    result = run("check", "harbour_foods", "alder_vale_clinics", "--no-explore")
    assert (0, True) == (result.exit_code, ", 0 errors, " in result.stdout.strip().splitlines()[-1])


def test_check_reports_mistakes_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "torn_page"
    folder.mkdir()
    (folder / "exercise.yaml").write_text("schema: salestrain/exercise@1\nid: torn_page\nkind: conversaton\n")
    monkeypatch.setenv(EXERCISES_SETTING, str(tmp_path))
    result = run("check", "torn_page", "--format", "json")
    problems = json.loads(result.stdout)
    assert (1, 3) == (result.exit_code, next(p["line"] for p in problems if "conversaton" in p["what"]))


def test_explore_says_by_variant_what_was_walked_and_by_which_lines_it_can_be_won() -> None:
    report = run("explore", "harbour_foods", "--variant", "v.solved").stdout
    assert (True, True) == ("moments, " in report and "; proven." in report, "Shortest success, 4 lines:" in report)


def test_explore_gives_every_figure_and_way_to_other_programs() -> None:
    report = json.loads(run("explore", "harbour_foods", "--variant", "v.solved", "--json").stdout)
    assert ("v.solved", 4) == (report["variants"][0]["variant"], len(report["variants"][0]["shortest_win"]))


def test_explore_says_when_a_limit_leaves_it_unproven() -> None:
    assert "not proven" in run("explore", "harbour_foods", "--variant", "v.solved", "--limit", "500").stdout


def test_explore_draws_each_variant_in_a_file_of_its_own(tmp_path: Path) -> None:
    run("explore", "saltmarsh_bakeries", "--picture", str(tmp_path / "talk.svg"))
    drawn = {path.name: path.read_text(encoding="utf-8")[:4] for path in tmp_path.iterdir()}
    assert {f"talk-{name}.svg": "<svg" for name in ("v.waste", "v.owner", "v.fresh")} == drawn


def test_explore_refuses_a_picture_it_cannot_draw(tmp_path: Path) -> None:
    result = run("explore", "saltmarsh_bakeries", "--picture", str(tmp_path / "talk.png"))
    assert (1, "A picture is written as .svg or as .dot; 'talk.png' is neither.") == (
        result.exit_code,
        result.stderr.strip().splitlines()[-1],
    )


def test_explore_answers_an_unknown_variant_with_a_sentence() -> None:
    result = run("explore", "harbour_foods", "--variant", "v.none")
    assert (1, "harbour_foods has no variant 'v.none'.") == (result.exit_code, result.stderr.strip().splitlines()[-1])


def test_an_unknown_exercise_is_answered_with_the_nearest_name() -> None:
    result = run("play", "harbor_food", "--moves", "m.open")
    assert (1, True) == (result.exit_code, "harbour_foods" in result.stderr)


def test_play_with_moves_shows_the_whole_talk_and_its_debrief() -> None:
    result = run("play", "harbour_foods", "--moves", "m.pitch,m.attack")
    assert (0, True) == (result.exit_code, "One thing to try" in result.stdout)


def test_play_refuses_an_impossible_move_with_a_sentence() -> None:
    result = run("play", "harbour_foods", "--moves", "m.nothing_like_it")
    assert (1, "That is not possible at this point of the talk.") == (result.exit_code, result.stderr.strip())


def test_a_talk_in_the_terminal_goes_on_where_it_was_left() -> None:
    first = run("play", "harbour_foods", typed="1\nq\n")
    again = run("play", "harbour_foods", typed="q\n")
    reply = next(line for line in reversed(first.stdout.splitlines()) if line.startswith("Dana Weiss:"))
    assert (True, True) == ("picks up where you left off" in again.stdout, reply in again.stdout)


def leave_at_once(name: str, seed: int) -> None:
    """Hold a talk at the terminal up to its end, which comes with the first line."""
    who = at_a_terminal(os.environ, getpass.getuser())
    practice = Practice(load_exercise(find_folder(name, exercises_folders())), open_store(), who=who)
    practice.begin(seed)
    practice.do(Move("choose", {"move": "m.exit"}), None)


def test_a_talk_in_the_terminal_leads_to_its_debrief() -> None:
    leave_at_once("alder_vale_clinics", seed=5)
    typed = "\n".join(["400", "40", "3", "70", "1", ""])
    assert "One thing to try" in run("play", "alder_vale_clinics", "--seed", "5", typed=typed).stdout


def test_after_the_debrief_in_the_terminal_comes_what_each_line_cost_and_what_would_have_been() -> None:
    leave_at_once("alder_vale_clinics", seed=7)
    typed = "\n".join(["40", "3", "70", "1", "1 1 1", "1", "", "9", "1", "blubb gork", "1", "1", "", ""])
    output = run("play", "alder_vale_clinics", "--seed", "7", typed=typed).stdout
    parts = "What each line cost", "There were turns 1 to 1", "choose a line from the list", "As it would have been"
    assert "Name 2 lines at most" in output
    assert [True] * 4 == [part in output for part in parts]


def test_new_makes_an_exercise_that_passes_every_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EXERCISES_SETTING, str(tmp_path))
    created = run("new", "north_quay", "--folder", str(tmp_path))
    assert (0, 0) == (created.exit_code, run("check", "north_quay", "--no-explore").exit_code)


def test_new_never_writes_over_an_exercise(tmp_path: Path) -> None:
    run("new", "north_quay", "--folder", str(tmp_path))
    assert 1 == run("new", "north_quay", "--folder", str(tmp_path)).exit_code


def test_help_says_what_each_command_is_for() -> None:
    assert all(word in run("--help").stdout for word in ("list", "check", "play", "new", "serve"))


def test_a_wording_is_offered_to_the_author_only_by_the_learners_own_act(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "store.db"))
    exercise = load_exercise(find_folder("harbour_foods", exercises_folders()))
    with open_store() as store:
        attempt = store.begin(exercise.id, exercise.version, exercise.digest, exercise.to_json(), learner="ana", seed=0)
        store.append(attempt.id, 1, Move("correct", {"moves": ["m.like"], "text": "kept to herself"}))
        store.append(attempt.id, 2, Move("correct", {"moves": ["m.like"], "text": "what is good", "offer": True}))
    listing = run("wordings", "harbour_foods").stdout
    assert (True, False, False) == tuple(word in listing for word in ("what is good", "kept to herself", "ana"))


def test_of_two_exercises_with_one_name_the_list_says_which_cannot_be_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "harbour_foods", "--kind", "conversation", "--folder", str(tmp_path))
    monkeypatch.setenv(EXERCISES_SETTING, str(tmp_path))
    front = exercises_folders()[0] / "harbour_foods"
    message = f"{tmp_path / 'harbour_foods'} is hidden: {front} has the same name and comes first. Rename one of them."
    assert message == run("list").stderr.strip()


CALL = "Ann (Acme): Morning. What does a late truck cost you?\nBen: About 40k a year.\n"


def test_profile_shows_each_figure_with_its_n_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(CALL)
    output = run("profile", str(tmp_path / "call.txt"), "--seller", "ann").stdout
    assert (True, True) == ("67 % of 12 words are the seller's." in output, "benchmarks and no verdict" in output)


def test_profile_asks_who_sells_and_gives_other_programs_every_figure(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(CALL)
    figures = json.loads(run("profile", str(tmp_path / "call.txt"), "--json", typed="Ben\n").stdout)
    assert ("Ben", 0.33) == (figures["seller"], figures["figures"][0]["value"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There are no words here."),
        (b"PK\x03\x04\xff\xfe", "is no Word document that can be read. Save the transcript as plain text"),
        (b"We met and agreed.", "Nothing here says who speaks."),
        (b"Ann: hi\n" * 650_000, "has 5,200,000 characters; a transcript may have 500,000"),
        (CALL.encode(), "Nobody called “Eve” speaks here"),
    ],
    ids=["nothing", "no text", "no speakers", "5 MB", "an unknown seller"],
)
def test_profile_tells_in_a_sentence_why_a_file_is_no_talk(content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_bytes(content)
    result = run("profile", str(tmp_path / "call.txt"), "--seller", "Eve")
    assert (1, True, 1) == (result.exit_code, sentence in result.stderr, len(result.stderr.splitlines()))


def test_profile_tells_that_a_file_is_not_there(tmp_path: Path) -> None:
    result = run("profile", str(tmp_path / "none.txt"), "--seller", "Ann")
    assert (1, True) == (result.exit_code, "cannot be read: No such file or directory." in result.stderr)


def test_profile_reads_a_transcript_saved_as_utf_16(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_bytes(CALL.encode("utf-16"))
    assert 0 == run("profile", str(tmp_path / "call.txt"), "--seller", "Ann", "--json").exit_code


@pytest.mark.parametrize("command", ["measure", "explore", "wordings"])
def test_a_command_for_talks_says_what_an_exercise_is_instead(command: str, tmp_path: Path) -> None:
    """This also holds for an exercise named by its folder, which may be anywhere."""
    shutil.copytree(find_folder("your_calls", exercises_folders()), tmp_path / "your_calls")
    result = run(command, str(tmp_path / "your_calls"))
    assert (1, True) == (result.exit_code, "your_calls is a call, not a talk" in result.stderr)
