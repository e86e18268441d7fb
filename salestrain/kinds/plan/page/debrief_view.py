"""Looking back: marks with their proof first, the total second, then what was done and what has moved."""

from __future__ import annotations

from datetime import date

from ....core.rubric import Mark
from ....core.session import Session
from ....ui.blocks import cap_box, mark_box
from ....ui.document import Body, Fold, Items, Row, Section, Text
from ....ui.fields import Button
from ....ui.figures import Score
from ....ui.phrases import strong
from ..compiler import compiled
from ..engine import State
from ..model import Plan
from .check_view import check_view
from .files_view import files_view
from .node_view import PlanView
from .progress_view import attainment_words, progress_at, summary
from .tree_view import tree_view


def debrief_view(session: Session, view: PlanView, day: date) -> Body:
    """Show everything there is to see of a plan that is closed.

    Args:
        session: the plan with its score.
        view: the plan as the page shows it.
        day: the day to look from.
    """
    card = session.score()
    marks = [mark_box(mark, live=False, called="Step") for mark in card.marks]
    caps = [cap_box(cap, card.earned, live=False, called="Step") for cap in card.caps]
    return [
        Section("Your marks", [Items(marks, "marks")]),
        Section("Your total", [Score(str(card.total), "of 100"), *caps]),
        _to_try(max(card.marks, key=lambda mark: mark.lost)),
        Section("What was done, and what came of it", _carried_out(session, view, day)),
        Section("What you left as it was", [_notes(view)]),
        Fold("What the check says", check_view(view)),
        Fold("The plan as it stands", tree_view(view)),
        _example(session.exercise.example),
        Fold("Take it with you", files_view(view)),
        Row([Button("Back to the start", "start", weight="primary")]),
    ]


def _to_try(weakest: Mark) -> Section | None:
    """Name one thing to try where the most was lost."""
    if not weakest.lost:
        return None
    return Section("One thing to try", [Text([strong(f"{weakest.label}: "), weakest.try_next], "notice")])


def _carried_out(session: Session, view: PlanView, day: date) -> Body:
    begun = any(event.kind == "period_started" for event in session.events)
    if not begun or view.plan.period is None:
        return [Text("You never began the period, so there is no progress to show.")]
    attained = [event.data["why"] for event in session.events if event.kind == "attained"]
    return [Text(summary(progress_at(view, day))), Items(attained), Text(attainment_words(view))]


def _notes(view: PlanView) -> Text | Items:
    """List the questions that were set aside with a reason."""
    noted = [found for found in view.report.found if found.note]
    lines = [f"{found.why} You wrote: “{found.note}” Did it turn out that way?" for found in noted]
    return Items(lines) if lines else Text("None.")


def _example(example: Plan | None) -> Fold | None:
    if example is None:
        return None
    shown = PlanView(State(phase="debriefed", plan=example), compiled(example))
    lead = Text("One of many plans that hold together. Compare it with yours.")
    return Fold("How somebody else planned it", [lead, *tree_view(shown)])
