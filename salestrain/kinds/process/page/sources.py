"""Before the work: the brief, and where the deals come from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ....attempts.practice import Practice
from ....ui.html_blocks import ask_name, criteria, heading, who
from ....ui.inputs import form
from ....ui.layout import columns, listed, section, table
from ....ui.markup import Html, button, fold, join, tag
from ..content import RUNGS, Commitment, Outcome, Process, Stage
from . import own_talks


def start_sheet(practice: Practice) -> Html:
    """The brief, and the way into the work."""
    process: Process = practice.exercise
    begin = tag("div", button("Begin", "begin", look="st-primary"), class_="st-row") if practice.name else None
    return tag(
        "div",
        heading("Your brief"),
        tag("p", process.briefing, class_="st-lead"),
        tag("p", tag("strong", "Your goal: "), process.goal),
        tag("p", tag("span", f"about {process.minutes} minutes", class_="st-chip"), class_="st-row"),
        who(practice.name, practice.named_by_setting) if practice.name else ask_name(),
        begin,
        map_of(process),
        criteria(process, "work"),
        _earlier(practice),
        tag("p", process.illustrative, class_="st-muted st-small"),
        class_="st-stack st-prose",
    )


def _earlier(practice: Practice) -> Html | None:
    """Work that was finished before, to be looked at again."""
    found = []
    for attempt in practice.attempts():
        session = practice.replayed(attempt)
        if session is not None and session.state.phase == "debriefed":
            when = attempt.started_at[:16].replace("T", ", ") + " UTC"
            again = button(f"Open the debrief of {when}", "open", attempt.id, "st-quiet")
            found.append(join(f"{when}: {session.score().total} of 100 ", again))
    return fold(f"Your earlier work here ({len(found)})", listed(found)) if found else None


def map_of(process: Process, changed: Mapping[str, str] = MappingProxyType({})) -> Html:
    """The whole process, to be looked up at any time; `changed` says of what a learner changed in it."""

    def told(name: str) -> Html | None:
        return join(tag("br"), tag("strong", changed[name])) if name in changed else None

    rows = []
    for stage in process.stages:
        outcomes = listed(join(_outcome(one), told(one.id)) for one in stage.outcomes)
        asks = listed(join(f"{RUNGS[one.rung]}: {one.text}{_how(one)}", told(one.id)) for one in stage.commitments)
        days = " / ".join(map(str, stage.typical_days))
        talk = join(stage.conversation, _worth(stage), told(stage.id))
        rows.append(tag("tr", tag("th", stage.name, scope="row"), tag("td", talk), tag("td", outcomes),
                        tag("td", asks), tag("td", days, class_="st-number")))  # fmt: skip
    texts = ("Stage", "Conversation", "Outcomes", "Commitments")
    head = columns(*((text, False) for text in texts), ("Days", True))
    note = tag(
        "p",
        f"Days are those that a quarter, a half and three quarters of deals take. {process.owner} owns the process and "
        f"looks at it every {process.review_every_days} days.",
        class_="st-muted st-small",
    )
    return fold("The process", table("Stages from target to close", head, rows), note)


def _worth(stage: Stage) -> Html:
    """What the buyer has from a stage, and when it may be left."""
    least = stage.exit.commitments_min
    needs = ["every outcome"] if stage.exit.all_outcomes else []
    needs += [f"{least} commitment{'' if least == 1 else 's'}"] if least else []
    left = f"Left with {' and '.join(needs)}." if needs else "Left at any time."
    return join(tag("br"), tag("span", f"For the buyer: {stage.value} {left}", class_="st-muted"))


def _outcome(one: Outcome) -> Html:
    return tag("span", one.text, tag("br"), tag("span", f"To be seen: {one.evidence}", class_="st-muted"))


def _how(one: Commitment) -> str:
    said = (("by us", one.given_by == "seller"), ("no must", not one.mandatory), ("at any time", one.free))
    return "".join(f" ({words})" for words, so in said if so)


def choose_sheet(session: Any) -> Html:
    """Sample deals, own deals, or own talks."""
    process: Process = session.exercise
    load = form(
        "load",
        tag("div", tag("label", "A file of deals (CSV)", for_="st-file", class_="st-label"),
            tag("input", type="file", name="file", id="st-file", class_="st-input", accept=".csv,.tsv,.txt,text/csv",
                aria_describedby="st-file-hint"),
            tag("span", "From any program, in any encoding. It stays on this machine; names of people are left out.",
                id="st-file-hint", class_="st-hint"), class_="st-field"),
        tag("div", tag("label", "or its lines, pasted", for_="st-paste", class_="st-label"),
            tag("textarea", name="text", id="st-paste", class_="st-textarea", rows=4, autocomplete="off",
                spellcheck="false"), class_="st-field"),
        submit="Read them", look="",
    )  # fmt: skip
    return tag(
        "div",
        heading("Which deals do you look at?"),
        section("The sample deals", tag("p", f"{len(process.deals)} deals of the invented company, with a count of all "
                "that it closed."), tag("div", button("Take the sample deals", "take", look="st-primary"),
                                        class_="st-row")),
        section("Your own deals", load, fold("Which columns to fill", _columns(process))),
        own_talks.part(session),
        map_of(process),
        class_="st-stack st-prose",
    )  # fmt: skip


def _columns(process: Process) -> Html:
    first = process.stages[0]
    lines = [
        "Deal name, stage, status, created on, closed on: as your program writes them.",
        f"“Date entered {first.name}” and so on: the day on which each stage was entered.",
        f"A stage, such as “{first.id}”: the day on which its conversation was held, or yes.",
        *[f"An outcome, such as “{one.id}”: the day on which its evidence was there, or yes."
          for one in first.outcomes[:1]],
        *[f"A commitment, such as “{one.id}”: asked, given, conditional or refused, with a day or without."
          for one in first.commitments[:1]],
        "What has no column, nothing is said of.",
    ]  # fmt: skip
    save = button("Save an empty file with all columns", "template", look="st-quiet")
    return tag("div", listed(lines), save, class_="st-stack")
