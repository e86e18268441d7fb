"""What practice passes on to the learner's other exercises, and to nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.attempts.passing import passed_on
from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.store import open_store
from tests.confidence.test_page import OTHER_KEY, hold_a_talk
from tests.widgets.practising import KEY


def at_the_plan(store: Path, key: str) -> Practice:
    practice = Practice(library().get("plan_builder"), open_store(str(store)), settings={})
    practice.meet(key, "Ana")
    return practice


@pytest.mark.parametrize(("key", "expected"), [(KEY, {"try"}), (OTHER_KEY, set())])
def test_a_finished_talk_proposes_what_was_lost_most_to_its_own_learner(
    store: Path, key: str, expected: set[str]
) -> None:
    hold_a_talk(store)
    assert expected == {one.sort for one in passed_on(at_the_plan(store, key), "try", "build", "kept")}


def test_what_is_held_twice_is_proposed_once(store: Path) -> None:
    hold_a_talk(store)
    hold_a_talk(store)
    texts = [one.text for one in passed_on(at_the_plan(store, KEY), "try")]
    assert sorted(set(texts)) == sorted(texts)


def test_nobody_in_particular_has_practised_nothing(store: Path) -> None:
    hold_a_talk(store)
    practice = Practice(library().get("plan_builder"), open_store(str(store)), settings={})
    assert () == passed_on(practice, "try")
