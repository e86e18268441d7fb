"""What the questions of a line are about, by their meaning: each has one focus, or two if it can be taken both ways.

A small model over what a question is about and what it wants decides, not a word: "what is your view of it?" is no
question about how things are because of "your". It shows the whole question as its proof. Rules (`acting/focus.py`)
answer only where the model is missing.
"""

from __future__ import annotations

import re

from ..core.acts import FOCUSES
from .acting.plain import Plain
from .asked import Asked
from .drill_models import FOCUS_FROM, carried_models, focus_vectors
from .encoder import Encoder
from .reading import Act
from .repertoire import carried_repertoire
from .softmax import chances

EITHER = 0.33
"""Chance from which a question is also about something else than what is likeliest."""
_WHO = re.compile(
    r" ?(?:(?:and|so|but|or|well|then|,) )*(?:(?:who|whom|whose)\b|which of (?:your|the|those|these) (?:\w+ )?(?:people"
    r"|colleagues|partners|team|nurses|drivers|managers|shifts?|departments?)\b)"
)
_TOUCHES = ("implication", "problem")
"""What touches people: whoever asks whom asks about people as well."""
_ABOUT = {
    "situation": "how things are",
    "problem": "what is hard or goes wrong",
    "implication": "what follows from it, or what it costs",
    "result": "what would be better then",
    "others": "who else is concerned, and how it is decided",
    "keep": "what is good today and should stay",
    "change": "what should be different",
    "wish": "what is wished for and not there",
    "commitment": "a step the buyer would take",
    "rapport": "small matters between people",
}


def focus_of_questions(text: str, asked: list[Asked], said: Plain, encoder: Encoder | None) -> list[Act] | None:
    """Return the focus of each question of a line; None if the model is missing.

    Args:
        text: line as typed.
        asked: its questions.
        said: its plain form.
        encoder: sentence encoder, or None.
    """
    models = carried_models(encoder.digest) if encoder is not None else None
    repertoire = carried_repertoire(encoder)
    if models is None or repertoire is None:
        return None
    if not asked:
        return []
    # A single question is understood best with its run-up, and several best apart.
    apart = [text[slice(*said.span(question.start, question.end))] for question in asked]
    vectors = focus_vectors(repertoire, [text] if len(asked) == 1 else apart)
    acts: dict[str, Act] = {}
    for question, vector in zip(asked, vectors, strict=True):
        shares = chances(models.focus.scores(vector))
        ranked = sorted(zip(FOCUS_FROM, shares, strict=True), key=lambda pair: (-pair[1], pair[0]))
        span = said.span(question.start, question.end)
        about = [name for place, (name, share) in enumerate(ranked) if place == 0 or share >= EITHER]
        if about[0] in _TOUCHES and _WHO.match(said.text, question.start):
            about.append("others")
        for name in about:
            acts.setdefault(name, Act(name, span, f"reads as a question about {_ABOUT[name]}"))
    return [acts[name] for name in FOCUSES if name in acts]
