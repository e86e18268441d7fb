"""Reading of one line in a drill: its questions with form and focus, faults, and what it takes up from the buyer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.acts import FOCUSES
from .acting.listening import lemmas
from .acting.plain import Plain, plain
from .acts import acts
from .asked import Asked, asked_in
from .encoder import Encoder
from .pointing import points_back
from .question_focus import focus_of_questions
from .reading import Act

STACKED = 2
"""Number of questions in one line that is one too many here: a drill practises asking one thing, then stopping."""
_OURS = re.compile(
    r" (?:ours (?!to )\w+|with ours|(?:taken|chosen|bought|try(?:ing)?|tried|need) (?:\w+ ){0,3}ours?\b"
    r"|our (?:\w+ )?\w+ (?:never|lasts?|beats?|pays?|saves?|costs? less|cuts?|shows? (?:you|every)|keeps?|makes?|finds?"
    r"|solves?|does (?:that|it|this)|stops? that)"
    r"|we are (?:\d+ ?%? |\w+ percent )?(?:cheaper|faster|better|under|below)"
    r"|our (?:demo|patented)|let me (?:show you|come (?:by|round) and show)|every customer so far)\b"
)
"""Words that speak for one's own offer, beyond those that count in a talk."""
_FRAGMENT = re.compile(
    r"^ (?:(?:and|so|but|ok|okay|,) )*(?:how (?:often|many|much|long|late|bad|far)|since when|when|why|who|where|which"
    r"|and then|for how long)(?: (?:a|per|each|in|of|one|ones|total|them|day|week|month|year))* ?\?? $"
)
"""Questions that are nothing by themselves, and so ask on from what was said: "how often?"."""
_GOES_ON = re.compile(r"^ (?:and|so|but|then) (?:\S+ ){1,6}\?? ?$")
"""Short questions that go on from what was said: "and if nothing changes?"."""
_POINTER = re.compile(r"\b(?:that|this|these|those|it|its|they|them|their|he|she|him|her|then|there)(?:'s|’s)?\b", re.I)
_NO_POINTER = re.compile(
    r"\b(?:it (?:\w+ ){0,2}to \w+|is there|are there"
    r"|there is|there are|is it (?:true|possible)|it is (?:true|possible)|what is it that"
    r"|that (?:you|we|i|the|your|would|will|can|could|is|are|must)\b|this (?:week|month|year|morning|line|way))",
    re.I,
)
_MOST_TO_POINT = 25
"""Length in words beyond which a pronoun points within the line itself."""


@dataclass(frozen=True, slots=True)
class LineRead:
    """A line: what it does, the buyer's words that it takes up, and the word that points back to them."""

    acts: tuple[Act, ...]
    taken_up: tuple[str, ...]
    pointer: str


def read_line(text: str, after: str, encoder: Encoder | None) -> LineRead:
    """Read a line that is said after what the buyer said.

    Args:
        text: line as typed.
        after: what the buyer said.
        encoder: sentence encoder; without it, rules tell what a question is about.
    """
    said = plain(text)
    asked = asked_in(said, STACKED)
    focuses = focus_of_questions(text, asked, said, encoder)
    others = faults(text, after, asked)
    if focuses is None:
        focuses = [act for act in acts(text, after) if act.name in FOCUSES]
    return LineRead((*others, *focuses), tuple(taken_up(text, after)), _pointer(said, text))


def faults(text: str, after: str, asked: list[Asked] | None = None) -> list[Act]:
    """Return the forms of the questions of a line, and what else it does, apart from what the questions are about.

    Args:
        text: line as typed.
        after: what the buyer said.
        asked: its questions, if they were found already.
    """
    said = plain(text)
    asked = asked_in(said, STACKED) if asked is None else asked
    formed = [Act(one.form, said.span(one.start, one.end), one.because) for one in asked]
    if len(asked) >= STACKED:
        span = said.span(asked[0].start, asked[-1].end)
        formed.append(Act("stacked", span, f"{len(asked)} questions in one line"))
    of_talk = [act for act in acts(text, after) if act.name in ("pitch", "attack")]
    if not any(act.name == "pitch" for act in of_talk):
        match = _OURS.search(said.text)
        if match:
            of_talk.append(Act("pitch", said.span(*match.span()), f"“{match.group().strip()}” speaks for your offer"))
    return [*formed, *of_talk]


def taken_up(text: str, said: str) -> list[str]:
    """Return the content words of `text` that occur in `said` in any form, as they are spelled in `said`."""
    mine, theirs = lemmas(plain(text).text), lemmas(plain(said).text)
    return [theirs[stem] for stem in theirs if stem in mine]


def _pointer(said: Plain, text: str) -> str:
    """Return the word with which a line points back to what was just said, or a question that only makes sense so."""
    if _FRAGMENT.match(said.text) or _GOES_ON.match(said.text):
        return text.strip(" ?!.")
    if len(said.text.split()) > _MOST_TO_POINT and not points_back(text):
        return ""
    match = _POINTER.search(_NO_POINTER.sub(lambda found: " " * len(found.group()), text))
    return match.group() if match else ""
