"""A playthrough to watch: a talk with notes, the same every time."""

from __future__ import annotations

from ....core.session import Session
from ....ui.markup import Html, tag
from ....ui.style import STYLE
from ..debrief import Line, as_markdown, as_text, debrief, transcript
from ..playthrough import Playthrough
from ..solver import course
from .report import debrief_sheet


class Watched:
    """A played talk; shows itself in a notebook, as HTML with notes or as plain text."""

    def __init__(self, playthrough: Playthrough, session: Session) -> None:
        self.playthrough = playthrough
        self.session = session

    def debrief(self) -> WatchedDebrief:
        """The debrief of this talk."""
        return WatchedDebrief(self.session)

    def _lines(self) -> list[tuple[Line, str | None]]:
        """Each line of the talk; the learner's with the note of its step."""
        notes = iter([step.note for step in self.playthrough.steps])
        return [(line, next(notes, None) if line.who == "learner" else None) for line in transcript(self.session)]

    def __repr__(self) -> str:
        told = [self.playthrough.title, self.playthrough.about, ""]
        for line, note in self._lines():
            told.append(f"{line.name}: {line.text}")
            told += [f"    ({note})"] if note else []
        return "\n".join(told)

    def _repr_html_(self) -> str:
        items = [_item(line, note) for line, note in self._lines()]
        return _page(
            tag("h3", self.playthrough.title, class_="st-card-title"),
            tag("p", self.playthrough.about, class_="st-lead"),
            tag("ol", *items, class_="st-log"),
        )


class WatchedDebrief:
    """The debrief of a watched talk, as HTML, markdown or plain text."""

    def __init__(self, session: Session) -> None:
        self._debrief = debrief(session, course(session) if session.state.turn else None)

    def __repr__(self) -> str:
        return as_text(self._debrief)

    def markdown(self) -> str:
        """The debrief as markdown."""
        return as_markdown(self._debrief)

    def _repr_html_(self) -> str:
        return _page(debrief_sheet(self._debrief, can_compare=False, live=False))


def _item(line: Line, note: str | None) -> Html:
    return tag(
        "li",
        tag("span", line.name, class_="st-who"),
        tag("span", line.text, class_="st-said", dir="auto"),
        tag("span", note, class_="st-margin") if note else None,
        class_=f"st-turn st-{line.who}",
    )


def _page(*parts: str) -> str:
    # A notebook keeps its output without the page around it, so the style comes along.
    return f"<style>{STYLE}</style>" + tag("div", *parts, class_="st-app st-stack st-watched")
