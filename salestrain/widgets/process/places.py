"""The five places to work at, and small things that their sheets share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ...authoring.process import Process
from ..markup import Html, button, tag
from ..sheets import heading


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


def radios(name: str, legend: str, options: Iterable[tuple[str, str]]) -> Html:
    """One of several answers."""
    boxes = [
        tag("label", tag("input", type="radio", name=name, value=value, required=True), text, class_="st-choice")
        for value, text in options
    ]
    return tag("fieldset", tag("legend", legend, class_="st-legend"), *boxes, class_="st-choices")


def field(label: str, name: str, ident: str, *, kind: str = "text", value: str = "", hint: str = "", long: bool = False,
          required: bool = True, rows: int = 2, most: int = 2_000) -> Html:  # fmt: skip
    """A labelled box to write in."""
    described = f"{ident}-hint" if hint else None
    box = (
        tag("textarea", name=name, id=ident, class_="st-textarea", rows=rows, required=required, maxlength=most,
            aria_describedby=described)
        if long
        else tag("input", type=kind, name=name, id=ident, class_="st-input", value=value or None, required=required,
                 maxlength=most if kind == "text" else None, aria_describedby=described)
    )  # fmt: skip
    note = tag("span", hint, id=described, class_="st-hint") if hint else None
    return tag("div", tag("label", label, for_=ident, class_="st-label"), box, note, class_="st-field")


def select(label: str, name: str, ident: str, options: Iterable[tuple[str, str]]) -> Html:
    """A labelled list to choose from."""
    listed = [tag("option", text, value=value) for value, text in options]
    box = tag("select", *listed, name=name, id=ident, class_="st-select")
    return tag("div", tag("label", label, for_=ident, class_="st-label"), box, class_="st-field")


def form(send: str, *children: str | None, submit: str, look: str = "st-primary") -> Html:
    """A form with its button."""
    go = tag("div", tag("button", submit, type="submit", class_=f"st-button {look}".strip()), class_="st-row")
    return tag("form", *children, go, data_send=send, class_="st-stack")


def hidden(name: str, value: str) -> Html:
    """A value that the form sends along."""
    return tag("input", type="hidden", name=name, value=value)


def table(caption: str, head: Html, rows: Sequence[Html]) -> Html:
    """A table that scrolls by itself where it is too wide."""
    made = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *rows), class_="st-table")
    return tag("div", made, class_="st-scroll", tabindex=0, role="region", aria_label=caption)


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


def listed(lines: Iterable[str | Html]) -> Html:
    """A list of lines."""
    return tag("ul", *[tag("li", line) for line in lines])

