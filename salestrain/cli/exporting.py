"""`salestrain export`: records for other programs, of whoever is in the store or in one workshop."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..attempts.records import records_of
from ..exports.achievements import achievements
from ..exports.gradebook import Counts, Form, gradebook
from ..exports.records import Record, pseudonym
from ..exports.xapi import Wanted, statements
from ..looking_back.sheets import sheets_of
from ..store import KeptWorkshop, Store, StoreError, UnknownWorkshop, open_store
from .shared import stop

BASE = "https://salestrain.example/xapi"


class What(StrEnum):
    """What can be exported."""

    xapi = "xapi"
    gradebook = "gradebook"
    achievements = "achievements"


class For(StrEnum):
    """Gradebooks, by the platform that reads them."""

    plain = "plain"
    moodle = "moodle"
    canvas = "canvas"


class Counting(StrEnum):
    """Which finished attempt counts in a gradebook."""

    first = "first"
    best = "best"
    last = "last"


def export(
    what: Annotated[What, typer.Argument(help="Statements for a record store, a gradebook, or achievements.")],
    out: Annotated[Path, typer.Option(help="The new file.")],
    workshop: Annotated[str | None, typer.Option(help="Only this workshop, by its join code; else everybody.")] = None,
    base: Annotated[str, typer.Option(help="Your own address, under which things are named in xAPI.")] = BASE,
    *,
    points: Annotated[bool, typer.Option("--points", help="Gradebook: tell points, not only who finished.")] = False,
    form: Annotated[For, typer.Option("--for", help="Gradebook: for which platform.")] = For.plain,
    counts: Annotated[Counting, typer.Option(help="Gradebook: which finished attempt counts.")] = Counting.best,
    pass_mark: Annotated[int | None, typer.Option(min=1, max=100, help="xAPI: from how many points passed.")] = None,
    moves: Annotated[bool, typer.Option("--moves", help="xAPI: tell each move, by what it was understood as.")] = False,
    text: Annotated[bool, typer.Option("--text", help="xAPI: tell what people typed. Ask them first.")] = False,
    sheets: Annotated[
        bool, typer.Option("--sheets", help="xAPI: tell what observers marked and shared. Ask them first.")
    ] = False,
    issuer: Annotated[str, typer.Option(help="Achievements: who issues them.")] = "salestrain",
) -> None:
    """Write records for other programs. People are pseudonyms, and nothing that they typed is told unless asked for."""
    try:
        with open_store() as store:
            chosen = _workshop(store, workshop)
            records = _records(store, chosen)
            seen = sheets_of(store, chosen) if sheets and chosen is not None else ()
    except StoreError as failed:
        stop(failed)
    grouping = chosen.id if chosen else ""
    if what is What.xapi:
        marks = _pass_marks(chosen)
        made = _json(statements(records, Wanted(base, grouping, pass_mark, marks, moves, text), seen))
    elif what is What.achievements:
        made = _json(achievements(records, base, issuer))
    else:
        platform: Form = form.value
        attempt: Counts = counts.value
        made = gradebook(records, platform, points=points, counts=attempt)
    try:
        with out.open("x", encoding="utf-8", newline="") as file:
            file.write(made)
    except FileExistsError:
        stop(f"{out} already exists and was not changed. Name a new file.")
    except OSError as problem:
        stop(f"{out} cannot be written: {problem.strerror}.")
    people = len({record.learner for record in records})
    typer.echo(f"Wrote {out}. Attempts: {len(records)}; people: {people}.")


def _pass_marks(workshop: KeptWorkshop | None) -> dict[str, int]:
    """Return from how many points each exercise of a workshop is passed, where its plan says so."""
    rules = workshop.plan.exercises if workshop is not None else ()
    return {one.exercise: one.pass_mark for one in rules if one.pass_mark is not None}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _workshop(store: Store, code: str | None) -> KeptWorkshop | None:
    """Return the workshop with this join code. Ends the program with a sentence if there is none."""
    if code is None:
        return None
    try:
        return store.workshops.by_code(code)
    except UnknownWorkshop:
        stop(f"There is no workshop with the code {code}.")


def _records(store: Store, workshop: KeptWorkshop | None) -> Sequence[Record]:
    """Return the attempts, under the nicknames of a workshop, or under pseudonyms that only this store can make."""
    if workshop is not None:
        names = {seat.learner: seat.nickname for seat in store.workshops.seats(workshop.id)}
        return list(records_of(store, list(names), names.__getitem__))
    return list(records_of(store, store.learners(), _pseudonyms(store)))


def _pseudonyms(store: Store) -> Callable[[str], str]:
    """Return a maker of pseudonyms: the same in every export of this store, and to be guessed by nobody else."""
    salt = store.workshops.secret("pseudonyms")
    return lambda learner: pseudonym(learner, salt)
