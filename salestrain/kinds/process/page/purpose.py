"""What was skipped or changed on purpose, as a sentence to stand beside what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..moves import CHANGES


def skipped(session: Any, deal: str, missing: set[str]) -> list[str]:
    """The decisions behind what is missing in a deal: those the exercise brings, then the learner's own."""
    found = [
        f"On purpose: {one.decided_by} decided it on {one.on.isoformat()}. {one.reason} {one.result or ''}".strip()
        for one in session.exercise.deviations
        if one.deal == deal and missing & set(one.skipped)
    ]
    return found + [
        f"On purpose, as you logged it: {one['decided_by']} decided it on {one['on']}. {one['reason']}"
        for one in session.state.deviations
        if one["what"] == "skip" and one["deal"] == deal and one["which"] in missing
    ]


def changed(session: Any) -> Mapping[str, str]:
    """The latest change of each stage, outcome or commitment, decided or proposed."""
    return {one["which"]: _change(one) for one in session.state.deviations if one["what"] == "change"}


def _change(one: Mapping[str, Any]) -> str:
    decided = one["status"] == "decided"
    lead = f"Changed on {one['on']} by" if decided else f"Change proposed to {one['may']} on {one['on']} by"
    return f"{lead} {one['decided_by']}: {CHANGES[one['how']]}, because {one['reason']}"
