"""The profile of a talk: how it was shared, asked and listened, each figure with its n and its benchmark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..language.acts import FOCUSES
from ..language.languages import is_foreign
from .benchmarks import (
    BENCHMARKS,
    CALL_WORDS,
    FEWEST,
    NEAR,
    NO_VERDICT,
    OUTSIDE,
    SHORTEST_CALL,
    TELLING,
    WITHIN,
    Benchmark,
)
from .turns import ASKED, REFLECTED, Read, Tell, Turn, read_turns, words_in

DEEP = ("implication", "result")
FORMS = (*ASKED, "stacked")
_FOREIGN = "This counts in English only, and most of what the seller says is not."
_FEWEST_WORDS = 50


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `value` is None where there is nothing to compute it from; `shown` is the value in words.

    `n` is how many things it is made of and `of` what these are. `band` is within, near or outside the benchmark, or
    empty where nothing is compared; `note` says why, or how surely the figure is known.
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
    """The profile of one talk, seen from the seller.

    `figures` in the order to show them; `forms` and `focuses` count questions, `thirds` those in each third of the
    words. `finding` is one sentence; `no_verdict` says what benchmarks are worth.
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

    def figure(self, name: str) -> Figure:
        """The figure of this name. Raises KeyError."""
        return {figure.name: figure for figure in self.figures}[name]

    def to_json(self) -> dict[str, Any]:
        """Plain data, for other programs."""
        return {
            "seller": self.seller, "turns": self.turns, "words": self.words,
            "figures": [_figure_to_json(figure) for figure in self.figures],
            "forms": dict(self.forms), "focuses": dict(self.focuses), "thirds": list(self.thirds),
            "finding": self.finding, "no_verdict": self.no_verdict,
        }  # fmt: skip


def _figure_to_json(figure: Figure) -> dict[str, Any]:
    plain = {name: getattr(figure, name) for name in ("name", "label", "value", "shown", "n", "of", "band", "note")}
    held = figure.benchmark
    against = {"green": held.green, "amber": held.amber, "source": held.source} if held else None
    return {**plain, "benchmark": against}


def profile(turns: Sequence[Turn], seller: str, tell: Tell | None = None) -> Profile:
    """The profile of a talk from its turns; `seller` is the speaker it is about.

    Any turns are taken. `tell` hears of progress: reading takes some hundredths of a second for each turn of the
    seller whose acts were not kept.
    """
    mine = read_turns(turns, seller, tell)
    words = sum(words_in(turn.text) for turn in turns)
    english = not is_foreign(" ".join(turn.text for turn in turns if turn.speaker == seller))
    thirds = _thirds(mine, words)
    figures = (
        _talk_share(mine, words),
        _longest(mine),
        *(_of_meaning(mine, words, thirds) if english else _not_read()),
    )
    counted: Counter[str] = sum((read.acts for read in mine), Counter()) if english else Counter()
    return Profile(
        seller, len(mine), words, figures,
        tuple((form, counted[form]) for form in FORMS),
        tuple((focus, counted[focus]) for focus in FOCUSES),
        thirds if english else (0, 0, 0),
        _finding(figures),
    )  # fmt: skip


LABELS = {
    "talk_share": "Share of the words", "longest_turn": "Longest turn", "questions": "Questions",
    "deep_share": "Questions about consequences and results", "spread": "Questions in the thinnest third",
    "reflections_per_question": "Reflections for each question", "complex_share": "Reflections that go further",
    "telling": "Turns that tell, advise or pitch",
}  # fmt: skip


def _talk_share(mine: Sequence[Read], words: int) -> Figure:
    said = sum(read.words for read in mine)
    return _share("talk_share", said, words, "words of the talk", _FEWEST_WORDS)


def _longest(mine: Sequence[Read]) -> Figure:
    if not mine:
        return _nothing("longest_turn", "turns")
    longest = max(read.words for read in mine)
    return _figure("longest_turn", longest, f"{longest} words", len(mine), "turns")


def _of_meaning(mine: Sequence[Read], words: int, thirds: tuple[int, int, int]) -> list[Figure]:
    """The figures that need the words to be understood."""
    questions = sum(read.questions for read in mine)
    focuses = sum((read.focuses for read in mine), Counter[str]())
    deep = sum(focuses[focus] for focus in DEEP)
    found = sum((read.acts for read in mine), Counter[str]())
    reflected = sum(found[act] for act in REFLECTED)
    soft = "Read from the words alone, where also people agree only in part: take it as “about”."
    return [
        _questions(questions, words),
        _share("deep_share", deep, focuses.total(), "questions whose focus was recognised"),
        _share("spread", min(thirds), questions, "questions"),
        _ratio("reflections_per_question", sum(read.gives_back for read in mine), questions, "questions", soft),
        _share("complex_share", found["reflection_complex"], reflected, "reflections found by rule", note=soft),
        _share("telling", sum(read.tells for read in mine), len(mine), "turns", note=f"{soft} {TELLING}"),
    ]


def _not_read() -> list[Figure]:
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


def _share(name: str, part: float, whole: int, of: str, fewest: int = FEWEST, note: str = "") -> Figure:
    if not whole:
        return _nothing(name, of)
    share = round(part / whole, 2)
    note = note if whole >= fewest else f"{_few(fewest)} {note}".strip()
    return _figure(name, share, f"{share:.0%}".replace("%", " %"), whole, of, note, whole >= fewest)


def _ratio(name: str, part: float, whole: int, of: str, note: str) -> Figure:
    if not whole:
        return _nothing(name, of)
    ratio = round(part / whole, 2)
    note = note if whole >= FEWEST else f"{_few(FEWEST)} {note}"
    return _figure(name, ratio, f"{ratio:.2f}", whole, of, note, whole >= FEWEST)


def _figure(name: str, value: float, shown: str, n: int, of: str, note: str = "", compare: bool = True) -> Figure:
    benchmark = BENCHMARKS.get(name)
    band = benchmark.band(value) if benchmark and compare else ""
    return Figure(name, LABELS[name], value, shown, n, of, benchmark, band, note)


def _few(fewest: int) -> str:
    return f"Too few to compare; from {fewest} on."


def _nothing(name: str, of: str) -> Figure:
    return Figure(name, LABELS[name], None, "none to count", 0, of, BENCHMARKS.get(name), note=f"There are no {of}.")


def _thirds(mine: Sequence[Read], words: int) -> tuple[int, int, int]:
    """How many questions stand in each third of the talk's words, by the middle of the turn that asks."""
    found = [0, 0, 0]
    for read in mine:
        middle = read.at + read.words / 2
        found[min(2, int(3 * middle / max(1, words)))] += read.questions
    return found[0], found[1], found[2]


def _finding(figures: Sequence[Figure]) -> str:
    shared = next(figure for figure in figures if figure.name == "talk_share")
    if shared.value is None:
        return "Nothing was said in this talk."
    bands = Counter(figure.band for figure in figures if figure.band)
    lie = f"{bands[WITHIN]} within, {bands[NEAR]} near, {bands[OUTSIDE]} outside"
    return f"{shared.shown} of {shared.n:,} words are the seller's. Beside the benchmarks: {lie}."
