"""`salestrain profile`: the profile of a transcript in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from ..kinds.call.files import LARGEST, text_of_file
from ..talk_metrics import Figure, Profile, Transcript, TranscriptUnclear, asked, proof_lines, read_transcript, rows
from ..talk_metrics.turns import Tell


def transcript_in(file: Path) -> Transcript:
    """Return the talk in a file: text, captions, JSON or a Word document. Raises TranscriptUnclear."""
    try:
        if file.stat().st_size > LARGEST:
            raise TranscriptUnclear(
                f"{file.name} has {file.stat().st_size / 1e6:,.1f} MB; give one conversation at a time."
            )
        return read_transcript(text_of_file(file.name, file.read_bytes()))
    except OSError as error:
        raise TranscriptUnclear(f"{file} cannot be read: {error.strerror or error}.") from None


def speakers_in_words(transcript: Transcript) -> str:
    """Return who speaks, and how many words."""
    lines = [f"  {speaker}: {count:,} words" for speaker, count in transcript.words().items()]
    return "\n".join(["The speakers:", *lines])


@contextmanager
def progress() -> Iterator[Tell]:
    """Show a progress bar on the standard error stream while the turns are read."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading the seller's turns", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def as_table(profile: Profile) -> Table:
    """Return a table of the figures, each with its n and its benchmark."""
    table = Table("what", "value", "counted", "beside the benchmark", "benchmark", box=None, pad_edge=False)
    for row in rows(profile):
        table.add_row(*[escape(cell.replace(" %", "\u00a0%")) for cell in row])
    return table


def sentences(profile: Profile) -> str:
    """Return the text below the table: the finding, the questions and the sources."""
    sources = [f"  {figure.label}: {_source(figure)}" for figure in profile.figures]
    left_out = [profile.left_out] if profile.left_out else []
    counted = ["What was counted (leave one out with --leave-out and its name):", *proof_lines(profile, str)]
    origin = ["Where the benchmarks come from:", *sources]
    return "\n".join([profile.finding, *left_out, profile.no_verdict, *asked(profile), *counted, *origin])


def _source(figure: Figure) -> str:
    """Return where the benchmark of a figure is from, with the note on the figure."""
    if figure.benchmark is None:
        return figure.note
    return f"{figure.benchmark.source} {figure.note}" if figure.note else figure.benchmark.source


def as_json(profile: Profile) -> str:
    """Return the profile as JSON, for other programs; in ASCII, so that no encoding on the way changes a letter."""
    return json.dumps(profile.to_json(), indent=2)
