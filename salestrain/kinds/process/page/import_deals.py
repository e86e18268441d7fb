"""A file on its way onto the table: read, asked about, shown; nothing of it is kept before the learner takes it."""

from __future__ import annotations

from datetime import date

from ....core.events import Refusal
from ....ui.html_blocks import heading
from ....ui.inputs import form, hidden, select
from ....ui.layout import listed, section
from ....ui.markup import Html, button, fold, tag
from ....ui.messages import Message
from ..content import Process
from ..own_deals import FIELDS, Own, read_own_deals
from .tabs import all_of

LOADING = frozenset({"load", "column", "map", "way"})
"""Messages that make a file, or one more answer about it, be read."""
PASSED_OVER = "none"
MOST_FAULTS = 20


class Loading:
    """A file and what was answered about it; `own` is how it is read by now. Raises `Refusal` where it is no table."""

    def __init__(self, process: Process, raw: bytes | str, today: date) -> None:
        if not raw.strip():
            raise Refusal("Choose a file with something in it, or paste its lines.")
        self._process, self._raw, self._today = process, raw, today
        self._answers: dict[str, str] = {}
        self._stages: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        self.own = self._read()
        if not self.own.columns:
            raise Refusal(" ".join(self.own.faults[:3]))

    def answer(self, message: Message) -> None:
        """Read it again with one more answer."""
        fields = message.fields
        if message.type == "map":
            self._stages[fields["stage"]] = fields["to"]
        elif message.type == "way":
            self._answers[fields["column"]] = fields["way"]
        else:
            self._columns[fields["column"]] = "" if fields["to"] == PASSED_OVER else fields["to"]
        self.own = self._read()

    def _read(self) -> Own:
        return read_own_deals(self._process, self._raw, self._today, self._answers, self._stages, self._columns)


def loading_sheet(process: Process, own: Own) -> Html:
    """One question at a time, then what was read, to be taken or put away."""
    columns = _columns(process, own)
    if own.questions or own.strangers:
        lead, now = _question(process, own)
    elif own.reading is None:
        lead, now = own.faults[0], columns
    else:
        lead, now = own.notes[0], _to_take(own)
    beside = None if now is columns else fold("How the columns are read, and to change it", columns)
    return tag(
        "div",
        heading("Before anything is counted"),
        tag("p", f"{lead} Nothing of the file is kept yet."),
        now,
        beside,
        tag("div", button("Put the file away", "cancel", look="st-quiet"), class_="st-row"),
        class_="st-stack st-prose",
    )


def _question(process: Process, own: Own) -> tuple[str, Html]:
    left = len(own.questions) + len(own.strangers)
    lead = f"{left} question{'' if left == 1 else 's'} left."
    if own.questions:
        one = own.questions[0]
        ways = select(one.asks, "way", "st-way", one.choices)
        return lead, form("way", hidden("column", one.column), ways, submit="Go on")
    name = own.strangers[0]
    options = [*((stage.id, stage.name) for stage in process.stages), (PASSED_OVER, "none of them: leave it out")]
    to = select(f"Which stage is “{name}”?", "to", "st-to", options)
    return lead, form("map", hidden("stage", name), to, submit="Go on")


def _to_take(own: Own) -> Html:
    assert own.reading is not None
    count = len(own.reading["deals"])
    take = button(f"Take {'this deal' if count == 1 else f'these {count:,} deals'}", "accept", look="st-primary")
    return tag(
        "div",
        listed(own.notes[1:]) if own.notes[1:] else None,
        section(f"What could not be read ({len(own.faults)})", faults(own.faults)) if own.faults else None,
        tag("div", take, class_="st-row"),
        class_="st-stack",
    )


def faults(found: tuple[str, ...]) -> Html:
    """The first so many faults, and how many more there are."""
    more = [f"and {len(found) - MOST_FAULTS} more of the kind"] if len(found) > MOST_FAULTS else []
    return listed([*found[:MOST_FAULTS], *more])


def read_as(process: Process, own: Own) -> Html:
    """What each column was taken for, in words."""
    words = dict([*FIELDS.items(), *all_of(process)])
    return listed(f"{column}: {words.get(to, to) or 'passed over'}" for column, to in own.columns.items())


def _columns(process: Process, own: Own) -> Html:
    """What each column was taken for, and the way to say otherwise."""
    things = [*FIELDS.items(), *all_of(process)]
    which = select("This column", "column", "st-column", [(column, column) for column in own.columns])
    to = select("tells", "to", "st-column-to", [*things, (PASSED_OVER, "nothing that counts here: pass it over")])
    otherwise = form("column", which, to, submit="Read it so", look="st-small")
    return tag("div", read_as(process, own), otherwise, class_="st-stack")
