"""What would have been with another line, as HTML: the question at a line, and the answer side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.markup import Html, button, join, tag
from ..debrief import Option, WhatIf
from .branches import beside

NOTHING_KEPT = "A thought: nothing of it is kept as an attempt, and your score stays as it is."
EMPTY = "Choose a line or type one, then look."


def part_of(turn: int) -> str:
    """The name of the place at a line where its thought is shown."""
    return f"whatif-{turn}"


def ask_button(turn: int) -> Html:
    """The way into the question, at a line of the talk."""
    asked = "What if you had said something else?"
    return tag("button", asked, type="button", class_="st-button st-quiet st-small", data_send="consider",
               data_value=turn, aria_label=f"{asked} Turn {turn}")  # fmt: skip


def question(turn: int, offered: Sequence[Option], typed: str = "", chosen: str = "", told: str = "") -> Html:
    """Choose another line or type one. `told`: why what was asked for could not be shown."""
    picked, words = f"st-other-{turn}", f"st-words-{turn}"
    hint = f"{words}-hint"
    return tag(
        "div",
        tag("h4", f"What if you had said something else in turn {turn}?", tabindex=-1),
        tag("p", told, class_="st-error", role="alert") if told else None,
        tag(
            "form",
            tag("input", type="hidden", name="turn", value=turn),
            tag("div", tag("label", "A line that was possible then", for_=picked, class_="st-label"),
                tag("select", *_options(offered, chosen), name="move", id=picked, class_="st-select"),
                class_="st-field"),
            tag("div", tag("label", "Or your own words", for_=words, class_="st-label"),
                tag("input", type="text", name="text", id=words, value=typed, class_="st-input", maxlength=600,
                    autocomplete="off", aria_describedby=hint),
                tag("span", "They are heard as in the talk, and go before the line chosen above.", id=hint,
                    class_="st-hint"), class_="st-field"),
            tag("div", tag("button", "Show what would have been", type="submit", class_="st-button st-primary"),
                button("Close", "unthink", turn, "st-quiet"), class_="st-row"),
            data_send="whatif",
            class_="st-stack",
        ),
        class_="st-thought st-stack",
    )  # fmt: skip


def _options(offered: Sequence[Option], chosen: str) -> list[Html]:
    first = tag("option", "Choose a line …", value="")
    rest = ((one, f"{one.text} (what you said)" if one.said else one.text) for one in offered)
    return [first, *[tag("option", text, value=one.move, selected=one.move == chosen) for one, text in rest]]


def answer(found: WhatIf, offered: Sequence[Option], live: bool = True, reach: str | None = None) -> Html:
    """The talk as it was beside the talk as it would have been; and, on a live page, the question again.

    `reach`: what that line would have left within reach, where it is known.
    """
    notes = tag("ul", *[tag("li", note) for note in found.notes]) if found.notes else None
    told = tag(
        "div",
        tag("h4", f"If you had said in turn {found.turn}: “{found.instead}”", tabindex=-1 if live else None),
        tag("p", found.finding, class_="st-lead"),
        tag("p", reach) if reach else None,
        notes,
        *beside(found.comparison, ("As it was", "As it would have been"), "h5"),
        tag("p", NOTHING_KEPT, class_="st-muted st-small"),
        class_="st-thought st-stack",
    )
    return join(told, question(found.turn, offered)) if live else told
