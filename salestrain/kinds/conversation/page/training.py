"""The exercise that trains what a talk was weakest in, one click from its debrief."""

from __future__ import annotations

from ....content.library import Training
from ....ui.markup import Html, tag


def training_part(training: Training | None) -> Html | None:
    """The way to the drill: a link where there is a room, the call where there is only a notebook."""
    if training is None:
        return None
    return tag(
        "div",
        tag("p", "Three short tries at just that: ", tag("strong", training.label), "."),
        tag("p", tag("a", f"Practise it: {training.title}", href=f"../{training.exercise}/#{training.part}",
            class_="st-button"), class_="st-in-room"),
        tag("p", "In a notebook: ", tag("code", f'practise("{training.exercise}")', class_="st-code"),
            class_="st-in-notebook"),
        class_="st-stack st-screen-only",
    )  # fmt: skip
