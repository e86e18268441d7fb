"""The deals on the table: look through each, mark what was skipped and where it stalled, then see what there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ....core.session import Session
from ....ui.document import Box, Column, Columns, Content, Fold, Form, Heading, Items, Node, Section, Table, Text
from ....ui.fields import Choice, Hidden
from ....ui.phrases import Chip, quote, strong
from ..content import Process, Step
from ..ledger import NOTE, Adherence, adherence
from ..own_deals import Own
from ..state import State, plan_of, to_look_at
from ..trail import Skip, Stall, Trail
from ..wording import asking
from . import own_talks, purpose
from .evidence import points, share
from .import_deals import fault_list, reading_list
from .sources import process_map
from .tabs import part_words, stage_names, step_among_answers

STEPS = {
    "held": "held",
    "evidenced": "evidence",
    "asked": "asked",
    "given": "given",
    "conditional": "given conditionally",
    "refused": "refused",
}


def body(session: Session, own: Own | None) -> list[Node | None]:
    """Show deal after deal, the next one first, then what they say together; `own` is the file they came from."""
    process: Process = session.exercise
    state: State = session.state
    trails = {trail.deal.id: trail for trail in to_look_at(state)}
    waiting = [trail for name, trail in trails.items() if name not in state.looked]
    cards = [deal_card(session, trails[name]) for name in reversed(list(state.looked))]
    step = _next_deal(process, waiting[0]) if waiting else Section("All deals together", all_deals(session))
    count = f"{len(cards)} of {len(trails)} reviewed."
    return [
        Text(f"{count} Mark first; the findings come after."),
        *step_among_answers(step, cards, ("Findings", "Reviewed earlier")),
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


def _next_deal(process: Process, trail: Trail) -> Section:
    stages = list(stage_names(process).items())
    skipped = Choice("skipped", "In which stages was something skipped?", stages, "any")
    stalled = Choice("stalled", "In which stages did it stall?", stages, "any")
    hint = Text("If there is nothing to mark, mark nothing.", "hint")
    questions: list[Node] = [Hidden("deal", trail.deal.id), Columns([skipped, stalled]), hint]
    about = Text(trail.deal.about) if trail.deal.about else None
    form = Form("find", questions, "Show the findings")
    return Section(f"Next: {_title(trail)}", [about, trail_table(process, trail), form])


def _title(trail: Trail) -> str:
    return f"{trail.deal.name}, {trail.deal.result}"


def trail_table(process: Process, trail: Trail) -> Table:
    """Show a trail day by day: what happened, and in whose words."""
    rows: list[list[Content]] = [
        [step.on.isoformat(), _event(process, step), _in_whose_words(step)] for step in trail.deal.trail
    ]
    if trail.deal.closed:
        rows.append([trail.deal.closed.isoformat(), strong(trail.deal.result), None])
    columns = [Column("Date", "day"), Column("What happened"), Column("In whose words")]
    return Table(f"Trail of {trail.deal.name}", columns, rows)


def _event(process: Process, step: Step) -> str:
    if step.did == "entered":
        return f"entered “{stage_names(process)[step.which]}”"
    return f"{STEPS[step.did]}: {part_words(process)[step.which]}"


def _in_whose_words(step: Step) -> Content:
    if not step.words:
        return step.who
    return [f"{step.who}: ", quote(step.words)] if step.who else quote(step.words)


def deal_card(session: Session, trail: Trail) -> Box:
    """Show what there was on one deal, beside what was marked."""
    findings = _findings(session, trail)
    return Box(
        [
            Heading(_title(trail), 4),
            Items(findings) if findings else Text("Nothing was skipped, and nothing stalled."),
            Text(f"{trail.fulfilled} of {trail.required} requirements due so far are on its trail.", "muted"),
            _requests(trail),
            Fold(f"Trail of {trail.deal.name}, once more", [trail_table(session.exercise, trail)]),
        ]
    )


def _findings(session: Session, trail: Trail) -> list[Content]:
    """List every skip and stall with whether it was marked, then what was marked and was none."""
    stages = session.exercise.stages
    marked = session.state.looked[trail.deal.id]
    skipped = sorted({skip.stage for skip in trail.skips})
    stalled = [stall.stage for stall in trail.stalls]
    lines: list[Content] = [_skip(session, trail, stage, marked=stage in marked["skipped"]) for stage in skipped]
    lines += [_stall(session.exercise, stall, marked=stall.stage in marked["stalled"]) for stall in trail.stalls]
    for kind, stages_found in (("skipped", skipped), ("stalled", stalled)):
        for stage in marked[kind]:
            if stage not in stages_found:
                lines.append(f"You marked “{stages[stage].name}” as {kind}; it was not.")
    return lines


def _skip(session: Session, trail: Trail, stage: int, *, marked: bool) -> list[Node]:
    """Say what was missing of a stage, at which moment of the deal, and who decided that."""
    process: Process = session.exercise
    words = part_words(process)
    missing = [skip for skip in trail.skips if skip.stage == stage]
    late = sum(skip.made_up is not None for skip in missing)
    day = date.fromordinal(missing[0].on).isoformat()
    after = f" ({late} came later)" if late else ""
    decisions = purpose.skips(session, trail.deal.id, {skip.requirement for skip in missing})
    return [
        strong(f"“{process.stages[stage].name}” was skipped, in whole or in part"),
        " ",
        _whether_marked(marked),
        f". Missing on {day}, when {_overtaken_by(process, missing[0])}{after}:",
        Items([words[skip.requirement] for skip in missing]),
        *[Text(decision, "muted") for decision in decisions],
    ]


def _overtaken_by(process: Process, skip: Skip) -> str:
    """Say what came before its turn."""
    if skip.by == "won":
        return "the deal was won"
    if skip.by in stage_names(process):
        return f"“{stage_names(process)[skip.by]}” was entered"
    return f"“{part_words(process)[skip.by].rstrip('.')}” was already there"


def _stall(process: Process, stall: Stall, *, marked: bool) -> list[Node]:
    stage = process.stages[stall.stage]
    if stall.why == "no_commitment":
        why = f"the deal left it without enough commitments ({stage.exit.commitments_min} needed)"
    else:
        why = f"{stall.days} days; three quarters of deals take {stall.typical} or fewer"
    return [strong(f"“{stage.name}” stalled"), " ", _whether_marked(marked), f": {why}."]


def _whether_marked(marked: bool) -> Chip:
    return Chip("you spotted it", "good") if marked else Chip("you missed it", "caution")


def _requests(trail: Trail) -> Fold | None:
    """Show how each commitment was asked for, where the words are known."""
    requests = [step.words for step in trail.deal.trail if step.did == "asked" and step.words]
    if not requests:
        return None
    lines: list[Content] = [[quote(words), f" {asking(words).sentence}"] for words in requests]
    doubt = Text("Found by rules. Where they are wrong, trust your own reading.", "fine")
    return Fold(f"How it was asked for ({len(requests)})", [Items(lines), doubt])


def all_deals(session: Session) -> list[Node]:
    """Show skips and stalls by stage, and following the process against winning."""
    state: State = session.state
    comparison = adherence(plan_of(session.script, state), state.trails)
    says = "With fewer than 20 deals on a side, no difference can be stated."
    if comparison.difference is not None:
        says = f"Difference in hit rate, without skips against with skips: {points(comparison.difference)}."
    return [_by_stage(session.exercise, state.trails), _against_winning(comparison), Text(f"{says} {NOTE}")]


def _by_stage(process: Process, trails: Sequence[Trail]) -> Table:
    rows = []
    for number, stage in enumerate(process.stages):
        beyond = sum(trail.passed(number) for trail in trails)
        skipped = sum(any(skip.stage == number for skip in trail.skips) for trail in trails)
        visited = sum(any(visit.stage == number for visit in trail.visits) for trail in trails)
        stalled = sum(any(stall.stage == number for stall in trail.stalls) for trail in trails)
        rows.append([stage.name, share(skipped, beyond), share(stalled, visited)])
    titles = ("Skipped, of deals that moved past it", "Stalled, of deals that entered it")
    columns = [Column("Stage", names_row=True), *[Column(title, "number") for title in titles]]
    return Table("Skips and stalls by stage", columns, rows)


def _against_winning(comparison: Adherence) -> Table:
    sides = (
        ("skipped nothing on the way", comparison.clean_won, comparison.clean),
        ("skipped something on the way", comparison.skipping_won, comparison.skipping),
    )
    rows = [[name, str(won), str(closed), share(won, closed)] for name, won, closed in sides]
    titles = ("won", "out of", "hit rate, with 95% interval")
    first = Column("Closed deals that reached the last stage and", names_row=True)
    columns = [first, *[Column(title, "number") for title in titles]]
    return Table("Hit rate with and without skips", columns, rows)
