"""What a learner may take along: the evidence and the log, as rows of a table."""

from __future__ import annotations

from ....core.session import Session
from ....exports.safe_csv import Cell
from ..ledger import VERDICTS
from ..moves import CHANGES, LEADING, evidence_for
from ..state import State
from .tabs import part_words

Rows = tuple[list[str], list[list[Cell]]]
"""The titles of the columns, and the rows."""
COUNTS = ["won with it", "closed with it", "won without it", "closed without it"]


def evidence(session: Session) -> Rows:
    """Return a row for each conversation, outcome and commitment, with its counts.

    What the evidence says of a commitment is left out before the learner has answered for it.
    """
    state: State = session.state
    rows: list[list[Cell]] = []
    for entry in evidence_for(session.script, state):
        answer = state.answers.get(entry.id, {}).get("answer")
        sides = entry.sides
        row: list[Cell] = [entry.id, entry.text, entry.sort]
        row += [sides.kept_won, sides.kept, sides.skipped_won, sides.skipped]
        low = high = verdict = None
        if answer or entry.sort != "commitment":
            verdict = VERDICTS[entry.verdict]
            if entry.difference:
                low, high = entry.difference.low, entry.difference.high
        rows.append([*row, low, high, verdict, VERDICTS[answer] if answer else None])
    return ["id", "what", "type", *COUNTS, "low", "high", "evidence says", "you said"], rows


def log(session: Session) -> Rows:
    """Return the leader's log, and what was skipped and changed on purpose, by day."""
    words = part_words(session.exercise)
    state: State = session.state
    rows: list[list[Cell]] = [
        [entry["on"], entry["who"], LEADING[entry["did"]], words[entry["which"]], None, entry["words"]]
        for entry in state.led
    ]
    for entry in state.deviations:
        what = "skip" if entry["what"] == "skip" else f"{CHANGES[entry['how']]} ({entry['status']})"
        part, deal = words[entry["which"]], entry.get("deal")
        rows.append([entry["on"], entry["decided_by"], what, part, deal, entry["reason"]])
    return ["date", "who", "what", "which part", "deal", "why"], sorted(rows, key=lambda row: str(row[0]))
