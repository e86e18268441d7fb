"""Checks that a buyer tells the truth, guards key facts, and answers what was asked (E50 to W52, W58, W59, W66)."""

from __future__ import annotations

from ....content.findings import Findings
from ....core.conditions import All, AnyOf, Condition, Now, Tagged
from ..content import Ending, Fact, Scenario
from ..script import Script
from .leaks import check_leaks, scripts_of
from .needed import Needs, is_asking
from .presuming import check_presuming

NO_QUESTION = ("commitment", "disqualify", "pitch", "attack", "small_talk")
"""Kinds of move that do not ask the buyer for a fact."""
DROP = "drop"
"""Answer of a truth key that means: not worth pursuing."""


def check_honesty(scenario: Scenario, findings: Findings) -> None:
    """Record leaks, lies that are never corrected, facts that cost nothing, and a drop that cannot be right."""
    check_leaks(scenario, findings)
    if scenario.tempting:
        check_presuming(scenario, findings)
    _check_lies(scenario, findings)
    _check_tension(scenario, findings)
    _check_drops(scenario, findings)
    _check_topics(scenario, findings)


def _check_lies(scenario: Scenario, findings: Findings) -> None:
    for number, fact in enumerate(scenario.facts):
        untrue = fact.lie or (fact.cover is not None and not fact.cover.true_but_partial)
        if untrue and not fact.debrief:
            findings.add(
                "E51",
                ("facts", number),
                f"What covers {fact.id} is untrue, and the debrief never says so.",
                "Add 'debrief': one sentence that tells the learner what was untrue, and why it was said.",
            )


def _check_tension(scenario: Scenario, findings: Findings) -> None:
    for number, fact in enumerate(scenario.facts):
        if fact.value != "key" or fact.public:
            continue
        if fact.reveal is None:
            what = f"{fact.id} is a key fact, and it is told as soon as its topic is asked for."
            findings.add("W52", ("facts", number), what, "Let it wait for something with 'reveal', or call it useful.")
        elif _waits(fact) and not (fact.withhold or fact.cover):
            findings.add(
                "W52",
                ("facts", number),
                f"{fact.id} is a key fact that waits, and nothing is said when it is asked for too early.",
                "Add 'withhold': the learner should hear that there is something to earn.",
            )


def _check_topics(scenario: Scenario, findings: Findings) -> None:
    """Record topics on moves that ask nothing: a topic makes the buyer reveal, withhold or repeat its facts."""
    topics = {topic for fact in scenario.facts for topic in (fact.topic, *fact.also_counts)}
    for number, move in enumerate(scenario.moves):
        if move.kind in NO_QUESTION and move.topic in topics:
            findings.add(
                "W59",
                ("moves", number, "topic"),
                f"{move.id} asks nothing about '{move.topic}', and yet it is answered with the facts of that topic.",
                "Leave out its topic; what it is about stands in its words.",
            )


def _waits(fact: Fact) -> bool:
    """Return whether asking is not enough, because the condition contains more than the moves that ask for the fact."""
    return fact.reveal is not None and not is_asking(fact.reveal.condition)


def _check_drops(scenario: Scenario, findings: Findings) -> None:
    for script in scripts_of(scenario):
        needs = Needs(script)
        possible = (row for row in scenario.judgement.model if row.when is None or needs.of(row.when) is not None)
        row = next(possible, None)
        if row is None or row.answer != DROP:
            continue
        if not any(_is_way_out(ending, script, needs) for ending in script.endings):
            place = ("variants", [v.id for v in scenario.variants].index(script.variant)) if script.variant else ()
            findings.add(
                "W58",
                place or ("judgement",),
                f"The right answer is '{DROP}'{f' in {script.variant}' if script.variant else ''}, and every ending "
                "that counts as good there asks for a commitment first.",
                "Add an ending of verdict success or judged for a polite exit.",
            )


def _is_way_out(ending: Ending, script: Script, needs: Needs) -> bool:
    possible = needs.of(ending.when) is not None
    return possible and ending.verdict in ("success", "judged") and not _commits(ending.when.condition, script)


def _commits(condition: Condition, script: Script) -> bool:
    """Return whether the condition cannot hold without a move that asks for a commitment."""
    match condition:
        case All(parts):
            return any(_commits(part, script) for part in parts)
        case AnyOf(parts):
            return all(_commits(part, script) for part in parts)
        case Now(tag) | Tagged(tag):
            sort, name = tag.split(":", 1)
            move = script.moves.get(name) if sort == "move" else None
            return tag == "kind:commitment" or (move is not None and move.kind == "commitment")
    return False
