"""What a ledger notices of a learner, as criteria count it."""

from __future__ import annotations

from collections.abc import Mapping

NOTICED: Mapping[str, str] = {
    "rated": "part of your work that you rated at three difficulties",
    "measured": "part of your work that your own practice shows",
    "win": "win that you wrote down",
    "solid_win": "win with what you did, its evidence, a lesson and a day to use it again",
    "off_plan_answered": "win that was off the plan, with what would make it repeatable",
    "off_plan_left": "win that was off the plan, without that",
    "chose_weak": "part to build next, where something is missing",
    "chose_strong": "part to build next that is earned already",
    "acknowledged": "win that somebody who leads acknowledged",
}
"""Signs the kind notices (`{count: {said: solid_win, gte: 2}}`), with their labels."""
