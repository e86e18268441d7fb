"""Who or what an author named in an answer, and how sellers ask about them."""

from __future__ import annotations

import re

from .copying import ALWAYS_CAPITAL

MOST = 3
"""Names of an answer that sellers are expected to ask about."""
LONGEST = 14
"""Words of an answer that somebody would say back at a time."""
_TITLE = r"(?:Mrs?|Ms|Miss|Dr|Prof|Herr|Frau)\.?"
_PART = r"[A-Z][\w'\u2019-]+"
_NAME = re.compile(rf"(?<!\w)(?:{_TITLE} )?{_PART}(?: (?:& |and )?{_PART})*")
_TITLES_ALONE = re.compile(rf"{_TITLE}\Z")
_NO_NAMES = frozenset(
    """
    a an the we our i my they it he she you your this that these those some one two three hr in on at by for from to
    and but or so if since until before after with without not no yes as when what who how why there here
    """.split()
)
_NEVER = re.compile(r"(?:I['\u2019]\w+|OK|CEO|CFO|CTO|COO|VP|PA)\Z")


def names_of(answer: str) -> list[str]:
    """Return the names in an answer, in their order.

    A word that begins a sentence may be no name, so it counts only where it stands alone, or goes on with a name.
    """
    found: list[str] = []
    for match in _NAME.finditer(answer):
        words = match[0].split()
        before, after = answer[: match.start()].rstrip(), answer[match.end() :]
        begins = not before or before[-1] in ".!?\u2026"
        words = [word for word in words if word.lower() not in ALWAYS_CAPITAL and not _NEVER.match(word)]
        if words and words[0].lower() in _NO_NAMES:
            words = words[1:]
        is_doubtful = begins and len(words) == 1 and bool(after.strip()) and after[0] != ","
        if words and not _TITLES_ALONE.match(words[-1]) and not is_doubtful:
            found.append(" ".join(words))
    return list(dict.fromkeys(found))[:MOST]


def asked_about(answer: str) -> list[str]:
    """Return how sellers ask whether what the buyer relies on is any good."""
    return [line for name in names_of(answer) for line in (f"Tell me about {name}", f"And is {name} any good?")]


def asked_who(answer: str) -> list[str]:
    """Return how sellers ask who that is."""
    return [f"Who is {name}?" for name in names_of(answer)]


def said_back(answer: str) -> str:
    """Return the first sentence of an answer, cut to what somebody would say back after "So"."""
    first = re.split(r"(?<=\w)[.!?\u2026](?:\s|$)", answer, maxsplit=1)[0]
    words = first.split()
    line = " ".join(words[:LONGEST])
    if len(words) > LONGEST:
        line = re.split(r",|\s(?:and|but|so|because|which|that)\s(?!.*\s(?:and|but|so|because|which|that)\s)", line)[0]
        line = re.sub(r"(?:\s(?:and|or|but|for|of|in|to|with|the|a|an))+$", "", line)
    word = line.split(" ", 1)[0]
    keeps = word == "I" or word.startswith(("I'", "I\u2019")) or word[1:] != word[1:].lower()
    return line if keeps else line[0].lower() + line[1:]
