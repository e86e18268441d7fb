"""Parts of screens that every kind has: who is there, earlier attempts, what is looked at, marks with their proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..core.criteria import Cap, Criterion
from ..core.rubric import CapMark, Mark, Proof
from .document import Box, Fold, Form, Heading, Items, Node, Row, Screen, Section, Text
from .fields import Button, Field
from .figures import Meter
from .phrases import Inline, Link, Phrase, Verdict, quote, spoken, strong


class Judged(Protocol):
    """An exercise with a rubric."""

    @property
    def rubric(self) -> Sequence[Criterion]:
        """Its criteria."""

    @property
    def caps(self) -> Sequence[Cap]:
        """The limits on its total."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier attempt: its id, when it began, and what it came to; None when that cannot be shown any more."""

    attempt: str
    when: str
    total: int | None
    retry: bool = False


def ask_name() -> Form:
    """Ask who is there, before anything is kept."""
    hint = "A first name or a nickname. It keeps your work apart from other people's on this server, and stays here."
    name = Field("name", "Your name", longest=60, required=True, hint=hint, remembered_as="nickname")
    return Form("name", [name], "Continue")


def who(name: str, named_by_setting: bool) -> Row:
    """Say who practises, with the way for somebody else."""
    other = None if named_by_setting else Button("Not you?", "forget", weight="quiet")
    return Row([Phrase(["Practising as ", Phrase(name, "name"), "."]), other])


def earlier_attempts(earlier: Sequence[Earlier], called: str = "talks") -> Fold | None:
    """List what somebody did here before; `called` is what it is called."""
    if not earlier:
        return None
    return Fold(f"Your earlier {called} here ({len(earlier)})", [Items([_earlier(one) for one in earlier])])


def _earlier(one: Earlier) -> list[Inline | Button | None]:
    lead = f"{one.when}, a retry: " if one.retry else f"{one.when}: "
    if one.total is None:
        return [f"{lead}can no longer be shown "]
    opens = Button(f"Open the debrief of {one.when}", "open", one.attempt, "quiet")
    return [f"{lead}{one.total} of 100 ", opens]


SURE = "sure"
"""What the answer to `ask_afresh` carries, so that a first press never leaves anything."""


def ask_afresh(unfinished: Sequence[tuple[str, str]], *, is_under_way: bool) -> Screen:
    """Ask before what is under way is left, and offer what was left unfinished before.

    Args:
        unfinished: attempts that were left, newest first: the id of each, and when it began.
        is_under_way: whether something is under way that would be left.
    """
    leaves = "What you did so far is kept as it is, and you find it here again. Nothing is deleted."
    begin = Button("Begin afresh", "afresh", SURE, "primary")
    stay = Button("Go on where I was", "stay") if is_under_way else None
    left = [Button(f"Go on with what you began on {when}", "open", attempt, "quiet") for attempt, when in unfinished]
    body: list[Node | None] = [
        Text(leaves) if is_under_way else None,
        Row([begin, stay]),
        Section("Left unfinished", [Items(left)]) if left else None,
    ]
    return Screen("Begin afresh?", body, width="prose")


def criteria(exercise: Judged, what: str = "talk") -> Fold:
    """Show what will be looked at, level by level: no secret, and no surprise afterwards."""
    body: list[Node] = []
    for criterion in exercise.rubric:
        body.append(Heading(f"{criterion.label} (weight {criterion.weight})", 4))
        body.append(Items([f"{level.score}: {level.text}" for level in criterion.levels]))
    if exercise.caps:
        body.append(Heading("Limits", 4))
        body.append(Items([f"{cap.why} The total is then at most {cap.at}." for cap in exercise.caps]))
    return Fold(f"How your {what} will be judged", body)


def mark_box(mark: Mark, live: bool, called: str = "Turn") -> Box:
    """Show one criterion: how much, which level, and on demand the rule and the words that prove it.

    Args:
        mark: what was earned.
        live: whether turns lead to their lines in the transcript.
        called: what a turn is called; work that is no talk has steps.
    """
    why: list[Node | None] = [
        Text([strong("Rule: "), f"{mark.rule}. Weight {mark.weight}."]),
        proofs(mark.proof, live, called),
        Text([strong("To earn more: "), mark.missing]) if mark.missing else None,
    ]
    return Box(
        [
            Meter(mark.label, mark.score / mark.best, f"{mark.score} of {mark.best}", "mark"),
            Text(mark.level),
            Fold(["Why", spoken(f" {mark.score} of {mark.best}: {mark.label}")], why),
        ],
        "mark",
        verdict(mark.score, mark.best),
    )


def verdict(score: int, best: int) -> Verdict:
    """Judge a score: everything is good, nothing is bad."""
    if score == best:
        return "good"
    return "bad" if score == 0 else "caution"


def proofs(proof: Sequence[Proof], live: bool, called: str = "Turn") -> Items | None:
    """List the quoted words, each with its turn."""
    if not proof:
        return None
    by = {"learner": "you", "buyer": "the buyer", "record": "noticed"}
    return Items([[turn(one.turn, live, called), f", {by[one.who]}: ", quote(one.quote)] for one in proof])


def turn(number: int, live: bool, called: str = "Turn") -> Inline:
    """Name a turn; on a live page, as a way to its line in the transcript."""
    words = f"{called} {number}"
    return Link(words, f"#st-turn-{number}") if live and number else words


def cap_box(cap: CapMark, earned: int, live: bool, called: str = "Turn") -> Box:
    """Show a limit that held the total, with its rule and proof."""
    lead = f"Capped at {cap.at} (your marks add up to {earned})."
    if cap.at >= earned:
        lead = f"This caps the total at {cap.at}; your marks add up to no more than that."
    rule: list[Node | None] = [Text([strong("Rule: "), f"{cap.rule}."]), proofs(cap.proof, live, called)]
    return Box([Text([strong(lead), f" {cap.why}"]), Fold("Rule and proof", rule)], "notice", "caution")
