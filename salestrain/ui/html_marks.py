"""Marks and caps of a scorecard, each with its proof."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.rubric import CapMark, Mark, Proof
from .layout import turn
from .markup import Html, fold, join, tag


def _look(mark: Mark) -> str:
    if mark.score == mark.best:
        return "st-good"
    return "st-bad" if mark.score == 0 else "st-caution"


def mark_card(mark: Mark, live: bool, called: str = "Turn") -> Html:
    """One criterion: how much, which level, and on demand the rule and the words that prove it.

    `called` is what a turn is called: work that is no talk has steps.
    """
    share = mark.score / mark.best
    return tag(
        "div",
        tag(
            "div",
            tag("strong", mark.label),
            tag("span", class_="st-meter-bar", style=f"--st-part: {share:.3f}", aria_hidden="true"),
            tag("span", f"{mark.score} of {mark.best}", class_="st-number"),
            class_="st-mark-head",
        ),
        tag("p", mark.level),
        fold(
            join("Why", tag("span", f" {mark.score} of {mark.best}: {mark.label}", class_="st-hidden")),
            tag("p", tag("strong", "Rule: "), f"{mark.rule}. Weight {mark.weight}."),
            proofs(mark.proof, live, called),
            tag("p", tag("strong", "For more: "), mark.missing) if mark.missing else None,
        ),
        class_=f"st-mark {_look(mark)}",
    )


def proofs(proof: Sequence[Proof], live: bool, called: str = "Turn") -> Html | None:
    """The quoted words, each with its turn."""
    if not proof:
        return None
    who = {"learner": "you", "buyer": "the buyer", "record": "noticed"}
    items = [tag("li", turn(one.turn, live, called), f", {who[one.who]}: ", tag("q", one.quote)) for one in proof]
    return tag("ul", *items)


def cap_card(cap: CapMark, earned: int, live: bool, called: str = "Turn") -> Html:
    """A limit that held the total, with its rule and proof."""
    lead = f"Held at {cap.at} (your marks add up to {earned})."
    if cap.at >= earned:
        lead = f"With this no total passes {cap.at}; your marks add up to no more."
    return tag(
        "div",
        tag("p", tag("strong", lead), f" {cap.why}"),
        fold("Rule and proof", tag("p", tag("strong", "Rule: "), f"{cap.rule}."), proofs(cap.proof, live, called)),
        class_="st-notice st-caution",
    )
