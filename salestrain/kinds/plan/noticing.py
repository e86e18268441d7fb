"""What there is to notice of a plan when it is looked back on, each with the sentence that proves it."""

from __future__ import annotations

from .adding_up import SURE, adds_up
from .compiler import Report, compiled
from .model import ELEMENTS, PARTIES
from .recorder import Telling
from .tree import Tree, path_words

MOST_PROOFS = 60
"""Of a sort; a plan of thousands of actions needs no proof for each."""


def notice_plan(telling: Telling) -> None:
    """Tell everything that the compiler and the tree have to say, as signs for the rubric."""
    state = telling.state
    report, tree = compiled(state.plan, state.readings, state.notes), Tree(state.plan)
    _the_tree(telling, tree)
    for one in report.smart.values():
        objective = tree.objectives[one.objective]
        points = " ".join(f"{letter.letter} {letter.points}" for letter in one.letters)
        tags = ["said:objective"]
        tags += ["said:smart"] if one.passed else []
        tags += ["said:zero"] * sum(letter.points == 0 for letter in one.letters)
        telling.happened("examined", tags, why=f"“{objective.text}”: {one.points} of 10 ({points})")
    _the_report(telling, report)
    for objective in state.plan.objectives:
        sum_ = adds_up(state.plan, tree, objective)
        if sum_ is not None and sum_.chance >= SURE:
            why = f"{sum_.in_time} {sum_.level} for “{objective.text}”: a chance of {sum_.chance:.0%}"
            telling.happened("examined", ("said:adds_up",), why=why)


def _the_tree(telling: Telling, tree: Tree) -> None:
    covered = {goal.element: goal for goal in reversed(tree.plan.goals)}
    for element, words in ELEMENTS.items():
        if element in covered:
            telling.happened("examined", ("said:element",), why=f"{words}: “{covered[element].text}”")
    for goal in tree.plan.goals[:MOST_PROOFS]:
        if goal.party in PARTIES[goal.element]:
            words = f"“{goal.text}” is about {PARTIES[goal.element][goal.party]}"
            telling.happened("examined", ("said:party",), why=words)
    for action in tree.plan.actions[:MOST_PROOFS]:
        tags = ["said:orphan" if tree.is_orphan(action) else "said:on_path"]
        tags += ["said:cued"] if action.cue else []
        telling.happened("examined", tags, why=path_words(tree.path(action.id)))


def _the_report(telling: Telling, report: Report) -> None:
    if report.compiles:
        telling.happened("examined", ("said:compiled",), why="the compiler finds no error")
    for one in report.found[:MOST_PROOFS]:
        sign = "error" if one.is_error else "warning" if one.is_open else "overridden"
        why = f"{one.code}: {one.why}" + (f" You go on because: {one.note}" if one.note else "")
        telling.happened("examined", (f"said:{sign}",), why=why)
    if report.needed and report.room is not None and report.needed <= report.room:
        why = f"{report.needed:.0f} hours of actions in {report.room:.0f} hours that can be planned"
        telling.happened("examined", ("said:fits",), why=why)
