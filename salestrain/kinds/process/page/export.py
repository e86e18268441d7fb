"""What a learner may take along: the evidence and the log, as rows of a table."""

from __future__ import annotations

from typing import Any

from ....exports.safe_csv import Cell
from ..ledger import VERDICTS
from ..moves import CHANGES, LEADING, evidence_for
from .tabs import words_of

Rows = tuple[list[str], list[list[Cell]]]


def evidence(session: Any) -> Rows:
    """The ledger: one row for each conversation, outcome and commitment, with its counts."""
    head = ["id", "what", "sort", "won with it", "closed with it", "won without it", "closed without it", "low", "high",
            "evidence says", "you said"]  # fmt: skip
    rows: list[list[Cell]] = []
    for one in evidence_for(session.script, session.state):
        low, high = (one.difference.low, one.difference.high) if one.difference else (None, None)
        answer = session.state.answers.get(one.id, {}).get("answer")
        sides = one.sides
        said = VERDICTS[answer] if answer else None
        shown = VERDICTS[one.verdict] if answer or one.sort != "commitment" else None
        rows.append([one.id, one.text, one.sort, sides.kept_won, sides.kept, sides.skipped_won, sides.skipped,
                     low if shown else None, high if shown else None, shown, said])  # fmt: skip
    return head, rows


def log(session: Any) -> Rows:
    """The leader's log, and what was skipped and changed on purpose."""
    words, state = words_of(session.exercise), session.state
    head = ["on", "who", "what", "of", "deal", "why"]
    rows: list[list[Cell]] = [
        [one["on"], one["who"], LEADING[one["did"]], words[one["which"]], None, one["words"]] for one in state.led
    ]
    for one in state.deviations:
        what = "skip" if one["what"] == "skip" else f"{CHANGES[one['how']]} ({one['status']})"
        rows.append([one["on"], one["decided_by"], what, words[one["which"]], one.get("deal"), one["reason"]])
    return head, sorted(rows, key=lambda row: str(row[0]))
