"""Focus of a question by the intents of the repertoire: a cause is a problem, and what would change is a result.

This only adds to what the rules find, if the intents of one focus are likelier than all others together.
"""

from __future__ import annotations

from collections.abc import Mapping

from .acting.form import questions, sentences
from .acting.plain import plain
from .encoder import Encoder
from .reading import Act
from .repertoire import carried_repertoire

CLEAR = 0.6
"""Total probability of the intents of a focus from which the question has that focus."""
INTENTS: Mapping[str, tuple[str, ...]] = {
    "problem": ("ask_problem", "ask_cause", "ask_worst", "ask_why_failed", "ask_last_time", "ask_trend"),
    "implication": (
        "ask_cost",
        "ask_impact",
        "ask_impact_person",
        "ask_do_nothing",
        "ask_hidden_cost",
        "ask_affected",
        "probe_next",
    ),
    "result": ("ask_result", "ask_success_measure", "ask_worth", "ask_by_when", "ask_payback"),
    "others": (
        "ask_who_decides",
        "ask_who_else",
        "ask_decision_process",
        "ask_last_decision",
        "ask_who_against",
        "ask_who_supports",
        "ask_own_say",
        "ask_opinion_of",
    ),
    "keep": ("ask_vendor_keep", "ask_vendor_stay"),
    "change": ("ask_vendor_change", "ask_switch_reason"),
    "wish": ("ask_wish",),
}
"""Intents of each focus."""


def focus_by_intent(text: str, encoder: Encoder | None) -> list[Act]:
    """Return the focus of each question of a text, as far as its intent shows one."""
    repertoire = carried_repertoire(encoder)
    if repertoire is None:
        return []
    turn = plain(text)
    asked = [question.start for question in questions(turn)]
    acts = []
    for start, end in sentences(turn.text):
        if not any(start <= at < end for at in asked):
            continue
        span = turn.span(start, end)
        chances = repertoire.sensed(text[slice(*span)]).chances
        shares: dict[str, float] = {}
        for focus, names in INTENTS.items():
            shares[focus] = sum(float(chances[repertoire.place[name]]) for name in names if name in repertoire.place)
        best = max(shares, key=lambda focus: shares[focus])
        if shares[best] >= CLEAR:
            label = repertoire.intents[int(chances.argmax())].label
            acts.append(Act(best, span, f"reads as a line that {label}"))
    return acts
