"""What a process gives on paper: its stages on a map, the trails of its deals to mark, and what was on them."""

from __future__ import annotations

from collections.abc import Sequence

from ...calendars.words import day_words
from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Body, Box, Boxes, Content, Items, Node, Screen, Section, Text, strong
from ...ui.handout import Handout
from .content import Process, Stage
from .map import Map
from .page.deals import trail_table
from .page.tabs import part_words
from .page.words import EARLY, SKIPPED, STALLED, meanings
from .trail import Trail, trail


def handouts(process: Process, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return the map of the stages, the trails to mark, and their findings.

    Args:
        process: the process with its deals.
        playthroughs: examples beside it; on paper the findings say the same.
    """
    plan = Map.of(process)
    trails = [trail(plan, deal, process.as_of.toordinal()) for deal in process.deals]
    return (
        Handout("stage-map", "For everybody: the stages and what each must bring.", _stage_map(process)),
        Handout("on-paper", "For the learner: the trails of the deals, to be marked.", _to_mark(process, plan, trails)),
        Handout("answers", "What was skipped, left too early or stalled.", _findings(process, trails), gives_away=True),
    )


def _stage_map(process: Process) -> Screen:
    lead = f"Kept by {process.owner}; looked at anew every {process.review_every_days} days."
    return Screen(f"Stage map: {process.title}", [Text(lead), *map(_stage, process.stages)])


def _stage(stage: Stage) -> Node:
    low, middle, high = stage.typical_days
    outcomes: list[Content] = [[one.text, " Shown by: ", one.evidence] for one in stage.outcomes]
    given = {"buyer": "the buyer", "seller": "us"}
    commitments: list[Content] = []
    for one in stage.commitments:
        may = "" if one.mandatory else ", may be missing"
        commitments.append(f"{one.text} (given by {given[one.given_by]}{may})")
    body: list[Node] = [
        Text([strong("The conversation: "), stage.conversation]),
        Text([strong("What it is worth to the buyer: "), stage.value]),
        Text([strong("What it must bring:")]),
        Items(outcomes),
        Text([strong("What somebody binds themselves to:")]),
        Items(commitments),
        Text(
            f"To leave it: {stage.exit.commitments_min} of these. Usually {low} to {high} days, half of them {middle}."
        ),
        Text(f"Skipping it: {stage.skip_note} Who may change it: {stage.who_may_change}.", "muted"),
    ]
    return Section(stage.name, [Box(body)])


def _to_mark(process: Process, plan: Map, trails: Sequence[Trail]) -> Screen:
    names = [stage.name for stage in process.stages]
    body: Body = [Text(process.briefing), Text(process.goal), meanings(plan)]
    for one in trails:
        about: list[Node] = [Text(one.deal.about)] if one.deal.about else []
        marks: list[Node] = [Boxes(word, names) for word in (SKIPPED, EARLY, STALLED)]
        title = f"{one.deal.name}, {one.deal.result}"
        body = [*body, Section(title, [*about, trail_table(process, one), *marks, Blank("Why", 2)])]
    return Screen(process.title, [*body, Text(process.illustrative, "fine")])


def _findings(process: Process, trails: Sequence[Trail]) -> Screen:
    body: Body = [Text("Give it out when everybody has marked.", "notice")]
    body = [*body, *(_found(process, one) for one in trails)]
    return Screen(f"Answers: {process.title}", body)


def _found(process: Process, one: Trail) -> Section:
    names, words = [stage.name for stage in process.stages], part_words(process)
    lines: list[Content] = []
    for stage in sorted({*one.skipped_stages, *one.early_stages}):
        how = "skipped" if stage in one.skipped_stages else "left too early"
        missing = "; ".join(words[skip.requirement].rstrip(".") for skip in one.skips if skip.stage == stage)
        lines.append([strong(f"“{names[stage]}” was {how}. "), f"Missing: {missing}." if missing else ""])
    lines += [
        f"“{names[stall.stage]}” stalled: {stall.days} days, where {stall.typical} are enough for most."
        for stall in one.stalls
    ]
    found = Items(lines) if lines else Text("In order: nothing was skipped, left too early or stalled.")
    day = "" if one.closed else f" on {day_words(process.as_of)}"
    return Section(f"{one.deal.name}, {one.deal.result}{day}", [found])
