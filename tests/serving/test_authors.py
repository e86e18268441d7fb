"""Pages of the workbench: a new buyer, packs, and colleagues' remarks; nothing is written into what ships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from salestrain.content import new_exercise
from salestrain.places import is_installed
from salestrain.serving.authors.beginning import name_from
from salestrain.starting import EXAMPLES
from salestrain.starting.own_copy import own_copy
from tests.serving.running import Answer, Room, add_exercise, ask, running


class Author:
    """Somebody at the workbench."""

    def __init__(self, room: Room, shelf: Path) -> None:
        self.room, self.shelf = room, shelf
        cookie = ask(room, f"/?{room.token}").headers["set-cookie"].split(";")[0]
        self._headers = {"Cookie": cookie, "Origin": room.address.rstrip("/")}

    def see(self, path: str) -> Answer:
        return ask(self.room, path, headers=self._headers)

    def send(self, path: str, **fields: str) -> Answer:
        headers = {**self._headers, "Content-Type": "application/x-www-form-urlencoded"}
        return ask(self.room, path, "POST", headers, urlencode(fields))


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    base = tmp_path_factory.mktemp("authors")
    add_exercise(base / "mine", "quayside")
    with running([base / "mine"], base / "log", for_whom="authors", SALESTRAIN_EXERCISES=str(base / "mine")) as room:
        yield Author(room, base / "mine")


def test_ten_answers_make_a_buyer_and_the_workbench_opens_on_it(author: Author) -> None:
    made = author.send("/new", **EXAMPLES)
    assert (302, "/exercises/tideway_bakery/", True) == (
        made.status,
        made.headers["location"],
        (author.shelf / "tideway_bakery" / "exercise.yaml").is_file(),
    )


def test_what_cannot_be_used_is_said_beside_its_question_and_nothing_typed_is_lost(author: Author) -> None:
    answer = author.send("/new", **{**EXAMPLES, "company": "Half & Half", "hurts": "", "minutes": "90"})
    assert (422, 2, True) == (
        answer.status,
        len(re.findall(r'class="st-error"', answer.text)),
        "Half &amp; Half" in answer.text,
    )


def test_what_was_heard_in_a_call_stands_in_the_boxes(author: Author) -> None:
    call = "Ann: Who decides?\nBob: The board does.\nAnn: Do you like cake?\nBob: Only on Fridays."
    body = f'--x\r\nContent-Disposition: form-data; name="heard"; filename="a.txt"\r\n\r\n{call}\r\n--x--\r\n'
    headers = {**author._headers, "Content-Type": "multipart/form-data; boundary=x"}
    text = ask(author.room, "/new/heard", "POST", headers, body).text
    assert (True, True) == (">The board does.</textarea>" in text, ">Only on Fridays.</textarea>" in text)


def test_a_form_of_another_place_is_refused(author: Author) -> None:
    headers = {**author._headers, "Origin": "http://elsewhere.example"}
    assert 403 == ask(author.room, "/new", "POST", headers, "").status


def test_a_remark_stands_beside_its_part_and_is_never_markup(author: Author) -> None:
    author.send("/exercises/quayside/remarks", part="whole", by="Kim", text="Too <b>easy</b>.")
    page = author.see("/exercises/quayside/remarks").text
    assert (True, True) == ("Kim:</strong> Too &lt;b&gt;easy&lt;/b&gt;." in page, "Save it with 1 remark<" in page)


def test_an_exercise_is_saved_as_one_file(author: Author) -> None:
    answer = author.see("/exercises/quayside/pack")
    assert (200, 'attachment; filename="quayside.salestrain"') == (answer.status, answer.headers["content-disposition"])


def test_a_file_that_is_no_pack_is_refused_in_a_sentence(author: Author) -> None:
    body = '--x\r\nContent-Disposition: form-data; name="pack"; filename="a.salestrain"\r\n\r\n<html>\r\n--x--\r\n'
    headers = {**author._headers, "Content-Type": "multipart/form-data; boundary=x"}
    answer = ask(author.room, "/open", "POST", headers, body)
    assert (422, True) == (answer.status, "Twine" in answer.text)


def test_learners_find_none_of_these_pages(room: Room) -> None:
    assert [404] * 3 == [ask(room, path).status for path in ("/new", "/open", "/exercises/quayside/remarks")]


def test_what_ships_is_copied_once_and_stays_as_it_is(tmp_path: Path) -> None:
    shipped = new_exercise("quayside", tmp_path / "package" / "shipped")
    before = (shipped / "exercise.yaml").read_bytes()
    copied = own_copy(shipped, tmp_path / "mine")
    again = own_copy(shipped, tmp_path / "mine")
    assert (True, False, copied, before, True) == (
        is_installed(shipped, tmp_path / "package"),
        is_installed(copied, tmp_path / "package"),
        again,
        (shipped / "exercise.yaml").read_bytes(),
        "(my copy)" in (copied / "exercise.yaml").read_text(encoding="utf-8"),
    )


@pytest.mark.parametrize(
    ("company", "name"),
    [("Trays & Sons, Ltd.", "trays_sons_ltd"), ("Müller 7", "muller_7"), ("…", "new_buyer"), ("3M", "new_buyer")],
)
def test_a_company_names_the_folder(company: str, name: str) -> None:
    assert name == name_from(company, set())
