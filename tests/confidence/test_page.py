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


def kept_wins(store: Path) -> tuple[LedgerPage, list[dict[str, str]]]:
    """A page with two wins, and where the files that it saves are seen."""
    page = page_at(store)
    for what in ("A visit on Thursday", "An honest no"):
        send(page, "keep_win", what=what, part="listening", on="2026-11-02", plan="Visits" if "visit" in what else "")
    saved: list[dict[str, str]] = []
    page.pane.observe(lambda change: saved.append(dict(change["new"])), "file")
    return page, saved


def test_a_page_for_a_leader_has_the_wins_that_were_chosen_and_room_for_an_answer(store: Path) -> None:
    page, saved = kept_wins(store)
    send(page, "leader", shown=["w.1"])
    assert ("for_my_leader.html", True, False, True) == (
        saved[0]["name"],
        "A visit on Thursday" in saved[0]["text"],
        "An honest no" in saved[0]["text"],
        "What I say to it, in a sentence of my own, and my name" in saved[0]["text"],
    )


def test_what_a_leader_said_stands_on_the_page_in_place_of_the_room_for_it(store: Path) -> None:
    page, saved = kept_wins(store)
    send(page, "acknowledge", win="w.1", by="Ida", words="You asked twice.")
    send(page, "leader", shown=["w.1"])
    assert ("You asked twice." in saved[0]["text"], "What I say to it" in saved[0]["text"]) == (True, False)


def test_a_page_without_a_win_is_not_saved(store: Path) -> None:
    page, saved = kept_wins(store)
    assert ("Choose at least one win", []) == (send(page, "leader")[:23], saved)
