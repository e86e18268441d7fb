"""What an exercise promises in its playthroughs is what happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.content.loading import load_playthroughs
from salestrain.core.rubric import by_criterion
from salestrain.kinds.conversation.playthrough import Playthrough
from tests.exercises.playing import every_playthrough, exercise_folders, played, scenario_in

TALKS = [pytest.param(*pair, id=f"{pair[0].name}-{pair[1].id}") for pair in every_playthrough()]
FOLDERS = [pytest.param(folder, id=folder.name) for folder in exercise_folders()]
REQUIRED = {"full_marks", "weak", "pitch_first"}


@pytest.mark.parametrize(("folder", "talk"), TALKS)
def test_a_playthrough_ends_as_it_says(folder: Path, talk: Playthrough) -> None:
    """The ending, what was learned and what was not, the buyer's state and the judgement are as stated."""
    session = played(folder, talk)
    expect, state = talk.expect, session.state
    judged = None if state.judged is None else "right" if state.judged["right"] else "wrong"
    happened = {
        "ending": state.ending,
        "not learned, but promised": set(expect.facts) - set(state.known),
        "learned, but excluded": set(expect.not_facts) & set(state.known),
        "state": {name: state.values[name] for name in expect.state},
        "judged": judged,
    }
    assert {
        "ending": expect.ending,
        "not learned, but promised": set(),
        "learned, but excluded": set(),
        "state": dict(expect.state),
        "judged": expect.judged,
    } == happened


@pytest.mark.parametrize(("folder", "talk"), TALKS)
def test_a_typed_line_is_heard_as_it_says(folder: Path, talk: Playthrough) -> None:
    """The reader of typed text hears each line as the moves that are stated."""
    events = [e for e in played(folder, talk).events if e.kind in ("said", "understood")]
    typed = [e.turn for e in events if e.kind == "said" and e.data["by"] == "say"]
    understood = [e for e in events if e.kind == "understood"]
    heard = [tuple(e.data["move"] for e in understood if e.turn == turn) for turn in typed]
    assert [step.heard for step in talk.steps if step.say and step.heard] == heard


@pytest.mark.parametrize(("folder", "talk"), TALKS)
def test_a_playthrough_earns_the_marks_that_it_says(folder: Path, talk: Playthrough) -> None:
    """Each criterion earns the stated mark."""
    marks = by_criterion(played(folder, talk).score())
    assert dict(talk.expect.marks) == {name: marks[name] for name in talk.expect.marks}


@pytest.mark.parametrize(("folder", "talk"), TALKS)
def test_a_playthrough_earns_the_total_that_it_says(folder: Path, talk: Playthrough) -> None:
    """The total, after caps, lies where it is stated to lie."""
    bounds, total = talk.expect.total, played(folder, talk).score().total
    assert bounds is not None, "a playthrough states its total"
    assert min(max(total, bounds.gte), bounds.lte) == total


@pytest.mark.parametrize(("folder", "talk"), TALKS)
def test_a_playthrough_speaks_of_facts_and_criteria_that_exist(folder: Path, talk: Playthrough) -> None:
    """Promises about unknown names would hold for ever."""
    scenario = scenario_in(folder)
    known = {fact.id for fact in scenario.facts} | {criterion.id for criterion in scenario.rubric}
    assert set() == {*talk.expect.facts, *talk.expect.not_facts, *talk.expect.marks} - known


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_exercise_shows_a_full_a_weak_and_a_pitching_talk(folder: Path) -> None:
    """Every exercise has at least these three playthroughs."""
    assert REQUIRED == REQUIRED & {talk.id for talk in load_playthroughs(folder)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_full_marks_are_full_and_a_pitch_earns_little(folder: Path) -> None:
    """The full talk earns 100; the talk that begins with a pitch earns at most 40."""
    talks = {talk.id: talk for talk in load_playthroughs(folder)}
    full, pitch = (played(folder, talks[name]).score().total for name in ("full_marks", "pitch_first"))
    assert (100, min(40, pitch)) == (full, pitch)
