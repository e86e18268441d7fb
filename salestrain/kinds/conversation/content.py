"""Content models of a conversation: buyer, facts, moves, reactions, agenda, endings, judgement and rubric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model, Name, When
from .tempting import Tempting
from .truth import Judgement, Variant, Worth

Verdict = Literal["success", "partial", "miss", "judged"]
MoveKind = Literal[
    "open_question",
    "closed_question",
    "probe",
    "reflect",
    "summarise",
    "acknowledge",
    "give_info",
    "pitch",
    "price",
    "attack",
    "commitment",
    "disqualify",
    "small_talk",
    "meta",
]
Steps = Mapping[Name, int]
"""Changes to state variables, such as {trust: 1, patience: -1}."""


class Briefing(Model):
    """Text the learner reads before the talk, and a card with which a human can play the buyer instead."""

    learner: Line
    goal: Line
    known_at_start: tuple[Name, ...] = ()
    buyer_card: Line
    observer_focus: tuple[Name, ...] = ()


class Trait(Model):
    """Temperament of the buyer; while it is on, it scales the changes a matching turn brings.

    Each change is multiplied by the factor in `times` for its variable and rounded towards zero.
    """

    when: When
    times: Mapping[Name, Annotated[float, Field(gt=0, le=5)]]
    on: bool = True
    why: Line


class Voice(Model):
    tone: Line
    max_words: Annotated[int, Field(ge=5, le=80)] = 45


class Buyer(Model):
    """The person across the table.

    `knows_not` lists topics to which "I don't know" is the honest answer.
    """

    name: Line
    role: Line
    company: Line
    opens: Line
    voice: Voice
    knows_not: tuple[Line, ...] = ()
    traits: Mapping[Name, Trait] = {}


class Person(Model):
    """Another person who can speak in the talk, such as a colleague whom the buyer brings in."""

    name: Line
    role: Line


class StateVariable(Model):
    """Integer state of the buyer, within `min` and `max`.

    `bands` are the words shown for it, each with the lowest value it applies to.
    """

    start: int
    min: int
    max: int
    show: Literal["hidden", "band", "exact"] = "band"
    bands: Mapping[str, int] = {}
    label: Line | None = None


class Cover(Model):
    """Line said in place of a fact: part of the truth, and never its opposite unless the fact is a `lie`."""

    text: Line
    true_but_partial: bool = True


class Fact(Model):
    """One thing the buyer knows.

    `text` is its only wording; the buyer says it when `reveal` holds, never before. With `exists: false`, only variants
    that switch the fact on have it. `by` names the one of `people` who tells it.
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
    """Regular expressions for typed text; an extra for programmers, since example wordings do the work."""

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
    """One thing a seller may do: the guided choice, how people word it, its effects, and the buyer's reply.

    `means` lists the intents of the repertoire that this move covers, narrowed by the subject words in `about`;
    `examples` are wordings of its own, for anything special. `early` is said if the learner asks while `when` does not
    hold yet; `asks_back`, if the move would end the talk or cost something and the wording leaves doubt.
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
    """Reply to an ordinary question: free, outside the score, and never a fact that is being held back.

    `asks` lists intents of the repertoire, narrowed by the subject words in `about`; `wordings` are its own phrasings.
    `after` names what the buyer must have said first (`f.likes`, `f.cost.withhold`, `m.like.reply`, `opens`, `w.week`):
    a follow-up is an answer that takes up one of these. While `when` does not hold, `withhold` is said instead; without
    a `withhold`, the answer is not available yet. `again` is said when the question is asked a second time.
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
    """Small social rule about how the learner behaves; each fires at most once a turn."""

    id: Name
    when: When
    effects: Steps = Field(default_factory=dict)
    say: Line | None = None
    once: bool = False
    priority: int = 0
    why: Line
    by: Name | None = None


class AgendaItem(Model):
    """Something the buyer brings up unprompted.

    `expects` lists the moves that answer it; any other move dodges it.
    """

    id: Name
    when: When
    say: Line
    once: bool = True
    tags: tuple[Name, ...] = ()
    expects: tuple[Name, ...] = ()
    label: Line
    by: Name | None = None


LineSort = Literal["who", "when", "where", "how_many", "why", "how", "what", "yes_no", "statement", "feeling"]
"""Type of a typed line, used when nothing more is known about it."""
Lines = Annotated[tuple[Line, ...], Field(min_length=2)]


class Fallback(Model):
    """What the buyer says when there is nothing better; at least two wordings each.

    `said_back` answers a line that only repeats what was said, if no move does; without it, `neutral` is used. `early`
    answers a question asked before its time, `told` a request for more than there is to tell. `not_said` corrects a
    figure that was played back though nobody had given it; {figure} stands for its words. `steer` offers a topic
    the buyer would gladly continue with, after a second line in a row that was not understood. `puzzled` answers a line
    that was not understood, by its sort.
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
    not_said: tuple[Line, ...] = ()
    steer: tuple[Line, ...] = ()
    puzzled: Mapping[LineSort, tuple[Line, ...]] = {}


class Ending(Model):
    """One way a talk can end.

    `say_at` contains {when}, and is said instead of `say` if a day or an hour was proposed.
    """

    id: Name
    verdict: Verdict
    when: When
    say: Line
    say_at: Line | None = None
    label: Line
    priority: int = 0
    by: Name | None = None


class Phrase(Model):
    """Wording that must be understood as a given move; checked, so that understanding never gets worse unnoticed."""

    say: Line
    move: Name


class Scenario(Exercise):
    """Content of a conversation exercise."""

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
    tempting: tuple[Tempting, ...] = ()
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
