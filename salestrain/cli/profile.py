"""The profile of a transcript in a file, as the command line shows it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from ..talk_metrics import Profile, Transcript, TranscriptUnclear, asked, read_transcript, rows
from ..talk_metrics.transcripts import LONGEST
from ..talk_metrics.turns import Tell

BYTES_A_CHARACTER = 4
"""No letter takes more in UTF-8."""


def transcript_in(file: Path) -> Transcript:
    """The talk in a text file. Raises TranscriptUnclear."""
    try:
        return read_transcript(_text_of(file))
    except OSError as failed:
        raise TranscriptUnclear(f"{file} cannot be read: {failed.strerror or failed}.") from None
    except UnicodeDecodeError:
        raise TranscriptUnclear(f"{file.name} is no text in UTF-8. Save the transcript as plain text (.txt).") from None


def _text_of(file: Path) -> str:
    if file.stat().st_size > LONGEST * BYTES_A_CHARACTER:
        raise TranscriptUnclear(
            f"{file.name} has {file.stat().st_size / 1e6:,.1f} MB; a transcript may have {LONGEST:,} characters, some "
            "ten hours of talk. Give one conversation at a time."
        )
    raw = file.read_bytes()
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return raw.decode("utf-16" if wide else "utf-8-sig")


def speakers_in_words(transcript: Transcript) -> str:
    """Who speaks, and how much."""
    said = [f"  {speaker}: {count:,} words" for speaker, count in transcript.words().items()]
    return "\n".join(["Speaking are:", *said])


@contextmanager
def progress() -> Iterator[Tell]:
    """A bar on a terminal, beside what is printed, while the turns are read."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading the seller's turns", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def as_table(made: Profile) -> Table:
    """The figures, each with its n and its benchmark."""
    table = Table("what", "value", "counted", "beside the benchmark", "benchmark", box=None, pad_edge=False)
    for row in rows(made):
        table.add_row(*[escape(cell.replace(" %", "\u00a0%")) for cell in row])
    return table


def sentences(made: Profile) -> str:
    """What stands below the table: the finding, the questions, the sources."""
    sources = [
        f"  {figure.label}: {figure.benchmark.source}{f' {figure.note}' if figure.note else ''}"
        if figure.benchmark
        else f"  {figure.label}: {figure.note}"
        for figure in made.figures
    ]
    return "\n".join([made.finding, made.no_verdict, *asked(made), "Where the benchmarks are from:", *sources])


def as_json(made: Profile) -> str:
    """The profile for other programs."""
    return json.dumps(made.to_json(), indent=2, ensure_ascii=False)
