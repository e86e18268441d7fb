"""What writing a buyer by talking promises, without a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content.loading import FILE, check_folder, find_exercises, load_exercise
from salestrain.content.scaffold import new_exercise
from salestrain.core.events import Refusal
from salestrain.editor.draft import Draft
from salestrain.editor.snapshot import is_mistake
from salestrain.editor.talking.corrections import answer_from_now_on, follow_up, say_instead, this_was
from salestrain.editor.talking.keeping import playthrough_of
from salestrain.editor.talking.leave_out import LeaveOut
from salestrain.editor.talking.line_places import called_by, place_of_line
from salestrain.editor.talking.margin import margin_of
from salestrain.editor.talking.naming_items import id_from
from salestrain.editor.talking.playthrough_files import keep_playthrough
from salestrain.editor.talking.rehearsal import Rehearsal, Said
from salestrain.editor.yaml_text import value_at
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.spoken import spoken_lines
from salestrain.places import exercises_folders

SHIPPED = find_exercises(exercises_folders())
STRANGE = "Do you ride a bicycle to work?"


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(new_exercise("north_quay", tmp_path))


def _buyer(draft: Draft) -> Scenario:
    exercise, problems = draft.check()
    assert [] == [str(problem) for problem in problems if is_mistake(problem)]
    assert isinstance(exercise, Scenario)
    return exercise


def _talk(draft: Draft, *lines: str) -> Rehearsal:
    talk = Rehearsal(_buyer(draft))
    for line in lines:
        talk.say(Said(text=line))
    return talk


def _replies(talk: Rehearsal) -> list[str]:
    return [line["text"] for line in talk.turns[-1].lines]


def test_a_question_is_answered_from_now_on_and_the_talk_goes_on(draft: Draft) -> None:
    talk = _talk(draft, STRANGE)
    part, item = answer_from_now_on(STRANGE, "Only on Sundays.", draft.data())
    draft.add((part,), item)
    talk.go_on_with(_buyer(draft))
    assert (1, ["Only on Sundays."]) == (len(talk.turns), _replies(talk))


def test_a_line_is_taken_as_what_its_author_says_it_was(draft: Draft) -> None:
    move = draft.data()["moves"][1]["id"]
    talk = _talk(draft, STRANGE)
    draft.put(*this_was(move, STRANGE, draft.data()))
    talk.go_on_with(_buyer(draft))
    assert (move,) == talk.turns[-1].taken_as


def test_the_buyer_says_something_else_where_its_author_says_so(draft: Draft) -> None:
    talk = _talk(draft)
    talk.say(Said(move=talk.choices()[0].move))
    line = talk.turns[-1].lines[0]
    draft.put(*say_instead(line["id"], "That  is\nanother matter.", draft.data(), talk.variant))
    talk.go_on_with(_buyer(draft))
    assert "That is another matter." == _replies(talk)[0]


def test_what_was_said_can_be_taken_up_from_now_on(draft: Draft) -> None:
    part, item = follow_up("opens", ["A lorry of which colour?"], "A red one.", draft.data())
    draft.add((part,), item)
    assert ["A red one."] == _replies(_talk(draft, "A lorry of which colour?"))


def test_a_talk_that_is_kept_is_a_playthrough_without_a_mistake(draft: Draft) -> None:
    talk = _talk(draft, STRANGE)
    while not talk.is_over:
        talk.say(Said(move=talk.choices()[0].move))
    name = keep_playthrough(draft.folder, playthrough_of(talk, "The first lines that are offered"))
    problems = [str(problem) for problem in check_folder(draft.folder) if is_mistake(problem)]
    assert ("first_lines_offered", []) == (name, problems)


def test_a_step_back_leaves_the_talk_as_it_was_before_the_line(draft: Draft) -> None:
    talk = _talk(draft, STRANGE)
    before = talk.session.digest()
    talk.say(Said(move=talk.choices()[0].move))
    talk.step_back()
    assert before == talk.session.digest()


def test_a_guided_line_that_is_gone_ends_the_talk_before_it(draft: Draft) -> None:
    talk = _talk(draft, STRANGE)
    talk.say(Said(move=talk.choices()[0].move))
    gone = talk.turns[-1].said.move
    scenario = _buyer(draft)
    moves = tuple(move for move in scenario.moves if move.id != gone)
    assert 1 == talk.go_on_with(scenario.model_copy(update={"moves": moves}))


def test_nothing_can_be_said_after_the_end(draft: Draft) -> None:
    talk = _talk(draft)
    while not talk.is_over:
        talk.say(Said(move=talk.choices()[0].move))
    with pytest.raises(Refusal, match="over"):
        talk.say(Said(text=STRANGE))


def test_the_margin_says_how_surely_a_line_was_heard_and_where_trust_stands(draft: Draft) -> None:
    talk = _talk(draft, draft.data()["moves"][1]["examples"][0])
    remarks = " ".join(margin_of(talk.turns[0], talk.scenario))
    assert (True, True, True) == ("Heard as: " in remarks, " %" in remarks, "rust" in remarks)


def _with_wordings(draft: Draft, *more: str) -> Scenario:
    """The buyer with few wordings, so that all can be tried: two for each of two moves, and more for the second."""
    scenario = _buyer(draft)
    first, second, *others = scenario.moves
    few = [
        first.model_copy(update={"examples": first.examples[:2]}),
        second.model_copy(update={"examples": (*second.examples[:2], *more)}),
        *(move.model_copy(update={"examples": ()}) for move in others),
    ]
    return scenario.model_copy(update={"moves": tuple(few), "world": (), "follow_ups": ()})


def _measured(scenario: Scenario) -> LeaveOut:
    measure = LeaveOut()
    while measure.step(scenario):
        pass
    return measure


def test_only_moves_whose_wordings_changed_are_measured_again(draft: Draft) -> None:
    measure = _measured(_with_wordings(draft))
    assert 3 == len(measure.waiting(_with_wordings(draft, STRANGE)))


def test_a_wording_that_only_its_own_words_make_known_is_missed_when_left_out(draft: Draft) -> None:
    scenario = _with_wordings(draft, STRANGE)
    measure = _measured(scenario)
    assert (5, True) == (measure.total(scenario).tried, STRANGE in {left.wording for left in measure.missed(scenario)})


@pytest.mark.parametrize("name", ["harbour_foods", "alder_vale_clinics"])
def test_every_line_of_a_buyer_is_found_in_its_file(name: str) -> None:
    scenario: Any = load_exercise(SHIPPED[name])
    data = Draft(SHIPPED[name]).data()
    found = {line: value_at(data, place_of_line(line, data) or ()) for line in _own_lines(scenario)}
    assert {line: " ".join(text.split()) for line, text in _own_lines(scenario).items()} == {
        line: " ".join(str(text).split()) for line, text in found.items()
    }


def _own_lines(scenario: Scenario) -> dict[str, str]:
    tempting = {line.id for line in scenario.tempting}
    lines = spoken_lines(scenario)
    return {line: text for line, text in lines.items() if line.rpartition(".reply.")[0] not in tempting}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("f.cost.text", "f.cost"),
        ("f.cost.again", "f.cost"),
        ("f.cost.withhold_again", "f.cost.withhold"),
        ("m.like.reply.0", "m.like.reply"),
        ("w.week.say", "w.week"),
        ("opens", "opens"),
        ("neutral.2", ""),
        ("e.friends.say", ""),
    ],
)
def test_a_follow_up_calls_a_line_as_an_author_would(line: str, name: str) -> None:
    assert name == called_by(line)


@given(st.text(max_size=80), st.sets(st.sampled_from(["w.line", "w.line_2", "w.n_1"])))
def test_an_id_can_be_made_of_any_words_and_is_new(words: str, taken: set[str]) -> None:
    name = id_from(words, "w.", taken)
    assert (True, False) == (name.removeprefix("w.").replace("_", "a").isalnum(), name in taken)


def test_a_correction_keeps_every_other_line_of_the_file(draft: Draft) -> None:
    before = draft.text.splitlines()
    draft.put(*this_was(draft.data()["moves"][1]["id"], STRANGE, draft.data()))
    assert set() == set(before) - set(draft.text.splitlines())


def test_what_stops_no_talk_is_the_exercise_at_once(draft: Draft) -> None:
    draft.put(("title",), "Another title")
    draft.settle()
    assert "Another title" in (draft.folder / FILE).read_text(encoding="utf-8")


def test_what_stops_the_talk_is_kept_beside_the_file(draft: Draft) -> None:
    before = (draft.folder / FILE).read_text(encoding="utf-8")
    draft.put(("moves", 0, "topic"), "nothing_of_this_name")
    settled = draft.settle()
    assert (False, before, True) == (settled, (draft.folder / FILE).read_text(encoding="utf-8"), draft.changed)


def test_a_saved_file_can_be_read_by_whoever_could_read_it_before(draft: Draft) -> None:
    path = draft.folder / FILE
    path.chmod(0o664)
    draft.put(("title",), "Another title")
    draft.settle()
    assert 0o664 == path.stat().st_mode & 0o777
