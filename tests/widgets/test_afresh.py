"""Every page can begin afresh: it asks where something would be left, and deletes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.core.kind import KINDS, completed, part
from salestrain.kinds.conversation.page.talk_page import Page as TalkPage
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.store import open_store
from salestrain.ui import Button, found_in
from salestrain.ui.page import PracticePage
from salestrain.ui.simple_view import SimpleView
from salestrain.ui.unseen_pane import UnseenPane
from tests.widgets.practising import KEY

GOAL = {"type": "new_goal", "text": "Be known", "about": "relationship|customers"}
DONE: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "conversation": ("wicket_fair", [{"type": "begin"}, {"type": "say", "text": "What brings you here?"}]),
    "drill": ("excuse_to_action", []),
    "plan": ("plan_builder", [{"type": "begin"}, GOAL]),
    "process": ("process_map", [{"type": "begin"}, {"type": "take"}]),
}
"""For a kind, an exercise and what is done there first."""


def page_of(kind: str, store: Path) -> PracticePage:
    exercise: Any = library().get(DONE[kind][0])
    page: PracticePage
    if kind == "conversation":
        page = TalkPage(TalkPractice(exercise, open_store(str(store)), settings={}), UnseenPane())
    else:
        page = part(KINDS[kind].screens)(
            Practice(completed(exercise), open_store(str(store)), settings={}), UnseenPane()
        )
    page.deliver({"type": "hello", "key": KEY, "name": "Ana"})
    return page


def send(page: PracticePage, **message: Any) -> None:
    page.deliver({"seq": page.pane.seq, **message})


def under_way(kind: str, store: Path) -> PracticePage:
    """A page at which something was done that is not finished."""
    page = page_of(kind, store)
    if kind == "drill":
        behaviour = page.practice.exercise.behaviours[0].id
        send(page, type="train", value=behaviour)
        send(page, type="predict", value="1")
    else:
        for message in DONE[kind][1]:
            send(page, **message)
    assert page.practice.is_under_way(), page.pane.status
    return page


def title(page: PracticePage) -> str:
    assert page.shown is not None
    return page.shown.title


def shown(page: PracticePage) -> tuple[str, object]:
    """What the learner sees."""
    return page.pane.screen, page.pane.log if page.pane.screen == "talk" else page.pane.sheet


@pytest.mark.parametrize("kind", DONE)
def test_it_asks_before_anything_is_left(kind: str, store: Path) -> None:
    page = under_way(kind, store)
    done = page.practice.session
    send(page, type="afresh")
    assert ("Begin afresh?", done) == (title(page), page.practice.session)


@pytest.mark.parametrize("kind", DONE)
def test_whoever_stays_is_where_they_were(kind: str, store: Path) -> None:
    page = under_way(kind, store)
    before = shown(page)
    send(page, type="afresh")
    send(page, type="stay")
    assert before == shown(page)


@pytest.mark.parametrize("kind", DONE)
def test_a_fresh_beginning_deletes_nothing_and_what_was_left_can_be_gone_on_with(kind: str, store: Path) -> None:
    page = under_way(kind, store)
    first, moves = page.practice.attempt, page.practice.session.moves  # type: ignore[union-attr]
    assert first is not None
    send(page, type="afresh", value="sure")
    if kind != "drill":
        send(page, type="begin")
    else:
        send(page, type="train", value=page.practice.exercise.behaviours[0].id)
    second = page.practice.attempt
    assert second is not None
    send(page, type="afresh")
    assert page.shown is not None
    offered = [button.value for button in found_in(page.shown, Button) if button.send == "open"]
    send(page, type="open", value=first.id)
    session = page.practice.session
    assert session is not None
    assert (True, [first.id], moves) == (first.id != second.id, offered, session.moves)


def test_nothing_is_asked_where_nothing_would_be_left(store: Path) -> None:
    page = page_of("conversation", store)
    send(page, type="begin")
    send(page, type="afresh")
    assert "Your brief" == title(page)


def test_the_browser_is_told_what_is_under_way(store: Path) -> None:
    page = under_way("conversation", store)
    going = page.pane.going
    assert ("wicket_fair", "Ana", True, True) == (
        going["exercise"],
        going["name"],
        going["under_way"],
        going["can_begin_afresh"],
    )


def test_what_was_left_is_still_under_way_for_the_browser(store: Path) -> None:
    page = under_way("conversation", store)
    send(page, type="afresh", value="sure")
    assert page.pane.going["under_way"]


def test_what_was_only_opened_is_not_under_way(store: Path) -> None:
    page = page_of("conversation", store)
    send(page, type="begin")
    assert not page.pane.going["under_way"]


def test_the_question_is_not_asked_over_itself(store: Path) -> None:
    page = under_way("conversation", store)
    send(page, type="afresh")
    assert not page.pane.going["can_begin_afresh"]


def test_the_simple_view_can_begin_afresh_too(store: Path) -> None:
    view = SimpleView(under_way("process", store))
    view.page.practice.meet(KEY, "Ana")
    view.deliver({"type": "stay"})
    offered = view.afresh in view.widget.children
    view.afresh.click()
    assert (True, "Begin afresh?") == (offered, title(view.page))
