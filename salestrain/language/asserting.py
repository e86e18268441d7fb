"""Whether a text asserts what it says: not as a question, negated, conditional, quoted or taken back.

What an exercise punishes counts only if it is asserted. "I could, but it would be a proposal for a problem that I do
not know" promises nothing; "I didn't mean to pitch" is no pitch; "would you say they are slow?" runs nobody down.
"""

from __future__ import annotations

import re

from .sorts import asks

_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot|hardly|isn't|aren't|wasn't|weren't|don't|doesn't"
    r"|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't|dont|doesnt|didnt|cant|wont|wouldnt|isnt"
    r"|instead of|rather than)\b",
    re.I,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|whether|suppose|supposing|assuming|provided|depends|before|until|once|would|could|might|may be"
    r"|maybe"
    r"|perhaps|in case|either|when i know|as soon as)\b",
    re.I,
)
_HEDGED = re.compile(r"\b(?:but|though|although|only if|first|before that|not yet)\b", re.I)
_DISTANCED = re.compile(
    r"[\"“”]|\b(?:didn't mean|did not mean|didnt mean|don't mean|not mean to|take (?:that|it) back"
    r"|forget (?:that|what i)"
    r"|wrong question|sorry|apolog\w+|i understand (?:that )?you|you said|you told|you mean|they say|he says|she says"
    r"|some (?:would|people)|somebody|wonder\w*|is that|was that)\b",
    re.I,
)


_GIVEN_UP = re.compile(
    r"\b(?:(?:forget|scrap|drop|skip|never mind) (?:about )?(?:the|that|this|your|his|her|a)|no to|needs? not?"
    r"|(?:don't|doesn't|do not|does not) need|without (?:a|an|the|any)"
    r"|instead of|rather than|not (?:the|a|his|her|your))\b",
    re.I,
)
FEWEST_WORDS = 4
"""Number of words below which a text is a fragment that asserts nothing."""


def asserts(text: str, *, blames: bool = False) -> bool:
    """Return whether the learner asserts what this text says.

    A text that `blames` somebody may contain a negation and assert the blame all the same.
    """
    normalised = text.replace("’", "'")
    if len(normalised.split()) < FEWEST_WORDS:
        return False
    negated = _NEGATED.search(normalised) and not blames
    is_held_back = negated or _CONDITIONAL.search(normalised) or _DISTANCED.search(normalised)
    return not is_held_back and not asks(normalised)


def hedges(sentence: str) -> bool:
    """Return whether the second half of the sentence takes back the first: "could do, but ..."."""
    return bool(_HEDGED.search(sentence.replace("’", "'")))


_RUNS_DOWN = re.compile(
    r"\b(?:bad|badly|poor|poorly|worse|worst|sloppy|slow|old|older|old-fashioned|outdated|obsolete|century|museum|behind"
    r"|dangerous|risk|risky|unreliable|useless|rubbish|overpriced|expensive|cheap|shoddy|weak|lazy|amateur\w*|mess"
    r"|problems?|troubles?|complain\w*|complaints?|fail\w*|break\w*|broken|botch\w*|leav(?:e|es|ing)|regret\w*"
    r"|reputation|fed up|rip\w* (?:you )?off|too much|stall\w*|lie|lies|lying|charge\w*|joke|laugh\w*"
    r"|obstacle|in the way"
    r"|nobody|no longer|never|can't|cannot|couldn't|won't|wouldn't|isn't|aren't|doesn't|don't|not)\b",
    re.I,
)
"""Words of blame; naming a supplier without one is no attack on them."""


def runs_down(text: str) -> bool:
    """Return whether the words themselves run somebody down."""
    return bool(_RUNS_DOWN.search(text.replace("’", "'")))


def offers(sentence: str) -> bool:
    """Return whether a way out is offered on a condition and not taken: "if this is not for you, I go"."""
    return bool(re.search(r"\b(?:if|unless|whether)\b", sentence, re.I))


def stands(text: str) -> bool:
    """Return whether the text is at least not taken back, given up or distanced; for proposals and questions."""
    normalised = text.replace("’", "'")
    return not (_DISTANCED.search(normalised) or _GIVEN_UP.search(normalised))
