"""The numbers behind a plan and a process: pure, exact, and each with its n.

Dates come in as arguments; nothing here asks for today, and nothing draws a number without a seed.
Figures that nothing can be calculated from raise `OutOfRange` with a sentence.
"""

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
from .limits import OutOfRange
from .rates import Difference, Estimate, difference, jeffreys, wilson
from .working_days import (
    HOURS_A_DAY,
    USABLE,
    NotARecurrence,
    Recurrence,
    Week,
    capacity_hours,
    days_for_new_talks,
    hours_needed,
    occurrences,
    read_recurrence,
    weeks,
    working_days,
)

__all__ = [
    "CONFIDENCES",
    "HOURS_A_DAY",
    "RHO",
    "USABLE",
    "Difference",
    "Estimate",
    "Known",
    "Moved",
    "Need",
    "NotARecurrence",
    "OutOfRange",
    "Own",
    "Pace",
    "Rate",
    "Recurrence",
    "Step",
    "Week",
    "attained",
    "backwards",
    "busy_but_not_moving",
    "capacity_hours",
    "chance",
    "chance_table",
    "daily_load",
    "days_for_new_talks",
    "difference",
    "funnel",
    "hours_needed",
    "jeffreys",
    "last_day_to_start",
    "naive_need",
    "needed",
    "occurrences",
    "pace",
    "progress",
    "read_recurrence",
    "rolled_up",
    "t_score",
    "weeks",
    "wilson",
    "working_days",
]
