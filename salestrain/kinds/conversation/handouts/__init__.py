"""What a talk gives on paper: a card for who plays the buyer, a sheet for who observes, the talk itself, examples."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.handout import Handout
from ..content import Scenario
from ..playing import play
from ..playthrough import Playthrough
from ..script import Script, prepare, seed_for
from .observer_sheet import observer_sheet
from .on_paper import on_paper
from .role_card import role_card
from .to_rate import to_rate
from .worked import worked_example

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def handouts(scenario: Scenario, playthroughs: Sequence[Playthrough]) -> tuple[Handout, ...]:
    """Return everything that there is to print for a talk.

    Args:
        scenario: the talk.
        playthroughs: worked examples beside it.
    """
    truths = _truths(scenario)
    cards = [role_card(script, letter) for letter, script in truths.items()]
    letters = {script.variant: letter for letter, script in truths.items()}
    played = [(one, play(scenario, one)) for one in playthroughs]
    examples = [worked_example(one, session, letters[session.script.variant]) for one, session in played]
    return (on_paper(scenario), observer_sheet(scenario), *cards, *examples, *to_rate(played))


def _truths(scenario: Scenario) -> dict[str, Script]:
    """Return the script of every variant, by a letter that says nothing about it; one where there are none."""
    if not scenario.variants:
        return {"": prepare(scenario, 0)}
    seeds = [seed_for(scenario, variant.id) for variant in scenario.variants]
    return {letter: prepare(scenario, seed) for letter, seed in zip(LETTERS, seeds, strict=False)}
