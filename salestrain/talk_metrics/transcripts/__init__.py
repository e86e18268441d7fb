"""Transcripts of real calls: text in which every turn says who speaks.

No recorder writes like another. So every form in which a line may say who speaks is tried on the whole text (`forms`),
and the one is believed that makes sense (`sense`): at least two people, who come back, with words of their own, and
little that is nobody's. A line without a name continues the turn before it; what a recorder writes by itself
(`machine`) is no speech, and is told as left out.
"""

from __future__ import annotations

from .data import looks_like_data, turns_in_data
from .lines import lines_of
from .names import people
from .reading import read_lines
from .talk import EXAMPLE, Transcript, TranscriptUnclear
from .turning import joined

LONGEST = 500_000
"""Maximum number of characters: some ten hours of talk."""
LONGEST_DATA = 8_000_000
"""The same for data, in which every word may have its times."""

__all__ = ["LONGEST", "LONGEST_DATA", "Transcript", "TranscriptUnclear", "read_transcript"]


def read_transcript(text: str) -> Transcript:
    """Return the turns of a transcript.

    Consecutive turns of one speaker become one. Raises TranscriptUnclear, with a sentence for the person who provided
    the text.
    """
    is_data = looks_like_data(text)
    most = LONGEST_DATA if is_data else LONGEST
    if len(text) > most:
        raise TranscriptUnclear(
            f"This text has {len(text):,} characters; a transcript may have {most:,}, some ten hours of talk. "
            "Give one conversation at a time."
        )
    if not any(letter.isalnum() for letter in text):
        raise TranscriptUnclear(f"There are no words here. {EXAMPLE}")
    said = turns_in_data(text) if is_data else None
    if said is None:
        return checked(read_lines(lines_of(text)))
    who = people(name for name, _ in said)
    return checked(joined((who[name], words) for name, words in said))


def checked(talk: Transcript) -> Transcript:
    """Return a talk of at least two. Raises TranscriptUnclear."""
    if not talk.speakers:
        raise TranscriptUnclear(f"Nothing here says who speaks. {EXAMPLE}")
    if len(talk.speakers) == 1:
        raise TranscriptUnclear(
            f"Only {talk.speakers[0]} speaks here; a talk has at least two speakers, and the share of each is counted. "
            f"{EXAMPLE}"
        )
    return talk
