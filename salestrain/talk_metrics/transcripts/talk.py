"""The talk that a transcript holds, and what is said of a text that holds none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ...core.spelling import folded
from ..turns import Turn, words_in
from .names import without_brackets

EXAMPLE = "Begin each turn with the speaker's name and a colon, such as “Ann: Good morning.”"


class TranscriptUnclear(ValueError):
    """Raised for text that cannot be read as a talk; the message says what is missing and what would be right."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk of at least two people.

    `speakers` are in the order in which they first speak. `left_out` are the lines that nobody said, in order: what
    stands above the talk, what the recorder wrote by itself, and what follows the end.
    """

    turns: tuple[Turn, ...]
    speakers: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    def speaker(self, name: str) -> str:
        """Return the speaker that a name means, ignoring case and anything in brackets. Raises TranscriptUnclear."""
        for form in (_as_written, folded, _without_brackets):
            matches = [speaker for speaker in self.speakers if form(speaker) == form(name)]
            if len(matches) == 1:
                return matches[0]
        raise TranscriptUnclear(
            f"Nobody called “{name.strip()}” speaks here, or several do. {_speakers_listed(self.speakers)}"
        )

    def words(self) -> Mapping[str, int]:
        """Return how many words each speaker says, so that a page can ask who the seller is."""
        counts: Counter[str] = Counter()
        for turn in self.turns:
            counts[turn.speaker] += words_in(turn.text)
        return {speaker: counts[speaker] for speaker in self.speakers}


def _as_written(name: str) -> str:
    return name.strip()


def _without_brackets(name: str) -> str:
    return folded(without_brackets(name))


def _speakers_listed(speakers: tuple[str, ...]) -> str:
    shown = [f"“{speaker}”" for speaker in speakers[:8]]
    more = f" and {len(speakers) - 8} more" if len(speakers) > 8 else ""
    return f"Speaking are {', '.join(shown)}{more}."
