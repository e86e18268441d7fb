"""Two branches of one talk side by side."""

from __future__ import annotations

from ..debrief import Comparison
from ..debrief.comparing import Side
from .markup import Html, button, tag
from .report import columns, section, signed
from .sheets import heading


def comparison_sheet(comparison: Comparison, live: bool = True) -> Html:
    """What the two ways share, where they part, and what differs. Without `live` there are no buttons."""
    same = comparison.same_until
    lead = f"The same talk until turn {same}." if same else "The two talks differ from the first line."
    return tag(
        "div",
        heading("Two ways, side by side"),
        tag("p", lead, class_="st-lead"),
        _marks(comparison),
        tag("div", _side("The first way", comparison.first), _side("The other way", comparison.second),
            class_="st-two"),
        tag("div", button("Go on", "debrief", look="st-primary"), class_="st-row") if live else None,
        class_="st-stack st-debrief",
    )  # fmt: skip


def _marks(comparison: Comparison) -> Html:
    first, second = comparison.first, comparison.second
    rows = [(pair.label, pair.first, pair.second, f"of {pair.best}") for pair in comparison.marks]
    rows += [(name.capitalize(), first.values[name], second.values[name], "at the end") for name in first.values]
    rows.append(("Total", first.total, second.total, "of 100"))
    body = [
        tag("tr", tag("th", label, scope="row"), tag("td", str(one), class_="st-number"),
            tag("td", str(two), class_="st-number"),
            tag("td", signed(two - one) if two != one else "same", class_="st-number"), tag("td", of))
        for label, one, two, of in rows
    ]  # fmt: skip
    head = columns(("What", False), ("First way", True), ("Other way", True), ("Difference", True), ("Scale", False))
    table = tag("table", tag("caption", "Marks, trust and patience"), tag("thead", head), tag("tbody", *body),
                class_="st-table")  # fmt: skip
    return tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label="Marks of both ways")


def _side(title: str, side: Side) -> Html:
    only = [tag("li", tag("q", text)) for text in side.only_learned]
    lines = [
        tag("li", tag("span", f"{turn}. {name or 'You'}", class_="st-who"),
            tag("span", text, class_="st-said", dir="auto"), class_=f"st-turn st-{'buyer' if name else 'learner'}")
        for turn, name, text in side.lines
    ]  # fmt: skip
    return section(
        title,
        tag("p", f"It {side.ending}." if side.ending != "still going on" else "It is still going on."),
        tag("p", "Learned only here:" if only else "Nothing was learned only here."),
        tag("ul", *only) if only else None,
        tag("ol", *lines, class_="st-log"),
    )
