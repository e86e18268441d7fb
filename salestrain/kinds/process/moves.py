"""What each move of the learner leads to: events, with what was noticed and the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from ...core.events import Event, Move, Refusal
from .content import Deal, Leading, Loaded, Stamp
from .finding import MARKS, found_in
from .ledger import VERDICTS, counted, ledger, recorded
from .pricing import MEASURES
from .state import Script, State, plan_of, to_look_at
from .trail import Trail

BELIEFS = {"pays": "skipping pays", "costs": "skipping costs", "cannot_tell": "nobody can tell yet"}
LEADING = {
    "enforced": "enforced it",
    "coached": "coached",
    "asked": "asked about it",
    "praised": "praised it",
    "waived": "waived it, with a reason",
}
CHANGES = {"drop": "drop it", "fix": "put it another way", "optional": "ask for it, without a must", "add": "add to it"}
FOUND = {"skip": "skipped stage", "early": "stage left too early", "stall": "stall"}
LONGEST = 2_000


def take(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Take the sample deals."""
    _must_have_no_deals(state)
    return [Event("deals_taken", turn, {"source": "samples"})]


def load(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Load the learner's own deals, as `reading` has read them."""
    _must_have_no_deals(state)
    loaded = _loaded(move, script)
    data = {
        "source": "own",
        "deals": move.data["reading"]["deals"],
        "today": loaded.today.toordinal(),
        "knows": list(loaded.knows),
        "entries": list(loaded.entries),
        "notes": list(loaded.notes),
        "why": f"{len(loaded.deals)} deals of your own",
    }
    return [Event("deals_taken", turn, data, ("said:own_deals",))]


def bring(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Bring in role-plays, which `talk_trails` has turned into trails."""
    loaded = _loaded(move, script)
    names = ", ".join(deal.name for deal in loaded.deals)
    data = {"deals": move.data["reading"]["deals"], "today": loaded.today.toordinal(), "why": f"brought in: {names}"}
    return [Event("talks_brought", turn, data, tuple("said:own_talks" for _ in loaded.deals))]


def _must_have_no_deals(state: State) -> None:
    if state.source:
        raise Refusal("You already have deals on the table. To use others, finish this and start over.")


def _loaded(move: Move, script: Script) -> Loaded:
    try:
        loaded = Loaded.model_validate(move.data.get("reading"), strict=False)
    except ValidationError:
        raise Refusal("These deals could not be read. Load the file again.") from None
    known = script.plan.stage_of
    named = {name for deal in loaded.deals for name in _named(deal)} | {*loaded.knows, *loaded.entries}
    if not named <= known.keys():
        raise Refusal("These deals belong to another process. Load the file again.")
    return loaded


def _named(deal: Deal) -> list[str]:
    """Return every stage, outcome and commitment that a deal speaks of."""
    names = [step.which for step in deal.trail] + [*deal.undated, *deal.unknown]
    return names if deal.stage is None else [*names, deal.stage]


def find(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record where the learner sees skipped, early left and stalled stages, and compare that with the truth."""
    trail = _trail_of(state.trails, str(move.data.get("deal")))
    if trail.deal.id in state.looked:
        raise Refusal(f"You have already reviewed {trail.deal.name}; the findings have been shown.")
    stages = {stage.id: place for place, stage in enumerate(script.scenario.stages)}
    marked = {key: sorted({stages[name] for name in _names(move, key, stages)}) for key in MARKS}
    events = [Event("looked", turn, {"deal": trail.deal.id, **marked})]
    for word, stage, how in found_in(trail, marked):
        why = f"{trail.deal.name}, “{script.scenario.stages[stage].name}”: {FOUND[word]} {how}"
        events.append(
            Event("compared", turn, {"deal": trail.deal.id, "stage": stage, "why": why}, (f"said:{word}_{how}",))
        )
    return events


def believe(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record whether the learner believes that skipping a stage pays, under an assumption, and why."""
    stage, answer = str(move.data.get("stage")), str(move.data.get("answer"))
    places = {entry.id: place for place, entry in enumerate(script.scenario.stages)}
    if stage not in places or places[stage] == len(places) - 1:
        raise Refusal("Choose any stage but the last: skipping the last one hurts no later stage.")
    if answer not in BELIEFS:
        raise Refusal("Say what you believe: that skipping pays, that it costs, or that nobody can tell yet.")
    odds = move.data.get("odds_left", script.scenario.assumptions.odds_left)
    if not isinstance(odds, int) or not 1 <= odds <= 100:
        raise Refusal("Odds left after a skip: enter a percentage from 1 to 100.")
    measure = move.data.get("measure", next(iter(MEASURES)))
    if measure not in MEASURES:
        raise Refusal("Say what you count in: wins a month, or deals won of 100.")
    why = _text(move, "why", "Give a reason: what have you seen that speaks for or against it?")
    data = {
        "stage": stage,
        "answer": answer,
        "odds_left": odds,
        "measure": measure,
        "reason": why,
        "why": f"“{script.scenario.stages[places[stage]].name}”: {BELIEFS[answer]}, because {why}",
    }
    return [Event("believed", turn, data, ("said:belief_with_reason",))]


def trust(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record the learner's verdict on one commitment; only afterwards is the evidence shown."""
    commitment, answer = str(move.data.get("commitment")), str(move.data.get("answer"))
    evidence = {item.id: item for item in evidence_for(script, state) if item.sort == "commitment"}
    if commitment not in evidence and commitment not in script.plan.decisions:
        raise Refusal("There is no such commitment in this process.")
    if commitment in state.answers:
        raise Refusal("You have already answered on this commitment; the evidence has been shown.")
    if answer not in VERDICTS:
        raise Refusal("Answer with trust, fix, drop, or not enough data.")
    if commitment in script.plan.decisions:
        why = "This decision is the win itself, so deals won prove nothing about it."
        return [Event("answered", turn, {"commitment": commitment, "answer": answer, "reason": "", "why": why})]
    entry = evidence[commitment]
    right = entry.verdict == answer
    own_words, evidence_words = VERDICTS[answer], VERDICTS[entry.verdict]  # type: ignore[index]
    data = {
        "commitment": commitment,
        "answer": answer,
        "reason": _optional(move, "why"),
        "evidence": entry.verdict,
        "why": f"{entry.text} You said “{own_words}”, the evidence “{evidence_words}”: {entry.why}",
    }
    return [Event("answered", turn, data, ("said:as_the_evidence" if right else "said:against_the_evidence",))]


def evidence_for(script: Script, state: State) -> Sequence[Any]:
    """Return the ledger of the deals on the table, or the company's record for the sample deals."""
    sides = counted(plan_of(script, state), state.trails) if state.source == "own" else recorded(script.scenario)
    return ledger(script.plan, sides)


def lead(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record an entry of the leader's coaching log."""
    did = str(move.data.get("did"))
    if did not in get_args(Leading):
        raise Refusal("Say what the leader did.")
    which = _requirement(script, move)
    who = _text(move, "who", "Enter who it was.")
    words = _text(move, "words", "Sum up in a sentence what was said or decided.")
    data = {
        "did": did,
        "which": which,
        "who": who,
        "words": words,
        "on": _day(move),
        "why": f"{who} {LEADING[did]}: {words}",
    }
    return [Event("led", turn, data, ("said:led",))]


def skip(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record a deliberate skip in one deal: who decides it, when, and why."""
    deal = _trail_of(state.trails, str(move.data.get("deal")))
    data = {"what": "skip", "deal": deal.deal.id, "which": _requirement(script, move), **_decided(move)}
    data["why"] = f"{deal.deal.name}: {data['decided_by']} skips it, because {data['reason']}"
    return [Event("deviated", turn, data, ("said:skip_logged",))]


def change(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record a change of the process itself, or a proposal to the one who may change it."""
    which, how = _requirement(script, move), str(move.data.get("how"))
    if how not in CHANGES:
        raise Refusal("Say how it changes: drop it, put it another way, make it no must, or add to it.")
    may = script.scenario.stages[script.plan.stage_of[which]].who_may_change
    data: dict[str, Any] = {"what": "change", "which": which, "how": how, **_decided(move), "may": may}
    may_decide = _normalised(data["decided_by"]) in _normalised(may) and len(data["decided_by"].strip()) > 2
    data["status"] = "decided" if may_decide else "proposed"
    does = "decides" if may_decide else f"proposes to {may}"
    data["why"] = f"{data['decided_by']} {does}: {CHANGES[how]}, because {data['reason']}"
    return [Event("deviated", turn, data, ("said:change_decided" if may_decide else "said:change_proposed",))]


def open_debrief(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Open the debrief, once at least one deal was examined."""
    if to_look_at(state) and not state.looked:
        raise Refusal("Review at least one deal first; there is nothing to debrief yet.")
    return [Event("debrief_opened", turn)]


def _decided(move: Move) -> dict[str, Any]:
    return {
        "decided_by": _text(move, "decided_by", "Enter who decided."),
        "reason": _text(move, "reason", "Give the reason: without one it is not a decision."),
        "on": _day(move),
    }


def _trail_of(trails: Sequence[Trail], name: str) -> Trail:
    trail = next((candidate for candidate in trails if candidate.deal.id == name), None)
    if trail is None:
        raise Refusal("There is no such deal on the table.")
    return trail


def _names(move: Move, key: str, known: Mapping[str, int]) -> list[str]:
    given = move.data.get(key, ())
    if not isinstance(given, list | tuple) or any(name not in known for name in given):
        raise Refusal("Mark only stages of this process.")
    return list(given)


def _requirement(script: Script, move: Move) -> str:
    which = str(move.data.get("which"))
    if which not in script.plan.stage_of:
        raise Refusal("Choose a stage, an outcome or a commitment of this process.")
    return which


def _day(move: Move) -> str:
    try:
        return Stamp.model_validate({"on": move.data.get("on")}, strict=False).on.isoformat()
    except ValidationError:
        raise Refusal("Enter the date as year-month-day, such as 2026-09-30.") from None


def _text(move: Move, key: str, missing: str) -> str:
    text = _optional(move, key)
    if not text:
        raise Refusal(missing)
    return text


def _optional(move: Move, key: str) -> str:
    text = move.data.get(key, "")
    return " ".join(text.split())[:LONGEST] if isinstance(text, str) else ""


def _normalised(text: str) -> str:
    return " ".join(text.casefold().split())
