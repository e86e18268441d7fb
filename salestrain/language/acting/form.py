"""Questions of a turn and their form: open, closed, choice or leading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .clauses import FRONT, SUPPOSED
from .form_cues import (
    CHECK,
    COUNTED,
    ELLIPSIS,
    EMBEDDED,
    IF,
    INVERTED,
    INVERTED_INSIDE,
    INVITES,
    LEAD,
    LEADING,
    NO_ASK,
    NOT_INVERTED,
    NOT_YOU,
    OR,
    PRESUMES,
    QUOTED,
    RELATIVE,
    REQUEST,
    SHORT_ASK,
    TAG,
    TELL,
    THERE,
    WH_ASKS,
    WH_STARTS,
    WHETHER,
    WHO_THEY_ARE,
    WHY_NOT_WE,
    WONDER,
    WONDER_INSIDE,
)
from .plain import Plain


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `start` and `end` are places in the plain form.

    `sign` is how it was recognised: wh, inverted, request, tell, wonder, proposal or statement. `front` is the start of
    a clause that precedes it ("if you could choose, ..."), or its own start.
    """

    start: int
    end: int
    form: str
    because: str
    sign: str
    front: int


def questions(said: Plain) -> list[Question]:
    """Return the questions of a turn, in order."""
    result: list[Question] = []
    supposed: int | None = None
    for start, end in sentences(said.text):
        asked = list(_in_sentence(said.text, start, end))
        if asked and supposed is not None:
            asked[0] = replace(asked[0], front=supposed)
        supposed = start if not asked and SUPPOSED.match(said.text, start) else None
        result += asked
    return result


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the plain form, each with the space before and after it."""
    start = 0
    for mark in re.finditer(r" (?:[.?!] )+", text):
        if mark.end() - 1 > start:
            yield start, mark.end()
        start = mark.end() - 1
    if text[start:].strip():
        yield start, len(text)


def _in_sentence(text: str, start: int, end: int) -> Iterator[Question]:
    asked = "?" in text[start:end].rstrip()[-4:]
    part = text[start:end]
    lead = LEAD.match(part)
    begins = lead.end() - 1 if lead else 0
    openers = _openers(part, begins, asked=asked)
    if not openers:
        form_and_reason = _unopened(part, begins, asked=asked)
        if form_and_reason:
            at = begins if re.search(r"[^\W_]", part[begins:]) else 0
            yield Question(start + at, end, *form_and_reason, sign="statement", front=start + at)
        return
    front = 0 if FRONT.match(part) else openers[0][0]
    for (at, how), (stop, _) in zip(openers, [*openers[1:], (len(part), "")], strict=True):
        form, because = _form(part[at:stop], how)
        yield Question(start + at, start + stop, form, because, how, start + min(front, at))
        front = stop


def _openers(part: str, begins: int, *, asked: bool) -> list[tuple[int, str]]:
    """Return where questions begin in a sentence, and by which sign."""
    places: dict[int, str] = {}
    clause_starts = {begins} | {
        m.end() - 1 for m in re.finditer(r" (?:[,;:-]|and|but|so|or|because|then|[,;:-] (?:and|but|so|or|then)) ", part)
    }
    for at in sorted(clause_starts):
        how = _sign(part, at, asked=asked, first=at == begins)
        if how:
            places[at] = how
    for pattern, how in ((WONDER_INSIDE, "wonder"), (WH_ASKS, "wh"), (INVERTED_INSIDE, "inverted")):
        for match in pattern.finditer(part):
            before = part[: match.start()].rsplit(" ", 1)[-1]
            if (before in INSIDE_NOT_AFTER and how != "wonder") or match.start() < begins:
                continue
            if how != "inverted" and not asked and RELATIVE.match(part, match.start()):
                continue
            if match.group().startswith(" who ") and WHO_THEY_ARE.search(part[: match.start()]):
                continue
            places.setdefault(match.start(), how)
    ended = part.rstrip().endswith(".")
    spoken = [
        (at, how)
        for at, how in sorted(places.items())
        if at == begins or not (QUOTED.search(part[:at]) or (ended and how not in ("wonder", "tell", "request")))
    ]
    return _apart(part, spoken)


INSIDE_NOT_AFTER = frozenset(
    "know see understand what how why where when who which than as nor neither so that of about tell me if whether"
    " only much many often long far little whatever do i you they we he she it would could can will should did".split()
)


def _sign(part: str, at: int, *, asked: bool, first: bool) -> str:
    rest = part[at:]
    if REQUEST.match(rest):
        return "request"
    if WHY_NOT_WE.match(rest):
        return "proposal" if asked else ""
    if WH_ASKS.match(rest) and (asked or not RELATIVE.match(rest)):
        return "wh"
    if (first or asked) and WH_STARTS.match(rest) and (asked or not RELATIVE.match(rest)):
        return "wh"
    if (
        INVERTED.match(rest)
        and (asked or not NOT_INVERTED.match(rest))
        and (first or asked or INVERTED_INSIDE.match(rest) or THERE.match(rest))
    ):
        return "inverted"
    if (first or part[max(0, at - 1) : at] in ",;") and TELL.match(rest):
        return "tell"
    wonder = WONDER.match(rest)
    if first and wonder and EMBEDDED.match(rest, wonder.end()) and (asked or not WHETHER.search(rest)):
        return "wonder"
    return ""


def _apart(part: str, places: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Drop signs inside another question: "can you tell me | what do you ...", a tag, "... or do you ..."."""
    kept: list[tuple[int, str]] = []
    for at, how in places:
        if kept:
            between = part[kept[-1][0] : at]
            if len(between.split()) < 3 or (kept[-1][1] in ("request", "tell", "wonder") and " , " not in between):
                continue
            if (
                kept[-1][1] == "wh"
                and how == "inverted"
                and not re.search(r" (?:[,;:-]|and|but|or|so) ", between + " ")
            ):
                continue
            if re.search(r" or(?: ,)? ?$", between) and how == "inverted":
                continue
        if TAG.match(" ," + part[at:]):
            continue
        kept.append((at, how))
    return kept


def _form(question: str, how: str) -> tuple[str, str]:
    """Return the form and reason of a question with its sign."""
    leading = LEADING.search(question) or PRESUMES.search(question) or TAG.search(question)
    if how != "wh" or question.startswith(" why"):
        leading = leading or NOT_YOU.search(question)
    if leading and how != "tell":
        return "leading", f"“{leading.group().strip(' ,?.')}” puts the answer into the buyer's mouth"
    head = " ".join(question.split()[:3])
    if how in ("request", "tell", "wonder"):
        if IF.search(question):
            return "closed", "asks whether: yes or no is an answer"
        return "open", f"“{head}” invites to tell"
    if how == "proposal":
        return "closed", "proposes something: yes or no is an answer"
    if how == "wh":
        if COUNTED.match(question):
            return "closed", f"“{head}” asks for one item"
        return "open", f"“{head}” lets the buyer answer freely"
    if INVITES.match(question):
        return "open", f"“{head}” invites to tell"
    if OR.search(question):
        return "choice", "offers answers to choose from, with “or”"
    return "closed", f"“{head}” can be answered with yes or no"


def _unopened(part: str, begins: int, *, asked: bool) -> tuple[str, str] | None:
    """Return the form and reason of a sentence that does not begin like a question, or None if it is none."""
    rest = part[begins:]
    if ELLIPSIS.match(rest):
        return ("closed", "asks for one item") if rest.startswith(" who") else ("open", "lets the buyer answer freely")
    if TAG.search(part) and len(rest.split()) > 3:
        return "leading", "a statement with a tag that asks for a yes"
    if not asked or NO_ASK.match(part):
        return None
    if CHECK.match(part):
        return "leading", "asks for no more than a yes"
    if not re.search(r"[^\W_]", rest):
        return None
    leading = LEADING.search(rest) or NOT_YOU.search(rest)
    if leading:
        return "leading", f"“{leading.group().strip()}” puts the answer into the buyer's mouth"
    if SHORT_ASK.match(rest) or INVITES.match(rest):
        return ("closed", "asks for one item") if COUNTED.match(rest) else ("open", "lets the buyer answer freely")
    if OR.search(rest):
        return "choice", "offers answers to choose from, with “or”"
    return "closed", "a statement said as a question: yes or no is an answer"
