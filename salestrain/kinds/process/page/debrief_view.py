"""The debrief: marks with the words that prove them, the total, one thing to try, and what was answered."""

from __future__ import annotations

from ....core.conditions import tags
from ....core.rubric import Mark
from ....core.session import Session
from ....ui import Button, Content, Items, Node, Row, Score, Screen, Section, Text, strong
from ....ui.blocks import mark_box
from ..creating import tag_of
from ..marks import not_marked
from ..state import State
from . import coaching_log, deals, moves, own_table, own_talks, pricing, verdicts


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
            Section("Your marks", [Items(marks, "marks"), *_not_marked(session)]),
            Section("Your total", [Score(str(card.total), "of 100"), Row([_save()])]),
            Section("One thing to try", [next_step(session)]),
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


def _not_marked(session: Session) -> list[Node]:
    """Say what was not marked, because the deals of the learner's own cannot show it."""
    left = not_marked(session)
    if not left:
        return []
    says = "It is" if len(left) == 1 else "They are"
    lines: list[Content] = [[strong(f"{one.label}: "), "not marked. Your file does not say enough."] for one in left]
    return [Items(lines), Text(f"{says} left out of the total.", "muted")]


def next_step(session: Session) -> Text:
    """Return the one thing to try: what a file would have to hold, the moves that cost a point, or the weakest mark."""
    marks = session.score().marks
    weakest = max(marks, key=lambda mark: mark.lost)
    if not_marked(session) and not session.state.knows:
        first = session.exercise.stages[0]
        words = first.commitments[0].text if first.commitments else first.conversation
        add = f"Add a column for one commitment, such as “{words.rstrip('.')}”, for your ten last deals."
        return Text([strong("Your own deals: "), add], "notice")
    if not weakest.lost:
        return Text("Full marks. Now try it on your own deals: load them and see how many stand on each side.")
    return Text([strong(f"{weakest.label}: "), weakest.try_next, *_moves_outside(session, weakest)], "notice")


def _moves_outside(session: Session, mark: Mark) -> list[str]:
    """Name the moves that broke the frame, beside the mark that they cost."""
    criterion = next(one for one in session.exercise.rubric if one.id == mark.criterion)
    conditions = [level.when.condition for level in criterion.levels if level.when is not None]
    if not any("said:move_outside" in tags(condition) for condition in conditions):
        return []
    written = [move for moves_ in session.state.created.values() for move in moves_]
    outside = [f"“{move['text']}” ({move['like']})" for move in written if tag_of(move) == "move_outside"]
    return [f" Outside the frame: {'; '.join(outside)}."] if outside else []


def _skips_and_stalls(session: Session) -> Section:
    state: State = session.state
    cards = [deals.deal_card(session, trail) for trail in state.trails if trail.deal.id in state.looked]
    together = deals.all_deals(session) if cards else []
    return Section("Skips and stalls", [own_table.section(session), *cards, *together])


def _written(session: Session) -> Section | None:
    nodes: list[Node] = []
    for blocked in session.exercise.blocked:
        written = session.state.created.get(blocked.commitment)
        if written is not None:
            nodes += [Text(blocked.situation), *moves.assessment(blocked, written)]
    return Section("Blocked commitments", nodes) if nodes else None
