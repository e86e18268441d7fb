"""Nothing that people see or earned changes by accident; on purpose: python -m tests.goldens.freezing."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.store import open_store
from tests.goldens import freezing
from tests.goldens.capturing import came_to


@pytest.mark.parametrize("name", freezing.names())
def test_every_screen_says_what_it_said(name: str) -> None:
    """The words of every screen of every playthrough are those that were written down."""
    assert (freezing.SCREENS / f"{name}.txt").read_text(encoding="utf-8") == freezing.screens(name)


@pytest.mark.parametrize("name", freezing.names())
def test_every_playthrough_comes_to_what_it_came_to(name: str) -> None:
    """Events, total and marks of every playthrough are those that were written down."""
    assert (freezing.OUTCOMES / f"{name}.txt").read_text(encoding="utf-8") == freezing.outcomes(name)


def test_attempts_kept_by_the_first_layout_play_to_what_they_were(tmp_path: Path) -> None:
    """A store that an earlier version wrote leads to the same events, totals and marks."""
    with open_store(str(freezing.unpacked(tmp_path))) as store:
        played = {title: tuple(came_to(session)) for title, session in freezing.kept_attempts(store)}
    assert kept_outcomes() == played


def kept_outcomes() -> dict[str, tuple[str, ...]]:
    """What the kept attempts had come to when they were kept, by title."""
    text = (freezing.KEPT / "outcomes.txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("## ") if block]
    return {title: tuple(lines) for title, *lines in blocks}
