"""Walks every way through a talk: what can be reached, the best line, what a line cost."""

from __future__ import annotations

from .course import Better, Course, TurnCost, costing, course

__all__ = ["Better", "Course", "TurnCost", "costing", "course"]
