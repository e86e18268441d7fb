"""Practise sales conversations with buyers who answer by rule, and a debrief that proves every point.

`practise("harbour_foods")` holds a talk, `watch("harbour_foods", "full_marks")` shows one, `exercises()` lists them,
and `edit("harbour_foods")` changes one. `weigh("What does that cost you?")` says what a question is worth, and
`moment("harbour_foods", ["m.opening"])` what every line would open there. `compile_plan(text)` says what a plan lacks,
and `needed(10, 5)` how many talks ten deals take; `weigh_yours` and `needed_yours` ask for one's own.
`month("4 3 5 4 6 2", 9)` says whether a month was luck or change, `pipeline("deals.csv")` loads one's own deals,
and `kpis` says what they come to; `compare`, `shuffle`, `equal_team` and `power` tell chance from change.
`results("my_workshop")` tells of a workshop what its facilitator may see, and `look_back` draws it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = [
    "__version__",
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

if TYPE_CHECKING:
    from .api import (
        cards,
        compare,
        compile_plan,
        edit,
        equal_team,
        exercises,
        kpis,
        look_back,
        moment,
        month,
        needed,
        needed_yours,
        pipeline,
        power,
        practise,
        results,
        sample,
        shuffle,
        watch,
        weigh,
        weigh_yours,
    )

    __version__: str


def __getattr__(name: str) -> Any:
    # Late, so that the command line and the server do not wait for widgets they never show.
    if name == "__version__":
        from importlib.metadata import version

        return version("salestrain")
    if name == "shelf":  # the old name, for one version more
        import warnings

        warnings.warn("shelf() is called exercises() now; change the name.", DeprecationWarning, stacklevel=2)
        name = "exercises"
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"salestrain has no {name!r}; it has {', '.join(__all__)}.")
