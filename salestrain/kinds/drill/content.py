"""Content models of a drill: behaviours, situations and a bank of items that each take a minute or two.

An item has exactly one of seven parts, which is its format. The documentation for authors is docs/drills.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from ...core.acts import Focus, Form
from ...core.exercise import Exercise, Line, Model, Name

Format = Literal["classify", "rewrite", "next_best", "ladder", "reflect", "incumbent", "excuse"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""All formats in the order in which a practice presents them, from recognising to doing."""
Control = Literal["inside", "outside", "shown"]
Answers = Annotated[tuple[Line, ...], Field(min_length=1)]
Turns = Annotated[int, Field(ge=4, le=12)]


class DrillBriefing(Model):
    """Text the learner reads before the first item."""

    learner: Line
    goal: Line


class Example(Model):
    """Example on a card: what a seller says, after what the buyer said if that matters, and what to see in it."""

    says: Line | None = None
    line: Line
    see: Line


class Behaviour(Model):
    """One thing to practise; `for_criteria` lists ids of criteria of talks that it trains.

    `examples` are the card that is read before the first try.
    """

    id: Name
    label: Line
    why: Line
    try_next: Line
    examples: Annotated[tuple[Example, ...], Field(max_length=2)] = ()
    for_criteria: tuple[Name, ...] = ()


class Situation(Model):
    """Setting of an item."""

    text: Line
    industry: Line


class Classify(Model):
    """Identify the form and the focus of a question."""

    question: Line
    form: Form
    focus: Focus


class Rewrite(Model):
    """A weak question after something the buyer said; the learner writes a better one with this focus."""

    says: Line
    question: Line
    focus: Focus
    model: Answers
    poor: Answers


class SeenFact(Model):
    """Fact that a move reveals: its label, its words and its value."""

    label: Line
    text: Line
    value: Literal["key", "useful", "context", "decoy"]


class SeenMove(Model):
    """Result of one legal move, found by playing it; `held` says what kept a fact locked."""

    move: Name
    text: Line
    label: Line
    answer: str
    opens: tuple[SeenFact, ...] = ()
    trust: int = 0
    known: bool = False
    held: str | None = None
    ends: str | None = None


class SeenLine(Model):
    """Line that was said before the position."""

    who: Literal["learner", "buyer"]
    name: Line
    text: Line


class Seen(Model):
    """Position as found in its scenario; filled in when the exercise is opened, never written by an author."""

    buyer: Line
    brief: Line
    lines: tuple[SeenLine, ...]
    moves: tuple[SeenMove, ...]


class Moment(Model):
    """Position in a real talk: the scenario, its variant, and the moves that led there."""

    exercise: Name
    variant: Name | None = None
    after: Annotated[tuple[Name, ...], Field(min_length=1)]
    seen: Seen | None = None


class NextBest(Model):
    """What to say next: `options` are moves that are legal in the position; free text is read as a legal move."""

    moment: Moment
    options: Annotated[tuple[Name, ...], Field(min_length=3, max_length=4)]


class Rung(Model):
    """One question of a ladder: a full-mark answer, poor ones, and what the buyer says to a good one."""

    model: Line
    poor: Answers
    answer: Line


class Rungs(Model):
    """The four questions, from the situation to the benefit of a solution."""

    situation: Rung
    problem: Rung
    implication: Rung
    result: Rung


class Ladder(Model):
    """Four questions on one fact, each taking up what was said last, within a number of turns.

    `shrug` is what the buyer says to a question that is not the next rung.
    """

    fact: Line
    rungs: Rungs
    shrug: Line
    turns: Turns = 6


class Reflect(Model):
    """Reflect what the buyer said.

    `parts` are its points as short statements; points in `known` may be mentioned as well.
    """

    says: Line
    parts: Annotated[tuple[Line, ...], Field(min_length=1, max_length=4)]
    known: tuple[Line, ...] = ()
    model: Answers
    poor: Answers


class Incumbent(Model):
    """Three questions about the present supplier, each with the buyer's answer, and lines that use the answers.

    `supplier` lists the names learners will use for it, longest first: `the paper book`, `the book`. `model` is one
    complete sequence of lines that earns full marks; each entry of `poor` is one that does not.
    """

    supplier: Answers
    opens: Line
    keep: Line
    change: Line
    wish: Line
    shrug: Line
    turns: Turns = 6
    model: Annotated[tuple[Line, ...], Field(min_length=4)]
    poor: Annotated[tuple[Answers, ...], Field(min_length=1)]


class Clause(Model):
    """Part of a statement: `inside` the speaker's control, `outside` it, or outside and `shown`.

    `shown` marks a real cause with evidence and size, which is accepted as it is.
    """

    text: Line
    control: Control


class Excuse(Model):
    """Statement from the field, in clauses; the learner sorts them and writes an action of their own."""

    clauses: Annotated[tuple[Clause, ...], Field(min_length=2, max_length=5)]
    model: Answers
    poor: Answers


class Item(Model):
    """One thing to try: its behaviour, its situation, why the good answer is good, and one of the seven parts."""

    id: Name
    behaviour: Name
    situation: Name
    explanation: Line
    classify: Classify | None = None
    rewrite: Rewrite | None = None
    next_best: NextBest | None = None
    ladder: Ladder | None = None
    reflect: Reflect | None = None
    incumbent: Incumbent | None = None
    excuse: Excuse | None = None

    @property
    def format(self) -> Format:
        """Format of the item, which is the part that is present; the authoring rules guarantee exactly one."""
        return next(name for name in FORMATS if getattr(self, name) is not None)


class Drill(Exercise):
    """Content of a drill; `tries` is the number of items in one practice, all for one behaviour."""

    kind: Literal["drill"]
    illustrative: Line
    briefing: DrillBriefing
    behaviours: Annotated[tuple[Behaviour, ...], Field(min_length=1, max_length=8)]
    situations: Mapping[Name, Situation]
    items: Annotated[tuple[Item, ...], Field(min_length=3)]
    tries: Annotated[int, Field(ge=3, le=10)] = 3
    seed_policy: Literal["fixed", "per_attempt", "per_learner"] = "per_attempt"


def behaviour_for(drill: Drill, criterion: str) -> tuple[str, str] | None:
    """Return the id and the name of the first behaviour that trains this criterion, or None."""
    for behaviour in drill.behaviours:
        if criterion in behaviour.for_criteria:
            return behaviour.id, behaviour.label
    return None
