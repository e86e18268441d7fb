"""The commands that open something in a browser: the room, the workbench, the lessons in JupyterLab."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .shared import stop


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets the whole room in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8866,
    *,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the start page in a browser.")] = False,
    base_path: Annotated[
        str, typer.Option(help="What stands after the host's name, behind a proxy; for example /train/.")
    ] = "/",
    certfile: Annotated[
        Path | None, typer.Option(help="Certificate in PEM: the room then speaks TLS itself, at https.")
    ] = None,
    keyfile: Annotated[Path | None, typer.Option(help="Its key, if that is in a file of its own.")] = None,
    hub: Annotated[
        bool, typer.Option("--hub", help="Learners sign in at the JupyterHub that starts this room as its service.")
    ] = False,
) -> None:
    """Serve every exercise as a page for learners, and print the address."""
    from ..serving import Door
    from ..serving import serve as serve_pages
    from ..serving.warm_up import learning

    with learning():
        serve_pages(host, port, open_browser=open_browser, door=Door(base_path, certfile, keyfile, hub))


def edit(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8867,
    *,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
) -> None:
    """Edit exercises in forms that write their files, see every mistake right away, and play from any part.

    Only this machine can open the workbench.
    """
    from ..places import own_exercises_folder
    from ..serving import serve as serve_pages

    own = own_exercises_folder()
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        stop(f"Your exercises cannot be kept in {own}: {problem.strerror}. Name another folder: SALESTRAIN_EXERCISES.")
    serve_pages("127.0.0.1", port, open_browser=open_browser, for_authors=True)


def lab(
    folder: Annotated[
        Path | None, typer.Option(help="Your own folder for the lessons; beside your store if omitted.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8888,
    *,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
) -> None:
    """Open the lessons in JupyterLab, as copies in your own folder; work in them as you like."""
    from ..serving.lab import copy_lessons, lessons_folder, open_lab, trust

    own = (folder or lessons_folder()).expanduser().absolute()
    try:
        copied = copy_lessons(own)
        trust(own)
    except OSError as problem:
        stop(f"Your lessons cannot be kept in {own}: {problem.strerror}. Name another folder with --folder.")
    typer.echo(f"Your lessons are in {own}. Press Ctrl-C to close them.")
    for name in copied.beside:
        typer.echo(f"You have worked in {name}, which stays as it is; a newer edition lies beside it.")
    raise typer.Exit(open_lab(own, port, opens_browser=open_browser))


def backup(
    copy: Annotated[Path, typer.Argument(help="The new file, for example monday.db.")],
) -> None:
    """Copy the store into one file, also while a room is running.

    To go back to a copy, stop the room and put the file where the store was.
    """
    from ..store import StoreError
    from ..store.backup import back_up

    try:
        back_up(copy)
    except StoreError as failed:
        stop(failed)
    typer.echo(f"Everything that learners did is copied to {copy}.")
