"""What an exercise that is no talk promises in its playthroughs is what happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.attempts.playthroughs import play
from salestrain.content.playthrough import DeedsPlaythrough
from tests.exercises.playing import every_deeds_playthrough, loaded

DONE = [pytest.param(*pair, id=f"{pair[0].name}-{pair[1].id}") for pair in every_deeds_playthrough()]


@pytest.mark.parametrize(("folder", "playthrough"), DONE)
def test_a_playthrough_leads_to_what_it_says(folder: Path, playthrough: DeedsPlaythrough) -> None:
    """The phase, what was noticed and what was not, and the total are as stated."""
    session = play(loaded(folder), playthrough)
    expect = playthrough.expect
    noticed = {tag for event in session.standing() for tag in event.tags}
    total = session.score().total if expect.total else 0
    bounds = (expect.total.gte, expect.total.lte) if expect.total else (0, 0)
    marks = {mark.criterion: mark.score for mark in session.score().marks} if expect.marks else {}
    happened = {
        "phase": session.state.phase if expect.phase else None,
        "not noticed, but promised": set(expect.tags) - noticed,
        "noticed, but excluded": set(expect.not_tags) & noticed,
        "total": min(max(total, bounds[0]), bounds[1]) == total,
        "marks": {name: marks.get(name) for name in expect.marks},
    }
    assert {
        "phase": expect.phase,
        "not noticed, but promised": set(),
        "noticed, but excluded": set(),
        "total": True,
        "marks": dict(expect.marks),
    } == happened
