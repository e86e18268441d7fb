"""The page of a ledger: it reads this learner's own practice and nobody else's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.kinds.confidence.page import LedgerPage
from salestrain.kinds.conversation.engine import choices
from salestrain.store import open_store
from salestrain.ui.pane import Pane
from salestrain.ui.text import to_text
from tests.widgets.practising import KEY, practice_at

WIDE = 10_000
"""So many columns that no line of a screen is broken."""
OTHER_KEY = "f" * 32


def page_at(store: Path, key: str = KEY, name: str = "Ana") -> LedgerPage:
    """A page that a browser has just opened, with somebody there who has begun."""
    page = LedgerPage(
        Practice(library().get("confidence_ledger"), open_store(str(store)), settings={}), Pane(lang="en")
    )
    send(page, "hello", key=key, name=name)
    send(page, "begin")
    return page


def send(page: LedgerPage, type_: str, **fields: Any) -> str:
    """What the browser does: a message with the number of moves it knows of; the text that can be read then."""
    page.received(page.pane, {"type": type_, "seq": page.pane.seq, **fields})
    assert page.shown is not None
    return f"{page.pane.status} {to_text(page.shown, WIDE).text}"


def hold_a_talk(store: Path) -> None:
    """A talk at the fair from its beginning to its debrief, each time with the first line that is offered."""
    practice = practice_at(store, library().get("wicket_fair"))
    practice.begin()
    session = practice.session
    assert session is not None
    while session.state.phase == "talking":
        practice.act("choose", {"move": choices(session.script, session.state)[0].move}, None)
    practice.act("predict", {"total": 50}, None)
    cited = list(session.state.known)[:2]
    practice.act(
        "judge", {"answer": next(iter(session.exercise.judgement.options)), "confidence": 70, "cited": cited}, None
    )
    practice.act("open_debrief", {}, None)


def test_whoever_practised_nothing_is_told_so(store: Path) -> None:
    assert "Hold a talk first" in send(page_at(store), "bring")


def test_a_finished_talk_stands_beside_confidence(store: Path) -> None:
    hold_a_talk(store)
    page = page_at(store)
    send(page, "rate", part="listening", easy=90, usual=80, hard=60)
    assert "(1 mark)" in send(page, "bring")


def test_the_talk_of_somebody_else_is_not_read(store: Path) -> None:
    hold_a_talk(store)
    assert "Hold a talk first" in send(page_at(store, OTHER_KEY, "Ben"), "bring")


def test_a_page_for_a_leader_is_a_file_and_goes_nowhere(store: Path) -> None:
    page = page_at(store)
    saved: list[dict[str, str]] = []
    page.pane.observe(lambda change: saved.append(dict(change["new"])), "file")
    send(page, "leader")
    assert "for_my_leader.html" == saved[0]["name"]
