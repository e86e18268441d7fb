"""Stock lines in English that suit any buyer: for lines that were not understood, by sort, and for asking back.

They stand in where an exercise has no lines in its buyer's own voice (`fallback.puzzled`, a move's `asks_back`).
"""

from __future__ import annotations

from collections.abc import Mapping

PUZZLED: Mapping[str, tuple[str, ...]] = {
    "who": (
        "There are several people one could name there. Which part of it do you mean?",
        "I would have to think who that is. Shall we come to the people in a moment?",
    ),
    "when": ("I do not have the date in my head.", "A date for that I cannot give you just now."),
    "where": ("Around here, mostly. I could not point to one place.", "Not in one place, I should say."),
    "how_many": ("I have no figure for that at hand.", "I would only be guessing at a number."),
    "why": ("There is no short answer to that, I am afraid.", "I have never put the reason into words."),
    "how": (
        "It has grown that way over time. I could not give you every step.",
        "The way these things go. Which step interests you most?",
    ),
    "what": (
        "That is a wide question. Where would you like to begin?",
        "I could talk about that for an hour. Pick a corner.",
    ),
    "yes_no": ("Yes and no. I would not want to promise you either.", "I could not say for certain."),
    "statement": ("I hear you. Where does that lead us?", "Good to know. And what would you like to know from me?"),
    "feeling": ("Kind of you. It is how it is.", "Thank you. One gets used to most things."),
}
TOLD = (
    "That is as much as I know about it.",
    "There is no more to it than I have told you.",
    "Further into it than that I cannot go.",
)
"""Replies to a request for more than there is to tell."""
TOLD_SO_FAR = (
    "That is as much as I can say to that just now.",
    "On that you have heard what I say for the moment.",
    "I said what I have to say to that for now.",
)
"""Replies to a request for more, while there is more that the buyer has not told."""
NOT_SAID = (
    "“{figure}”? I never said that. What did I say?",
    "That “{figure}” is not mine. Put it to me again with what you heard from me.",
    "I gave you no “{figure}”. Tell me again what you understood.",
)
"""Replies to a playback with a figure that the buyer never gave."""
_BACK: Mapping[str, tuple[str, ...]] = {
    "disqualify": ("Are you leaving already?", "Do you mean to stop here?"),
    "commitment": ("Is that a date you would like to fix with me?", "Are you asking me to agree to that now?"),
    "pitch": ("Is that already your offer to me?", "Are you selling me something now?"),
    "attack": ("Is that what you think of them?", "Do you mean to say that they are no good?"),
    "price": ("Is that your price?", "Is that a figure I can hold you to?"),
    "give_info": ("Is that a promise?", "Can I hold you to that?"),
}


def questions_back(kind: str) -> tuple[str, ...]:
    """Return how a buyer asks whether a move of this kind was meant."""
    usual = ("So that I get you right: is that what you want from me?", "Do you mean that as you say it?")
    return _BACK.get(kind, usual)
