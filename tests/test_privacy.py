"""Who can see what: every cell of the table in PRIVACY.md is compared with what people are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import practice_of
from salestrain.cli import app
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.core.kind import KINDS, completed, part
from salestrain.store import UnknownAttempt, open_store
from salestrain.ui.unseen_pane import UnseenPane
from tests.board.staging import a_hall
from tests.seeing_all import (
    ASKED,
    AUTHOR,
    FACILITATOR,
    KEY,
    LEARNER,
    NAME,
    OFFERED,
    OTHERS,
    PHRASE,
    PROPOSED,
    QUILL,
    SERVER,
    TO_A_PERSON,
    WORDS,
    Seen,
    all_seen,
)
from tests.store.conftest import attempt_with
from tests.store.test_forgetting import holds
from tests.widgets.practising import GOOD, practice_at

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store is; nothing is there yet."""
    return tmp_path / "store.db"


def page_at(exercise: str, store: Path, name: str = NAME) -> Any:
    """The page of an exercise, with somebody at it."""
    content: Any = completed(library().get(exercise))
    kind = KINDS[content.kind]
    page = part(kind.browser or kind.screens or "")(practice_of(content, open_store(str(store)), {}), UnseenPane())
    page.deliver({"type": "hello", "key": KEY, "name": name})
    return page


def talked(store: Path) -> Any:
    """A page at which somebody said something."""
    page = page_at("wicket_fair", store)
    for message in ({"type": "begin"}, {"type": "say", "text": WORDS}):
        page.deliver({"seq": page.pane.seq, **message})
    assert [] != holds(store.parent, "of all places")
    return page


def test_what_was_done_is_opened_by_its_learner_alone(store: Path) -> None:
    (attempt,) = talked(store).practice.attempts()
    other = page_at("wicket_fair", store, "Robin")
    assert () == other.practice.attempts()
    with pytest.raises(UnknownAttempt):
        other.practice.open(attempt.id)


def test_what_was_earned_is_listed_for_its_learner_alone(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_at(store)
    practice.begin(0)
    for name in GOOD:
        practice.do(Move("choose", {"move": name}), None)
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    monkeypatch.setenv("SALESTRAIN_LEARNER", "robin")
    assert "Nothing is finished yet." in CliRunner().invoke(app, ["outcomes"]).output


def test_a_name_typed_at_a_browser_is_in_no_file(store: Path) -> None:
    talked(store)
    assert [] == holds(store.parent, NAME)


def test_a_browsers_key_is_in_no_file(store: Path) -> None:
    talked(store)
    assert [] == holds(store.parent, KEY)


def test_an_author_sees_offered_wordings_and_nobodys_name(store: Path) -> None:
    with open_store(str(store)) as opened:
        attempt = attempt_with(opened, "kept to oneself")
        opened.append(attempt.id, 2, Move("offer", {"text": "given away", "move": "m.like"}))
        assert (("given away", "m.like"),) == opened.offered_wordings("harbour_foods")


def test_a_call_is_in_no_file(store: Path) -> None:
    page = page_at("your_calls", store)
    call = "\n".join(page.practice.exercise.sample)
    page.deliver({"type": "paste", "text": call, "seq": page.pane.seq})
    assert "Castell" in page.pane.sheet
    assert [] == holds(store.parent, "Castell")


def test_a_forgotten_name_is_told_how_many_attempts_went(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    with open_store(str(store)) as opened:
        attempt_with(opened, "one")
    said = CliRunner().invoke(app, ["forget", "dana", "--yes"]).output
    assert said.startswith("Deleted: 1 attempt of dana.") and [] == holds(store.parent, '"one"')


def test_forgetting_asks_first(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    with open_store(str(store)) as opened:
        attempt_with(opened, "one")
        answer = CliRunner().invoke(app, ["forget", "dana"], input="n\n")
        assert (1, 1) == (answer.exit_code, len(opened.attempts(learner="dana")))


def test_nobody_of_that_name_is_said_with_the_way_for_learners_at_a_browser(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    answer = CliRunner().invoke(app, ["forget", "nobody"])
    assert (1, True) == (answer.exit_code, "What is kept of you" in answer.output)


def test_a_facilitator_sees_no_word_and_no_total_of_one_person(tmp_path: Path) -> None:
    with a_hall(tmp_path) as hall:
        seat = hall.joins("Quill")
        total = hall.practises(seat, 1)
        practice = practice_of(library().get("wicket_fair"), hall.store, {}, Learner(seat.learner, "Quill", True))
        practice.begin(7)
        practice.act("say", {"text": WORDS}, None)
        hall.knows_doings()
        shown = [shown_on(page) for page in (hall.board(), hall.wide_screen())]
        assert "Quill" in shown[0]
        assert [] == [text for text in shown if "of all places" in text or f"{total} of 100" in text]


def shown_on(page: Any) -> str:
    """Everything that a page of a workshop sends to its browser."""
    return f"{page.pane.sheet} {page.pane.parts}"


VIEWERS = (LEARNER, OTHERS, FACILITATOR, SERVER, AUTHOR)
TABLE = re.compile(r"^\| what \|( the learner .*)\|\n\|[-|]+\n((?:\|.*\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Sign:
    """How something is recognised: on screens, in files, and where it is told as a number."""

    on_screen: Callable[[Seen], str]
    stored: Callable[[Seen], str] | None = None
    as_numbers: str = ""


SIGNS = {
    "words typed and lines chosen": Sign(lambda _: WORDS),
    "total, marks and debrief of one person": Sign(lambda seen: f"Your talk 1, {seen.total} of 100", lambda _: '{"c.'),
    "a talk that its learner lets the room see, for a while": Sign(
        lambda _: "Two talks side by side", lambda _: "attempt_shared"
    ),
    "a talk in which the facilitator plays the buyer": Sign(lambda _: TO_A_PERSON),
    "nickname": Sign(lambda _: QUILL),
    "what the room has in common: counts, spreads, its debrief": Sign(lambda _: "Expected and earned"),
    "a vote on a line": Sign(lambda seen: seen.wanted, lambda _: "vote_cast", "Votes"),
    "words proposed in a vote": Sign(lambda _: PROPOSED),
    "a judgement in a vote, and how sure somebody is": Sign(
        lambda seen: seen.judged, lambda _: '"sure":95', "judged rightly"
    ),
    "a question for the wall": Sign(lambda _: ASKED),
    "marks in a rater round": Sign(lambda _: "Transcript 1 ✓", lambda _: '"name":"rated"', "have rated all"),
    "what an observer marked in threes": Sign(lambda _: '"name": "observed"', lambda _: '"name":"observed"'),
    "the four words to come back with": Sign(lambda _: PHRASE),
    "a wording that a learner offered the author": Sign(lambda _: OFFERED),
    "the name typed at a browser, outside of a workshop": Sign(lambda _: NAME),
    "the key that tells browsers apart": Sign(lambda _: KEY),
    "the transcript of a real call": Sign(lambda _: "Castell"),
}
ELSEWHERE = {
    (
        "what an observer marked in threes",
        OTHERS,
    ): "test_what_an_observer_marks_is_seen_by_the_one_who_sold_alone_once_it_is_shared",
    ("the four words to come back with", LEARNER): "test_to_join_takes_a_code_and_a_nickname_and_shows_four_words",
    (
        "a talk that its learner lets the room see, for a while",
        LEARNER,
    ): "test_two_talks_are_shown_when_two_people_let_the_room_see_theirs_and_without_names",
}
"""Cells that need a server, or a page that is not gathered here, with the test that compares them."""


def cells() -> list[tuple[str, str, str]]:
    """Every cell of the table: what, who, and what is claimed."""
    (table,) = TABLE.findall((ROOT / "PRIVACY.md").read_text(encoding="utf-8"))
    columns = [name.strip() for name in table[0].split("|")]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table[1].splitlines()]
    return [(row[0], who, claim) for row in rows for who, claim in zip(columns, row[1:], strict=True)]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Everything that each can see of a workshop in which all of this happens."""
    return all_seen(tmp_path_factory.mktemp("seen"))


@pytest.mark.parametrize(("what", "who", "claim"), cells())
def test_everybody_sees_what_the_table_says_and_nothing_else(what: str, who: str, claim: str, seen: Seen) -> None:
    if (what, who) in ELSEWHERE:
        assert ELSEWHERE[what, who] in written()
        return
    sign, before, after = SIGNS[what], seen.before[who], seen.after[who]
    shown = sign.on_screen(seen)
    found = (shown in before, shown in after)
    if claim.startswith("in the store's file"):
        assert (sign.stored or sign.on_screen)(seen) in after
    elif claim.startswith("as numbers"):
        assert ((False, False), True) == (found, sign.as_numbers in after)
    elif claim.startswith("once"):
        assert (False, True) == found
    else:
        assert (claim.startswith("yes"), True) == (found[1], bool(re.match("yes|no\\b", claim)))


def test_the_table_is_one_and_speaks_of_all_who_could_look() -> None:
    text = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    assert (1, set(VIEWERS)) == (text.count("| what | the learner"), {who for _, who, _ in cells()})


def test_every_test_that_is_named_is_there() -> None:
    text = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    assert set() == set(re.findall(r"`(test_\w+)`", text)) - written()


def written() -> set[str]:
    """The names of all tests."""
    return {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    }
