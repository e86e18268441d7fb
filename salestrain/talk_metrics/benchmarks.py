"""Benchmarks for the figures: published ones, and our own where none is published.

A benchmark is not a verdict. Those from recorded calls are what one vendor found together with won deals, which does
not show that they were the cause; those from counselling come from another profession; our own are marked as such.
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


_MOST = float("inf")
_CALLS = "A call-recording vendor's study of its customers' sales calls; seen together with success, not tested."
_COUNSELLING = "The MITI 4 manual for coding motivational interviewing"
BENCHMARKS: Mapping[str, Benchmark] = {
    "talk_share": Benchmark(
        "35 to 50 %",
        "less than 35 %, or up to 65 %",
        f"{_CALLS} It found 43 to 57 in calls that went well, and harm above 65 %; 35 to 50 % is repeated by others.",
        (0.35, 0.50),
        ((0.0, 0.35), (0.50, 0.65)),
    ),
    "questions": Benchmark(
        "11 to 14 in a call of 30 to 45 minutes",
        "7 to 10, or 15 to 18",
        f"{_CALLS} Calls with 11 to 14 questions did best; with more, success fell again.",
        (10.5, 14.5),
        ((6.5, 10.5), (14.5, 18.5)),
    ),
    "deep_share": Benchmark(
        "30 % or more",
        "15 to 30 %",
        "Our own threshold; field research on sales questions says the direction and gives no figure.",
        (0.30, 1.0),
        ((0.15, 0.30),),
    ),
    "reflections_per_question": Benchmark(
        "1 or more",
        "0.5 to 1",
        f"{_COUNSELLING} calls 1 fair and 2 good; for sales we take half.",
        (1.0, _MOST),
        ((0.5, 1.0),),
    ),
    "complex_share": Benchmark(
        "40 % or more",
        "20 to 40 %",
        f"{_COUNSELLING} calls 40 % fair and 50 % good; from counselling, not from sales.",
        (0.40, 1.0),
        ((0.20, 0.40),),
    ),
    "spread": Benchmark(
        "20 % or more in each third",
        "less than 20 % in one, but some in each",
        "Our own threshold, after advice by practitioners to spread questions and not to ask them all at first.",
        (0.20, 1.0),
        ((0.01, 0.20),),
    ),
    "longest_turn": Benchmark(
        "up to 80 words",
        "81 to 120",
        "Our own threshold, for text.",
        (0, 80),
        ((80, 120),),
    ),
}
TELLING = (
    "No benchmark is published for sales. In 133 counselling sessions that people coded, a low rate of advice and "
    "information told good sessions from poor ones better than anything else did."
)
FORM = (
    "Form is information: early field research on sales calls found no difference in success between open and closed "
    "questions."
)
