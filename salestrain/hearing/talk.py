"""The reader of a talk: typed words to the moves of its scenario."""

from __future__ import annotations

from ..authoring.scenario import Scenario
from ..understanding import Reader, Wording
from ..understanding.encoder import Encoder
from ..understanding.meaning import carried_encoder


def reader(scenario: Scenario, encoder: Encoder | None = None) -> Reader:
    """A reader that understands typed text as the moves of this scenario. Build it once for a page.

    It reads with `encoder`; without one, with that which the package carries.
    """
    wordings = [
        Wording(
            move=move.id,
            kind=move.kind,
            choice=move.choice,
            examples=move.examples,
            patterns=move.understand.any,
            but_not=move.understand.not_,
        )
        for move in scenario.moves
    ]
    return Reader(wordings, scenario.buyer.knows_not, encoder or carried_encoder())
