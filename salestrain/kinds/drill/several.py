"""The formats with several lines: a ladder of questions, and the three questions about the present supplier.

Each line is answered by the buyer and uses up a turn. The try is over when all is there or the turns are used up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.events import Json
from .content import Item
from .noticing import Part, focuses, notice_question, spoiled, words_of
from .state import State

RUNGS = ("situation", "problem", "implication", "result")
INTENTS = ("keep", "change", "wish")

Said = tuple[dict[str, Json], list[Part] | None]
"""The line as it is told, and the parts of the try once it is over."""


def answer_ladder(item: Item, state: State, reading: Mapping[str, Any]) -> Said:
    """A question climbs when it is about what the next rung is about."""
    ladder = item.ladder
    assert ladder is not None
    climbed = [line for line in state.lines if line["rung"]]
    rung = RUNGS[len(climbed)]
    climbs = rung in focuses(reading)
    part = Part(rung, reading["text"], [[f"focus:{rung}", "follow_up"]] if climbs else [[]])
    notice_question(part, reading)
    answer = getattr(ladder.rungs, rung).answer if climbs else ladder.shrug
    said: dict[str, Json] = {
        "text": reading["text"], "answer": answer, "rung": rung if climbs else "", "part": part.to_json(),
        "tags": [f"rung:{rung}"] if climbs else ["no_rung"],
    }  # fmt: skip
    lines = (*state.lines, said)
    there = [line["rung"] for line in lines if line["rung"]]
    if len(there) < len(RUNGS) and len(lines) < ladder.turns:
        return said, None
    parts = [Part(**line["part"]) for line in lines]
    left = [Part(name, "", [[f"focus:{name}", "follow_up"]]) for name in RUNGS if name not in there]
    return said, parts + left


def answer_incumbent(item: Item, state: State, reading: Mapping[str, Any]) -> Said:
    """What is asked for the first time is answered; what was answered can be used, or pitched against."""
    content = item.incumbent
    assert content is not None
    answers = {"keep": content.keep, "change": content.change, "wish": content.wish}
    asked = {line["asked"] for line in state.lines}
    used = {name for line in state.lines for name in line["used"]}
    asks = next((name for name in reading["intents"] if name not in asked), "")
    uses = {name: words for name, words in reading["uses"].items() if name in asked and words}
    against = _against(reading, sorted(asked - used - set(uses) - {""}, key=INTENTS.index))
    said: dict[str, Json] = {
        "text": reading["text"], "answer": answers[asks] if asks else content.shrug, "asked": asks, "used": uses,
        "against": against, "acts": [act for act in reading["acts"] if act["name"] in spoiled(reading["acts"])],
        "because": reading["intents"].get(asks, ""),
        "tags": [*([f"asked:{asks}"] if asks else []), *(f"used:{name}" for name in uses)],
    }  # fmt: skip
    lines = (*state.lines, said)
    parts = _three(lines)
    whole = all({f"focus:{part.label}", "used"} <= set(part.tags) for part in parts)
    return said, parts if whole or len(lines) >= content.turns else None


def _against(reading: Mapping[str, Any], unused: list[str]) -> list[Json]:
    """The answer that is pitched or spoken against before it was used, with the words."""
    act = next((act for act in reading["acts"] if act["name"] in ("pitch", "attack")), None)
    return [unused[0], words_of(reading, act), act["because"]] if act and unused else []


def _three(lines: tuple[Mapping[str, Any], ...]) -> list[Part]:
    """The three questions, each with when it was asked, how it was used, and what was said against it."""
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
