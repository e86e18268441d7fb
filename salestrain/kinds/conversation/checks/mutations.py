"""W73: whether anybody would notice if a fact cost nothing any more.

For each fact that waits for more than a question, the exercise is changed so that asking is enough, and every
playthrough is played. If all still go as they say, that condition could be lost by accident and nobody would know.
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
    """Note each fact whose condition no playthrough guards."""
    for number, fact in enumerate(scenario.facts):
        if fact.public or not costs_something(scenario, fact):
            continue
        changed = without_condition(scenario, fact)
        played = play_all(changed, playthroughs, read)
        if not any(True for each in played for _ in failures(each)):
            findings.add(
                "W73", ("facts", number, "reveal"),
                f"If {fact.id} were told as soon as it is asked for, every playthrough would still go as it says.",
                f"Add a playthrough that asks for it too early, with 'expect: {{not_facts: [{fact.id}]}}'.",
            )  # fmt: skip


def costs_something(scenario: Scenario, fact: Fact) -> bool:
    """Whether asking is not enough: the condition holds back what the moves that ask for it do not."""
    if fact.reveal is None or is_asking(fact.reveal.condition):
        return False
    told = [Needs(script) for script in scripts_of(scenario) if fact.id in script.facts]
    return not all(needs.is_enough_to_ask(fact) for needs in told)


def without_condition(scenario: Scenario, fact: Fact) -> Scenario:
    """The scenario with this fact told by the moves that its condition names, or else when its topic is asked for."""
    asked = [{"move": move} for move in sorted(moves_named(fact))]
    asked = asked or [{"topic": topic} for topic in dict.fromkeys((fact.topic, *fact.also_counts))]
    told = fact.model_copy(update={"reveal": Written({"any": asked})})
    facts = tuple(told if each.id == fact.id else each for each in scenario.facts)
    return scenario.model_copy(update={"facts": facts})
