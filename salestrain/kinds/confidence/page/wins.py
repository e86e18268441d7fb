"""Wins: what was won, what I did, what shows it, and when I use it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....core.passing import Passed
from ....core.session import Session
from ....ui.document import Body, Box, Content, Fold, Form, Heading, Items, Node, Row, Section, Text
from ....ui.fields import AnyField, Button, Choice, Field, Hidden, Option
from ....ui.offers import Offers, offered
from ....ui.phrases import quote, strong
from ..content import Ledger
from ..state import State

AT_ONCE, ON_A_PAGE = 8, 20


def body(session: Session, today: str, done: Offers | None = None) -> Body:
    """Show the wins, newest first, with the form for one more.

    Args:
        session: the ledger.
        today: the day, ISO.
        done: actions of plans that were done; None if they were not asked for.
    """
    ledger: Ledger = session.exercise
    state: State = session.state
    kept = [win_box(ledger, win, ask=True) for win in reversed(list(state.wins.values()))]
    return [
        Text(
            "A win on the plan can be had again. A win off the plan is welcome too: what would make it repeatable?",
            "notice",
        ),
        _from_plans(state, done),
        Fold(
            "Write down a win", [_form(ledger, today, done.chosen if done else None)], open=not kept or done is not None
        ),
        Section("Your wins", kept) if kept else None,
        Fold("A page for my leader", [_for_leader(state)]) if kept else None,
    ]


def _for_leader(state: State) -> Form:
    """Ask which wins stand on the page; the newest ones are offered."""
    newest: list[Option] = [(win["id"], win["what"]) for win in reversed(list(state.wins.values()))][:ON_A_PAGE]
    which = Choice("shown", "Which wins stand on it?", newest, "any", chosen=[value for value, _ in newest])
    says = "It is a file. Give it to whom you choose; what they write back, you keep beside your win."
    return Form("leader", [Text(says, "hint"), which], "Save the page", "plain")


def _from_plans(state: State, done: Offers | None) -> Node | None:
    """Offer the actions of plans that were done and are no win yet."""
    if done is None:
        return Row([Button("What I did on my plan", "kept_actions", weight="quiet")])
    known = {win["mine"] for win in state.wins.values()}
    waiting = [(number, one) for number, one in enumerate(done.found) if one.text not in known]
    if not waiting:
        return Text(
            "Nothing that you ticked off on a plan waits here. Every action that you keep there is offered.", "hint"
        )
    return offered("Done on your plan", done, waiting[:AT_ONCE], ("A win?", "use_action"), _day_and_line)


def _day_and_line(one: Passed) -> str:
    return f"{one.day}, for “{one.about}”" if one.about else one.day


def _form(ledger: Ledger, today: str, done: Passed | None) -> Form:
    """Ask for a win; what is known of an action that was done stands in it already."""
    parts: list[Option] = [(part.id, part.name) for part in ledger.parts]
    fields: list[AnyField] = [
        Field(
            "what",
            "What was won?",
            required=True,
            longest=600,
            hint="However small: a second talk, an honest no.",
        ),
        Choice("part", "In which part of your work?", parts, required=True),
        Field("on", "When?", "date", done.day if done else today, required=True, id="st-on"),
        Field(
            "mine",
            "What did you do yourself?",
            value=done.text if done else "",
            longest=600,
            hint="“I asked who else would have to agree.”",
        ),
        Field(
            "evidence", "What shows it?", longest=600, hint="A mail, a date in a calendar, a sentence that they said."
        ),
        Field(
            "plan",
            "Which line of your plan does it belong to?",
            value=done.about if done else "",
            longest=600,
            hint="Leave it empty if it was not planned.",
        ),
        Field("repeat", "If it was not planned: what would make it repeatable?", longest=600),
        Field("lesson", "What do you take from it?", longest=600),
        Field("reuse_by", "By when do you use that again?", "date", id="st-reuse"),
    ]
    return Form("keep_win", fields, "Keep it")


def win_box(ledger: Ledger, win: Mapping[str, Any], *, ask: bool) -> Box:
    """Show a win with what it rests on, and with `ask` what is missing and the way to have it acknowledged.

    Args:
        ledger: the exercise.
        win: the win as it is kept.
        ask: whether the reader is the one who can add to it.
    """
    part = next(part.name for part in ledger.parts if part.id == win["part"])
    said = {
        "I did": win["mine"],
        "It shows in": win["evidence"],
        "On my plan": win["plan"],
        "Repeatable by": win["repeat"],
    }
    said["I take from it"] = win["lesson"] + (f" (again by {win['reuse_by']})" if win["reuse_by"] else "")
    lines: list[Content] = [[strong(f"{words}: "), text] for words, text in said.items() if text.strip()]
    acknowledged = win.get("acknowledged")
    body: list[Node | None] = [
        Heading(win["what"], 4),
        Text(f"{win['on']}, {part}.", "muted"),
        Items(lines) if lines else None,
        Text([f"{acknowledged['by']}: ", quote(acknowledged["words"])]) if acknowledged else None,
        Section("Still open", [Items(_open(win))], 5) if ask and _open(win) else None,
        Fold("Somebody acknowledged it", [_acknowledge_form(win)]) if ask and not acknowledged else None,
    ]
    return Box(body, "card")


def _open(win: Mapping[str, Any]) -> list[Content]:
    asks: list[Content] = []
    if not win["acts"]:
        asks.append("What did you do yourself, so that somebody beside you would have seen it?")
    if not win["evidence"]:
        asks.append("What shows it?")
    if not win["plan"] and not win["repeat"]:
        asks.append("It was not on your plan: luck, or something that you could do again?")
    if not win["lesson"] or not win["reuse_by"]:
        asks.append("What do you take from it, and by when do you use it again?")
    return asks


def _acknowledge_form(win: Mapping[str, Any]) -> Form:
    fields: list[AnyField] = [
        Hidden("win", win["id"]),
        Field("by", "Who?", required=True, longest=120, id=f"st-by-{win['id']}"),
        Field("words", "In which words?", required=True, longest=600, id=f"st-words-{win['id']}"),
    ]
    return Form("acknowledge", fields, "Keep it", "plain", about=win["what"])
