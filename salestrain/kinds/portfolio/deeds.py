"""What each move of the learner leads to: events, with what was noticed and the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from ...core.events import Event, Move, Refusal
from .content import Lead
from .policies import asking_first
from .state import Script, State
from .truth import ASKING, HALF_HOURS, Answer, Sort, brought, costs, sort_of, words_for

ANSWERS: Mapping[Answer, str] = {"pursue": "pursue it", "nurture": "keep it warm", "walk": "walk away"}
DONE: Mapping[Answer, str] = {"pursue": "pursued it", "nurture": "kept it warm", "walk": "walked away"}
SORT_WORDS: Mapping[Sort, str] = {"good": "worth pursuing", "later": "worth keeping warm", "bad": "not worth it"}
FEWEST_ESTIMATES = 5
CALIBRATED = 0.2
"""Mean squared distance of estimates from what was true, up to which they count as good; always saying 50 has 0.25."""


def ask(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Ask a lead about one thing; the answer is true."""
    lead = _lead(script, state, move)
    aspect = next((one for one in script.scenario.aspects if one.id == move.data.get("aspect")), None)
    if aspect is None:
        raise Refusal("Choose one of the questions.")
    if aspect.id in state.heard.get(lead.id, {}):
        raise Refusal(f"{lead.name} has answered that already.")
    if state.left < ASKING:
        raise Refusal("No half hour is left for a question. Decide on the rest as it is.")
    is_true = script.truths[lead.id][aspect.id]
    words = words_for(script.scenario, script.deck.seed, lead.id, aspect.id, is_true=is_true)
    data = {"lead": lead.id, "aspect": aspect.id, "true": is_true, "words": words, "cost": ASKING}
    return [Event("asked", turn, data | {"why": f"{lead.name}: {aspect.question}"}, ("said:asked",))]


def decide(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Decide on a lead, after saying how likely it is worth pursuing."""
    lead = _lead(script, state, move)
    answer = next((known for known in ANSWERS if known == move.data.get("answer")), None)
    if answer is None:
        raise Refusal("Say what you do: pursue it, keep it warm, or walk away.")
    chance = move.data.get("chance")
    if not isinstance(chance, int) or isinstance(chance, bool) or not 0 <= chance <= 100:
        raise Refusal("Say first how likely it is worth pursuing, from 0 to 100.")
    cost = costs(lead, answer)
    if cost > state.left:
        raise Refusal(f"That takes {hours(cost)}, and {hours(state.left)} are left.")
    why = f"{lead.name}: {ANSWERS[answer]}, {chance} of 100"
    data = {"lead": lead.id, "answer": answer, "chance": chance, "cost": cost, "why": why}
    return [Event("decided", turn, data, ("said:estimate",))]


def open_debrief(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """End the week, show what was true of every lead, and what was made of it."""
    if not state.decided:
        raise Refusal("Decide on at least one lead first.")
    events = [Event("debrief_opened", turn)]
    won, wasted = 0.0, 0
    for lead in script.scenario.leads:
        data = state.decided.get(lead.id)
        sort = sort_of(script.scenario, script.truths[lead.id])
        answer: Answer = data["answer"] if data else "walk"
        gain = brought(lead, sort, answer)
        won += gain
        lost = costs(lead, answer) if answer == "pursue" and not gain else 0
        wasted += lost
        tags = _tags(sort, answer, decided=data is not None) + ("said:hour_wasted",) * (lost // HALF_HOURS)
        told = {"lead": lead.id, "sort": sort, "answer": answer, "won": round(10 * gain), "why": lead.name}
        events.append(Event("turned_out", turn, told, tags))
    careful = asking_first(script.scenario, script.truths).won
    tenths = int(10 * won / careful) if careful else 10
    brier = _brier(script, state)
    tags = ("said:tenth_won",) * min(tenths, 20)
    if brier is not None and brier <= CALIBRATED:
        tags += ("said:calibrated",)
    told = {
        "won": round(10 * won),
        "wasted": wasted,
        "careful": round(10 * careful),
        "brier": None if brier is None else round(100 * brier),
        "why": f"{won:.0f} thousand a year",
    }
    return [*events, Event("revealed", turn, told, tags)]


def _tags(sort: str, answer: Answer, *, decided: bool) -> tuple[str, ...]:
    if answer == "pursue":
        return ("said:pursued_rightly",) if sort == "good" else ("said:pursued_wrongly",)
    if sort == "good":
        return ("said:left_good",)
    if answer == "nurture":
        return ("said:nurtured_rightly",) if sort == "later" else ()
    return ("said:walked_rightly",) if decided and sort == "bad" else ()


def _brier(script: Script, state: State) -> float | None:
    """Return the mean squared distance of estimates from what was true; None for fewer than five."""
    pairs = [
        (data["chance"] / 100, sort_of(script.scenario, script.truths[name]) == "good")
        for name, data in state.decided.items()
    ]
    if len(pairs) < FEWEST_ESTIMATES:
        return None
    return fmean((chance - is_good) ** 2 for chance, is_good in pairs)


def hours(half_hours: int) -> str:
    """Return half hours in words: "3 hours", "half an hour", "2½ hours"."""
    whole, half = divmod(half_hours, HALF_HOURS)
    if not whole:
        return "half an hour" if half else "no hours"
    if half:
        return f"{whole}½ hours"
    return "1 hour" if whole == 1 else f"{whole} hours"


def _lead(script: Script, state: State, move: Move) -> Lead:
    try:
        lead = script.lead(str(move.data.get("lead")))
    except KeyError:
        raise Refusal("Choose one of the leads.") from None
    if lead.id in state.decided:
        raise Refusal(f"{lead.name} is decided already.")
    return lead
