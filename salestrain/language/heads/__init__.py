"""Learned heads for acts that rules capture less well: how likely each act is, and the words that show it.

A head is a logistic regression in two halves (`head.py`): one over words and the cues of form (`cues.py`), one over the
same cues and the sentence vector of the encoder. With a vector the halves are mixed; without one the first is used
alone, which is a few points weaker and fulfils the same contract. `tools/train_acts.py` fits the bundled heads
(`learned.py`), only on texts whose licence allows it and on our own examples in data/acts.

Learned verdicts are soft cues: people who code the same talk agree only moderately (kappa about 0.7 for the behaviour,
0.66 for reflections). So show the words and ask, and never deduct points on their basis alone.
"""

from __future__ import annotations

from .learned import bar_of, judge, shown_by

__all__ = ["bar_of", "judge", "shown_by"]
