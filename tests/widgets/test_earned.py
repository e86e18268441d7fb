"""A score keeps the rules by which it was earned: what changes later is told, and overwrites nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from salestrain.core.kind import Kind
from salestrain.core.rubric import Scorecard
from salestrain.core.session import Session
from salestrain.kinds.conversation import KIND
from salestrain.kinds.conversation.page.talk_page import Page
from salestrain.store import Attempt, StoreUnwritable
from salestrain.ui import Text, found_in, to_text
from salestrain.ui.phrases import bare
from tests.widgets.practising import a_whole_talk, practice_at
from tests.widgets.test_page import debriefed, send


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


def other_rules(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the talk be looked at by rules that count half."""
    played_again = page.practice.replayed

    def replayed(attempt: Attempt) -> Session | None:
        session = played_again(attempt)
        if session is not None:
            session.kind = _halved(session.kind)
        return session

    monkeypatch.setattr(page.practice, "replayed", replayed)


def test_the_debrief_tells_what_other_rules_would_say_under_its_title(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = debriefed(store)
    assert page.practice.attempt is not None
    other_rules(page, monkeypatch)
    send(page, "open", value=page.practice.attempt.id)
    assert page.shown is not None
    first = next(found_in(page.shown, Text))
    assert "caution" == first.tone
    assert bare(first.words).startswith("You earned 100 of 100 here under the rules of the time")


def test_the_debrief_says_nothing_of_rules_that_are_the_same(store: Path) -> None:
    page = debriefed(store)
    assert page.shown is not None
    assert "caution" not in {text.tone for text in found_in(page.shown, Text)}


def test_an_earlier_talk_is_listed_with_what_it_earned(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = debriefed(store)
    other_rules(page, monkeypatch)
    send(page, "start")
    assert page.shown is not None
    assert ": 100 of 100" in to_text(page.shown).text


def test_an_earlier_talk_of_which_no_outcome_was_kept_is_listed_with_what_it_comes_to_today(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = debriefed(store)
    other_rules(page, monkeypatch)
    monkeypatch.setattr(page.practice.store, "outcome", lambda attempt: None)
    send(page, "start")
    assert page.shown is not None
    assert ": 50 of 100" in to_text(page.shown).text


def test_what_is_done_after_the_debrief_changes_nothing_of_what_was_earned(store: Path) -> None:
    page = debriefed(store)
    send(page, "offer", text="blubb gork", move="m.like")
    assert page.shown is not None
    assert page.practice.session is not None
    assert "offer" == page.practice.session.moves[-1].verb
    assert "caution" not in {text.tone for text in found_in(page.shown, Text)}


def test_a_debrief_is_shown_also_where_nothing_can_be_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = debriefed(store)
    assert page.practice.attempt is not None
    monkeypatch.setattr(page.practice.store, "outcome", lambda attempt: None)

    def keep_outcome(*_: object) -> None:
        raise StoreUnwritable("The disk is full.")

    monkeypatch.setattr(page.practice.store, "keep_outcome", keep_outcome)
    send(page, "open", value=page.practice.attempt.id)
    assert page.shown is not None
    assert ("Debrief", "") == (page.shown.title, page.pane.status)
