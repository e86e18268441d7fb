"""The functions for notebooks: `practise` opens an exercise, `watch` shows a talk, `exercises` lists, `edit` edits."""

from __future__ import annotations

from .numbers import cards, compare, equal_team, kpis, look_back, month, pipeline, power, results, sample, shuffle
from .practising import compile_plan, edit, exercises, moment, needed, needed_yours, practise, watch, weigh, weigh_yours

__all__ = [
    "cards",
    "compare",
    "compile_plan",
    "edit",
    "equal_team",
    "exercises",
    "kpis",
    "look_back",
    "moment",
    "month",
    "needed",
    "needed_yours",
    "pipeline",
    "power",
    "practise",
    "results",
    "sample",
    "shuffle",
    "watch",
    "weigh",
    "weigh_yours",
]
