"""Deals and task lists read from CSV: any encoding, any separator, the column names of several programs.

Profiles of programs are passed as data (`crm.profiles.read_profiles` reads the shipped ones).
"""

from .cells import COMMA, POINT, Question
from .days import DAY_FIRST, MONTH_FIRST
from .deals import Deal, Deals, read_deals
from .ending import value_key
from .ends import LOST, OPEN, WON, end_of, yes_or_no
from .headers import NOT_READ, Columns, Profiles, folded
from .quality import Quality, quality
from .reading import read_table
from .table import Fault, Table
from .tasks import Task, Tasks, read_tasks

__all__ = [
    "COMMA",
    "DAY_FIRST",
    "LOST",
    "MONTH_FIRST",
    "NOT_READ",
    "OPEN",
    "POINT",
    "WON",
    "Columns",
    "Deal",
    "Deals",
    "Fault",
    "Profiles",
    "Quality",
    "Question",
    "Table",
    "Task",
    "Tasks",
    "end_of",
    "folded",
    "quality",
    "read_deals",
    "read_table",
    "read_tasks",
    "value_key",
    "yes_or_no",
]
