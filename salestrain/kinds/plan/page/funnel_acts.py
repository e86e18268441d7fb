"""What is done about the funnel: sliders that answer at once, figures that are kept, and questions that are settled."""

from __future__ import annotations

from ....core.events import Refusal
from ....ui.messages import on
from ..compiler import counted_words
from ..funnel_words import count_in
from ..items import plain
from ..model import Action, Objective
from ..state import piece
from .desk import PlanDesk
from .messages import Funnel, Picked, Sliders
from .node_view import place
from .sums import typed
from .sums_answer import refused, slots_of


@on("feeds", takes=Picked)
def settle_step(page: PlanDesk, message: Picked) -> str:
    """Settle which step of the funnel an action feeds."""
    name, _, level = message.value.partition("|")
    action = piece(page.state().plan, name)
    if not isinstance(action, Action):
        raise Refusal("That item is no longer in the plan.")
    page.focus = place(name)
    if not level:
        page.do("override", {"rule": "P27", "place": name, "note": "It feeds no step of the funnel."}, message.seq)
        return "Noted: it feeds no step of the funnel."
    number = count_in(action.text) if action.yields is None else action.yields
    page.do("change", {"id": name, "lead": level, "yields": number or 1}, message.seq)
    return f"Noted: {number or 1} {level}{' each time' if action.repeats else ''}. Change it if it is another number."


@on("counts", takes=Picked)
def settle_result(page: PlanDesk, message: Picked) -> str:
    """Settle whether a target is what the funnel leads to; if so, the funnel takes its word for it."""
    name, _, yes = message.value.partition("|")
    objective, funnel = piece(page.state().plan, name), page.state().plan.funnel
    if not isinstance(objective, Objective) or funnel is None:
        raise Refusal("That item is no longer in the plan.")
    page.focus = place(name)
    if not yes:
        page.do("override", {"rule": "P28", "place": name, "note": "It is not what the funnel leads to."}, message.seq)
        return "Noted: it is not what the funnel leads to."
    counts = counted_words(objective)
    page.do("set_plan", {"funnel": {**plain(funnel), "outcome": counts}}, message.seq)
    return f"The funnel now leads to {counts}."


@on("sum", takes=Sliders)
def move_sliders(page: PlanDesk, message: Funnel) -> None:
    """Answer where the sliders stand now; nothing is kept."""
    try:
        page.sum = typed(page.state().plan, message.fields)
        page.fill_slots(slots_of(page.state(), page.sum))
    except Refusal as refusal:
        page.fill_slots(refused(str(refusal)))


@on("keep_funnel", takes=Sliders)
def keep_funnel(page: PlanDesk, message: Funnel) -> str:
    """Keep the figures and the names of the steps in the plan."""
    page.sum = typed(page.state().plan, message.fields)
    page.do("set_plan", {"funnel": plain(page.sum.funnel)}, message.seq)
    return "Saved. The plan is checked against these figures from now on."
