"""Two branches of one talk side by side."""

from __future__ import annotations

from ....ui.html_blocks import heading
from ....ui.layout import columns, scrolled, section, signed
from ....ui.markup import Html, button, tag
from ..debrief import GOING_ON, Comparison
from ..debrief.comparing import Side


def comparison_sheet(comparison: Comparison, live: bool = True) -> Html:
    """What the two ways share, where they part, and what differs. Without `live` there are no buttons."""
    same = comparison.same_until
    lead = f"The same talk until turn {same}." if same else "The two talks differ from the first line."
    return tag(
        "div",
        heading("Two ways, side by side"),
        tag("p", lead, class_="st-lead"),
        *beside(comparison, ("The first way", "The other way")),
        tag("div", button("Go on", "debrief", look="st-primary"), class_="st-row") if live else None,
        class_="st-stack st-debrief",
    )  # fmt: skip


def beside(comparison: Comparison, names: tuple[str, str], level: str = "h3") -> list[Html]:
    """The marks of both ways in a table, then what was said in each; `names` for the two, headings of this `level`."""
    sides = [_side(name, side, level) for name, side in zip(names, (comparison.first, comparison.second), strict=True)]
    return [_marks(comparison, names), tag("div", *sides, class_="st-two")]


def _marks(comparison: Comparison, names: tuple[str, str]) -> Html:
    first, second = comparison.first, comparison.second
    rows = [(pair.label, pair.first, pair.second, f"of {pair.best}") for pair in comparison.marks]
    rows.append(("Facts learned", first.learned, second.learned, "in all"))
    rows += [(name.capitalize(), first.values[name], second.values[name], "at the end") for name in first.values]
    rows.append(("Total", first.total, second.total, "of 100"))
    open_ = second.ending == GOING_ON
    body = [
        tag("tr",
            tag("th", f"{label} ", tag("span", of.replace(" ", "\N{NO-BREAK SPACE}"), class_="st-muted"), scope="row"),
            tag("td", str(one), class_="st-number"), tag("td", str(two), class_="st-number"),
            tag("td", _difference(two - one, open_), class_="st-number"))
        for label, one, two, of in rows
    ]  # fmt: skip
    head = columns(("What", False), *[(_short(name), True) for name in names], ("Difference", True))
    table = tag("table", tag("caption", "Marks, facts, trust and patience"), tag("thead", head), tag("tbody", *body),
                class_="st-table")  # fmt: skip
    return scrolled(table, "Marks of both ways")


def _difference(by: int, open_: bool) -> str:
    if by == 0:
        return "same"
    return "open" if open_ and by < 0 else signed(by)  # in a talk that goes on, what is less can still come


def _short(name: str) -> str:
    """In the head of a column there is little room."""
    return name.removeprefix("The ").capitalize()


def _side(title: str, side: Side, level: str) -> Html:
    only = [tag("li", tag("q", text)) for text in side.only_learned]
    lines = [
        tag("li", tag("span", f"{turn}. {name or 'You'}", class_="st-who"),
            tag("span", text, class_="st-said", dir="auto"), class_=f"st-turn st-{'buyer' if name else 'learner'}")
        for turn, name, text in side.lines
    ]  # fmt: skip
    return section(
        title,
        tag("p", f"It {side.ending}." if side.ending != GOING_ON else "It is still going on."),
        tag("p", "Learned only here:" if only else "Nothing was learned only here."),
        tag("ul", *only) if only else None,
        tag("ol", *lines, class_="st-log"),
        level=level,
    )
