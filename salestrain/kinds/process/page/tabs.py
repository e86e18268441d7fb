"""The five places to work at, and small things that their sheets share."""

from __future__ import annotations

from typing import Any, NamedTuple

from ....ui.html_blocks import heading
from ....ui.markup import Html, button, tag
from ..content import Process


class Place(NamedTuple):
    """One place: its name in messages, its words on the button, its heading."""

    name: str
    short: str
    title: str


PLACES = (
    Place("deals", "Skips and stalls", "Where was something skipped, and where did it stall?"),
    Place("price", "What a skip costs", "What does a skip cost?"),
    Place("trust", "Trust or change", "Trust it, or change it?"),
    Place("moves", "Blocked commitments", "What can still be done inside the frame?"),
    Place("lead", "Leading it", "Who leads the process?"),
)


def frame(session: Any, now: str, *parts: Html) -> Html:
    """A place with the way to the others and to the debrief."""
    place = next(one for one in PLACES if one.name == now)
    ways = [
        tag("li", button(one.short, "go", one.name, "st-small" + ("" if one.name == now else " st-quiet")))
        if one.name != now
        else tag("li", tag("span", one.short, class_="st-chip st-accent", aria_current="page"))
        for one in PLACES
    ]
    return tag(
        "div",
        tag("nav", tag("ul", *ways, class_="st-places"), aria_label="Places to work at"),
        tag("div", heading(place.title), id="st-place"),
        *parts,
        tag("div", button("Finish and open the debrief", "debrief"), class_="st-row st-section"),
        tag("p", session.exercise.illustrative, class_="st-muted st-small"),
        class_="st-stack",
    )


def stage_boxes(process: Process, name: str, legend: str) -> Html:
    """A box to tick for each stage."""
    boxes = [
        tag("label", tag("input", type="checkbox", name=name, value=stage.id), stage.name, class_="st-choice")
        for stage in process.stages
    ]
    return tag("fieldset", tag("legend", legend, class_="st-legend"), *boxes, class_="st-choices")


def all_of(process: Process) -> list[tuple[str, str]]:
    """Every stage, outcome and commitment with its words, for a list."""
    found = []
    for stage in process.stages:
        found.append((stage.id, f"Stage: {stage.name}"))
        found += [(one.id, f"{stage.name}, outcome: {_short(one.text)}") for one in stage.outcomes]
        found += [(one.id, f"{stage.name}, commitment: {_short(one.text)}") for one in stage.commitments]
    return found


def words_of(process: Process) -> dict[str, str]:
    """Every stage, outcome and commitment in words."""
    found = {stage.id: f"the conversation of “{stage.name}”" for stage in process.stages}
    for stage in process.stages:
        found |= {one.id: one.text for one in stage.outcomes}
        found |= {one.id: one.text for one in stage.commitments}
    return found


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"
