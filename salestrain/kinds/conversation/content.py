"""The content of a conversation: buyer, facts, moves, reactions, agenda, endings, judgement, rubric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model, Name, When

Verdict = Literal["success", "partial", "miss", "judged"]
Worth = Literal["key", "useful", "context", "decoy"]
MoveKind = Literal[
    "open_question", "closed_question", "probe", "reflect", "summarise", "acknowledge", "give_info", "pitch",
    "price", "attack", "commitment", "disqualify", "small_talk", "meta",
]  # fmt: skip
Steps = Mapping[Name, int]
"""Changes of state variables, such as {trust: 1, patience: -1}."""


class Briefing(Model):
    """What the learner reads before the talk, and what lets a human play the buyer instead."""

    learner: Line
    goal: Line
    known_at_start: tuple[Name, ...] = ()
    buyer_card: Line
    observer_focus: tuple[Name, ...] = ()


class Trait(Model):
    """A temper: while it is on, changes that a matching turn brings are multiplied, rounded towards zero."""

    when: When
    times: Mapping[Name, Annotated[float, Field(gt=0, le=5)]]
    on: bool = True
    why: Line


class Voice(Model):
    tone: Line
    max_words: Annotated[int, Field(ge=5, le=80)] = 45


class Buyer(Model):
    """The person across the table. `knows_not`: topics to which "I don't know" is the honest answer."""

    name: Line
    role: Line
    company: Line
    opens: Line
    voice: Voice
    knows_not: tuple[Line, ...] = ()
    traits: Mapping[Name, Trait] = {}


class Person(Model):
    """Somebody else who can come to speak in the talk, such as a colleague whom the buyer brings in."""

    name: Line
    role: Line


class StateVariable(Model):
    """A whole number about the buyer; `bands` are the words shown for it, each with its lowest value."""

    start: int
    min: int
    max: int
    show: Literal["hidden", "band", "exact"] = "band"
    bands: Mapping[str, int] = {}
    label: Line | None = None


class Cover(Model):
    """What is said instead of a fact: part of the truth; never the opposite, unless the fact is a `lie`."""

    text: Line
    true_but_partial: bool = True


class Fact(Model):
    """One thing the buyer knows. `text` is its only wording; it is said when `reveal` holds, never before.

    `exists: false` makes it a fact that only some variants switch on. `by` is the one of `people` who tells it.
    """

    id: Name
    topic: Name
    value: Worth
    label: Line
    text: Line
    tokens: tuple[Line, ...] = ()
    public: bool = False
    exists: bool = True
    reveal: When | None = None
    withhold: Line | None = None
    withhold_again: Line | None = None
    cover: Cover | None = None
    lie: bool = False
    debrief: Line | None = None
    by: Name | None = None
    also_counts: tuple[Name, ...] = ()


class Understand(Model):
    """Patterns are an extra for programmers; example wordings do the work."""

    any: tuple[Line, ...] = ()
    not_: tuple[Line, ...] = Field(default=(), alias="not")


class Effects(Model):
    first: Steps = Field(default_factory=dict)
    repeat: Steps = Field(default_factory=dict)


class Reply(Model):
    say: Line
    when: When | None = None
    by: Name | None = None


class MoveContent(Model):
    """Something a seller may do: the guided choice, how people say it, what it does, the answer.

    `means` are the intents of the repertoire that this move is, `about` the matter that narrows them; `examples` are
    wordings of its own, for what is special. `early` is said when it is asked for while `when` does not hold yet,
    `asks_back` when it would end the talk or cost something and the words leave a doubt.
    """

    id: Name
    kind: MoveKind
    topic: Name | None = None
    choice: Line
    means: tuple[Name, ...] = ()
    about: tuple[Line, ...] = ()
    examples: tuple[Line, ...] = ()
    understand: Understand = Understand()
    when: When | None = None
    effects: Effects = Effects()
    max_uses: Annotated[int, Field(ge=1)] | None = None
    reply: tuple[Reply, ...] = ()
    label: Line
    coach: Line | None = None
    early: Line | None = None
    asks_back: Line | None = None


class Answer(Model):
    """What the buyer says to an ordinary question: free, outside the score, and never a fact that is held back.

    `asks` are intents of the repertoire, `about` the matter that narrows them, `wordings` what is special.
    `after` names what the buyer must have said (`f.likes`, `f.cost.withhold`, `m.like.reply`, `opens`, `w.week`):
    a follow-up is an answer that takes up one of these. While `when` does not hold, `withhold` is said instead;
    without it, there is no such answer yet. `again` is said when it is asked a second time.
    """

    id: Name
    asks: tuple[Name, ...] = ()
    about: tuple[Line, ...] = ()
    wordings: tuple[Line, ...] = ()
    after: tuple[Name, ...] = ()
    when: When | None = None
    say: Line
    withhold: Line | None = None
    again: Line | None = None
    by: Name | None = None


class Reaction(Model):
    """A small social rule on how the learner behaves; each at most once a turn."""

    id: Name
    when: When
    effects: Steps = Field(default_factory=dict)
    say: Line | None = None
    once: bool = False
    priority: int = 0
    why: Line
    by: Name | None = None


class AgendaItem(Model):
    """The buyer's own initiative. `expects` are the moves that answer it; any other dodges it."""

    id: Name
    when: When
    say: Line
    once: bool = True
    tags: tuple[Name, ...] = ()
    expects: tuple[Name, ...] = ()
    label: Line
    by: Name | None = None


LineSort = Literal["who", "when", "where", "how_many", "why", "how", "what", "yes_no", "statement", "feeling"]
"""What sort of line somebody typed, when no more than that is known."""
Lines = Annotated[tuple[Line, ...], Field(min_length=2)]


class Fallback(Model):
    """What the buyer says when there is nothing better; at least two wordings each.

    `said_back` answers a line that only gives back what was said, where no move does; without it, `neutral` does.
    `early` is said to what is asked before its time, `told` to a question for more than there is, `steer` offers after
    a second miss where the buyer would gladly go on, and `puzzled` answers what was not understood by the sort of line
    it is.
    """

    unclear: Lines
    off_topic: Lines
    dont_know: Lines
    meta: Lines
    abuse: Lines
    neutral: Lines
    warning: Lines
    said_back: tuple[Line, ...] = ()
    early: tuple[Line, ...] = ()
    told: tuple[Line, ...] = ()
    steer: tuple[Line, ...] = ()
    puzzled: Mapping[LineSort, tuple[Line, ...]] = {}


class Ending(Model):
    """How a talk can end. `say_at` is said instead of `say` where a day or hour was proposed; it has {when} in it."""

    id: Name
    verdict: Verdict
    when: When
    say: Line
    say_at: Line | None = None
    label: Line
    priority: int = 0
    by: Name | None = None


class Cite(Model):
    min: Annotated[int, Field(ge=0)] = 2


class Truth(Model):
    """One row of the truth key: in this variant this answer is right, because of these facts."""

    when: When | None = None
    answer: Name
    because: tuple[Name, ...]
    why: Line


class Judgement(Model):
    """Asked after the talk, before the debrief. The key reads what is true, not what was revealed."""

    question: Line
    options: Mapping[Name, Line]
    cite_facts: Cite = Cite()
    model: Annotated[tuple[Truth, ...], Field(min_length=1)]


class FactChange(Model):
    exists: bool | None = None
    value: Worth | None = None
    text: Line | None = None
    tokens: tuple[Line, ...] | None = None


class StartChange(Model):
    start: int


class VariantSet(Model):
    state: Mapping[Name, StartChange] = {}
    facts: Mapping[Name, FactChange] = {}
    traits: Mapping[Name, bool] = {}


class Variant(Model):
    """A seeded change of the truth, so that a buyer cannot be learned by heart."""

    id: Name
    weight: Annotated[int, Field(ge=1)] = 1
    set: VariantSet


class Phrase(Model):
    """A wording that must be understood as a move; checked, so that understanding never gets worse unseen."""

    say: Line
    move: Name


class Scenario(Exercise):
    """A conversation exercise."""

    kind: Literal["conversation"]
    illustrative: Line
    briefing: Briefing
    buyer: Buyer
    people: Mapping[Name, Person] = {}
    state: Mapping[Name, StateVariable]
    per_turn: Steps
    topics: Mapping[Name, Line]
    facts: tuple[Fact, ...]
    moves: tuple[MoveContent, ...]
    reactions: tuple[Reaction, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    world: tuple[Answer, ...] = ()
    follow_ups: tuple[Answer, ...] = ()
    fallback: Fallback
    endings: Annotated[tuple[Ending, ...], Field(min_length=1)]
    judgement: Judgement
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=8)]
    caps: tuple[Cap, ...] = ()
    variants: tuple[Variant, ...] = ()
    seed_policy: Literal["fixed", "per_attempt", "per_learner"] = "per_attempt"
    phrases: tuple[Phrase, ...] = ()
