"""What a pipeline comes to: each figure with its numerator, denominator, n, range, and what to know about it."""

from __future__ import annotations

from .definitions import DEFINITIONS, measured
from .kpi import Asked, Definition, Kpi

__all__ = ["DEFINITIONS", "Asked", "Definition", "Kpi", "measured"]
