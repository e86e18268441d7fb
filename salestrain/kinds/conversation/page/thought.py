"""What would have been with another line: the question at a line, and the answer side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui import Box, Button, Choice, Field, Form, Heading, Hidden, Items, Node, Text
from ..debrief import Option, WhatIf
from .branches import beside

NOTHING_KEPT = "Just a thought: it is not saved as an attempt, and your score stays as it is."
EMPTY = "Choose a line or type one first."
ASKED = "What if you had said something else?"


def slot_of(turn: int) -> str:
    """Return the name of the slot at a line in which its thought is shown."""
    return f"whatif-{turn}"


def ask_button(turn: int) -> Button:
    """Offer the question, at a line of the talk."""
    return Button(ASKED, "consider", turn, "quiet", small=True, spoken=f"{ASKED} Turn {turn}")


def question(turn: int, offered: Sequence[Option], typed: str = "", chosen: str = "", refusal: str = "") -> Box:
    """Ask for another line, chosen or typed.

    Args:
        turn: the turn of the line.
        offered: the lines that were possible then.
        typed: words that were typed already.
        chosen: the line that was chosen already.
        refusal: why these could not be shown.
    """
    options = [("", "Choose a line …"), *(_option(option) for option in offered)]
    picked = [chosen] if chosen else []
    words = Field(
        "text",
        "Or your own words",
        value=typed,
        hint="They are heard as in the talk, and replace the line chosen above.",
        id=f"st-words-{turn}",
        longest=600,
    )
    asked: list[Node] = [
        Hidden("turn", str(turn)),
        Choice("move", "A line that was possible then", options, chosen=picked, id=f"st-other-{turn}"),
        words,
    ]
    body: list[Node | None] = [
        Heading(f"What if you had said something else in turn {turn}?", 4, takes_focus=True),
        Text(refusal, "error", live="alert") if refusal else None,
        Form("whatif", asked, "Show what would have happened", beside=[Button("Close", "unthink", turn, "quiet")]),
    ]
    return Box(body, "aside")


def _option(option: Option) -> tuple[str, str]:
    words = f"{option.text} (what you said)" if option.said else option.text
    return option.move, words


def answer(thought: WhatIf, *, live: bool = True, reach: str = "") -> Box:
    """Show the talk as it was beside the talk as it would have been.

    Args:
        thought: the talk with another line.
        live: whether a reader is taken to its heading.
        reach: what that line would have left within reach, where it is known.
    """
    title = f"If you had said in turn {thought.turn}: “{thought.instead}”"
    body: list[Node | None] = [
        Heading(title, 4, takes_focus=live),
        Text(thought.finding, "lead"),
        Text(reach) if reach else None,
        Items(thought.notes) if thought.notes else None,
        *beside(thought.comparison, ("As it was", "As it would have been"), 5),
        Text(NOTHING_KEPT, "fine"),
    ]
    return Box(body, "aside")
