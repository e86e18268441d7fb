"""Formats with several lines: a ladder of questions, and the three questions about the present supplier.

The buyer answers each line, which uses up a turn. The try is over when everything was found or the turns are used up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.events import Json
from .content import Item
from .noticing import Part, asks, focuses, notice_question, spoiled, words_of
from .state import State

RUNGS = ("situation", "problem", "implication", "result")
INTENTS = ("keep", "change", "wish")

ANSWERS: Mapping[str, str] = {
    "nothing_asked": "Yes. And what would you like to know?",
    "again": "That belongs to what I have told you already.",
    "early:problem": "Slowly. You have not heard yet how we do it.",
    "early:implication": "One thing after the other. You have not heard yet what goes wrong.",
    "early:result": "Better than what? You have not heard yet what it leads to.",
}
"""What any buyer says to a line that does not climb; to a question beside the ladder the content has an answer."""
Said = tuple[dict[str, Json], list[Part] | None]
"""Data of the line's event, and the parts of the try once it is over."""


def answer_ladder(item: Item, state: State, reading: Mapping[str, Any]) -> Said:
    """Answer a question of a ladder; it climbs if it is about the subject of the next rung."""
    ladder = item.ladder
    assert ladder is not None
    climbed = [line for line in state.lines if line["rung"]]
    rung = RUNGS[len(climbed)]
    found = focuses(reading)
    climbs = rung in found and not _jumps_first(rung, reading)
    part = Part(rung, reading["text"], [[f"focus:{rung}", "follow_up"]] if climbs else [[]])
    notice_question(part, reading)
    instead = "" if climbs else off_the_ladder(rung, found, asked=asks(reading["acts"]))
    if instead:
        part.notice(f"instead:{instead}")
    answer = getattr(ladder.rungs, rung).answer if climbs else ANSWERS.get(instead, ladder.shrug)
    said: dict[str, Json] = {
        "text": reading["text"],
        "answer": answer,
        "rung": rung if climbs else "",
        "instead": instead,
        "part": part.to_json(),
        "tags": [f"rung:{rung}"] if climbs else ["no_rung", f"instead:{instead}"],
    }
    lines = (*state.lines, said)
    reached = [line["rung"] for line in lines if line["rung"]]
    if len(reached) < len(RUNGS) and len(lines) < ladder.turns:
        return said, None
    parts = [Part(**line["part"]) for line in lines]
    left = [Part(name, "", [[f"focus:{name}", "follow_up"]]) for name in RUNGS if name not in reached]
    return said, parts + left


def _jumps_first(rung: str, reading: Mapping[str, Any]) -> bool:
    """Return whether a line asks for a later rung before it asks for this one: a buyer answers what came first."""
    begins = {act["name"]: act["span"][0] for act in reading["acts"]}
    later = RUNGS[RUNGS.index(rung) + 1 :]
    return any(begins.get(name, begins[rung]) < begins[rung] for name in later)


def off_the_ladder(rung: str, found: Sequence[str], *, asked: bool) -> str:
    """Return what a line that does not climb was instead.

    That is `nothing_asked`, `early:` with the later rung that it asks for, `again` for one that was reached, or
    `aside` for anything else.

    Args:
        rung: the next rung.
        found: what the line asks about.
        asked: whether it asks anything.
    """
    if not asked:
        return "nothing_asked"
    place = RUNGS.index(rung)
    later = next((name for name in RUNGS[place + 1 :] if name in found), "")
    if later:
        return f"early:{later}"
    return "again" if set(found) & set(RUNGS[:place]) else "aside"


def answer_incumbent(item: Item, state: State, reading: Mapping[str, Any]) -> Said:
    """Answer a line about the supplier.

    A question asked for the first time is answered; later lines can use the answer, or pitch against it.
    """
    content = item.incumbent
    assert content is not None
    answers = {"keep": content.keep, "change": content.change, "wish": content.wish}
    asked = {line["asked"] for line in state.lines}
    used = {name for line in state.lines for name in line["used"]}
    named = next((name for name in reading["intents"] if name not in asked), "")
    uses = {name: words for name, words in reading["uses"].items() if name in asked and words}
    against = _against(reading, sorted(asked - used - set(uses) - {""}, key=INTENTS.index))
    said: dict[str, Json] = {
        "text": reading["text"],
        "answer": answers[named] if named else content.shrug,
        "asked": named,
        "used": uses,
        "against": against,
        "acts": [act for act in reading["acts"] if act["name"] in spoiled(reading["acts"])],
        "because": reading["intents"].get(named, ""),
        "tags": [*([f"asked:{named}"] if named else []), *(f"used:{name}" for name in uses)],
    }
    lines = (*state.lines, said)
    parts = _three(lines)
    is_complete = all({f"focus:{part.label}", "used"} <= set(part.tags) for part in parts)
    return said, parts if is_complete or len(lines) >= content.turns else None


def _against(reading: Mapping[str, Any], unused: list[str]) -> list[Json]:
    """Return the unused answer that is pitched or spoken against, with the words and the reason."""
    act = next((act for act in reading["acts"] if act["name"] in ("pitch", "attack")), None)
    return [unused[0], words_of(reading, act), act["because"]] if act and unused else []


def _three(lines: tuple[Mapping[str, Any], ...]) -> list[Part]:
    """Return the three questions with when they were asked, how the answer was used, and what was said against it."""
    parts = []
    for name in INTENTS:
        asked = next((line for line in lines if line["asked"] == name), None)
        part = Part(name, asked["text"] if asked else "", [[f"focus:{name}", "used"]])
        if asked:
            part.notice(f"focus:{name}", asked["text"], asked["because"])
            for act in asked["acts"]:
                if act["name"] != "pitch":
                    part.notice(act["name"], words_of(asked, act), act["because"])
        use = next((line["used"][name] for line in lines if name in line["used"]), None)
        if use:
            part.notice("used", ", ".join(use), "comes back in a later line")
        against = next((line["against"] for line in lines if line["against"] and line["against"][0] == name), None)
        if against:
            part.notice("against", *against[1:])
        parts.append(part)
    return parts
