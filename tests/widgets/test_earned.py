"""A score keeps the rules by which it was earned: what changes later is told, and overwrites nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from salestrain.core.kind import Kind
from salestrain.core.rubric import Scorecard
from salestrain.core.session import Session
from salestrain.kinds.conversation import KIND
from tests.widgets.practising import a_whole_talk, practice_at


def test_what_was_earned_is_kept_when_the_debrief_is_opened(store: Path) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    assert practice.attempt is not None
    assert practice.session is not None
    kept = practice.store.outcome(practice.attempt.id)
    assert kept is not None
    assert (practice.session.score().total, practice.session.digest()) == (kept.total, kept.events)


def test_an_attempt_knows_the_version_of_its_rules(store: Path) -> None:
    practice = practice_at(store)
    practice.begin()
    assert practice.attempt is not None
    assert KIND.version == practice.attempt.engine


def test_the_same_rules_say_nothing_about_it(store: Path) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    earned = practice.earned()
    assert earned is not None
    assert earned.difference() == ""


def test_other_rules_tell_what_they_would_say_and_what_was_earned_stands(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = practice_at(store)
    a_whole_talk(practice)
    assert practice.session is not None
    before = practice.session.score().total
    practice.session.kind = _halved(practice.session.kind)
    earned = practice.earned()
    assert earned is not None
    assert f"You earned {before} of 100 here" in earned.difference()
    assert f"would come to {before // 2}" in earned.difference()


def _halved(kind: Kind) -> Kind:
    """The same kind with rules that count half."""

    def half(session: Session) -> Scorecard:
        card = kind.score(session)
        return replace(card, total=card.total // 2)

    return replace(kind, version=kind.version + 1, score=half)
