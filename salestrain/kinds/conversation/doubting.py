"""Proof of harm: which moves of a reading would cost something or end the talk, and are not certain enough for that.

The consequences of a reading are simulated. A move that would end the talk or cost something must be asserted and
certain; otherwise the line is read as the next best candidate, or the buyer asks back.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...core.conditions import tags
from ...core.events import Event, Move, Refusal
from ...core.exercise import Written
from ...language import Heard, Reading
from ...language.asserting import asserts, hedges, offers, runs_down, stands
from ...language.sorts import asks
from ...language.talk_reader import TalkReader
from ...language.words import sentence_around
from .content import MoveContent
from .engine import Script, State, respond
from .leaving import GOES_BEFORE, without_parting

CERTAIN = 0.8
"""Confidence needed by a move that ends the talk or costs something."""
ASKS_FROM = 0.4
"""Lowest confidence at which the buyer asks back; a less likely move is read as something else."""
SAID_OUTRIGHT = frozenset("pitch attack price give_info".split())
"""Kinds of move that do harm only if they are asserted; a request is made by asking, and a farewell says "not"."""


def doubtful(read: TalkReader, script: Script, state: State, reading: Reading) -> list[Heard]:
    """Return the moves of a reading that would end the talk or cost something and are not certain enough."""
    if reading.verdict != "heard":
        return []
    try:
        _, events = respond(script, state, Move("say", {"reading": reading.to_json()}))
    except Refusal:
        return []
    found = []
    for part in reading.heard:
        move = script.moves[part.move]
        ends = ending_by(script, events, move)
        harms = _costs(script, events, move) or ends in ("miss", "judged")
        is_aside = ends in ("miss", "judged") and _asks_something_else(reading, part)
        if (ends and part.confidence < CERTAIN) or is_aside or (harms and not _proved(read, reading, part, move)):
            found.append(part)
    return found


def said_again(script: Script, state: State, part: Heard) -> bool:
    """Return whether the buyer has asked before if this was meant: nobody is asked that twice who says it again."""
    asked = f"{part.move}.asks_back" in state.used_lines
    return asked and part.confidence >= CERTAIN and script.moves[part.move].kind in GOES_BEFORE


def _costs(script: Script, events: Iterable[Event], move: MoveContent) -> bool:
    """Return whether this move costs something, by itself or through a reaction to it."""
    sources = {move.id, *(reaction.id for reaction in script.reactions if _is_about(reaction.when, move))}
    return any(event.kind == "changed" and event.data["by"] < 0 and event.data["source"] in sources for event in events)


def ending_by(script: Script, events: Iterable[Event], move: MoveContent) -> str:
    """Return the verdict of the ending among these events if this move triggers it, else an empty string."""
    ended = next((event for event in events if event.kind == "ended"), None)
    if ended is None:
        return ""
    ending = next((ending for ending in script.endings if ending.id == ended.data["ending"]), None)
    return ending.verdict if ending is not None and _is_about(ending.when, move) else ""


def _is_about(when: Written, move: MoveContent) -> bool:
    """Return whether a condition asks for this move, by its name or by its kind."""
    return not tags(when.condition).isdisjoint((f"move:{move.id}", f"kind:{move.kind}"))


def _proved(read: TalkReader, reading: Reading, part: Heard, move: MoveContent) -> bool:
    """Return whether a harmful move is certain, and asserted if it is of a kind that is said outright."""
    if part.confidence < CERTAIN:
        return False
    words = reading.text[slice(*part.span)]
    if not read.wants(move.id, words) or (move.kind == "attack" and not runs_down(words)):
        return False
    sentence = sentence_around(reading.text, part.span)
    if move.kind in SAID_OUTRIGHT:
        return asserts(words, blames=move.kind == "attack") and not hedges(sentence)
    if move.kind == "disqualify" and (offers(sentence) or _asks_something_else(reading, part)):
        return False
    return stands(sentence) and (asks(sentence) or not hedges(sentence))


def _asks_something_else(reading: Reading, part: Heard) -> bool:
    """Return whether the turn asks a question outside this part of it, other than one that goes with a goodbye."""
    beside = (reading.text[: part.span[0]], reading.text[part.span[1] :])
    return any(asks(without_parting(text)) for text in beside)


def worth_asking(reading: Reading, doubts: list[Heard], state: State) -> bool:
    """Return whether the buyer should ask back.

    The line must be more likely this move than not, be nothing else, and not have been asked about just now.
    """
    part = doubts[0]
    if _asks_something_else(reading, part):
        return False  # A learner who asks something else is neither leaving nor promising: answer the question.
    others = [heard.confidence for heard in reading.heard if heard not in doubts]
    others += [answer.confidence for answer in reading.answers]
    is_alone = all(confidence < ASKS_FROM for confidence in others)
    return is_alone and part.confidence >= ASKS_FROM and part.move not in state.asked_back
