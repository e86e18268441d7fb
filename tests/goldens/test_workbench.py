"""No screen of the author's workbench changes by accident; on purpose: python -m tests.goldens.test_workbench.

The workbench is opened on a new talk, and every place of the form is walked through its own buttons. Then it is used:
something is added to every part, mistakes are made, words that learners offered are looked at, and somebody else
changes the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from salestrain.content.loading import FILE, load_exercise
from salestrain.content.scaffold import new_exercise
from salestrain.core.events import Move
from salestrain.editor.page import Editor
from salestrain.store import STORE_SETTING, open_store

from .capturing import Buttons, Recorder, send, words_of

GOLDEN = Path(__file__).resolve().parent / "workbench.txt"
LOOKS = frozenset(("edit_home", "edit_part", "edit_open", "edit_whole", "edit_wordings"))
"""Messages that only look at something."""
PARTS_TO_ADD_TO = (
    "people state facts moves reactions agenda world follow_ups endings rubric caps variants phrases accepted"
).split()
LONGEST = 400
"""Characters of a line that are written down."""
OFFERED = {"What would you miss?": "m.issue", "How did it all begin <b>?": "m.unknown"}
"""Words that learners offered, and the moves that they meant."""


class Author:
    """Somebody at the workbench who writes down every screen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.editor = Editor(folder)
        self.recorder = Recorder()

    def does(self, kind: str, **fields: str) -> None:
        """Send a message as the browser does, and write down what comes."""
        send(self.editor, kind, **fields)
        pane = self.editor.pane
        title = " ".join([kind, *(f"{name}={text[:40]!r}" for name, text in fields.items())])
        status = [f"status: {pane.status}"] if pane.status else []
        self.recorder.add(title, [*status, *(_shortened(line) for line in words_of(pane.sheet))])

    def looks_around(self) -> None:
        """Press every button that only looks, on this screen and on those that it leads to."""
        waiting, known = self._ways(), set(self._ways())
        while waiting:
            kind, value = waiting.pop(0)
            self.does(kind, **({} if value is None else {"value": value}))
            found = [way for way in self._ways() if way not in known]
            known.update(found)
            waiting += found

    def _ways(self) -> list[tuple[str, Any]]:
        buttons = Buttons()
        buttons.feed(self.editor.pane.sheet)
        return list(dict.fromkeys(way for way in buttons.found if way[0] in LOOKS))


def screens(folder: Path) -> str:
    """Every screen of a day at the workbench; the exercise is made in `folder`."""
    author = Author(new_exercise("north_quay", folder))
    author.does("hello")
    author.looks_around()
    _check_everything(author)
    _build(author)
    _make_mistakes(author)
    _take_up_offered_words(author)
    _meet_another_author(author)
    return "\n".join([*author.recorder.lines, ""])


def _shortened(line: str) -> str:
    """A line without its end where it is the whole file."""
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} … {len(line)} characters"


def _build(author: Author) -> None:
    for part in PARTS_TO_ADD_TO:
        author.does("edit_add", place=part, id="W53" if part == "accepted" else "brand_new")
    author.does("edit_add", place="facts", id="brand_new")
    author.does("edit_add", place="facts", id="Not an id")
    author.does("edit_add", place="briefing", id="brand_new")
    author.does("edit_part", value="facts")
    author.does("edit_up", value="facts/1")
    author.does("edit_down", value="facts/0")
    author.does("edit_home")
    author.does("edit_undo")
    author.does("edit_save")


def _make_mistakes(author: Author) -> None:
    author.does("edit_open", value="facts/1")
    author.does("edit_keep", place="facts/1", f_reveal="{move: m.nothing}", also_reveal="{turn: {gte: 3}}")
    author.does("edit_keep", place="facts/1", f_withhold="", f_reveal="{all: [", f_topic="nothing")
    author.does("edit_keep", place="", f_minutes="many", f_difficulty="9", f_title="<b>& more</b>")
    author.does("edit_part", value="exercise")
    author.does("edit_part", value="facts")
    author.does("edit_remove", value="facts/0")
    author.does("edit_home")
    author.does("edit_play", value="")
    author.does("edit_check")
    author.does("edit_open", value="facts/0")
    author.does("edit_text", text="title: [")
    author.does("edit_home")
    while author.editor.draft.changed:
        author.does("edit_undo")
    author.does("edit_open", value="facts/99")
    author.does("edit_keep", place="facts")


def _check_everything(author: Author) -> None:
    leak = "Two batches a month."
    author.does("edit_keep", place="facts/2", f_withhold=leak)
    author.does("edit_check")
    for part in ("exercise", "facts"):
        author.does("edit_part", value=part)
    author.does("edit_open", value="facts/2")
    author.does("edit_undo")


def _take_up_offered_words(author: Author) -> None:
    scenario = load_exercise(author.folder)
    with open_store() as store:
        attempt = store.begin(scenario.id, scenario.version, scenario.digest, scenario.to_json(), learner="l", seed=0)
        for number, (text, move) in enumerate(OFFERED.items(), 1):
            store.append(attempt.id, number, Move("correct", {"moves": [move], "text": text, "offer": True}))
    author.does("edit_home")
    author.does("edit_wordings")
    move = author.editor.draft.data()["moves"][0]["id"]
    author.does("edit_example", text=next(iter(OFFERED)), move=move)


def _meet_another_author(author: Author) -> None:
    path = author.folder / FILE
    for answer in ("edit_over", "edit_theirs", "edit_apart"):
        author.does("edit_keep", place="", f_title=f"Before {answer}")
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        author.does("edit_save")
        author.does(answer)
    author.does("edit_over")
    author.does("edit_keep", place="", f_title="Not saved")
    author.editor = Editor(author.folder)
    author.does("hello")


@pytest.mark.slow
def test_every_screen_of_the_workbench_says_what_it_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STORE_SETTING, f"sqlite:///{tmp_path / 'store.db'}")
    assert GOLDEN.read_text(encoding="utf-8") == screens(tmp_path)


def main() -> None:
    """Write the golden anew."""
    with TemporaryDirectory() as folder:
        os.environ[STORE_SETTING] = f"sqlite:///{Path(folder) / 'store.db'}"
        GOLDEN.write_text(screens(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
