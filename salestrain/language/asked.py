"""The questions of a typed line, as somebody who listens would count them.

Rules over single sentences (`acting/form.py`) find most of them. Here are added questions that come without a question
mark in the middle of a story ("I'd like to know what he does next"), and several questions that share one sentence
("since when, who fixes it and what did the last bill say").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .acting.form import questions, sentences
from .acting.plain import Plain

STACKED = 3
"""Number of questions in a line that count as too many; two can be a question and an afterthought."""
_ASKER = r"(?:what|how|who|whom|whose|when|where|why|which|since when)"
_AUX = (
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may)(?: not)?"
    r" (?:you|it|that|this|they|he|she|we|there|anyone|somebody|anybody|the|your)"
)
_INDIRECT = re.compile(
    r" (?:i (?:am |would be |was |just |sometimes |often |always |have (?:learned|learnt) to )*(?:wonder(?:ing)?"
    r"|ask(?:ing)?(?: myself)?|curious|interested(?: in)?|keen to (?:know|hear)|like to (?:know|hear|learn|understand)"
    r"|love to (?:know|hear|learn|understand))"
    r"|i would (?:rather|love to|like to) (?:know|hear|learn|understand)|i (?:do not|can not) (?:really |quite )?know"
    r"|ask(?:ing)? (?:myself|first)|i have been (?:asking|wondering)(?: myself)?)"
    rf"(?: (?:first|though|about|,))* (?={_ASKER} |if |whether )"
)
_BEGINS = re.compile(rf" (?:(?:and|so|but|nice|ok|okay|well|then|,) )*(?:{_ASKER} (?!a |an |i )|and if )\S")
_AT_ONCE = re.compile(r" (?:(?:and|so|but|ok|okay|well|then|,) )*(?:what|how|who|whose|why|where|since when) ")
_NEXT = re.compile(
    r"(?:,|;| and| or)(?: and| or| but|,)* "
    rf"(?=(?:what|how|who|whose|whom|why|since when) \S|(?:when|where|which)(?: \S+)? {_AUX}|{_AUX} \w)"
)

_OPEN_ENDED = re.compile(r" (?:could|can|would|will|should|might) (?:you|he|she|they|we|it|anyone|somebody|who)? ?$")
"""How a question does not end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, with its form and the reason; places are in the plain form."""

    start: int
    end: int
    form: str
    because: str


def asked_in(said: Plain, enough: int = STACKED) -> list[Asked]:
    """Return the questions of a line in plain form, in order."""
    found: list[Asked] = []
    by_rule = questions(said)
    for start, end in sentences(said.text):
        # Adjacent sentences share the space between them.
        inside = [question for question in by_rule if start <= question.start + 1 < end]
        asked = [Asked(min(q.front, q.start), q.end, q.form, q.because) for q in inside]
        asked = _joined(said.text, asked) or _unmarked(said.text, start, end)
        if asked:
            begins = min((q.start for q in inside), default=asked[0].start)
            at_once = _AT_ONCE.match(said.text, start)
            if at_once and len(asked) == 1:
                # "Who of them could tell me more?" is asked from its "who" on.
                asked = [replace(asked[0], start=start)]
            begins = start if at_once else begins
            found += _apart(said.text, start, end, asked, begins, enough)
    return found


def _joined(text: str, asked: list[Asked]) -> list[Asked]:
    """Return the questions with those put together of which one goes on in the next: "what would you tell me?"."""
    found: list[Asked] = []
    for one in asked:
        if found and _OPEN_ENDED.search(text, found[-1].start, one.start + 1):
            found[-1] = replace(found[-1], end=one.end, form=one.form, because=one.because)
        else:
            found.append(one)
    return found


def _unmarked(text: str, start: int, end: int) -> list[Asked]:
    """Return the question of a sentence that asks without a question mark, or in the middle of a story."""
    part = text[start:end]
    indirect = _INDIRECT.search(part)
    if indirect:
        return [Asked(start + indirect.start(), end, "open", "invites to tell")]
    if not part.rstrip().endswith(".") and _BEGINS.match(part) and len(part.split()) > 2:
        return [Asked(start, end, "open", "lets the buyer answer freely")]
    return []


def _apart(text: str, start: int, end: int, asked: list[Asked], begins: int, enough: int) -> list[Asked]:
    """Return the questions that share a sentence one by one, if they are enough.

    Args:
        text: line in plain form.
        start: where the sentence starts.
        end: where it ends.
        asked: the questions that were found in it.
        begins: where the first of them begins, without a clause in front of it.
        enough: fewest questions that are told apart.
    """
    starts = [begins]
    # Two are told apart only at an "and": "on paper, or scanned" is one question with a choice.
    joints = [joint for joint in _NEXT.finditer(text, begins + 1, end) if enough == STACKED or "and" in joint.group()]
    for match in joints:
        if len(text[starts[-1] : match.start()].split()) >= 2:
            starts.append(match.end() - 1)
    if len(starts) < enough or len(starts) <= len(asked):
        return asked
    form, because = asked[0].form, asked[0].because
    stops = [*starts[1:], end]
    return [Asked(begin, stop, form, because) for begin, stop in zip(starts, stops, strict=True)]
