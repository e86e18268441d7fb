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
from ..debrief import Advice, Debrief, Judged, Missed, Moment, OwnView
from .course import cost_part
from .lines import line_by_line
from .training import Harder, harder_part, training_part

CHANGES = (
    Column("Turn", "number"),
    Column("What"),
    Column("Change", "number"),
    Column("After"),
    Column("Why"),
)
"""The columns of the table of trust and patience."""
TWO_READINGS = (
    "The profile counts words, whoever the buyer is; your marks ask what this buyer took a line for. So a line may "
    "count as giving back what was said in one of them and not in the other."
)
WITH_A_PERSON = (
    "A person played {}. Your marks go by the same rules as ever, on what you said and on what that person told you. "
    "What another line would have brought nobody can prove, so the debrief says nothing of it."
)
NOT_YET = "Not known yet: it is being worked out what each of your lines cost. It will stand here in a moment."


def debrief_screen(
    debrief: Debrief,
    *,
    live: bool = True,
    can_compare: bool = False,
    training: Training | None = None,
    harder: Harder | None = None,
    difference: str = "",
) -> Screen:
    """Show everything there is to see after a talk.

    Args:
        debrief: what there is to see.
        live: whether there are buttons, and slots for the costs and the moments, which are filled when they are known
            (`hindsight`); a debrief that is only read has them in their places.
        can_compare: whether there is another talk to compare this one with.
        training: the drill for what was lost most.
        harder: another buyer to try when nothing was lost.
        difference: how what was earned differs from what today's rules say.
    """
    profile = Fold("How you shared, asked and listened", [Text(TWO_READINGS), *talk_profile(debrief.profile)])
    return Screen(
        "Debrief",
        [
            Text(difference, "caution") if difference else None,
            Text(f"The talk with {debrief.buyer} {debrief.ending}.", "lead"),
            Text(WITH_A_PERSON.format(debrief.buyer), "notice") if debrief.is_with_a_person else None,
            Section("Your marks", [Items([mark_box(mark, live=live) for mark in debrief.scorecard.marks], "marks")]),
            Section("Your total", _total(debrief, live=live)),
            _costs(debrief, live=live),
            Section("Your judgement", _judgement(debrief)),
            Section("What you did not learn", [_missed(debrief.missed, debrief.buyer)]),
            _moments_part(debrief, live=live),
            _try(debrief.advice, training, harder),
            Section("Trust and patience", _changes(debrief)),
            Section("Profile of the talk", [profile]),
            Section(
                "The talk, line by line", [line_by_line(debrief.lines, live=live, asks=not debrief.is_with_a_person)]
            ),
            _next(can_compare=can_compare) if live else None,
        ],
        width="debrief",
    )


def _moments_part(debrief: Debrief, *, live: bool) -> Node | None:
    """Return the best and weakest lines, or their place; a person as the buyer could have answered otherwise."""
    if debrief.is_with_a_person:
        return Section("Your own view", _own(debrief.own, live=live)) if debrief.own else None
    return Slot("moments", live="polite") if live else Stack(moments(debrief, live=live))


def _total(debrief: Debrief, *, live: bool) -> list[Node]:
    card = debrief.scorecard
    shown: list[Node] = [Score(str(card.total), "of 100")]
    shown += [cap_box(cap, card.earned, live=live) for cap in card.caps]
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
    right = "" if judged.right else f" The right answer here: {judged.truth}."
    return [
        Text([strong(f"{judged.verdict}.")], "lead"),
        Text([f"You said: {judged.answer}, {judged.confidence} % sure.", strong(right)]),
        Text(judged.why),
        *_facts("You cited, and it decides the question:", judged.decisive),
        *_facts("You cited, and it does not decide the question:", judged.beside),
        *_facts("It decides the question, and you did not cite it:", judged.overlooked),
        *_facts("It decides the question, and you did not hear it:", judged.unheard),
        Fold("How well your certainty fitted, as a figure", [_brier(judged)]),
    ]


def _brier(judged: Judged) -> Text:
    return Text(
        f"Brier score {judged.brier:.2f}: 0 is best, 0.25 is a coin toss, 1 is certain and wrong. "
        "It rewards being exactly as sure as you should be."
    )


def _try(advice: Advice, training: Training | None, harder: Harder | None) -> Section:
    """Show the one thing to try, or what is harder when nothing was lost."""
    body: Body = [
        Text([strong(f"{advice.title}: "), advice.sentence], "notice"),
        Items(advice.missing, label="What is missing") if advice.missing else None,
        training_part(training),
    ]
    if not advice.is_full:
        return Section("One thing to try", body)
    return Section("What is next", [*body, Items(advice.further) if advice.further else None, harder_part(harder)])


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


def _costs(debrief: Debrief, *, live: bool) -> Section | None:
    body: Body = []
    if debrief.is_with_a_person:
        return None
    if live and any(line.how not in ("", "not counted") for line in debrief.lines):
        body = [Slot("costs")]
    elif debrief.costs:
        body = cost_part(debrief.costs, live=False)
    return Section("What each line cost", body) if body else None


def moments(debrief: Debrief, *, live: bool = True) -> list[Node]:
    """Show the best and the weakest lines; until it is known what each line cost, say that it is not."""
    own, found = debrief.own, debrief.moments
    named = [Section("Your own view", _own(own, live=live))] if own else []
    if found is None:
        return [*named, Section("Your best and weakest moments", [Text(NOT_YET)])]
    best = Section(
        "Your best moments", [_moments(found.best, "None that earned something and cost nothing.", live=live)]
    )
    weakest = Section("Your weakest moments", [_moments(found.weakest, "None.", live=live)])
    return [*named, Columns([best, weakest]), Text(found.finding, "fine")]


def _own(own: OwnView, *, live: bool) -> list[Node]:
    """Show which lines the learner named, beside what the talk proves."""
    return [
        *_named("You named as your best:", own.best, live=live),
        *_named("You would take back:", own.back, live=live),
        *([Text(own.finding)] if own.finding else []),
    ]


def _named(lead: str, lines: Sequence[tuple[int, str]], *, live: bool) -> list[Node]:
    if not lines:
        return []
    return [Text(lead), Items([[turn(number, live=live), ": ", quote(words)] for number, words in lines])]


def _moments(moments: Sequence[Moment], nothing: str, *, live: bool) -> Node:
    if not moments:
        return Text(nothing)
    return Items(
        [
            [Text([turn(moment.turn, live=live), ": ", quote(moment.text)]), Text(moment.why, "muted")]
            for moment in moments
        ]
    )


def _changes(debrief: Debrief) -> list[Node]:
    if not debrief.changes:
        return [Text("Nothing you said moved trust; every turn cost a little patience.")]
    trust = sum(change.by for change in debrief.changes if change.name == "trust")
    rows = [[str(change.turn), change.name, signed(change.by), change.level, change.why] for change in debrief.changes]
    sentence = f"What you said moved trust by {signed(trust)} in all; every turn also cost one step of patience."
    return [Text(sentence), Table("Trust and patience, turn by turn", CHANGES, rows, caption_shown=False, stacks=True)]


def _next(*, can_compare: bool) -> Row:
    compare = Button("Compare with the talk you retried", "compare") if can_compare else None
    return Row([compare, Button("Back to the brief", "start", weight="primary")])
