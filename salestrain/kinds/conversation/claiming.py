"""Figures that a learner plays back although the buyer never gave them.

A summary counts because it shows that somebody listened; one with an invented figure shows the opposite. Rounding,
plain sums of what was said and the figures of one's own offer are no inventions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from ...core.events import Refusal
from ...language import Reading
from ...language.figures import figures
from ...language.words import sentence_around
from .script import Script
from .spoken import spoken_lines
from .state import State
from .usual_lines import NOT_SAID

PLAYS_BACK = frozenset("reflect summarise acknowledge".split())
"""Kinds of move that say what the buyer has said."""
COUNTS_FROM = 5
"""Figures below this are too common in speech ("one thing", "the two of you") to be a claim."""
ROUNDED = 0.15
"""Share by which a figure may differ from what was said."""
A_YEAR_IN = (12, 52, 4)
"""Months, weeks and quarters of a year: whoever is told a month may play back a year, and the other way round."""

_OWN_OFFER = re.compile(
    r"\b(?:ours?|offer|price|trial|pilot|propose|suggest|(?:we|i)(?: would| could| can| will|'d|'ll))\b", re.IGNORECASE
)
"""Words by which a sentence speaks of what the seller offers, whose figures are the seller's own."""


def with_what_was_said(script: Script, state: State, reading: Reading) -> Reading:
    """Return a reading, or the buyer's correction in place of a playback with a figure that nobody has given."""
    for part in reading.heard:
        if script.moves[part.move].kind in PLAYS_BACK:
            figure = invented_figure(script, state, sentence_around(reading.text, part.span))
            if figure:
                return replace(reading, verdict="not_said", heard=(), answers=(), figure=figure, puzzled=NOT_SAID)
    return reading


def must_be_said(script: Script, state: State, text: str, meant: Sequence[str]) -> None:
    """Refuse to take a line for a playback afterwards if it holds a figure that nobody had given.

    Args:
        script: talk.
        state: state before the line.
        text: line as typed.
        meant: moves that it is said to have been.

    Raises:
        Refusal: it holds such a figure.
    """
    if any(script.moves[name].kind in PLAYS_BACK for name in meant if name in script.moves):
        figure = invented_figure(script, state, text)
        if figure:
            raise Refusal(f"{script.scenario.buyer.name} never said “{figure}”, so this gives nothing back.")


def invented_figure(script: Script, state: State, text: str) -> str:
    """Return the first figure of a text that nobody has given so far, in its words; empty if there is none.

    Args:
        script: talk.
        state: state before the line.
        text: what is played back.
    """
    claimed = [figure for figure in figures(text) if figure.value >= COUNTS_FROM]
    if _OWN_OFFER.search(text.replace("’", "'")):
        return ""
    if not claimed:
        return ""
    given = {figure.value for told in _told(script, state) for figure in figures(told)}
    return next((figure.words for figure in claimed if not _follows(figure.value, given)), "")


def _told(script: Script, state: State) -> Iterator[str]:
    """Yield everything that was said or could be read so far."""
    briefing = script.scenario.briefing
    yield from (briefing.learner, briefing.goal, briefing.buyer_card)
    yield from state.own_figures
    yield from (script.facts[name].text for name in state.known if name in script.facts)
    spoken = spoken_lines(script.scenario)
    yield from (spoken[line] for line in ("opens", *state.used_lines) if line in spoken)
    yield from (line.choice for line in script.moves.values() if state.moments(f"move:{line.id}"))


def _follows(value: float, given: set[float]) -> bool:
    """Return whether a figure is one that was given, or a plain sum of those."""
    if any(_is_near(value, known) for known in given):
        return True
    if any(_is_near(value, known * by) or _is_near(value * by, known) for known in given for by in A_YEAR_IN):
        return True
    pairs = combinations(sorted(given), 2)
    return any(
        _is_near(value, sum_) for small, large in pairs for sum_ in (small * large, small + large, large - small)
    )


def _is_near(value: float, known: float) -> bool:
    return abs(value - known) <= ROUNDED * known
