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
            "a part of the plan without a goal",
            "warning",
            "A plan covers relationships, revenue and customer success; what has no goal gets no time.",
        ),
        Rule("P30", "no goal yet", "error", "Without a goal, nobody can say what the plan is for."),
        Rule("P31", "a goal that says nothing", "warning", "Two words at least: nobody can plan towards less."),
        Rule("P02", "a goal without an objective", "error", "Without an objective, a goal is a wish."),
        Rule("P03", "an objective without a goal", "error", "Without a goal, nobody can say what it is for."),
        Rule("P04", "an objective with nothing to do", "error", "What nobody does will not happen."),
        Rule("P05", "an action that serves no goal", "error", "It keeps you busy, and nobody can say what for."),
        Rule("P06", "objectives that are part of each other", "error", "Each waits for another; none leads to a goal."),
        Rule(
            "P07",
            "a date outside its time",
            "error",
            "An action after its objective's end, or an objective after the period's, comes too late.",
        ),
        Rule(
            "P08",
            "an objective that misses a letter of SMART",
            "error",
            "If one of the five is missing altogether, the objective has to be put differently, whatever the rest.",
        ),
        Rule(
            "P09",
            "a result or a wish in place of an action",
            "warning",
            "Nobody can do a result on a Tuesday; what you do on a Tuesday is in your hands.",
        ),
        Rule("P10", "more work than hours", "warning", "What does not fit the hours will not get done."),
        Rule(
            "P11",
            "actions that do not bring the target",
            "warning",
            "How many you try, times how many go on, is what comes out.",
        ),
        Rule(
            "P12",
            "no moment that sets it off",
            "warning",
            "Of two people, one with an “if …, then I …” and one without, the one with it did better about two times "
            "in three (94 studies).",
        ),
        Rule("P13", "too many objectives", "warning", "More than five are hard to keep in mind."),
        Rule("P14", "nobody answers for it", "warning", "What is everybody's job gets done by nobody."),
        Rule("P15", "the same item twice", "warning", "Its hours would be counted twice."),
        Rule(
            "P16",
            "no weekly look at the plan",
            "warning",
            "Of two people, one who keeps an eye on progress and one who does not, the first did better about three "
            "times in five (138 studies).",
        ),
        Rule(
            "P17",
            "a goal that does not say who it is about",
            "warning",
            "Relationships and revenue belong to somebody.",
        ),
        Rule(
            "P18", "weights that are not 100 percent", "warning", "How far a goal has come is counted by these weights."
        ),
        Rule("P19", "more than three goals in one part", "warning", "Three are already a lot."),
        Rule("P20", "a long shot", "warning", "By your own figures you would reach it less than one time in ten."),
        Rule("P21", "perhaps too easy", "warning", "By your own figures you would reach it nineteen times in twenty."),
        Rule(
            "P22",
            "a first check-in that comes late",
            "warning",
            "A check-in within the first quarter of the time leaves room to change course.",
        ),
        Rule("P23", "a word that can mean anything", "warning", "Nobody can see whether it was done."),
        Rule("P24", "a target where you already are", "error", "Nothing would have to move."),
        Rule("P25", "an action without a day", "warning", "Without a day in the period it is in no week."),
        Rule("P26", "no first and last day", "error", "Without a start and an end, nothing can be late or on time."),
        Rule(
            "P27",
            "an action that may feed the funnel",
            "warning",
            "Only what is counted into the funnel tells how likely the target is.",
        ),
        Rule(
            "P29",
            "a wish about others",
            "warning",
            "What others or the market do cannot be planned; what makes it likelier can.",
        ),
        Rule(
            "P28",
            "a target without a funnel that leads to it",
            "warning",
            "Only a target that the funnel leads to can be worked out.",
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
