"""What looks like somebody's name, and when two spellings are one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ...core.spelling import folded

LONGEST_NAME = 60
_REMEMBERED = 4096
_MOST_WORDS = 6
_SENTENCE = re.compile(r"[?!;¿¡“”„«»]|\.\.|…|https?:|www\.")
_PHONE = re.compile(r"^\+?[\d\s().*xX/-]{6,24}$")
_BRACKETS = re.compile(r"\s*[(\[（【][^)\]）】]*[)\]）】]\s*")
_AFTER_BAR = re.compile(r"\s*[|•·].*$")
_SAYS = re.compile(r"\s+(?:says?|said|asks?|asked|speaking|wrote|sagt|dit|dice|diz)$", re.I)
_BY_PROGRAM = re.compile(
    r"\s*[(\[](?:guest|external|internal|unverified|host|co-?host|organi[sz]er|presenter|you|"
    r"me|gast|extern|invité|invitado)[)\]]$",
    re.I,
)
_OPENING, _CLOSING = "[(<{【", "])>}】"
_FROM_TO = re.compile(r"^(?:from|von|de)\s+(?P<name>.+?)\s+(?:to|an|à|para|a)\s+.+$", re.I)
_SHORTENED = re.compile(r"^(?:[^\W\d_]{1,4}|[^\W\d_]\.[^\W\d_])\.$")
_PARTICLES = frozenset(
    "of the de la le les van von der den het ter ten zu zur di da do dos das del della du des y e and und et i bin ibn"
    " al el ul bint ap at from to for with no vom aus im in d' af av und/oder & + / - – | @ # (she/her) (he/him)"
    " (they/them)".split()
)
"""Parts of names and of what stands beside them that are written in lower case."""
_NO_BEGINNING = frozenset(
    "the a an my our your his her their its this that these those and but so or if because then when where what why how"
    " who which first second third next last one two three four five six seven eight nine ten it we you they he she as"
    " for from with at by on in also even just not no yes well okay ok right yeah exactly perfect great good thanks"
    " sure alright everything nothing something there here let now today tomorrow yesterday monday tuesday wednesday"
    " thursday friday saturday sunday january february march april june july august september october november december"
    " der die das ein eine und aber mein unser erstens zweitens le la les un une et mais mon notre el"
    " los las y pero".split()
)
"""Words with which a sentence begins, and no name."""
_THINGS = frozenset(
    "price prices cost costs fee fees licence license licences licenses service services support maintenance total sum"
    " tax discount option options version plan package setup training hardware software delivery shipping warranty"
    " note notes nb ps example problem problems question questions answer solution reason reasons result results issue"
    " issues goal goals step steps point points phase part item items number figure pros cons advantage disadvantage"
    " benefit benefits risk risks conclusion summary important warning tip remember update fact facts timeline budget"
    " authority need timing challenge challenges impact decision criteria action actions link website url email phone"
    " address monthly yearly annual weekly daily per preis preise kosten lizenz beispiel frage antwort problem ergebnis"
    " hinweis prix coût exemple remarque précio precio coste ejemplo nota prezzo costo esempio".split()
)
"""Things that sellers and buyers list before a colon."""


_PERIOD = re.compile(
    r"(?:q[1-4]|h[12]|fy|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
    r"|day|week|month|year|quarter|tag|woche|monat|jahr)\.?\s?\d{0,4}$|\d+\W*\w*$"
)
"""A stretch of time, or a number with a unit."""


def unwrapped(name: str) -> str:
    """Return a name without brackets around the whole of it."""
    inner = name[1:-1]
    is_wrapped = name[:1] in _OPENING and name[-1:] == _CLOSING[_OPENING.find(name[:1])]
    return inner.strip() if is_wrapped and not any(mark in inner for mark in _OPENING + _CLOSING) else name


@lru_cache(_REMEMBERED)
def tidy(name: str) -> str:
    """Return a name without marks around it, and without “says” or “From ... to Everyone”."""
    bare = " ".join(name.strip(" \t*_~`-–—|•·,:;#>").split())
    sent = _FROM_TO.match(bare)
    return _BY_PROGRAM.sub("", _SAYS.sub("", sent["name"] if sent else bare)) or bare


@lru_cache(_REMEMBERED)
def may_name(name: str) -> bool:
    """Return whether a text has the length and the signs of a name, of whatever case."""
    if not name or len(name) > LONGEST_NAME or _SENTENCE.search(name):
        return False
    if _PHONE.match(name) and sum(character.isdigit() for character in name) >= 3:
        return True
    words = name.split()
    if len(words) > _MOST_WORDS or not any(character.isalpha() for character in name):
        return False
    return words[-1][-1] not in ".," or bool(_SHORTENED.match(words[-1]))


@lru_cache(_REMEMBERED)
def looks_like_a_name(name: str) -> bool:
    """Return whether each word has a capital, a digit or letters without case, and it begins no sentence."""
    if not may_name(name):
        return False
    words = re.split(r"[\s()（）]+", name.strip("() "))
    first = words[0].casefold().strip(".,'")
    if len(words) > 1 and first in _NO_BEGINNING and first not in _PARTICLES:
        return False
    if len(words) == 1 and first in (_NO_BEGINNING | _THINGS):
        return False
    return all(_is_written_as_a_name(word) for word in words if word)


def names_a_thing(name: str) -> bool:
    """Return whether a label is one of the things that people list before a colon, such as a price."""
    words = [word.strip(".,()") for word in name.casefold().split()]
    return bool(words) and (words[-1] in _THINGS or words[0] in _THINGS or bool(_PERIOD.match(" ".join(words))))


def _is_written_as_a_name(word: str) -> bool:
    letter = word.lstrip("'’\"#@+&([")[:1]
    is_lower = letter.islower() and letter.upper() != letter
    return not is_lower or word.casefold() in _PARTICLES or "@" in word or "_" in word


def without_brackets(name: str) -> str:
    """Return a name without what stands beside it in brackets or after a bar, such as a firm."""
    return _AFTER_BAR.sub("", _BRACKETS.sub(" ", name)).strip() or name


def people(spellings: Iterable[str]) -> Mapping[str, str]:
    """Return the person that each spelling means.

    Spellings that differ in case or in how letters are composed are one person; so is a name with something in brackets
    beside the same name without, unless several stand in brackets beside it.
    """
    written = list(dict.fromkeys(spellings))
    beside: dict[str, set[str]] = {}
    for name in written:
        if folded(without_brackets(name)) != folded(name):
            beside.setdefault(folded(without_brackets(name)), set()).add(folded(name))
    alone = {folded(name) for name in written if folded(without_brackets(name)) == folded(name)}
    keys: dict[str, str] = {}
    for name in written:
        plain = folded(without_brackets(name))
        is_one = plain in alone and len(beside.get(plain, ())) == 1
        keys[name] = plain if is_one else folded(name)
    shown: dict[str, str] = {}
    for name in written:
        key = keys[name]
        candidate = _in_usual_case(without_brackets(name) if folded(without_brackets(name)) == key else name)
        best = shown.get(key)
        if best is None or (best.isupper() and not candidate.isupper()) or (best.islower() and not candidate.islower()):
            shown[key] = candidate
    return {name: shown[keys[name]] for name in written}


def _in_usual_case(name: str) -> str:
    """Return a name of several words without its capitals, as captions write it; initials stay as they are."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or any(character.isdigit() for character in name):
        return name
    plain = [word for word in words if re.fullmatch(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*", word)]
    return name.title() if len(plain) == len(words) else name
