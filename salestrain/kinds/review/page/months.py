"""This month: its numbers, the three questions, and what was behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ....core.session import Session
from ....ui.document import Body, Box, Content, Fold, Form, Heading, Items, Node, Row, Section, Text
from ....ui.fields import AnyField, Button, Choice, Field, Hidden, Option, Tick
from ....ui.phrases import quote, strong
from ..state import QUESTIONS, Month, Number, State
from ..verdicts import CHOICES, SENTENCES
from .picture import written

HINTS: Mapping[str, str] = {
    "worked": "What did you do, and which number moved? “I asked every new lead what they would change.”",
    "did_not": "What did you do, or leave out, and which number shows it?",
    "try": "One thing that can be seen done. Write it down as an experiment, so that it can teach you something.",
}


def body(session: Session, today: date) -> Body:
    """Show the month under review, or the way to begin one; months that were closed stand below."""
    state: State = session.state
    earlier = [closed_month(state, month) for month in reversed(state.months) if month.is_closed]
    below = [Section("Earlier months", earlier)] if earlier else []
    if not state.numbers:
        return [Text("First keep a number of your own: it is what a month is held against.", "notice"), _to_numbers()]
    if state.month is None:
        return [_begin_form(today), *below]
    return [*_open(state, state.month), *below]


def due_on(month: Month) -> date:
    """Return the day from which there is something to review: this month if it is open, otherwise the next one."""
    year, number = (int(part) for part in month.name.split("-"))
    later = number + (1 if month.is_closed else 0)  # counted from 0, so this is the month after
    return date(year + later // 12, later % 12 + 1, 1)


def _to_numbers() -> Row:
    return Row([Button("Go to my numbers", "go", "numbers", "primary")])


def _begin_form(today: date) -> Form:
    last = (today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    month = Field(
        "month", "Which month?", value=last, required=True, short=True, hint="Year and month, such as 2026-10."
    )
    return Form("begin_month", [month], "Begin the review")


def _open(state: State, month: Month) -> list[Node | None]:
    waiting = [number for number in state.numbers.values() if number.id not in month.values]
    weighed = [_weighed(number, month) for number in state.numbers.values() if number.id in month.values]
    questions = [_question(state, month, key) for key in QUESTIONS]
    return [
        Text([strong(month.name), ": the same form after a record and after a bad month."], "muted"),
        Section("The numbers", [*weighed, *[_weigh_form(number) for number in waiting]]),
        Section("The three questions", questions),
        Section("What was behind it?", [*map(_explained, month.explained), _explain_form(open_=not month.explained)]),
        Row([Button("Close the month", "close_month", weight="primary")], apart=True),
    ]


def _weigh_form(number: Number) -> Box:
    label = "Won of closed, such as 3/10" if number.sort == "share" else "The value of this month"
    fields: list[AnyField] = [
        Hidden("number", number.id),
        Field("value", label, required=True, short=True, id=f"st-value-{number.id}"),
        Choice(
            "answer",
            "Before you look: what do you say?",
            list(CHOICES.items()),
            "one",
            required=True,
            id=f"st-say-{number.id}",
        ),
    ]
    return Box(
        [
            Heading(number.name, 4),
            Form("weigh", fields, "Hold it against the months before", "plain", about=number.name),
        ]
    )


def _weighed(number: Number, month: Month) -> Box:
    data = month.values[number.id]
    said, found = data["said"], data["verdict"]
    lead = "You said the same. " if said == found else f"You had said “{CHOICES[said]}”. "
    mend: list[AnyField] = [
        Hidden("number", number.id),
        Field("value", "The right value", required=True, short=True, id=f"st-mend-{number.id}"),
    ]
    body: list[Node] = [
        Heading(f"{number.name}: {_value(number, data)}", 4),
        Text([strong(SENTENCES[found]), " ", lead, data["because"]]),
        Fold("I mistyped it", [Form("weigh", mend, "Put it right", "quiet", small=True, about=number.name)]),
    ]
    return Box(body, "mark", "good" if said == found else "caution")


def _value(number: Number, data: Mapping[str, Any]) -> str:
    return written(data["value"], data["of"], number.sort)


def _question(state: State, month: Month, key: str) -> Box:
    given = month.answers.get(key)
    numbers: list[Option] = [("", "Choose …"), *((number.id, number.name) for number in state.numbers.values())]
    fields: list[AnyField] = [
        Hidden("question", key),
        Field(
            "text", "Your answer", "long", given["text"] if given else "", hint=HINTS[key], id=f"st-{key}", longest=600
        ),
        Choice(
            "number",
            "Which number moves with it?",
            numbers,
            chosen=[given["number"]] if given else [],
            id=f"st-{key}-number",
        ),
    ]
    words = "Keep the change" if given else "Keep the answer"
    form = Form("answer", fields, words, "plain", about=QUESTIONS[key])
    told = Text(_told(given, key), "notice") if given else None
    return Box([Heading(QUESTIONS[key], 4), told, form])


def _told(given: Mapping[str, Any], key: str) -> str:
    if given["acts"] and given["number"]:
        return "It names what you do, and the number that shows it."
    if given["acts"]:
        return "It names what you do. Which of your numbers would show it?"
    asks = "What will you do that somebody could see?" if key == "try" else "What did you do, or leave out, yourself?"
    return f"{asks} “Better leads” and “work harder” cannot be seen; “I call the ten oldest offers each Tuesday” can."


def _explain_form(*, open_: bool) -> Fold:
    fields: list[AnyField] = [
        Field("text", "What was behind this month, in your view?", "long", id="st-explain", longest=600),
        Tick("outside", "It lies outside of what I can change."),
        Field("evidence", "If so: what shows it?", longest=600),
        Field("size", "How large is it?", longest=600, hint="Deals, money, hours, or a share of your month."),
        Field("response", "And what is your answer to it?", longest=600),
    ]
    form = Form("explain", fields, "Keep it", "plain")
    return Fold("Write down a reason", [form], open=open_)


def _explained(told: Mapping[str, Any]) -> Box:
    if told["own"]:
        return Box([Text([quote(told["text"]), " Your own part: that you can change."])], "mark", "good")
    if not told["outside"]:
        asks = " What did you do, or leave out? If it lies outside of what you can change, tick that."
        return Box([Text([quote(told["text"]), asks])], "mark", "caution")
    parts = {"What shows it": told["evidence"], "How large": told["size"], "Your answer": told["response"]}
    given: list[Content] = [[strong(f"{words}: "), said] for words, said in parts.items() if said]
    missing = [words.lower() for words, said in parts.items() if not said]
    says = (
        "A cause outside, taken as it is." if not missing else f"A cause outside. Still missing: {', '.join(missing)}."
    )
    body: list[Node | None] = [Text([quote(told["text"]), " ", says]), Items(given) if given else None]
    return Box(body, "mark", "caution" if missing else "good")


def closed_month(state: State, month: Month) -> Fold:
    """Show a month that was reviewed to its end."""
    values: list[Content] = [
        [strong(f"{state.numbers[name].name}: "), f"{_value(state.numbers[name], data)}. ", SENTENCES[data["verdict"]]]
        for name, data in month.values.items()
    ]
    answers: list[Content] = [
        [strong(f"{words} "), quote(month.answers[key]["text"])]
        for key, words in QUESTIONS.items()
        if key in month.answers
    ]
    return Fold(month.name, [Items(values), Items(answers), *map(_explained, month.explained)])
