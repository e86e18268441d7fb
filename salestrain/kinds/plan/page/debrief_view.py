"""Looking back: marks with their proof first, the total second, then what was done and what has moved."""

from __future__ import annotations

from datetime import date

from ....core.session import Session
from ....ui.html_blocks import heading
from ....ui.html_marks import cap_card, mark_card
from ....ui.layout import section
from ....ui.markup import Html, button, fold, tag
from ..compiler import compiled
from ..executing import progress_of
from ..model import Plan
from .check_view import check_view
from .files_view import files_view
from .node_view import Seen
from .progress_view import attained_words, summary
from .tree_view import tree_view


def debrief_view(session: Session, seen: Seen, day: date) -> Html:
    """Everything there is to see of a plan that is closed."""
    card = session.score()
    weakest = max(card.marks, key=lambda mark: mark.lost)
    total = tag("p", tag("span", str(card.total), class_="st-score"), " of 100", class_="st-number")
    return tag(
        "div",
        heading("Looking back"),
        section("Your marks", tag("ul", *[tag("li", mark_card(mark, live=False, called="Step")) for mark in card.marks],
                                  class_="st-marks")),
        section("Your total", total, *[cap_card(cap, card.earned, live=False, called="Step") for cap in card.caps]),
        section("One thing to try", tag("p", tag("strong", f"{weakest.label}: "), weakest.try_next, class_="st-notice"))
        if weakest.lost
        else None,
        section("Done and moved", *_carried_out(session, seen, day)),
        section("Notes that you went on with", _notes(seen)),
        fold("What the compiler says", check_view(seen)),
        fold("The plan as it stands", tree_view(seen)),
        _example(session.exercise.example),
        fold("Take it with you", files_view(seen)),
        tag("div", button("Choose what to do next", "start", look="st-primary"), class_="st-row"),
        class_="st-stack st-debrief",
    )  # fmt: skip


def _carried_out(session: Session, seen: Seen, day: date) -> list[Html]:
    if not any(event.kind == "period_started" for event in session.events) or seen.plan.period is None:
        return [tag("p", "The plan was not carried out here.")]
    each = [progress_of(seen.plan, seen.tree, one, day, seen.state.touched) for one in seen.plan.objectives]
    told = [event.data["why"] for event in session.events if event.kind == "attained"]
    return [tag("p", summary(each)), tag("ul", *[tag("li", words) for words in told]), tag("p", attained_words(seen))]


def _notes(seen: Seen) -> Html:
    noted = [one for one in seen.report.found if one.note]
    if not noted:
        return tag("p", "None.")
    return tag(
        "ul", *[tag("li", f"{one.code}: {one.why} You wrote: “{one.note}” Did it turn out so?") for one in noted]
    )


def _example(example: Plan | None) -> Html | None:
    if example is None:
        return None
    from ..engine import State

    other = Seen(State(phase="debriefed", plan=example), compiled(example))
    return fold(
        "How somebody else planned it",
        tag("p", "One of many plans that compile; compare it with yours."),
        tree_view(other),
    )
