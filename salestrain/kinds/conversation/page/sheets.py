"""The sheets before and right after a talk: who is there, the brief, the prediction, the judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....content.library import library
from ....core.session import Session
from ....ui.html_blocks import ask_name, criteria, heading, who
from ....ui.inputs import slider
from ....ui.markup import Html, button, fold, tag
from ..content import Scenario
from ..debrief import transcript
from ..measured import difficulty_of


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier attempt as the start sheet shows it; `total` only once its debrief was opened."""

    attempt: str
    when: str
    total: int | None
    retry: bool


def start_sheet(exercise: Scenario, name: str, named_by_setting: bool, earlier: Sequence[Earlier]) -> Html:
    """The brief and the criteria, and the way into the talk."""
    return tag(
        "div",
        *brief(exercise),
        who(name, named_by_setting) if name else ask_name(),
        tag("div", button("Begin the talk", "begin", look="st-primary"), class_="st-row") if name else None,
        _earlier(earlier),
        tag("p", exercise.illustrative, class_="st-muted st-small"),
        class_="st-stack st-prose",
    )


def brief(exercise: Scenario) -> list[Html]:
    """What a learner knows before the talk, and what will be looked at."""
    return [
        heading("Your brief"),
        tag("p", exercise.briefing.learner, class_="st-lead"),
        tag("p", tag("strong", "Your goal: "), exercise.briefing.goal),
        _buyer_card(exercise),
        tag("p", f"You type what you would say, or choose a line from a list; {exercise.buyer.name} answers either. "
            "Every step is kept at once, so you can close this page and go on later."),
        criteria(exercise),
    ]  # fmt: skip


def _buyer_card(exercise: Scenario) -> Html:
    known = {fact.id: fact.text for fact in exercise.facts}
    texts = [known[name] for name in exercise.briefing.known_at_start]
    buyer = exercise.buyer
    hard = difficulty_of(exercise, library().folders().get(exercise.id))
    return tag(
        "section",
        tag("h3", buyer.name, class_="st-card-title"),
        tag("p", f"{buyer.role}, {buyer.company}", class_="st-muted"),
        tag("p", "You know already: ", " ".join(texts)) if texts else None,
        tag(
            "p",
            tag("span", f"about {exercise.minutes} minutes", class_="st-chip"),
            tag("span", f"difficulty {hard}", class_="st-chip", title=hard.source),
            class_="st-row",
        ),
        class_="st-card",
        aria_label="The buyer",
    )


def _earlier(earlier: Sequence[Earlier]) -> Html | None:
    if not earlier:
        return None
    rows = [
        tag(
            "li",
            f"{one.when}{', a retry' if one.retry else ''}: "
            + (f"{one.total} of 100 " if one.total is not None else "cannot be shown any more "),
            None if one.total is None else button(f"Open the debrief of {one.when}", "open", one.attempt, "st-quiet"),
        )
        for one in earlier
    ]
    return fold(f"Your earlier talks here ({len(rows)})", tag("ul", *rows))


def prediction_sheet(session: Session) -> Html:
    """The talk is over; before anything is shown, the learner says what they expect."""
    end = next(event for event in session.standing() if event.kind == "ended")
    return tag(
        "div",
        heading("The talk is over"),
        tag("p", f"{session.exercise.buyer.name}: ", tag("q", end.data["say"])),
        tag("p", "Before you see anything: what will your total be? Predicting trains you to judge your own talks."),
        tag(
            "form",
            slider("total", "My prediction, 0 to 100 points", "50", 0, 100),
            tag("div", tag("button", "Go on", type="submit", class_="st-button st-primary"), class_="st-row"),
            data_send="predict",
            class_="st-stack",
        ),
        _take_back(session),
        criteria(session.exercise),
        _talk_again(session),
        class_="st-stack st-prose",
    )


def _take_back(session: Session) -> Html | None:
    """A way back for a typed line that ended the talk and was not meant so."""
    if session.state.when_typed is None:
        return None
    return tag(
        "p",
        f"You typed: “{session.state.last_text}” ",
        button("That is not what I meant: take it back", "take_back"),
        class_="st-hint",
    )


def judgement_sheet(session: Session) -> Html:
    """Pursue, nurture or drop; how sure; and the facts that say so."""
    judgement = session.exercise.judgement
    facts = session.script.facts
    answers = [
        tag("label", tag("input", type="radio", name="answer", value=name, required=True), text, class_="st-choice")
        for name, text in judgement.options.items()
    ]
    cited = [
        tag("label", tag("input", type="checkbox", name="cited", value=name), facts[name].text, class_="st-choice")
        for name in session.state.known
    ]
    needed = min(judgement.cite_facts.min, len(session.state.known))
    return tag(
        "div",
        heading("Your judgement"),
        tag(
            "form",
            tag("fieldset", tag("legend", judgement.question, class_="st-legend"), *answers, class_="st-choices"),
            slider("confidence", "How sure are you, in percent?", "50", 0, 100),
            tag("fieldset", tag("legend", f"Which facts make you think so? Choose {needed} or more.",
                                class_="st-legend"), *cited, class_="st-choices"),
            tag("div", tag("button", "Judge", type="submit", class_="st-button st-primary"), class_="st-row"),
            data_send="judge",
            class_="st-stack",
        ),
        _talk_again(session),
        class_="st-stack st-prose",
    )  # fmt: skip


def _talk_again(session: Session) -> Html:
    """What was said, to look up; nothing about how it went."""
    lines = [
        tag("li", tag("span", line.name, class_="st-who"), tag("span", line.text, class_="st-said", dir="auto"),
            class_=f"st-turn st-{line.who}")
        for line in transcript(session)
    ]  # fmt: skip
    return fold("Read the talk again", tag("ol", *lines, class_="st-log"))


def judged_sheet() -> Html:
    """The judgement is kept; the debrief is one click away."""
    return tag(
        "div",
        heading("Your judgement is kept"),
        tag("p", "Take a breath. Which two of your lines were your best, and which two would you take back?"),
        tag("div", button("Open the debrief", "debrief", look="st-primary"), class_="st-row"),
        class_="st-stack st-prose",
    )
