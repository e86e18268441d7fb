"""How ordinary sellers are understood, line by line, in talks that strangers typed.

    python -m benchmarks.talks --data DIR [--json] [--lines]

DIR has one .jsonl file a talk (fields: exercise, seed, before, text, means, also_ok, need, heard_then, outcome_then).
Each line is read at the moment of the talk in which it was said: the moves that it means are played, so that a misread
line does not spoil those after it, and the buyer's last line is the one that the learner saw.

- sensible: every move that was heard is meant (or acceptable) and one that is meant is among them; or nothing of the
  exercise is meant and the buyer has an ordinary answer; or a move that is not possible yet is held back; or all that
  there is to tell was told.
- beside: a move is meant, and the buyer answered with something ordinary.
- mild: another move was heard, and it did no harm. harm: it cost something or ended the talk.
- missed: not understood.

Beside it stands what the version did with which the talks were held (`outcome_then`), and what is left when a part is
taken away: the repertoire, the world, the follow-ups, the proof of harm.
"""

from __future__ import annotations

import argparse
import json
import math
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from salestrain.content.loading import load_exercise
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation import reading as hearing_talk
from salestrain.kinds.conversation.checks.lines import lines
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.doubting import ending_by
from salestrain.kinds.conversation.engine import State, legal
from salestrain.kinds.conversation.reading import heard_line, reader
from salestrain.language import Reading
from salestrain.places import exercises_folders

OUTCOMES = ("sensible", "beside", "mild", "missed", "harm")
THEN = {
    "right": "sensible",
    "partly": "beside",
    "not_understood": "missed",
    "misheard_harmless": "mild",
    "misheard_harmful": "harm",
}
PARTS = ("repertoire", "world", "follow_ups", "proof")


@dataclass(frozen=True)
class Judged:
    """One line of a talk: what was typed, what it was taken for, and how that is to be called."""

    talk: str
    row: Mapping[str, Any]
    outcome: str
    taken_for: str
    ends: bool


class Shelf:
    """The exercises with their readers, each made once."""

    def __init__(self, without: str = "") -> None:
        self.without = without
        self._made: dict[str, tuple[Scenario, Any, dict[str, str]]] = {}

    def of(self, name: str) -> tuple[Scenario, Any, dict[str, str]]:
        """The scenario, its reader, and its spoken lines: text to id."""
        if name not in self._made:
            scenario = load_exercise(next(folder / name for folder in exercises_folders() if (folder / name).is_dir()))
            assert isinstance(scenario, Scenario)
            if self.without in ("world", "follow_ups"):
                scenario = scenario.model_copy(update={self.without: ()})
            read = reader(scenario)
            if self.without == "repertoire":
                wordings = [hearing_talk.wording_of(move) for move in scenario.moves]
                read = hearing_talk.Reader(wordings, scenario.buyer.knows_not, hearing_talk.carried_encoder())
            self._made[name] = scenario, read, _spoken(scenario)
        return self._made[name]


def _spoken(scenario: Scenario) -> dict[str, str]:
    """The text of each line the buyer can say, with its id as the engine names it."""
    found: dict[str, str] = {scenario.buyer.opens: "opens"}
    data = scenario.model_dump()
    for line in lines(scenario):
        section, *rest = line.place
        if section in ("facts", "reactions", "agenda", "world", "follow_ups", "endings") and rest:
            found[line.text] = f"{data[section][rest[0]]['id']}.{rest[1]}"
        elif section == "moves" and len(rest) > 2 and rest[1] == "reply":
            found[line.text] = f"{data['moves'][rest[0]]['id']}.reply.{rest[2]}"
        elif section == "variants" and line.fact is not None:
            found[line.text] = f"{line.fact.id}.text"
    return found


def judged(path: Path, shelf: Shelf) -> Iterator[Judged]:
    """Every line of one talk."""
    session: Session | None = None
    for text in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        scenario, read, spoken = shelf.of(row["exercise"])
        if session is None:
            session = Session(scenario, row["seed"])
        if session.state.phase != "talking":
            session = Session(scenario, row["seed"])
        state = as_seen(session.state, row["before"], spoken)
        if shelf.without == "proof":
            reading = _unproved(read, session, state, row["text"])
        else:
            reading = heard_line(read, session.script, state, row["text"])
        outcome, ends = _outcome(session, state, reading, row)
        yield Judged(path.stem, row, outcome, _taken_for(reading), ends)
        go_on(session, row)


def _unproved(read: Any, session: Session, state: State, text: str) -> Reading:
    if isinstance(read, hearing_talk.Reader):
        return read.read(text, legal(session.script, state), state.last_line)
    return read.hear(text, hearing_talk.moment_of(session.script, state))  # type: ignore[no-any-return]


def as_seen(state: State, before: str, spoken: Mapping[str, str]) -> State:
    """The state with the buyer's last line as the learner saw it."""
    said = tuple(name for text, name in spoken.items() if text in before)
    used = {**state.used_lines, **dict.fromkeys(said, state.turn)}
    recent = (*state.recent, said)[-4:] if said else state.recent
    return replace(state, last_line=before, recent=recent, used_lines=used)


def go_on(session: Session, row: Mapping[str, Any]) -> None:
    """Play what the line means, where that is possible."""
    for meant in (row["means"][:2], row["means"][:1]):
        names = [name for name in meant if name in legal(session.script, session.state)]
        if names and len(names) == len(meant):
            heard = [{"move": name, "confidence": 1.0, "because": "", "span": [0, 1]} for name in names]
            empty = {"candidates": [], "acts": [], "cut": False}
            reading = {"text": row["text"], "verdict": "heard", "heard": heard, **empty}
            try:
                session.do(Move("say", {"reading": reading}))
            except Refusal:
                continue
            return


def _outcome(session: Session, state: State, reading: Reading, row: Mapping[str, Any]) -> tuple[str, bool]:
    meant, fine = set(row["means"]), {*row["means"], *row["also_ok"]}
    heard = {part.move for part in reading.heard}
    if reading.verdict == "asks_back":
        return ("sensible" if heard & fine else "mild"), False
    if reading.verdict == "early":
        early = {part.move for part in reading.early}
        return ("sensible" if early & fine or not meant else "beside"), False
    if reading.verdict in ("unsure", "nothing"):
        return "missed", False
    if reading.verdict == "told":
        told = hearing_talk.moment_of(session.script, state).told
        return ("sensible" if told & fine or not meant else "beside"), False
    if not heard:
        return ("sensible" if _is_answered(session, state, reading, row) else "beside"), False
    if heard <= fine and (heard & fine or not meant):
        return "sensible", False
    if not heard & {name for name in fine if name.startswith("m.")} and heard <= fine:
        return "beside", False
    harm, ends = _harm(session, state, reading, heard - fine)
    return ("harm" if harm else "mild"), ends


def _is_answered(session: Session, state: State, reading: Reading, row: Mapping[str, Any]) -> bool:
    """Whether an ordinary answer fits: one of those that the line means, or any where it means none and no move."""
    fine = {*row["means"], *row["also_ok"]}
    moves = {name for name in row["means"] if name.startswith("m.")}
    own = {name for name in fine if not name.startswith("m.")}
    given = {one.id for one in reading.answers if one.id}
    if given & own:
        return True
    return not moves & set(legal(session.script, state)) and not (own and given)


def _harm(session: Session, state: State, reading: Reading, wrong: set[str]) -> tuple[bool, bool]:
    """Whether a move that was not meant cost something or ended the talk."""
    _, events = session.engine.respond(session.script, state, Move("say", {"reading": reading.to_json()}))
    moves = [session.script.moves[name] for name in wrong]
    costs = any(
        event.kind == "changed" and event.data["by"] < 0 and event.data["source"] != "per_turn" for event in events
    )
    ends = any(ending_by(session.script, events, move) for move in moves)
    return costs or ends, ends


def _taken_for(reading: Reading) -> str:
    if reading.verdict in ("heard", "asks_back"):
        beside = f" + {', '.join(one.id or one.intent for one in reading.answers)}" if reading.answers else ""
        return f"{reading.verdict}: {', '.join(part.move for part in reading.heard)}{beside}"
    if reading.verdict == "answered":
        return f"answered: {', '.join(one.id or one.intent for one in reading.answers)}"
    if reading.verdict == "early":
        return f"early: {reading.early[0].move}"
    return f"{reading.verdict} ({reading.sort})" if reading.sort else reading.verdict


def interval(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson (1927)."""
    if not n:
        return 0.0, 1.0
    z, share = 1.959964, hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def figures(outcomes: Iterable[str]) -> dict[str, Any]:
    """The share of each outcome, with n and an interval."""
    counted = Counter(outcomes)
    n = sum(counted.values())
    shares = {
        name: {
            "share": round(counted[name] / max(n, 1), 4),
            "interval": [round(bound, 4) for bound in interval(counted[name], n)],
        }
        for name in OUTCOMES
    }
    return {"n": n, **shares}


def grouped(found: Iterable[Judged], key: Callable[[Judged], str]) -> dict[str, Any]:
    """The figures by a group of lines."""
    groups: dict[str, list[str]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one.outcome)
    return {name: figures(outcomes) for name, outcomes in sorted(groups.items())}


def measure(folder: Path) -> tuple[dict[str, Any], list[Judged]]:
    """All figures of the talks in a folder, and the lines."""
    paths = sorted(folder.glob("*.jsonl"))
    shelf = Shelf()
    found = [one for path in paths for one in judged(path, shelf)]
    parts = {}
    for part in PARTS:
        other = Shelf(part)
        parts[part] = figures(one.outcome for path in paths for one in judged(path, other))
    return {
        "talks": len(paths),
        "now": figures(one.outcome for one in found),
        "talks_ended_by_a_misreading": sum(one.ends for one in found),
        "by_need": grouped(found, lambda one: one.row["need"]),
        "by_voice": grouped(found, lambda one: one.row.get("voice") or one.talk.rpartition("-")[2]),
        "then": figures(THEN[one.row["outcome_then"]] for one in found if one.row.get("outcome_then") in THEN),
        "without": parts,
    }, found


def _row(name: str, found: Mapping[str, Any]) -> str:
    cells = "".join(f"{found[outcome]['share']:>10.1%}" for outcome in OUTCOMES)
    low, high = found["sensible"]["interval"]
    return f"{name:28}{found['n']:>5}{cells}   {low:.0%}-{high:.0%}"


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lines", action="store_true", help="print every line that was not sensible")
    asked = parser.parse_args()
    found, every = measure(asked.data)
    if asked.json:
        print(json.dumps(found, indent=1))
        return
    print(f"{'':28}{'n':>5}" + "".join(f"{name:>10}" for name in OUTCOMES) + "   sensible, 95 %")
    print(_row("now", found["now"]))
    if found["then"]["n"]:
        print(_row("then", found["then"]))
    for title in ("by_need", "by_voice", "without"):
        for name, group in found[title].items():
            print(_row(f"{title.removeprefix('by_')}: {name}", group))
    print(f"Talks ended by a misreading: {found['talks_ended_by_a_misreading']} of {found['talks']}")
    if asked.lines:
        for one in every:
            if one.outcome != "sensible":
                means, got = one.row["means"], one.taken_for
                print(f"[{one.outcome}] {one.talk}: {one.row['text']!r} means {means}, taken for {got}")


if __name__ == "__main__":
    main()
