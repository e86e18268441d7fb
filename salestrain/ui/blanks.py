"""Places on a sheet of paper that somebody fills in with a pen. On a screen they are only shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Blank:
    """Ruled lines to write on, with what belongs there; the label stands before a single line and above several."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes of which somebody ticks those that apply; `label` says what they are a choice of.

    They stand side by side, or, with `stacked`, one under the other.
    """

    label: str
    options: Sequence[str]
    stacked: bool = False


ByHand: TypeAlias = Blank | Boxes
