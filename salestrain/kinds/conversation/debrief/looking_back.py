"""The learner's own view of their lines, given before the debrief, beside what the talk proves."""

from __future__ import annotations

from dataclasses import dataclass

from ....core.session import Session
from .highlights import Moments


@dataclass(frozen=True, slots=True)
class OwnView:
    """Lines that the learner named, each as (turn, words); `finding` compares them with the proven ones."""

    best: tuple[tuple[int, str], ...]
    back: tuple[tuple[int, str], ...]
    finding: str = ""


def own_view(session: Session, moments: Moments | None) -> OwnView | None:
    """Return what the learner named before the debrief, or None if nothing was named."""
    opened = next((event.data for event in session.standing() if event.kind == "debrief_opened"), {})
    best, back = opened.get("best", ()), opened.get("back", ())
    if not best and not back:
        return None
    said = {event.turn: event.data["text"] for event in session.standing() if event.kind == "said"}
    finding = _finding(set(best), set(back), moments) if moments is not None else ""
    return OwnView(tuple((turn, said[turn]) for turn in best), tuple((turn, said[turn]) for turn in back), finding)


def _finding(best: set[int], back: set[int], moments: Moments) -> str:
    """Return where the learner's view and the proven one agree, and where they are opposites."""
    proven, dear = {one.turn for one in moments.best}, {one.turn for one in moments.weakest}
    sentences = [
        _about(best & proven, "named as best", "among those that earned most"),
        _about(best & dear, "named as best", "among those that cost most"),
        _about(back & dear, "would take back", "among those that cost most"),
        _about(back & proven, "would take back", "among those that earned most"),
    ]
    return " ".join(sentence for sentence in sentences if sentence) or "None of them is among those named here."


def _about(turns: set[int], how: str, where: str) -> str:
    if not turns:
        return ""
    words = " and ".join(str(turn) for turn in sorted(turns))
    is_one = len(turns) == 1
    return f"{'Turn' if is_one else 'Turns'} {words}, which you {how}, {'is' if is_one else 'are'} {where}."
