"""`salestrain workshop groups` and `raters`: who sits with whom, and how far people agree who rated the same talks."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content import ExerciseMistakes
from ..content.library import library
from ..content.loading import load_playthroughs
from ..core.criteria import Criterion
from ..core.limits import OutOfRange
from ..core.rubric import Scorecard, by_criterion
from ..core.spelling import folded
from ..materials.beside import Sheet, beside, beside_screen
from ..materials.rater_round import Marks, rater_round, round_screen
from ..materials.rotating import Pair, pairs_of, rotation_screen
from ..materials.rotating import groups as drawn
from ..ui import Screen, to_text
from ..ui.html.paper import paper
from .shared import load_talk, stop

COLUMNS = ("rater", "transcript", "criterion", "score")
WIDTH = 100


class Unusable(ValueError):
    """Raised for a table of ratings that cannot be read; the message says where and what would be right."""


def groups(
    names: Annotated[list[str], typer.Argument(help="Everybody by name.")],
    minutes: Annotated[int, typer.Option(min=1, max=120, help="How long a round takes.")] = 15,
    sessions: Annotated[int, typer.Option(min=1, max=12, help="How many sessions, each in other groups.")] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Another number draws other groups.")] = 0,
    out: Annotated[Path | None, typer.Option(help="A file to print, instead of text here.")] = None,
) -> None:
    """Draw groups of three in which everybody sells once, plays the buyer once and observes once."""
    people = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if len(people) < 2:
        stop("A group takes two people or more; give each a name of their own.")
    screens: list[Screen] = []
    met: set[Pair] = set()
    for number in range(sessions):
        made = drawn(people, met, seed + number)
        met |= {pair for group in made for pair in pairs_of(group)}
        screens.append(rotation_screen(made, minutes))
    _give(screens, "Groups and parts", out)


def raters(
    name: Annotated[str, typer.Argument(help="The talk whose transcripts were rated.")],
    ratings: Annotated[Path, typer.Argument(help="A CSV file with rater, transcript, criterion and score.")],
    *,
    side_by_side: Annotated[
        bool,
        typer.Option("--side-by-side", help="Also show all marks beside the rule's, with its reasons."),
    ] = False,
    out: Annotated[Path | None, typer.Option(help="A file to print, instead of text here.")] = None,
) -> None:
    """Tell how far people agree who rated the transcripts of a talk, with the rule and with each other.

    The transcripts are the sheets to-rate-1 to to-rate-3 of `salestrain print`, the criteria those of its observer
    sheet.
    """
    talk = load_talk(name)
    try:
        given = read_ratings(ratings.read_text(encoding="utf-8-sig"), talk.rubric)
        by_rule = _by_rule(name, talk)
        gold = {number: by_criterion(card) for number, card in by_rule.items()}
        transcripts = sorted({transcript for marks in given.values() for transcript in marks})
        rated = rater_round(talk.rubric, list(given.values()), gold, transcripts)
    except (Unusable, OutOfRange, ExerciseMistakes) as problem:
        stop(problem)
    except OSError as problem:
        stop(f"{ratings} cannot be read: {problem.strerror}.")
    screens = [round_screen(rated)]
    if side_by_side:
        screens += [_beside(talk, number, card, given) for number, card in by_rule.items()]
    _give(screens, f"Rater round: {talk.title}", out)


def _beside(talk: Any, number: str, card: Scorecard, given: Mapping[str, Marks]) -> Screen:
    """Return the marks of one transcript: the rule's beside everybody's."""
    sheets = [Sheet(rater, marks[number], {}) for rater, marks in given.items() if number in marks]
    levels = {criterion.id: [level.score for level in criterion.levels] for criterion in talk.rubric}
    return replace(beside_screen(beside(card.marks, sheets, levels)), title=f"Transcript {number}: marks side by side")


def read_ratings(text: str, criteria: Sequence[Criterion]) -> Mapping[str, Marks]:
    """Return the scores of each rater, by transcript and criterion.

    Args:
        text: the table as CSV; criteria by their label or id.
        criteria: criteria of the rubric.

    Raises:
        Unusable: at the first line that cannot be read.
    """
    known = {folded(word): one.id for one in criteria for word in (one.label, one.id)}
    given: dict[str, dict[str, dict[str, int]]] = {}
    rows = csv.DictReader(text.splitlines())
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise Unusable(f"The first line must name the columns {', '.join(COLUMNS)}; {missing[0]} is missing.")
    for number, row in enumerate(rows, 2):
        rater, transcript, criterion, score = (str(row[column] or "").strip() for column in COLUMNS)
        if folded(criterion) not in known:
            raise Unusable(f"Line {number}: there is no criterion “{criterion}”. See the observer sheet.")
        if not score.isdecimal():
            raise Unusable(f"Line {number}: “{score}” is no score; leave the line out where nothing was ticked.")
        own = given.setdefault(rater, {}).setdefault(transcript, {})
        own[known[folded(criterion)]] = int(score)
    return given


def _by_rule(name: str, talk: Any) -> Mapping[str, Scorecard]:
    # Playing talks with typed lines needs the reader, which no other command should wait for.
    from ..kinds.conversation.handouts.to_rate import agreed
    from ..kinds.conversation.playing import play

    playthroughs: Any = load_playthroughs(library().folder(name))
    return agreed([(one, play(talk, one)) for one in playthroughs])


def _give(screens: Sequence[Screen], title: str, out: Path | None) -> None:
    """Print screens here, or write them into a file to print."""
    if out is None:
        for screen in screens:
            typer.echo(to_text(screen, WIDTH).text)
        return
    try:
        out.write_text(paper(title, screens), encoding="utf-8")
    except OSError as problem:
        stop(f"{out} cannot be written: {problem.strerror}.")
    typer.echo(f"Wrote {out}.")
