"""How people come into a workshop and come back: code, nickname, phrase, and patience with wrong codes.

Chance comes in as `pick`, which returns a number from 0 up to the one before its argument, such as
`secrets.randbelow`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from itertools import count

from ..core.spelling import folded
from .words import WORDS

Pick = Callable[[int], int]

CODE_LETTERS = "CFHJKMPRTWXY"
"""Letters of a code. None looks like a digit or like another one, and without vowels there are no words to laugh at."""
CODE_LENGTH = 6
PHRASE_WORDS = 4
LONGEST_NICKNAME = 24
MOST_ABOVE_ONE_LETTER = 2
"""Marks above or below one letter; no language piles up more."""

_TAG = re.compile(r"<[^<>]{0,200}>")
_ENTITY = re.compile(r"&#?\w{1,10};")
_HARMLESS = frozenset(" -'’.·")


def new_code(pick: Pick) -> str:
    """Return a new join code; no letter in it follows itself, which is hard to read aloud."""
    code = ""
    while len(code) < CODE_LENGTH:
        letter = CODE_LETTERS[pick(len(CODE_LETTERS))]
        if not code.endswith(letter):
            code += letter
    return code


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, whatever case, spaces and dashes; None if it cannot be one."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKC", typed[:60]).upper() if letter.isalnum())
    is_code = len(letters) == CODE_LENGTH and all(letter in CODE_LETTERS for letter in letters)
    return letters if is_code else None


def shown_code(code: str) -> str:
    """Return a code as it is written on the wall, in two halves."""
    return f"{code[: CODE_LENGTH // 2]} {code[CODE_LENGTH // 2 :]}"


def clean_nickname(typed: str) -> str:
    """Return a nickname as it may be shown to everybody; empty if nothing is left of it.

    Letters, digits, spaces, hyphens, apostrophes and dots stay. Markup, pictures, control characters, and those that
    turn the direction of writing, go.
    """
    text = unicodedata.normalize("NFKC", _ENTITY.sub(" ", _TAG.sub(" ", typed[:1000])))
    kept: list[str] = []
    marks = 0
    for letter in text:
        sort = unicodedata.category(letter)
        marks = marks + 1 if sort.startswith("M") else 0
        is_mark = 0 < marks <= MOST_ABOVE_ONE_LETTER and bool(kept) and kept[-1] not in _HARMLESS
        if sort.startswith(("L", "N")) or is_mark:
            kept.append(letter)
        elif letter in _HARMLESS or sort.startswith(("Z", "C")):
            kept.append(letter if letter in _HARMLESS else " ")
    words = " ".join(unicodedata.normalize("NFC", "".join(kept)).split()).strip("-'’.· ")
    short = words[:LONGEST_NICKNAME].strip("-'’.· ")
    return short if any(unicodedata.category(letter).startswith(("L", "N")) for letter in short) else ""


def distinct(nickname: str, taken: Collection[str]) -> str:
    """Return the nickname, with a number behind it if somebody in the room has it already."""
    known = {folded(other) for other in taken}
    if folded(nickname) not in known:
        return nickname
    for number in count(2):
        ending = f" {number}"
        other = nickname[: LONGEST_NICKNAME - len(ending)].rstrip() + ending
        if folded(other) not in known:
            return other
    raise AssertionError("numbers do not end")


def new_phrase(pick: Pick) -> str:
    """Return a new phrase of four different words, to come back with."""
    words: list[str] = []
    while len(words) < PHRASE_WORDS:
        word = WORDS[pick(len(WORDS))]
        if word not in words:
            words.append(word)
    return " ".join(words)


def read_phrase(typed: str) -> str | None:
    """Return the phrase that somebody typed; None if it cannot be one.

    Case and what stands between the words do not matter, and a slip of the finger is put right.
    """
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKC", typed[:200]).lower())
    if len(words) != PHRASE_WORDS:
        return None
    found = [word if word in _KNOWN else _nearest(word) for word in words]
    return None if None in found else " ".join(word for word in found if word)


def hash_of_phrase(phrase: str, workshop: str) -> str:
    """Return what is stored of a phrase; it is slow on purpose, so that a stolen store is of little use."""
    return hashlib.scrypt(phrase.encode(), salt=workshop.encode(), n=2**14, r=8, p=1, dklen=24).hex()


def hash_of_token(token: str) -> str:
    """Return what is stored of the secret in a browser's cookie, which is long and random."""
    return hashlib.sha256(token.encode()).hexdigest()


FREE_TRIES = 5
LONGEST_WAIT = 60
REMEMBERED_SECONDS = 600
"""How long a wrong code counts."""


def seconds_to_wait(wrong: Sequence[float], now: float) -> int:
    """Return how long somebody must wait before they may try another code.

    After a few wrong ones the wait doubles with each, up to a minute, and it is forgotten after ten: nobody is locked
    out, and ten thousand guesses take a week.

    Args:
        wrong: times of this one's wrong tries, in seconds.
        now: the time now, by the same clock.
    """
    recent = [then for then in wrong if now - then < REMEMBERED_SECONDS]
    if len(recent) < FREE_TRIES:
        return 0
    wait: int = min(LONGEST_WAIT, 2 ** (len(recent) - FREE_TRIES + 1))
    return max(0, round(max(recent) + wait - now))


_KNOWN = frozenset(WORDS)


def _nearest(word: str) -> str | None:
    near = get_close_matches(word[:20], WORDS, n=2, cutoff=0.75)
    return near[0] if len(near) == 1 else None
