"""One number of the learner's own: what its new month can tell and could have shown at all, and what chance does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from ....core.session import Session
from ....statistics.luck import FEWEST, Sort
from ....statistics.seeing import LARGEST
from ....statistics.shuffling import Fall, equal_sellers
from ....ui.document import Body, Box, Form, Heading, Node, Section, Text
from ....ui.fields import AnyField, Choice, Field
from ....ui.phrases import strong
from ..state import State
from ..verdicts import CHOICES, SENTENCES, judged, seen_at_all, why
from .chance import EqualTeam, Power
from .numbers import SORT_WORDS, months_before
from .picture import picture

OFTEN = (20, 60)
"""What a month brings of things that are done often, to compare with."""
TEAM, DEALS, SHUFFLES = 8, 4, 20_000


def body(session: Session) -> Body:
    """Show the form for a month, and those that were judged, the newest first."""
    state: State = session.state
    seen = [*reversed(state.own)]
    return [
        Text("Type the months as they were. Say what you think before the numbers do; nobody else sees it.", "muted"),
        *[_judged_own(data, 3) for data in seen[:1]],
        Section("The next number" if state.own else "A number of your own", [_form()]),
        Section("Judged earlier", [_judged_own(data, 4) for data in seen[1:]]) if seen[1:] else None,
    ]


def _form() -> Form:
    fields: list[AnyField] = [
        Field("name", "What is it?", required=True, longest=80, hint="Such as: deals won, or first talks."),
        Choice("sort", "Which kind of number?", list(SORT_WORDS.items()), "one", required=True),
        months_before("st-own-months"),
        Field("value", "The new month", required=True, longest=40, hint="One value, in the same form."),
        Choice("answer", "What do you say of it?", list(CHOICES.items()), "one", required=True),
    ]
    return Form("judge_own", fields, "Hold it against the months before")


def _judged_own(data: Mapping[str, Any], level: Literal[3, 4]) -> Box:
    """Show what was said of a month and what its numbers say.

    Args:
        data: what was judged.
        level: level of its heading; what could be seen stands one below.
    """
    sort: Sort = data["sort"]
    past, of = data["months"], data["of"]
    found = judged(sort, past, of, data["value"], data["out_of"])
    is_right = data["said"] == found.verdict
    lead = "You said the same: " if is_right else f"You said “{CHOICES[data['said']]}”. The numbers say: "
    count = len(past)
    words = ["1 month before" if count - place == 1 else f"{count - place} months before" for place in range(count)]
    points = list(zip(words, past, of or (0,) * count, strict=True))
    seen = seen_at_all(found, sort)
    body: list[Node | None] = [
        Heading(data["name"], level),
        Text([strong(lead), SENTENCES[found.verdict]]),
        Text(why(found, sort, past, of)),
        Text(seen) if seen else None,
        *picture(data["name"], sort, [*points, ("the new month", data["value"], data["out_of"])], found),
        *_power(sort, past, level),
    ]
    return Box(body, "mark", "good" if is_right else "caution")


def _power(sort: Sort, past: list[float], level: Literal[3, 4]) -> list[Node]:
    """Return what could be seen in such a number at all, beside numbers that come often; only counts tell it.

    Args:
        sort: how it is counted.
        past: the months before.
        level: level of the heading above.
    """
    mean = round(sum(past) / len(past), 1) if past else 0.0
    if sort != "count" or not 0 < mean <= LARGEST:
        return []
    # The same months before as in the sentence above it: two answers to one question would be none.
    power = Power(sorted({mean, *(often for often in OFTEN if often > mean)}), max(FEWEST, len(past)))
    return [
        Section(
            "What could be seen at all", [node for node in power.content() if node is not None], 4 if level == 3 else 5
        )
    ]


def team() -> Body:
    """Say what chance alone does to the best of a month, with the figures of shuffled teams."""
    return [
        Text(
            "Eight sellers, all equally good, dealt out twenty thousand times. Whom would you praise, and for what?",
            "muted",
        ),
        *EqualTeam(TEAM, DEALS, _fall()).content(),
        Text(
            "So a fall after a record is no reproach, and a rise after a bad month no proof that the talk helped.",
            "notice",
        ),
    ]


@lru_cache(maxsize=1)
def _fall() -> Fall:
    return equal_sellers(TEAM, DEALS, SHUFFLES)
