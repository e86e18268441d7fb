"""What each move of the learner leads to: events, with what was noticed and the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ...core.events import Event, Move, Refusal
from ...core.verbs import must_say, words_in
from ...statistics.luck import Judged
from .cards import qualities
from .content import SORTS
from .state import QUESTIONS, Experiment, Month, Number, Script, State
from .typed import months as typed_months
from .verdicts import CHOICES, judged, of_case, shown_in, why

LONGEST = 600
MOST_NUMBERS = 12
MOST_OWN = 30
RESULTS: Mapping[str, str] = {"kept": "it works: keep it", "dropped": "it does not: drop it", "unclear": "cannot tell"}
CAN_SHOW = 0.8
"""An experiment is long enough if what is expected would show at least this often."""
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def judge_case(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record what the learner says of an invented month, and what its numbers say."""
    case = next((one for one in script.scenario.cases if one.id == move.data.get("case")), None)
    if case is None:
        raise Refusal("Choose one of the months.")
    if case.id in state.cases:
        raise Refusal("You have already judged this month; what its numbers say has been shown.")
    answer = _answer(move)
    right = of_case(case).verdict
    tag = "judged_rightly" if answer == right else "judged_wrongly"
    data = {"case": case.id, "answer": answer, "right": right, "why": f"{case.title}: “{CHOICES[answer]}”"}
    return [Event("case_judged", turn, data, (f"said:{tag}",))]


def judge_own(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record what the learner says of a month of their own, and what its numbers say."""
    name = _text(move, "name", "Give the number a name, such as “first talks”.", 80)
    sort = move.data.get("sort")
    if sort not in SORTS:
        raise Refusal("Say what it is: a count, a share of something, or a measure such as money.")
    if len(state.own) >= MOST_OWN:
        raise Refusal(f"{MOST_OWN} months are enough for one sitting. Start over to look at more.")
    past, past_of = typed_months(str(move.data.get("months", "")), sort, "The months before")
    values, of = typed_months(str(move.data.get("value", "")), sort, "The new month")
    if len(values) != 1:
        raise Refusal("The new month: write one value, that of the month you wonder about.")
    said, out_of = _answer(move), of[0] if of else 0
    found = judged(sort, past, past_of, values[0], out_of)
    is_right = said == found.verdict
    data = {
        "name": name,
        "sort": sort,
        "months": past,
        "of": past_of,
        "value": values[0],
        "out_of": out_of,
        "said": said,
        "verdict": found.verdict,
        "because": why(found, sort, past, past_of),
        "why": f"{name}: “{CHOICES[said]}”",
    }
    tags = ("said:own_judged", "said:own_rightly") if is_right else ("said:own_judged",)
    return [Event("own_judged", turn, data, tags)]


def keep_number(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Keep a number of the learner's own, with what it was in the months before."""
    name = _text(move, "name", "Give the number a name, such as “first talks”.", 80)
    sort = move.data.get("sort")
    if sort not in SORTS:
        raise Refusal("Say what it is: a count, a share of something, or a measure such as money.")
    again = next((known.id for known in state.numbers.values() if known.name.casefold() == name.casefold()), None)
    if again and any(again in month.values for month in state.months):
        raise Refusal(f"“{name}” has months already. Keep another number under a name of its own.")
    if again is None and len(state.numbers) >= MOST_NUMBERS:
        raise Refusal(f"{MOST_NUMBERS} numbers are more than anybody can watch. Five are plenty.")
    values, of = typed_months(str(move.data.get("months", "")), sort, "The months before")
    parts = {key: _optional(move, key) for key in ("counts", "source", "mine", "seen")}
    has = qualities(**parts)
    tags = ("said:number", "said:good_number") if all(has.values()) else ("said:number",)
    data = {
        "id": again or f"n.{len(state.numbers) + 1}",
        "name": name,
        "sort": sort,
        **parts,
        "months": values,
        "of": of,
        "qualities": has,
        "why": name,
    }
    return [Event("number_kept", turn, data, tags)]


def begin_month(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Begin the review of a month."""
    month = str(move.data.get("month", "")).strip()
    if not _MONTH.fullmatch(month):
        raise Refusal("Write the month as year and month, such as 2026-10.")
    if state.month is not None:
        raise Refusal(f"{state.month.name} is under review. Close it first.")
    if state.months and month <= state.months[-1].name:
        raise Refusal(f"{state.months[-1].name} has been reviewed already. Begin with a later month.")
    if not state.numbers:
        raise Refusal("Keep at least one number of your own first.")
    return [Event("month_begun", turn, {"month": month, "why": month})]


def weigh(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Hold the value of a month against the months before, after the learner has said what they expect of it."""
    month, number = _open_month(state), _number(state, move)
    values, of = typed_months(str(move.data.get("value", "")), number.sort, number.name)
    if len(values) != 1:
        raise Refusal(f"{number.name}: write one value, that of {month.name}.")
    before = month.values.get(number.id)
    # A slip of the finger may be put right; what was said before it was shown may not.
    said = before["said"] if before else _answer(move)
    past, past_of = state.history(number.id)
    out_of = of[0] if of else 0
    found: Judged = judged(number.sort, past, past_of, values[0], out_of)
    data = {
        "number": number.id,
        "value": values[0],
        "of": out_of,
        "said": said,
        "verdict": found.verdict,
        "because": why(found, number.sort, past, past_of),
        "why": f"{number.name}, {month.name}: “{CHOICES[said]}”",
    }
    if before:
        return [Event("weighed", turn, data)]
    tag = "judged_rightly" if said == found.verdict else "judged_wrongly"
    return [Event("weighed", turn, data, ("said:weighed", f"said:{tag}"))]


def answer(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record the answer to one of the three questions, with what was done and the number that it moves."""
    month = _open_month(state)
    question = str(move.data.get("question"))
    if question not in QUESTIONS:
        raise Refusal("Answer one of the three questions.")
    text = _text(move, "text", "Write a sentence: what did you do, or what will you do?")
    named = str(move.data.get("number") or "")
    if named and named not in state.numbers:
        raise Refusal("Choose one of your numbers.")
    acts = bool(move.data.get("acts"))
    data = {"question": question, "text": text, "number": named, "acts": acts, "month": month.name, "why": text}
    tag = "act_named" if acts and named else "act_missing"
    return [Event("answered", turn, data, (f"said:{tag}",))]


def explain(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record what the learner holds responsible; a cause outside asks for evidence, size, and their own answer."""
    month = _open_month(state)
    text = _text(move, "text", "Write a sentence: what was it, in your view?")
    parts = {key: _optional(move, key) for key in ("evidence", "size", "response")}
    outside, own = move.data.get("outside") is True, move.data.get("own") is True
    data = {"text": text, **parts, "outside": outside, "own": own, "month": month.name, "why": text}
    if not outside:
        return [Event("explained", turn, data, ("said:own_part",) if own else ())]
    tag = "cause_answered" if all(parts.values()) else "cause_left"
    return [Event("explained", turn, data, (f"said:{tag}",))]


def begin_experiment(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Write an experiment down before it begins, with what its window could show."""
    number = _number(state, move)
    hypothesis = _text(move, "hypothesis", "Write what you will do differently, and what should come of it.")
    window, change = move.data.get("window"), move.data.get("change")
    if not isinstance(window, int) or isinstance(window, bool) or not 1 <= window <= 12:
        raise Refusal("Say how many months it runs, from 1 to 12.")
    if not isinstance(change, int) or isinstance(change, bool) or not -100 <= change <= 900 or not change:
        raise Refusal("Say what you expect in percent: 50 for half as much again, -50 for half.")
    past, _ = state.history(number.id)
    sees = _shows(number, past, window, change)
    data = {
        "id": f"e.{len(state.experiments) + 1}",
        "number": number.id,
        "hypothesis": hypothesis,
        "window": window,
        "change": change,
        "months": len(past),
        "shows": None if sees is None else round(100 * sees),
        "why": hypothesis,
    }
    can_show = sees is not None and sees >= CAN_SHOW
    tags = ("said:experiment", "said:experiment_can_show") if can_show else ("said:experiment",)
    return [Event("experiment_begun", turn, data, tags)]


def _shows(number: Number, past: Sequence[float], window: int, change: int) -> float | None:
    """Return how often the expected change would show; None where that cannot be worked out."""
    mean = sum(past) / len(past) if past else 0.0
    if number.sort != "count" or not 0 < mean <= 300:
        return None
    return shown_in(round(mean, 1), window, 1 + change / 100, len(past))


def conclude(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Conclude an experiment at the end of its window, whatever came of it, and keep what was learned."""
    experiment = _experiment(state, move)
    if experiment.result is not None:
        raise Refusal("This experiment has been concluded already.")
    reviewed = sum(month.is_closed for month in state.months[experiment.begun :])
    left = experiment.data["window"] - reviewed
    if left > 0:
        months = "1 more month" if left == 1 else f"{left} more months"
        raise Refusal(f"It runs for {months} that you review to the end. Looking earlier would only catch luck.")
    result = str(move.data.get("result"))
    if result not in RESULTS:
        raise Refusal("Say what came of it: it works, it does not, or it cannot be told.")
    learned = _text(move, "learned", "Write what you learned, in one sentence.")
    data = {"experiment": experiment.id, "result": result, "learned": learned, "why": learned}
    return [Event("experiment_concluded", turn, data, ("said:concluded",))]


def close_month(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Close the month under review: all three questions are answered, after a record as after a bad month."""
    month = _open_month(state)
    if not month.values:
        raise Refusal("Hold at least one number against the months before.")
    open_ = [words for key, words in QUESTIONS.items() if key not in month.answers]
    if open_:
        raise Refusal(f"Still open: {' '.join(open_)}")
    return [Event("month_closed", turn, {"month": month.name, "why": month.name}, ("said:month_closed",))]


def open_debrief(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """End the review and show its marks."""
    if not state.cases and not state.months and not state.own:
        raise Refusal("Judge a month first: one of the invented ones, or one of your own.")
    return [Event("debrief_opened", turn)]


def _answer(move: Move) -> Any:
    answer_ = move.data.get("answer")
    if answer_ not in CHOICES:
        raise Refusal("Say first what you think: usual, unusual, or too little data.")
    return answer_


def _open_month(state: State) -> Month:
    if state.month is None:
        raise Refusal("Begin a month first.")
    return state.month


def _number(state: State, move: Move) -> Number:
    number = state.numbers.get(str(move.data.get("number")))
    if number is None:
        raise Refusal("Choose one of your numbers.")
    return number


def _experiment(state: State, move: Move) -> Experiment:
    experiment = state.experiments.get(str(move.data.get("experiment")))
    if experiment is None:
        raise Refusal("Choose one of your experiments.")
    return experiment


def _optional(move: Move, key: str) -> str:
    return words_in(move, key)[:LONGEST]


def _text(move: Move, key: str, empty: str, longest: int = LONGEST) -> str:
    return must_say(move, key, empty, longest)
