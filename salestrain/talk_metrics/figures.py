"""The profile of a talk: how it was shared, asked and listened, each figure with its n and its benchmark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.acts import FOCUSES
from ..language.languages import is_foreign
from .benchmarks import (
    BENCHMARKS,
    CALL_WORDS,
    COUNSELLED_RATIO,
    COUNSELLED_SHARE,
    DIRECTION,
    FEWEST,
    NEAR,
    NO_VERDICT,
    OUTSIDE,
    SHORTEST_CALL,
    SHORTEST_SHARE,
    TELLING,
    UNPUBLISHED,
    WITHIN,
    Benchmark,
)
from .proof import NO_PROOF, Proof, longest_that_counts, proof_of, that_count
from .turns import ASKED, Read, Tell, Turn, read_turns, words_in

DEEP = ("implication", "result")
FORMS = (*ASKED, "stacked")
_FOREIGN = "This counts in English only, and most of what the seller says is not."
CAREFUL = "Read from the words alone: what is not sure is not counted, so there may be more."


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a profile.

    `value` is None if there is nothing to compute it from; `shown` is the value in words. `n` counts the things it is
    made of, and `of` names them. `band` is within, near or outside the benchmark, or empty if nothing is compared;
    `note` says why, or how certain the figure is.
    """

    name: str
    label: str
    value: float | None
    shown: str
    n: int
    of: str
    benchmark: Benchmark | None = None
    band: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of one talk, from the seller's point of view.

    `figures` are in the order to show them; `forms` and `focuses` count questions, `thirds` the questions in each third
    of the words. `finding` is one sentence; `no_verdict` says what benchmarks are worth. `proof` holds the words that
    the figures are counted from; `left_out` says in words what of them is left out, or nothing.
    """

    seller: str
    turns: int
    words: int
    figures: tuple[Figure, ...]
    forms: tuple[tuple[str, int], ...]
    focuses: tuple[tuple[str, int], ...]
    thirds: tuple[int, int, int]
    finding: str
    no_verdict: str = NO_VERDICT
    proof: Proof = NO_PROOF
    left_out: str = ""

    def figure(self, name: str) -> Figure:
        """Return the figure with this name. Raises KeyError."""
        return {figure.name: figure for figure in self.figures}[name]

    def to_json(self) -> dict[str, Any]:
        """Return the profile as plain data, for other programs."""
        return {
            "seller": self.seller,
            "turns": self.turns,
            "words": self.words,
            "figures": [_figure_to_json(figure) for figure in self.figures],
            "forms": dict(self.forms),
            "focuses": dict(self.focuses),
            "thirds": list(self.thirds),
            "finding": self.finding,
            "no_verdict": self.no_verdict,
            "proof": self.proof.to_json(),
            "left_out": self.left_out,
        }


def _figure_to_json(figure: Figure) -> dict[str, Any]:
    plain = {name: getattr(figure, name) for name in ("name", "label", "value", "shown", "n", "of", "band", "note")}
    benchmark = figure.benchmark
    if benchmark is None:
        return {**plain, "benchmark": None}
    bands = {"green": benchmark.green, "amber": benchmark.amber, "source": benchmark.source}
    return {**plain, "benchmark": bands}


def profile(turns: Sequence[Turn], seller: str, tell: Tell | None = None) -> Profile:
    """Return the profile of a talk.

    Args:
        turns: all turns of the talk.
        seller: the speaker that the profile is about.
        tell: called with the progress, after each turn of the seller.
    """
    return profile_of(turns, seller, read_turns(turns, seller, tell))


def profile_of(
    turns: Sequence[Turn], seller: str, read: Sequence[Read], contested: Collection[str] = frozenset()
) -> Profile:
    """Return the profile of a talk whose seller's turns are read.

    Args:
        turns: all turns of the talk.
        seller: the speaker that the profile is about.
        read: what `read_turns` makes of them.
        contested: ids of moments of the proof that are left out of the figures.
    """
    counting = that_count(read, contested)
    words = sum(words_in(turn.text) for turn in turns)
    english = not is_foreign(" ".join(turn.text for turn in turns if turn.speaker == seller))
    thirds = _thirds(counting, words)
    figures = (
        _talk_share(counting, words),
        _longest(counting, contested),
        *(_of_meaning(counting, words, thirds) if english else _not_read()),
    )
    counts = _counts(counting) if english else Counter[str]()
    proof = proof_of(read, contested, of_meaning=english)
    left = _left_out(len(proof.left_out))
    return Profile(
        seller,
        len(read),
        words,
        figures,
        tuple((form, counts[form]) for form in FORMS),
        tuple((focus, counts[focus]) for focus in FOCUSES),
        thirds if english else (0, 0, 0),
        _finding(figures),
        proof=proof,
        left_out=left,
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return f"You left out {count} of the moments below; the figures count what remains."


LABELS = {
    "talk_share": "Share of the words",
    "longest_turn": "Longest turn",
    "questions": "Questions",
    "deep_share": "Questions about consequences and results",
    "spread": "Questions in the thinnest third",
    "reflections_per_question": "Turns that give back, for each question",
    "complex_share": "Turns that give back and go further",
    "telling": "Turns that tell, advise or pitch",
}


def _talk_share(seller_turns: Sequence[Read], words: int) -> Figure:
    seller_words = sum(read.words for read in seller_turns)
    return _share("talk_share", seller_words, words, "words of the talk", SHORTEST_SHARE)


def _longest(seller_turns: Sequence[Read], contested: Collection[str]) -> Figure:
    longest = longest_that_counts(seller_turns, contested)
    if longest is None:
        return _nothing("longest_turn", "turns")
    return _figure(
        "longest_turn",
        longest,
        "1 word" if longest == 1 else f"{longest} words",
        len(seller_turns),
        "turns",
        UNPUBLISHED,
    )


def _of_meaning(seller_turns: Sequence[Read], words: int, thirds: tuple[int, int, int]) -> list[Figure]:
    """Return the figures for which the words must be understood."""
    questions = sum(len(read.asked) for read in seller_turns)
    focuses = sum((read.focuses for read in seller_turns), Counter[str]())
    deep = sum(focuses[focus] for focus in DEEP)
    given = sum(read.gives_back for read in seller_turns)
    further = sum(read.goes_further for read in seller_turns)
    told = sum(read.tells for read in seller_turns)
    back = "turns that gave back"
    return [
        _questions(questions, words),
        _share("deep_share", deep, focuses.total(), "questions whose focus was recognised", note=DIRECTION),
        _share("spread", min(thirds), questions, "questions", note=UNPUBLISHED),
        _ratio("reflections_per_question", given, questions, "questions", f"{CAREFUL} {COUNSELLED_RATIO}"),
        _share("complex_share", further, given, back, note=f"{CAREFUL} {COUNSELLED_SHARE}"),
        _share("telling", told, len(seller_turns), "turns", note=f"{CAREFUL} {TELLING}"),
    ]


def _counts(seller_turns: Sequence[Read]) -> Counter[str]:
    """Return how many questions there are of each form and focus, and how many turns stack them."""
    counts: Counter[str] = Counter(one.form for read in seller_turns for one in read.asked)
    counts.update(one.focus for read in seller_turns for one in read.asked if one.focus)
    counts["stacked"] = sum(read.stacked for read in seller_turns)
    return counts


def _not_read() -> list[Figure]:
    """Return the figures that cannot be counted in a language other than English."""
    names = ("questions", "deep_share", "spread", "reflections_per_question", "complex_share", "telling")
    return [
        Figure(name, LABELS[name], None, "not counted", 0, "", BENCHMARKS.get(name), note=_FOREIGN) for name in names
    ]


def _questions(questions: int, words: int) -> Figure:
    if words < SHORTEST_CALL:
        note = f"The benchmark is for calls of some {CALL_WORDS:,} words; this talk has {words:,} and is not compared."
        return _figure("questions", questions, str(questions), words, "words of the talk", note=note, compare=False)
    scaled = round(questions * CALL_WORDS / words, 1)
    shown = f"{questions}, or {scaled:g} in a call of {CALL_WORDS:,} words"
    return _figure("questions", scaled, shown, words, "words of the talk")


def _share(name: str, part: float, total: int, of: str, fewest: int = FEWEST, note: str = "") -> Figure:
    if not total:
        return _nothing(name, of)
    share = round(part / total, 2)
    note = note if total >= fewest else f"{_few(name, fewest, total)} {note}".strip()
    return _figure(name, share, f"{share:.0%}".replace("%", " %"), total, of, note, compare=total >= fewest)


def _ratio(name: str, part: float, total: int, of: str, note: str) -> Figure:
    if not total:
        return _nothing(name, of)
    ratio = round(part / total, 2)
    note = note if total >= FEWEST else f"{_few(name, FEWEST, total)} {note}"
    return _figure(name, ratio, f"{ratio:.2f}", total, of, note, compare=total >= FEWEST)


def _figure(name: str, value: float, shown: str, n: int, of: str, note: str = "", *, compare: bool = True) -> Figure:
    benchmark = BENCHMARKS.get(name)
    band = benchmark.band(value) if benchmark and compare else ""
    return Figure(name, LABELS[name], value, shown, n, of, benchmark, band, note)


def _few(name: str, fewest: int, total: int) -> str:
    if name not in BENCHMARKS:
        return f"Fewer than {fewest}: a hint at most."
    return f"The benchmark is for whole calls; with {total:,} words this talk is not compared. It takes {fewest:,}."


def _nothing(name: str, of: str) -> Figure:
    """Return a figure for which there is nothing to count."""
    return Figure(name, LABELS[name], None, "none to count", 0, of, BENCHMARKS.get(name), note=f"There are no {of}.")


def _thirds(seller_turns: Sequence[Read], words: int) -> tuple[int, int, int]:
    """Return how many questions are in each third of the talk's words, each by its own place."""
    counts = [0, 0, 0]
    for read in seller_turns:
        for one in read.asked:
            counts[min(2, int(3 * read.place_of(one) / max(1, words)))] += 1
    return counts[0], counts[1], counts[2]


def _finding(figures: Sequence[Figure]) -> str:
    shared = next(figure for figure in figures if figure.name == "talk_share")
    if shared.value is None:
        return "Nothing was said in this talk."
    bands = Counter(figure.band for figure in figures if figure.band)
    if not bands:
        return f"{shared.shown} of {shared.n:,} words are the seller's. The talk is too short for the benchmarks."
    placed = f"{bands[WITHIN]} within, {bands[NEAR]} near, {bands[OUTSIDE]} outside"
    return f"{shared.shown} of {shared.n:,} words are the seller's. Beside the benchmarks: {placed}."
