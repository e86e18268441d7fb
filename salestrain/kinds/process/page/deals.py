"""The deals on the table: look through each, mark what was skipped and where it stalled, then see what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ....calendars.words import day_words
from ....core.session import Session
from ....ui.document import Box, Column, Columns, Content, Fold, Form, Heading, Items, Node, Section, Table, Text
from ....ui.fields import Choice, Hidden
from ....ui.phrases import Chip, Phrase, muted, quote, strong
from ..content import Process, Shows, Step
from ..ledger import NOTE, Adherence, adherence
from ..map import Map
from ..own_deals import Own
from ..state import State, plan_of, to_look_at
from ..trail import Ticked, Trail
from ..wording import asking
from . import findings, own_table, own_talks, purpose
from .evidence import RANGE, plain_share, points, share
from .import_deals import fault_list, reading_list
from .sources import process_map
from .tabs import part_words, stage_names, step_among_answers
from .words import meanings

STEPS = {
    "held": "held",
    "evidenced": "evidence",
    "asked": "asked",
    "given": "given",
    "conditional": "given conditionally",
    "refused": "refused",
    "entered": "entered",
}
SHOWS: Mapping[Shows, Chip] = {
    "shown": Chip("ticked and shown", "good"),
    "not_shown": Chip("ticked and not shown", "caution"),
    "contradicted": Chip("the words say otherwise", "bad"),
}
"""What the words beside a tick do."""


def body(session: Session, own: Own | None) -> list[Node | None]:
    """Show deal after deal, the next one first, then what they say together; `own` is the file they came from."""
    process: Process = session.exercise
    state: State = session.state
    chosen = to_look_at(state)
    trails = {trail.deal.id: trail for trail in state.trails}
    waiting = [trail for trail in chosen if trail.deal.id not in state.looked]
    cards = [deal_card(session, trails[name]) for name in reversed(list(state.looked))]
    step = None
    if waiting:
        step = _next_deal(session, waiting[0])
    elif chosen:
        step = Section("All deals together", all_deals(session))
    count = f"{len(chosen) - len(waiting)} of {len(chosen)} reviewed."
    return [
        Text(f"{count} Mark first; the findings come after.") if chosen else None,
        own_table.which_are_shown(state),
        None if chosen else own_table.section(session),
        *step_among_answers(step, cards, ("Findings", "Reviewed earlier")),
        own_table.section(session) if chosen else None,
        _about_file(process, state.notes, own) if state.notes else None,
        process_map(process, purpose.changes(session)),
        own_talks.section(session),
    ]


def _about_file(process: Process, notes: Sequence[str], own: Own | None) -> Fold:
    inside: list[Node] = [Items(notes)]
    if own is not None:
        if own.faults:
            inside.append(fault_list(own.faults))
        inside += [Heading("How the columns were read", 4), reading_list(process, own)]
    return Fold("About the file", inside)


def _next_deal(session: Session, trail: Trail) -> Section:
    process, plan = session.exercise, plan_of(session.script, session.state)
    stages = list(stage_names(process).items())
    marks: list[Node | None] = [
        Choice("skipped", "Skipped", stages, "any"),
        Choice("early", "Left too early", stages, "any"),
        Choice("stalled", "Stalled", stages, "any"),
    ]
    questions: list[Node] = [Hidden("deal", trail.deal.id), meanings(plan), Columns(marks, narrow=True)]
    about = Text(trail.deal.about) if trail.deal.about else None
    form = Form("find", questions, "Show the findings")
    lead = Text([strong("Which stages were skipped, left too early, or stalled?")])
    return Section(f"Next: {_title(trail)}", [about, _as_of(session, trail), trail_table(process, trail), lead, form])


def _as_of(session: Session, trail: Trail) -> Text | None:
    """Say up to which day an open deal is looked at: its days in a stage count until then."""
    if trail.closed:
        return None
    return Text(f"As of {day_words(date.fromordinal(session.state.today))}.", "muted")


def _title(trail: Trail) -> str:
    return f"{trail.deal.name}, {trail.deal.result}"


def trail_table(process: Process, trail: Trail, *, judged: bool = False) -> Table:
    """Show a trail day by day: what was ticked, and the words beside it.

    Args:
        process: process with the names of its parts.
        trail: trail to show.
        judged: whether to say beside a tick that the words do not show it; the learner has then been asked.
    """
    doubts = {tick.step: SHOWS[tick.shows] for tick in trail.ticks if judged and tick.shows != "shown"}
    doubts = doubts if any(tick.step.words for tick in trail.ticks) else {}
    rows: list[list[Content]] = []
    if trail.deal.created:
        rows.append([day_words(trail.deal.created), "created", None])
    for step in trail.deal.trail:
        event: Content = _event(process, step)
        if step in doubts:
            event = [_event(process, step), " ", doubts[step]]
        rows.append([day_words(step.on), event, words_of(step)])
    for which, did in trail.deal.undated.items():
        rows.append(["not known", f"{STEPS[did]}: {part_words(process)[which]}", None])
    if trail.deal.stage:
        when = "last" if trail.closed else "now"
        rows.append(["not known", f"{when} in “{stage_names(process)[trail.deal.stage]}”", None])
    if trail.closed:
        day = day_words(trail.deal.closed) if trail.deal.closed else "not known"
        rows.append([day, strong(trail.deal.result), None])
    columns = [Column("Date", "day"), Column("What was ticked"), Column("The words beside it")]
    return Table(f"Trail of {trail.deal.name}", columns, rows)


def _event(process: Process, step: Step) -> str:
    if step.did == "entered":
        return f"entered “{stage_names(process)[step.which]}”"
    return f"{STEPS[step.did]}: {part_words(process)[step.which]}"


def words_of(step: Step) -> Content:
    """Return the words beside a step, and whose they are: what was asked is ours, what was answered the buyer's."""
    if not step.words:
        return f"with {step.who}" if step.who and step.did == "held" else step.who
    if step.did == "asked":
        asked = "You" if step.who in (None, "you") else f"We asked {step.who}"
        return [f"{asked}: ", quote(step.words)]
    return [f"{step.who}: ", quote(step.words)] if step.who else step.words


def deal_card(session: Session, trail: Trail) -> Box:
    """Show what there was on one deal, beside what was marked."""
    plan = plan_of(session.script, session.state)
    return Box(
        [
            Heading(_title(trail), 4),
            *findings.of_deal(session, trail),
            _fulfilled(trail),
            *findings.unknown(plan, trail),
            _ticks(session.exercise, trail),
            _requests(trail),
            Fold(f"Trail of {trail.deal.name}, once more", [trail_table(session.exercise, trail, judged=True)]),
        ]
    )


def _fulfilled(trail: Trail) -> Text | None:
    if not trail.required:
        return None
    known = " of which anything is known" if trail.unknown else ""
    return Text(f"{trail.fulfilled} of {trail.required} requirements due so far{known} are there.", "muted")


def _ticks(process: Process, trail: Trail) -> Fold | None:
    """Show what the words beside the ticks show, those first that do not show it."""
    counts = {shows: sum(tick.shows == shows for tick in trail.ticks) for shows in SHOWS}
    doubts = [tick for tick in trail.ticks if tick.shows != "shown"]
    if not doubts or not any(tick.step.words for tick in trail.ticks):
        return None
    words = part_words(process)
    doubts.sort(key=lambda tick: tick.shows)
    lines: list[Content] = [[SHOWS[tick.shows], " ", words[tick.step.which], " ", *_told(tick)] for tick in doubts]
    told = ", ".join(f"{count} {shows.replace('_', ' ')}" for shows, count in counts.items() if count)
    return Fold(f"Words beside the ticks: {told}", [Items(lines)])


def _told(tick: Ticked) -> list[Node]:
    if not tick.step.words:
        return ["No words beside it."]
    return [words_in(tick.step), f" {tick.step.because or ''}"]


def words_in(step: Step) -> Phrase:
    """Return the words beside a step as a phrase."""
    whose = f"{step.who}: " if step.who else ""
    return muted([whose, quote(step.words or "")])


def _requests(trail: Trail) -> Fold | None:
    """Show how each commitment was asked for, where the words are known."""
    requests = [step for step in trail.deal.trail if step.did == "asked" and step.words]
    if not requests:
        return None
    lines: list[Content] = [[quote(step.words or ""), f" {asking(step.words or '').sentence}"] for step in requests]
    doubt = Text("Found by rules. Where they are wrong, trust your own reading.", "fine")
    return Fold(f"How we asked for it ({len(requests)})", [Items(lines), doubt])


def all_deals(session: Session) -> list[Node]:
    """Show what was skipped, left too early and stalled by stage, and following the process against winning."""
    state: State = session.state
    plan = plan_of(session.script, state)
    if not to_look_at(state):
        return []
    table = by_stage(plan, state.trails)
    comparison = adherence(plan, state.trails)
    if not comparison.clean + comparison.skipping:
        says = "No closed deal reached the last stage with everything about it known, so winning cannot be compared."
        return [table, Text(says)]
    says = "All of them are on one side, so there is nothing to compare with."
    if comparison.difference is not None:
        difference = comparison.difference
        finding = (
            "The range holds both, so this says nothing yet" if not difference.shows else "The whole range says so"
        )
        says = f"With nothing missing: {points(difference)} in deals won. {finding}. {NOTE}"
    return [table, _against_winning(comparison, all_told=not plan.unseen), Text(says), Text(RANGE, "fine")]


def by_stage(plan: Map, trails: Sequence[Trail]) -> Table:
    """Count by stage how many deals skipped it, left it too early and stalled in it, of those of which it is known."""
    rows: list[list[Content]] = []
    requirements: dict[int, list[str]] = {}
    for requirement in plan.requirements:
        requirements.setdefault(requirement.stage, []).append(requirement.id)
    for number, stage in enumerate(plan.process.stages):
        talk = stage.id in requirements.get(number, ())
        beyond = [trail for trail in trails if trail.passed(number)]
        known = [trail for trail in beyond if talk and stage.id not in trail.unknown]
        parts = {name for name in requirements.get(number, ()) if name != stage.id}
        others = [t for t in beyond if parts and (number in t.early_stages or not parts & set(t.unknown))]
        visited = [trail for trail in trails if trail.stay_known(number)]
        skipped = sum(number in trail.skipped_stages for trail in known)
        early = sum(number in trail.early_stages for trail in others)
        stalled = sum(number in trail.stalled_stages for trail in visited)
        counts = ((skipped, known), (early, others), (stalled, visited))
        rows.append([stage.name, *(plain_share(part, len(of)) if of else "not known" for part, of in counts)])
    titles = ("Skipped, of those that moved past it", "Left too early, of those", "Stalled, of those that entered it")
    columns = [Column("Stage", names_row=True), *[Column(title, "number") for title in titles]]
    return Table("Stage by stage", columns, rows, numbers_wrap=True)


def _against_winning(comparison: Adherence, *, all_told: bool) -> Table:
    clean = "nothing missing on the way" if all_told else "nothing missing of what your file tells"
    sides = (
        (clean, comparison.clean_won, comparison.clean),
        ("something missing on the way", comparison.skipping_won, comparison.skipping),
    )
    rows = [[name, share(won, closed)] for name, won, closed in sides]
    first = Column("Closed deals that reached the last stage with", names_row=True)
    return Table(
        "Deals won, with and without something missing", [first, Column("Won", "number")], rows, numbers_wrap=True
    )
