"""Content models of a review: months of invented sellers to judge, and ideas for numbers of one's own."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model, Name
from ...statistics.luck import Sort

PlaceName = Literal["cases", "own", "team", "numbers", "month", "experiments", "marks"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Value = Annotated[float, Field(ge=0, le=1_000_000_000)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
MOST_MONTHS = 36


class Case(Model):
    """A new month of an invented seller, after the months before it.

    `what` is what is counted, in the plural ("deals won"). For a share, `of` and `new_of` say how many each month's
    successes are out of. `teaches` is said once the learner has answered.
    """

    id: Name
    title: Line
    story: Line
    what: Line
    sort: Sort = "count"
    months: Annotated[tuple[Value, ...], Field(max_length=MOST_MONTHS)]
    of: Annotated[tuple[Count, ...], Field(max_length=MOST_MONTHS)] = ()
    new: Value
    new_of: Count = 0
    teaches: Line


class Idea(Model):
    """A number that is worth watching, with what moves it and the reason to prefer it."""

    name: Line
    sort: Sort
    why: Line


class Review(Exercise):
    """A monthly review. `briefing` is what the learner reads first, `illustrative` says that the cases are invented."""

    kind: Literal["review"]
    seed_policy: Literal["fixed"] = "fixed"
    briefing: Line
    goal: Line
    illustrative: Line
    cases: Annotated[tuple[Case, ...], Field(min_length=1, max_length=12)]
    places: Annotated[tuple[PlaceName, ...], Field(min_length=1)] = (
        "cases",
        "numbers",
        "month",
        "experiments",
        "marks",
    )
    """The places to work at, in their order; `own` judges one number of the learner's own, `team` is about chance."""
    ideas: Annotated[tuple[Idea, ...], Field(max_length=12)] = ()
    rubric: tuple[Criterion, ...]
    caps: tuple[Cap, ...] = ()
