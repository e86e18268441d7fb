"""The one thing to try after a practice: what the first tries lost the most by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ...core.events import Event
from .points import Judged, parts_of

ADVICE: Mapping[str, str] = {
    "form": "Before you name the form, ask: could the answer be yes, no or one item, or does the buyer answer freely?",
    "focus": "Before you sort a question, ask what its answer tells: how things are, what goes wrong, or what follows.",
    "clause": "Before you sort a part, ask whose hands it is in, and what shows it.",
    "stacked": "Ask one thing, and stop: the second question can wait for the answer.",
    "leading": "Leave the answer out of the question.",
    "pitch": "Leave your offer out while you ask; it can wait until you have heard the answer.",
    "against": "Use the answer you got before you speak for your own offer.",
    "flipped": "Before you say it back, check each point: who or what was it said of?",
    "invented": "Say back what was said, and add nothing to it.",
    "covered:all": "Count the points while you listen, and say back every one.",
    "own_words": "Say it back in words of your own.",
    "follow_up": "Pick up a word of theirs in your question.",
    "used": "Let each answer come back in something you say later.",
    "beside": "Before you write what you do, ask what it would change about what was said.",
    "action:verb": "Write what you do yourself, with a verb that somebody could see done.",
    "action:what": "Write with whom, or how many.",
    "action:when": "Write by when.",
}
"""By what was lost, the advice: the label of a part that was sorted, a fault, or what was missing."""


def to_try_next(firsts: Sequence[Event]) -> str:
    """Return advice on what the first tries lost most points by; empty if they lost none, or by nothing listed.

    What was typed is one matter, however many points of it are missing, and each question with a choice is another:
    who lost two points of an action and one by sorting is told about the action.
    """
    matters: Counter[str] = Counter()
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    for event in firsts:
        for part in parts_of(event):
            matter = part.label if part.label in ADVICE else ""
            matters[matter] += part.best - part.score
            if part.score < part.best:
                lost[matter].update(_lost_by(part, event))
    worst = max(matters, key=lambda matter: (matters[matter], not matter), default="")
    return ADVICE[lost[worst].most_common(1)[0][0]] if lost[worst] else ""


def _lost_by(part: Judged, event: Event) -> dict[str, int]:
    """Return what a part lost points by, with how many."""
    if part.label in ADVICE:
        return {part.label: part.best - part.score}
    lost = {point.tag: -point.points for point in part.points if point.points < 0 and point.tag in ADVICE}
    tags = {point.tag for point in part.points}
    aimed = {tag for data in event.data["parts"] if data["label"] == part.label for aim in data["aims"] for tag in aim}
    return lost | {tag: 1 for tag in ADVICE if tag in aimed and tag not in tags}
