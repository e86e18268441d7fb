"""Every text of a scenario that a learner reads or hears before the debrief, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....core.conditions import AnyOf, Condition, Tagged
from ....core.problems import Place
from ..content import Answer, Fact, Fallback, MoveContent, Scenario


@dataclass(frozen=True)
class Line:
    """One text.

    `when`: conditions that all hold when it is read or heard. `fact`: the fact it reveals. `guards`: the fact that it
    is said in place of. `answers`: the move that it answers if no fact is revealed, which means that everything the
    move brings out is known. `spoken`: someone on the buyer's side says it, so it has to sound like speech.
    """

    place: Place
    text: str
    when: tuple[Condition, ...] = ()
    spoken: bool = True
    fact: Fact | None = None
    guards: Fact | None = None
    answers: MoveContent | None = None
    variant: str | None = None


def lines(scenario: Scenario) -> Iterator[Line]:
    """Yield all texts in the order of the file; fact texts of variants carry the variant they belong to."""
    for key in ("title", "summary"):
        yield Line((key,), getattr(scenario, key), spoken=False)
    yield from (Line(("objectives", i), text, spoken=False) for i, text in enumerate(scenario.objectives))
    for key in ("learner", "goal"):
        yield Line(("briefing", key), getattr(scenario.briefing, key), spoken=False)
    yield Line(("buyer", "opens"), scenario.buyer.opens)
    yield from _of_facts(scenario)
    yield from _of_moves(scenario)
    yield from _of_tempting(scenario)
    for section in ("reactions", "agenda", "endings"):
        for number, part in enumerate(getattr(scenario, section)):
            if part.say:
                yield Line((section, number, "say"), part.say, (part.when.condition,))
            if section == "endings" and part.say_at:
                yield Line((section, number, "say_at"), part.say_at, (part.when.condition,))
    for section in ("world", "follow_ups"):
        for number, answer in enumerate(getattr(scenario, section)):
            yield from _of_answer((section, number), answer)
    yield from _of_fallback(scenario.fallback)


def _of_fallback(fallback: Fallback) -> Iterator[Line]:
    """Yield the lines said if nothing else fits."""
    for name in type(fallback).model_fields:
        if name != "puzzled":
            for number, text in enumerate(getattr(fallback, name)):
                yield Line(("fallback", name, number), text)
    for sort, pool in fallback.puzzled.items():
        for number, text in enumerate(pool):
            yield Line(("fallback", "puzzled", sort, number), text)


def _of_answer(place: Place, answer: Answer) -> Iterator[Line]:
    """Yield the lines said to an ordinary question, on condition that what they take up was said before."""
    after = [name for name in answer.after if name.startswith("f.") and name.count(".") == 1]
    is_told = (AnyOf(tuple(Tagged(f"fact:{name}") for name in after)),)
    taken_up = is_told if after and len(after) == len(answer.after) else ()
    when = (answer.when.condition,) if answer.when else ()
    yield Line((*place, "say"), answer.say, (*taken_up, *when))
    for key in ("withhold", "again"):
        if text := getattr(answer, key):
            yield Line((*place, key), text, taken_up if key == "withhold" else (*taken_up, *when))


def _of_facts(scenario: Scenario) -> Iterator[Line]:
    for number, fact in enumerate(scenario.facts):
        yield Line(("facts", number, "text"), fact.text, fact=fact)
        for key in ("withhold", "withhold_again"):
            if text := getattr(fact, key):
                yield Line(("facts", number, key), text, guards=fact)
        if fact.cover:
            yield Line(("facts", number, "cover", "text"), fact.cover.text, guards=fact)
    by_id = {fact.id: fact for fact in scenario.facts}
    for number, variant in enumerate(scenario.variants):
        for name, change in variant.set.facts.items():
            if change.text:
                place = ("variants", number, "set", "facts", name, "text")
                yield Line(place, change.text, fact=by_id[name], variant=variant.id)


def guided_lines(scenario: Scenario) -> Iterator[Line]:
    """Yield what a learner can be offered to say, on condition that it is offered."""
    for section, key in (("moves", "choice"), ("tempting", "say")):
        for number, part in enumerate(getattr(scenario, section)):
            legal = (part.when.condition,) if part.when else ()
            yield Line((section, number, key), getattr(part, key), legal, spoken=False)


def move_labels(scenario: Scenario) -> Iterator[Line]:
    """Yield the labels of moves, by which a typed line can be corrected while the move is possible."""
    for number, move in enumerate(scenario.moves):
        legal = (move.when.condition,) if move.when else ()
        yield Line(("moves", number, "label"), move.label, legal, spoken=False)


def _of_tempting(scenario: Scenario) -> Iterator[Line]:
    for number, line in enumerate(scenario.tempting):
        legal = (line.when.condition,) if line.when else ()
        yield Line(("tempting", number, "say"), line.say, legal, spoken=False)
        yield Line(("tempting", number, "reply"), line.reply, legal)


def _of_moves(scenario: Scenario) -> Iterator[Line]:
    for number, move in enumerate(scenario.moves):
        legal = (move.when.condition,) if move.when else ()
        yield Line(("moves", number, "choice"), move.choice, legal, spoken=False)
        for key in ("early", "asks_back"):
            if text := getattr(move, key):
                yield Line(("moves", number, key), text)
        for answer, reply in enumerate(move.reply):
            when = (*legal, reply.when.condition) if reply.when else legal
            place = ("moves", number, "reply", answer, "say")
            yield Line(place, reply.say, when, answers=None if reply.when else move)
