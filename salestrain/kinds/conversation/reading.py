"""Typed text in a talk: turn it into the move that is stored, and accept harmful moves only with proof (`doubting`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...core.by_digest import ByDigest
from ...core.events import Move, Refusal
from ...core.session import Session
from ...language import Heard, Reader, Reading, Wording
from ...language.encoder import Encoder
from ...language.kept_words import FILE
from ...language.meaning import carried_encoder
from ...language.proposing import proposed_time
from ...language.repertoire import Repertoire, carried_repertoire
from ...language.said_after import said_after
from ...language.sorts import asks, sort_of
from ...language.talk_reader import TalkReader
from ...language.targets import Target
from ...language.typed import typed_lines
from ...places import exercises_folders
from .claiming import with_what_was_said
from .content import Answer, MoveContent, Scenario
from .disclosing import ASKED
from .doubting import doubtful, said_again, worth_asking
from .engine import Script, State, fact_is_asked_by, legal
from .leaving import goodbye, says_goodbye, takes_leave, way_out
from .moments import moment_of
from .spoken import is_called, spoken_lines
from .usual_lines import PUZZLED, TOLD, questions_back

COUNTS_FROM = 0.25
"""Confidence needed by a move that costs nothing: of the lines read with less, more than half meant something else."""
SHORT_NO = 6
"""Length of a bare "no", in words; a longer one says something more, which is read."""
SAID = frozenset("reflect acknowledge give_info pitch attack".split())
"""Kinds of move that are statements; kinds in neither set may be either."""
LOOKS = 3
"""Number of readings of a line to try before it counts as not understood."""

TalkEar = TalkReader | Reader
"""Reader of a talk: with the bundled model, or by word similarity without it."""


def reader(scenario: Scenario, encoder: Encoder | None = None, repertoire: Repertoire | None = None) -> TalkEar:
    """Build the reader of typed text for this scenario, once per page; the bundled models are the default."""
    encoder = encoder or carried_encoder()
    repertoire = repertoire or carried_repertoire(encoder)
    if encoder is None or repertoire is None or not any(move.means for move in scenario.moves):
        return Reader([wording_of(move) for move in scenario.moves], scenario.buyer.knows_not, encoder)
    buyer_lines = spoken_lines(scenario)
    targets = [
        *(_move_target(move, scenario) for move in scenario.moves),
        *(_answer_target(answer, "world", buyer_lines, repertoire) for answer in scenario.world),
        *(_answer_target(answer, "follow_up", buyer_lines, repertoire) for answer in scenario.follow_ups),
    ]
    folders = [folder / scenario.id for folder in exercises_folders()]
    typed = typed_lines(folders)
    targets = [replace(target, typed=tuple(typed.get(target.id, ()))) for target in targets]
    carried = [folder / FILE for folder in folders]
    after = said_after(folders)
    return TalkReader(scenario.id, targets, scenario.buyer.knows_not, repertoire, encoder, carried, after)


reader_of: ByDigest[Scenario, TalkEar] = ByDigest(reader)
"""Cached reader of a talk, one per content digest."""


def hear(session: Session, move: Move) -> Move:
    """Return the move as it is stored: typed text together with its reading.

    Raises:
        Refusal: nothing was typed.
    """
    if move.verb != "say" or "text" not in move.data:
        return move
    reading = heard_line(reader_of(session.exercise), session.script, session.state, move.data["text"])
    if not reading.text:
        raise Refusal("Type what you would say, then send it.")
    return Move("say", {"reading": reading.to_json()})


def wording_of(move: MoveContent) -> Wording:
    """Return the wordings of one move, for the reader that relies on wordings alone."""
    return Wording(move.id, move.kind, move.choice, move.examples, move.understand.any, move.understand.not_)


def _move_target(move: MoveContent, scenario: Scenario) -> Target:
    wordings = (move.choice, *move.examples)
    unlocked = [fact for fact in scenario.facts if fact_is_asked_by(fact, move.id)]
    replies = (move.label, *(text for fact in unlocked for text in (fact.label, fact.text)))
    form: Any = "asks" if move.kind in ASKED else "says" if move.kind in SAID else ""
    return Target(
        id=move.id,
        sort="move",
        means=move.means,
        about=move.about,
        wordings=wordings,
        replies=replies,
        patterns=move.understand.any,
        but_not=move.understand.not_,
        form=form,
    )


def _answer_target(answer: Answer, sort: Any, buyer_lines: Mapping[str, str], repertoire: Repertoire) -> Target:
    forms = {repertoire.intents[repertoire.place[name]].form for name in answer.asks if name in repertoire.place}
    form: Any = "asks" if forms == {"asks"} else "says" if forms and forms <= {"says", "reacts"} else ""
    takes_up = tuple(text for line, text in buyer_lines.items() if any(is_called(line, name) for name in answer.after))
    replies = (answer.say, *([answer.withhold] if answer.withhold else []))
    return Target(
        id=answer.id,
        sort=sort,
        means=answer.asks,
        about=answer.about,
        wordings=answer.wordings,
        replies=replies,
        takes_up=takes_up,
        form=form,
    )


def heard_line(read: TalkEar, script: Script, state: State, text: str) -> Reading:
    """Return the reading of a typed line in this state of the talk.

    Args:
        read: reader of the talk.
        script: content of this attempt.
        state: state in which the line is said.
        text: line as typed.
    """
    if isinstance(read, Reader):
        return read.read(text, legal(script, state), state.last_line)
    if says_goodbye(text) and way_out(script, legal(script, state), state.asked_back):
        return goodbye(script, state, legal(script, state), text)
    if state.asked_back and (confirmed := _confirmed(read, script, state, text)) is not None:
        return confirmed
    barred: set[str] = set()
    reading = read.hear(text, moment_of(script, state))
    for _ in range(LOOKS):
        reading = _with_lines(reading)
        doubts = [part for part in doubtful(read, script, state, reading) if not said_again(script, state, part)]
        if not doubts:
            return _counted(read, script, state, reading)
        if worth_asking(reading, doubts, state):
            puzzled = questions_back(script.moves[doubts[0].move].kind)
            return replace(reading, verdict="asks_back", heard=tuple(doubts), answers=(), puzzled=puzzled)
        barred |= {part.move for part in doubts}
        reading = read.hear(text, moment_of(script, state, barred))
    puzzled = PUZZLED["statement"]
    return replace(_with_lines(reading), verdict="nothing", heard=(), answers=(), sort="statement", puzzled=puzzled)


def _counted(read: TalkReader, script: Script, state: State, reading: Reading) -> Reading:
    """Return a harmless reading with only what may count: sure enough, and with no figure that nobody has given."""
    if takes_leave(script, state, reading) and way_out(script, legal(script, state)):
        return goodbye(script, state, legal(script, state), reading.text)
    if reading.verdict == "answered" and (again := _proposed_again(script, state, reading)):
        puzzled = questions_back(script.moves[again.move].kind)
        return replace(reading, verdict="asks_back", heard=(again,), answers=(), puzzled=puzzled)
    if reading.verdict != "heard":
        return reading
    sure = _sure_enough(read, script, state, reading)
    return with_what_was_said(script, state, replace(sure, about=_asked_fact(read, script, state, sure)))


def _asked_fact(read: TalkReader, script: Script, state: State, reading: Reading) -> str:
    """Return which fact a line asks for, if its move asks for several; empty if that is not clear."""
    for part in reading.heard:
        facts = [fact for fact in script.facts.values() if fact_is_asked_by(fact, part.move)]
        if script.moves[part.move].kind in ASKED and len(facts) > 1:
            options = {fact.id: (fact.label, fact.text) for fact in facts}
            return read.nearest(reading.text, state.last_line, part.span, options)
    return ""


def _sure_enough(read: TalkReader, script: Script, state: State, reading: Reading) -> Reading:
    """Leave out moves that are hardly likely; a line that is nothing else gets an ordinary answer."""
    sure = tuple(part for part in reading.heard if part.confidence >= COUNTS_FROM)
    if len(sure) == len(reading.heard):
        return reading
    if sure:
        return replace(reading, heard=sure)
    low = tuple(part for part in reading.heard if part not in sure)
    ordinary = read.hear(reading.text, moment_of(script, state, legal(script, state)))
    if ordinary.verdict == "heard":
        ordinary = replace(ordinary, verdict="unsure", heard=(), answers=(), sort=sort_of(reading.text))
    return _with_lines(replace(ordinary, candidates=low))


def _with_lines(reading: Reading) -> Reading:
    """Add what a reply to this reading needs: stock lines for one not understood, or the day that a move names."""
    if reading.verdict in ("unsure", "nothing"):
        return replace(reading, puzzled=PUZZLED[reading.sort or "statement"])
    if reading.verdict == "told":
        return replace(reading, puzzled=TOLD)
    return replace(reading, proposed=proposed_time(reading.text)) if reading.verdict == "heard" else reading


def _confirmed(read: TalkReader, script: Script, state: State, text: str) -> Reading | None:
    """Read the line after the buyer asked back; return None if it is to be read like any other.

    A yes plays what was meant, a no drops it.
    """
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
        otherwise = read.hear(text, moment_of(script, state, moves))
        is_bare = len(text.split()) <= SHORT_NO and not asks(text)
        if is_bare or otherwise.verdict in ("unsure", "nothing"):
            return replace(otherwise, verdict="said_back", heard=(), answers=(), early=(), sort="")
        return _with_lines(otherwise)
    return None


def _proposed_again(script: Script, state: State, reading: Reading) -> Heard | None:
    """Return the next step that a learner proposes once more after an ordinary answer: the buyer then asks if it is.

    Nobody who proposes something twice is put off twice.
    """
    is_again = any(
        answer.intent.startswith("propose_") and f"{answer.id}.say" in state.used_lines for answer in reading.answers
    )
    steps = (part for part in reading.candidates if script.moves[part.move].kind == "commitment")
    step = next(steps, None) if is_again else None
    return None if step is None or f"{step.move}.asks_back" in state.used_lines else step
