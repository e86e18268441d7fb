"""What a review notices of a learner, as criteria count it."""

from __future__ import annotations

from collections.abc import Mapping

NOTICED: Mapping[str, str] = {
    "judged_rightly": "month that you judged as its numbers do",
    "judged_wrongly": "month that you judged otherwise than its numbers do",
    "own_judged": "month of your own that you judged before its numbers were shown",
    "own_rightly": "month of your own that you judged as its numbers do",
    "good_number": "number of your own that is clear, measured, moved by you, and in sight",
    "number": "number of your own",
    "weighed": "month of your own held against the months before",
    "act_named": "answer that names what you did or will do, and a number that it moves",
    "act_missing": "answer that does not name both",
    "own_part": "explanation that names your own part",
    "cause_answered": "cause that lies outside, with its evidence, its size and your answer to it",
    "cause_left": "cause that lies outside, without all three",
    "experiment": "experiment that was written down before it began",
    "experiment_can_show": "experiment whose window is long enough to show what you expect",
    "concluded": "experiment that came to its end",
    "month_closed": "month that was reviewed to its end",
}
"""Signs the kind notices (`{count: {said: judged_rightly, gte: 3}}`), with their labels."""
