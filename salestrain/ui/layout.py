"""Small things that several sheets are made of: titled parts, heads of tables, ways to a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .markup import Html, tag


def section(title: str, *children: str | None, level: str = "h3") -> Html:
    """A titled part of a sheet."""
    return tag("section", tag(level, title, class_="st-card-title"), *children, class_="st-stack st-section")


def signed(number: int) -> str:
    """A change: +2, −1, 0."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def columns(*titles: tuple[str, bool]) -> Html:
    """The head of a table; True for a column of numbers."""
    return tag("tr", *[
        tag("th", text, scope="col", class_="st-number" if number else None) for text, number in titles
    ])  # fmt: skip


def scrolled(table: Html, name: str) -> Html:
    """A table that scrolls by itself where it is too wide, with a name for those who cannot see it."""
    return tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label=name)


def table(caption: str, head: Html, rows: Sequence[Html]) -> Html:
    """A table that scrolls by itself where it is too wide."""
    made = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *rows), class_="st-table")
    return scrolled(made, caption)


def listed(lines: Iterable[str | Html]) -> Html:
    """A list of lines."""
    return tag("ul", *[tag("li", line) for line in lines])


def turn(number: int, live: bool, called: str = "Turn") -> str:
    """The turn by its number, on a live page as a way to its line in the transcript."""
    text = f"{called} {number}"
    return tag("a", text, href=f"#st-turn-{number}") if live and number else text
