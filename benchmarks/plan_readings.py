"""How well objectives and actions are read that people in twelve jobs wrote, who did not write the rules.

    .venv/bin/python benchmarks/plan_readings.py          the half that the rules were mended on
    .venv/bin/python benchmarks/plan_readings.py test     the half that was kept apart

`--show` lists what was read otherwise than its label.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from salestrain.kinds.plan.deeds import no_deed
from salestrain.kinds.plan.model import Action, Period, Plan
from salestrain.kinds.plan.reading import action_of, reading
from salestrain.kinds.plan.when_words import often_in

SENTENCES = Path(__file__).parent / "understanding" / "plan_sentences.jsonl"
PERIOD = Period(start=date(2027, 1, 1), end=date(2027, 12, 31))
PLAN = Plan(period=PERIOD)


def judged(row: dict[str, Any]) -> dict[str, bool]:
    """Whether each part of a sentence was read as its label says."""
    return objective(row) if row["kind"] == "objective" else action(row)


def objective(row: dict[str, Any]) -> dict[str, bool]:
    label, (read, fields) = row["labels"], reading(row["text"], PERIOD)
    due = bool(read["spans"].get("due") or read.get("due_words") or read.get("unclear_date"))
    today = {float(fields.get("baseline") or 0), *fields.get("history", [])}  # what was reached before, or nothing yet
    asked = read["vague"] or read.get("vague_verb") or fields.get("target") is None
    marks = {
        "today": label["direction"] == "keep" or float(label["from"] or 0) in today,
        "target": label["to"] == fields.get("target"),
        "a day is found": bool(label["due"]) == due,
        "vague is asked about": not label["vague"] or bool(asked),
        "in other hands": label["in_own_hands"] == (not read.get("others")),
    }
    if label["measure"]:
        said = words(f"{fields.get('object', '')} {fields.get('unit', '')} {fields.get('whom', '')}")
        marks["what is counted"] = bool(words(label["measure"]) & said)
    return marks


def action(row: dict[str, Any]) -> dict[str, bool]:
    label, fields = row["labels"], action_of(PLAN, row["text"])
    made = Action(id="a.1", verb=fields.get("verb") or "x", object=fields.get("object", ""))
    when = " ".join(str(fields.get(key) or "") for key in ("date", "repeats", "at", "cue", "note"))
    marks = {
        "is an action": label["is_action"] == (not no_deed(made.text)),
        "minutes": label["minutes"] == fields.get("minutes"),
        "comes back": bool(label["repeat"])
        == bool(fields.get("repeats") or fields.get("cue") or often_in(row["text"])[1]),
        "a time is found": bool(label["when"] or label["repeat"]) == bool(when.strip()),
    }
    if label["is_action"] and label["verb"]:
        marks["verb"] = words(label["verb"]) <= words(made.text)
    return marks


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9äöüß]+", str(text).casefold())) - {"the", "a", "of", "per", "in", "for", "to"}


def main(half: str, show: bool) -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    right: Counter[tuple[str, str]] = Counter()
    all_: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row["half"] != half:
            continue
        for name, good in judged(row).items():
            all_[row["kind"], name] += 1
            right[row["kind"], name] += good
            if show and not good:
                print(f"{name}: {row['text']}")
    for (kind, name), number in all_.items():
        good = right[kind, name]
        print(f"{kind:10} {name:22} {good:3} of {number:3}  {good / number:.0%}")


if __name__ == "__main__":
    main("test" if "test" in sys.argv else "dev", "--show" in sys.argv)
