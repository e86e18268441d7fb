"""The learner's own prediction after the talk, and the judgement compared with what is true."""

from __future__ import annotations

from ...core.events import Event, Move, Refusal
from .script import Script
from .state import State
from .telling import Telling
from .truth import Truth

MOST_NAMED = 2
"""Lines that can be named as best, and to take back."""


def predict(telling: Telling, move: Move) -> None:
    """Record the total the learner expects, before they see it."""
    if telling.state.phase != "predicting":
        raise Refusal("The prediction is made once, right after the talk.")
    telling.happened("predicted", total=_percent(move.data.get("total"), "The prediction"))


def judge(telling: Telling, move: Move) -> None:
    """Record the judgement (pursue, nurture or drop), with a confidence and the facts that support it.

    The Brier score is (confidence/100 - right)², stored in ten-thousandths to keep it an integer: 0 is best, 10000
    worst, and a coin toss at 50 % earns 2500.
    """
    if telling.state.phase != "judging":
        raise Refusal("The judgement is made once, after the prediction.")
    script, state = telling.script, telling.state
    judgement = script.scenario.judgement
    answer, cited = move.data.get("answer"), list(dict.fromkeys(move.data.get("cited", ())))
    if answer not in judgement.options:
        raise Refusal(f"Choose one of: {', '.join(judgement.options.values())}.")
    confidence = _percent(move.data.get("confidence"), "The confidence")
    if any(name not in state.known for name in cited):
        raise Refusal("Only facts that you learned can be cited.")
    needed = min(judgement.cite_facts.min, len(state.known))
    if len(cited) < needed:
        facts = "1 fact that supports" if needed == 1 else f"{needed} facts that support"
        raise Refusal(f"Cite at least {facts} your judgement.")
    truth = true_row(script, state)
    right = answer == truth.answer
    supporting = [name for name in cited if right and name in truth.because]
    tags = (
        f"judged:{answer}",
        f"judged:{'right' if right else 'wrong'}",
        *["cited:supporting"] * len(supporting),
    )
    telling.happened(
        "judged",
        tags,
        answer=answer,
        confidence=confidence,
        cited=cited,
        supporting=supporting,
        right=right,
        truth=truth.answer,
        why=truth.why,
        because=[name for name in truth.because if name in script.facts],
        brier=(confidence - (100 if right else 0)) ** 2,
    )


def true_row(script: Script, state: State) -> Truth:
    """Return the first row of the truth key that holds; the authoring checks guarantee that there is one."""
    rows = script.scenario.judgement.model
    return next(row for row in rows if row.when is None or row.when.condition.holds(state))


def open_debrief(telling: Telling, move: Move) -> None:
    """Open the debrief. It is a move because a second attempt is offered only afterwards.

    It may name the lines that the learner thinks were best (`best`) and those to take back (`back`), by turn; neither
    is scored.
    """
    if telling.state.phase != "judged":
        raise Refusal("The debrief opens after the judgement.")
    named = {name: _lines_named(telling.state, move.data[name]) for name in ("best", "back") if move.data.get(name)}
    telling.tell(Event("debrief_opened", telling.state.turn, named))


def _lines_named(state: State, turns: object) -> list[int]:
    """Return the turns that the learner named, in order, each once."""
    named = sorted(set(turns)) if isinstance(turns, list) else []
    if not all(isinstance(turn, int) and 1 <= turn <= state.turn for turn in named):
        raise Refusal("Only lines that you said can be named.")
    if len(named) > MOST_NAMED:
        raise Refusal(f"Name {MOST_NAMED} lines at most, or none.")
    return named


def _percent(value: object, what: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise Refusal(f"{what} is a whole number from 0 to 100.")
    return value
