"""The profile of a talk: what can be counted of how somebody sells, each figure beside its published benchmark.

A profile is derived information and no score: nothing is marked by it. It is made from turns with their speakers,
either of a talk that was practised (`debrief.profile_of_session`) or of the transcript of a real call
(`read_transcript`), which never leaves the machine.

What was kept with a reading is never read again; whatever carries no acts is read when the profile is made.
How well the figures that are read from text alone tell good talks from poor ones: docs/understanding.md, measured by
`python -m benchmarks.profiles`.
"""

from __future__ import annotations

from .benchmarks import NEAR, NO_VERDICT, OUTSIDE, WITHIN, Benchmark
from .figures import Figure, Profile, profile
from .text import as_lines, as_markdown, as_text, asked, rows
from .transcripts import Transcript, TranscriptUnclear, read_transcript
from .turns import Turn

__all__ = [
    "NEAR", "NO_VERDICT", "OUTSIDE", "WITHIN", "Benchmark", "Figure", "Profile", "Transcript", "TranscriptUnclear",
    "Turn", "as_lines", "as_markdown", "as_text", "asked", "profile", "read_transcript", "rows",
]  # fmt: skip
