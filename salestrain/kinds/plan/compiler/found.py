"""Findings of the compiler: a rule, a place, a reason, and a question instead of a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
PLAN = "plan"
"""Place of findings on the plan as a whole; an element without a goal is a place of its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, its name, whether it keeps a plan from being begun, and why it exists."""

    code: str
    name: str
    severity: Severity
    because: str


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "P01",
            "an element has no goal",
            "error",
            "A plan covers relationships, revenue and customer success; what has no goal gets no time.",
        ),
        Rule("P02", "a goal has no objective", "error", "A goal without an objective is a wish."),
        Rule("P03", "an objective has no goal", "error", "Without a goal nobody can say what reaching it is good for."),
        Rule("P04", "an objective has no action", "error", "What nobody does will not happen."),
        Rule("P05", "an action serves nothing", "error", "It keeps you busy and ticks a box."),
        Rule("P06", "objectives stand in a circle", "error", "Each waits for the other; none leads to a goal."),
        Rule(
            "P07",
            "a date lies outside the one above it",
            "error",
            "An action after its objective's end, or an objective after the period's, comes too late.",
        ),
        Rule(
            "P08",
            "a letter of SMART stands at nothing",
            "error",
            "One letter at 0 has to be written anew, whatever the sum is.",
        ),
        Rule(
            "P09",
            "an action is really a result",
            "warning",
            "Results cannot be done on a Tuesday; activities can, and they are what you control.",
        ),
        Rule("P10", "the calendar is too small", "warning", "What does not fit into the hours will not be done."),
        Rule(
            "P11",
            "the actions cannot produce the target",
            "warning",
            "Tries times rates is what comes out; hope is no rate.",
        ),
        Rule(
            "P12",
            "no cue says when to begin",
            "warning",
            "If-then plans are carried out more often (d = .65 over 94 tests).",
        ),
        Rule("P13", "too many objectives", "warning", "More than five share one attention."),
        Rule("P14", "nobody owns it", "warning", "What belongs to everybody is done by nobody."),
        Rule("P15", "the same stands twice", "warning", "The hours would be counted twice."),
        Rule("P16", "no weekly review", "warning", "Watching progress, best in writing, helps to reach it (d = .40)."),
        Rule(
            "P17",
            "nobody is named whom the goal is about",
            "warning",
            "Relationships and revenue are somebody's: say whose.",
        ),
        Rule("P18", "the weights are not 100 percent", "warning", "Progress is rolled up by weight."),
        Rule("P19", "more than three goals in one element", "warning", "Three are already a lot."),
        Rule("P20", "a stretch", "warning", "By your own history it is reached less than one time in ten."),
        Rule("P21", "perhaps too easy", "warning", "By your own history it is reached nineteen times in twenty."),
        Rule(
            "P22",
            "the first check comes late",
            "warning",
            "In the first quarter of the way there is still time to change something.",
        ),
        Rule("P23", "a word that can mean anything", "warning", "Nobody can see whether it was done."),
        Rule("P24", "the target is where you stand already", "error", "Nothing would have to move."),
        Rule(
            "P25", "an action that falls on no day", "warning", "Without a day in the period it is on no weekly sheet."
        ),
        Rule(
            "P26", "the plan has no period", "error", "Without a beginning and an end nothing can be late or in time."
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: the rule, the item of the plan, the reason with its figures, and the question to the learner.

    `note` is the learner's reason for overriding it; only warnings have one.
    """

    code: str
    place: str
    why: str
    ask: str
    note: str = ""

    @property
    def rule(self) -> Rule:
        """Rule that was violated."""
        return RULES[self.code]

    @property
    def is_error(self) -> bool:
        """Whether it keeps the plan from being begun."""
        return self.rule.severity == "error"

    @property
    def is_open(self) -> bool:
        """Whether it still needs a change or, for a warning, a change or a note."""
        return self.is_error or not self.note
