"""Model checker of talks: explore every way through one, to find what can be reached, the best line and lost points."""

from __future__ import annotations

from .course import Better, Course, TurnCost, costing, course

__all__ = ["Better", "Course", "TurnCost", "costing", "course"]
