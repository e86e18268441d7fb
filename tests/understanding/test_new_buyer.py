"""A buyer that is new, to whom nobody has typed yet, understands what sellers usually say."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from salestrain.content import load_exercise, new_exercise
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.reading import TalkEar, heard_line, reader

LINES = {
    "so what do you like about ovenline": "m.like",
    "how often does it happen?": "m.impact",
    "what would that be in money over a year": "m.impact",
    "and who decides about this sort of thing": "m.decision",
    "ok so they come quick, but you only find out when the bread is already pale": "m.reflect",
    "could we sit down next thursday at two with your sister?": "m.next",
    "hi jonas, thx for seeing me so early": "w.thanks",
    "who looks after them at the moment?": "w.vendor_who",
    "do you sleep at all with those hours?": "w.hours",
    "what did you try before": "w.tried",
    "how long have you been with them": "w.vendor_history",
    "I'd need to check that and come back to you": "w.dont_know",
}


@cache
def new_buyer() -> tuple[Scenario, TalkEar]:
    """The talk that `salestrain new` makes, and its reader."""
    with TemporaryDirectory() as folder:
        made = load_exercise(new_exercise("somewhere_new", Path(folder)))
    assert isinstance(made, Scenario)
    return made, reader(made)


@pytest.mark.parametrize(("line", "meant"), LINES.items())
def test_a_new_buyer_takes_a_line_for_what_it_is(line: str, meant: str) -> None:
    """A move is heard, and an ordinary question gets its answer."""
    scenario, read = new_buyer()
    session = Session(scenario, 0)
    session.do(Move("choose", {"move": "m.like"}))
    session.do(Move("choose", {"move": "m.change"}))
    reading = heard_line(read, session.script, session.state, line)
    assert meant in [*(part.move for part in reading.heard), *(answer.id for answer in reading.answers)]
