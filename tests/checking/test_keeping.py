"""What a check keeps makes it faster and never wrong: an answer from the cache is the one that would be found anew."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salestrain.checking import keeping
from salestrain.checking.keeping import Found, kept
from salestrain.content import load_exercise, new_exercise
from salestrain.content.loading import FILE, check_text
from salestrain.content.yaml import Document, parse
from salestrain.core.problems import Problem
from salestrain.kinds.conversation.checks.bare import SAID, bare
from salestrain.kinds.conversation.checks.ways import problems_of, ways
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.remembering import HeardBefore
from salestrain.kinds.conversation.solver.proof import prove
from salestrain.language.meaning import carried_encoder
from salestrain.language.repertoire import carried_repertoire
from tests.small_talk import SMALL

WORDS = st.text("abc déf{}.?!", min_size=1, max_size=20).filter(str.strip)


@pytest.fixture(autouse=True, scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this module alone."""
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path_factory.mktemp("cache")
        patch.setattr(keeping, "user_cache_path", lambda *_, **__: path)
        patch.setattr("salestrain.kinds.conversation.remembering.user_cache_path", lambda *_, **__: path)
        yield path


def leaves(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every text under a key where only words stand, and of every number."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, (*place, number))
    elif (isinstance(data, str) and any(step in SAID for step in place)) or type(data) is int:
        yield place


def changed(place: tuple[Any, ...], value: Any) -> tuple[Scenario | None, Document]:
    """The small talk with another word or number at one place; None where that is no talk any more."""
    data: Any = copy.deepcopy(SMALL)
    at = data
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    scenario, _ = check_text(text, data["id"])
    return (scenario if isinstance(scenario, Scenario) else None), parse(text)


def as_found(problems: Iterator[Problem]) -> list[tuple[Any, ...]]:
    return sorted((one.code, one.line, one.where, one.what, one.remedy) for one in problems)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(leaves(SMALL), key=str)), WORDS, st.integers(0, 4))
def test_whatever_is_changed_the_answer_is_that_of_a_walk_of_the_whole_talk(
    place: tuple[Any, ...], word: str, number: int
) -> None:
    """The second answer comes from the cache; both are what a walk of the talk with all its words finds."""
    is_number = not any(step in SAID for step in place) or isinstance(_at(place), int)
    scenario, document = changed(place, number if is_number else word)
    if scenario is None:
        return
    fresh = as_found(problems_of(prove(scenario), document))
    assert (fresh, fresh) == (as_found(ways(scenario, document)), as_found(ways(scenario, document)))


def _at(place: tuple[Any, ...]) -> Any:
    at: Any = SMALL
    for step in place:
        at = at[step]
    return at


def test_a_shipped_talk_without_its_words_has_the_ways_of_the_whole_one() -> None:
    folder = Path(__file__).parents[2] / "exercises" / "saltmarsh_bakeries"
    scenario: Any = load_exercise(folder)
    document = parse((folder / FILE).read_text(encoding="utf-8"))
    assert as_found(problems_of(prove(scenario), document)) == as_found(ways(scenario, document))


def test_a_changed_word_leaves_the_talk_without_its_words_as_it_is_and_a_changed_rule_does_not(tmp_path: Path) -> None:
    folder = new_exercise("north_quay", tmp_path)
    file = folder / FILE
    before: Any = load_exercise(folder)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(before.buyer.opens, f"{before.buyer.opens} So."), encoding="utf-8")
    reworded: Any = load_exercise(folder)
    patient = before.model_copy(update={"per_turn": {"patience": -2}})
    assert (True, False) == tuple(bare(before).to_json() == bare(other).to_json() for other in (reworded, patient))


def test_it_is_found_anew_when_our_own_code_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Found("W01", ("moves", 1), "what", "remedy")]
    kept("test", "quay", "input", lambda: found)
    monkeypatch.setattr(keeping, "_code", lambda: "other code")
    assert [] == kept("test", "quay", "input", list)


def test_a_damaged_cache_is_not_believed(cache: Path) -> None:
    found = [Found("W01", ("moves", 1), "what", "remedy")]
    kept("damaged", "quay", "input", lambda: found)
    [file] = cache.glob("damaged-*.json")
    answers = []
    for text in ("{", "[]", '{"a": 1}', '{"a": [[1]]}'):
        file.write_text(text, encoding="utf-8")
        answers.append(kept("damaged", "quay", "input", lambda: found))
    assert [found] * 4 == answers


SAYABLE = st.sampled_from(["What does it cost?", "I see.", "Do you own it, by any chance?"])


@settings(max_examples=8)
@given(st.lists(SAYABLE, min_size=1, max_size=3))
def test_what_was_heard_before_means_exactly_what_it_means(parts: list[str]) -> None:
    """Bit by bit: what is read back from the file is what the model says."""
    repertoire = carried_repertoire(carried_encoder())
    assert repertoire is not None
    turn = [("Well.", tuple(parts))]
    first = HeardBefore(repertoire, "quay")
    first.sensed_turns(turn)
    first.keep()
    [fresh], [again] = repertoire.sensed_turns(turn), HeardBefore(repertoire, "quay").sensed_turns(turn)
    for one, other in zip(fresh, again, strict=True):
        assert one.size == other.size
        for name in ("vector", "wants", "chances", "mean"):
            assert np.array_equal(getattr(one, name), getattr(other, name)), name
