"""The commands that open something in a browser: the room, and the workbench."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets the whole room in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8866,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the start page in a browser.")] = False,
) -> None:
    """Serve every exercise as a page for learners, and print the address."""
    from ..serving import serve as serve_pages
    from ..serving.warm_up import learning

    with learning():
        serve_pages(host, port, open_browser=open_browser)


def edit(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8867,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
) -> None:
    """Edit exercises in forms that write their files, see every mistake right away, and play from any part.

    Only this machine can open the workbench.
    """
    from ..serving import serve as serve_pages

    serve_pages("127.0.0.1", port, open_browser=open_browser, for_authors=True)
