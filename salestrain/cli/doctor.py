"""`salestrain doctor`: a look at the machine before a room comes."""

from __future__ import annotations

import json as as_json
from dataclasses import asdict
from typing import Annotated

import typer

SIGNS = {"good": "ok", "look": "look", "stop": "STOP"}


def doctor(
    heads: Annotated[int, typer.Option(min=1, max=1000, help="How many learners are to come.")] = 40,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port that the room is to listen on.")] = 8866,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Look at this machine before a room comes: what is fine, what to look at, and what to put right first."""
    from ..serving.checkup.facts import measure
    from ..serving.checkup.findings import findings

    found = findings(measure(heads, port))
    if json:
        typer.echo(as_json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            typer.echo(f"{SIGNS[one.level]:5} {one.name}: {one.says}")
            if one.todo:
                typer.echo(f"      {one.todo}")
    stops = sum(one.level == "stop" for one in found)
    if stops:
        typer.echo(f"{stops} to put right before you begin." if not json else "", err=True)
        raise typer.Exit(1)
