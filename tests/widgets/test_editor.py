"""What the author's workbench promises."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from salestrain.api import edit
from salestrain.content.loading import FILE, find_exercises, load_exercise
from salestrain.content.scaffold import new_exercise
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.editor.draft import EARLIER, Draft
from salestrain.editor.entries import entries_of, model_at, parts
from salestrain.editor.page import Editor
from salestrain.editor.trial import AUTHOR
from salestrain.editor.typed import text_of, value_of
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.engine import legal, respond
from salestrain.kinds.conversation.page.talk_page import Page
from salestrain.places import exercises_folders
from salestrain.store import STORE_SETTING, open_store
from salestrain.ui import Choice, Field, Screen, found_in, to_text
from salestrain.ui.phrases import bare

SHIPPED = find_exercises(exercises_folders())
HOSTILE = '<img src=x onerror="alert(1)">'


class Author:
    """Somebody at the workbench: sends what the page sends, looks at what it shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.editor = Editor(folder)
        self.does("hello")

    def does(self, kind: str, **fields: str) -> str:
        self.editor.received(self.editor.pane, {"type": kind, **fields})
        return str(self.editor.pane.status)

    def keeps(self, place: str, **fields: str) -> str:
        return self.does("edit_keep", place=place, **{f"f_{key}": text for key, text in fields.items()})

    @property
    def screen(self) -> Screen:
        assert self.editor.shown is not None
        return self.editor.shown

    @property
    def words(self) -> str:
        return to_text(self.screen, width=10_000).text

    @property
    def boxes(self) -> dict[str, Field | Choice]:
        return {box.name: box for kind in (Field, Choice) for box in found_in(self.screen, kind)}

    def wrong_in(self, key: str) -> str:
        """What is said to be wrong in a box."""
        return " ".join(bare(error) for error in self.boxes[f"f_{key}"].errors)

    @property
    def data(self) -> Any:
        return self.editor.draft.data()


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    monkeypatch.setenv(STORE_SETTING, f"sqlite:///{tmp_path / 'store.db'}")
    return Author(Path(shutil.copytree(SHIPPED["harbour_foods"], tmp_path / "harbour_foods")))


def test_every_part_of_every_item_has_a_box(author: Author) -> None:
    """Nothing that an exercise can say is out of an author's reach; an id is renamed, not typed over."""
    boxes = {key.split("/")[0] for part in parts() for key in _boxes(author, part)}
    wanted = {entry.key for part, kind in parts().items() for entry in entries_of(_model(part, kind))}
    assert {"id"} == wanted - boxes


def _model(part: str, kind: str) -> Any:
    places: dict[str, tuple[str | int, ...]] = {"one": (part,), "items": (part, 0), "named": (part, "x")}
    return model_at(places[kind])


def _boxes(author: Author, part: str) -> set[str]:
    author.does("edit_part", value=part)
    if parts()[part] != "one":
        author.does("edit_add", place=part, id="brand_new")
    return {name.removeprefix("f_") for name in author.boxes if name.startswith("f_")}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_box_shows_is_read_back_as_it_was(name: str) -> None:
    data = Draft(SHIPPED[name]).data()
    wrong = [
        (part, entry.key)
        for part, kind in parts().items()
        for item in _items(data.get(part, []), kind)
        for entry in entries_of(_model(part, kind))
        if entry.key in item and value_of(text_of(item[entry.key], entry.kind), entry.kind) != item[entry.key]
    ]
    assert [] == wrong


def _items(part: Any, kind: str) -> list[Any]:
    if kind == "one":
        return [part]
    return list(part.values()) if isinstance(part, dict) else list(part)


def test_a_mistake_is_told_beside_its_field_at_once(author: Author) -> None:
    author.does("edit_open", value="facts/3")
    author.keeps("facts/3", reveal="{move: m.chnge}")
    assert "There is no move 'm.chnge'" in author.wrong_in("reveal")


def test_what_cannot_be_read_is_told_and_changes_nothing(author: Author) -> None:
    before = author.editor.draft.text
    status = author.keeps("facts/3", reveal="{all: [{move: m.x}")
    assert ("Reveal: This cannot be read", before) == (status[:27], author.editor.draft.text)


def test_a_condition_is_put_together_by_choosing_and_said_in_words(author: Author) -> None:
    author.does("edit_open", value="facts/1")
    author.does("edit_keep", place="facts/1", f_reveal="{move: m.like}", also_reveal="{trust: {gte: 3}}")
    assert ({"all": [{"move": "m.like"}, {"trust": {"gte": 3}}]}, True) == (
        author.data["facts"][1]["reveal"],
        "trust at 3 or more" in author.words,
    )


def test_a_new_fact_stands_complete_at_the_end(author: Author) -> None:
    author.does("edit_part", value="facts")
    author.does("edit_add", place="facts", id="freight")
    _, problems = author.editor.draft.check()
    assert ("f.freight", {"W18"}) == (author.data["facts"][-1]["id"], {problem.code for problem in problems})


@pytest.mark.parametrize("part", [part for part, kind in parts().items() if kind != "one"])
def test_a_new_item_of_any_part_brings_no_mistake(tmp_path: Path, part: str) -> None:
    author = Author(new_exercise("north_quay", tmp_path))
    author.does("edit_part", value=part)
    author.does("edit_add", place=part, id="brand_new")
    assert {"W18"} >= {problem.code for problem in author.editor.draft.check()[1]}


@pytest.mark.parametrize("name", ["", "Ä", "f.cost", "x" * 80])
def test_an_id_that_cannot_be_is_refused_with_a_sentence(author: Author, name: str) -> None:
    before = author.editor.draft.text
    status = author.does("edit_add", place="facts", id=name)
    assert (True, before) == (status.endswith("."), author.editor.draft.text)


def test_removed_is_brought_back_by_undo(author: Author) -> None:
    author.does("edit_part", value="facts")
    author.does("edit_remove", value="facts/2")
    gone = len(author.data["facts"])
    author.does("edit_undo")
    assert (13, 14, False) == (gone, len(author.data["facts"]), author.editor.draft.changed)


def test_saving_over_a_changed_file_is_asked_for_first(author: Author) -> None:
    author.keeps("", title="Mine")
    path = author.folder / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 15", "minutes: 16"), encoding="utf-8")
    author.does("edit_save")
    asked = author.screen.title == "The file has changed"
    author.does("edit_theirs")
    assert (True, 16, 2) == (asked, author.data["minutes"], len(list((author.folder / EARLIER).glob("0*.yaml"))))


def test_a_file_that_is_no_yaml_is_shown_as_text_to_be_mended(author: Author) -> None:
    author.does("edit_text", text="title: [")
    assert ("title: [", True) == (author.boxes["text"].value, "E01" in author.words)


def test_play_from_here_stands_just_before_the_fact_is_told(author: Author) -> None:
    author.does("edit_play", value="fact:f.cost")
    talk = _talk_in(author)
    told = [
        name
        for name in legal(talk.script, talk.state)
        if "f.cost" in respond(talk.script, talk.state, Move("choose", {"move": name}))[0].known
    ]
    assert (True, True) == (bool(told), "f.cost" not in talk.state.known)


def _talk_in(author: Author) -> Session:
    page = author.editor.trial
    assert isinstance(page, Page) and page.practice.session is not None
    return page.practice.session


def test_a_trial_leaves_nothing_in_the_store(author: Author) -> None:
    author.does("edit_play", value="")
    assert () == open_store().attempts(learner=f"user:{AUTHOR}", exercise_id="harbour_foods")


def test_words_that_learners_offered_are_added_with_one_click(author: Author) -> None:
    _offered(author, "Which of their habits would you miss?", "m.like")
    author.does("edit_wordings")
    shown_there = "Which of their habits would you miss?" in author.words
    author.does("edit_example", text="Which of their habits would you miss?", move="m.like")
    like = next(move for move in author.data["moves"] if move["id"] == "m.like")
    assert (True, "Which of their habits would you miss?", False) == (
        shown_there,
        like["examples"][-1],
        "Add to this move" in author.words,
    )


def _offered(author: Author, text: str, move: str) -> None:
    scenario = load_exercise(author.folder)
    assert isinstance(scenario, Scenario)
    with open_store() as store:
        attempt = store.begin(scenario.id, scenario.version, scenario.digest, scenario.to_json(), learner="l", seed=0)
        store.append(attempt.id, 1, Move("correct", {"moves": [move], "text": text, "offer": True}))


def test_whatever_an_author_types_stays_text(author: Author) -> None:
    author.keeps("", title=HOSTILE)
    author.keeps("facts/1", label=HOSTILE, text=HOSTILE)
    author.does("edit_part", value="facts")
    assert (False, True) == (HOSTILE in author.editor.pane.sheet, "&lt;img" in author.editor.pane.sheet)


@pytest.mark.parametrize(
    "message",
    [
        {"type": "edit_open", "value": "facts/99"},
        {"type": "edit_open", "value": "nothing/here"},
        {"type": "edit_keep", "place": "facts"},
        {"type": "edit_part", "value": "nowhere"},
        {"type": "edit_keep"},
        {"type": "edit_remove", "value": ""},
        {"type": "edit_example", "text": "x", "move": "m.none"},
        {"type": 3},
        None,
        {"type": "edit_play", "value": "fact:f.none"},
        {"type": "edit_up", "value": "buyer/name"},
    ],
)
def test_a_message_that_makes_no_sense_changes_nothing(author: Author, message: Any) -> None:
    before = author.editor.draft.text
    author.editor.received(author.editor.pane, message)
    author.does("edit_home")
    assert (before, True) == (author.editor.draft.text, "Back to all parts" not in author.words)


def test_an_unknown_exercise_is_answered_with_a_sentence() -> None:
    assert "There is no exercise" in edit("no_such_thing").value


def test_what_all_checks_found_stands_beside_its_field_until_something_changes(author: Author) -> None:
    author.keeps("facts/3", withhold="I would like to be bored by the summer season.")
    author.does("edit_check")
    author.does("edit_open", value="facts/3")
    beside = author.wrong_in("withhold")
    author.keeps("facts/3", withhold="Not yet.")
    assert (True, False) == ("E50" in beside, "E50" in author.words)


def test_to_check_everything_also_tells_a_leak(author: Author) -> None:
    author.keeps("facts/3", withhold="I would like to be bored by the summer season.")
    author.does("edit_home")
    before = author.words
    author.does("edit_check")
    assert (True, True) == ("No mistakes in the file" in before, "1 mistake in the file" in author.words)


def test_what_is_worth_a_look_is_told_beside_its_field_and_is_no_mistake(tmp_path: Path) -> None:
    author = Author(new_exercise("north_quay", tmp_path))
    author.does("edit_check")
    author.does("edit_part", value="exercise")
    box = author.boxes["f_difficulty"]
    assert (True, ()) == ("W33" in " ".join(bare(warning) for warning in box.warnings), tuple(box.errors))


def test_a_text_that_is_longer_than_an_exercise_can_be_changes_nothing(author: Author) -> None:
    before = author.editor.draft.text
    status = author.does("edit_text", text="#" * 300_001)
    assert ("An exercise may have at most 300,000 characters; nothing was changed.", before) == (
        status,
        author.editor.draft.text,
    )


NO_TALKS = sorted(name for name, folder in SHIPPED.items() if load_exercise(folder).kind != "conversation")


@pytest.mark.parametrize("name", NO_TALKS)
def test_every_text_of_an_exercise_that_is_no_talk_is_in_a_box_and_stays_as_it_was(name: str, tmp_path: Path) -> None:
    author = Author(Path(shutil.copytree(SHIPPED[name], tmp_path / name)))
    before = author.data
    author.does("edit_part", value="exercise")
    boxes = {key.removeprefix("f_"): box for key, box in author.boxes.items() if key.startswith("f_")}
    author.does("edit_keep", place="", **{f"f_{key}": _typed_in(box) for key, box in boxes.items()})
    assert (before, True) == (author.data, {"title", "summary"} <= set(boxes))


def _typed_in(box: Field | Choice) -> str:
    return box.value if isinstance(box, Field) else "".join(box.chosen)


def test_an_item_of_a_drill_is_opened_and_changed(tmp_path: Path) -> None:
    author = Author(Path(shutil.copytree(SHIPPED["discovery_questions"], tmp_path / "discovery_questions")))
    item = author.data["items"][0]
    key = next(key for key, value in item.items() if isinstance(value, str) and key != "id" and " " in value)
    author.does("edit_open", value="items/0")
    author.keeps("items/0", **{key: "Another wording."})
    assert "Another wording." == author.data["items"][0][key]
