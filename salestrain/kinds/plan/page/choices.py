"""Questions with answers to choose from: what a goal is about, which step of the funnel an action feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....ui import fields as ui
from ..funnel_words import same_name
from ..model import ELEMENTS, PARTIES

ABOUT: tuple[ui.Option, ...] = (
    *((f"relationship|{party}", f"Relationships with {words}") for party, words in PARTIES["relationship"].items()),
    *((f"revenue|{party}", f"Revenue for {words}") for party, words in PARTIES["revenue"].items()),
    ("customer_success|", ELEMENTS["customer_success"]),
)
"""What a goal can be about: each part of the plan with those it can concern, so that nothing else can be chosen."""


def about_box(element: str, party: str | None, prefix: str) -> ui.Choice:
    """Ask what a goal is about.

    Args:
        element: part of the plan that is chosen already.
        party: whom it concerns; None if that was not said.
        prefix: the beginning of the box's id.
    """
    chosen = f"{element}|{party or ''}"
    options = ABOUT if chosen in dict(ABOUT) else ((chosen, f"{ELEMENTS[element]}, nobody named yet"), *ABOUT)
    return ui.Choice("about", "What is it about?", options, "list", [chosen], required=True, id=f"{prefix}-about")


def goal_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a goal as they were sent, with what it is about taken apart."""
    element, _, party = typed.get("about", "").partition("|")
    rest = {name: value for name, value in typed.items() if name != "about"}
    return {**rest, "element": element, "party": party} if element else rest


def level_box(levels: Sequence[str], value: str, prefix: str) -> ui.Choice:
    """Ask which step of the funnel an action feeds.

    Args:
        levels: the steps, as the learner calls them.
        value: what it brings now, a step or something else.
        prefix: the beginning of the box's id.
    """
    known = next((level for level in levels if same_name(level, value)), value)
    options = [("", "none of its steps"), *((level, level) for level in levels)]
    if known and known not in levels:
        options.append((known, known))
    label = "Which step of your funnel does it feed?"
    return ui.Choice("lead", label, options, "list", [known], id=f"{prefix}-lead")
