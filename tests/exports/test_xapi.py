"""Statements for record stores: the same each time, without a word that somebody typed, and taken by a real store."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.records import records_of
from salestrain.content.library import library
from salestrain.content.loading import load_playthroughs
from salestrain.core.events import Move
from salestrain.core.kind import KINDS, completed, part
from salestrain.core.session import Session
from salestrain.exports.achievements import achievements
from salestrain.exports.records import Earned, Record, Sheet, Step, pseudonym
from salestrain.exports.xapi import VERBS, Wanted, statements
from salestrain.looking_back.sheets import sheets_of
from salestrain.store import open_store
from salestrain.workshop import events
from tests.board.staging import TALK, a_hall
from tests.exports.lrs import RecordStore, ralph, running
from tests.widgets.practising import GOOD, practice_at

BASE = "https://train.example/xapi"
SHEET = Sheet("Ben", "Ann", "wicket_fair", "A fair", "1", "en", datetime(2027, 3, 1, 10, tzinfo=UTC), {"c.opening": 1})
TYPED = "who do you work with, and since when?"


def practised(folder: Path) -> list[Record]:
    """One talk that was finished with typed words in it, a retry of it, and one that was left."""
    practice = practice_at(folder / "store.db")
    practice.begin(0)
    practice.act("say", {"text": TYPED}, None)
    for name in GOOD[1:]:
        practice.do(Move("choose", {"move": name}), None)
    practice.do(Move("predict", {"total": 70}), None)
    practice.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.cost"]}), None)
    practice.do(Move("open_debrief", {}), None)
    practice.retry(2)
    practice.do(Move("choose", {"move": "m.like"}), None)
    practice.leave()
    practice.begin(1)
    practice.do(Move("choose", {"move": "m.open"}), None)
    with open_store(str(folder / "store.db")) as store:
        return list(records_of(store, store.learners(), lambda key: pseudonym(key, "salt")))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    return practised(tmp_path_factory.mktemp("practised"))


def verbs(made: list[dict[str, Any]]) -> list[str]:
    """What the statements say was done, in order."""
    names = {address: name for name, address in VERBS.items()}
    return [names[statement["verb"]["id"]] for statement in made]


def test_a_finished_talk_is_told_from_its_beginning_to_its_score(records: list[Record]) -> None:
    told = verbs(statements(records[:1], Wanted(BASE)))
    assert ("initialized", ["scored", "earned"]) == (told[0], told[-2:])
    assert {"initialized", "progressed", "completed", "responded", "scored", "earned"} == set(told)


def test_told_again_they_are_the_same_statements(records: list[Record]) -> None:
    first, again = statements(records, Wanted(BASE)), statements(records, Wanted(BASE))
    assert first == again
    ids = [statement["id"] for statement in first]
    assert len(set(ids)) == len(ids) and all(uuid.UUID(one).version == 5 for one in ids)


def test_no_record_has_what_somebody_typed_unless_asked(records: list[Record]) -> None:
    for wanted in (Wanted(BASE), Wanted(BASE, moves=True), Wanted(BASE, grouping="w", pass_mark=60)):
        assert "since when" not in str(statements(records, wanted))
    assert "since when" in str(statements(records, Wanted(BASE, text=True)))


def test_people_are_accounts_with_pseudonyms(records: list[Record]) -> None:
    actors = {statement["actor"]["account"]["name"] for statement in statements(records, Wanted(BASE))}
    assert all(re.fullmatch(r"learner-[0-9a-f]{12}", name) for name in actors) and "Ana" not in str(actors)


def test_a_pseudonym_cannot_be_found_out_without_its_salt() -> None:
    assert pseudonym("user:ana", "one") != pseudonym("user:ana", "other")


def test_nothing_is_passed_or_failed_unless_there_is_a_mark(records: list[Record]) -> None:
    assert not {"passed", "failed"} & set(verbs(statements(records, Wanted(BASE))))
    half = [replace(records[0], earned=Earned(50, {}, None))]
    told = [{"passed", "failed"} & set(verbs(statements(half, Wanted(BASE, pass_mark=mark)))) for mark in (50, 51)]
    assert [{"passed"}, {"failed"}] == told


def played(exercise: str, playthrough: str) -> Record:
    """A worked example that ships with an exercise, as a record."""
    content: Any = completed(library().get(exercise))
    example = next(one for one in load_playthroughs(library().folder(exercise)) if one.id == playthrough)
    moves = part(content_kind(content).play or "")(content, example).moves
    session, at = Session(content, 0), datetime(2027, 3, 1, 9, tzinfo=UTC)
    steps = tuple(Step(seq, at, move, session.do(move)) for seq, move in enumerate(moves, 1))
    return Record("a1", "learner-0", exercise, content.title, "1", "en", "lesson", at, steps)


def content_kind(content: Any) -> Any:
    """The kind of an exercise."""
    return KINDS[content.kind]


@pytest.mark.parametrize(
    ("exercise", "playthrough", "expected"),
    [
        ("plan_builder", "compiles", ("interacted", "plan")),
        ("monthly_review", "two_months", ("completed", "reviews/2026-0")),
        ("monthly_review", "two_months", ("completed", "experiments/e.1")),
        ("confidence_ledger", "earned", ("shared", "wins/w.1")),
    ],
)
def test_plans_reviews_experiments_and_wins_are_told_without_their_words(
    exercise: str, playthrough: str, expected: tuple[str, str]
) -> None:
    record = played(exercise, playthrough)
    made = statements([record], Wanted(BASE))
    told = [(verb, one["object"]["id"].partition("@1/")[2]) for verb, one in zip(verbs(made), made, strict=True)]
    assert [] != [one for one in told if one[0] == expected[0] and one[1].startswith(expected[1])]
    texts = [value for step in record.steps for value in step.move.data.values() if isinstance(value, str)]
    assert [] == [text for text in texts if len(text) > 20 and text in str(made)]


def test_an_exercise_is_passed_by_the_mark_of_its_workshop(records: list[Record]) -> None:
    half = [replace(records[0], earned=Earned(50, {}, None))]
    wanted = Wanted(BASE, pass_marks={records[0].exercise: 60, "another": 10})
    assert {"failed"} == {"passed", "failed"} & set(verbs(statements(half, wanted)))


def test_an_achievement_is_earned_once_and_is_the_one_that_its_credential_names(records: list[Record]) -> None:
    again = replace(records[0], attempt="another", begun=records[0].ended)
    made = [one for one in statements([*records, again], Wanted(BASE)) if one["verb"]["id"] == VERBS["earned"]]
    (credential,) = achievements(records, BASE, "us")["credentials"]
    assert [credential["credentialSubject"]["achievement"]["id"]] == [one["object"]["id"] for one in made]


def test_what_an_observer_marked_is_their_comment_on_somebodys_talk(tmp_path: Path) -> None:
    with a_hall(tmp_path) as hall:
        ann, ben = hall.joins("Ann"), hall.joins("Ben")
        hall.happens(events.observed(ann.id, ben.id, TALK, {"c.opening": 1}))
        hall.happens(events.observed(ann.id, ben.id, TALK, {"c.opening": 2}))
        sheets = sheets_of(hall.store, hall.store.workshops.get(hall.workshop))
    (made,) = statements([], Wanted(BASE), sheets)
    told = {f"{BASE}/ext/observed": {"c.opening": 2}, f"{BASE}/ext/seller": "Ann"}
    assert ("Ben", told) == (made["actor"]["account"]["name"], made["result"]["extensions"])


def test_what_an_observer_took_back_is_told_no_more(tmp_path: Path) -> None:
    with a_hall(tmp_path) as hall:
        ann, ben = hall.joins("Ann"), hall.joins("Ben")
        hall.happens(events.observed(ann.id, ben.id, TALK, {"c.opening": 1}))
        hall.happens(events.observation_withdrawn(ann.id, ben.id, TALK))
        assert [] == sheets_of(hall.store, hall.store.workshops.get(hall.workshop))


def test_a_talk_with_a_person_says_so(tmp_path: Path) -> None:
    practice = practice_at(tmp_path / "store.db")
    practice.begin(0, Move("hand_over", {"to": "person"}))
    practice.do(Move("hand_over", {"to": "rule"}), None)
    for name in GOOD:
        practice.do(Move("choose", {"move": name}), None)
    practice.do(Move("predict", {"total": 70}), None)
    practice.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.cost"]}), None)
    practice.do(Move("open_debrief", {}), None)
    record = list(records_of(practice.store, practice.store.learners(), str))
    (scored,) = [one for one in statements(record, Wanted(BASE)) if one["verb"]["id"] == VERBS["scored"]]
    assert "person" == scored["result"]["extensions"][f"{BASE}/ext/buyer"]


def test_a_retry_names_what_it_was_made_from(records: list[Record]) -> None:
    (retried,) = [one for one in statements(records, Wanted(BASE)) if one["verb"]["id"] == VERBS["attempted"]]
    first = statements(records[:1], Wanted(BASE))[0]["context"]["registration"]
    told = retried["result"]["extensions"]
    assert {f"{BASE}/ext/parent-attempt": first, f"{BASE}/ext/fork-turn": 1} == told


def test_what_was_left_for_another_attempt_is_abandoned(records: list[Record]) -> None:
    assert 1 == verbs(statements(records, Wanted(BASE))).count("abandoned")


@pytest.fixture(scope="module")
def record_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordStore]:
    """A real learning record store with nothing in it."""
    program = ralph()
    if program is None:
        pytest.skip("there is no learning record store: make lrs")
    with running(program, tmp_path_factory.mktemp("records")) as store:
        yield store


def test_a_real_record_store_refuses_what_is_no_statement(record_store: RecordStore) -> None:
    status, _ = record_store.post([{"verb": {"id": "no address"}}])
    assert 400 <= status < 500


def test_a_real_record_store_takes_them_and_keeps_each_once(records: list[Record], record_store: RecordStore) -> None:
    others = [played("plan_builder", "compiles"), played("confidence_ledger", "earned")]
    made = statements([*records, *others], Wanted(BASE, grouping="monday", pass_mark=60, text=True), [SHEET])
    assert (200, [one["id"] for one in made]) == record_store.post(made)
    record_store.post(made)
    assert sorted(one["id"] for one in made) == sorted(one["id"] for one in record_store.statements())
