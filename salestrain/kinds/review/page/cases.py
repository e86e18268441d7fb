"""Luck or change? Months of invented sellers, judged from the picture before the numbers say it."""

from __future__ import annotations

from typing import Literal

from ....core.session import Session
from ....statistics.seeing import best_of
from ....ui.document import Body, Box, Fold, Form, Heading, Node, Section, Text
from ....ui.fields import Choice, Hidden
from ....ui.phrases import strong
from ..content import Case
from ..state import State
from ..verdicts import CHOICES, SENTENCES, of_case, seen_at_all, why
from .picture import picture, points_of


def body(session: Session) -> Body:
    """Show the next month to judge, then those that were judged, newest first."""
    state: State = session.state
    left = [case for case in session.exercise.cases if case.id not in state.cases]
    done = [case for case in session.exercise.cases if case.id in state.cases]
    done.sort(key=lambda case: list(state.cases).index(case.id), reverse=True)
    latest = [_judged_case(done[0], state, 3)] if done else []
    count = f"{len(state.cases)} of {len(session.exercise.cases)} judged"
    ask = (
        Section(f"{'The next month' if done else 'The first month'} ({count})", [_question(left[0])]) if left else None
    )
    return [
        Text("Look at the picture first, and say what you think. There is no ranking, and no clock.", "muted"),
        *latest,
        ask,
        Section("Judged earlier", [_judged_case(case, state, 4) for case in done[1:]]) if done[1:] else None,
        _team() if not left else None,
    ]


def _question(case: Case) -> Box:
    ask = Choice("answer", "What do you say of the new month?", list(CHOICES.items()), "one", required=True)
    form = Form("judge_case", [Hidden("case", case.id), ask], "Say it")
    return Box([Heading(case.title, 4), Text(case.story), *picture(case.what, case.sort, points_of(case), None), form])


def _judged_case(case: Case, state: State, level: Literal[3, 4]) -> Box:
    found, said = of_case(case), state.cases[case.id]["answer"]
    is_right = said == found.verdict
    lead = "You said the same: " if is_right else f"You said “{CHOICES[said]}”. The numbers say: "
    body: list[Node | None] = [
        Heading(case.title, level),
        Text([strong(lead), SENTENCES[found.verdict]]),
        Text(why(found, case.sort, case.months, case.of)),
        Text(seen) if (seen := seen_at_all(found, case.sort)) else None,
        *picture(case.what, case.sort, points_of(case), found),
        Text(case.teaches, "notice"),
    ]
    return Box(body, "mark", "good" if is_right else "caution")


def _team() -> Fold:
    """Say how far the best falls back in a team in which all are equally good."""
    best = best_of(8, 4)
    says = (
        "Take eight sellers who are equally good and win four deals a month each. The best of them in a month has "
        f"about {best:.0f}, and about 4 in the next: not because success made them lazy, but because nobody is lucky "
        "twice on purpose. And in one month of eight, last month's best is this month's last."
    )
    return Fold("Why the best of the month is seldom the best again", [Text(says)])
