"""Parts of screens that every kind has: who is there, earlier attempts, what is looked at, marks with their proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..core.criteria import Cap, Criterion
from ..core.needs import Need
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


def who(name: str, *, named_by_setting: bool) -> Row:
    """Say who practises, with the way for somebody else."""
    other = None if named_by_setting else Button("Not you?", "forget", weight="quiet")
    mine = Button("What is kept of you", "mine", weight="quiet")
    return Row([Phrase(["Practising as ", Phrase(name, "name"), "."]), other, mine])


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


def names_of_criteria(exercise: Judged) -> Fold:
    """Show what a talk will be judged by, and what it weighs.

    The levels, and what limits the total, would tell what there is to find out; they stand in the debrief.
    """
    body: list[Node] = [Items([f"{criterion.label} (weight {criterion.weight})" for criterion in exercise.rubric])]
    if exercise.caps:
        body.append(Text("A serious mistake can limit the total. The debrief shows every level and limit, with proof."))
    return Fold("How your talk will be judged", body)


def criteria(exercise: Judged, what: str) -> Fold:
    """Show what will be looked at, level by level: no secret, and no surprise afterwards."""
    body: list[Node] = []
    for criterion in exercise.rubric:
        body.append(Heading(f"{criterion.label} (weight {criterion.weight})", 4))
        body.append(Items([f"{level.score}: {level.text}" for level in criterion.levels]))
    if exercise.caps:
        body.append(Heading("Limits", 4))
        body.append(Items([f"{cap.why} The total is then at most {cap.at}." for cap in exercise.caps]))
    return Fold(f"How your {what} will be judged", body)


def mark_box(mark: Mark, *, live: bool, called: str = "Turn") -> Box:
    """Show one criterion: how much, which level, and on demand the rule and the words that prove it.

    Args:
        mark: what was earned.
        live: whether turns lead to their lines in the transcript.
        called: what a turn is called; work that is no talk has steps.
    """
    why: list[Node | None] = [
        *_level(mark),
        proofs(mark.proof, live=live, called=called),
        *_next_level(mark),
        Text(f"Weight {mark.weight}.", "fine"),
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


def _level(mark: Mark) -> list[Node | None]:
    """Say what the level that was reached asks for."""
    if mark.needs is None:
        return [None if mark.next_needs else Text([strong("Rule: "), f"{mark.rule}."])]
    return [Text([strong(f"What {mark.score} of {mark.best} takes:")]), needs_list(mark.needs)]


def _next_level(mark: Mark) -> list[Node | None]:
    """Say what the next level would have asked for, with what of it was met."""
    if mark.next_needs is None:
        return [Text([strong("To earn more: "), mark.missing]) if mark.missing else None]
    return [Text([strong(f"What {mark.next_score} of {mark.best} would have taken:")]), needs_list(mark.next_needs)]


def needs_list(need: Need) -> Items:
    """List what is asked for, each part with a word that says whether it was met."""
    parts = need.parts if need.join == "all" else [need]
    return Items([_need(part) for part in parts])


def _need(need: Need, unmet: str = "○ Not met: ") -> list[Node | Inline | None]:
    """Show one part; the sign before its word is only for the eye."""
    met = strong("✓ Met: " if need.met else unmet)
    if not need.parts:
        return [Text([met, need.told])]
    if need.join == "all":
        return [Text([met, "all of these:"]), Items([_need(part) for part in need.parts])]
    otherwise = "○ Not needed then: " if need.met else "○ Not met: "
    parts = sorted(need.parts, key=lambda part: not part.met)
    return [Text([met, "one of these is enough:"]), Items([_need(part, otherwise) for part in parts])]


def _causes(need: Need) -> Items:
    """List what brought a limit about: here a part that holds is nothing to be glad of, so it is not ticked."""
    holding = [part for part in need.parts if part.met] if need.parts else [need]
    return Items([_cause(part) for part in holding])


def _cause(need: Need) -> list[Node | Inline | None]:
    if not need.parts:
        return [need.words]
    return [Items([_cause(part) for part in need.parts if part.met])]


def verdict(score: int, best: int) -> Verdict:
    """Judge a score: everything is good, nothing is bad."""
    if score == best:
        return "good"
    return "bad" if score == 0 else "caution"


def proofs(proof: Sequence[Proof], *, live: bool, called: str = "Turn") -> Items | None:
    """List the quoted words, each with its turn."""
    if not proof:
        return None
    return Items([[*_source(one, live=live, called=called), ": ", quote(one.quote)] for one in proof])


def _source(proof: Proof, *, live: bool, called: str) -> list[Inline]:
    """Say where a quotation is from."""
    if proof.who == "judgement":
        return ["Your judgement"]
    by = {"learner": "you", "buyer": "the buyer", "record": "noticed"}
    return [turn(proof.turn, live=live, called=called), f", {by[proof.who]}"]


def turn(number: int, *, live: bool, called: str = "Turn") -> Inline:
    """Name a turn; on a live page, as a way to its line in the transcript."""
    words = f"{called} {number}"
    return Link(words, f"#st-turn-{number}") if live and number else words


def cap_box(cap: CapMark, earned: int, *, live: bool, called: str = "Turn") -> Box:
    """Show a limit that held the total, with its rule and proof."""
    lead = f"Capped at {cap.at} (your marks add up to {earned})."
    if cap.at >= earned:
        lead = f"A limit of {cap.at}, which took nothing from your total this time."
    rule: list[Node | None] = [
        Text([strong("Rule: "), f"{cap.rule}."]) if cap.needs is None else Text([strong("It applies because of:")]),
        None if cap.needs is None else _causes(cap.needs),
        proofs(cap.proof, live=live, called=called),
    ]
    return Box([Text([strong(lead), f" {cap.why}"]), Fold("Rule and proof", rule)], "notice", "caution")
