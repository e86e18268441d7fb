"""Experiments: written down before they begin, concluded when their window is over, kept whatever came of them."""

from __future__ import annotations

from ....core.session import Session
from ....language.acting.listening import lemmas
from ....ui.document import Body, Box, Content, Fold, Form, Heading, Items, Node, Section, Text
from ....ui.fields import AnyField, Choice, Field, Hidden, Option
from ....ui.phrases import quote, strong
from ..deeds import CAN_SHOW, RESULTS
from ..state import Experiment, State

ALIKE = 0.6
"""Share of common words from which two lessons are one."""


def body(session: Session) -> Body:
    """Show what runs, the wall of what was learned, and the form for one more."""
    state: State = session.state
    if not state.numbers:
        return [Text("First keep a number of your own: an experiment moves one.", "notice")]
    running = [one for one in state.experiments.values() if one.result is None]
    done = [one for one in state.experiments.values() if one.result is not None]
    return [
        Text(
            "One change, one number, and the end chosen before it begins. Then even a failure teaches something.",
            "notice",
        ),
        Section("Running", [_running(state, one) for one in running]) if running else None,
        Section("The wall: what you have learned", wall(done)) if done else None,
        Fold("Begin an experiment", [_form(state)], open=not running),
    ]


def _form(state: State) -> Form:
    numbers: list[Option] = [(number.id, number.name) for number in state.numbers.values()]
    fields: list[AnyField] = [
        Field(
            "hypothesis",
            "What will you do differently, and what should come of it?",
            "long",
            required=True,
            longest=600,
            hint="If I ask for the next step at the end of every first talk, more of them lead to a second.",
        ),
        Choice("number", "Which number should move?", numbers, required=True, id="st-try-number"),
        Field(
            "change",
            "By how much, in percent?",
            required=True,
            short=True,
            hint="50 is half as much again, -50 is half.",
        ),
        Field("window", "For how many months?", value="3", required=True, short=True),
    ]
    return Form("begin_experiment", fields, "Keep it, before it begins")


def _running(state: State, experiment: Experiment) -> Box:
    data = experiment.data
    closed = sum(month.is_closed for month in state.months[experiment.begun :])
    left = data["window"] - closed
    when = "Its window is over: conclude it." if left <= 0 else f"{closed} of {data['window']} months reviewed."
    body: list[Node | None] = [
        Heading(data["hypothesis"], 4),
        Text([strong(f"{state.numbers[data['number']].name}, {data['change']:+d} %. "), when]),
        Text(_what_it_can_show(experiment)),
        _conclude_form(experiment) if left <= 0 else None,
    ]
    return Box(body, "card")


def _what_it_can_show(experiment: Experiment) -> str:
    data = experiment.data
    months = "1 month" if data["window"] == 1 else f"{data['window']} months"
    if data["shows"] is None:
        return "How often such a change would show cannot be worked out here: it takes a count, and months before."
    shows = f"If it is true, {months} would show it {min(99, max(1, data['shows']))} % of the time."
    if data["shows"] >= 100 * CAN_SHOW:
        return f"{shows} That is enough to learn from."
    return f"{shows} Likely you would learn nothing: take longer, or a number that you move more often."


def _conclude_form(experiment: Experiment) -> Form:
    fields: list[AnyField] = [
        Hidden("experiment", experiment.id),
        Choice(
            "result", "What came of it?", list(RESULTS.items()), "one", required=True, id=f"st-result-{experiment.id}"
        ),
        Field(
            "learned",
            "What have you learned, in one sentence?",
            required=True,
            id=f"st-learned-{experiment.id}",
            longest=600,
        ),
    ]
    return Form("conclude", fields, "Put it on the wall", about=experiment.data["hypothesis"])


def wall(done: list[Experiment]) -> list[Node]:
    """Show what was learned, oldest first; what was learned before already is said to be."""
    lines: list[Content] = []
    for place, one in enumerate(done):
        assert one.result is not None, "the caller has chosen the concluded ones"
        earlier = next((other for other in done[:place] if _is_alike(other, one)), None)
        again = ["You have learned this before. What keeps it from sticking?"] if earlier else []
        lines.append([quote(one.result["learned"]), f" ({RESULTS[one.result['result']]}) ", *again])
    return [Items(lines, "facts")]


def _is_alike(first: Experiment, second: Experiment) -> bool:
    assert first.result is not None
    assert second.result is not None
    one, other = set(lemmas(first.result["learned"])), set(lemmas(second.result["learned"]))
    return bool(one | other) and len(one & other) / len(one | other) >= ALIKE
