"""An exercise under examination: what the checks of every kind are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..content.findings import Findings

Tell = Callable[[str], None]
"""Told what is being done, while it takes its time."""


@dataclass(frozen=True)
class Examined:
    """An exercise under examination. `sound`: all its playthroughs can be loaded."""

    folder: Path
    exercise: Any
    findings: Findings
    sound: bool
    tell: Tell
    explore: bool
    mutations: bool
