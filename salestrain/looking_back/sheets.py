"""What observers of a workshop marked and shared, as sheets to hand out under the nicknames of the workshop."""

from __future__ import annotations

from collections.abc import Sequence

from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..exports.records import Sheet
from ..store import KeptWorkshop, Store
from ..workshop.events import Happened
from ..workshop.folding import folded_over
from ..workshop.state import Observation, WorkshopState


def sheets_of(store: Store, workshop: KeptWorkshop) -> list[Sheet]:
    """Return the sheets that are shared now, in the order in which they were."""
    happened = store.workshops.since(workshop.id)
    state = folded_over(WorkshopState(), happened)
    names = {one.seat: one.nickname for one in state.people.values()}
    made = [_sheet(one, happened, names) for one in state.observed if {one.by, one.of} <= set(names)]
    return [sheet for sheet in made if sheet is not None]


def _sheet(one: Observation, happened: Sequence[Happened], names: dict[str, str]) -> Sheet | None:
    """Return one sheet; None where the exercise is gone."""
    try:
        exercise = library().get(one.exercise)
    except (ExerciseMistakes, UnknownExercise):
        return None
    told = {"seat": one.of, "by": one.by, "exercise": one.exercise}
    at = max(each.at for each in happened if each.what.name == "observed" and told.items() <= each.what.data.items())
    place = (one.exercise, exercise.title, str(exercise.version), exercise.lang)
    return Sheet(names[one.by], names[one.of], *place, at, one.marks)
