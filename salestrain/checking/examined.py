"""The input of every kind's checks: an exercise under examination."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..content.findings import Findings

Tell = Callable[[str], None]
"""Called with a sentence at each step that takes time."""


@dataclass(frozen=True)
class Examined:
    """An exercise under examination, with the options of the check.

    `sound` says whether all its playthroughs can be loaded.
    """

    folder: Path
    exercise: Any
    findings: Findings
    sound: bool
    tell: Tell
    explore: bool
    mutations: bool
