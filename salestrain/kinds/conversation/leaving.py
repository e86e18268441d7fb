"""Goodbyes: the first is asked back, the second ends the talk with the ending that fits what was said until then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language import Heard, Reading
from ...language.proposing import proposed_time
from ...language.sorts import asks
from ...language.words import sentences
from .script import Script
from .state import State
from .usual_lines import questions_back

GOODBYES = frozenset("say_goodbye thank_goodbye".split())
"""What a line means that takes leave."""
GOES_BEFORE = frozenset(("commitment", "disqualify"))
"""Kinds of move that may themselves end a talk, and so are no mere goodbye."""
SURELY = 0.8
"""Confidence with which an ordinary line must be a goodbye to be taken as one."""
_TAKES_LEAVE = re.compile(
    r"\b(?:good-?bye|bye(?:-bye)?|farewell|i'?m off|i am off"
    r"|i(?:'ll| will| must| have to| should) (?:go|leave|be going)\b(?! (?:through|over|back|into|on|with|for|a|it))"
    r"|i'?m leaving|let'?s (?:end|stop|leave it) (?:it )?(?:here|there)"
    r"|let us (?:end|stop|leave it) (?:it )?(?:here|there)|end (?:the|this) (?:talk|conversation|meeting|call)"
    r"|see you (?:then|soon|next))\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|otherwise)\b", re.IGNORECASE)
"""Words by which somebody only says when they would go."""


_PARTING = re.compile(
    r"\b(?:ring|call|phone|text|e-?mail|write to|drop|ping|tell|let|think of) (?:me|us)\b|\bkeep (?:me|us|in touch)\b"
    r"|^\W*(?:(?:is|would|does|sounds?|shall|fine|all) ){0,2}(?:that |it |this )?(?:be )?"
    r"(?:ok(?:ay)?|fair|deal|alright|right|agreed|good|suit|work|do)(?: for you| with you| by you| enough| you)?\W*$",
    re.IGNORECASE,
)
"""What goes with a goodbye or a proposal, and asks nothing of its own: "ring me if it comes up again", "deal?"."""


def without_parting(text: str) -> str:
    """Return a text without the requests and tags that only go with a goodbye or a proposal."""
    return " ".join(said for span in sentences(text) if not _PARTING.search(said := text[slice(*span)].strip()))


def says_goodbye(text: str) -> bool:
    """Return whether a line says in plain words that its speaker goes, without an "if" and without a question."""
    return bool(_TAKES_LEAVE.search(text.replace("’", "'"))) and not _IF.search(text) and not asks(text)


def takes_leave(script: Script, state: State, reading: Reading) -> bool:
    """Return whether a line is a goodbye: by its words, or by all that it means after the first turn.

    Args:
        script: talk.
        state: state before the line.
        reading: what it was read as so far; a move beside the goodbye or a step agreed on with it goes before.
    """
    for part in reading.heard if reading.verdict == "heard" else ():
        words = reading.text[slice(*part.span)]
        if script.moves[part.move].kind in GOES_BEFORE or not says_goodbye(words):
            return False
    if says_goodbye(reading.text):
        return True
    sure = all(answer.intent in GOODBYES and answer.confidence >= SURELY for answer in reading.answers)
    return reading.verdict == "answered" and state.turn > 0 and sure and not asks(reading.text)


def way_out(script: Script, possible: Sequence[str], among: Sequence[str] | None = None) -> str:
    """Return the move with which the learner can leave; empty if there is none.

    Args:
        script: talk.
        possible: moves that can be made now.
        among: moves to choose from; None for all.
    """
    leaving = (name for name in possible if script.moves[name].kind == "disqualify")
    return next((name for name in leaving if among is None or name in among), "")


def goodbye(script: Script, state: State, possible: Sequence[str], text: str) -> Reading:
    """Return the reading of a goodbye in a talk that can be left: the first is asked back, the second ends the talk.

    Args:
        script: talk.
        state: state before the line.
        possible: moves that can be made now.
        text: line as typed.
    """
    span = (0, len(text))
    if asked := way_out(script, possible, state.asked_back):
        return Reading(text, "heard", (Heard(asked, 1.0, "a second goodbye", span),), proposed=proposed_time(text))
    move = script.moves[way_out(script, possible)]
    return Reading(text, "asks_back", (Heard(move.id, 1.0, "a goodbye", span),), puzzled=questions_back(move.kind))
