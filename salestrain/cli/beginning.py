"""`salestrain new`: the ten questions in the terminal, answers from a file, a copy under new names, or the template."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from .. import places
from ..content import new_exercise
from ..content.scaffold import free_folder, write_exercise
from ..content.yaml import Unreadable, read_document
from ..kinds.conversation.measured import SEEDS
from ..starting.answers import QUESTIONS
from ..starting.proposing import Proposal
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
    heard: Annotated[
        Path | None,
        typer.Option(help="A transcript of a real call, or a Word or Excel sheet, whose answers are proposed."),
    ] = None,
    seller: Annotated[str, typer.Option(help="With --heard: who asks, as the transcript calls them.")] = "",
    stages: Annotated[
        Path | None, typer.Option(help="With --kind process: a sheet with your stages, CSV, Excel or Word.")
    ] = None,
    company: Annotated[str, typer.Option(help="With --stages: whose process it is.")] = "Our company",
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
        elif stages is not None:
            created = _process_of(name, target, stages, company)
        elif heard is not None:
            created = _from_what_was_heard(name, target, heard, seller)
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
        data = dict(read_document(file).data or {})
        also = [(str(row["asked"]), str(row["said"])) for row in data.pop("also", None) or ()]
        files = new_buyer(name, read_answers(data), also)
    else:
        typed = ask_ten(lambda question: input(question), typer.echo)
        if not typed:
            return new_exercise(name, target)
        files = new_buyer(name, read_answers(typed))
    created = write_exercise(name, target, files)
    _measured(created)
    return created


def _process_of(name: str, target: Path, file: Path, company: str) -> Path:
    """Make a process of the stages in a sheet."""
    from ..starting.process import new_process
    from ..starting.process_sheet import stages_in

    found = stages_in(file.name, file.read_bytes())
    created = write_exercise(name, target, new_process(name, company, found, datetime.now().astimezone().date()))
    results = sum(len(stage.outcomes) for stage in found)
    tell(f"{len(found)} stages with {results} results: {', '.join(stage.name for stage in found)}.")
    return created


def _from_what_was_heard(name: str, target: Path, file: Path, seller: str) -> Path:
    """Make a buyer of what was asked and answered; where nobody can be asked, write the proposals down instead."""
    from ..starting import heard_in, new_buyer, proposals_from, read_answers

    found = proposals_from(heard_in(file.name, file.read_bytes(), seller))
    if not _somebody_is_there():
        written = Path(f"{name}.answers.yaml")
        with written.open("x", encoding="utf-8") as sheet:
            sheet.write(answers_sheet(found))
        typer.echo(f"Wrote {written}. Complete it, then: salestrain new {name} --answers {written}")
        raise typer.Exit
    proposed, also = look_through(found, lambda question: input(question), typer.echo)
    files = new_buyer(name, read_answers(ask_ten(lambda question: input(question), typer.echo, proposed)), also)
    created = write_exercise(name, target, files)
    _measured(created)
    return created


def look_through(
    found: Sequence[Proposal], ask: Ask, say: Callable[[str], None]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Show what was heard line by line, and return what is kept: for the ten questions, and as ordinary answers.

    Args:
        found: what was heard.
        ask: shows a prompt and returns the line that was typed.
        say: shows a line.
    """
    titles = {blank.key: question.title for question in QUESTIONS for blank in question.blanks}
    proposed: dict[str, str] = {}
    also: list[tuple[str, str]] = []
    say("Names are replaced. Enter keeps a line, - leaves it out, or type it as the buyer shall say it.")
    for one in found:
        say(f"\n{one.line}. {one.asked}\n   “{one.said}”  → {titles.get(one.key, 'an ordinary answer')}")
        typed = ask("   ").strip()
        said = typed or one.said
        if typed == "-":
            continue
        if one.key:
            proposed[one.key] = said
        else:
            also.append((one.asked, said))
    return proposed, also


def answers_sheet(found: Sequence[Proposal]) -> str:
    """Return the proposals as a file of answers, with what is still missing; `found` is what was heard."""
    by_key = {one.key: one for one in found if one.key}
    lines = ["# What was heard, under other names. Complete what is empty and change what the buyer would not say."]
    for question in QUESTIONS:
        for blank in question.blanks:
            one = by_key.get(blank.key)
            came = f"line {one.line}: {one.asked}" if one else f"for example: {blank.example}"
            said = json.dumps(one.said if one else "", ensure_ascii=False)
            lines += [f"# {question.title} {blank.ask}, {came}", f"{blank.key}: {said}"]
    also = [one for one in found if not one.key]
    if also:
        lines += ["# What else was asked: ordinary answers, outside the score. Take out what you do not need.", "also:"]
    for one in also:
        lines += [f"  - asked: {json.dumps(one.asked, ensure_ascii=False)}"]
        lines += [f"    said: {json.dumps(one.said, ensure_ascii=False)}"]
    return "\n".join(lines) + "\n"


def ask_ten(ask: Ask, say: Callable[[str], None], proposed: Mapping[str, str] | None = None) -> dict[str, str]:
    """Ask the ten questions and return what was typed; nothing, if the first one was left empty.

    What cannot be used is asked again, with the reason.

    Args:
        ask: shows a prompt and returns the line that was typed.
        say: shows a line.
        proposed: answers that Enter takes over, by the key of their blank.
    """
    proposed = proposed or {}
    from ..starting import wrong_with

    say("Ten questions make a whole buyer; all of it can be changed afterwards.")
    if not proposed:
        say("Press Enter at the first question for a small example instead.")
    typed: dict[str, str] = {}
    for number, question in enumerate(QUESTIONS, start=1):
        say(f"\n{number}. {question.title}  {question.hint}")
        for blank in question.blanks:
            while True:
                usual = proposed.get(blank.key, "")
                shown = f"Enter for: {usual}" if usual else f"for example: {blank.example}"
                line = ask(f"   {blank.ask} ({shown}): ").strip() or usual
                if not line and not typed and not proposed:
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
