"""What every start screen has: a heading, who is there, and what will be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..core.criteria import Cap, Criterion
from .markup import Html, button, fold, join, tag


class Judged(Protocol):
    """An exercise with a rubric."""

    @property
    def rubric(self) -> Sequence[Criterion]:
        """Its criteria."""

    @property
    def caps(self) -> Sequence[Cap]:
        """The limits on its total."""


def heading(text: str) -> Html:
    """The heading of a sheet; the focus goes there when the sheet comes."""
    return tag("h2", text, class_="st-heading", tabindex="-1")


def criteria(exercise: Judged, what: str = "talk") -> Html:
    """What will be looked at, level by level: no secret, and no surprise afterwards."""
    rows = [
        tag(
            "div",
            tag("h4", f"{criterion.label} (weight {criterion.weight})"),
            tag("ul", *[tag("li", f"{level.score}: {level.text}") for level in criterion.levels]),
        )
        for criterion in exercise.rubric
    ]
    caps = [tag("li", f"{cap.why} Then the total is at most {cap.at}.") for cap in exercise.caps]
    gates = join(tag("h4", "Limits"), tag("ul", *caps)) if caps else None
    return fold(f"What your {what} will be judged by", *rows, gates)


def ask_name() -> Html:
    """Who is there? Asked before anything is kept."""
    return tag(
        "form",
        tag(
            "div",
            tag("label", "Your name", for_="st-name", class_="st-label"),
            tag("input", id="st-name", name="name", class_="st-input", maxlength=60, autocomplete="nickname",
                required=True, aria_describedby="st-name-hint"),
            tag("span", "A first name or a nickname. It keeps your talks apart from those of others on this server, "
                "and stays here.", id="st-name-hint", class_="st-hint"),
            class_="st-field",
        ),
        tag("div", tag("button", "Go on", type="submit", class_="st-button st-primary"), class_="st-row"),
        data_send="name",
        class_="st-stack",
    )  # fmt: skip


def who(name: str, named_by_setting: bool) -> Html:
    """Who practises, and the way for somebody else."""
    other = None if named_by_setting else button("Not you?", "forget", look="st-quiet")
    return tag("p", tag("span", "Practising as ", tag("bdi", name), "."), other, class_="st-row")
