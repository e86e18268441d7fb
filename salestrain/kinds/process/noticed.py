"""What a process notices of a learner, as criteria count it."""

from __future__ import annotations

from collections.abc import Mapping

NOTICED: Mapping[str, str] = {
    "skip_found": "skipped stage that you saw before it was shown",
    "skip_missed": "skipped stage that you did not see",
    "skip_imagined": "stage marked as skipped that was not",
    "early_found": "stage left too early that you saw before it was shown",
    "early_missed": "stage left too early that you did not see",
    "early_imagined": "stage marked as left too early that was not",
    "stall_found": "stall that you saw before it was shown",
    "stall_missed": "stall that you did not see",
    "stall_imagined": "stall marked where there is none",
    "as_the_evidence": "answer that the evidence bears out",
    "against_the_evidence": "answer against the evidence",
    "belief_with_reason": "belief about a skip, with its reason",
    "move_inside": "move inside the frame, unlike your others",
    "move_new": "move of your own, like nothing in the list and unlike your others",
    "move_alike": "move that says the same as another",
    "move_outside": "move that breaks the frame",
    "bold_outside": "bold idea that you knew to be outside the frame",
    "three_moves": "blocked commitment with three moves or more, inside the frame or new",
    "led": "entry of a leader who stayed engaged",
    "skip_logged": "skip with its reason, its decider and its date",
    "change_decided": "change of the process by the one who may change it",
    "change_proposed": "change of the process proposed to the one who may change it",
    "own_deals": "deals of your own",
    "own_talks": "talk of your own brought in",
}
"""Signs the kind notices, as criteria count them (`{count: {said: skip_found, gte: 3}}`), with their labels."""
