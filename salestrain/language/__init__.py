"""Natural language understanding: typed text in, a `Reading` out.

A turn is normalised, text that is not meant for the buyer is set aside (`aside`), the rest is split into parts, and
each part is compared with the example wordings of the moves that are possible now:

- by meaning (`meaning`), with a small head trained on the vectors of the bundled sentence `encoder`;
- without its weights, by similarity of words and letters (`likeness`), which is less often confident.

Two parts can be two moves. `calibration` says how likely the best move is; a clear move is `heard`, otherwise up to
three candidates are offered, or none. The nearest wording is given as the reason. A short text that points back
(`pointing`) is examined together with the buyer's last line.

Besides moves, a reading has `acts` (question forms and focus, pitch, price, reflection ...), found by rules and, for
reflections, also by a learned head; `heads` has more of them for practice that asks for more. `statements` reads
objectives and excuses for plans and drills.

docs/understanding.md compares each of these with human codes and simpler methods, as measured by `python -m
benchmarks.understanding`.

A reading is stored with its move and never recomputed, so a better reader does not change a score that was given.
"""

from __future__ import annotations

from .reader import Reader
from .reading import Act, Heard, Reading, Wording

__all__ = ["Act", "Heard", "Reader", "Reading", "Wording"]
