"""How well rules see the form of a question, with and without its question mark, against what people coded."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from salestrain.language.acting.form import Question, questions
from salestrain.language.acting.plain import plain

from .measures import f1, interval, kappa, macro_f1

ANNOMI, SWDA, MRDA, AGREEMENT = "acts_annomi.csv", "nc_acts_swda.csv", "acts_mrda.csv", "annomi_agreement.csv"

WH = ("wh",)


def measure(data: Path) -> dict[str, Any]:
    """Figures by corpus, with and without question marks; what people reach among each other stands beside."""
    return {
        "counselling: none, open, closed (human .827)": _measured(
            data / ANNOMI, "transcript_id", _open_or_closed, lambda row: row["question"], "therapist"
        ),
        "telephone talk: none, yes or no, wh": _measured(
            data / SWDA, "conversation_id", _yes_no_or_wh, lambda row: _coded(row["act"])
        ),
        "meetings: none, yes or no, wh": _measured(
            data / MRDA, "conversation_id", _yes_no_or_wh, lambda row: _coded(row["act"])
        ),
    }


def _measured(
    file: Path,
    group: str,
    seen: Callable[[list[Question]], str],
    coded: Callable[[dict[str, str]], str],
    speaker: str = "",
) -> dict[str, Any]:
    if not file.exists():
        return {"missing": file.name}
    with file.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if not speaker or row["speaker"] == speaker]
    wanted, groups = [coded(row) for row in rows], [row[group] for row in rows]
    ways = {"as typed": [row["text"] for row in rows], "without ?": [row["text"].replace("?", "") for row in rows]}
    figures: dict[str, Any] = {}
    for name, texts in ways.items():
        got = [seen(questions(plain(text))) for text in texts]
        figures[name] = {
            "n": len(rows),
            "macro_f1": round(macro_f1(wanted, got), 3),
            "interval": interval(macro_f1, wanted, got, groups),
            "kappa": round(kappa(wanted, got), 3),
        } | {label: round(f1(wanted, got, label), 3) for label in sorted(set(wanted))}
    marks = ["question" if "?" in row["text"] else "none" for row in rows]
    asked = ["none" if one == "none" else "question" for one in wanted]
    figures["only the mark"] = {"n": len(rows), "question_or_not_macro_f1": round(macro_f1(asked, marks), 3)}
    return figures


def _open_or_closed(found: list[Question]) -> str:
    forms = {question.form for question in found}
    return "open" if "open" in forms else "closed" if forms else "none"


def _yes_no_or_wh(found: list[Question]) -> str:
    """These corpora code the grammar of a question, not what it invites to: "do you have any ideas?" is yes or no."""
    if not found:
        return "none"
    return "wh" if found[-1].sign in WH else "yes or no"


def _coded(act: str) -> str:
    return {"closed": "yes or no", "wh": "wh", "open": "wh"}.get(act, "none")
