"""The functions for notebooks: `practise` opens an exercise, `watch` shows a talk, `exercises` lists, `edit` edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets

from .attempts.playthroughs import play
from .attempts.practice import practice_of
from .content import ExerciseMistakes, UnknownExercise
from .content.library import library
from .content.loading import load_playthroughs
from .core.events import Refusal
from .core.kind import KINDS, completed, part
from .kinds.conversation.content import Scenario
from .kinds.conversation.page.plain import sentence
from .listing import Shelf
from .store import StoreError, open_store
from .ui.column import view_of

if TYPE_CHECKING:
    import pandas as pd

    from .kinds.conversation.page.watching import Watched
    from .kinds.drill.page.weighing import MomentSeen, Weighed
    from .kinds.plan.page.showing import CompiledPlan, Needed
    from .kinds.review.page.chance import EqualTeam, Power, TeamShuffled
    from .kinds.review.page.showing import MonthSeen
    from .looking_back.notebook import LookedBack
    from .pipelines.compared import Compared
    from .pipelines.figures import Cards, Figures
    from .pipelines.loaded import Pipeline, Source
    from .statistics.luck import Sort

__all__ = [
    "cards",
    "compare",
    "compile_plan",
    "edit",
    "equal_team",
    "exercises",
    "kpis",
    "look_back",
    "moment",
    "month",
    "needed",
    "needed_yours",
    "pipeline",
    "power",
    "practise",
    "results",
    "sample",
    "shuffle",
    "watch",
    "weigh",
    "weigh_yours",
]


def edit(name: str) -> ipywidgets.Widget:
    """Return the author's workbench for an exercise, given its name or folder."""
    # Imported late, so that learners' pages do not wait for it.
    from .editor import edit as workbench

    return workbench(name)


def practise(name: str) -> ipywidgets.Widget:
    """Return the page of an exercise, given its name; what is done there is stored.

    Problems (an unknown name, mistakes in the exercise, a store that cannot be written) are shown as a sentence and
    never raised.
    """
    try:
        exercise = library().get(name)
        kind = KINDS[exercise.kind]
        if kind.screens is not None:
            return view_of(part(kind.screens), practice_of(completed(exercise), open_store()))
        view: Callable[..., ipywidgets.Widget] = part(kind.page)
        return view(exercise, open_store())
    except (UnknownExercise, StoreError) as problem:
        return sentence(str(problem))
    except ExerciseMistakes:
        return sentence(f"The exercise {name} has mistakes. Its author finds them with: salestrain check {name}")


def watch(name: str, playthrough: str) -> Watched:
    """Return an annotated talk: the playthrough of that name beside the exercise.

    Raises UnknownExercise, or ValueError with the names of the available playthroughs.
    """
    folder = library().folder(name)
    exercise: Any = library().load(folder)
    watched = KINDS[exercise.kind].watch
    if watched is None:
        raise ValueError(f'{name} is no talk; there is nothing to watch. Open it with: practise("{name}")')
    playthroughs: dict[str, Any] = {loaded.id: loaded for loaded in load_playthroughs(folder)}
    if playthrough not in playthroughs:
        raise ValueError(f"{name} has no playthrough “{playthrough}”; there are: {', '.join(playthroughs)}.")
    view: Watched = part(watched)(playthroughs[playthrough], play(exercise, playthroughs[playthrough]))
    return view


def weigh(question: str, after: str = "") -> Weighed:
    """Return what a question is worth after something the buyer said, with the words that earn or cost each point."""
    # Imported late, so that learners' pages do not wait for it.
    from .kinds.drill.page.weighing import Weighed

    return Weighed(question, after)


def weigh_yours(after: str = "") -> ipywidgets.Widget:
    """Return a form in which to weigh questions of one's own after something the buyer said."""
    from .kinds.drill.page.weighing import Weighed, weigh_form
    from .ui.notebook_form import NotebookForm

    return NotebookForm(
        weigh_form(after),
        lambda message: Weighed(str(message["question"]), after).content(),
        "To weigh a question of your own",
    )


def needed_yours() -> ipywidgets.Widget:
    """Return a form that works out how many first talks one's own target takes."""
    from .kinds.plan.page.showing import needed_answer, needed_form
    from .ui.notebook_form import NotebookForm

    return NotebookForm(needed_form(), needed_answer, "To work it out with your own figures")


def moment(name: str, after: list[str], variant: str | None = None) -> MomentSeen:
    """Return what every line would reveal in a talk after these moves.

    Args:
        name: name of the talk.
        after: ids of the moves made so far.
        variant: id of the talk's variant.

    Raises:
        UnknownExercise: if there is no such exercise.
        ValueError: if a move is not possible; the message says which.
    """
    from .kinds.drill.page.weighing import moment_of

    scenario: Any = library().get(name)
    if not isinstance(scenario, Scenario):
        raise ValueError(f"{name} is no talk, and has no moments.")
    return moment_of(scenario, after, variant)


def compile_plan(text: str) -> CompiledPlan:
    """Return a plan, written as YAML, with the compiler's report on it.

    Raises ValueError with every mistake in the text, line by line.
    """
    # Imported late, so that learners' pages do not wait for it.
    from .kinds.plan.imports import Unbrought
    from .kinds.plan.page.showing import CompiledPlan

    try:
        return CompiledPlan(text)
    except Unbrought as mistakes:
        raise ValueError(str(mistakes)) from None


def needed(deals: int, *percents: int) -> Needed:
    """Return how many first talks a number of deals takes, with the chance of success.

    Args:
        deals: the number of deals.
        percents: rates in percent, the first level first.

    Raises:
        ValueError: for a rate that cannot be used in a calculation.
    """
    from .kinds.plan.page.showing import Needed

    try:
        return Needed(deals, *percents)
    except Refusal as refusal:
        raise ValueError(str(refusal)) from None


def month(before: str | Sequence[float], new: str | float, sort: Sort = "count") -> MonthSeen:
    """Return what a month can tell beside the months before it: usual, unusual, or too little data.

    Args:
        before: the months before, oldest first: numbers, or a text such as "4 3 5" or, for a share, "3/10 4/12".
        new: the new month, in the same form.
        sort: what it is: a count, a share or a measure.

    Raises:
        ValueError: what cannot be read, in a sentence.
    """
    from .kinds.review.page.showing import MonthSeen

    return MonthSeen(before, new, sort)


def results(workshop: str, store: str | None = None) -> pd.DataFrame:
    """Return what a facilitator may see of a workshop: the numbers of the board and of the room's debrief.

    A row is one number, of a group and never of one person: what fewer than five have finished, and counts that could
    point at somebody, are left out as on the board. Nothing that anybody typed is in it.

    Args:
        workshop: its join code or its title, a file saved with `to_csv`, or "sample".
        store: where it is kept: a file or an address, as in the setting SALESTRAIN_STORE; by default that one.

    Raises:
        ValueError: if there is no such workshop; the message says which there are.
        StoreError: if the store cannot be opened.
    """
    from .looking_back.notebook import results as told

    return told(workshop, store)


def look_back(chosen: pd.DataFrame) -> LookedBack:
    """Return pictures of results: a sentence, a chart and a table for each part of what was chosen from `results`.

    Raises ValueError if a column is missing.
    """
    from .looking_back.notebook import LookedBack

    return LookedBack(chosen)


def pipeline(
    source: Source,
    on: date | str | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    mapping: str | Path | None = None,
    owners: str | None = None,
) -> Pipeline:
    """Return one's own deals, out of an export of any program: with `.frame` to work on in pandas.

    Args:
        source: a file (CSV or .xlsx), its bytes, a pandas frame, or "sample" for an invented export to learn with.
        on: the day of the export, today if it is left out.
        columns: what single columns are, where the guess is wrong.
        answers: answers to what is asked.
        mapping: a file that `.save` of an earlier export has written.
        owners: a key under which owners become pseudonyms; without it they are left out.

    Raises:
        ValueError: there is no such file, or no such day, in a sentence.
    """
    from .pipelines import load

    return load(source, _day(on), columns, answers, mapping, owners)


def sample(name: str) -> pd.DataFrame:
    """Return an invented table to learn with: "team" or "activities". Raises ValueError for any other."""
    from .pipelines.loaded import sample_table

    return sample_table(name)


def kpis(
    deals: Pipeline | pd.DataFrame,
    *names: str,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    quota: float | None = None,
    qualified: Sequence[str] = (),
    stages: Sequence[str] = (),
    earlier: Pipeline | None = None,
    counts: Mapping[str, tuple[int, int]] | None = None,
) -> Figures:
    """Return what deals come to: each figure with its range, what it rests on, and what to know about it.

    Args:
        deals: what `pipeline` returned, its frame, or a part of its frame.
        names: single figures, such as "win_rate"; all of them by default.
        on: the day of the export, if the frame is another.
        since: first day of closing that counts.
        until: last day of closing that counts.
        quota: the amount to win from `since` to `until`.
        qualified: stages in which a deal counts as qualified.
        stages: the stages in their order, where the export has the days on which they were entered.
        earlier: an earlier export of the same deals.
        counts: what no export holds, as (14, 40), by the name of the figure.

    Raises:
        ValueError: there is no such figure, or no such day, in a sentence.
    """
    from .pipelines.figures import figures_of

    exported = on or (deals.attrs.get("on") if hasattr(deals, "attrs") else deals.on)
    first, last = (None if day is None else _day(day) for day in (since, until))
    return figures_of(deals, _day(exported), names, first, last, quota, qualified, stages, earlier, counts)


def cards(*names: str) -> Cards:
    """Return figures to watch as cards, with what to say of the set. Raises ValueError for a figure that is none."""
    from .pipelines.figures import cards_of

    return cards_of(names)


def compare(deals: Pipeline | pd.DataFrame, by: str) -> Compared:
    """Return teams, sources or other groups of deals on a funnel plot: which differ by more than chance; never people.

    Args:
        deals: what `pipeline` returned, its frame, or a part of its frame.
        by: the column of the groups.

    Raises:
        ValueError: there is no such column, it is one of people, or there is nothing to compare, in a sentence.
    """
    from .pipelines.compared import compare as compared

    return compared(deals if hasattr(deals, "columns") else deals.frame, by)


def shuffle(team: pd.DataFrame, times: int = 1_000) -> TeamShuffled:
    """Return how far the best of each month fell back in the next, beside the same team dealt out by chance.

    Args:
        team: a row for each month, a column for each seller.
        times: how often the team is dealt out.

    Raises:
        ValueError: it is no such table, in a sentence.
    """
    from .kinds.review.page.chance import team_of

    return team_of(team, times)


def equal_team(sellers: int, deals_a_month: float, times: int = 10_000) -> EqualTeam:
    """Return what chance alone does to the best of a team in which all are equally good.

    Args:
        sellers: size of the team.
        deals_a_month: what each of them wins on average.
        times: how many such teams are looked at.

    Raises:
        ValueError: it cannot be worked out, in a sentence.
    """
    from .kinds.review.page.chance import equal_team as team

    return team(sellers, deals_a_month, times)


def power(*a_month: float) -> Power:
    """Return how often a real change would show in numbers that come so often a month. Raises ValueError."""
    from .kinds.review.page.chance import power_of

    return power_of(a_month)


def _day(on: date | str | None) -> date:
    """Return a day; today if none is given. Raises ValueError."""
    if on is None:
        return datetime.now().astimezone().date()
    if isinstance(on, date):
        return on
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise ValueError(f"“{on}” is no day. Write one such as 2026-12-31.") from None


def exercises() -> Shelf:
    """Return the available exercises."""
    return Shelf([library().load(folder) for folder in library().folders().values()])
