"""A result on one page, to print and to keep: total, marks, answers beside the evidence, and what was decided."""

from __future__ import annotations

from ....core.session import Session
from ....ui import Column, Content, Items, Node, Screen, Section, Table, Text, strong
from ....ui.alone import standing_alone
from ..content import Process
from ..ledger import VERDICTS
from ..marks import not_marked
from ..moves import CHANGES, evidence_for
from ..state import State, plan_of, to_look_at
from . import own_table
from .deals import by_stage
from .debrief_view import next_step
from .evidence import RANGE, points
from .tabs import part_words, stage_names
from .words import disclaimer, written_day


def as_file(session: Session, name: str, day: str) -> str:
    """Return the result as a page that needs nothing else and can be printed.

    Args:
        session: the finished work.
        name: whose it is.
        day: when it was saved.
    """
    exercise: Process = session.exercise
    smaller = " @media print { .st-app { font-size: 10pt; } }"
    return standing_alone(screen(session, name, day), title=exercise.title, lang=exercise.lang, more=smaller)


def screen(session: Session, name: str, day: str) -> Screen:
    """Return what stands on the page."""
    card = session.score()
    marks: list[Content] = [[strong(f"{mark.label}: {mark.score} of {mark.best}. "), mark.level] for mark in card.marks]
    marks += [f"{one.label}: not marked. The file does not say enough." for one in not_marked(session)]
    return Screen(
        session.exercise.title,
        [
            Text(f"{name}, {day}. {card.total} of 100."),
            Items(marks),
            Section("To try next", [next_step(session)]),
            own_table.section(session),
            _how_they_went(session),
            Section("Trust or change", _answers(session)),
            _decided(session),
            Text(disclaimer(session), "fine"),
        ],
    )


def _how_they_went(session: Session) -> Section | None:
    if not to_look_at(session.state):
        return None
    return Section("How the deals went", [by_stage(plan_of(session.script, session.state), session.state.trails)])


def _answers(session: Session) -> list[Node]:
    state: State = session.state
    rows: list[list[Content]] = []
    for entry in evidence_for(session.script, state):
        given = state.answers.get(entry.id)
        if given is not None:
            difference = points(entry.difference) if entry.difference else "nothing to compare"
            rows.append([entry.text, VERDICTS[given["answer"]], VERDICTS[entry.verdict], difference])
    if not rows:
        return [Text("No commitment was answered for.")]
    titles = ("You said", "The evidence says", "Won more often with it")
    columns = [Column("Commitment", names_row=True), *map(Column, titles)]
    return [Table("Answers beside the evidence", columns, rows, caption_shown=False), Text(RANGE, "fine")]


def _decided(session: Session) -> Section | None:
    """List what was skipped and changed on purpose, and what the learner believes of a skip."""
    state: State = session.state
    words, names = part_words(session.exercise), stage_names(session.exercise)
    lines: list[Content] = []
    for entry in state.deviations:
        what = CHANGES[entry["how"]] if entry["what"] == "change" else "skip it in one deal"
        by = f"{entry['decided_by']}, {written_day(entry['on'])}. {entry['reason']}"
        lines.append(f"{words[entry['which']]} {what.capitalize()}: {by}")
    for stage, belief in state.beliefs.items():
        lines.append(f"“{names[stage]}”: {belief['reason']}")
    return Section("Decided and believed", [Items(lines)]) if lines else None
