"""What a plan gives on paper: a sheet to plan a period with a pen, and a worked example from the top down."""

from __future__ import annotations

from collections.abc import Sequence

from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Body, Box, Boxes, Column, Items, Node, Screen, Section, Table, Text, strong
from ...ui.handout import Handout
from .compiler.letters import NAMES
from .content import PlanExercise
from .model import ELEMENTS, PARTIES, Action, Plan
from .tree import Tree, goal_words

ROWS = 4
"""Actions for which a sheet has room under each element."""
ASKS = {
    "Specific": "A verb, what, and with whom?",
    "Measurable": "From which number to which, and where do you read it?",
    "Attainable": "Do the hours for it fit into your week?",
    "Realistic": "Have you ever come close to it in a period as long?",
    "Time-bound": "By which day, and when do you look at it first?",
}


def handouts(exercise: PlanExercise, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return a sheet to plan with, and the worked example if there is one.

    Args:
        exercise: the exercise.
        playthroughs: examples beside it; on paper the finished plan says more.
    """
    sheets = [Handout("plan-sheet", "For the learner: a period on paper.", _sheet(exercise))]
    if exercise.example is not None:
        says = "A worked plan, from its goals down to its actions."
        sheets.append(Handout("example", says, _example(exercise.example)))
    return tuple(sheets)


def _sheet(exercise: PlanExercise) -> Screen:
    body: Body = [
        Text(exercise.briefing.goal, "lead"),
        Blank("Whose plan"),
        Blank("From which day to which"),
        Blank("Hours a week that I can plan"),
        *(_element(name, words) for name, words in ELEMENTS.items()),
        Section("Ask every objective", [Items([[strong(f"{name}: "), ASKS[name]] for name in NAMES.values()])]),
        Section(
            "Ask the whole plan",
            [
                Boxes(
                    "",
                    [
                        "Every action leads to an objective, and every objective to a goal.",
                        "What leads nowhere is dropped, or its goal is written down.",
                        "The hours of all actions fit into the weeks.",
                        "There is a day in the week on which I look at it.",
                    ],
                    stacked=True,
                )
            ],
        ),
    ]
    return Screen(f"Plan sheet: {exercise.title}", body)


def _element(name: str, words: str) -> Section:
    parties = PARTIES[name]
    whom: list[Node] = [Boxes("It is about", list(parties.values()))] if parties else []
    objective = Box(
        [
            Blank("Objective: verb, what, with whom"),
            Blank("From … to …, and where I read it"),
            Blank("By which day, first look on"),
        ]
    )
    columns = [Column("Action"), Column("On which days"), Column("Minutes"), Column("If …, then I …")]
    table = Table(f"Actions: {words}", columns, [[Blank("")] * len(columns)] * ROWS, caption_shown=False)
    return Section(words, [Blank("Goal"), *whom, objective, table])


def _example(plan: Plan) -> Screen:
    tree = Tree(plan)
    body: Body = []
    for goal in plan.goals:
        boxes: list[Node] = []
        for objective in tree.objectives_under(goal.id):
            actions = [_action(action) for action in tree.all_actions_under(objective.id)]
            boxes.append(Box([Text([strong(objective.text)]), Items(actions)]))
        body = [*body, Section(f"{ELEMENTS[goal.element]}: {goal.text}", [Text(goal_words(goal), "muted"), *boxes])]
    lead = f"{plan.owner}, {plan.period.start} to {plan.period.end}" if plan.period else plan.owner
    return Screen(plan.title or "A worked plan", [Text(lead, "lead"), *body])


def _action(action: Action) -> str:
    when = action.repeats or (str(action.date) if action.date else "")
    minutes = f"{action.minutes} minutes" if action.minutes else ""
    told = ", ".join(part for part in (action.text, when, minutes) if part)
    return f"{told}. {action.cue}." if action.cue else f"{told}."
