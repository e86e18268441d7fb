"""Typed words in a talk to the move that is stored: what the reader makes of them now, and harm only on proof.

What a line would lead to is played before it is believed. Where it would end the talk or cost something, it must be
asserted and certain. A line that is not is taken for the next best thing, or the buyer asks back and the learner's next
line decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...core.by_digest import ByDigest
from ...core.conditions import tags
from ...core.events import Event, Move, Refusal
from ...core.exercise import Written
from ...core.session import Session
from ...language import Heard, Reader, Reading, Wording
from ...language.asserting import asserts, hedges, offers, runs_down, stands
from ...language.encoder import Encoder
from ...language.kept_words import FILE
from ...language.meaning import carried_encoder
from ...language.moment import Moment
from ...language.proposing import proposed_time
from ...language.repertoire import Repertoire, carried_repertoire
from ...language.sorts import asks
from ...language.talk_reader import TalkReader
from ...language.targets import Target
from ...language.typed import typed_lines
from ...language.words import sentence_around
from ...places import exercises_folders
from .content import Answer, MoveContent, Scenario
from .engine import Script, State, fact_is_asked_by, legal, open_answers, respond
from .spoken import is_called, spoken_lines
from .usual_lines import PUZZLED, TOLD, questions_back

CERTAIN = 0.8
"""What ends a talk or costs something needs this chance."""
ASKS_FROM = 0.4
"""From this chance on the buyer asks back; what is less likely is taken for something else."""
SHORT_NO = 6
"""In words; a longer no says something besides, which is read."""
SAID_OUTRIGHT = frozenset("pitch attack price give_info".split())
"""Kinds of move that do harm only when they are asserted; a request is made by asking, and who leaves says "not"."""
ASKED = frozenset("open_question closed_question probe".split())
SAID = frozenset("reflect acknowledge give_info pitch attack".split())
"""Kinds of move that are asked, and those that are said; the others may be either."""
LOOKS = 3
"""So many readings of a line are looked at before it is taken as not understood."""

TalkEar = TalkReader | Reader
"""What reads a talk: with the carried model, or by likeness of words without it."""


def reader(scenario: Scenario, encoder: Encoder | None = None) -> TalkEar:
    """A reader that understands typed text in this scenario. Build it once for a page.

    It reads with `encoder`; without one, with that which the package carries.
    """
    encoder = encoder or carried_encoder()
    repertoire = carried_repertoire(encoder)
    if encoder is None or repertoire is None or not any(move.means for move in scenario.moves):
        return Reader([wording_of(move) for move in scenario.moves], scenario.buyer.knows_not, encoder)
    said = spoken_lines(scenario)
    targets = [
        *(_move_target(move, scenario) for move in scenario.moves),
        *(_answer_target(answer, "world", said, repertoire) for answer in scenario.world),
        *(_answer_target(answer, "follow_up", said, repertoire) for answer in scenario.follow_ups),
    ]
    folders = [folder / scenario.id for folder in exercises_folders()]
    typed = typed_lines(folders)
    targets = [replace(target, typed=tuple(typed.get(target.id, ()))) for target in targets]
    carried = [folder / FILE for folder in folders]
    return TalkReader(scenario.id, targets, scenario.buyer.knows_not, repertoire, encoder, carried)


reader_of: ByDigest[Scenario, TalkEar] = ByDigest(reader)
"""The reader of a talk, made once for each content."""


def hear(session: Session, move: Move) -> Move:
    """Return a move of a talk as it is stored: what was typed, with the reading that was made of it.

    Raises `Refusal` when nothing was typed.
    """
    if move.verb != "say" or "text" not in move.data:
        return move
    read = heard_line(reader_of(session.exercise), session.script, session.state, move.data["text"])
    if not read.text:
        raise Refusal("Type what you would say, then send it.")
    return Move("say", {"reading": read.to_json()})


def wording_of(move: MoveContent) -> Wording:
    """The wordings of one move, for the reader that goes by these alone."""
    return Wording(move.id, move.kind, move.choice, move.examples, move.understand.any, move.understand.not_)


def _move_target(move: MoveContent, scenario: Scenario) -> Target:
    wordings = (move.choice, *move.examples)
    opened = [fact for fact in scenario.facts if fact_is_asked_by(fact, move.id)]
    replies = (move.label, *(text for fact in opened for text in (fact.label, fact.text)))
    form: Any = "asks" if move.kind in ASKED else "says" if move.kind in SAID else ""
    return Target(
        id=move.id, sort="move", means=move.means, about=move.about, wordings=wordings, replies=replies,
        patterns=move.understand.any, but_not=move.understand.not_, form=form,
    )  # fmt: skip


def _answer_target(answer: Answer, sort: Any, said: Mapping[str, str], repertoire: Repertoire) -> Target:
    forms = {repertoire.intents[repertoire.place[name]].form for name in answer.asks if name in repertoire.place}
    form: Any = "asks" if forms == {"asks"} else "says" if forms and forms <= {"says", "reacts"} else ""
    takes_up = tuple(text for line, text in said.items() if any(is_called(line, name) for name in answer.after))
    replies = (answer.say, *([answer.withhold] if answer.withhold else []))
    return Target(
        id=answer.id, sort=sort, means=answer.asks, about=answer.about, wordings=answer.wordings, replies=replies,
        takes_up=takes_up, form=form,
    )  # fmt: skip


def moment_of(script: Script, state: State, barred: Iterable[str] = ()) -> Moment:
    """Where the talk stands, as the reader needs it."""
    expected = script.agenda[state.expecting].expects if state.expecting else ()
    return Moment(
        legal=frozenset(legal(script, state)),
        last_line=state.last_line,
        answers=open_answers(script, state),
        expected=frozenset(expected),
        spent=frozenset(name for name in script.moves if state.moments(f"move:{name}")),
        told=frozenset(_told(script, state)),
        barred=frozenset(barred),
    )


def _told(script: Script, state: State) -> Iterator[str]:
    """What the buyer has nothing new to say to: questions whose facts are known, and answers that were given."""
    for move in script.moves.values():
        if move.kind in ASKED and state.moments(f"move:{move.id}"):
            asked = [fact.id for fact in script.facts.values() if fact_is_asked_by(fact, move.id)]
            if all(name in state.known for name in asked):
                yield move.id
    for answer in (*script.scenario.world, *script.scenario.follow_ups):
        last = "again" if answer.again else "say"
        if f"{answer.id}.{last}" in state.used_lines:
            yield answer.id


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
        doubtful = _doubtful(read, script, state, reading)
        if not doubtful:
            return reading
        if _worth_asking(reading, doubtful, state):
            puzzled = questions_back(script.moves[doubtful[0].move].kind)
            return replace(reading, verdict="asks_back", heard=tuple(doubtful), answers=(), puzzled=puzzled)
        barred |= {part.move for part in doubtful}
        reading = read.hear(text, moment_of(script, state, barred))
    puzzled = PUZZLED["statement"]
    return replace(_with_lines(reading), verdict="nothing", heard=(), answers=(), sort="statement", puzzled=puzzled)


def _with_lines(reading: Reading) -> Reading:
    """The reading with what any buyer can say where there is nothing of their own, and the day that it names."""
    if reading.verdict in ("unsure", "nothing"):
        return replace(reading, puzzled=PUZZLED[reading.sort or "statement"])
    if reading.verdict == "told":
        return replace(reading, puzzled=TOLD)
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
    if answer is False:
        other = read.hear(text, moment_of(script, state, moves))
        if len(text.split()) <= SHORT_NO or other.verdict in ("unsure", "nothing"):
            return replace(other, verdict="said_back", heard=(), answers=(), early=(), sort="")
        return _with_lines(other)
    return None


def _doubtful(read: TalkReader, script: Script, state: State, reading: Reading) -> list[Heard]:
    """The moves of a reading that would end the talk or cost something, and are not beyond doubt."""
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
        is_beside = ends in ("miss", "judged") and _asks_besides(reading, part)
        if (ends and part.confidence < CERTAIN) or is_beside or (harms and not _proved(read, reading, part, move)):
            found.append(part)
    return found


def _costs(script: Script, events: Iterable[Event], move: MoveContent) -> bool:
    """Whether this move costs something, by itself or by a reaction to it."""
    to_it = {one.id for one in script.reactions if _is_about(one.when, move)}
    sources = {move.id, *to_it}
    return any(event.kind == "changed" and event.data["by"] < 0 and event.data["source"] in sources for event in events)


def ending_by(script: Script, events: Iterable[Event], move: MoveContent) -> str:
    """The verdict of the ending that this move brings about, by what the ending asks for; empty where it does not."""
    ended = next((event for event in events if event.kind == "ended"), None)
    ending = next((one for one in script.endings if ended and one.id == ended.data["ending"]), None)
    return ending.verdict if ending is not None and _is_about(ending.when, move) else ""


def _is_about(when: Written, move: MoveContent) -> bool:
    """Whether a condition asks for this move, by its name or by its kind."""
    return not tags(when.condition).isdisjoint((f"move:{move.id}", f"kind:{move.kind}"))


def _proved(read: TalkReader, reading: Reading, part: Heard, move: MoveContent) -> bool:
    """Whether a move that does harm is certain, and asserted where it is something that one says outright."""
    if part.confidence < CERTAIN:
        return False
    said = reading.text[slice(*part.span)]
    if not read.wants(move.id, said) or (move.kind == "attack" and not runs_down(said)):
        return False
    sentence = sentence_around(reading.text, part.span)
    if move.kind in SAID_OUTRIGHT:
        return asserts(said, blames=move.kind == "attack") and not hedges(sentence)
    if move.kind == "disqualify" and (offers(sentence) or _asks_besides(reading, part)):
        return False
    return stands(sentence) and (asks(sentence) or not hedges(sentence))


def _asks_besides(reading: Reading, part: Heard) -> bool:
    """Whether the turn asks something beside this part of it."""
    return asks(reading.text[: part.span[0]]) or asks(reading.text[part.span[1] :])


def _worth_asking(reading: Reading, doubtful: list[Heard], state: State) -> bool:
    """Whether the buyer asks back: the line is likelier this than not, is nothing else, and was not asked just now."""
    part = doubtful[0]
    if _asks_besides(reading, part):
        return False  # who asks something besides neither leaves nor promises: the question is answered
    others = [one.confidence for one in reading.heard if one not in doubtful]
    others += [one.confidence for one in reading.answers]
    alone = all(other < ASKS_FROM for other in others)
    return alone and part.confidence >= ASKS_FROM and part.move not in state.asked_back
