"""A line may use the words of a fact only where the fact must already be known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from salestrain.content.findings import Findings
from salestrain.content.yaml import parse
from salestrain.core.exercise import Written
from salestrain.kinds.conversation.checks.leaks import check_leaks, scripts_of
from salestrain.kinds.conversation.checks.needed import Needs
from tests.small_talk import SMALL as SHORT
from tests.small_talk import small_scenario

CHANGED: dict[str, Any] = {"m.next": {"choice": "Shall we meet?"}, "m.impact": {"when": {"fact": "f.change"}}}
SMALL: dict[str, Any] = {
    **SHORT,
    "moves": [{**move, **CHANGED.get(move["id"], {})} for move in SHORT["moves"]],
    "endings": [{**ending, "say": "Yes."} if ending["id"] == "e.advance" else ending for ending in SHORT["endings"]],
}
"""The small talk without the two lines that name who signs, and with a line that requires a fact."""


def leaks(**changes: Any) -> list[str]:
    findings = Findings("exercise.yaml", parse(json.dumps({**SMALL, **changes})))
    check_leaks(small_scenario(**{**SMALL, **changes}), findings)
    return [problem.where for problem in findings.problems]


def changed(section: str, name: str, **keys: Any) -> dict[str, Any]:
    return {section: [{**part, **keys} if part["id"] == name else part for part in SMALL[section]]}


def needed(condition: Any, variant: int = 0) -> set[str] | None:
    facts = Needs(scripts_of(small_scenario(**SMALL))[variant]).of(Written(condition))
    return None if facts is None else set(facts)


def test_the_small_talk_leaks_nothing() -> None:
    assert [] == leaks()


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": "The missing proof"}, "title"),
        ({"briefing": {**SMALL["briefing"], "goal": "Ask about the 40k."}}, "briefing.goal"),
        ({"buyer": {**SMALL["buyer"], "opens": "Nobody has proof here."}}, "buyer.opens"),
        (changed("facts", "f.change", withhold="I could say something about proof."), "facts.3.withhold"),
        (changed("facts", "f.decider", cover={"text": "I, and quality."}), "facts.5.cover.text"),
        (changed("facts", "f.vendor", text="Northlane, and no proof in six years."), "facts.2.text"),
        (changed("moves", "m.open", choice="Who sees to the proof?"), "moves.1.choice"),
        (changed("moves", "m.like", reply=[{"say": "The proof is missing."}]), "moves.2.reply.1.say"),
        ({"fallback": {**SMALL["fallback"], "neutral": ["Hm.", "Quality asks that too."]}}, "fallback.neutral.2"),
    ],
)
def test_a_line_that_tells_a_hidden_fact_is_a_leak(changes: dict[str, Any], where: str) -> None:
    assert [where] == leaks(**changes)


@pytest.mark.parametrize(
    "reply",
    [
        {"say": "The proof is missing.", "when": {"fact": "f.change"}},
        {"say": "The proof is missing.", "when": {"all": [{"fact": "f.cost"}, {"trust": {"gte": 4}}]}},
        {"say": "The proof is missing.", "when": {"any": [{"fact": "f.cost"}, {"fact": "f.change"}]}},
        {"say": "It is solved.", "when": {"truth": "f.nothing_of_the_kind"}},
    ],
)
def test_a_line_that_can_come_only_after_the_fact_may_use_its_words(reply: dict[str, Any]) -> None:
    assert [] == leaks(**changed("moves", "m.like", reply=[reply]))


def test_an_answer_may_repeat_what_its_own_move_always_brings_out() -> None:
    revealed = {"reveal": {"move": "m.like"}, "tokens": ["northlane"]}
    elsewhere = {**revealed, "reveal": {"move": "m.change"}}
    moves = changed("moves", "m.like", reply=[{"say": "Northlane, as I said."}])

    assert ([], ["moves.2.reply.1.say"]) == (
        leaks(**changed("facts", "f.vendor", **revealed), **moves),
        leaks(**changed("facts", "f.vendor", **elsewhere), **moves),
    )


def test_words_of_a_fact_that_does_not_exist_in_a_variant_leak_only_where_it_does() -> None:
    findings = Findings("exercise.yaml", parse(json.dumps(SMALL)))
    check_leaks(small_scenario(**{**SMALL, "buyer": {**SMALL["buyer"], "opens": "All is solved."}}), findings)

    assert ["in v.solved when"] == [p.what[p.what.find("in v.") : p.what.find(" this is")] for p in findings.problems]


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        ({"fact": "f.change"}, {"f.change"}),
        ({"fact": "f.cost"}, {"f.change", "f.cost"}),
        ({"used": "m.impact"}, {"f.change"}),
        ({"count": {"move": "m.impact", "gte": 1}}, {"f.change"}),
        ({"count": {"move": "m.impact", "lte": 0}}, set()),
        ({"any": [{"fact": "f.cost"}, {"fact": "f.decider"}]}, set()),
        ({"not": {"fact": "f.cost"}}, set()),
        ({"trust": {"gte": 6}}, set()),
        ({"fact": "f.size"}, set()),
        ({"fact": "f.solved"}, None),
        ({"truth": "f.solved"}, None),
        ({"not": {"truth": "f.solved"}}, set()),
        ({"variant": "v.solved"}, None),
        ({"all": [{"fact": "f.decider"}, {"truth": "f.solved"}]}, None),
    ],
)
def test_a_condition_needs_the_facts_without_which_it_cannot_hold(condition: Any, facts: set[str] | None) -> None:
    assert facts == needed(condition)
