"""For a lesson: what one question is worth, and what every line would open at a moment of a talk."""

from __future__ import annotations

from ....ui import Body, Column, Field, Form, Items, Table, Text, muted, quote, strong
from ....ui.notebook import InNotebook
from ....ui.phrases import signed
from ...conversation.content import Scenario
from ..content import Seen
from ..noticing import FORMS, Part, notice_question
from ..points import judged, plain_worth
from ..positions import seen_at
from ..reading import read_question
from ..trying import yield_tags
from .feedback_view import point_line, what_it_does, worth


class Weighed(InNotebook):
    """A question with its points; shows itself in a notebook."""

    def __init__(self, question: str, after: str = "") -> None:
        part = Part("question", question, [["focus:implication", "follow_up", "opened:context"]])
        notice_question(part, read_question(question, after))
        self.question, self.after = question, after
        self.forms = [name for name in FORMS if f"form:{name}" in part.tags]
        self.points = [point for point in judged(part.to_json()).points if point.points]
        self.total = max(0, sum(point.points for point in self.points))

    def __repr__(self) -> str:
        lines = [f"{signed(point.points)} {point.rule}: “{point.quote}”" for point in self.points]
        form = f"form, for information only: {', '.join(self.forms) or 'no question'}"
        return "\n".join([f"“{self.question}” {self.total} of 5", *lines, form])

    def content(self) -> Body:
        """Return the question, its points, and its form."""
        forms = ", ".join(self.forms) or "no question"
        return [
            Text([muted("The buyer: "), quote(self.after)]) if self.after else None,
            Text([strong(f"{self.total} of 5 "), quote(self.question)]),
            Items([point_line(point) for point in self.points]) if self.points else None,
            Text(f"Form, for information only: {forms}.", "fine"),
        ]


def weigh_form(after: str) -> Form:
    """Ask for a question, after something the buyer said."""
    heard = Text([muted("The buyer: "), quote(after)]) if after else None
    return Form("weigh", [heard, Field("question", "Your question", required=True, longest=600)], "Weigh it")


class MomentSeen(InNotebook):
    """Every line that is possible at a moment of a talk, the most worth first."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.moves = sorted(seen.moves, key=lambda move: -plain_worth(yield_tags(move)))

    def __repr__(self) -> str:
        return "\n".join(f"{worth(move)} “{move.text}” {what_it_does(move)}" for move in self.moves)

    def content(self) -> Body:
        """Return what was said last, and a row for each line."""
        last = [line.text for line in self.seen.lines if line.who == "buyer"][-1]
        columns = [Column("Worth", "number"), Column("Line", names_row=True), Column("What it does")]
        rows: list[Body] = [[worth(move), quote(move.text), what_it_does(move)] for move in self.moves]
        table = Table("Each line that is possible now, played", columns, rows)
        return [Text([muted(f"{self.seen.buyer}: "), quote(last)]), table]


def moment_of(scenario: Scenario, after: list[str], variant: str | None = None) -> MomentSeen:
    """Return the moment of a talk after these moves. Raises ValueError with a sentence when they are not possible."""
    return MomentSeen(seen_at(scenario, after, variant))
