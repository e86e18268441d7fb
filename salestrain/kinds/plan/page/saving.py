"""What is saved out of a plan: a calendar, a table, or everything."""

from __future__ import annotations

from collections.abc import Sequence

from ....calendars.ics import Appointment, Entry, calendar
from ....core.events import Refusal
from ....ui.messages import Value, on
from ..appointments import calendar_entries, ends_late
from ..exports import plan_csv, plan_yaml
from ..model import Plan
from .desk import PlanDesk


@on("export", takes=Value)
def export(page: PlanDesk, message: Value) -> None:
    """Give the learner one of the files to keep."""
    plan, attempt = page.state().plan, page.practice.attempt
    name = page.practice.exercise.id
    if message.value == "yaml":
        page.save(f"{name}.yaml", "application/yaml", plan_yaml(plan), "Everything saved, including what was done.")
    elif message.value == "csv":
        page.save(f"{name}.csv", "text/csv", "\ufeff" + plan_csv(plan), "Table saved.")
    elif message.value == "ics":
        entries = list(calendar_entries(plan, attempt.id if attempt else name))
        text = calendar(entries, plan.title or page.practice.exercise.title, page.clock.now(), page.clock.zone)
        page.save(f"{name}.ics", "text/calendar", text, _saved(plan, entries))
    else:
        raise Refusal("Choose one of the three files: calendar, table or everything.")


def _saved(plan: Plan, entries: Sequence[Entry | Appointment]) -> str:
    """Say what is in the calendar, and what runs past the end of the working day."""
    blocked = sum(isinstance(entry, Appointment) for entry in entries)
    number = "1 entry" if len(entries) == 1 else f"{len(entries):,} entries"
    late = ends_late(plan)
    after = f" “{late[0]}” runs past the end of your working day: give it a time of its own." if late else ""
    return f"Calendar saved, with {number}; {blocked:,} of them block time.{after}"
