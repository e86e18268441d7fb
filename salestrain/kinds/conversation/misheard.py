"""Lines that were not understood, or not meant for the buyer. They never cost trust, patience or a turn."""

from __future__ import annotations

from ...core.events import Json, Move, Refusal
from .turn import Telling

ABUSE_ENDS_AT = 2


def not_heard(telling: Telling, reading: Json) -> None:
    """First the buyer asks back, then likely moves are offered, then the full list."""
    stage = min(telling.state.misses + 1, 3)
    candidates = [part["move"] for part in reading["candidates"]][:3]
    if reading.get("sort"):
        _puzzled(telling, reading, stage, candidates)
        return
    _missed(telling, reading["text"], stage, candidates, reading["verdict"])


def _puzzled(telling: Telling, reading: Json, stage: int, candidates: list[str]) -> None:
    """What could not be understood is taken by the sort of line it is; the second time the buyer offers a way on."""
    fallback, sort = telling.script.scenario.fallback, reading["sort"]
    if stage == 2 and not candidates:
        stage = 3
    pool = fallback.puzzled.get(sort) or reading["puzzled"]
    line, say = telling.pick(pool, f"puzzled.{sort}")
    if stage > 1 and fallback.steer:
        steer, where = telling.pick(fallback.steer, "steer")
        line, say = (steer, where) if stage > 2 else (line, f"{say} {where}")
    telling.happened(
        "not_understood", text=reading["text"], stage=stage, candidates=candidates, verdict=reading["verdict"], say=say,
        line=line, sort=sort,
    )  # fmt: skip


def none_of_these(telling: Telling, text: str) -> None:
    """The learner turned the offered readings down: show everything, and keep the words for the author."""
    _missed(telling, text, 3, [], "none_of_these")


def _missed(telling: Telling, text: str, stage: int, candidates: list[str], verdict: str) -> None:
    if stage == 2 and not candidates:
        stage = 3
    _, say = telling.pick(telling.script.scenario.fallback.unclear, "unclear", skip=telling.state.misses)
    telling.happened("not_understood", text=text, stage=stage, candidates=candidates, verdict=verdict, say=say)


def offer(telling: Telling, move: Move) -> None:
    """The learner gives words that were not understood to the author, with the move they meant; nothing changes."""
    if telling.state.phase != "debriefed":
        raise Refusal("Words can be offered to the author once you have read the debrief.")
    if move.data["move"] not in telling.script.moves:
        raise Refusal("There is no such line to mean.")
    telling.happened("offered", text=move.data["text"], move=move.data["move"])


def set_aside(telling: Telling, reading: Json) -> None:
    """Said back, off topic, beyond what the buyer knows, for a machine, or abusive: answered in character."""
    verdict = reading["verdict"]
    fallback = telling.script.scenario.fallback
    pools = {
        "said_back": fallback.said_back or fallback.neutral,
        "off_topic": fallback.off_topic,
        "unknowable": fallback.dont_know,
        "meta": fallback.meta,
        "abuse": fallback.abuse,
    }
    times = len(telling.state.moments(f"set_aside:{verdict}"))
    _, say = telling.pick(pools[verdict], verdict, skip=times)
    telling.happened("set_aside", (f"set_aside:{verdict}",), text=reading["text"], verdict=verdict, say=say)
    if verdict == "abuse" and times + 1 >= ABUSE_ENDS_AT:
        telling.happened(
            "ended", ("ending:e.walked_out", "verdict:miss"),
            ending="e.walked_out", verdict="miss", say=say, label="the buyer ended the talk",
        )  # fmt: skip
