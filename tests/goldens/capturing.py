"""What people see and earn, frozen as text: every screen of every shipped playthrough of every kind, and its outcome.

A screen is its words in the order in which they are read, with what can be pressed in square brackets. So it does not
matter how the page is made, only what it says. Of each screen the file shows the lines that no
screen before it showed; a digest over all its words stands beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import time_machine

from salestrain.attempts.practice import practice_of
from salestrain.core.events import Move, canonical
from salestrain.core.exercise import Exercise
from salestrain.core.kind import KINDS, part
from salestrain.core.rubric import Scorecard
from salestrain.core.session import Session
from salestrain.store import open_store
from salestrain.ui.unseen_pane import UnseenPane

TODAY = "2026-03-02T09:00:00+00:00"
KEY = "0123456789abcdef" * 2
LOOKS = frozenset("look go list edit add_objective add_action day costs".split())
"""Messages that only look at something."""
APART = frozenset(
    "address article aside blockquote button caption dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " header hr label legend li main nav ol option p pre section select summary table td textarea th tr ul".split()
)
"""Elements whose words stand apart from those beside them."""
UNREAD = frozenset("style script".split())


class Words(HTMLParser):
    """The words of a document as they are read, one line for each thing that stands apart."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        self._unread += tag in UNREAD
        if tag in APART:
            self.lines.append("")
        if tag == "button":
            self.lines[-1] += "["
        if given.get("aria-label"):
            self.lines[-1] += f"({given['aria-label']}) "
        if tag == "input" and given.get("type") != "hidden":
            checked = "checked" if "checked" in given else ""
            self.lines.append(f"<{given.get('type') or 'text'} {given.get('value') or ''} {checked}>")
        if tag == "option" and "selected" in given:
            self.lines[-1] += "* "

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self._unread -= tag in UNREAD
        if tag == "button":
            self.lines[-1] += "]"
        if tag in APART:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unread:
            self.lines[-1] += data


class Buttons(HTMLParser):
    """The buttons of a document that send something: (type, value)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        if tag == "button" and given.get("data-send"):
            self.found.append((given["data-send"] or "", given.get("data-value")))


def words_of(html: str) -> list[str]:
    """The lines of a document that have words."""
    parser = Words()
    parser.feed(html)
    plain = (re.sub(r"\s+", " ", line).strip() for line in parser.lines)
    return [re.sub(r"\b[0-9a-f]{32}\b", "<id>", line) for line in plain if line]


def screen_of(page: Any) -> list[str]:
    """What the page shows now."""
    pane = page.pane
    said = [f"status: {pane.status}"] if pane.status else []
    if pane.screen == "talk":
        for line in pane.log:
            heard = f"  ({line['heard']})" if line["heard"] else ""
            said.append(f"{line['name']}: {line['text']}{heard}")
        said += [f"choice [{each['text']}]" for each in pane.choices]
        said += [f"meant [{each['text']}]" for each in pane.meant]
        return [*said, *words_of(pane.strip), *words_of(pane.panel), f"choices are {pane.offer}"]
    parts = [line for name, html in sorted(pane.parts.items()) for line in (f"{{{name}}}", *words_of(html))]
    return [*said, *words_of(pane.sheet), *parts]


@dataclass
class Recorder:
    """Writes screens down, each by the lines that no screen before it showed."""

    lines: list[str] = field(default_factory=list)
    _written: set[str] = field(default_factory=set)

    def add(self, title: str, screen: Sequence[str]) -> None:
        """Write down one screen."""
        digest = hashlib.sha256(" ".join(screen).encode()).hexdigest()[:12]
        self.lines.append(f"## {title} · {digest}")
        new = [line for line in dict.fromkeys(screen) if line not in self._written]
        self.lines += new
        self._written.update(new)


def page_for(exercise: Exercise) -> Any:
    """A page that somebody has opened, over a store that is gone afterwards."""
    store = open_store("sqlite:///:memory:")
    kind = KINDS[exercise.kind]
    page: Any = part(kind.browser or kind.screens or "")(practice_of(exercise, store, {}), UnseenPane())
    send(page, "hello", key=KEY, name="Mira")
    return page


def send(page: Any, type_: str, **fields: Any) -> None:
    """One message, as the browser sends it."""
    page.received(page.pane, {"type": type_, "seq": page.pane.seq, **fields})


def look_around(page: Any, recorder: Recorder, title: str) -> None:
    """Press everything on this screen that only looks, and write down what comes."""
    buttons = Buttons()
    buttons.feed(page.pane.sheet)
    for type_, value in dict.fromkeys(buttons.found):
        if type_ in LOOKS:
            send(page, type_, **({} if value is None else {"value": value}))
            recorder.add(f"{title} · {type_} {value or ''}", screen_of(page))


def frames(exercise: Exercise, seed: int, moves: Sequence[Move], recorder: Recorder, title: str) -> None:
    """Every screen of a practice with these moves; in the middle and at the end everything is looked at."""
    with time_machine.travel(TODAY, tick=False):
        page = page_for(exercise)
        recorder.add(f"{title} · start", screen_of(page))
        page.practice.begin(seed)
        if exercise.kind != "drill":  # a drill begins with its first move
            page.show()
            recorder.add(f"{title} · begun", screen_of(page))
        for number, move in enumerate(moves, 1):
            page.practice.do(move, None)
            page.show()
            recorder.add(f"{title} · move {number}: {move.verb}", screen_of(page))
            if number in (len(moves) // 2, len(moves)):
                look_around(page, recorder, f"{title} · move {number}")


def frames_of_call(exercise: Exercise, recorder: Recorder) -> None:
    """The screens of the kind that keeps nothing."""
    with time_machine.travel(TODAY, tick=False):
        page = page_for(exercise)
        recorder.add("start", screen_of(page))
        send(page, "sample")
        recorder.add("sample", screen_of(page))
        send(page, "again")
        send(page, "paste", text="\n".join(exercise.sample))  # type: ignore[attr-defined]
        recorder.add("pasted", screen_of(page))


def came_to(session: Session) -> Iterator[str]:
    """What a session came to: the digest of all events, the total and the marks."""
    card: Scorecard = session.score()
    marks = canonical({mark.criterion: mark.score for mark in card.marks})
    yield f"events {session.digest()}"
    yield f"total {card.total} · phase {session.state.phase} · marks {marks}"
