"""Lines that were not understood or not meant for the buyer; they never cost trust, patience or a turn."""

from __future__ import annotations

from ...core.events import Json, Move, Refusal
from .telling import Telling

ABUSE_ENDS_AT = 2


def not_heard(telling: Telling, reading: Json) -> None:
    """Handle a line that was not understood: first ask back, then offer likely moves, then the full list."""
    stage = min(telling.state.misses + 1, 3)
    candidates = [part["move"] for part in reading["candidates"]][:3]
    if reading.get("sort"):
        _answer_by_sort(telling, reading, stage, candidates)
        return
    _missed(telling, reading["text"], stage, candidates, reading["verdict"])


def _answer_by_sort(telling: Telling, reading: Json, stage: int, candidates: list[str]) -> None:
    """Answer a line that was not understood by its sort; the second time in a row, steer to another topic as well."""
    fallback, sort = telling.script.scenario.fallback, reading["sort"]
    if stage == 2 and not candidates:
        stage = 3
    pool = fallback.puzzled.get(sort) or reading["puzzled"]
    line, say = telling.pick(pool, f"puzzled.{sort}")
    if stage > 1 and fallback.steer:
        steer, where = telling.pick(fallback.steer, "steer")
        line, say = (steer, where) if stage > 2 else (line, f"{say} {where}")
    telling.happened(
        "not_understood",
        text=reading["text"],
        stage=stage,
        candidates=candidates,
        verdict=reading["verdict"],
        say=say,
        line=line,
        sort=sort,
    )


def none_of_these(telling: Telling, text: str) -> None:
    """Offer all moves after the learner rejected the candidates, and keep the words for the author."""
    _missed(telling, text, 3, [], "none_of_these")


def _missed(telling: Telling, text: str, stage: int, candidates: list[str], verdict: str) -> None:
    if stage == 2 and not candidates:
        stage = 3
    _, say = telling.pick(telling.script.scenario.fallback.unclear, "unclear", skip=telling.state.misses)
    telling.happened("not_understood", text=text, stage=stage, candidates=candidates, verdict=verdict, say=say)


def offer(telling: Telling, move: Move) -> None:
    """Pass words that were not understood on to the author, with the move the learner meant; the talk is unchanged."""
    if telling.state.phase != "debriefed":
        raise Refusal("Words can be offered to the author once you have opened the debrief.")
    if move.data["move"] not in telling.script.moves:
        raise Refusal("That is not a line you can choose.")
    telling.happened("offered", text=move.data["text"], move=move.data["move"])


def set_aside(telling: Telling, reading: Json) -> None:
    """Answer in character a line that is an echo, off topic, unknowable, meant for a machine, or abusive."""
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
            "ended",
            ("ending:e.walked_out", "verdict:miss"),
            ending="e.walked_out",
            verdict="miss",
            say=say,
            label="the buyer ended the talk",
        )
