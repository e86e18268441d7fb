"""What each move of the learner leads to: events, with what was noticed and the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from ...core.events import Event, Move, Refusal
from ...statistics import break_even
from .content import Leading, Loaded, Stamp
from .ledger import VERDICTS, counted, ledger, recorded
from .pricing import assumed
from .state import Script, State, plan_of, to_look_at
from .trail import Trail

BELIEFS = {"pays": "skipping pays", "costs": "skipping costs", "cannot_tell": "nobody can tell yet"}
LEADING = {"enforced": "enforced it", "coached": "coached", "asked": "asked about it", "praised": "praised it",
           "waived": "waived it, with a reason"}  # fmt: skip
CHANGES = {"drop": "drop it", "fix": "put it another way", "optional": "ask for it, without a must",
           "add": "add to it"}  # fmt: skip
SORTS = {"inside", "new", "alike", "outside", "unread"}
FEWEST = 3
"""Moves for a blocked commitment."""
MOST_MOVES = 8
LONGEST = 2_000


def take(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Take the sample deals."""
    _fresh(state)
    return [Event("deals_taken", turn, {"source": "samples"})]


def load(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Take deals of one's own, as `hearing` read them."""
    _fresh(state)
    loaded = _loaded(move, script)
    data = {"source": "own", "deals": move.data["reading"]["deals"], "today": loaded.today.toordinal(),
            "knows": list(loaded.knows), "notes": list(loaded.notes),
            "why": f"{len(loaded.deals)} deals of your own"}  # fmt: skip
    return [Event("deals_taken", turn, data, ("said:own_deals",))]


def bring(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Bring in role-plays; `from_talks` has made trails of them."""
    loaded = _loaded(move, script)
    names = ", ".join(deal.name for deal in loaded.deals)
    data = {"deals": move.data["reading"]["deals"], "today": loaded.today.toordinal(), "why": f"brought in: {names}"}
    return [Event("talks_brought", turn, data, tuple("said:own_talks" for _ in loaded.deals))]


def _fresh(state: State) -> None:
    if state.source:
        raise Refusal("You have deals on the table already. To take others, finish this and begin anew.")


def _loaded(move: Move, script: Script) -> Loaded:
    try:
        loaded = Loaded.model_validate(move.data.get("reading"), strict=False)
    except ValidationError:
        raise Refusal("These deals could not be read. Load the file again.") from None
    known = script.plan.stage_of
    if any(step.which not in known for deal in loaded.deals for step in deal.trail):
        raise Refusal("These deals belong to another process. Load the file again.")
    return loaded


def find(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Say where a deal skipped and stalled, before it is shown."""
    trail = _of(to_look_at(state), str(move.data.get("deal")))
    if trail.deal.id in state.looked:
        raise Refusal(f"You have looked through {trail.deal.name} already; what there is has been shown.")
    stages = {stage.id: place for place, stage in enumerate(script.scenario.stages)}
    marked = {what: {stages[name] for name in _names(move, what, stages)} for what in ("skipped", "stalled")}
    events = [Event("looked", turn, {"deal": trail.deal.id, **{w: sorted(found) for w, found in marked.items()}})]
    truth = {"skipped": {skip.stage for skip in trail.skips}, "stalled": {stall.stage for stall in trail.stalls}}
    for what, word in (("skipped", "skip"), ("stalled", "stall")):
        for stage in sorted(marked[what] | truth[what]):
            how = "imagined" if stage not in truth[what] else "found" if stage in marked[what] else "missed"
            why = f"{trail.deal.name}, “{script.scenario.stages[stage].name}”: {word} {how}"
            events.append(Event("compared", turn, {"deal": trail.deal.id, "stage": stage, "why": why},
                                (f"said:{word}_{how}",)))  # fmt: skip
    return events


def believe(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Say whether skipping a stage pays, under an assumption, and why."""
    stage, answer = str(move.data.get("stage")), str(move.data.get("answer"))
    places = {one.id: place for place, one in enumerate(script.scenario.stages)}
    if stage not in places or places[stage] == len(places) - 1:
        raise Refusal("Choose a stage that has another after it; skipping the last hurts no later one.")
    if answer not in BELIEFS:
        raise Refusal("Say what you believe: that skipping pays, that it costs, or that nobody can tell yet.")
    odds = move.data.get("odds_left", script.scenario.assumptions.odds_left)
    if not isinstance(odds, int) or not 1 <= odds <= 100:
        raise Refusal("What a skip leaves of later odds is a percentage from 1 to 100.")
    why = _text(move, "why", "Write a reason: what have you seen that speaks for it or against it?")
    even = break_even(assumed(script.scenario).stages, places[stage])
    data = {"stage": stage, "answer": answer, "odds_left": odds, "reason": why, "break_even": round(100 * even),
            "why": f"“{script.scenario.stages[places[stage]].name}”: {BELIEFS[answer]}, because {why}"}  # fmt: skip
    return [Event("believed", turn, data, ("said:belief_with_reason",))]


def trust(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Answer trust, fix, drop or too little data for one commitment; then the evidence is shown."""
    commitment, answer = str(move.data.get("commitment")), str(move.data.get("answer"))
    evidence = {one.id: one for one in evidence_for(script, state) if one.sort == "commitment"}
    if commitment not in evidence:
        raise Refusal("There is no such commitment in this process.")
    if commitment in state.answers:
        raise Refusal("You have answered for this commitment; the evidence has been shown.")
    if answer not in VERDICTS:
        raise Refusal("Answer with trust, fix, drop, or too little data.")
    found = evidence[commitment]
    right = found.verdict == answer
    said, says = VERDICTS[answer], VERDICTS[found.verdict]  # type: ignore[index]
    data = {"commitment": commitment, "answer": answer, "reason": _optional(move, "why"), "evidence": found.verdict,
            "why": f"{found.text} You said “{said}”, the evidence “{says}”: {found.why}"}  # fmt: skip
    return [Event("answered", turn, data, ("said:as_the_evidence" if right else "said:against_the_evidence",))]


def evidence_for(script: Script, state: State) -> Sequence[Any]:
    """The ledger of the deals on the table; with the sample deals it is the company's record."""
    sides = counted(plan_of(script, state), state.trails) if state.source == "own" else recorded(script.scenario)
    return ledger(script.plan, sides)


def create(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Write moves for a blocked commitment; each comes with the reading that was made of it."""
    commitment = str(move.data.get("commitment"))
    if commitment not in {one.commitment for one in script.scenario.blocked}:
        raise Refusal("Choose one of the blocked commitments.")
    read: Any = move.data.get("reading")
    read = read if isinstance(read, list) else []
    moves = [one for one in read if isinstance(one, dict) and one.get("sort") in SORTS]
    if len(moves) < FEWEST:
        raise Refusal(f"Write at least {FEWEST} moves, one a line.")
    if commitment in state.created:
        raise Refusal("You have written moves for this commitment; the bank has been shown.")
    events = [Event("created", turn, {"commitment": commitment, "moves": moves[:MOST_MOVES]})]
    tags = {"inside": "move_inside", "new": "move_inside", "alike": "move_alike", "outside": "move_outside"}
    for one in moves[:MOST_MOVES]:
        if one["sort"] in tags:
            why = f"“{one['text']}”: {one['because']}"
            events.append(Event("weighed", turn, {"why": why}, (f"said:{tags[one['sort']]}",)))
    inside = sum(one["sort"] in ("inside", "new") for one in moves[:MOST_MOVES])
    if inside >= FEWEST:
        events.append(Event("weighed", turn, {"why": f"{inside} moves inside the frame"}, ("said:three_moves",)))
    return events


def lead(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """An entry of the leader's engagement log."""
    did = str(move.data.get("did"))
    if did not in get_args(Leading):
        raise Refusal("Say what the leader did.")
    which = _known(script, move)
    who = _text(move, "who", "Write who it was.")
    words = _text(move, "words", "Write in a sentence what was said or decided.")
    data = {"did": did, "which": which, "who": who, "words": words, "on": _day(move),
            "why": f"{who} {LEADING[did]}: {words}"}  # fmt: skip
    return [Event("led", turn, data, ("said:led",))]


def skip(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Skip something in one deal on purpose: who decides it, when, and why."""
    deal = _of(state.trails, str(move.data.get("deal")))
    data = {"what": "skip", "deal": deal.deal.id, "which": _known(script, move), **_decided(move)}
    data["why"] = f"{deal.deal.name}: {data['decided_by']} skips it, because {data['reason']}"
    return [Event("deviated", turn, data, ("said:skip_logged",))]


def change(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Change the process itself, or propose it to the one who may."""
    which, how = _known(script, move), str(move.data.get("how"))
    if how not in CHANGES:
        raise Refusal("Say how it changes: drop it, put it another way, make it no must, or add to it.")
    may = script.scenario.stages[script.plan.stage_of[which]].who_may_change
    data: dict[str, Any] = {"what": "change", "which": which, "how": how, **_decided(move), "may": may}
    mine = _plain(data["decided_by"]) in _plain(may) and len(data["decided_by"].strip()) > 2
    data["status"] = "decided" if mine else "proposed"
    does = "decides" if mine else f"proposes to {may}"
    data["why"] = f"{data['decided_by']} {does}: {CHANGES[how]}, because {data['reason']}"
    return [Event("deviated", turn, data, ("said:change_decided" if mine else "said:change_proposed",))]


def open_debrief(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """The work is over."""
    if to_look_at(state) and not state.looked:
        raise Refusal("Look through one deal at least; without it there is nothing to talk over.")
    return [Event("debrief_opened", turn)]


def _decided(move: Move) -> dict[str, Any]:
    return {
        "decided_by": _text(move, "decided_by", "Write who decides it."),
        "reason": _text(move, "reason", "Write the reason; a skip without one is no decision."),
        "on": _day(move),
    }


def _of(trails: Sequence[Trail], name: str) -> Trail:
    found = next((one for one in trails if one.deal.id == name), None)
    if found is None:
        raise Refusal("There is no such deal on the table.")
    return found


def _names(move: Move, key: str, known: Mapping[str, int]) -> list[str]:
    given = move.data.get(key, ())
    if not isinstance(given, list | tuple) or any(name not in known for name in given):
        raise Refusal("Mark stages of this process.")
    return list(given)


def _known(script: Script, move: Move) -> str:
    which = str(move.data.get("which"))
    if which not in script.plan.stage_of:
        raise Refusal("Choose a stage, an outcome or a commitment of this process.")
    return which


def _day(move: Move) -> str:
    try:
        return Stamp.model_validate({"on": move.data.get("on")}, strict=False).on.isoformat()
    except ValidationError:
        raise Refusal("Write the day as year-month-day, such as 2026-09-30.") from None


def _text(move: Move, key: str, missing: str) -> str:
    text = _optional(move, key)
    if not text:
        raise Refusal(missing)
    return text


def _optional(move: Move, key: str) -> str:
    text = move.data.get(key, "")
    return " ".join(text.split())[:LONGEST] if isinstance(text, str) else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
