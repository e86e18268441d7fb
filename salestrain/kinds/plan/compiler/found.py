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
        Rule("P03", "an objective has no goal", "error", "Without a goal, nobody can say what it is for."),
        Rule("P04", "an objective has no action", "error", "What nobody does will not happen."),
        Rule("P05", "an action serves no goal", "error", "It keeps you busy and ticks a box."),
        Rule("P06", "objectives form a circle", "error", "Each waits for another; none leads to a goal."),
        Rule(
            "P07",
            "a date falls outside the item above it",
            "error",
            "An action after its objective's end, or an objective after the period's, comes too late.",
        ),
        Rule(
            "P08",
            "a SMART letter is at 0",
            "error",
            "Any letter at 0 has to be rewritten, whatever the total.",
        ),
        Rule(
            "P09",
            "an action is really a result",
            "warning",
            "Results cannot be done on a Tuesday; activities can, and they are what you control.",
        ),
        Rule("P10", "the calendar is too small", "warning", "What does not fit the hours will not get done."),
        Rule(
            "P11",
            "the actions cannot produce the target",
            "warning",
            "Tries times conversion is what comes out; hope is not a rate.",
        ),
        Rule(
            "P12",
            "no cue says when to begin",
            "warning",
            "If-then plans are carried out more often (d = .65 over 94 tests).",
        ),
        Rule("P13", "too many objectives", "warning", "Beyond five, attention is spread too thin."),
        Rule("P14", "nobody owns it", "warning", "What is everybody's job gets done by nobody."),
        Rule("P15", "the same item twice", "warning", "The hours would be counted twice."),
        Rule("P16", "no weekly review", "warning", "Watching progress, best in writing, helps to reach it (d = .40)."),
        Rule(
            "P17",
            "the goal does not say who it is about",
            "warning",
            "Relationships and revenue belong to somebody: say who.",
        ),
        Rule("P18", "the weights are not 100 percent", "warning", "Progress is rolled up by weight."),
        Rule("P19", "more than three goals in one element", "warning", "Three are already a lot."),
        Rule("P20", "a stretch", "warning", "On your own history you would reach it less than one time in ten."),
        Rule("P21", "perhaps too easy", "warning", "On your own history you would reach it nineteen times in twenty."),
        Rule(
            "P22",
            "the first check comes late",
            "warning",
            "A check in the first quarter leaves time to change course.",
        ),
        Rule("P23", "a word that can mean anything", "warning", "Nobody can see whether it was done."),
        Rule("P24", "the target is where you already are", "error", "Nothing would have to move."),
        Rule(
            "P25", "an action that falls on no day", "warning", "Without a day in the period it is on no weekly sheet."
        ),
        Rule("P26", "the plan has no period", "error", "Without a start and an end, nothing can be late or on time."),
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
