"""The exercise that trains what a talk was weakest in, one click from its debrief."""

from __future__ import annotations

from ....content.library import Training
from ....ui import Link, Phrase, Stack, Text
from ....ui.phrases import strong


def training_part(training: Training | None) -> Stack | None:
    """Show the way to the drill: a link where there is a room, the call where there is only a notebook."""
    if training is None:
        return None
    drill = Link(f"Practise it: {training.title}", f"../{training.exercise}/#{training.part}", as_button=True)
    call = Phrase(f'practise("{training.exercise}")', "code")
    return Stack(
        [
            Text(["Three short tries at just that: ", strong(training.label), "."]),
            Stack([Text([drill])], "room", close=True),
            Stack([Text(["In a notebook: ", call])], "notebook", close=True),
        ],
        "screen",
    )
