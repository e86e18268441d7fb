"""Leading the process: the engagement log, a skip with its reason, a change by the one who may change it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ui.inputs import field, form, radios, select
from ....ui.layout import columns, section, table
from ....ui.markup import Html, button, fold, join, tag
from ..moves import CHANGES, LEADING
from .tabs import all_of, words_of


def parts(session: Any, today: str) -> list[Html]:
    """The log, what was skipped and changed on purpose, and the forms for more."""
    process, state = session.exercise, session.state
    things = all_of(process)
    return [
        tag("p", "Not enforcing a process is the same as having none. Whoever does not trust it changes it, on a day, "
            "with a reason, and with a name.", class_="st-notice"),
        section("The leader's log", log(session), _keep(session), fold("Write an entry", form(
            "lead",
            field("Who", "who", "st-lead-who", most=200, value=process.owner.partition(",")[0]),
            radios("did", "Did what?", LEADING.items()),
            select("About", "which", "st-lead-which", things),
            field("On", "on", "st-lead-on", kind="date", value=today),
            field("What was said or decided", "words", "st-lead-words", long=True),
            submit="Add it to the log",
        ), open_=not state.led)),
        section("Skip it, or change it", *deviations(session), fold("Skip it in one deal", form(
            "skip",
            select("In", "deal", "st-skip-deal", [(one.deal.id, one.deal.name) for one in state.trails[:200]]),
            select("Skip", "which", "st-skip-which", things),
            field("Who decides it", "decided_by", "st-skip-who", most=200),
            field("On", "on", "st-skip-on", kind="date", value=today),
            field("Why is it right here?", "reason", "st-skip-why", long=True),
            submit="Log the skip",
        )), fold("Change the process", form(
            "change",
            select("Change", "which", "st-change-which", things),
            radios("how", "How?", CHANGES.items()),
            field("Who decides it", "decided_by", "st-change-who", most=200,
                  hint="Whoever may not change this stage proposes it to the one who may."),
            field("On", "on", "st-change-on", kind="date", value=today),
            field("Why?", "reason", "st-change-why", long=True),
            submit="Change it, or propose it",
        )), _who_may(process)),
    ]  # fmt: skip


def log(session: Any) -> Html:
    """What the exercise brings and what the learner wrote, the newest last."""
    words = words_of(session.exercise)
    given = [(led.on.isoformat(), led.who, LEADING[led.did], words[led.which], led.words)
             for led in session.exercise.engagement]  # fmt: skip
    own = [(one["on"], one["who"], LEADING[one["did"]], words[one["which"]], one["words"]) for one in session.state.led]
    rows = [
        tag("tr", tag("td", day, class_="st-day"), tag("td", who), tag("td", f"{did}: {what}"),
            tag("td", tag("q", said)))
        for day, who, did, what, said in (*given, *own)
    ]  # fmt: skip
    head = columns(("Day", False), ("Who", False), ("Did", False), ("In words", False))
    return table("The leader's engagement log", head, rows) if rows else tag("p", "Nobody has written anything yet.")


def deviations(session: Any) -> list[Html]:
    """What was skipped and changed on purpose, each with who, when and why."""
    process, state, words = session.exercise, session.state, words_of(session.exercise)
    names = {deal.id: deal.name for deal in process.deals} | {one.deal.id: one.deal.name for one in state.trails}
    told = [
        (one.on.isoformat(), f"skip in {names[one.deal]}", "; ".join(words[which] for which in one.skipped),
         one.decided_by, f"{one.reason} {one.result or ''}".strip())
        for one in process.deviations
    ]  # fmt: skip
    for one in state.deviations:
        what = f"skip in {names.get(one.get('deal'), 'a deal')}" if one["what"] == "skip" else _changed(one)
        told.append((one["on"], what, words[one["which"]], one["decided_by"], one["reason"]))
    if not told:
        return [tag("p", "Nothing was skipped or changed on purpose yet.")]
    rows = [
        tag("tr", tag("td", day, class_="st-day"), tag("td", what), tag("td", of), tag("td", who),
            tag("td", tag("q", why)))
        for day, what, of, who, why in told
    ]  # fmt: skip
    head = columns(("Day", False), ("What", False), ("Of", False), ("Decided by", False), ("Why", False))
    return [table("Skips and changes on purpose", head, rows)]


def _changed(one: Mapping[str, Any]) -> str:
    to = "" if one["status"] == "decided" else f" to {one['may']}"
    return f"change ({CHANGES[one['how']]}), {one['status']}{to}"


def _keep(session: Any) -> Html | None:
    """The way to take the log along, once there is something in it."""
    if not (session.state.led or session.state.deviations):
        return None
    return tag("div", button("Save the log as CSV", "keep", "log", "st-quiet"), class_="st-row")


def _who_may(process: Any) -> Html:
    lines = [tag("li", join(tag("strong", stage.name), f": {stage.who_may_change} may change it. {stage.skip_note}"))
             for stage in process.stages]  # fmt: skip
    return fold("Who may change what, and when a skip is right", tag("ul", *lines))
