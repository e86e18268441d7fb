"""Statements that a learner types: a sales objective, and explanations of a lost deal or a missed target.

`objective` reads the parts of an objective by rules, each with its exact place and its plain value; `smart` scores them
by letter, 0 to 2, with reasons in words and a question. The R stands for *Realistic* here; relevance is the link to a
goal, which is not in the text.

`attribution` reads whether a statement is an excuse, a real cause with evidence and size, an own share or an action,
and how likely it expresses own responsibility, control and circumstance. People agree on these only moderately (kappa
.4 to .6 between two of them), so the reading is soft: show the cue words, ask the question, and deduct no points on its
basis alone. Cues found by rules and the meaning of the sentence each have a vote; a learned head over words alone did
worse than either. The heads are fitted to invented examples (`data/statements/`) by `tools/train_statements.py`.

Nothing here raises on any text, and every span refers to the text as typed. `benchmarks/understanding/statements.py`
measures it.
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
