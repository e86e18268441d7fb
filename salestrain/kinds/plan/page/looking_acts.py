"""What is looked at: screens, days, forms that open, questions before something is done, and the check."""

from __future__ import annotations

from datetime import date

from ....attempts.passing import passed_on
from ....core.events import Move, Refusal
from ....ui.confirming import CONFIRM
from ....ui.messages import Count, Message, Value, on
from ....ui.offers import Offers, taken
from ..engine import report_of
from ..state import piece
from .check_view import verdict
from .desk import VIEWS, PlanDesk
from .fields import PlanField, value_of
from .messages import Compare, Picked
from .node_view import PlanView, place


@on("look", takes=Value)
def _look(page: PlanDesk, message: Value) -> str:
    if message.value in VIEWS:
        page.view, page.opened, page.adding = message.value, "", ""
    return ""


@on("list", takes=Value)
def _list(page: PlanDesk, message: Value) -> str:
    only, _, number = message.value.partition(" ")
    page.only, page.page = only, int(number) if number.isdecimal() else 0
    return ""


@on("day", takes=Value)
def _day(page: PlanDesk, message: Value) -> str:
    page.day = date.fromisoformat(value_of(PlanField("day", "Date", "date"), message.value or "?"))
    period = page.state().plan.period
    if period and not period.start <= page.day <= period.end:
        page.day = min(max(page.day, period.start), period.end)
        return "That day is outside the period. This is the nearest day within it."
    return ""


@on("edit", takes=Value)
def _edit(page: PlanDesk, message: Value) -> str:
    item = piece(page.state().plan, message.value)
    if item is None:
        raise Refusal("That item is no longer in the plan.")
    if page.view not in ("build", "list"):
        page.view = "build"
    page.opened, page.adding, page.focus = item.id, "", f"{place(item.id)}-form"
    return ""


@on("add_objective", "add_action", takes=Value)
def _open_form(page: PlanDesk, message: Value) -> str:
    """Open the form for a new objective or action under a piece."""
    page.opened, page.adding, page.from_practice = "", f"{message.type.removeprefix('add_')} {message.value}", None
    page.focus = f"{place(message.value)}-form"
    return ""


@on("from_practice")
def _from_practice(page: PlanDesk, message: Message) -> str:
    """Look into the learner's own practice for something to do."""
    page.from_practice = Offers(passed_on(page.practice, "try", "build"))
    page.focus = f"{place(page.adding.partition(' ')[2])}-form"
    return ""


@on("use_practice", takes=Count)
def _use_practice(page: PlanDesk, message: Count) -> str:
    """Put the words of what was found into the form; it is an action only once it is added."""
    page.from_practice = taken(page.from_practice, message.value)
    page.focus = f"{place(page.adding.partition(' ')[2])}-form"
    return "It stands in the form. Make it yours: what exactly, with whom, and when?"


@on("ask", takes=Picked)
def _ask(page: PlanDesk, message: Picked) -> str:
    """Ask before something is done that ends, deletes or cannot be taken back."""
    what, _, name = message.value.partition(" ")
    if what == "remove":  # What cannot be removed is said at once, and not after a yes.
        page.session().preview(Move("remove", {"id": name}))
    page.asked, page.focus = message.value, CONFIRM
    return ""


@on("leave")
def _leave(page: PlanDesk, message: Message) -> str:
    opened = page.opened or page.adding.partition(" ")[2] or page.left.partition(" ")[2]
    page.focus = place(opened) if opened else ""
    page.opened = page.adding = ""
    return ""


@on("compile")
def _compile(page: PlanDesk, message: Message) -> str:
    page.do("compile", {}, message.seq)
    page.view = "check"
    return verdict(PlanView(page.state(), report_of(page.state())))


@on("compare", takes=Compare)
def _compare(page: PlanDesk, message: Compare) -> str:
    page.compared = page.version(message.one), page.version(message.other)
    return ""
