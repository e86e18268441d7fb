"""The calculations behind plans and processes: pure, exact, and every figure with its n.

Dates are passed as arguments; nothing here reads the clock, and nothing draws a random number without a seed. Figures
that cannot be used in a calculation raise `OutOfRange` with a sentence.
"""

from ..core.limits import OutOfRange
from .attainment import RHO, Moved, attained, busy_but_not_moving, progress, rolled_up, t_score
from .chances import Known, Own, Rate, chance, needed
from .funnel import (
    CONFIDENCES,
    Need,
    Pace,
    Step,
    backwards,
    chance_table,
    daily_load,
    funnel,
    last_day_to_start,
    naive_need,
    pace,
)
from .rates import Difference, Estimate, difference, exact, jeffreys, wilson
from .skipping import (
    DEALS,
    EASY_DEALS_ARE_SKIPPED_MORE,
    Cost,
    Course,
    Spread,
    Stage,
    break_even,
    break_even_hours,
    chance_of_winning,
    checked,
    from_own_deals,
    generator,
    hours_per_win,
    skip_cost,
)

__all__ = [
    "CONFIDENCES",
    "DEALS",
    "EASY_DEALS_ARE_SKIPPED_MORE",
    "RHO",
    "Cost",
    "Course",
    "Difference",
    "Estimate",
    "Known",
    "Moved",
    "Need",
    "OutOfRange",
    "Own",
    "Pace",
    "Rate",
    "Spread",
    "Stage",
    "Step",
    "attained",
    "backwards",
    "break_even",
    "break_even_hours",
    "busy_but_not_moving",
    "chance",
    "chance_of_winning",
    "chance_table",
    "checked",
    "daily_load",
    "difference",
    "exact",
    "from_own_deals",
    "funnel",
    "generator",
    "hours_per_win",
    "jeffreys",
    "last_day_to_start",
    "naive_need",
    "needed",
    "pace",
    "progress",
    "rolled_up",
    "skip_cost",
    "t_score",
    "wilson",
]
