"""Checks of lines that can be said at a moment that makes nonsense of them (W60, W61)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....content.findings import Findings
from ....core.conditions import Count, Now, Tagged, Value, leaves
from ....core.problems import Place
from ..content import Fact, MoveContent, Scenario

OPENING = "open_purpose"
"""The intent of a line with which a talk begins."""
_AS_I_SAID = re.compile(
    r"(?<!far )\b(?:as|like) I(?:'ve| have)? (?:(?:just|already) )?(?:said|told|mentioned)\b"
    r"|\bwhat I just (?:said|told)\b|\bI(?:'ve| have)? (?:just|already) (?:said|told|mentioned)\b"
    r"|\b(?:so|that) I (?:said|told you)\b|\bI (?:said|told you) (?:so|that)\b",
    re.IGNORECASE,
)


def check_retelling(scenario: Scenario, findings: Findings) -> None:
    """Record lines that call something told which is only told now, and an opening that can be said in the middle."""
    for place, text in (*_first_told(scenario), *_said_with_a_fact(scenario)):
        said = _AS_I_SAID.search(text)
        if said and not _takes_up(text, scenario.buyer.opens):
            what = f"'{said[0]}' is said here in the turn in which it is first told."
            findings.add("W60", place, what, "Say it plainly, or only from the second time on: {count: {…, gte: 2}}.")
    for number, move in enumerate(scenario.moves):
        if OPENING in move.means and not _is_for_the_beginning(move):
            what = f"{move.id} opens the talk, and can be said again in the middle of it."
            findings.add("W61", ("moves", number), what, "Add 'when: {turn: {lte: 1}}', or 'max_uses: 1'.")


def _takes_up(text: str, before: str) -> bool:
    """Return whether a line says three words in a row that were said before."""
    words, earlier = text.lower().split(), f" {' '.join(before.lower().split())} "
    return any(f" {' '.join(words[at : at + 3]).rstrip('.,;')}" in earlier for at in range(len(words) - 2))


def _first_told(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Yield what is said before anybody can have heard of it."""
    yield ("buyer", "opens"), scenario.buyer.opens
    for number, fact in enumerate(scenario.facts):
        yield ("facts", number, "text"), fact.text
        if fact.withhold:
            yield ("facts", number, "withhold"), fact.withhold
        if fact.cover:
            yield ("facts", number, "cover", "text"), fact.cover.text
    for number, variant in enumerate(scenario.variants):
        for name, change in variant.set.facts.items():
            if change.text:
                yield ("variants", number, "set", "facts", name, "text"), change.text
    for number, answer in enumerate(scenario.world):
        if answer.when is None and not answer.after:
            yield ("world", number, "say"), answer.say


def _said_with_a_fact(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Yield replies whose condition holds as soon as their own move brings out a fact: they are said just before it."""
    for number, move in enumerate(scenario.moves):
        brought_out = {fact.id for fact in scenario.facts if _brings_out(move, fact)}
        for place, reply in enumerate(move.reply):
            asked = tuple(leaves(reply.when.condition)) if reply.when else ()
            told = {leaf.tag.removeprefix("fact:") for leaf in asked if isinstance(leaf, Tagged)}
            if told & brought_out and not any(isinstance(leaf, Count) for leaf in asked):
                yield ("moves", number, "reply", place, "say"), reply.say


def _brings_out(move: MoveContent, fact: Fact) -> bool:
    """Return whether a line may be the one that brings out a fact."""
    tags = {leaf.tag for leaf in leaves(fact.reveal.condition) if isinstance(leaf, Now)} if fact.reveal else set()
    if any(tag.startswith("move:") for tag in tags):
        return f"move:{move.id}" in tags
    return not fact.public and move.topic in (fact.topic, *fact.also_counts)


def _is_for_the_beginning(move: MoveContent) -> bool:
    """Return whether a line can be said once only, or only while the talk begins."""
    if move.max_uses == 1:
        return True
    return move.when is not None and any(
        isinstance(leaf, Value) and leaf.name == "turn" for leaf in leaves(move.when.condition)
    )
