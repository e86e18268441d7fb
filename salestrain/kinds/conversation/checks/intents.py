"""Checks that the buyer can answer ordinary sellers and harms only on proof (E47, W47 to W49, W65).

They apply only to exercises that use the repertoire, which means that one of their moves has `means`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....content.findings import Findings
from ....core.conditions import tags
from ....core.problems import Place, did_you_mean
from ....language.meaning import carried_encoder
from ....language.repertoire import carried_repertoire
from ..content import MoveContent, Scenario

FEWEST_ANSWERS = 40
"""Number of ordinary answers below which a buyer has to put people off too often."""
EXPECTED = (
    "ask_permission ask_wellbeing talk_place ask_about_person ask_about_company ask_process_today ask_walk_through"
    " ask_tools ask_who_does_it ask_volume ask_frequency ask_since_when ask_last_time ask_problem ask_cause ask_detect"
    " ask_reaction ask_affected ask_satisfaction ask_tried ask_figures ask_feeling ask_cost ask_do_nothing ask_result"
    " ask_priority ask_budget ask_who_decides ask_who_else ask_decision_process ask_last_decision ask_criteria"
    " ask_timeline ask_competitors ask_vendor_who ask_vendor_keep ask_vendor_change give_price say_dont_know"
    " honest_limit"
    " propose_meeting propose_send propose_later accept_no"
).split()
"""Intents that strangers express in nearly every first conversation."""


def check_intents(scenario: Scenario, findings: Findings) -> None:
    """Record unknown and unanswered intents, hooks without a follow-up, and traps without proof."""
    if not any(move.means for move in scenario.moves):
        return
    _check_known(scenario, findings)
    _check_traps(scenario, findings)
    if len(scenario.world) < FEWEST_ANSWERS:
        findings.add(
            "W48",
            ("world",) if scenario.world else (),
            f"The buyer has an answer to {len(scenario.world)} ordinary questions; {FEWEST_ANSWERS} are needed.",
            "Add to 'world' what this buyer says to everyday questions: how it works today, how many, who is who.",
        )
        return
    _check_answered(scenario, findings)
    _check_hooks(scenario, findings)


def _check_known(scenario: Scenario, findings: Findings) -> None:
    repertoire = carried_repertoire(carried_encoder())
    if repertoire is None:
        return
    for place, name in _named(scenario):
        if name not in repertoire.place:
            findings.add("E47", place, f"There is no intent '{name}'.", did_you_mean(name, list(repertoire.place)))


def _named(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    for number, move in enumerate(scenario.moves):
        yield from ((("moves", number, "means", i), name) for i, name in enumerate(move.means))
    for section in ("world", "follow_ups"):
        for number, answer in enumerate(getattr(scenario, section)):
            yield from (((section, number, "asks", i), name) for i, name in enumerate(answer.asks))


def _check_traps(scenario: Scenario, findings: Findings) -> None:
    """Check that a move that does harm has `means`, because that is how it is proved (W47)."""
    losing: set[str] = set()
    for ending in scenario.endings:
        if ending.verdict == "miss":
            losing |= {tag for tag in tags(ending.when.condition) if tag.startswith("move:")}
    for number, move in enumerate(scenario.moves):
        if (_costs(move) or f"move:{move.id}" in losing) and not move.means:
            findings.add(
                "W47",
                ("moves", number),
                f"{move.id} costs something or ends the talk, and nothing proves that it was meant.",
                "Add 'means': the intents that somebody must plainly have before it counts.",
            )


def _costs(move: MoveContent) -> bool:
    return any(by < 0 for steps in (move.effects.first, move.effects.repeat) for by in steps.values())


def _check_answered(scenario: Scenario, findings: Findings) -> None:
    answered = {name for move in scenario.moves for name in move.means}
    answered |= {name for answer in scenario.world for name in answer.asks}
    missing = [name for name in EXPECTED if name not in answered]
    if missing:
        findings.add(
            "W65",
            ("world",),
            f"Nobody here answers: {', '.join(missing)}.",
            "Add an answer in 'world' with these under 'asks', or a move that means them.",
        )


def _check_hooks(scenario: Scenario, findings: Findings) -> None:
    """Check that what the buyer says has a follow-up if it invites one (W49)."""
    taken_up = {name for answer in scenario.follow_ups for name in answer.after}
    hooks: list[tuple[Place, str, str]] = [(("buyer", "opens"), "opens", scenario.buyer.opens)]
    for number, fact in enumerate(scenario.facts):
        if not fact.public:
            hooks.append((("facts", number, "text"), fact.id, fact.text))
        if fact.withhold:
            hooks.append((("facts", number, "withhold"), f"{fact.id}.withhold", fact.withhold))
    for place, name, text in hooks:
        if name not in taken_up:
            short = text if len(text) <= 50 else f"{text[:49]}…"
            findings.add(
                "W49",
                place,
                f"Nobody can ask further after '{short}'.",
                f"Add a follow-up with 'after: [{name}]': what the buyer says to “why?”, “who?” or “tell me more”.",
            )
