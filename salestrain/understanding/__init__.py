"""Typed text in, a `Reading` out: which moves it is, how sure that is, and the words that prove it.

A turn is tidied and told apart from what is not for the buyer (`aside`), split into parts, and each part is compared
with the example wordings of the moves that are possible now:

- by meaning (`meaning`), a small head trained on the vectors of the carried sentence `encoder`;
- without its weights by likeness of words and letters (`likeness`), which is less often sure.

Two parts can be two moves. What is clearly one move is `heard`; otherwise up to three candidates are offered, or
nothing. The nearest wording is the reason given.

Measured on 860 held-back phrasings of 18 topics with eight wordings each: by meaning 79 % are heard rightly and 2 %
wrongly, and for 96 % the right move is heard or offered (by likeness 45, 4 and 87 %). Of 192 questions on other topics
of the same field 37 % are taken for a known one: the gate is the next thing to improve.
`benchmarks/understanding.py` measures it again.

A reading is stored with its move and never made again, so a better reader changes no score that was given.
"""

from __future__ import annotations

from .reader import Reader
from .reading import Act, Heard, Reading, Wording

__all__ = ["Act", "Heard", "Reader", "Reading", "Wording"]
