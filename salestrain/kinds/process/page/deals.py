"""The deals on the table: look through each, mark what was skipped and where it stalled, then see what there is."""

from __future__ import annotations

from datetime import date
from typing import Any

from ....ui.inputs import form, hidden
from ....ui.layout import columns, listed, section, table
from ....ui.markup import Html, fold, join, tag
from ..content import Process
from ..ledger import NOTE, adherence
from ..own_deals import Own
from ..state import plan_of, to_look_at
from ..trail import Stall, Trail
from ..wording import asking
from . import own_talks, purpose
from .evidence import points, share
from .import_deals import faults, read_as
from .sources import map_of
from .tabs import stage_boxes, words_of

DID = {"entered": "entered", "held": "talk held", "evidenced": "evidence", "asked": "asked", "given": "given",
       "conditional": "given on a condition", "refused": "refused"}  # fmt: skip
RESULTS = {"won": "won", "lost": "lost", "open": "open"}


def parts(session: Any, own: Own | None) -> list[Html]:
    """Deal after deal, the next one first, then what the deals say together."""
    state = session.state
    chosen = to_look_at(state)
    waiting = [one for one in chosen if one.deal.id not in state.looked]
    done = [next(one for one in chosen if one.deal.id == name) for name in reversed(state.looked)]
    found = [tag("p", f"{len(done)} of {len(chosen)} looked through. Mark first; what there is comes after.")]
    if done:
        found.append(section("What there was", revealed(session, done[0])))
    if waiting:
        title = f"Next: {waiting[0].deal.name}, {RESULTS[waiting[0].deal.result]}"
        found.append(section(title, *_to_mark(session, waiting[0])))
    else:
        found.append(section("All deals together", *together(session)))
    if done[1:]:
        found.append(section("Looked through before", *[revealed(session, one) for one in done[1:]]))
    if state.notes:
        found.append(_notes(session.exercise, state.notes, own))
    found.append(tag("div", map_of(session.exercise, purpose.changed(session))))
    found.append(own_talks.part(session))
    return found


def _notes(process: Process, notes: tuple[str, ...], own: Own | None) -> Html:
    unread = faults(own.faults) if own and own.faults else None
    mapping = join(tag("h4", "How the columns were read"), read_as(process, own)) if own else None
    return fold("About the file", listed(notes), unread, mapping)


def _to_mark(session: Any, trail: Trail) -> list[Html]:
    deal = trail.deal
    about = [tag("p", deal.about)] if deal.about else []
    return [
        *about,
        _steps(session.exercise, trail),
        form(
            "find",
            hidden("deal", deal.id),
            tag("div", stage_boxes(session.exercise, "skipped", "Of which stages was something skipped?"),
                stage_boxes(session.exercise, "stalled", "In which stages did it stall?"), class_="st-two"),
            tag("p", "Mark nothing where there is nothing.", class_="st-hint"),
            submit="Show what there is",
        ),
    ]  # fmt: skip


def _steps(process: Process, trail: Trail) -> Html:
    """The trail as a table: when, what, of which stage, whose words."""
    words, stages = words_of(process), {stage.id: stage.name for stage in process.stages}
    rows = []
    for step in trail.deal.trail:
        what = f"entered “{stages[step.which]}”" if step.did == "entered" else f"{DID[step.did]}: {words[step.which]}"
        who = f"{step.who}: " if step.who and step.words else step.who
        said = join(who, tag("q", step.words) if step.words else None)
        rows.append(tag("tr", tag("td", step.on.isoformat(), class_="st-day"), tag("td", what), tag("td", said)))
    if trail.deal.closed:
        closed = tag("strong", RESULTS[trail.deal.result])
        rows.append(tag("tr", tag("td", trail.deal.closed.isoformat(), class_="st-day"), tag("td", closed), tag("td")))
    head = columns(("Day", False), ("What happened", False), ("In whose words", False))
    return table(f"The trail of {trail.deal.name}", head, rows)


def revealed(session: Any, trail: Trail) -> Html:
    """What there was on one deal, beside what was marked."""
    process: Process = session.exercise
    marked = session.state.looked[trail.deal.id]
    skipped = sorted({skip.stage for skip in trail.skips})
    lines: list[Html | str] = [_skip_line(session, trail, place, place in marked["skipped"]) for place in skipped]
    lines += [_stall_line(process, stall, stall.stage in marked["stalled"]) for stall in trail.stalls]
    imagined = [("skipped", place) for place in marked["skipped"] if place not in skipped]
    stalled = {stall.stage for stall in trail.stalls}
    imagined += [("stalled", place) for place in marked["stalled"] if place not in stalled]
    lines += [f"You marked “{process.stages[place].name}” as {how}; it was not." for how, place in imagined]
    title = f"{trail.deal.name}, {RESULTS[trail.deal.result]}"
    met = f"{trail.fulfilled} of {trail.required} things that were due are on its trail."
    return tag(
        "div",
        tag("h4", title),
        listed(lines) if lines else tag("p", "Nothing was skipped, and it stalled nowhere."),
        tag("p", met, class_="st-muted"),
        _requests(trail),
        fold(f"The trail of {trail.deal.name} again", _steps(process, trail)),
        class_="st-card",
    )


def _requests(trail: Trail) -> Html | None:
    """How each commitment was asked for, where the words are known."""
    asked = [step.words for step in trail.deal.trail if step.did == "asked" and step.words]
    if not asked:
        return None
    told = [join(tag("q", words), f" {asking(words).sentence}") for words in asked]
    return fold(
        f"How it was asked for ({len(asked)})",
        listed(told),
        tag("p", "Found by rule; where it is wrong, trust your own reading.", class_="st-muted st-small"),
    )


def _skip_line(session: Any, trail: Trail, place: int, seen: bool) -> Html:
    process: Process = session.exercise
    words = words_of(process)
    missing = [skip for skip in trail.skips if skip.stage == place]
    late = [skip for skip in missing if skip.made_up is not None]
    things = listed(words[skip.requirement] for skip in missing)
    stages = {stage.id: f"“{stage.name}” was entered" for stage in process.stages}
    by = stages.get(missing[0].by) or ("it was won" if missing[0].by == "won" else f"there was: {words[missing[0].by]}")
    after = f" {len(late)} of them came later." if late else ""
    decisions = purpose.skipped(session, trail.deal.id, {skip.requirement for skip in missing})
    return join(
        tag("strong", f"“{process.stages[place].name}” was skipped in part or whole"), _seen(seen),
        f". Missing on {date.fromordinal(missing[0].on).isoformat()}, when {by.rstrip('.')}:{after}", things,
        *[tag("p", one, class_="st-muted") for one in decisions],
    )  # fmt: skip


def _stall_line(process: Process, stall: Stall, seen: bool) -> Html:
    stage = process.stages[stall.stage]
    why = f"{stall.days} days; three quarters of deals take {stall.typical} or fewer"
    if stall.why == "no_commitment":
        why = f"it was left without the commitments of its exit ({stage.exit.commitments_min} needed)"
    return join(tag("strong", f"“{stage.name}” stalled"), _seen(seen), f": {why}.")


def _seen(seen: bool) -> Html:
    return join(" ", tag("span", "you saw it" if seen else "you did not see it",
                         class_="st-chip " + ("st-good" if seen else "st-caution")))  # fmt: skip


def together(session: Any) -> list[Html]:
    """Skips and stalls by stage, and skipping against winning."""
    process, trails = session.exercise, session.state.trails
    rows = []
    for place, stage in enumerate(process.stages):
        beyond = sum(one.passed(place) for one in trails)
        skipped = sum(any(skip.stage == place for skip in one.skips) for one in trails)
        visited = sum(any(visit.stage == place for visit in one.visits) for one in trails)
        stalled = sum(any(stall.stage == place for stall in one.stalls) for one in trails)
        rows.append(tag("tr", tag("th", stage.name, scope="row"), tag("td", share(skipped, beyond), class_="st-number"),
                        tag("td", share(stalled, visited), class_="st-number")))  # fmt: skip
    head = columns(("Stage", False), ("Skipped, of deals beyond it", True), ("Stalled, of deals in it", True))
    return [table("Skips and stalls by stage", head, rows), *_against(session)]


def _against(session: Any) -> list[Html]:
    found = adherence(plan_of(session.script, session.state), session.state.trails)
    rows = [
        tag("tr", tag("th", name, scope="row"), tag("td", str(won), class_="st-number"),
            tag("td", str(closed), class_="st-number"), tag("td", share(won, closed), class_="st-number"))
        for name, won, closed in (("skipped nothing before it", found.clean_won, found.clean),
                                  ("skipped something before it", found.skipping_won, found.skipping))
    ]  # fmt: skip
    head = columns(("Closed deals that came to the last stage and", False), ("won", True), ("of", True),
                   ("share, with its 95 % interval", True))  # fmt: skip
    says = "Below 20 deals on a side nothing is said about the difference."
    if found.difference is not None:
        says = f"Following it against skipping: {points(found.difference)}."
    return [table("Following the process against winning", head, rows), tag("p", f"{says} {NOTE}")]
