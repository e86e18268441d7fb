"""The command line: the commands, their options and their output."""

from __future__ import annotations

import getpass
import os
import sys
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from .. import places
from ..content import ExerciseMistakes, UnknownExercise, hidden_exercises
from ..content.library import library
from ..exports.plain import harmless
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.measured import SEEDS
from .beginning import new
from .doctor import doctor
from .exporting import export
from .forgetting import forget
from .handing_on import install, pack
from .listed import listed
from .narrow import write_plainer_where_needed
from .printing import print_sheets
from .rooms import backup, edit, lab, serve
from .rounds import groups, raters
from .shared import a_talk, folders_of, load, load_talk, stop, tell
from .workshops import app as workshop

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, soft_wrap=True)


class Format(StrEnum):
    """Output formats of `check`."""

    text = "text"
    json = "json"
    github = "github"


def _tell_version(*, wanted: bool) -> None:
    """Print the installed version and end, if it was asked for."""
    if wanted:
        typer.echo(f"salestrain {version('salestrain')}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Practise selling with a buyer who holds back until you earn it."""


@app.command("list")
def list_exercises() -> None:
    """List the exercises, a line each: with whom or about what, how many minutes, how hard."""
    lines, broken = listed(library(), console.width)
    typer.echo("\n".join(lines))
    for hidden, front in hidden_exercises(places.exercises_folders()):
        typer.echo(f"{hidden} is hidden: {front} has the same name and comes first. Rename one of them.", err=True)
    for name in broken:
        typer.echo(f"{name} has mistakes; see: salestrain check {name}", err=True)


@app.command()
def check(
    names: Annotated[list[str] | None, typer.Argument(help="Exercises by name or folder; all if omitted.")] = None,
    format: Annotated[Format, typer.Option(help="How to print the findings.")] = Format.text,
    *,
    explore: Annotated[
        bool, typer.Option("--explore/--no-explore", help="Walk every path through each talk; takes seconds.")
    ] = True,
    mutations: Annotated[
        bool, typer.Option("--mutations", help="Also check that a playthrough would notice a fact that costs nothing.")
    ] = False,
) -> None:
    """Report what to fix in exercises: file, line, what is wrong, what would be right. Fails on errors only."""
    from ..checking import check as check_exercise
    from ..checking.printing import WRITERS, fails, placed

    problems = []
    try:
        chosen = folders_of(names)
        for folder in chosen:
            reported = check_exercise(folder, explore=explore, mutations=mutations, tell=tell)
            problems += placed(folder, reported, Path.cwd())
    except UnknownExercise as unknown:
        stop(unknown)
    typer.echo(WRITERS[format.value](problems, len(chosen)))
    raise typer.Exit(1 if fails(problems) else 0)


@app.command()
def explore(
    name: Annotated[str, typer.Argument(help="The exercise, as `salestrain list` names it, or its folder.")],
    variant: Annotated[str | None, typer.Option(help="One variant only, such as v.open.")] = None,
    limit: Annotated[
        int, typer.Option(min=1, help="Moments to walk in a variant before giving up the proof.")
    ] = 200_000,
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Print all figures as JSON, with a path to each finding.")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(help="Draw what leads to what, in this .svg or .dot; one file per variant.")
    ] = None,
) -> None:
    """Walk every path through a talk: what can be reached, how, and what cannot."""
    from .explore import as_json, as_text, explore_shown, write_pictures

    try:
        explored = explore_shown(load_talk(name), variant, limit, picture)
        for path in write_pictures(explored, picture) if picture else ():
            typer.echo(f"Wrote {path}", err=True)
    except (ValueError, OSError) as problem:
        stop(problem)
    typer.echo(as_json(explored) if json else as_text(explored))


@app.command()
def measure(
    names: Annotated[list[str] | None, typer.Argument(help="Talks by name or folder; all if omitted.")] = None,
    seeds: Annotated[int, typer.Option(min=1, max=100_000, help="Number of talks that each bot holds.")] = SEEDS,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Save the figures beside each exercise, in measured.json.")
    ] = False,
) -> None:
    """Measure how hard talks are: five bots, from random to perfect, hold many talks each."""
    from ..starting.measuring import write_measured
    from .measure import as_json, as_table, measure_folder, summary

    results, lines = {}, []
    try:
        for folder in folders_of(names):
            loaded = library().load(folder)
            if not names and not isinstance(loaded, Scenario):
                continue
            a_talk(loaded)
            exercise, measured = measure_folder(folder, seeds, tell)
            results[folder.name] = measured
            lines.append(summary(folder.name, exercise, measured))
            if write and places.is_installed(folder):
                again = f"salestrain new MY_NAME --from {folder.name}"
                stop(f"{folder.name} came with salestrain and stays as it is. Measure a copy of it: {again}")
            if write:
                typer.echo(f"Wrote {write_measured(folder, measured)}", err=True)
    except (UnknownExercise, ExerciseMistakes, OSError) as problem:
        stop(problem)
    if json:
        typer.echo(as_json(results))
    else:
        console.print(as_table(results))
        typer.echo("\n".join(lines))


@app.command()
def play(
    name: Annotated[str, typer.Argument(help="The exercise, as `salestrain list` names it.")],
    seed: Annotated[int, typer.Option(min=0, help="Which of the buyer's variants you meet; same seed, same talk.")] = 0,
    moves: Annotated[str | None, typer.Option(help="Guided moves to play in one go, such as m.open,m.like.")] = None,
    *,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin afresh; what you did before stays as it is, and nothing is deleted.")
    ] = False,
) -> None:
    """Practise in the terminal; your work is saved and resumes where you left off."""
    from .holding import play_kept, play_moves
    from .pages import play_page
    from .play import Refusal, StoreError

    def ask(question: str) -> str:
        return console.input(question, markup=False)

    exercise = load(name)
    try:
        if moves is not None:
            play_moves(a_talk(exercise), seed, moves.split(","), typer.echo)
        elif isinstance(exercise, Scenario):
            play_kept(exercise, seed, ask, typer.echo, fresh=fresh)
        else:
            play_page(exercise, ask, typer.echo, fresh=fresh)
    except (Refusal, StoreError, ValueError) as problem:
        stop(problem)
    except (EOFError, KeyboardInterrupt):
        typer.echo("\nYour work is saved; run the same command to continue.")


@app.command()
def profile(
    file: Annotated[
        Path, typer.Argument(help="The transcript of a call: text, captions (.vtt, .srt), Word (.docx) or .json.")
    ],
    seller: Annotated[str | None, typer.Option(help="Which speaker is the seller; asked for if omitted.")] = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option(help="What was read wrongly, by the name printed beside it, such as question-7-1."),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
) -> None:
    """Count how a seller shared, asked and listened in a real call; nothing is stored or sent."""
    # Set before numpy is imported: its products are too small here to be worth splitting among threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from ..talk_metrics import TranscriptUnclear, profile_of, read_turns
    from .profile import as_json, as_table, progress, sentences, speakers_in_words, transcript_in

    try:
        talk = transcript_in(file)
        if seller is None:
            typer.echo(harmless(speakers_in_words(talk)), err=True)
            seller = Console(stderr=True).input("Which of them is the seller? ", markup=False)
        name = talk.speaker(seller)
        with progress() as advance:
            read = read_turns(talk.turns, name, advance)
        counted = profile_of(talk.turns, name, read, frozenset(leave_out or ()))
        unknown = sorted(set(leave_out or ()) - {moment.id for moment in counted.proof.moments})
        if unknown:
            stop(f"There is no {unknown[0]} in this profile. Without --leave-out it prints the names that there are.")
    except TranscriptUnclear as problem:
        stop(problem)
    except (EOFError, KeyboardInterrupt):
        stop("\nName the seller with --seller.")
    if json:
        typer.echo(as_json(counted))
    else:
        console.print(as_table(counted), soft_wrap=False)
        typer.echo(harmless(sentences(counted)))


@app.command()
def outcomes(
    *,
    csv: Annotated[bool, typer.Option("--csv", help="Print them as CSV, with every mark.")] = False,
) -> None:
    """List what you have finished in the terminal, with its total as earned, whatever has changed since."""
    from ..attempts.learner import at_a_terminal
    from ..store import StoreError, open_store
    from .outcomes import as_csv, as_table, finished

    try:
        with open_store() as store:
            rows = list(finished(store, at_a_terminal(os.environ, getpass.getuser()).id))
    except StoreError as failed:
        stop(failed)
    if csv:
        typer.echo(as_csv(rows), nl=False)
    elif rows:
        console.print(as_table(rows))
    else:
        typer.echo("Nothing is finished yet. Start with: salestrain list")


@app.command()
def wordings(
    name: Annotated[str, typer.Argument(help="The exercise, as `salestrain list` names it.")],
) -> None:
    """List wordings that learners sent to the author: what was misheard, and the move they meant."""
    from ..store import StoreError, open_store

    exercise = load_talk(name)
    labels = {move.id: move.label for move in exercise.moves}
    try:
        offered = open_store().offered_wordings(exercise.id)
    except StoreError as failed:
        stop(failed)
    for words, move in offered:
        typer.echo(f"{move}  ({labels.get(move, 'no longer a move')})  {harmless(words)}")
    typer.echo(f"{len(offered)} sent in. Add those you like to the move's examples in exercise.yaml.")


for round_command in (groups, raters):
    workshop.command()(round_command)
app.add_typer(workshop, name="workshop")
for command in (new, pack, install, serve, edit, lab, backup, forget, doctor, export):
    app.command()(command)
app.command("print")(print_sheets)


def main() -> None:
    """Run the `salestrain` command."""
    # Set before numpy is imported, and for the room's kernels: products here are too small to be worth splitting among
    # threads, which on a busy machine cost eight times as much.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    write_plainer_where_needed()
    try:
        app()
    except places.NotAFolder as problem:
        typer.echo(str(problem), err=True)
        sys.exit(1)
