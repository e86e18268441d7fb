"""How well somebody judges: the confidence of their judgements in talks, beside how often they were right."""

from __future__ import annotations

from ....core.session import Session
from ....ui.document import Body, Fold, Row, Text
from ....ui.fields import Button
from ....ui.figures import RangeRow, Ranges
from ....ui.phrases import strong
from ..standing import FEWEST_JUDGEMENTS, Calibration, calibration
from ..state import State


def body(session: Session) -> Body:
    """Show what can be said of the judgements so far."""
    state: State = session.state
    found = calibration(state)
    again = Row([Button("Bring in what my practice shows", "bring")])
    if found is None:
        have = len(state.judged)
        left = f"There are {have} so far; from {FEWEST_JUDGEMENTS} on something can be said."
        return [Text(f"Every talk asks at its end what you judge, and how sure you are. {left}"), again]
    return [Text([strong(_sentence(found)), " ", _detail(found)]), _picture(found), _behind(found), again]


def _sentence(found: Calibration) -> str:
    if not found.is_clear:
        return "You are about as sure as you are right; no more can be said from so few."
    return "You are surer than you are right." if found.bias > 0 else "You are right more often than you are sure."


def _detail(found: Calibration) -> str:
    right = found.right
    return (
        f"You said {100 * found.confidence:.0f} % on average, and were right in {right.k} of {right.n} "
        f"(likely between {100 * right.low:.0f} and {100 * right.high:.0f} of 100)."
    )


def _picture(found: Calibration) -> Ranges:
    right = found.right
    row = RangeRow(f"right in {right.k} of {right.n}", right.value, right.low, right.high)
    line = (f"how sure you were: {100 * found.confidence:.0f} %", found.confidence)
    return Ranges(
        "How sure, and how often right", _sentence(found), [row], line, ("less often right", "more often right", 0.6)
    )


def _behind(found: Calibration) -> Fold:
    says = f"The usual measure of such judgements is Brier's score, from 0 (best) to 1: yours is {found.brier:.2f}."
    return Fold("In one number", [Text(says)])
