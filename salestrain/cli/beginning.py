"""`salestrain new`: the ten questions in the terminal, answers from a file, a copy under new names, or the template."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from .. import places
from ..content import new_exercise
from ..content.scaffold import free_folder, write_exercise
from ..content.yaml import Unreadable, read_document
from ..kinds.conversation.measured import SEEDS
from .shared import stop, tell

Ask = Callable[[str], str]


def new(
    name: Annotated[str, typer.Argument(help="The new exercise's folder name, such as north_quay.")],
    kind: Annotated[
        str, typer.Option(help="The kind of practice: conversation, drill, plan, process, or one of a package.")
    ] = "conversation",
    folder: Annotated[Path | None, typer.Option(help="Where to put it; your own exercises folder if omitted.")] = None,
    answers: Annotated[
        Path | None, typer.Option(help="A file with answers to the ten questions, such as person: Jonas Reed.")
    ] = None,
    copy_of: Annotated[str | None, typer.Option("--from", help="Copy this exercise under new names instead.")] = None,
    rename: Annotated[
        list[str] | None, typer.Option(help="With --from: an old and a new name, such as Ovenline=Brightline.")
    ] = None,
) -> None:
    """Make a new exercise: a buyer from your answers to ten questions, a copy under new names, or a small example."""
    target = folder or places.own_exercises_folder()
    try:
        free_folder(name, target)
        if copy_of is not None:
            created = _copied(name, target, copy_of, rename or [])
        elif answers is not None or (kind == "conversation" and _somebody_is_there()):
            created = _asked(name, target, answers)
        else:
            created = new_exercise(name, target, kind)
    except (ValueError, OSError) as problem:
        stop(problem)
    except Unreadable as problem:
        stop(f"{answers}: {problem.what} {problem.remedy}")
    except (EOFError, KeyboardInterrupt):
        stop("\nNothing was made.")
    called = name if folder is None else str(created)
    typer.echo(
        f"Created {created}\nNext: salestrain play {called}, then change {created / 'exercise.yaml'} "
        f"(or: salestrain edit), then: salestrain check {called}"
    )


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(name: str, target: Path, file: Path | None) -> Path:
    """Make a buyer from the answers in a file, or from those that somebody types."""
    from ..starting import new_buyer, read_answers

    if file is not None:
        files = new_buyer(name, read_answers(read_document(file).data))
    else:
        typed = ask_ten(lambda question: input(question), typer.echo)
        if not typed:
            return new_exercise(name, target)
        files = new_buyer(name, read_answers(typed))
    created = write_exercise(name, target, files)
    _measured(created)
    return created


def ask_ten(ask: Ask, say: Callable[[str], None]) -> dict[str, str]:
    """Ask the ten questions and return what was typed; nothing, if the first one was left empty.

    What cannot be used is asked again, with the reason.

    Args:
        ask: shows a prompt and returns the line that was typed.
        say: shows a line.
    """
    from ..starting import QUESTIONS, wrong_with

    say("Ten questions make a whole buyer; all of it can be changed afterwards.")
    say("Press Enter at the first question for a small example instead.")
    typed: dict[str, str] = {}
    for number, question in enumerate(QUESTIONS, start=1):
        say(f"\n{number}. {question.title}  {question.hint}")
        for blank in question.blanks:
            while True:
                line = ask(f"   {blank.ask} (for example: {blank.example}): ").strip()
                if not line and not typed:
                    return {}
                wrong = wrong_with(blank.key, line, typed)
                if wrong is None:
                    break
                say(f"   {wrong}")
            typed[blank.key] = line
    return typed


def _measured(created: Path) -> None:
    """Measure how hard the new buyer is, so that it is not an estimate."""
    tell("Measuring how hard this buyer is; that takes some seconds.")
    from ..starting.measuring import measure_new

    measured = measure_new(created)
    tell(f"Measured: difficulty {measured.difficulty} of 5. Five bots held {SEEDS} talks each.")


def _copied(name: str, target: Path, source: str, pairs: list[str]) -> Path:
    """Copy an exercise under new names, asking for them where somebody is there to answer."""
    from ..content.library import library
    from ..kinds.conversation.content import Scenario
    from ..starting import copied_files, names_in, renamed, swaps_of

    folder = library().folder(source)
    exercise = library().load(folder)
    files = copied_files(folder)
    given = dict(_pair(pair) for pair in pairs)
    if not isinstance(exercise, Scenario):
        return write_exercise(name, target, renamed(files, (exercise.id, name), given))
    old = {"Company": exercise.buyer.company, "Buyer": exercise.buyer.name}
    others = [person.name for person in exercise.people.values()]
    found = names_in(files["exercise.yaml"], [*old.values(), *others, *given])
    if _somebody_is_there():
        typer.echo("A new name for each; Enter leaves it as it is. Choose a first name of the same sort: he stays he.")
        for called in [*old.values(), *others, *found]:
            if called not in given and (typed := input(f"   {called}: ").strip()):
                given[called] = typed
    buyer, company = (given.pop(old[key], old[key]) for key in ("Buyer", "Company"))
    swaps = swaps_of((exercise.buyer.name, buyer), (exercise.buyer.company, company), given)
    created = write_exercise(name, target, renamed(files, (exercise.id, name), swaps))
    _measured(created)
    staying = [called for called in [*old.values(), *others, *found] if called not in swaps]
    if staying:
        tell(f'Still called as before: {", ".join(staying[:12])}. Change one with --rename "{staying[0]}=…".')
    return created


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = (part.strip() for part in text.partition("="))
    if not (old and sign and new):
        raise ValueError(f"--rename needs an old and a new name, such as Ovenline=Brightline; “{text[:60]}” is none.")
    return old, new
