"""A playthrough to watch: a talk with notes, the same every time."""

from __future__ import annotations

from ....core.session import Session
from ....ui import Body, Heading, Line, Screen, Text, Transcript, to_markdown, to_text
from ....ui.notebook import InNotebook
from ....ui.phrases import Phrase
from ..debrief import Line as SaidLine
from ..debrief import debrief, transcript
from ..playthrough import Playthrough
from ..solver import course
from .report import debrief_screen


class Watched(InNotebook):
    """A played talk; shows itself in a notebook, as HTML with notes or as plain text."""

    def __init__(self, playthrough: Playthrough, session: Session) -> None:
        self.playthrough = playthrough
        self.session = session

    def debrief(self) -> WatchedDebrief:
        """Return the debrief of this talk."""
        return WatchedDebrief(self.session)

    def _lines(self) -> list[tuple[SaidLine, str | None]]:
        """Return each line of the talk; the learner's with the note of its step."""
        notes = iter([step.note for step in self.playthrough.steps])
        return [(line, next(notes, None) if line.who == "learner" else None) for line in transcript(self.session)]

    def __repr__(self) -> str:
        lines = [self.playthrough.title, self.playthrough.about, ""]
        for line, note in self._lines():
            lines.append(f"{line.name}: {line.text}")
            if note:
                lines.append(f"    ({note})")
        return "\n".join(lines)

    def content(self) -> Body:
        """Return the talk with its notes."""
        lines = []
        for line, note in self._lines():
            margin: Body = [Phrase(note, "margin")] if note else []
            lines.append(Line(line.name, line.text, line.who, margin))
        return [Heading(self.playthrough.title), Text(self.playthrough.about, "lead"), Transcript(lines)]


class WatchedDebrief(InNotebook):
    """The debrief of a watched talk, as HTML, Markdown or plain text."""

    def __init__(self, session: Session) -> None:
        report = debrief(session, course(session) if session.state.turn else None)
        self._screen = debrief_screen(report, live=False)

    def __repr__(self) -> str:
        return to_text(self._screen).text

    def content(self) -> Screen:
        """Return the debrief."""
        return self._screen

    def markdown(self) -> str:
        """Return the debrief as Markdown."""
        return to_markdown(self._screen)
