"""A new action out of what the learner practised: it still has to hang under an objective, and to be given a day."""

from __future__ import annotations

from ....ui.document import Node, Row, Text
from ....ui.fields import Button
from ....ui.offers import Offers, first_of, offered, where_from

AT_ONCE = 5


def practice_part(asked: Offers | None) -> Node:
    """Offer to look into the learner's practice, or show what is there."""
    if asked is None:
        return Row([Button("Take one from my practice", "from_practice", weight="quiet", small=True)])
    if not asked.found:
        return Text("Your practice has nothing to try yet: finish a talk or a drill first.", "hint")
    take = ("Use this", "use_practice")
    return offered("From your practice", asked, first_of(asked, AT_ONCE), take, where_from)
