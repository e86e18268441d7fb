"""The commands of those who lead a workshop: make one, list them, open the room for one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..content.library import library
from ..exports.plain import harmless
from ..ready_made import plan_in, ready_made
from ..store import LEAD_SECRET, KeptWorkshop, Store, StoreError, open_store
from ..workshop.content import Workshop, WorkshopMistakes, written
from ..workshop.joining import read_code, shown_code
from .shared import stop

app = typer.Typer(no_args_is_help=True, help="Make and lead workshops.")


@app.command()
def new(
    plan: Annotated[
        str, typer.Argument(help="A plan in a .yaml file, or the minutes of one that is ready: 60, 90, 120, 240.")
    ] = "60",
    save: Annotated[
        Path | None, typer.Option(help="Write the plan into this new file, to change it first, and make no workshop.")
    ] = None,
) -> None:
    """Make a workshop from a plan, and print the code by which people join it."""
    chosen = _plan(plan)
    if save is not None:
        _save(chosen, save)
        return
    with _store() as store:
        made = store.workshops.make(chosen)
    typer.echo(f"Made “{harmless(chosen.title)}”, {chosen.minutes} minutes. Code: {shown_code(made.code)}")
    typer.echo(f"Open the room for it: salestrain workshop open {made.code}")


@app.command("list")
def list_workshops() -> None:
    """List the workshops, the newest first: code, day, length, how many joined, title."""
    with _store() as store:
        for kept in store.workshops.all():
            people, is_over = len(store.workshops.seats(kept.id)), ", over" if kept.closed_at else ""
            typer.echo(
                f"{shown_code(kept.code)}  {kept.made_at[:10]}  {kept.plan.minutes:>3} min  {people:>2} joined  "
                f"{harmless(kept.plan.title)}{is_over}"
            )
        if not store.workshops.all():
            typer.echo("There is no workshop yet. Make one: salestrain workshop new 60")


@app.command("open")
def open_workshop(
    code: Annotated[str | None, typer.Argument(help="Its code; the newest if omitted.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets the whole room in.")] = "0.0.0.0",  # noqa: S104
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8866,
    *,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the start screen in a browser.")] = True,
) -> None:
    """Open the room for a workshop: its start screen in your browser, and the address for everybody's phones."""
    from ..serving import serve
    from ..serving.warm_up import learning

    with _store() as store:
        kept = _found(store, code)
    typer.echo(f"“{harmless(kept.plan.title)}”, code {shown_code(kept.code)}")
    with learning():
        serve(host, port, open_browser=open_browser, workshop=kept.id)


@app.command()
def key(
    *,
    renew: Annotated[
        bool, typer.Option("--renew", help="Make a new key first; whoever holds the old one must open the new address.")
    ] = False,
) -> None:
    """Print the end of the address that lets a browser lead workshops, for a room that runs elsewhere."""
    with _store() as store:
        secret = store.workshops.renew_secret(LEAD_SECRET) if renew else store.workshops.secret(LEAD_SECRET)
    typer.echo(f"Put this behind the address of the room, and show it to nobody: lead/{secret}")


def _plan(named: str) -> Workshop:
    """Return the plan of this name; end the program with a sentence if there is none."""
    exercises = library().folders()
    if named.isascii() and named.isdigit():
        ready = ready_made(exercises)
        if int(named) in ready:
            return ready[int(named)]
        stop(f"There is no ready-made plan of {named} minutes. There are: {', '.join(map(str, ready))}.")
    try:
        return plan_in(Path(named).expanduser(), exercises)
    except WorkshopMistakes as mistakes:
        stop(mistakes)


def _save(plan: Workshop, file: Path) -> None:
    try:
        with file.expanduser().open("x", encoding="utf-8") as opened:
            opened.write(written(plan))
    except FileExistsError:
        stop(f"There is a file {file} already; name a new one.")
    except OSError as error:
        stop(f"{file} cannot be written: {error.strerror}.")
    typer.echo(f"The plan is in {file}. When it is as you like it: salestrain workshop new {file}")


def _found(store: Store, code: str | None) -> KeptWorkshop:
    """Return the workshop with this code, or the newest; end the program with a sentence if there is none."""
    kept = [one for one in store.workshops.all() if one.closed_at is None]
    if code is not None:
        kept = [one for one in kept if one.code == read_code(code)]
    if not kept:
        remedy = "Make one: salestrain workshop new" if code is None else "See them all: salestrain workshop list"
        stop(f"There is no such workshop that is not over. {remedy}")
    return kept[0]


def _store() -> Store:
    """Return the store; end the program with a sentence if it cannot be opened."""
    try:
        return open_store()
    except StoreError as failed:
        stop(failed)
