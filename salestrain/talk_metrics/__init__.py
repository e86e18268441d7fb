"""Talk profiles: what can be counted about how somebody sells, each figure beside its published benchmark.

A profile is information and not a score: nothing is graded by it. It is made from turns with their speakers, either of
a practised talk (`profile_of_session` in `kinds.conversation.debrief.profile`) or of the transcript of a real call
(`read_transcript`), which never leaves the machine.

The words are read when the profile is made, by rules that count only what the words show (`asking.py`, `about.py`,
`giving_back.py`, `telling.py`); docs/profile.md says how often they are right. docs/understanding.md says how well the
figures tell good talks from poor ones, as measured by `python -m benchmarks.profiles`.
"""

from __future__ import annotations

from .asking import questions_of
from .benchmarks import NEAR, NO_VERDICT, OUTSIDE, WITHIN, Benchmark
from .figures import Figure, Profile, profile, profile_of
from .giving_back import given_back
from .proof import Moment, Proof
from .text import as_lines, as_markdown, as_text, asked, proof_lines, rows, spoken_as
from .transcripts import Transcript, TranscriptUnclear, read_transcript
from .turns import Read, Turn, read_turns

__all__ = [
    "NEAR",
    "NO_VERDICT",
    "OUTSIDE",
    "WITHIN",
    "Benchmark",
    "Figure",
    "Moment",
    "Profile",
    "Proof",
    "Read",
    "Transcript",
    "TranscriptUnclear",
    "Turn",
    "as_lines",
    "as_markdown",
    "as_text",
    "asked",
    "given_back",
    "profile",
    "profile_of",
    "proof_lines",
    "questions_of",
    "read_transcript",
    "read_turns",
    "rows",
    "spoken_as",
]
