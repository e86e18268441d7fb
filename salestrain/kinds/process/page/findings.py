"""What there was on a deal beside what was marked: skipped, left too early, stalled, and what nobody knows."""

from __future__ import annotations

from datetime import date

from ....calendars.words import day_words
from ....core.session import Session
from ....ui.document import Content, Items, Node, Text
from ....ui.phrases import Chip, strong
from ..content import Process
from ..map import Map
from ..state import plan_of
from ..trail import Skip, Stall, Trail
from . import purpose
from .tabs import part_words, stage_names
from .words import company_of


def of_deal(session: Session, trail: Trail) -> list[Node]:
    """Say of every stage what it was, with whether it was marked, then what was marked and was not so."""
    plan = plan_of(session.script, session.state)
    marked = session.state.looked[trail.deal.id]
    gap = sorted({*trail.skipped_stages, *trail.early_stages})
    lines: list[Content] = [_missing(session, trail, stage) for stage in gap]
    lines += [_stall(plan, stall, marked=stall.stage in marked["stalled"]) for stall in trail.stalls]
    lines += _imagined(session, trail)
    if lines:
        return [Items(lines)]
    if not plan.requirements and not trail.visits:
        return [Text("Whether anything was skipped, left too early or stalled is not known: your file does not say.")]
    if trail.unknown or plan.unseen or not trail.visits or _left_unknown(trail):
        return [Text("As far as your file tells, nothing was skipped, left too early or stalled.")]
    return [Text("In order: nothing was skipped, left too early or stalled.")]


def _imagined(session: Session, trail: Trail) -> list[Content]:
    names = [stage.name for stage in session.exercise.stages]
    marked = session.state.looked[trail.deal.id]
    gap = {*trail.skipped_stages, *trail.early_stages}
    lines: list[Content] = []
    for stage in sorted({*marked["skipped"], *marked["early"]} - gap):
        if stage in trail.doubtful_stages:
            lines.append(f"You doubt “{names[stage]}”, and you may: something is ticked there that no words show.")
        else:
            word = "skipped" if stage in marked["skipped"] else "left too early"
            lines.append(f"You marked “{names[stage]}” as {word}. Nothing on the trail says so.")
    stalled = [names[stage] for stage in marked["stalled"] if stage not in trail.stalled_stages]
    return [*lines, *(f"You marked “{name}” as stalled. Nothing on the trail says so." for name in stalled)]


def _missing(session: Session, trail: Trail, stage: int) -> list[Node]:
    """Say what was missing of a stage, at which moment of the deal, and who decided that."""
    process: Process = session.exercise
    was_skipped = stage in trail.skipped_stages
    missing = [skip for skip in trail.skips if skip.stage == stage]
    lead: list[Node] = [
        strong(f"“{process.stages[stage].name}” was {'skipped' if was_skipped else 'left too early'}"),
        " ",
    ]
    lead.append(_whether_marked(session, trail, stage, was_skipped=was_skipped))
    lead.append(f". {_moment(process, trail, stage, missing)}")
    decisions = purpose.skips(session, trail.deal.id, {skip.requirement for skip in missing})
    words = part_words(process)
    listed = Items([[*_missing_words(words, trail, skip)] for skip in missing]) if missing else ""
    return [*lead, listed, *[Text(decision, "muted") for decision in decisions]]


def _moment(process: Process, trail: Trail, stage: int, missing: list[Skip]) -> str:
    if not missing:
        needed = process.stages[stage].exit.commitments_min
        return f"The deal went on with fewer commitments than it takes to leave it ({needed})."
    late = sum(skip.made_up is not None for skip in missing)
    day = f" on {day_words(date.fromordinal(missing[0].on))}" if missing[0].on else ""
    after = f" ({late} came later)" if late else ""
    return f"Missing{day}, when {_overtaken_by(process, missing[0])}{after}:"


def _missing_words(words: dict[str, str], trail: Trail, skip: Skip) -> list[Node]:
    """Return what is missing, with the words that say otherwise where it was ticked all the same."""
    ticks = [tick for tick in trail.ticks if tick.step.which == skip.requirement and tick.shows == "contradicted"]
    if not ticks:
        return [words[skip.requirement]]
    step = ticks[-1].step
    return [words[skip.requirement], f" Ticked beside “{step.words}”. {step.because or ''}"]


def _overtaken_by(process: Process, skip: Skip) -> str:
    """Say what came before its turn."""
    if skip.by == "won":
        return "the deal was won"
    if skip.by in stage_names(process):
        return f"“{stage_names(process)[skip.by]}” was entered"
    return f"“{part_words(process)[skip.by].rstrip('.')}” was already there"


def _whether_marked(session: Session, trail: Trail, stage: int, *, was_skipped: bool) -> Chip:
    marked = session.state.looked[trail.deal.id]
    word, other = ("skipped", "early") if was_skipped else ("early", "skipped")
    if stage in marked[word]:
        return Chip("you spotted it", "good")
    if stage in marked[other]:
        return Chip(f"you spotted it; the word is “{'skipped' if was_skipped else 'left too early'}”", "good")
    return Chip("you missed it", "caution")


def _stall(plan: Map, stall: Stall, *, marked: bool) -> list[Node]:
    stage, typical = plan.process.stages[stall.stage], plan.typical[stall.stage]
    whose = "your own deals" if typical.stays else f"the deals of {company_of(plan.process)}"
    chip = Chip("you spotted it", "good") if marked else Chip("you missed it", "caution")
    why = f": {stall.days} days; three quarters of {whose} take {stall.typical} or fewer."
    return [strong(f"“{stage.name}” stalled"), " ", chip, why]


def unknown(plan: Map, trail: Trail) -> list[Node]:
    """Say what nobody knows of a deal: what has no column, what has an empty cell, and days."""
    stages = plan.process.stages
    no_column = [r for r in plan.unseen if r.stage < trail.reached or (r.stage == trail.reached and trail.won)]
    lines = []
    if no_column:
        names = dict.fromkeys(stages[requirement.stage].name for requirement in no_column)
        lines.append(f"{len(no_column)} requirements have no column in your file ({', '.join(names)})")
    if trail.unknown:
        lines.append(f"{len(trail.unknown)} have an empty cell")
    if not trail.visits:
        lines.append("how long it stayed in its stages")
    if _left_unknown(trail):
        stayed = ", ".join(f"“{stages[place].name}”" for place in _left_unknown(trail))
        lines.append(f"how long it stayed in {stayed}, for the days after it are not all in your file")
    return [Text(f"Not known: {'; '.join(lines)}.", "muted")] if lines else []


def _left_unknown(trail: Trail) -> list[int]:
    """Return the stages that a closed deal left on a day that nobody knows."""
    return [visit.stage for visit in trail.visits if visit.left is None and trail.closed]
