"""Typed words in a talk to the move that is stored: what the reader makes of them at this moment, and harm only on proof.

What a line would lead to is played before it is believed. Where it would end the talk or cost something, it must be
asserted and certain. A line that is not is taken for the next best thing, or the buyer asks back and the learner's next
line decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..authoring.scenario import Answer, MoveContent, Scenario
from ..conditions import Condition, leaves
from ..events import Event, Move, Refusal
from ..language import PUZZLED, questions_back
from ..practice.conversation import Script, State, legal, open_answers, respond
from ..understanding import Heard, Reader, Reading, Wording
from ..understanding.asserting import asserts, hedges, stands
from ..understanding.encoder import Encoder
from ..understanding.meaning import carried_encoder
from ..understanding.moment import Moment
from ..understanding.proposing import proposed_time
from ..understanding.repertoire import carried_repertoire
from ..understanding.talk_reader import TalkReader
from ..understanding.sorts import asks
from ..understanding.targets import Target
from ..understanding.words import sentence_around

CERTAIN = 0.8
"""What ends a talk or costs something needs this chance."""
ASKS_FROM = 0.5
"""From this chance on the buyer asks back; what is less likely is taken for something else."""
SAID_OUTRIGHT = frozenset("pitch attack price disqualify give_info".split())
"""Kinds of move that are harmful only when they are asserted; a request is made by asking."""
LOOKS = 3
"""So many readings of a line are looked at before it is taken as not understood."""

TalkEar = TalkReader | Reader
"""What reads a talk: with the carried model, or by likeness of words without it."""


def reader(scenario: Scenario, encoder: Encoder | None = None) -> TalkEar:
    """A reader that understands typed text in this scenario. Build it once for a page.

    It reads with `encoder`; without one, with that which the package carries.
    """
    encoder = encoder or carried_encoder()
    repertoire = carried_repertoire(encoder) if encoder is not None else None
    if encoder is None or repertoire is None or not any(move.means for move in scenario.moves):
        return Reader([_wording(move) for move in scenario.moves], scenario.buyer.knows_not, encoder)
    targets = [
        *(_move_target(move) for move in scenario.moves),
        *(_answer_target(answer, "world") for answer in scenario.world),
        *(_answer_target(answer, "follow_up") for answer in scenario.follow_ups),
    ]
    return TalkReader(targets, scenario.buyer.knows_not, repertoire, encoder)


def _wording(move: MoveContent) -> Wording:
    return Wording(move.id, move.kind, move.choice, move.examples, move.understand.any, move.understand.not_)


def _move_target(move: MoveContent) -> Target:
    wordings = (move.choice, *move.examples)
    return Target(
        move.id, "move", move.means, move.about, wordings, move.understand.any, move.understand.not_, move.kind
    )


def _answer_target(answer: Answer, sort: Any) -> Target:
    return Target(answer.id, sort, answer.asks, answer.about, answer.wordings)


def moment_of(script: Script, state: State, barred: Iterable[str] = ()) -> Moment:
    """Where the talk stands, as the reader needs it."""
    expected = script.agenda[state.expecting].expects if state.expecting else ()
    return Moment(
        legal=frozenset(legal(script, state)),
        last_line=state.last_line,
        answers=open_answers(script, state),
        expected=frozenset(expected),
        spent=frozenset(name for name in script.moves if state.moments(f"move:{name}")),
        barred=frozenset(barred),
    )


def heard_line(read: TalkEar, script: Script, state: State, text: str) -> Reading:
    """What a typed line is taken for at this moment of the talk."""
    if isinstance(read, Reader):
        return read.read(text, legal(script, state), state.last_line)
    if state.asked_back and (confirmed := _confirmed(read, script, state, text)) is not None:
        return confirmed
    barred: set[str] = set()
    reading = read.hear(text, moment_of(script, state))
    for _ in range(LOOKS):
        reading = _with_lines(reading)
        doubtful = _doubtful(script, state, reading)
        if not doubtful:
            return reading
        if _worth_asking(reading, doubtful, state):
            puzzled = questions_back(script.moves[doubtful[0].move].kind)
            return replace(reading, verdict="asks_back", heard=tuple(doubtful), answers=(), puzzled=puzzled)
        barred |= {part.move for part in doubtful}
        reading = read.hear(text, moment_of(script, state, barred))
    return replace(_with_lines(reading), verdict="nothing", heard=(), answers=(), sort="statement", puzzled=PUZZLED["statement"])


def _with_lines(reading: Reading) -> Reading:
    """The reading with what a buyer can say to a line that was not understood, and the day that it names."""
    if reading.verdict in ("unsure", "nothing"):
        return replace(reading, puzzled=PUZZLED[reading.sort or "statement"])
    return replace(reading, proposed=proposed_time(reading.text)) if reading.verdict == "heard" else reading


def _confirmed(read: TalkReader, script: Script, state: State, text: str) -> Reading | None:
    """The line after the buyer asked back: yes plays what was meant, no drops it, anything else is read as itself."""
    possible = legal(script, state)
    moves = [name for name in state.asked_back if name in possible]
    answer = read.said_yes(text)
    span = (0, len(text))
    if answer is None and moves:
        again = read.hear(text, moment_of(script, state))
        if {part.move for part in again.heard} & set(moves):
            return _with_lines(replace(again, heard=tuple(p for p in again.heard if p.move in moves)))
        return None
    if answer and moves:
        heard = tuple(Heard(name, 1.0, "confirmed when the buyer asked", span) for name in moves[:1])
        return Reading(text, "heard", heard, proposed=proposed_time(text))
    if answer is False and len(text.split()) <= 6:
        return replace(read.hear(text, moment_of(script, state, moves)), verdict="said_back", heard=(), answers=(), early=())
    return None


def _doubtful(script: Script, state: State, reading: Reading) -> list[Heard]:
    """The moves of a reading that would end the talk or cost something, and are not beyond doubt."""
    if reading.verdict != "heard":
        return []
    try:
        after, events = respond(script, state, Move("say", {"reading": reading.to_json()}))
    except Refusal:
        return []
    found = []
    for part in reading.heard:
        move = script.moves[part.move]
        harms = _costs(events, move) or _ends(script, events, move, after)
        if harms and not _proved(reading, part, move):
            found.append(part)
    return found


def _costs(events: Iterable[Event], move: MoveContent) -> bool:
    return any(
        event.kind == "changed" and event.data["by"] < 0 and event.data["source"] == move.id for event in events
    )


def _ends(script: Script, events: Iterable[Event], move: MoveContent, after: State) -> bool:
    """Whether this move ends the talk: by what the ending asks for, or by trust that it has cost."""
    ended = next((event for event in events if event.kind == "ended"), None)
    if ended is None:
        return False
    ending = next((one for one in script.endings if one.id == ended.data["ending"]), None)
    if ending is None:
        return False
    tags = {f"move:{move.id}", f"kind:{move.kind}"}
    return bool(tags & _tags(ending.when.condition))


def _tags(condition: Condition) -> set[str]:
    return {tag for leaf in leaves(condition) if isinstance(tag := getattr(leaf, "tag", None), str)}


def _proved(reading: Reading, part: Heard, move: MoveContent) -> bool:
    """Whether a move that does harm is certain, and asserted where it is something that one says outright."""
    if part.confidence < CERTAIN:
        return False
    said = reading.text[slice(*part.span)]
    sentence = sentence_around(reading.text, part.span)
    if move.kind in SAID_OUTRIGHT or not asks(sentence):
        return asserts(said) and not hedges(sentence)
    return stands(sentence)


def _worth_asking(reading: Reading, doubtful: list[Heard], state: State) -> bool:
    """Whether the buyer asks back: the line is likelier this than not, is nothing else, and was not asked just now."""
    part = doubtful[0]
    alone = len(reading.heard) == len(doubtful) and not reading.answers
    return alone and part.confidence >= ASKS_FROM and part.move not in state.asked_back
