"""The proof of a profile: the words that each figure is counted from, each with a name by which it can be left out.

What a learner contests is left out of the figures and stays in the proof, so that it can be counted again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .turns import Read


@dataclass(frozen=True, slots=True)
class Moment:
    """Words of the seller that count for something.

    `id` names it among all moments of the talk, `turn` is the number of the turn among all turns, `called` what that
    turn is called where the talk is shown, and `words` are as said. `form` and `focus` are a question's. `left_out`
    says that the learner contests it.
    """

    id: str
    turn: int
    words: str
    form: str = ""
    focus: str = ""
    left_out: bool = False
    called: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        plain = {name: getattr(self, name) for name in ("id", "turn", "words", "form", "focus", "left_out")}
        return {name: value for name, value in plain.items() if value != ""}


@dataclass(frozen=True, slots=True)
class Proof:
    """What the figures of a profile are counted from, in the order of the talk.

    `longest` holds the longest turn that counts, with longer ones that are left out.
    """

    questions: tuple[Moment, ...] = ()
    longest: tuple[Moment, ...] = ()
    given_back: tuple[Moment, ...] = ()
    told: tuple[Moment, ...] = ()

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All moments."""
        return (*self.questions, *self.longest, *self.given_back, *self.told)

    @property
    def left_out(self) -> tuple[Moment, ...]:
        """Those that the learner contests."""
        return tuple(moment for moment in self.moments if moment.left_out)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data, for other programs."""
        parts = ("questions", "longest", "given_back", "told")
        return {part: [moment.to_json() for moment in getattr(self, part)] for part in parts}


NO_PROOF = Proof()


def proof_of(reads: Sequence[Read], contested: Collection[str], *, of_meaning: bool = True) -> Proof:
    """Return the proof of a talk.

    Args:
        reads: the seller's turns.
        contested: the ids of moments that are left out.
        of_meaning: whether questions and what was given back or told are counted at all.
    """
    questions = [
        Moment(_question_id(read, place), read.turn, one.words, one.form, one.focus, called=read.called)
        for read in reads
        for place, one in enumerate(read.asked, 1)
    ]
    given_back = [
        Moment(f"given_back-{read.turn}", read.turn, read.text, called=read.called) for read in reads if read.gives_back
    ]
    told = [Moment(f"told-{read.turn}", read.turn, read.text, called=read.called) for read in reads if read.tells]
    shown = (questions, given_back, told) if of_meaning else ([], [], [])
    asked, gave, tells = (tuple(_marked(moments, contested)) for moments in shown)
    return Proof(asked, tuple(_marked(_longest(reads, contested), contested)), gave, tells)


def _whole(what: str, read: Read) -> Moment:
    return Moment(f"{what}-{read.turn}", read.turn, read.text, called=read.called)


def _question_id(read: Read, place: int) -> str:
    return f"question-{read.turn}-{place}"


def _marked(moments: Sequence[Moment], contested: Collection[str]) -> list[Moment]:
    return [replace(moment, left_out=moment.id in contested) for moment in moments]


def _longest(reads: Sequence[Read], contested: Collection[str]) -> list[Moment]:
    moments = []
    for read in sorted(reads, key=lambda one: -one.words):
        moments.append(_whole("longest", read))
        if moments[-1].id not in contested:
            break
    return moments


def that_count(reads: Sequence[Read], contested: Collection[str]) -> list[Read]:
    """Return the seller's turns without what is contested in them."""
    return [_without(read, contested) for read in reads] if contested else list(reads)


def longest_that_counts(reads: Sequence[Read], contested: Collection[str]) -> int | None:
    """Return the number of words of the longest turn that is not contested."""
    return max((read.words for read in reads if f"longest-{read.turn}" not in contested), default=None)


def _without(read: Read, contested: Collection[str]) -> Read:
    kept = tuple(one for place, one in enumerate(read.asked, 1) if _question_id(read, place) not in contested)
    gives_back = read.gives_back and f"given_back-{read.turn}" not in contested
    tells = read.tells and f"told-{read.turn}" not in contested
    return replace(read, asked=kept, gives_back=gives_back, goes_further=read.goes_further and gives_back, tells=tells)
