"""The debrief: marks with the words that prove them, the total, one thing to try, and what was answered."""

from __future__ import annotations

from typing import Any

from ....core.rubric import Mark
from ....ui.html_blocks import heading
from ....ui.html_marks import mark_card
from ....ui.layout import listed, section
from ....ui.markup import Html, button, join, tag
from . import coaching_log as leading
from . import deals, own_talks, pricing
from . import moves as creating
from . import verdicts as trusting


def debrief_sheet(session: Any) -> Html:
    """Everything there is to see after the work."""
    card = session.score()
    weakest: Mark = max(card.marks, key=lambda mark: mark.lost)
    cards = [mark_card(mark, live=False, called="Step") for mark in card.marks]
    marks = tag("ul", *[tag("li", one) for one in cards], class_="st-marks")
    total = tag("p", tag("span", str(card.total), class_="st-score"), " of 100", class_="st-number")
    best = [tag("p", "Full marks. Take the evidence to your own deals: load them and see what stands on both sides.")]
    next_one = [tag("p", tag("strong", f"{weakest.label}: "), weakest.try_next, class_="st-notice")]
    return tag(
        "div",
        heading("Debrief"),
        section("Your marks", marks),
        section("Your total", total),
        section("One thing to try", *(next_one if weakest.lost else best)),
        _looked(session),
        section("Your own talks", *own_talks.shown(session)) if session.state.talks else None,
        section("What a skip costs", listed(pricing.beliefs(session))) if session.state.beliefs else None,
        section("Trust or change", *trusting.looked_back(session)),
        _written(session),
        section("The leader's log, skips and changes", leading.log(session), *leading.deviations(session)),
        tag("div", button("Begin anew", "start", look="st-primary"), class_="st-row"),
        class_="st-stack st-debrief",
    )


def _looked(session: Any) -> Html:
    state = session.state
    shown = [one for one in state.trails if one.deal.id in state.looked]
    together = deals.together(session) if shown else []
    return section("Skips and stalls", *[deals.revealed(session, one) for one in shown], *together)


def _written(session: Any) -> Html | None:
    written = [one for one in session.exercise.blocked if one.commitment in session.state.created]
    if not written:
        return None
    inside = [creating.weighed(one, session.state.created[one.commitment]) for one in written]
    return section("Blocked commitments", *[join(tag("p", one.situation), *parts)
                                            for one, parts in zip(written, inside, strict=True)])  # fmt: skip
