"""The start, and the week: every lead with what is known, what can be asked, and the decision."""

from __future__ import annotations

import math

from ....attempts.practice import Practice
from ....core.session import Session
from ....ui.blocks import criteria, earlier_attempts
from ....ui.confirming import confirm
from ....ui.document import Box, Column, Content, Fold, Form, Heading, Items, Node, Row, Screen, Section, Table, Text
from ....ui.fields import AnyField, Button, Choice, Field, Hidden, Option
from ....ui.figures import Meter
from ....ui.phrases import Chip, strong
from ....ui.places import finished, way_in
from ..content import Lead, Portfolio, Source
from ..deeds import DONE, hours
from ..state import Script, State
from ..truth import ASKING, HALF_HOURS, costs


def start_screen(practice: Practice) -> Screen:
    """Show the brief, and the way into the week."""
    portfolio: Portfolio = practice.exercise
    return Screen(
        "Your brief",
        [
            Text(portfolio.briefing, "lead"),
            Text([strong("Your goal: "), portfolio.goal]),
            Text([Chip(f"about {portfolio.minutes} minutes")]),
            *way_in(practice),
            criteria(portfolio, "week"),
            earlier_attempts(finished(practice), "weeks"),
            Text(portfolio.illustrative, "fine"),
        ],
    )


def place_of(lead: str) -> str:
    """Return the id of a lead on the screen."""
    return f"st-lead-{lead}"


def week_screen(session: Session, *, asks_to_finish: bool = False) -> Screen:
    """Show the hours that are left, the leads that are open, and those that are decided.

    Args:
        session: the week.
        asks_to_finish: whether to ask if the week is to end, in place of the button that leads to the question.
    """
    script: Script = session.script
    state: State = session.state
    leads = script.scenario.leads
    open_ = [_card(script, state, lead) for lead in leads if lead.id not in state.decided]
    done: list[Content] = [_decided(state, lead) for lead in leads if lead.id in state.decided]
    left = state.left / (HALF_HOURS * script.scenario.hours)
    finish = Row([Button("End the week …", "finish")], apart=True)
    return Screen(
        script.deck.title,
        [
            Meter("Hours left", left, hours(state.left)),
            _sources(script.scenario),
            Section(f"Open ({len(open_)})", open_) if open_ else None,
            Section(f"Decided ({len(done)})", [Items(done)]) if done else None,
            _end(len(open_)) if asks_to_finish else finish,
        ],
        width="wide",
        id="st-week",
    )


def _end(open_: int) -> Box:
    are = "1 lead is" if open_ == 1 else f"{open_} leads are"
    says = ["You see what was true of every lead, and nothing can be asked any more."]
    if open_:
        says.insert(0, f"{are} open. They bring nothing, and do not count as left on purpose.")
    return confirm("End the week?", says, Button("Yes, end it", "debrief"), Button("No, go on", "stay_here"))


def _sources(portfolio: Portfolio) -> Fold:
    columns = [
        Column("Of a hundred such leads", names_row=True),
        *(Column(one.name, "number") for one in portfolio.aspects),
        Column("All of it", "number"),
    ]
    rows = [_source_row(portfolio, source) for source in portfolio.sources]
    asked: list[Content] = [[strong(f"{aspect.name}: "), aspect.question] for aspect in portfolio.aspects]
    told = "A lead is worth pursuing if all of it is true. If only the time is missing, kept warm it brings half later."
    table = Table("How often each thing is true", columns, rows, caption_shown=False, stacks=True)
    return Fold("What can be asked, and how often it is true", [Items(asked), Text(told), table])


def _source_row(portfolio: Portfolio, source: Source) -> list[Content]:
    shares = [source.chances[aspect.id] for aspect in portfolio.aspects]
    together = math.prod(share / 100 for share in shares)
    return [source.name, *(str(share) for share in shares), f"{100 * together:.0f}"]


def _card(script: Script, state: State, lead: Lead) -> Box:
    portfolio = script.scenario
    source = next(one.name for one in portfolio.sources if one.id == lead.source)
    heard = state.heard.get(lead.id, {})
    answers: list[Content] = [
        [strong(f"{aspect.name}: "), heard[aspect.id]["words"]] for aspect in portfolio.aspects if aspect.id in heard
    ]
    left = [aspect for aspect in portfolio.aspects if aspect.id not in heard]
    about = f"{source}. Worth {lead.value} thousand a year; a pursuit takes {hours(costs(lead, 'pursue'))}."
    body: list[Node | None] = [
        Heading(lead.name, 4),
        Text(lead.about),
        Text(about, "muted"),
        Items(answers, "facts") if answers else None,
        _ask_form(lead, [(aspect.id, aspect.name) for aspect in left]) if left and state.left >= ASKING else None,
        Fold("Decide", [_decide_form(lead)], id=f"st-decide-{lead.id}"),
    ]
    return Box(body, "card", id=place_of(lead.id), label=lead.name)


def _ask_form(lead: Lead, questions: list[Option]) -> Form:
    ask = Choice("aspect", "Ask, for half an hour", questions, required=True, id=f"st-ask-{lead.id}")
    return Form("ask", [Hidden("lead", lead.id), ask], "Ask", "plain", about=lead.name, layout="line")


def _decide_form(lead: Lead) -> Form:
    options: list[Option] = [
        ("pursue", f"Pursue it ({hours(costs(lead, 'pursue'))})"),
        ("nurture", f"Keep it warm ({hours(costs(lead, 'nurture'))}, for half of its worth later)"),
        ("walk", "Walk away"),
    ]
    fields: list[AnyField] = [
        Hidden("lead", lead.id),
        Field(
            "chance",
            "How likely is it worth pursuing, in percent?",
            "number",
            "",
            least=0,
            most=100,
            required=True,
            short=True,
            id=f"st-chance-{lead.id}",
        ),
        Choice("answer", "What do you do?", options, "one", required=True, id=f"st-answer-{lead.id}"),
    ]
    return Form("decide", fields, "Decide", "plain", about=lead.name)


def _decided(state: State, lead: Lead) -> list[Node]:
    data = state.decided[lead.id]
    return [strong(f"{lead.name}: "), f"{DONE[data['answer']]}; you gave it {data['chance']} %."]
