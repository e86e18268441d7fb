"""The debrief: marks with the words that prove them, the total, one thing to try, and what was answered."""

from __future__ import annotations

from ....core.rubric import Mark
from ....core.session import Session
from ....ui import Button, Items, Node, Row, Score, Screen, Section, Text, strong
from ....ui.blocks import mark_box
from ..state import State
from . import coaching_log, deals, moves, own_talks, pricing, verdicts


def debrief_screen(session: Session) -> Screen:
    """Show everything there is to see after the work."""
    card = session.score()
    state: State = session.state
    marks = [mark_box(mark, live=False, called="Step") for mark in card.marks]
    talks = Section("Your own talks", own_talks.talk_trails(session)) if state.talks else None
    beliefs = Section("What a skip costs", [pricing.beliefs(session)]) if state.beliefs else None
    log = [coaching_log.log(session), coaching_log.deviations(session)]
    return Screen(
        "Debrief",
        [
            Section("Your marks", [Items(marks, "marks")]),
            Section("Your total", [Score(str(card.total), "of 100"), Row([_save()])]),
            Section("One thing to try", [_next_step(card.marks)]),
            _skips_and_stalls(session),
            talks,
            beliefs,
            Section("Trust or change", verdicts.debrief(session)),
            _written(session),
            Section("Coaching log, skips and changes", log),
            Row([Button("Start over", "start", weight="primary")]),
        ],
        width="debrief",
    )


def _save() -> Button:
    return Button("Save the result on one page, to print", "keep", "result", "quiet")


def _next_step(marks: tuple[Mark, ...]) -> Text:
    weakest = max(marks, key=lambda mark: mark.lost)
    if weakest.lost:
        return Text([strong(f"{weakest.label}: "), weakest.try_next], "notice")
    return Text("Full marks. Now try it on your own deals: load them and see how many stand on each side.")


def _skips_and_stalls(session: Session) -> Section:
    state: State = session.state
    cards = [deals.deal_card(session, trail) for trail in state.trails if trail.deal.id in state.looked]
    together = deals.all_deals(session) if cards else []
    return Section("Skips and stalls", [*cards, *together])


def _written(session: Session) -> Section | None:
    nodes: list[Node] = []
    for blocked in session.exercise.blocked:
        written = session.state.created.get(blocked.commitment)
        if written is not None:
            nodes += [Text(blocked.situation), *moves.assessment(blocked, written)]
    return Section("Blocked commitments", nodes) if nodes else None
