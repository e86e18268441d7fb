"""Acts that are better learned than written as rules: how likely each is, and the words that show it.

A head is a logistic regression in two halves (`head.py`): one over words and the cues of form (`cues.py`), one over
the same cues and the sentence vector of the encoder. With a vector the halves are mixed, without one the first answers
alone; it is some points weaker and obeys the same contract. `tools/train_acts.py` fits the heads that are shipped
(`learned.py`), only on texts whose licence allows it and on our own examples in data/acts.

Learned verdicts are soft cues: people who code the same talk agree only moderately (kappa about 0.7 for the behaviour,
0.66 for reflections), so they are shown with their words and asked about, never marked down alone.
"""

from __future__ import annotations

from .learned import bar_of, judge, shown_by

__all__ = ["bar_of", "judge", "shown_by"]
