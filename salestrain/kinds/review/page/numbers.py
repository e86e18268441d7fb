"""My numbers: cards with their four qualities, and what each month said of them."""

from __future__ import annotations

from ....core.session import Session
from ....ui.document import Body, Box, Content, Fold, Form, Heading, Items, Node, Section, Text
from ....ui.fields import AnyField, Choice, Field
from ....ui.phrases import strong
from ..cards import ASKS, QUALITIES
from ..state import Number, State
from ..verdicts import CHOICES, SENTENCES, judged, seen_at_all, why
from .picture import picture

SORT_WORDS = {
    "count": "A count, such as first talks or deals won",
    "share": "A share, such as won of closed",
    "measure": "A measure, such as money or days",
}


def body(session: Session) -> Body:
    """Show the numbers of the learner's own, and the form for one more."""
    state: State = session.state
    return [
        Text(
            "Results you can only look at. What you do yourself, twenty to sixty times a month, you can steer.",
            "notice",
        ),
        *[_card(state, number) for number in state.numbers.values()],
        Fold("Add a number", [_form(), _ideas(session)], open=not state.numbers),
    ]


def _card(state: State, number: Number) -> Box:
    missing = [ASKS[key] for key, has in number.qualities.items() if not has]
    has: list[Content] = [words for key, words in QUALITIES.items() if number.qualities[key]]
    body: list[Node | None] = [
        Heading(number.name, 3),
        Text(["Counts: ", number.counts]) if number.counts else None,
        Text([strong("What you do: "), number.mine]) if number.mine else None,
        Items(has) if has else None,
        Section("Worth a second look", [Items(missing)], 4) if missing else None,
        *_history(state, number),
    ]
    return Box(body, "card")


def _history(state: State, number: Number) -> list[Node]:
    reviewed = [month for month in state.months if number.id in month.values]
    if not reviewed:
        count = len(number.months)
        before = "1 month" if count == 1 else f"{count} months"
        return [
            Text(f"{before} before the first review. The first month of yours is weighed under “This month”.", "muted")
        ]
    values, of = state.history(number.id)
    newest = reviewed[-1].values[number.id]
    past = values if state.month and reviewed[-1] is state.month else values[:-1]
    past_of = of[: len(past)]
    found = judged(number.sort, past, past_of, newest["value"], newest["of"])
    names = [""] * len(past)
    points = list(zip(names, past, past_of or (0,) * len(past), strict=True))
    words = [f"{len(past) - place} before" for place in range(len(past))]
    shown = [(words[place], value, out) for place, (_, value, out) in enumerate(points)]
    said = newest["said"]
    agreed = "as you said" if said == found.verdict else f"you had said “{CHOICES[said]}”"
    body: list[Node] = [
        Text([strong(f"{reviewed[-1].name}: "), f"{SENTENCES[found.verdict]} ({agreed})"]),
        Text(why(found, number.sort, past, past_of)),
    ]
    seen = seen_at_all(found, number.sort)
    if seen:
        body.append(Text(seen))
    if not past:
        return body
    last = (reviewed[-1].name, newest["value"], newest["of"])
    return [*body, *picture(number.name, number.sort, [*shown, last], found)]


def months_before(id_: str) -> Field:
    """Return the box for the months of a number so far.

    Args:
        id_: its name on the screen.
    """
    return Field(
        "months",
        "The months before, oldest first",
        id=id_,
        longest=2_000,
        hint="Six or more; from twelve on the range holds. Such as 41 38 44 40 39 43, or for a share 3/10 4/12.",
    )


def _form() -> Form:
    fields: list[AnyField] = [
        Field("name", "Name of the number", required=True, longest=80, hint="Such as: first talks."),
        Choice("sort", "What is it?", list(SORT_WORDS.items()), "one", required=True),
        months_before("st-number-months"),
        Field(
            "counts",
            "What exactly is counted or measured?",
            longest=600,
            hint="So that somebody else would count the same.",
        ),
        Field("source", "Where does the figure come from?", longest=600),
        Field(
            "mine",
            "What do you do yourself that moves it?",
            longest=600,
            hint="Such as: I call ten old customers a week.",
        ),
        Field("seen", "Where do you see it, and how often?", longest=600),
    ]
    return Form("keep_number", fields, "Keep this number")


def _ideas(session: Session) -> Section | None:
    ideas = session.exercise.ideas
    if not ideas:
        return None
    lines: list[Content] = [[strong(f"{idea.name}: "), idea.why] for idea in ideas]
    return Section("Numbers that others watch", [Items(lines)], 4)
