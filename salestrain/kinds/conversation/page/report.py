"""The debrief as a screen: marks with their proof first, the total second."""

from __future__ import annotations

from collections.abc import Sequence

from ....content.library import Training
from ....ui.blocks import cap_box, mark_box, turn
from ....ui.document import Body, Column, Columns, Fold, Items, Node, Row, Screen, Section, Slot, Stack, Table, Text
from ....ui.fields import Button
from ....ui.figures import Score
from ....ui.phrases import Chip, quote, signed, strong
from ....ui.talk_profile import talk_profile
from ..debrief import Debrief, Missed, Moment
from .course import cost_part
from .lines import line_by_line
from .training import training_part

CHANGES = (
    Column("Turn", "number"),
    Column("What"),
    Column("Change", "number"),
    Column("After", "number"),
    Column("Why"),
)
"""The columns of the table of trust and patience."""


def debrief_screen(
    debrief: Debrief,
    live: bool = True,
    *,
    can_compare: bool = False,
    training: Training | None = None,
    difference: str = "",
) -> Screen:
    """Show everything there is to see after a talk.

    Args:
        debrief: what there is to see.
        live: whether there are buttons, and slots for the costs and the moments, which are filled when they are known
            (`hindsight`); a debrief that is only read has them in their places.
        can_compare: whether there is another talk to compare this one with.
        training: the drill for what was lost most.
        difference: how what was earned differs from what today's rules say.
    """
    advice = Text([strong(f"{debrief.try_criterion}: "), debrief.try_next], "notice")
    profile = Fold("How you shared, asked and listened", talk_profile(debrief.profile))
    return Screen(
        "Debrief",
        [
            Text(difference, "caution") if difference else None,
            Text(f"The talk with {debrief.buyer} {debrief.ending}.", "lead"),
            Section("Your marks", [Items([mark_box(mark, live) for mark in debrief.scorecard.marks], "marks")]),
            Section("Your total", _total(debrief, live)),
            _costs(debrief, live),
            Section("Your judgement", _judgement(debrief)),
            Section("What you did not learn", [_missed(debrief.missed, debrief.buyer)]),
            Slot("moments") if live else Stack(moments(debrief, live)),
            Section("One thing to try", [advice, training_part(training)]),
            Section("Trust and patience", _changes(debrief)),
            Section("Profile of the talk", [profile]),
            Section("The talk, line by line", [line_by_line(debrief.lines, live)]),
            _next(can_compare) if live else None,
        ],
        width="debrief",
    )


def _total(debrief: Debrief, live: bool) -> list[Node]:
    card = debrief.scorecard
    shown: list[Node] = [Score(str(card.total), "of 100")]
    shown += [cap_box(cap, card.earned, live) for cap in card.caps]
    if debrief.predicted is not None and debrief.gap is not None:
        shown.append(Text(f"You predicted {debrief.predicted}: {_gap(debrief.gap)}."))
    if debrief.corrections:
        shown.append(Text(_corrected(debrief.corrections)))
    return shown


def _corrected(lines: int) -> str:
    misheard = "1 misheard line" if lines == 1 else f"{lines} misheard lines"
    return f"You corrected {misheard}; that cost nothing."


def _gap(gap: int) -> str:
    if not gap:
        return "exactly right"
    return f"{abs(gap)} too {'high' if gap > 0 else 'low'}"


def _judgement(debrief: Debrief) -> list[Node]:
    judged = debrief.judged
    if judged is None:
        return [Text("You did not give a judgement.")]
    verdict = "That is right." if judged.right else f"The right answer here: {judged.truth}."
    return [
        Text([f"You said: {judged.answer}, {judged.confidence} % sure. ", strong(verdict)]),
        Text(judged.why),
        Text(
            f"Brier score {judged.brier:.2f}: 0 is best, 0.25 is a coin toss, 1 is certain and wrong. "
            "It rewards being exactly as sure as you should be.",
            "muted",
        ),
        *_facts("What you cited that supports the answer:", judged.support),
        *_facts("What you cited that does not decide it:", judged.beside),
        *_facts("What decides it:", judged.because),
    ]


def _facts(lead: str, facts: Sequence[str]) -> list[Node]:
    return [Text(lead), Items([quote(fact) for fact in facts])] if facts else []


def _missed(missed: Sequence[Missed], buyer: str) -> Node:
    if not missed:
        return Text(f"Nothing: {buyer} told you everything there was to know.")
    return Items([_missed_fact(fact) for fact in missed], "spaced")


def _missed_fact(fact: Missed) -> list[Node]:
    first = "No single line would have uncovered it; it takes several steps."
    if fact.first_turn is not None and fact.with_line:
        first = f"First possible in turn {fact.first_turn}, with: “{fact.with_line}”"
    return [
        Text([quote(fact.text), " ", Chip(f"{fact.value} fact")]),
        Text(fact.would_have),
        Text(first, "fine"),
    ]


def _costs(debrief: Debrief, live: bool) -> Section | None:
    body: Body = []
    if live and any(line.how not in ("", "not counted") for line in debrief.lines):
        body = [Slot("costs")]
    elif debrief.costs:
        body = cost_part(debrief.costs, live=False)
    return Section("What each line cost", body) if body else None


def moments(debrief: Debrief, live: bool = True) -> list[Node]:
    """Show the best and the weakest moments, and by what they were chosen."""
    priced = any(moment.cost is not None for moment in (*debrief.best, *debrief.weakest))
    by = "what each line cost" if priced else "what was learned and how trust moved"
    best = Section("Your best moments", [_moments(debrief.best, "No line gained anything yet.", live)])
    weakest = Section("Your weakest moments", [_moments(debrief.weakest, "None stands out.", live)])
    return [Columns([best, weakest]), Text(f"Chosen by {by}.", "fine")]


def _moments(moments: Sequence[Moment], nothing: str, live: bool) -> Node:
    if not moments:
        return Text(nothing)
    return Items(
        [[Text([turn(moment.turn, live), ": ", quote(moment.text)]), Text(moment.why, "muted")] for moment in moments]
    )


def _changes(debrief: Debrief) -> list[Node]:
    if not debrief.changes:
        return [Text("Nothing you said moved trust; every turn cost a little patience.")]
    trust = sum(change.by for change in debrief.changes if change.name == "trust")
    rows = [
        [str(change.turn), change.name, signed(change.by), str(change.to), change.why] for change in debrief.changes
    ]
    sentence = f"What you said moved trust by {signed(trust)} in all; every turn also cost one step of patience."
    return [Text(sentence), Table("Trust and patience, turn by turn", CHANGES, rows, caption_shown=False)]


def _next(can_compare: bool) -> Row:
    compare = Button("Compare with the talk you retried", "compare") if can_compare else None
    return Row([compare, Button("Choose what to do next", "start", weight="primary")])
