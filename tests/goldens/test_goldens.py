"""Nothing that people see or earned changes by accident; on purpose: python -m tests.goldens.freezing."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.store import open_store
from tests.goldens import freezing


@pytest.mark.parametrize("name", freezing.names())
def test_every_screen_says_what_it_said(name: str) -> None:
    """The words of every screen of every playthrough are those that were written down."""
    assert (freezing.SCREENS / f"{name}.txt").read_text(encoding="utf-8") == freezing.screens(name)


@pytest.mark.parametrize("name", freezing.names())
def test_every_playthrough_comes_to_what_it_came_to(name: str) -> None:
    """Events, total and marks of every playthrough are those that were written down."""
    assert (freezing.OUTCOMES / f"{name}.txt").read_text(encoding="utf-8") == freezing.outcomes(name)


def test_attempts_of_the_first_layout_come_to_what_they_did(tmp_path: Path) -> None:
    """A store that an earlier version wrote leads to the same events, totals and marks, or the version says not."""
    with open_store(str(freezing.unpacked(tmp_path))) as store:
        now = freezing.kept_text(freezing.kept_attempts(store))
    assert (freezing.KEPT / "outcomes.txt").read_text(encoding="utf-8") == now


def test_rules_that_change_without_a_new_version_are_named() -> None:
    """Another outcome of the same attempt by the same version is a mistake, and so is told."""
    before = "## a1 · harbour_foods · 9 moves · conversation 1\ntotal 86\n"
    assert ["conversation 1"] == freezing.unsaid_changes(before, before.replace("86", "43"))


def test_rules_that_change_with_a_new_version_are_not() -> None:
    """Whoever raises the version has said so."""
    before = "## a1 · harbour_foods · 9 moves · conversation 1\ntotal 86\n"
    after = before.replace("86", "43").replace("conversation 1", "conversation 2")
    assert [] == freezing.unsaid_changes(before, after)
