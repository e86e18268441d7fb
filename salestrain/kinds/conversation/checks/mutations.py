"""Mutation check: whether anybody would notice if a fact cost nothing any more (W73).

For each fact that needs more than a question, the exercise is changed so that asking is enough, and every playthrough
is run. If all of them still pass, that condition could be lost by accident without anybody noticing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ....content.findings import Findings
from ....core.exercise import Written
from ..content import Fact, Scenario
from ..playthrough import Playthrough
from ..reading import TalkEar
from .leaks import scripts_of
from .needed import Needs, is_asking, moves_named
from .playthroughs import failures, play_all


def check_mutations(scenario: Scenario, playthroughs: Sequence[Playthrough], read: TalkEar, findings: Findings) -> None:
    """Record each fact whose condition is not guarded by any playthrough.

    Args:
        scenario: exercise to change.
        playthroughs: playthroughs to run on the changed exercise.
        read: reader of their typed lines.
        findings: where problems are recorded.
    """
    for number, fact in enumerate(scenario.facts):
        if fact.public or not costs_something(scenario, fact):
            continue
        changed = without_condition(scenario, fact)
        played = play_all(changed, playthroughs, read)
        if all(next(failures(result), None) is None for result in played):
            findings.add(
                "W73",
                ("facts", number, "reveal"),
                f"If {fact.id} were told as soon as it is asked for, every playthrough would still go as it says.",
                f"Add a playthrough that asks for it too early, with 'expect: {{not_facts: [{fact.id}]}}'.",
            )


def costs_something(scenario: Scenario, fact: Fact) -> bool:
    """Return whether asking is not enough: the condition demands more than the moves that ask for the fact."""
    if fact.reveal is None or is_asking(fact.reveal.condition):
        return False
    variants = [Needs(script) for script in scripts_of(scenario) if fact.id in script.facts]
    return not all(needs.is_enough_to_ask(fact) for needs in variants)


def without_condition(scenario: Scenario, fact: Fact) -> Scenario:
    """Return the scenario with this fact revealed by the moves that its condition names, or else by its topic."""
    asked = [{"move": move} for move in sorted(moves_named(fact))]
    asked = asked or [{"topic": topic} for topic in dict.fromkeys((fact.topic, *fact.also_counts))]
    free = fact.model_copy(update={"reveal": Written({"any": asked})})
    facts = tuple(free if other.id == fact.id else other for other in scenario.facts)
    return scenario.model_copy(update={"facts": facts})
