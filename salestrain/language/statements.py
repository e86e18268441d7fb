"""Statements that a learner types: a sales objective, and what is said of a lost deal or a missed target.

`objective` reads the parts of an objective by rules, each with its exact place and its plain value; `smart` judges
them by letter, 0 to 2, in words and with a question. The R is *Realistic* here; relevance is the link to a goal and
not in the text.

`attribution` reads whether a statement is an excuse, a true cause with evidence and size, an own share or an action,
and how likely it tells of own responsibility, of control and of circumstance. People agree on these only moderately
(kappa .4 to .6 between two of them), so the reading is soft: show the cue words, ask the question, and mark nothing
down on it alone. Cues found by rules and the meaning of the sentence each vote; a learned head over words alone came
after both. The heads are fitted to invented examples (`data/statements/`) by `tools/train_statements.py`.

Nothing here raises on any text, and every span points into the text as it was typed.
`benchmarks/understanding/statements.py` measures it.
"""

from __future__ import annotations

from .stating.attributions import Attribution, Clause, Dimension, attribution
from .stating.cues import Cue
from .stating.objectives import Objective, objective
from .stating.parts import Phrase, Quantity, Verb, When
from .stating.smart import Letter, Smart, smart

__all__ = [
    "Attribution",
    "Clause",
    "Cue",
    "Dimension",
    "Letter",
    "Objective",
    "Phrase",
    "Quantity",
    "Smart",
    "Verb",
    "When",
    "attribution",
    "objective",
    "smart",
]
