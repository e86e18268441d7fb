"""Checks of a talk for its author, beyond the shape of the file."""

from __future__ import annotations

from typing import Any

from ....checking.examined import Examined
from ....content import Problem, load_playthroughs
from ..remembering import remembering_reader
from .difficulty import check_difficulty
from .honesty import check_honesty
from .intents import check_intents
from .mutations import check_mutations
from .playthroughs import check_talks, play_all
from .prose import check_language
from .retelling import check_retelling
from .ways import ways
from .wordings import check_wordings


def check(examined: Examined) -> list[Problem]:
    """Check a talk: its honesty, its language, its wordings, its playthroughs, and every way through it."""
    folder, scenario, findings, tell = examined.folder, examined.exercise, examined.findings, examined.tell
    problems: list[Problem] = []
    check_honesty(scenario, findings)
    check_language(scenario, findings)
    check_intents(scenario, findings)
    check_retelling(scenario, findings)
    tell(f"{folder.name}: reading its wordings and playing its playthroughs")
    with remembering_reader(scenario) as read:
        check_wordings(scenario, read, findings)
        if examined.sound:
            playthroughs: Any = load_playthroughs(folder)
            problems += check_talks(folder, scenario, play_all(scenario, playthroughs, read), findings)
            if examined.mutations:
                tell(f"{folder.name}: playing them with facts that cost nothing")
                check_mutations(scenario, playthroughs, read, findings)
    problems += findings.problems
    problems += check_difficulty(folder, scenario)
    if examined.explore:
        tell(f"{folder.name}: walking every way through the talk")
        problems += ways(scenario, findings.document)
    return problems
