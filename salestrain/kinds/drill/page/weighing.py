"""For a lesson: what one question is worth, and what every line would open at a moment of a talk."""

from __future__ import annotations

from ....ui.layout import columns, signed
from ....ui.markup import Html, tag
from ....ui.style import STYLE
from ...conversation.content import Scenario
from ..content import Seen
from ..noticing import FORMS, Part, notice_question
from ..points import judged, plain_worth
from ..positions import seen_at
from ..reading import read_question
from ..trying import yield_tags
from .feedback_view import point_line, what_it_does


class Weighed:
    """A question with its points; shows itself in a notebook."""

    def __init__(self, question: str, after: str = "") -> None:
        part = Part("question", question, [["focus:implication", "follow_up", "opened:context"]])
        notice_question(part, read_question(question, after))
        self.question, self.after = question, after
        self.forms = [name for name in FORMS if f"form:{name}" in part.tags]
        self.points = [point for point in judged(part.to_json()).points if point.points]
        self.total = max(0, sum(point.points for point in self.points))

    def __repr__(self) -> str:
        lines = [f"{signed(one.points)} {one.rule}: “{one.quote}”" for one in self.points]
        form = f"form, for information only: {', '.join(self.forms) or 'no question'}"
        return "\n".join([f"“{self.question}” {self.total} of 5", *lines, form])

    def _repr_html_(self) -> str:
        form = f"Form, for information only: {', '.join(self.forms) or 'no question'}."
        return _shown(
            tag("p", tag("span", "The buyer: ", class_="st-muted"), tag("q", self.after)) if self.after else None,
            tag("p", tag("strong", f"{self.total} of 5 "), tag("q", self.question)),
            tag("ul", *[point_line(one) for one in self.points]) if self.points else None,
            tag("p", form, class_="st-muted st-small"),
        )


class MomentSeen:
    """Every line that is possible at a moment of a talk, the most worth first."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.moves = sorted(seen.moves, key=lambda move: -plain_worth(yield_tags(move)))

    def __repr__(self) -> str:
        return "\n".join(
            f"{signed(plain_worth(yield_tags(move)))} “{move.text}” {what_it_does(move)}" for move in self.moves
        )

    def _repr_html_(self) -> str:
        rows = [
            tag("tr", tag("td", signed(plain_worth(yield_tags(move))), class_="st-number"),
                tag("th", tag("q", move.text), scope="row"), tag("td", what_it_does(move)))
            for move in self.moves
        ]  # fmt: skip
        head = columns(("Worth", True), ("Line", False), ("What it does", False))
        last = [line.text for line in self.seen.lines if line.who == "buyer"][-1]
        return _shown(
            tag("p", tag("span", f"{self.seen.buyer}: ", class_="st-muted"), tag("q", last)),
            tag("table", tag("caption", "Each line that is possible now, played"), tag("thead", head),
                tag("tbody", *rows), class_="st-table"),
        )  # fmt: skip


def moment_of(scenario: Scenario, after: list[str], variant: str | None = None) -> MomentSeen:
    """The moment of a talk after these moves. Raises ValueError with a sentence when they are not possible."""
    return MomentSeen(seen_at(scenario, after, variant))


def _shown(*parts: Html | None) -> str:
    # A notebook keeps its output without the page around it, so the style comes along.
    return f"<style>{STYLE}</style>" + tag("div", *parts, class_="st-app st-stack st-watched")
