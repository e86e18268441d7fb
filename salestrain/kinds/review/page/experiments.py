"""Experiments: written down before they begin, concluded when their window is over, kept whatever came of them."""

from __future__ import annotations

from collections.abc import Mapping

from ....core.session import Session
from ....language.acting.listening import lemmas
from ....statistics.seeing import LARGEST
from ....ui.document import Body, Box, Content, Fold, Form, Heading, Items, Node, Row, Section, Text
from ....ui.fields import AnyField, Button, Choice, Field, Hidden, Option
from ....ui.offers import Offers, first_of, offered, where_from
from ....ui.phrases import quote, strong
from ..deeds import CAN_SHOW, RESULTS
from ..evidence import Says, evidence
from ..state import Experiment, Month, State
from ..verdicts import smallest_in

ALIKE = 0.6
"""Share of common words from which two lessons are one."""


AT_ONCE = 5
SHORTLY: Mapping[Says, str] = {
    "moved": "its months show a change",
    "turned": "its months show a change the other way",
    "perhaps": "its months show a change, probably",
    "nothing": "its months show no change",
    "untold": "its months cannot tell",
}
"""What its months say of an experiment, in the wall's brackets."""


def body(session: Session, ideas: Offers | None = None) -> Body:
    """Show what runs, the wall of what was learned, and the form for one more.

    Args:
        session: the review.
        ideas: what the learner's practice has for one; None if it was not asked for.
    """
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
        Section("The wall: what you have learned", wall(state, done)) if done else None,
        Fold(
            "Begin an experiment",
            [*_proposed(state, ideas), _form(state, ideas)],
            open=not running or ideas is not None,
        ),
    ]


def _proposed(state: State, ideas: Offers | None) -> list[Node]:
    """Name what stood out below, and offer what the learner's practice has."""
    told: list[Node] = []
    if low := low_number(state):
        lead = f"“{state.numbers[low].name}” stood out below its own months: an experiment could begin there."
        told.append(Text(lead, "notice"))
    if ideas is None:
        return [*told, Row([Button("What my practice proposes", "ideas", weight="quiet", small=True)])]
    if not ideas.found:
        nothing = "Your practice proposes nothing yet: finish a talk or a drill, or choose a part in your ledger."
        return [*told, Text(nothing, "hint")]
    take = ("Try this", "use_idea")
    return [*told, offered("From your practice", ideas, first_of(ideas, AT_ONCE), take, where_from)]


def low_number(state: State) -> str:
    """Return the number that stood out below its own months in the latest one; empty if none did.

    A number that is low within what is usual comes back by itself, so none is proposed for that.
    """
    for number, data in (state.months[-1].values if state.months else {}).items():
        before, of = state.history(number) if state.month else _without_last(state, number)
        share = data["value"] / data["of"] if of else data["value"]
        usual = sum(before) / (sum(of) if of else len(before)) if before else 0.0
        if data["verdict"] == "unusual" and share < usual:
            return number
    return ""


def _without_last(state: State, number: str) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """Return the months of a number before the latest, which is closed already."""
    values, of = state.history(number)
    return values[:-1], of[:-1]


def _form(state: State, ideas: Offers | None) -> Form:
    numbers: list[Option] = [(number.id, number.name) for number in state.numbers.values()]
    low = low_number(state)
    fields: list[AnyField] = [
        Field(
            "hypothesis",
            "What will you do differently, and what should come of it?",
            "long",
            ideas.words if ideas else "",
            required=True,
            longest=600,
            hint="If I ask for the next step at the end of every first talk, more of them lead to a second.",
        ),
        Choice(
            "number",
            "Which number should move?",
            numbers,
            "list",
            [low] if low else [],
            required=True,
            id="st-try-number",
        ),
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
        Text(_what_it_can_show(state, experiment)),
        _evidence(state, experiment) if left <= 0 else None,
        _conclude_form(experiment) if left <= 0 else None,
    ]
    return Box(body, "card")


def _evidence(state: State, experiment: Experiment) -> Section:
    """Say what the numbers say, before the learner says what came of it."""
    return Section("What its months say", [Items(list(evidence(state, experiment).sentences), "facts")], 5)


def _what_it_can_show(state: State, experiment: Experiment) -> str:
    data = experiment.data
    months = "1 month" if data["window"] == 1 else f"{data['window']} months"
    if data["shows"] is None:
        if state.numbers[data["number"]].sort == "share":
            return "How often such a change would show depends on how many are closed in those months."
        return "How often such a change would show cannot be worked out here: it takes a count, and months before."
    shows = f"If it is true, {months} would show it {min(99, max(1, data['shows']))} % of the time."
    if data["shows"] >= 100 * CAN_SHOW:
        return f"{shows} That is enough to learn from."
    smallest = _smallest(state, experiment)
    return f"{shows} {smallest} Likely you would learn nothing: take longer, or a number that you move more often."


def _smallest(state: State, experiment: Experiment) -> str:
    """Say how large a change would have to be for this window to show it four times of five."""
    data, number = experiment.data, state.numbers[experiment.data["number"]]
    past = (*number.months, *[float(m.values[number.id]["value"]) for m in _months_until(state, experiment)])
    mean = round(sum(past) / len(past), 1) if past else 0.0
    if not 0 < mean <= LARGEST:
        return ""
    factor = smallest_in(mean, data["window"], len(past), falls=data["change"] < 0)
    if factor is None:
        return "No change that is likely would show in it as a rule."
    return f"As a rule it shows only a change of {round(100 * (factor - 1)):+d} % or more."


def _months_until(state: State, experiment: Experiment) -> list[Month]:
    """Return the months reviewed before an experiment began in which its number was weighed."""
    return [month for month in state.months[: experiment.begun] if experiment.data["number"] in month.values]


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


def wall(state: State, done: list[Experiment]) -> list[Node]:
    """Show what was learned, oldest first, and what the months said; what was learned before is said to be.

    Args:
        state: the review.
        done: the experiments that were concluded.
    """
    lines: list[Content] = []
    for place, one in enumerate(done):
        assert one.result is not None, "the caller has chosen the concluded ones"
        earlier = next((other for other in done[:place] if _is_alike(other, one)), None)
        again = ["You have learned this before. What keeps it from sticking?"] if earlier else []
        said = SHORTLY[evidence(state, one).says]
        lines.append([quote(one.result["learned"]), f" ({RESULTS[one.result['result']]}; {said}) ", *again])
    return [Items(lines, "facts")]


def _is_alike(first: Experiment, second: Experiment) -> bool:
    assert first.result is not None
    assert second.result is not None
    one, other = set(lemmas(first.result["learned"])), set(lemmas(second.result["learned"]))
    return bool(one | other) and len(one & other) / len(one | other) >= ALIKE
