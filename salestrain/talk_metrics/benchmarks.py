"""Benchmarks for the figures: what was published about sales calls, as it was published, and nothing else.

A benchmark is not a verdict: both are what one vendor found together with won deals, which does not show that they
were the cause. Where nothing sound is published for sales, there is no benchmark, and a sentence says what is known.

Sources: Gong Labs on 25,537 recorded sales calls (2017, and again 2025: 43 % of the time in the calls that went best,
fewer wins above 65 %), and on some 519,000 discovery calls (2017; 11 to 14 questions did best, with success rates of
46, 66, 74 and 67 % for 1 to 6, 7 to 10, 11 to 14 and 15 to 18 on a slide of theirs). MITI 4.2 (2014): 1 reflection for
each question is fair and 2 are good; 40 % complex reflections are fair and 50 % are good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NO_VERDICT = (
    "These are benchmarks and no verdict: they say what others found on average, not what was right in this talk."
)
WITHIN, NEAR, OUTSIDE = "within", "near", "outside"
FEWEST = 5
"""Minimum count for which a share is compared; fewer say too little."""
CALL_WORDS = 5600
"""Number of words in a call of 30 to 45 minutes, at 150 a minute."""
SHORTEST_CALL = CALL_WORDS // 2
"""A talk with fewer words is not such a call, and its questions are not compared with one."""

SHORTEST_SHARE = 750
"""Number of words, some five minutes, below which the share of the words is not compared with whole calls."""

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A green band and amber bands, bounds included; a value in none of them is outside.

    `green` and `amber` describe the bands in words, `source` says where they are from.
    """

    green: str
    amber: str
    source: str
    within: Range
    near: tuple[Range, ...]

    def band(self, value: float) -> str:
        """Return `within`, `near` or `outside`."""
        lowest, highest = self.within
        if lowest <= value <= highest:
            return WITHIN
        return NEAR if any(low <= value <= high for low, high in self.near) else OUTSIDE


_SEEN = "seen together with success by a vendor of call recording, not tested."
BENCHMARKS: Mapping[str, Benchmark] = {
    "talk_share": Benchmark(
        "about 43 %, here 38 to 48 %",
        "any other up to 65 %",
        f"Gong Labs, 25,537 sales calls; {_SEEN} Sellers had 43 % of the talking time in the calls that went best, and"
        " won less above 65 %. That is time; here words are counted, and five points on either side are our allowance.",
        (0.38, 0.48),
        ((0.0, 0.38), (0.48, 0.65)),
    ),
    "questions": Benchmark(
        "11 to 14 in a discovery call",
        "7 to 10, or 15 to 18",
        f"Gong Labs, 519,000 discovery calls; {_SEEN} Those with 11 to 14 questions did best; with more, success fell"
        f" again. No length is given: {CALL_WORDS:,} words, some 37 minutes, are our assumption.",
        (10.5, 14.5),
        ((6.5, 10.5), (14.5, 18.5)),
    ),
}
UNPUBLISHED = "No benchmark: we know of no study of sales calls that gives a figure."
DIRECTION = (
    "No benchmark: field research found more questions of these two kinds in calls that succeeded, and gives no figure."
)
COUNSELLED_RATIO = (
    "No benchmark: none is published for sales. In counselling, the MITI 4 manual calls 1 fair and 2 good."
)
COUNSELLED_SHARE = (
    "No benchmark: none is published for sales. In counselling, the MITI 4 manual calls 40 % fair and 50 % good."
)
TELLING = (
    "No benchmark: none is published for sales. In 133 counselling sessions that people coded, a low rate of advice "
    "and information told good sessions from poor ones better than anything else did."
)
FORM = (
    "Form is information: early field research on sales calls found no difference in success between open and closed "
    "questions."
)
