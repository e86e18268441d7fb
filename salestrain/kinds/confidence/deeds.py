"""What each move of the learner leads to: events, with what was noticed and the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...core.events import Event, Move, Refusal
from ...core.verbs import must_say, words_in
from .content import Part
from .standing import FEWEST_MARKS, field_of
from .state import Script, State

LONGEST = 600
DIFFICULTIES = ("easy", "usual", "hard")
MOST_WINS = 200


def rate(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record how sure the learner is of a part, at three difficulties, in tens from 0 to 100."""
    part = _part(script, move)
    values = [move.data.get(name) for name in DIFFICULTIES]
    if not all(isinstance(one, int) and not isinstance(one, bool) and 0 <= one <= 100 for one in values):
        raise Refusal("Say for each of the three how sure you are, from 0 to 100.")
    tags = () if part.id in state.ratings else ("said:rated",)
    data = {"part": part.id, "values": values, "why": f"{part.name}: {', '.join(map(str, values))}"}
    return [Event("rated", turn, data, tags)]


def bring(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Take over what the learner's own finished practice shows, as the page has worked it out."""
    shown, judged = _brought(script, move.data.get("reading"))
    new = [
        name
        for name, (_, n) in shown.items()
        if n >= FEWEST_MARKS and (name not in state.shown or state.shown[name].n < FEWEST_MARKS)
    ]
    data = {"shown": shown, "judged": judged, "why": f"marks of {len(shown)} parts, {len(judged)} judgements"}
    return [Event("practice_brought", turn, data, tuple("said:measured" for _ in new))]


def _brought(script: Script, raw: Any) -> tuple[dict[str, list[int]], list[list[Any]]]:
    """Return the marks by part, as thousandths and their number, and the judgements. Raises Refusal."""
    wrong = "Your practice could not be read. Bring it in once more."
    if not isinstance(raw, Mapping):
        raise Refusal(wrong)
    known = {part.id for part in script.scenario.parts}
    shown, judged = raw.get("shown"), raw.get("judged")
    if not isinstance(shown, Mapping) or not isinstance(judged, list) or not shown.keys() <= known:
        raise Refusal(wrong)
    for pair in shown.values():
        if len(pair) != 2 or not 0 <= pair[0] <= 1_000 or pair[1] < 1:
            raise Refusal(wrong)
    if not all(len(pair) == 2 and 0 <= pair[0] <= 100 and isinstance(pair[1], bool) for pair in judged):
        raise Refusal(wrong)
    return {name: list(pair) for name, pair in shown.items()}, [list(pair) for pair in judged]


def keep_win(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Keep a win with what the learner did, what shows it, what it teaches and when that is used again."""
    if len(state.wins) >= MOST_WINS:
        raise Refusal(f"{MOST_WINS} wins are kept already. Finish this ledger and begin a new one.")
    what = _text(move, "what", "Write what was won, however small.")
    part = _part(script, move)
    day = _day(move, "on", "Write the day of the win as year, month and day, such as 2026-11-02.")
    parts = {key: _optional(move, key) for key in ("mine", "evidence", "plan", "lesson", "repeat")}
    again = _optional(move, "reuse_by")
    if again and _is_no_day(again):
        raise Refusal("Write the day by which you use it again as year, month and day, such as 2026-12-01.")
    if again and again <= day:
        raise Refusal("The day by which you use it again lies after the win.")
    acts = bool(move.data.get("acts"))
    solid = acts and all((parts["evidence"], parts["lesson"], again))
    tags = ["said:win"] + (["said:solid_win"] if solid else [])
    if not parts["plan"]:
        tags.append("said:off_plan_answered" if parts["repeat"] else "said:off_plan_left")
    data = {"id": f"w.{len(state.wins) + 1}", "what": what, "part": part.id, "on": day, **parts}
    return [Event("win_kept", turn, data | {"reuse_by": again, "acts": acts, "why": what}, tuple(tags))]


def acknowledge(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record that somebody who leads has acknowledged a win, in their words."""
    win = state.wins.get(str(move.data.get("win")))
    if win is None:
        raise Refusal("Choose one of your wins.")
    if "acknowledged" in win:
        raise Refusal("This win has been acknowledged already.")
    by = _text(move, "by", "Write who acknowledged it.", 120)
    words = _text(move, "words", "Write what they said; their own words are worth more than a praise.")
    data = {"win": win["id"], "by": by, "words": words, "why": words}
    return [Event("acknowledged", turn, data, ("said:acknowledged",))]


def choose(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Choose the part to build next, with the first step towards it."""
    part = _part(script, move)
    field = field_of(state, part.id)
    if field is None:
        raise Refusal("Rate this part first.")
    step = _text(move, "step", "Write the first step: what will you do, and when?")
    data = {"part": part.id, "step": step, "acts": bool(move.data.get("acts")), "why": step}
    tag = "chose_strong" if field == "earned" else "chose_weak"
    return [Event("part_chosen", turn, data, (f"said:{tag}",))]


def open_debrief(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """End the ledger and show its marks."""
    if not state.ratings:
        raise Refusal("Rate at least one part first.")
    return [Event("debrief_opened", turn)]


def _part(script: Script, move: Move) -> Part:
    part = next((one for one in script.scenario.parts if one.id == move.data.get("part")), None)
    if part is None:
        raise Refusal("Choose a part of your work.")
    return part


def _optional(move: Move, key: str) -> str:
    return words_in(move, key)[:LONGEST]


def _text(move: Move, key: str, empty: str, longest: int = LONGEST) -> str:
    return must_say(move, key, empty, longest)


def _day(move: Move, key: str, says: str) -> str:
    text = _optional(move, key)
    if _is_no_day(text):
        raise Refusal(says)
    return text


def _is_no_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() != text
    except ValueError:
        return True
