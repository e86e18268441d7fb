"""`salestrain forget`: deletes what is stored of somebody, or what is older than it should be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from ..store import Seat, Store, StoreError, Workshops, open_store
from .shared import stop

COPIES = "Copies that you made of the store still have what was deleted."
AT_A_BROWSER = (
    "Learners at a browser are stored without their name: only their own browser can find what is theirs. "
    "They delete it themselves, at “What is kept of you” below their name."
)


def forget(
    name: Annotated[
        str | None, typer.Argument(help="A learner by name: of a workshop, of a setting, or of the terminal.")
    ] = None,
    older_than: Annotated[
        int | None, typer.Option(min=0, help="Delete what nobody has gone on with for so many days.")
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete what is stored of a learner, or what is older than so many days; nobody can bring it back."""
    if (name is None) == (older_than is None):
        stop("Say what to forget: a name, or --older-than and a number of days.")
    try:
        with open_store() as store:
            if name is not None:
                _forget_name(store, store.workshops, name, sure=yes)
            elif older_than is not None:
                _forget_old(store, store.workshops, older_than, sure=yes)
    except StoreError as failed:
        stop(failed)


def _forget_name(store: Store, workshops: Workshops, name: str, *, sure: bool) -> None:
    keys = [key for key in (f"user:{name}", f"terminal:{name}", name) if key in store.learners()]
    seats = list(_seats_of(workshops, name))
    if not keys and not seats:
        stop(f"Nothing is stored of “{name}”. {AT_A_BROWSER}")
    attempts = sum(len(store.attempts(learner=key)) for key in (*keys, *(seat.learner for seat in seats)))
    places = f", and {_so_many(len(seats), 'seat')} in workshops" if seats else ""
    _ask(f"Delete {_so_many(attempts, 'attempt')} of {name}{places}?", sure=sure)
    deleted = sum(store.forget(key) for key in keys) + sum(workshops.forget_seat(seat) for seat in seats)
    typer.echo(f"Deleted: {_so_many(deleted, 'attempt')} of {name}. {COPIES}")


def _seats_of(workshops: Workshops, name: str) -> Iterator[Seat]:
    for workshop in workshops.all():
        for seat in workshops.seats(workshop.id):
            if seat.nickname.casefold() == name.casefold():
                yield seat


def _forget_old(store: Store, workshops: Workshops, days: int, *, sure: bool) -> None:
    now = datetime.now(UTC)
    over = workshops.over(now)
    ended = f", and {_so_many(len(over), 'workshop')} whose time is over" if over else ""
    _ask(f"Delete what is older than {_so_many(days, 'day')}{ended}?", sure=sure)
    deleted = sum(workshops.remove(workshop.id) for workshop in over)
    deleted += store.forget_before(now - timedelta(days=days))
    typer.echo(f"Deleted: {_so_many(deleted, 'attempt')}. {COPIES}")


def _so_many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _ask(question: str, *, sure: bool) -> None:
    """Ask before anything is deleted. Ends the program unless the answer is yes."""
    if not sure and not typer.confirm(question):
        stop("Nothing was deleted.")
