"""Talks that were kept by an earlier version, with the content and the readings of that time."""

import json
from pathlib import Path

import pytest

from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move, digest
from salestrain.core.session import Session

KEPT = sorted((Path(__file__).parent / "kept").glob("*.json"))


def replayed(path: Path) -> tuple[dict, Session]:
    kept = json.loads(path.read_text(encoding="utf-8"))
    moves = [Move(each["verb"], each["data"]) for each in kept["moves"]]
    return kept, Session.replay(exercise_from_json(json.dumps(kept["exercise"])), kept["seed"], moves)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_talk_replays_to_the_same_events(path):
    kept, session = replayed(path)
    assert digest(session.events) == kept["events"]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_talk_keeps_its_total(path):
    kept, session = replayed(path)
    assert (session.score().total, session.state.ending) == (kept["total"], kept["ending"])
