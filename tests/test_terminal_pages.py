"""Every kind whose screens are documents is practised in the terminal too, and what is done is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from salestrain.attempts.learner import at_a_terminal
from salestrain.attempts.practice import Practice
from salestrain.cli.pages import play_page
from salestrain.content.library import library
from salestrain.core.kind import KINDS
from salestrain.store import open_store

WITH_SCREENS = [name for name, kind in KINDS.items() if kind.screens]


class Keyboard:
    """Somebody who types these answers; one that begins with = presses what has this name on the screen."""

    def __init__(self, *answers: str) -> None:
        self.answers = [*answers, "q"]
        self.told: list[str] = []

    def ask(self, question: str) -> str:
        self.told.append(question)
        answer = self.answers.pop(0)
        if not answer.startswith("="):
            return answer
        numbers = re.findall(rf"\[(\d+)\] {re.escape(answer[1:])}", self.screen)
        assert numbers, f"{answer[1:]} is not on this screen:\n{self.screen}"
        return numbers[0]

    @property
    def screen(self) -> str:
        """What was told last, before a question."""
        return next(text for text in reversed(self.told) if "\n" in text)

    def tell(self, text: str) -> None:
        self.told.append(text)


def play(name: str, *answers: str) -> str:
    """Everything that was told while these answers were given."""
    keyboard = Keyboard(*answers)
    play_page(library().get(name), keyboard.ask, keyboard.tell)
    return "\n".join(keyboard.told)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, and a learner who is named."""
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    monkeypatch.setenv("SALESTRAIN_LEARNER", "Kim")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kept(name: str) -> list[str]:
    """The verbs of the newest attempt."""
    exercise = library().get(name)
    practice = Practice(exercise, open_store(), who=at_a_terminal({"SALESTRAIN_LEARNER": "Kim"}, "somebody"))
    attempt = practice.attempts()[0]
    return [move.verb for move in practice.store.moves(attempt.id)]


TRIED = ("=Practise: Find your own part", "=2", "=Answer", *"111", "I will call ten customers by Friday", "")
"""A behaviour, the prediction, and an answer with its three parts sorted."""


def test_the_kinds_that_can_be_shown_are_all_but_the_talk() -> None:
    """A talk has a terminal of its own."""
    assert {"drill", "plan", "process", "call"} <= set(WITH_SCREENS)


def test_the_first_screen_says_what_it_is_about() -> None:
    assert "Look at one of your calls" in play("your_calls")


def test_a_button_is_pressed_by_its_number() -> None:
    assert "The profile of" in play("your_calls", "=Try it with an invented call")


def test_a_form_is_filled_in_field_by_field_and_the_answer_is_kept() -> None:
    play("excuse_to_action", *TRIED)
    assert kept("excuse_to_action") == ["focus", "predict", "answer"]


def test_what_is_not_possible_is_told_and_costs_nothing() -> None:
    play("excuse_to_action", *TRIED[:2], "=Answer", *"1111", "")
    assert kept("excuse_to_action") == ["focus", "predict"]


def test_a_plan_goes_on_where_it_was_left() -> None:
    play("plan_builder", "=Begin my plan")
    assert "Save my calendar" in play("plan_builder")


def test_a_process_can_be_begun() -> None:
    play("process_map", "=Begin")
    assert kept("process_map") == []


def test_a_number_that_is_not_there_is_told() -> None:
    assert "99 is not on offer here; type a number from 1 to" in play("your_calls", "99")


def test_what_is_typed_for_a_choice_and_is_none_is_told_and_asked_again() -> None:
    told = play("excuse_to_action", *TRIED[:3], "9", "two", *"111", "I will call ten customers by Friday", "")
    assert ("9 is not on offer here", "“two” is no number") == tuple(
        sentence for sentence in ("9 is not on offer here", "“two” is no number") if sentence in told
    )
    assert kept("excuse_to_action") == ["focus", "predict", "answer"]


def test_a_practice_begins_afresh_and_what_was_under_way_stays() -> None:
    play("excuse_to_action", *TRIED)
    keyboard = Keyboard(*TRIED[:1])
    play_page(library().get("excuse_to_action"), keyboard.ask, keyboard.tell, fresh=True)
    practice = Practice(
        library().get("excuse_to_action"), open_store(), who=at_a_terminal({"SALESTRAIN_LEARNER": "Kim"}, "somebody")
    )
    verbs = [[move.verb for move in practice.store.moves(attempt.id)] for attempt in practice.attempts()]
    assert [["focus"], ["focus", "predict", "answer"]] == verbs


def test_a_file_that_a_page_gives_is_written_and_never_over_another(alone: Path) -> None:
    play("process_map", "=Begin", "=Save an empty template")
    written = list(alone.glob("*.csv"))
    told = play("process_map", "=Save an empty template")
    assert len(written) == 1
    assert "already exists and was not changed" in told


def test_a_drill_whose_moments_are_played_first_can_be_practised() -> None:
    """The terminal begins with what the page begins with."""
    assert "Try 1 of" in play("discovery_questions", "=Practise")
