"""Points of a drill: prices for what was noticed in a try, each with the words and the reason.

The table is the whole rubric. Whether a question is open earns nothing: in the research this follows, open and closed
questions did equally well; the difference lay in what a question is about, whether it takes up what was said, and what
it reveals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ...core.events import Event
from ...core.kind import Played
from ...core.rubric import Mark, Proof, Scorecard
from .content import Behaviour

MOST = 5
"""Maximum points of one part of a try."""
BESIDE_THE_AIM = 1
"""Maximum points of a question about something else than what the item asks for."""
POINTS: Mapping[str, tuple[int, str]] = {
    "focus:situation": (1, "asks how things are"),
    "focus:problem": (2, "asks what is hard or goes wrong"),
    "focus:implication": (3, "asks what follows from it, or what it costs"),
    "focus:result": (3, "asks what would be better then"),
    "focus:others": (2, "asks who else it concerns, and how it is decided"),
    "focus:keep": (2, "asks what should stay"),
    "focus:change": (2, "asks what should change"),
    "focus:wish": (2, "asks what is wished for and not paid for"),
    "focus:commitment": (2, "asks for a step the buyer would take"),
    "focus:rapport": (0, "asks about small matters between people"),
    "follow_up": (1, "takes up what the buyer said"),
    "used": (1, "the answer is used later"),
    "stacked": (-1, "several questions at once"),
    "leading": (-1, "the answer is in the question"),
    "pitch": (-2, "speaks for your own offer"),
    "known": (-1, "asks for what was answered already"),
    "against": (-2, "pitches against an answer that was not used"),
    "opened:key": (3, "opens a key fact"),
    "opened:useful": (2, "opens a useful fact"),
    "opened:context": (1, "opens a fact that is good to know"),
    "opened:decoy": (0, "opens what leads nowhere"),
    "trust:up": (1, "a step of trust"),
    "trust:down": (-1, "a step of trust lost"),
    "right:form": (2, "the form is right"),
    "right:focus": (3, "the focus is right"),
    "right:clause": (1, "sorted rightly"),
    "covered:all": (3, "every point is there"),
    "covered:most": (2, "all points but one are there"),
    "covered:some": (1, "some points are there"),
    "covered:none": (0, "none of the points is there"),
    "own_words": (1, "in words of your own"),
    "invented": (-2, "nobody said this"),
    "flipped": (-2, "this turns what was said into its opposite"),
    "action:verb": (1, "a verb of your own that can be seen"),
    "action:what": (1, "what, or how much"),
    "action:when": (1, "when"),
    "beside": (-3, "has nothing to do with what was said"),
}
"""Points of each tag, with the reason in words; a tag that is not listed earns nothing and is shown as information."""


@dataclass(frozen=True, slots=True)
class Point:
    """Entry of the table that applied: how many points, for what, and the words that show it."""

    tag: str
    points: int
    rule: str
    quote: str
    because: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Points that a part of a try earned out of `best`; `missing` lists the rules a full answer would also have met."""

    label: str
    text: str
    score: int
    best: int
    points: tuple[Point, ...]
    missing: tuple[str, ...]


def judged(part: Mapping[str, Any]) -> Judged:
    """Return what one part earned, between zero and the best answer.

    If there are several focuses, only the one that the item aims at counts; without it the best one counts, for
    `BESIDE_THE_AIM` at most, and full marks are not possible.
    """
    tags, proof = part["tags"], part["proof"]
    aimed = {tag for aim in part["aims"] for tag in aim}
    counted = _counted(tags, aimed)
    points = tuple(Point(tag, _price(tag, aimed), POINTS[tag][1], *proof.get(tag, ("", ""))) for tag in counted)
    best, aim = max((_worth(aim), aim) for aim in part["aims"]) if part["aims"] else (0, [])
    is_aimed = all(tag in tags for tag in aim if tag.startswith("focus:"))
    score = max(0, min(best if is_aimed else best - 1, sum(point.points for point in points)))
    # A full score means nothing is missing, whichever aim earned it.
    missing = [] if score == best else [POINTS[tag][1] for tag in dict.fromkeys(aim) if tag not in counted]
    return Judged(part["label"], part["text"], score, best, points, tuple(missing))


def _price(tag: str, aimed: Collection[str]) -> int:
    """Return the points of a tag; a question about something else than what is asked for is worth little."""
    points = POINTS[tag][0]
    has_focus = any(name.startswith("focus:") for name in aimed)
    return min(points, BESIDE_THE_AIM) if has_focus and tag.startswith("focus:") and tag not in aimed else points


def plain_worth(tags: Sequence[str]) -> int:
    """Return the sum of these tags' points, which may be negative."""
    return sum(POINTS[tag][0] for tag in _counted(tags))


def _worth(tags: Sequence[str]) -> int:
    return max(0, min(MOST, plain_worth(tags)))


def _counted(tags: Sequence[str], aimed: Collection[str] = ()) -> list[str]:
    """Return the tags that have a price; of those on focus only one: one that is aimed at, or else the dearest."""
    priced = [tag for tag in tags if tag in POINTS]
    on_focus = [tag for tag in priced if tag.startswith("focus:")]
    dearest = max(on_focus, key=lambda tag: (tag in aimed, POINTS[tag][0]), default="")
    return [tag for tag in priced if not tag.startswith("focus:") or tag == dearest]


def parts_of(event: Event) -> tuple[Judged, ...]:
    """Return what the parts of a try earned; `event` is of kind `tried`."""
    return tuple(judged(part) for part in event.data["parts"])


def earned(event: Event) -> tuple[int, int]:
    """Return the points of a try and its maximum."""
    parts = parts_of(event)
    return sum(part.score for part in parts), sum(part.best for part in parts)


def is_right(event: Event) -> bool:
    """Return whether a try earned full marks."""
    got, best = earned(event)
    return got == best


def first_tries(events: Sequence[Event]) -> list[Event]:
    """Return the first try at each item, which shows what the learner could do before any feedback."""
    return [event for event in events if event.kind == "tried" and not event.data["repeat"]]


def by_points(session: Played) -> Scorecard:
    """Score a practice by the points of its tries."""
    return scorecard(session.exercise.behaviours, session.standing())


def scorecard(behaviours: Sequence[Behaviour], events: Sequence[Event]) -> Scorecard:
    """Return one mark per behaviour that was tried, over first tries; the total is the percentage of the maximum."""
    tries = first_tries(events)
    marks = []
    for behaviour in behaviours:
        own = [event for event in tries if event.data["behaviour"] == behaviour.id]
        if own:
            marks.append(_mark(behaviour, own))
    got, best = sum(mark.score for mark in marks), sum(mark.best for mark in marks)
    total = int(Fraction(100 * got, best) + Fraction(1, 2)) if best else 0
    return Scorecard(tuple(marks), (), total, total)


def _whose(part: Judged, point: Point) -> str:
    """Return whose words prove a point: the learner's, the buyer's answer in a position, or text that was given."""
    if part.label == "yield":
        return "buyer"
    return "learner" if point.quote in part.text else "record"


def _mark(behaviour: Behaviour, tries: Sequence[Event]) -> Mark:
    parts = [(event.turn, part) for event in tries for part in parts_of(event)]
    score, best = sum(part.score for _, part in parts), sum(part.best for _, part in parts)
    right = sum(is_right(event) for event in tries)
    proof: list[Proof] = []
    for turn, part in parts:
        proof += [
            Proof(turn, _whose(part, point), point.quote) for point in part.points if point.points and point.quote
        ]
    missing = list(dict.fromkeys(rule for _, part in parts for rule in part.missing))
    return Mark(
        criterion=behaviour.id,
        label=behaviour.label,
        weight=1,
        score=score,
        best=best,
        level=f"{right} of {len(tries)} {'try' if len(tries) == 1 else 'tries'} earned everything at once.",
        rule="the points of each first try, out of what a full answer earns",
        proof=tuple(dict.fromkeys(proof)),
        missing=f"Not in each try yet: {'; '.join(missing)}." if missing else None,
        try_next=behaviour.try_next,
    )
