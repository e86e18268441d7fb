"""What a portfolio notices of a learner, as criteria count it."""

from __future__ import annotations

from collections.abc import Mapping

NOTICED: Mapping[str, str] = {
    "tenth_won": "tenth of what a careful seller brings home in this week",
    "pursued_rightly": "lead that you pursued, and it was worth it",
    "pursued_wrongly": "lead that you pursued, and it was not worth it",
    "hour_wasted": "wasted hour",
    "nurtured_rightly": "lead that you nurtured, and it needs time",
    "walked_rightly": "lead that you left, and it was not worth it",
    "left_good": "lead that was worth pursuing, and that you left, asked or not",
    "asked": "question that you asked before you decided",
    "estimate": "estimate that you gave before a decision",
    "calibrated": "set of estimates that came true about as often as you said",
}
"""Signs the kind notices (`{count: {said: pursued_rightly, gte: 2}}`), with their labels."""
