"""A new action out of what the learner practised: it still has to hang under an objective, and to be given a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....core.passing import Passed
from ....ui.document import Fold, Item, Items, Node, Row, Text
from ....ui.fields import Button
from ....ui.phrases import muted

AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class FromPractice:
    """What practice has for a new action, and the one whose words stand in the box."""

    found: Sequence[Passed] = ()
    chosen: str = ""


def practice_part(asked: FromPractice | None) -> Node:
    """Offer to look into the learner's practice, or show what is there."""
    if asked is None:
        return Row([Button("Take one from my practice", "from_practice", weight="quiet", small=True)])
    if not asked.found:
        return Text("Your practice has nothing to try yet: finish a talk or a drill first.", "hint")
    items = [
        Item([Text([one.text, " ", muted(f"({_where_from(one)})")]), _use(number, one)])
        for number, one in enumerate(asked.found[:AT_ONCE])
    ]
    return Fold("From your practice", [Items(items, "rows")], open=not asked.chosen)


def _use(number: int, one: Passed) -> Row:
    return Row([Button("Use this", "use_practice", str(number), "quiet", small=True, about=one.text[:60])])


def _where_from(one: Passed) -> str:
    return f"{one.about}, {one.source}" if one.about else one.source
