"""What an objective says besides its parts: vague words, a stated confidence, and hints that it is realistic."""

from __future__ import annotations

import re

from .parts import Phrase

VAGUE = re.compile(
    r"\b(?:as soon as possible|asap|where (?:appropriate|possible|needed)|if possible|as needed|over time"
    r"|in (?:the )?(?:near )?future|soon(?:er)?|a bit|a lot(?: of)?|a few|a couple of|several|many|various|some"
    r"|any|more(?! than \d)|less(?! than \d)|fewer|better|best|bigger|larger|higher(?! than)|faster|quicker"
    r"|stronger|regular(?:ly)?|frequent(?:ly)?|often|sometimes|usually|occasional(?:ly)?|proactive(?:ly)?"
    r"|effective(?:ly)?|efficient(?:ly)?|good|great|appropriate(?:ly)?|significant(?:ly)?|substantial(?:ly)?|try"
    r"|generally|properly|actively|continuously|constantly|etc|things|stuff|maybe|hopefully|at some point"
    r"|eventually|adequate(?:ly)?|optimal(?:ly)?|state of the art|world[- ]class)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b(?:at )?\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)\b|\b\d{1,2}:\d\d\b", re.IGNORECASE)
CONFIDENCE = re.compile(
    r"(?:\bconfiden\w+(?: level)?\b[^\d.;]{0,12})(?P<one>\d{1,3})(?:\s?[-–]\s?\d{1,3})?\s?(?P<unit>/ ?(?:10"
    r"|100)\b|%)?|(?P<two>\b\d{1,3})(?:\s?[-–]\s?\d{1,3})?\s?(?P<unit2>/ ?(?:10|100)\b"
    r"|%)[^\d.;()]{0,9}\bconfiden\w*(?: level)?|\(\s?(?P<three>\d{1,2})(?P<unit3> ?/ ?10)\s?\)?",
    re.IGNORECASE,
)
HINTS = (
    (
        "capacity",
        re.compile(
            r"\b(?:\d+|an?|one|two|three|four|half an) (?:hours?|minutes?|days?)\b (?=a\b|per\b|each\b|every\b"
            r"|on\b|of\b)|\b(?:hours|time|budget|capacity) (?:is |are )?(?:set aside|blocked|reserved|available"
            r"|planned)\b|\bblock(?:ing|ed)? \w+ (?:hours|mornings?|days?)\b",
            re.I,
        ),
        "names the time that it takes",
    ),
    (
        "dependency",
        re.compile(
            r"\b(?:if|provided|assuming|once|as soon as|subject to|depend\w* on) (?!possible|needed"
            r"|appropriate)(?:that )?(?:the |our |my )?\w+|\btogether with (?:the )?\w+(?: team)?"
            r"|\bwith (?:the )?(?:help|support|backing) (?:of|from) (?:the )?\w+",
            re.I,
        ),
        "names what it depends on",
    ),
    (
        "step",
        re.compile(
            r"\b(?:by|through|via) (?!the\b|end)(?:\w+ )?\w{3,}ing\b|\b(?:using|with) (?:the|a|our"
            r"|my) (?:new )?\w+|\bafter (?:the|a|my|our) (?:\w+ )?(?:training|course|workshop|launch)\b",
            re.I,
        ),
        "names a step that makes it possible",
    ),
    (
        "history",
        re.compile(
            r"\b(?:last (?:year|quarter|month)|so far|currently|previous(?:ly)?|at present|today we"
            r"|best (?:month|quarter|year)|until now)\b",
            re.I,
        ),
        "names what was reached before",
    ),
    (
        "milestone",
        re.compile(
            r"\b(?:review(?:ed|ing)?|check(?:ed|ing)?(?: in)?|half ?way|milestones?|first \w+ by|interim"
            r"|of (?:these|them|which) by|progress)\b",
            re.I,
        ),
        "names a check on the way",
    ),
)
"""Name, pattern, and what the words do."""


def vague(text: str) -> tuple[Phrase, ...]:
    """Return words that leave open how much, how or when."""
    return tuple(Phrase(m.span(), m[0].lower(), "leaves open how much, how or when") for m in VAGUE.finditer(text))


_ASKS = re.compile(r"\b(?:ask|check|see|find out|know|hear|learn|test)\b[^.;,]*$", re.I)


def _asked(text: str, match: re.Match[str]) -> bool:
    """Return whether an “if” only says what is asked: “ask five schools if they are happy”."""
    return match[0].casefold().startswith("if ") and bool(_ASKS.search(text[: match.start()]))


def hints(text: str) -> tuple[Phrase, ...]:
    """Return hints by name: capacity, dependency, step, history, milestone."""
    phrases: list[Phrase] = []
    for name, pattern, does in HINTS:
        phrases += [
            Phrase(match.span(), name, f"“{match[0]}” {does}")
            for match in pattern.finditer(text)
            if not _asked(text, match)
        ]
    return tuple(phrases)


def confidence(match: re.Match[str] | None) -> float | None:
    """Return the confidence, 0 to 1, that `CONFIDENCE` matched; a bare number up to 10 is out of ten."""
    if match is None:
        return None
    number = float(match["one"] or match["two"] or match["three"])
    unit = match["unit"] or match["unit2"] or match["unit3"] or ("%" if number > 10 else "/10")
    scale = 10 if unit.endswith("10") else 100
    return round(min(1.0, number / scale), 2)
