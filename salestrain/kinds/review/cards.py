"""Is a number worth watching? Clear, measured, moved by what I do, and in sight.

The four qualities are those of a good KPI card: R8 in short, after Conscious Sales ("clearly defined, well thought out,
measurable and visible") and the finding that results cannot be managed and activities can.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...language.own_action import names_a_deed

QUALITIES: Mapping[str, str] = {
    "clear": "Clear: anybody would count the same",
    "measured": "Measured: it says where the figure comes from",
    "mine": "Mine: it says what I do that moves it",
    "in_sight": "In sight: it says where I see it, and how often",
}
ASKS: Mapping[str, str] = {
    "clear": "What exactly counts as one? Say it so that somebody else would count the same.",
    "measured": "Where does the figure come from: a report, a list, a calendar?",
    "mine": "What do you do yourself that moves it? Say it as something that can be seen, such as “I call …”.",
    "in_sight": "Where do you see it, and how often: on which wall, in which meeting, on which day?",
}
_FEWEST_WORDS = 4
_OFTEN = re.compile(
    r"\b(?:daily|weekly|monthly|every|each|once|twice|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|morning|evening"
    r"|week|month|day|quarter)\b",
    re.I,
)
_VAGUE = re.compile(r"\b(?:good|better|quality|strong|real|serious|hot|nice|great|successful|important)\b", re.I)


def qualities(counts: str, source: str, mine: str, seen: str) -> dict[str, bool]:
    """Return which of the four qualities a number has.

    Args:
        counts: what counts as one.
        source: where the figure comes from.
        mine: what the learner does that moves it.
        seen: where it is seen, and how often.
    """
    return {
        "clear": len(counts.split()) >= _FEWEST_WORDS and not _VAGUE.search(counts),
        "measured": bool(re.search(r"[A-Za-z]{3}", source)),
        "mine": names_a_deed(mine),
        "in_sight": bool(_OFTEN.search(seen)) and len(seen.split()) >= 2,
    }
