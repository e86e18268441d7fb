"""What the buyer tells and holds back in a turn: facts that are due, lines in place of locked ones, and repetitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ...core.conditions import Leaf, Not, Value, first_unmet
from ...core.events import Json
from .content import Fact, MoveContent
from .marks import still_open
from .naming import naming
from .telling import Telling, spoken_line
from .usual_lines import TOLD_SO_FAR

MOST_FACTS_A_TURN = 2
AS_I_SAID = "As I said: "
ASKED = frozenset("open_question closed_question probe".split())
"""Kinds of moves that ask for something, and so must be answered."""


def disclose(telling: Telling) -> list[Json]:
    """Reveal the facts that are due, most valuable first; the rest wait for a later turn."""
    lines: list[Json] = []
    while len(lines) < MOST_FACTS_A_TURN:
        due = next((fact for fact in _untold(telling) if _is_due(telling, fact)), None)
        if due is None:
            break
        rule = "asked about it" if due.reveal is None else due.reveal.condition.words(naming(telling.script.scenario))
        reveal(telling, due, rule)
        lines.append(spoken_line(telling, f"{due.id}.text", due.text, due.by))
    for waiting in [fact for fact in _untold(telling) if _is_due(telling, fact)]:
        if not telling.state.moments(f"waits:{waiting.id}"):
            telling.happened("fact_waits", (f"waits:{waiting.id}",), fact=waiting.id)
    return lines


def reveal(telling: Telling, fact: Fact, because: str) -> None:
    """Record that a fact was told, and why."""
    topics = telling.script.topics_of_fact[fact.id]
    tags = (f"fact:{fact.id}", *(f"learned:{topic}" for topic in sorted(topics)))
    telling.happened("fact_revealed", tags, fact=fact.id, text=fact.text, because=because)


def _untold(telling: Telling) -> Iterator[Fact]:
    known = telling.state.known
    return (fact for fact in telling.script.facts.values() if fact.id not in known)


def _is_due(telling: Telling, fact: Fact) -> bool:
    """Return whether its condition holds now, or held in an earlier turn that had revealed enough already."""
    if telling.state.moments(f"waits:{fact.id}"):
        return True
    return _is_asked(telling, fact) if fact.reveal is None else fact.reveal.condition.holds(telling.state)


def _is_asked(telling: Telling, fact: Fact) -> bool:
    """Return whether this turn asks for the fact: by one of its topics, or by a move that its condition names."""
    topics = telling.script.topics_of_fact[fact.id]
    return any(f"topic:{topic}" in telling.state.tags_now for topic in topics) or is_named(telling, fact)


def is_named(telling: Telling, fact: Fact) -> bool:
    """Return whether this turn contains a move that the fact's condition names."""
    return not telling.script.moves_named[fact.id].isdisjoint(telling.state.tags_now)


def guard(telling: Telling, asked: Callable[[Telling, Fact], bool]) -> list[Json]:
    """Return the buyer's evasive line for a requested fact that is still locked, and record why it was withheld.

    If several facts were requested, those that the line itself asks for precede those that only share its topic.

    Args:
        telling: recorder of this move.
        asked: whether this turn asks for a fact.
    """
    untold = list(_untold(telling))
    if telling.script.scenario.world:
        untold.sort(key=lambda fact: (fact.id != telling.about, not is_named(telling, fact)))
    for fact in untold:
        kind = "fact_withheld" if fact.withhold else "fact_covered" if fact.cover else None
        if kind is None or not asked(telling, fact):
            continue
        line = _guarded_line(telling, fact)
        tags = (f"{kind.removeprefix('fact_')}:{fact.id}",)
        telling.happened(kind, tags, fact=fact.id, text=line["text"], **_unmet(telling, fact))
        return [line]
    return []


def hold_back(telling: Telling, moves: Sequence[MoveContent]) -> list[Json]:
    """Return what the buyer says when no fact is revealed."""
    if guarded := guard(telling, _is_asked):
        return guarded
    if not any(_is_asked(telling, fact) for fact in _untold(telling)) and (repeated := _as_i_said(telling)):
        return [repeated]
    for move in moves:
        for number, reply in enumerate(move.reply):
            if _is_used_up(telling, f"{move.id}.reply.{number}"):
                continue
            if reply.when is None or reply.when.condition.holds(telling.state):
                return [spoken_line(telling, f"{move.id}.reply.{number}", reply.say, reply.by)]
    if too_soon := _too_soon(telling, moves):
        return [too_soon]
    line_id, text = telling.pick(telling.script.scenario.fallback.neutral, "neutral")
    return [{"id": line_id, "text": text}]


def _too_soon(telling: Telling, moves: Sequence[MoveContent]) -> Json:
    """Return an answer to a question that has none yet, so that nobody who asks is met with a mere "Hm"; else None.

    A fact that the question asks for is thereby held back, and the debrief says what it waits for.
    """
    asking = next((move for move in moves if move.kind in ASKED), None)
    if asking is None or not telling.script.scenario.world:
        return None
    fact = next((fact for fact in _untold(telling) if is_named(telling, fact)), None)
    if fact is None and len(telling.state.moments(f"move:{asking.id}")) > 1:
        return _all_told(telling)
    line = early_line(telling, asking)
    if fact is not None:
        tags = (f"withheld:{fact.id}",)
        telling.happened("fact_withheld", tags, fact=fact.id, text=line["text"], **_unmet(telling, fact))
    return line


def _all_told(telling: Telling) -> Json:
    """Return what the buyer says to a question that was answered before; None where the author wrote nothing for it."""
    told = telling.script.scenario.fallback.told
    if not told:
        return None
    return nothing_more(telling, told)


def nothing_more(telling: Telling, told: Sequence[str]) -> dict[str, Json]:
    """Return what the buyer says to a question with no more to it.

    While there is a fact that the buyer has not told, nobody is to hear that this was all: a learner would believe it.
    """
    if next(_untold(telling), None) is None:
        line_id, text = telling.pick(told, "told")
        return {"id": line_id, "text": text}
    line_id, text = telling.pick(TOLD_SO_FAR, "told_so_far")
    steer = telling.script.scenario.fallback.steer
    where = f" {telling.pick(steer, 'steer')[1]}" if steer else ""
    return {"id": line_id, "text": f"{text}{where}"}


def early_line(telling: Telling, move: MoveContent) -> dict[str, Json]:
    """Return what the buyer says to a line that comes too early: the line's own words once, then any buyer's."""
    if move.early and f"{move.id}.early" not in telling.state.used_lines:
        return spoken_line(telling, f"{move.id}.early", move.early, None)
    fallback = telling.script.scenario.fallback
    line_id, text = telling.pick(fallback.early or fallback.neutral, "early")
    return {"id": line_id, "text": text}


def _is_used_up(telling: Telling, line_id: str) -> bool:
    """Return whether a buyer with a world has said this line already; such a buyer never answers twice alike."""
    return bool(telling.script.scenario.world) and line_id in telling.state.used_lines


def _guarded_line(telling: Telling, fact: Fact) -> Mapping[str, Any]:
    """Return the line said in place of a fact: first its own, then a repetition, then that it is too early to ask."""
    outcome = "covered" if fact.withhold is None else "withheld"
    times = len(telling.state.moments(f"{outcome}:{fact.id}"))
    early = telling.script.scenario.fallback.early
    if times > 1 and early and telling.script.scenario.world:
        line_id, text = telling.pick(early, "early")
        return {"id": line_id, "text": text}
    if fact.withhold is None:
        assert fact.cover is not None
        again = AS_I_SAID if times else ""
        return {"id": f"{fact.id}.cover", "text": again + fact.cover.text}
    if times:
        return {"id": f"{fact.id}.withhold_again", "text": fact.withhold_again or "As I said, not yet."}
    return {"id": f"{fact.id}.withhold", "text": fact.withhold}


def _as_i_said(telling: Telling) -> Mapping[str, Any] | None:
    """Repeat a fact if the learner asks only about facts that were already revealed; otherwise return None."""
    asked = [f for f in telling.script.facts.values() if f.id in telling.state.known and _is_asked(telling, f)]
    if telling.script.scenario.world:
        # Facts on the briefing card are no answer: the learner has read them.
        named = [fact for fact in asked if is_named(telling, fact)]
        asked = named or [fact for fact in asked if not fact.public and _asks_again(telling)]
    if not asked:
        return None
    fact = min(asked, key=lambda f: (f.id != telling.about, telling.state.used_lines.get(f"{f.id}.again", -1)))
    return spoken_line(telling, f"{fact.id}.again", f"{AS_I_SAID}{fact.text}", fact.by)


def _asks_again(telling: Telling) -> bool:
    """Return whether what was said now was said before: only then is an earlier answer on its topic an answer."""
    moves = (tag for tag in telling.state.tags_now if tag.startswith("move:"))
    return any(len(telling.state.moments(move)) > 1 for move in moves)


def _unmet(telling: Telling, fact: Fact) -> dict[str, Json]:
    """Return what kept a fact locked: the first unmet part of its condition, in words, with its actual value."""
    if fact.reveal is None:
        return {"unmet": "asking about it", "actual": "no", "state": None}
    told = still_open(telling.script)(fact.reveal.condition)
    leaf: Leaf | Not | None = None if isinstance(told, bool) else first_unmet(told, telling.state)
    if leaf is None:
        return {
            "unmet": "nothing: it was due, but the buyer had told enough for one turn",
            "actual": "yes",
            "state": None,
        }
    names = naming(telling.script.scenario)
    state = leaf.name if isinstance(leaf, Value) else None
    return {"unmet": leaf.words(names), "actual": leaf.actual(telling.state), "state": state}


def acknowledge(telling: Telling, moves: Sequence[MoveContent]) -> list[Json]:
    """Return the half-sentence that the author wrote for exactly this situation, said before the revealed facts."""
    for move in moves:
        for number, reply in enumerate(move.reply):
            if reply.when is not None and reply.when.condition.holds(telling.state):
                return [spoken_line(telling, f"{move.id}.reply.{number}", reply.say, reply.by)]
    return []
