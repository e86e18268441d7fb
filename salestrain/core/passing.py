"""What practice passes on to the learner's other exercises, so that plan, talks, review and ledger are one system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .session import Session

Sort = Literal["try", "kept", "build"]


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that one exercise has for another.

    Args:
        sort: `try` is what to do next time, `kept` an action of a plan that was done, `build` a part of one's work that
            one builds.
        text: what it is, in a sentence of its own.
        about: what it belongs to: a criterion, the line of a plan, a part of one's work.
        day: the day on which it was done, ISO; empty where it is still to be done.
        source: title of the exercise that it comes from.
    """

    sort: Sort
    text: str
    about: str = ""
    day: str = ""
    source: str = ""


def what_to_try(session: Session) -> tuple[Passed, ...]:
    """Return what a finished practice lost most by, as the one thing to try; nothing where nothing was lost."""
    if session.state.phase != "debriefed":
        return ()
    focus = max(session.score().marks, key=lambda mark: mark.lost)
    return (Passed("try", focus.try_next, focus.label),) if focus.lost else ()
