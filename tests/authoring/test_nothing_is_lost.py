"""What an author has typed is never lost: other codes, earlier versions, two authors, files that are damaged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.api import edit
from salestrain.content.loading import FILE
from salestrain.content.scaffold import new_exercise
from salestrain.editor.draft import Draft
from salestrain.editor.foreign_text import NotText, decoded, has_curled_quotes, with_plain_quotes
from salestrain.editor.history import versions
from salestrain.editor.merging import MINE, THEIRS, Merging
from salestrain.editor.page import Editor
from salestrain.ui import to_text

WORDS = "title: Käse für München\n"


class Author:
    """Somebody at the workbench of a new talk."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.editor = Editor(folder)
        self.does("hello")

    def does(self, kind: str, **fields: Any) -> str:
        self.editor.received(self.editor.pane, {"type": kind, **fields})
        return str(self.editor.pane.status)

    @property
    def words(self) -> str:
        assert self.editor.shown is not None
        return to_text(self.editor.shown, width=10_000).text

    @property
    def file(self) -> str:
        return self.path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_exercise("north_quay", tmp_path_factory.mktemp("fresh"))


@pytest.fixture
def folder(tmp_path: Path, fresh: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "north_quay"))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (WORDS.encode(), ""),
        (WORDS.encode("utf-8-sig"), ""),
        (WORDS.encode("utf-16"), "UTF-16"),
        (WORDS.encode("utf-16-le"), "UTF-16"),
        (WORDS.encode("utf-16-be"), "UTF-16"),
        (WORDS.encode("cp1252"), "Latin-1"),
        (WORDS.replace("\n", "\r\n").encode(), ""),
    ],
)
def test_a_file_of_another_program_is_read_as_it_was_meant(raw: bytes, code: str) -> None:
    read = decoded(raw)
    assert (WORDS, code) == (read.text, read.code)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_told_to_be_none(raw: bytes) -> None:
    try:
        text = decoded(raw).text
    except NotText:
        text = ""
    assert "\r" not in text


def test_a_word_document_under_another_name_is_told_as_one(folder: Path) -> None:
    (folder / FILE).write_bytes(b"PK\x03\x04rest of it")
    assert "Word or Excel document under another name" in str(getattr(edit(str(folder)), "value", ""))


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("say: \u201cTwo batches.\u201d", 'say: "Two batches."'),
        ("  - \u201eSie sagte \u201aja\u2018.\u201c", '  - "Sie sagte \u201aja\u2018."'),
        ('say: \u201cHe said "no".\u201d', 'say: "He said \\"no\\"."'),
        ('say: "He said \u201cno\u201d."', 'say: "He said \u201cno\u201d."'),
    ],
)
def test_words_quotes_become_plain_around_a_text_and_stay_within_it(line: str, plain: str) -> None:
    assert (plain, False) == (with_plain_quotes(line), has_curled_quotes(plain))


def test_a_file_in_another_code_is_offered_as_utf_8(folder: Path) -> None:
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode("utf-16"))
    author = Author(folder)
    told = "The file was saved as UTF-16" in author.words
    author.does("edit_save")
    assert (True, True, True) == (told, author.file == text, "Saved." in author.words)


@pytest.mark.parametrize("damaged", ["", "\n\n", "title: [", "- a\n- b\n", "\x00\x00", "title: \x07"])
def test_an_empty_or_damaged_file_never_counts_as_one_without_mistakes(folder: Path, damaged: str) -> None:
    (folder / FILE).write_text(damaged, encoding="utf-8")
    assert "No mistakes" not in Author(folder).words


def test_a_damaged_file_opens_at_its_fault_with_the_numbers_of_its_lines(folder: Path) -> None:
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 8", "minutes: [8", 1), encoding="utf-8")
    assert "10 minutes: [8" in Author(folder).words


def test_what_is_typed_is_kept_without_a_press_and_undone_in_one_step(folder: Path) -> None:
    author = Author(folder)
    before = author.editor.draft.data()["title"]
    author.does("edit_part", value="exercise")
    for typed in ("N", "New", "New title"):
        author.does("edit_type", place="", f_title=typed)
    kept = "New title" in author.file
    author.does("edit_undo")
    assert (True, before) == (kept, author.editor.draft.data()["title"])


def test_an_earlier_version_is_looked_at_and_brought_back(folder: Path) -> None:
    author = Author(folder)
    first = author.file
    author.does("edit_keep", place="", f_title="Another title")
    author.does("edit_history")
    number = versions(folder)[0].number
    author.does("edit_version", value=number)
    shown = "Another title" in author.words
    author.does("edit_back", value=number)
    assert (True, first) == (shown, author.file)


def test_what_was_typed_in_one_go_is_one_earlier_version(folder: Path) -> None:
    author = Author(folder)
    for number in range(4):
        author.does("edit_keep", place="", f_title=f"Title {number}")
    assert 1 == len(versions(folder))


def test_two_authors_of_different_parts_keep_both_their_changes(folder: Path) -> None:
    author = Author(folder)
    author.path.write_text(author.file.replace("minutes: 8", "minutes: 9"), encoding="utf-8")
    author.does("edit_keep", place="", f_title="Mine")
    author.does("edit_merge", sure="yes")
    data = author.editor.draft.data()
    assert ("Mine", 9, True) == (
        data["title"],
        data["minutes"],
        "title: Mine" in author.file or '"Mine"' in author.file,
    )


@pytest.mark.parametrize(("chosen", "title"), [(MINE, "Mine"), (THEIRS, "Theirs")])
def test_what_both_authors_changed_is_chosen_part_by_part(folder: Path, chosen: str, title: str) -> None:
    author = Author(folder)
    theirs = author.editor.draft.data()["title"]
    author.path.write_text(author.file.replace(theirs, "Theirs", 1), encoding="utf-8")
    author.does("edit_keep", place="", f_title="Mine")
    asked = "One part was changed by both of you" in author.words
    author.does("edit_merge", sure="yes", p_0=chosen)
    assert (True, title) == (asked, author.editor.draft.data()["title"])


def test_an_item_that_one_added_and_one_that_the_other_removed_are_both_so_afterwards(folder: Path) -> None:
    draft = Draft(folder)
    base = draft.text
    draft.put(("facts", 0), None)
    mine, draft = draft.text, Draft(folder)
    draft.set_text(base)
    draft.add(("facts",), {"id": "f.added", "topic": "x"})
    draft.set_text(Merging(base, mine, draft.text).text({}))
    ids = [fact["id"] for fact in draft.data()["facts"]]
    assert (False, True) == (_first_fact(base, folder) in ids, "f.added" in ids)


def _first_fact(text: str, folder: Path) -> str:
    draft = Draft(folder)
    draft.set_text(text)
    return str(draft.data()["facts"][0]["id"])


def test_a_link_to_a_file_stays_a_link(folder: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    os.replace(folder / FILE, real)  # noqa: PTH105
    (folder / FILE).symlink_to(real)
    draft = Draft(folder)
    draft.put(("title",), "Another title")
    draft.settle()
    assert (True, True) == ((folder / FILE).is_symlink(), "Another title" in real.read_text(encoding="utf-8"))


def test_a_finding_leads_to_its_field(folder: Path) -> None:
    author = Author(folder)
    author.does("edit_keep", place="facts/1", f_topic="no_such_topic")
    author.does("edit_home")
    author.does("edit_open", value="facts/1/topic")
    assert ("st-f-topic", True) == (author.editor.pane.focus, "There is no topic" in author.words)
