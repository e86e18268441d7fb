"""What is heard at a process: moves for a blocked commitment, held against the bank and against the frame."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ...core.events import Move, Refusal
from ...language import Heard, Reader, Wording
from ...language.meaning import carried_encoder
from ...language.words import words
from .content import Blocked, Process
from .own_deals import read_own_deals

FEWEST_WORDS = 4
"""A move with fewer words is a catchword that nobody could carry out."""
MOST = 8
LONGEST = 600
INSIDE, OUTSIDE = 0.35, 0.45
"""From so sure on a move is taken for one of the bank, or for a breach."""
SAME = 0.6
"""From this share of words in common two moves are one."""
DOES = re.compile(
    r"\b(?:ask|offer|invite|show|bring|propose|suggest|let|meet|visit|write|send|prepare|begin|start|share|walk|draw|"
    r"agree|split|find|help|tell|give|arrange|introduce|listen|test|try|could|would|may|shall|what|who|how|which|when)\b",
    re.I,
)
"""Words by which a text is something that somebody does or asks."""
Weighed = dict[str, Any]


def blocked_of(process: Process, commitment: str) -> Blocked:
    """The blocked commitment of this name. Raises `Refusal`."""
    found = next((one for one in process.blocked if one.commitment == commitment), None)
    if found is None:
        raise Refusal("Choose one of the blocked commitments.")
    return found


_READERS: dict[tuple[str, str], Reader] = {}
_MOST_READERS = 16


def frame_reader(process: Process, commitment: str) -> Reader:
    """A reader that knows the bank of this commitment and the breaches of the frame; made once."""
    key = (process.digest, commitment)
    if key not in _READERS:
        if len(_READERS) >= _MOST_READERS:
            _READERS.clear()
        bank = blocked_of(process, commitment).bank
        wordings = [Wording(f"bank.{i}", "open_question", move.text, move.examples) for i, move in enumerate(bank)]
        wordings += [Wording(one.id, "pitch", one.examples[0], one.examples[1:]) for one in process.breaches]
        _READERS[key] = Reader(wordings, (), carried_encoder())
    return _READERS[key]


def weighed(read: Reader, process: Process, commitment: str, texts: Sequence[str]) -> list[Weighed]:
    """What each move is: `outside` the frame, `inside` it as one of the bank, `new`, `alike` another, or `unread`.

    `like` names the move of the bank or the breach, `because` says it in a sentence with the words that it is like.
    """
    blocked = blocked_of(process, commitment)
    names = {f"bank.{i}": move.label for i, move in enumerate(blocked.bank)} | {b.id: b.label for b in process.breaches}
    whys = {breach.id: breach.why for breach in process.breaches}
    found: list[Weighed] = []
    for text in texts[:MOST]:
        one = _weighed(read, text[:LONGEST], names, whys)
        twin = next((other for other in found if _says_the_same(other, one)), None)
        if one["sort"] in ("inside", "new") and twin:
            one |= {"sort": "alike", "because": f"says the same as “{twin['text']}”."}
        found.append(one)
    return found


def _weighed(read: Reader, text: str, names: Mapping[str, str], whys: Mapping[str, str]) -> Weighed:
    plain = " ".join(text.split())
    ranked = read.ranked(plain, names)
    best = ranked[0] if ranked else None
    one = {"text": plain, "sort": "unread", "like": "", "words": "", "sure": 0.0}
    outside = next((part for part in ranked if part.move in whys), None)
    if outside and best and outside.move == best.move and best.confidence >= OUTSIDE:
        because = f"is like “{best.because}”, and so {names[best.move]}. {whys[best.move]}"
        return one | _as("outside", names[best.move], best, because)
    if len(words(plain)) < FEWEST_WORDS:
        return one | {"because": "is too short for anybody to carry out. Say who does what."}
    if best and best.confidence >= INSIDE and best.move not in whys:
        return one | _as("inside", names[best.move], best, f"is in the bank as “{names[best.move]}”.")
    if DOES.search(plain):
        return one | {"sort": "new", "because": "is not in the bank. Nobody here can judge it: show it to your leader."}
    return one | {"because": "could not be read as something that somebody does. Say who does what."}


def _as(sort: str, like: str, part: Heard, because: str) -> Weighed:
    return {"sort": sort, "like": like, "words": part.because, "sure": part.confidence, "because": because}


def _says_the_same(one: Weighed, other: Weighed) -> bool:
    if one["sort"] == "inside" and one["like"] == other["like"]:
        return True
    mine, theirs = set(words(one["text"])), set(words(other["text"]))
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= SAME


def hear(session: Any, move: Move) -> Move:
    """The move as it is stored: moves and files with the reading that was made of them. Raises `Refusal`."""
    if move.verb == "create" and "text" in move.data:
        commitment = str(move.data.get("commitment"))
        lines = [line.strip(" -*•\t") for line in str(move.data["text"]).splitlines()]
        process: Process = session.exercise
        blocked_of(process, commitment)
        reading = weighed(frame_reader(process, commitment), process, commitment, [line for line in lines if line])
        return Move("create", {"commitment": commitment, "reading": reading})
    if move.verb == "load" and "reading" not in move.data:
        return _loaded(session.exercise, move)
    return move


def _loaded(process: Process, move: Move) -> Move:
    own = read_own_deals(process, _text(move.data), _day(move.data.get("today")), move.data.get("answers"),
                         move.data.get("stages"), move.data.get("columns"))  # fmt: skip
    if own.reading is None:
        asked = [question.asks for question in own.questions]
        asked += [f"Which stage of the process is “{name}”?" for name in own.strangers]
        raise Refusal(" ".join(asked or own.faults))
    return Move("load", {"reading": own.reading})


def _text(data: Mapping[str, Any]) -> str:
    text = data.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refusal("Choose a file, or paste its lines.")
    return text


def _day(raw: Any) -> date:
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise Refusal("The day is missing. Reload the page and try again.") from None
