"""Typed text in, a `Reading` out: which moves it is, how sure that is, and the words that prove it.

A turn is split into sentences and questions; each part is compared with the example wordings of the moves that
are possible now (words, word pairs and letter groups, the rarer the weightier).
The nearest wording wins if it is near enough and clearly ahead of the next move; otherwise up to three candidates
are offered, or nothing.
Text that is meant for a machine, abusive or in another language is told apart first.
A reading is stored with its move and never made again, so a better reader changes no score that was given.
"""

from __future__ import annotations

from .reader import Reader
from .reading import Act, Heard, Reading, Wording

__all__ = ["Act", "Heard", "Reader", "Reading", "Wording"]
