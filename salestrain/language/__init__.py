"""Typed text in, a `Reading` out: which moves it is, how sure that is, and the words that prove it.

A turn is tidied and told apart from what is not for the buyer (`aside`), split into parts, and each part is compared
with the example wordings of the moves that are possible now:

- by meaning (`meaning`), a small head trained on the vectors of the carried sentence `encoder`;
- without its weights by likeness of words and letters (`likeness`), which is less often sure.

Two parts can be two moves. How sure the best move is says the `gate`; what is clearly one move is `heard`, otherwise
up to three candidates are offered, or nothing. The nearest wording is the reason given. A short text that points back
(`pointing`) is looked at with the buyer's last line beside it.

Beside the moves a reading has `acts` (question forms and focus, pitch, price, reflection ...), by rule and for
reflections also by a learned head; `heads` has further ones for practice that asks for more. `statements` reads
objectives and excuses for the later kinds.

What each of these reaches against human codes, beside simpler ways: docs/understanding.md, measured by
`python -m benchmarks.understanding`.

A reading is stored with its move and never made again, so a better reader changes no score that was given.
"""

from __future__ import annotations

from .reader import Reader
from .reading import Act, Heard, Reading, Wording

__all__ = ["Act", "Heard", "Reader", "Reading", "Wording"]
