"""A valid exercise to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.content import new_exercise


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new exercise, as `salestrain new north_quay` creates it."""
    return new_exercise("north_quay", tmp_path)
