"""Ordinary questions and remarks: the buyer's answers, which are free and outside the score.

Nothing here changes trust, patience, facts or the turn, so learners may be as curious as they like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.conditions import tags
from ...core.events import Json
from .content import Answer, Fact
from .disclosing import AS_I_SAID, early_line, nothing_more
from .spoken import is_called
from .state import State
from .telling import Telling, spoken_line


def open_answers(script: Any, state: State) -> dict[str, int | None]:
    """Return the answers that are available now, each with how many replies ago the buyer said the line it takes up.

    The value is None for an answer that takes up nothing. An answer whose condition does not hold is available if it
    has a `withhold`.
    """
    ages: dict[str, int | None] = {}
    for answer in (*script.scenario.world, *script.scenario.follow_ups):
        holds = answer.when is None or answer.when.condition.holds(state)
        if not holds and answer.withhold is None:
            continue
        if not answer.after:
            ages[answer.id] = None
        elif (age := _age(answer.after, state)) is not None:
            ages[answer.id] = age
    return ages


def _age(after: Sequence[str], state: State) -> int | None:
    """Return how many replies ago the latest of these was said, or None if none of them was."""
    for age, lines in enumerate(reversed(state.recent)):
        if any(is_called(line, name) for line in lines for name in after):
            return age
    if any(is_called(line, name) for line in state.used_lines for name in after):
        return len(state.recent)
    return len(state.recent) if any(name in state.known for name in after) else None


def answered(telling: Telling, reading: Json) -> None:
    """Answer an ordinary line."""
    lines = answer_lines(telling, reading["answers"])
    _tell(telling, reading, lines)


def answer_lines(telling: Telling, answers: Sequence[Mapping[str, Any]]) -> list[Json]:
    """Return the buyer's lines for these answers, in order and each once.

    In wordings that any buyer can use, {last} is replaced by what this buyer said last.
    """
    own = {answer.id: answer for answer in (*telling.script.scenario.world, *telling.script.scenario.follow_ups)}
    lines: list[Json] = []
    for answer in answers:
        if answer["id"]:
            line = _own_line(telling, own[answer["id"]])
        else:
            line_id, text = telling.pick(answer["say"], f"usual.{answer['intent']}")
            line = {"id": line_id, "text": text.replace("{last}", telling.state.last_line)}
        if line["id"] not in {earlier["id"] for earlier in lines}:
            lines.append(line)
    return lines


def _own_line(telling: Telling, answer: Answer) -> dict[str, Json]:
    state = telling.state
    if answer.when is not None and not answer.when.condition.holds(state) and answer.withhold is not None:
        return spoken_line(telling, f"{answer.id}.withhold", answer.withhold, answer.by)
    if f"{answer.id}.say" not in state.used_lines:
        return spoken_line(telling, f"{answer.id}.say", answer.say, answer.by)
    return spoken_line(telling, f"{answer.id}.again", answer.again or f"{AS_I_SAID}{answer.say}", answer.by)


def asked_early(telling: Telling, reading: Json) -> None:
    """Hold back in character, at no cost, if a good question comes too early or was asked as often as allowed."""
    move = telling.script.moves[reading["early"][0]["move"]]
    state = telling.state
    if state.moments(f"move:{move.id}") and move.max_uses is not None:
        revealed = [f for f in telling.script.facts.values() if f.id in state.known and fact_is_asked_by(f, move.id)]
        if revealed:
            line = spoken_line(telling, f"{revealed[0].id}.again", f"{AS_I_SAID}{revealed[0].text}", revealed[0].by)
            _tell(telling, reading, [line])
            return
    _tell(telling, reading, [early_line(telling, move)])


def told_already(telling: Telling, reading: Json) -> None:
    """Say that there is no more to tell, instead of repeating the same thing."""
    _tell(telling, reading, [nothing_more(telling, telling.script.scenario.fallback.told or reading["puzzled"])])


def not_said(telling: Telling, reading: Json) -> None:
    """Correct a figure that was played back though nobody had given it: it earns nothing and costs nothing."""
    figure = reading["figure"]
    pool = telling.script.scenario.fallback.not_said or reading["puzzled"]
    line_id, text = telling.pick(pool, "not_said")
    label = f"played back a figure that was never said: {figure}"
    aside = {**reading, "answers": [{"id": "", "intent": "", "label": label}]}
    _tell(telling, aside, [{"id": line_id, "text": text.replace("{figure}", figure)}], figure=figure)


def fact_is_asked_by(fact: Fact, move: str) -> bool:
    """Return whether this move is one that reveals the fact."""
    return fact.reveal is not None and f"move:{move}" in tags(fact.reveal.condition)


def asks_back(telling: Telling, reading: Json) -> None:
    """Ask whether that was meant; the learner's next line decides."""
    parts = reading["heard"]
    first = telling.script.moves[parts[0]["move"]]
    text = first.asks_back or reading["puzzled"][0]
    line = spoken_line(telling, f"{first.id}.asks_back", text, None)
    _tell(telling, reading, [line], moves=[part["move"] for part in parts])


def _tell(telling: Telling, reading: Json, lines: Sequence[Json], **more: Json) -> None:
    answers = [{key: answer[key] for key in ("id", "intent", "label")} for answer in reading.get("answers", ())]
    if reading.get("addresses"):
        more = {**more, "addresses": True}
    telling.happened(
        "set_aside",
        (f"set_aside:{reading['verdict']}",),
        text=reading["text"],
        verdict=reading["verdict"],
        say=" ".join(line["text"] for line in lines),
        lines=list(lines),
        answers=answers,
        acts=list(reading.get("acts", ())),
        early=_moves(reading, "early"),
        candidates=_moves(reading, "candidates"),
        **more,
    )


def _moves(reading: Json, key: str) -> list[str]:
    return [part["move"] for part in reading.get(key, ())]
