"""Signs noticed in a plan when looking back, each with the sentence that proves it."""

from __future__ import annotations

from .adding_up import SURE, adds_up, likely
from .calendar import stated_start
from .compiler import Report, compiled
from .deeds import no_deed
from .model import ELEMENTS, PARTIES
from .naming_goals import says_something
from .recorder import Telling
from .tree import Tree, path_words

MOST_PROOFS = 60
"""Maximum number of proofs per sign; a plan with thousands of actions does not need one for each."""


def notice_plan(telling: Telling) -> None:
    """Record everything the compiler and the tree find, as signs for the rubric."""
    state = telling.state
    report, tree = compiled(state.plan, state.readings, state.notes), Tree(state.plan)
    _notice_tree(telling, tree)
    for score in report.smart.values():
        objective = tree.objectives[score.objective]
        points = " ".join(f"{letter.letter} {letter.points}" for letter in score.letters)
        tags = ["said:objective"]
        tags += ["said:smart"] if score.passed else []
        tags += ["said:zero"] * sum(letter.points == 0 for letter in score.letters)
        telling.happened("examined", tags, why=f"“{objective.text}”: {score.points} of 10 ({points})")
    _notice_report(telling, report)
    for objective in state.plan.objectives:
        forecast = adds_up(state.plan, tree, objective)
        if forecast is not None and forecast.chance >= SURE:
            why = f"{forecast.in_time} {forecast.level} for “{objective.text}”: a chance of {likely(forecast.chance)}"
            telling.happened("examined", ("said:adds_up",), why=why)


def _notice_tree(telling: Telling, tree: Tree) -> None:
    said = [goal for goal in tree.plan.goals if says_something(goal.text)]
    covered = {goal.element: goal for goal in reversed(said)}
    for element, words in ELEMENTS.items():
        if element in covered:
            telling.happened("examined", ("said:element",), why=f"{words}: “{covered[element].text}”")
    for goal in said[:MOST_PROOFS]:
        if goal.party in PARTIES[goal.element]:
            words = f"“{goal.text}” is about {PARTIES[goal.element][goal.party]}"
            telling.happened("examined", ("said:party",), why=words)
    # What serves nothing comes first, so that the most proofs never hide it.
    done = [action for action in tree.plan.actions if not no_deed(action.text)]
    for action in sorted(done, key=lambda action: not tree.is_orphan(action))[:MOST_PROOFS]:
        tags = ["said:orphan" if tree.is_orphan(action) else "said:on_path"]
        tags += ["said:cued"] if action.cue or stated_start(action) is not None else []
        telling.happened("examined", tags, why=path_words(tree.path(action.id)))


def _notice_report(telling: Telling, report: Report) -> None:
    if report.compiles:
        telling.happened("examined", ("said:compiled",), why="nothing is left to fix")
    for finding in report.found[:MOST_PROOFS]:
        sign = "error" if finding.is_error else "warning" if finding.is_open else "overridden"
        why = finding.why + (f" You go on because: {finding.note}" if finding.note else "")
        telling.happened("examined", (f"said:{sign}",), why=why)
    if report.hours_suffice:
        why = f"{report.needed:.1f} hours of actions in {report.room:.1f} hours that can be planned"
        telling.happened("examined", ("said:fits",), why=why)
