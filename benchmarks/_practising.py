"""Learners who practise without end at every kind of exercise, and remember what was acknowledged."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from benchmarks._tab import Tab
from salestrain.store import Store

EXERCISES = {
    "talk": "harbour_foods",
    "drill": "discovery_questions",
    "plan": "plan_builder",
    "process": "process_map",
}
LONGEST = 25
"""Moves of one attempt, after which the learner begins afresh."""
MOST_REFUSED = 2
"""Messages in a row that were not taken, after which they begin afresh too: some tries want another sort of line."""
WRONG = "went wrong"


@dataclass
class Learner:
    """Somebody at one exercise. Every text that is typed is there only once."""

    kind: str
    tab: Tab
    chance: random.Random
    acknowledged: dict[str, int] = field(default_factory=dict)
    """The most moves of each attempt that the page was shown."""
    said: Counter[str] = field(default_factory=Counter)
    """Texts whose moves were acknowledged."""
    faults: list[str] = field(default_factory=list)
    answered: int = 0
    _refused: int = 0
    _texts: int = 0

    async def step(self) -> None:
        """Do one thing; what comes next depends on what the page shows."""
        tab, before = self.tab, (self.tab.where, self.tab.seq)
        message, text = self._next()
        shown = await tab.ask(**message)
        self.answered += 1
        self._refused = self._refused + 1 if before == (tab.where, tab.seq) else 0
        self.note()
        if before[0] and before[0] != tab.where and message["type"] not in ("afresh", "start"):
            self.faults.append(f"{self.kind}: after “{message['type']}” the page stands somewhere else")
        if text and before[0] == tab.where and tab.seq == before[1] + 1 and not _is_elsewhere(shown):
            self.said[text] += 1

    def note(self) -> None:
        """Remember what the page shows, and notice what it should not show."""
        tab = self.tab
        if WRONG in tab.shown.get("status", ""):
            self.faults.append(f"{self.kind}: {tab.shown['status']}")
        if tab.where:
            known = self.acknowledged.get(tab.where, 0)
            if tab.seq < known:
                self.faults.append(f"{self.kind}: shown {tab.seq} moves of {known}")
            self.acknowledged[tab.where] = max(known, tab.seq)

    def text(self) -> str:
        """Return words that nobody said before."""
        self._texts += 1
        return f"mark{self.kind}{self._texts:05d}x"

    def _next(self) -> tuple[dict[str, Any], str]:
        tab = self.tab
        if not tab.where:
            return {"type": "begin"}, ""
        if tab.seq >= LONGEST or self._refused > MOST_REFUSED:
            self._refused = 0
            return {"type": "afresh", "value": "sure"}, ""
        text = self.text()
        match self.kind:
            case "talk":
                return _in_a_talk(tab, text)
            case "plan":
                goal = {"type": "new_goal", "text": f"Win {text} as a customer", "about": "revenue|employer"}
                return goal, text
            case "process":
                if tab.seq == 0:
                    return {"type": "take"}, ""
                entry = {"did": "asked", "which": "s.open", "on": "2026-11-30", "words": f"Looked at {text}"}
                return {"type": "lead", "who": "Ada", **entry}, text
            case _:
                return self._in_a_drill(text)

    def _in_a_drill(self, text: str) -> tuple[dict[str, Any], str]:
        offered = sends_in(self.tab.shown["sheet"])
        if "answer" in offered:
            line = f"What happens at {text} when a delivery is late?"
            fields = filled(self.tab.shown["sheet"], "answer", line)
            if "text" in fields:
                fields.pop("move", None)  # a line that is chosen counts instead of one that is typed
            return {"type": "answer", **fields}, text if line in fields.values() else ""
        for type_ in ("next", "finish", "debrief"):
            if type_ in offered:
                return {"type": type_}, ""
        if "predict" in offered:
            return {"type": "predict", "value": 1}, ""
        if "train" in offered:
            return {"type": "train", "value": self.chance.choice(offered["train"])}, ""
        return {"type": "start"}, ""


def _in_a_talk(tab: Tab, text: str) -> tuple[dict[str, Any], str]:
    if tab.shown.get("screen") != "talk":
        return {"type": "afresh", "value": "sure"}, ""
    return {"type": "say", "text": f"What happens at {text} when a load arrives too warm?"}, text


def _is_elsewhere(shown: dict[str, Any]) -> bool:
    return "elsewhere" in shown.get("status", "")


def sends_in(sheet: str) -> dict[str, list[str]]:
    """Return the messages that a sheet can send, with the values they carry."""
    found: dict[str, list[str]] = {}
    for type_, value in re.findall(r'data-send="([^"]+)"(?: data-value="([^"]*)")?', sheet):
        found.setdefault(type_, []).append(value)
    return found


def filled(sheet: str, send: str, text: str) -> dict[str, str]:
    """Return a form as somebody sends it who chooses the first of everything.

    Args:
        sheet: the sheet with the form.
        send: the message that the form sends.
        text: what is typed into its boxes.
    """
    form = _Form(send, text)
    form.feed(sheet)
    return form.fields


class _Form(HTMLParser):
    """The fields of one form."""

    def __init__(self, send: str, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._send, self._text = send, text
        self._is_inside, self._select = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("data-send") == self._send
        if not self._is_inside:
            return
        name = given.get("name", "")
        if tag == "textarea" or (tag == "input" and given.get("type", "text") == "text"):
            self.fields[name] = self._text
        elif tag == "input" and given.get("type") == "radio":
            self.fields.setdefault(name, given.get("value", ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and given.get("value"):
            self.fields.setdefault(self._select, given["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False
        if tag == "select":
            self._select = ""


def lost_and_doubled(store: Store, learners: list[Learner]) -> tuple[list[str], list[str]]:
    """Return what was acknowledged and is not stored, and what is stored more often than it was done.

    Args:
        store: the store of the room.
        learners: those who practised there.
    """
    lost, doubled = [], []
    for learner in learners:
        kept: Counter[str] = Counter()
        for attempt, moves in learner.acknowledged.items():
            stored = store.moves(attempt)
            store.verify(attempt)
            if len(stored) < moves:
                lost.append(f"{learner.kind}: {moves - len(stored)} moves of {attempt}")
            for move in stored:
                kept.update(set(re.findall(r"mark\w+?\d{5}x", move.to_json())))
        lost += [f"{learner.kind}: {text}" for text in learner.said if not kept[text]]
        doubled += [f"{learner.kind}: {text}" for text, times in kept.items() if times > 1]
    return lost, doubled
