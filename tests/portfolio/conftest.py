"""A store of its own for every test."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store is; nothing is there yet."""
    return tmp_path / "store.db"
