"""Reading of moves for a blocked commitment, compared with the bank and with the frame, and of loaded files."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ...core.by_digest import ByDigest
from ...core.events import Move, Refusal
from ...language import Heard, Reader, Wording
from ...language.meaning import carried_encoder
from ...language.words import words
from .breach_words import breach_of
from .content import Blocked, Process
from .own_deals import read_own_deals

FEWEST_WORDS = 4
"""Number of words below which a move is a catchphrase that nobody could carry out."""
MOST = 8
LONGEST = 600
INSIDE, OUTSIDE = 0.35, 0.45
"""Confidence from which a move counts as one of the bank, and as a breach."""
SAME, SAME_WORDS = 0.88, 0.85
"""Likeness of meaning, or without the encoder share of common words, from which two moves count as one.

Neighbours are not the same: a film and a letter of another plant have 0.84, asking the controller or the foreman 0.76.
"""
DOES = re.compile(
    r"\b(?:ask|offer|invite|show|bring|propose|suggest|let|meet|visit|write|send|prepare|begin|start|share|walk|draw|"
    r"agree|split|find|help|tell|give|arrange|introduce|listen|test|try|could|would|may|shall|what|who|how|which|when)\b"
    r"|\b(?:I|we)(?:'ll| will)? (?!am\b|are\b|was\b|were\b)[a-z]{2,}",
    re.I,
)
"""Words that show that a text is something somebody does or asks."""
Weighed = dict[str, Any]


def blocked_of(process: Process, commitment: str) -> Blocked:
    """Return the blocked commitment of this name.

    Raises:
        Refusal: there is none.
    """
    blocked = next((candidate for candidate in process.blocked if candidate.commitment == commitment), None)
    if blocked is None:
        raise Refusal("Choose one of the blocked commitments.")
    return blocked


_readers_of: ByDigest[Process, dict[str, Reader]] = ByDigest(lambda process: {})
"""The readers of a process by commitment; each is made when it is first needed."""


def frame_reader(process: Process, commitment: str) -> Reader:
    """Return a cached reader that knows the bank of this commitment and the breaches of the frame."""
    readers = _readers_of(process)
    if commitment not in readers:
        bank = blocked_of(process, commitment).bank
        wordings = [Wording(f"bank.{i}", "open_question", move.text, move.examples) for i, move in enumerate(bank)]
        wordings += [
            Wording(breach.id, "pitch", breach.examples[0], breach.examples[1:]) for breach in process.breaches
        ]
        readers[commitment] = Reader(wordings, (), carried_encoder())
    return readers[commitment]


def weighed(read: Reader, process: Process, commitment: str, texts: Sequence[str]) -> list[Weighed]:
    """Classify moves as `outside` the frame, `inside` it (in the bank), `new`, `alike` another one, or `unread`.

    `like` names the move of the bank or the breach; `because` explains it in a sentence with the words it resembles.

    Args:
        read: reader for this commitment.
        process: process with the frame.
        commitment: blocked commitment.
        texts: moves as typed.
    """
    blocked = blocked_of(process, commitment)
    names = {f"bank.{i}": move.label for i, move in enumerate(blocked.bank)} | {b.id: b.label for b in process.breaches}
    whys = {breach.id: breach.why for breach in process.breaches}
    results: list[Weighed] = []
    for text in texts[:MOST]:
        result = _broken(process, text[:LONGEST]) or _weighed(read, text[:LONGEST], names, whys)
        twin = _twin(result, results)
        if twin:
            result |= {"sort": "alike", "because": f"says the same as “{twin['text']}”."}
        results.append(result)
    return results


def _twin(move: Weighed, earlier: Sequence[Weighed]) -> Weighed | None:
    """Return the earlier move that says the same, if this one would count."""
    if move["sort"] not in ("inside", "new"):
        return None
    return next((other for other in earlier if _says_the_same(other["text"], move["text"])), None)


def _broken(process: Process, text: str) -> Weighed | None:
    """Return the reading of a move whose very words break the frame; None if none of them do."""
    plain = " ".join(text.split())
    for breach in process.breaches:
        found = breach_of(plain, breach.sort) if breach.sort else ""
        if found:
            because = f"says “{found}”, and so {breach.label}. {breach.why}"
            like = {"like": breach.label, "words": found, "sure": 1.0}
            return {"text": plain, "sort": "outside", **like, "because": because}
    return None


def _weighed(read: Reader, text: str, names: Mapping[str, str], whys: Mapping[str, str]) -> Weighed:
    plain = " ".join(text.split())
    ranked = read.ranked(plain, names)
    best = ranked[0] if ranked else None
    result = {"text": plain, "sort": "unread", "like": "", "words": "", "sure": 0.0}
    outside = next((part for part in ranked if part.move in whys), None)
    if outside and best and outside.move == best.move and best.confidence >= OUTSIDE:
        because = f"is like “{best.because}”, and so {names[best.move]}. {whys[best.move]}"
        return result | _as("outside", names[best.move], best, because)
    if len(words(plain)) < FEWEST_WORDS:
        return result | {"because": "is too short for anybody to carry out. Say who does what."}
    if best and best.confidence >= INSIDE and best.move not in whys:
        return result | _as("inside", names[best.move], best, f"comes close to “{names[best.move]}” in the list below.")
    if DOES.search(plain):
        return result | {
            "sort": "new",
            "because": "is like nothing in the list below. It counts as new; whether it is inside, ask your leader.",
        }
    return result | {"because": "could not be read as something that somebody does. Say who does what."}


def _as(sort: str, like: str, part: Heard, because: str) -> Weighed:
    return {"sort": sort, "like": like, "words": part.because, "sure": part.confidence, "because": because}


def _says_the_same(first: str, second: str) -> bool:
    """Return whether two moves differ in their wording only."""
    encoder = carried_encoder()
    if encoder is not None:
        one, other = encoder.embed([first, second])
        return bool(one @ other >= SAME * math.sqrt((one @ one) * (other @ other)))
    mine, theirs = set(words(first)), set(words(second))
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= SAME_WORDS


def hear(session: Any, move: Move) -> Move:
    """Return the move as it is stored, with readings of typed moves and loaded files.

    Raises:
        Refusal: the text or the file cannot be read.
    """
    if move.verb == "create" and "text" in move.data:
        commitment = str(move.data.get("commitment"))
        process: Process = session.exercise
        blocked_of(process, commitment)
        read = frame_reader(process, commitment)
        reading = weighed(read, process, commitment, _lines(move.data["text"]))
        bold = weighed(read, process, commitment, _lines(move.data.get("bold", "")))
        return Move("create", {"commitment": commitment, "reading": reading + [_bold(one) for one in bold]})
    if move.verb == "load" and "reading" not in move.data:
        return _loaded(session.exercise, move)
    return move


def _bold(move: Weighed) -> Weighed:
    """Return an idea that the learner calls outside: believed, unless it is in the list of what is inside."""
    if move["sort"] in ("new", "alike", "unread"):
        return move | {"bold": True, "sort": "outside", "because": "is outside, as you say. It costs nothing."}
    return move | {"bold": True}


def _lines(raw: object) -> list[str]:
    """Return the lines that say something, without their bullets."""
    lines = [line.strip(" -*•\t") for line in str(raw).splitlines()]
    return [line for line in lines if line]


def _loaded(process: Process, move: Move) -> Move:
    own = read_own_deals(
        process,
        _text(move.data),
        _day(move.data.get("today")),
        move.data.get("answers"),
        move.data.get("stages"),
        move.data.get("columns"),
    )
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
