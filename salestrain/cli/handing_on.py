"""`salestrain pack` and `salestrain install`: an exercise in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import places
from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..exports.plain import harmless
from ..packing import ENDING, REMARKS, PackRefused, installed, opened, packed, remarks_in
from ..packing.contents import LARGEST
from .shared import stop


def pack(
    name: Annotated[str, typer.Argument(help="The exercise, as `salestrain list` names it, or its folder.")],
    file: Annotated[Path | None, typer.Argument(help="The file to write; NAME.salestrain here if omitted.")] = None,
) -> None:
    """Put an exercise into one file to hand on, with its playthroughs, version, licence and colleagues' remarks."""
    try:
        made, raw = packed(library().folder(name))
        target = file or Path(f"{made.name}{ENDING}")
        with target.open("xb") as written:
            written.write(raw)
    except FileExistsError:
        stop(f"{target} is there already; nothing in it was changed. Name another file.")
    except (UnknownExercise, ExerciseMistakes, OSError, UnicodeDecodeError) as problem:
        stop(problem)
    remarks = len(remarks_in(made.files.get(REMARKS, "")))
    also = f", {remarks} {'remark' if remarks == 1 else 'remarks'}" if remarks else ""
    typer.echo(
        f"Packed {target}: {made.title}, version {made.version}, {made.licence}, {len(made.files)} files{also}.\n"
        f"Open it elsewhere with: salestrain install {target.name}, or in the workbench."
    )


def install(
    file: Annotated[Path, typer.Argument(help="A file that `salestrain pack` has written.")],
    called: Annotated[str, typer.Option("--as", help="The name it gets here, where its own is taken.")] = "",
    folder: Annotated[Path | None, typer.Option(help="Where to put it; your own exercises folder if omitted.")] = None,
) -> None:
    """Put a packed exercise among your own; if it is there already, take over the remarks that came with it."""
    shelf = folder or places.own_exercises_folder()
    try:
        if file.stat().st_size > LARGEST:
            raise PackRefused(f"{file} is larger than a pack may be ({LARGEST / 1e6:.0f} MB).")
        given = opened(file.read_bytes())
        where, remarks = installed(given, shelf, called)
    except OSError as problem:
        stop(f"{problem.filename or file}: {problem.strerror}.")
    except ValueError as problem:
        hint = " Give it another one here: --as OTHER_NAME." if "already exists" in str(problem) else ""
        stop(f"{problem}{hint}")
    if remarks is not None:
        new = "no new remark" if remarks == 0 else "1 new remark" if remarks == 1 else f"{remarks} new remarks"
        typer.echo(f"Took over {new} on {where.name}; the exercise itself stays as it is.")
        return
    told = f"{given.title}, version {given.version}, {given.licence}, digest {given.digest[:12]}"
    typer.echo(
        harmless(f"Installed {where}: {told}.\nNext: salestrain check {where.name}, salestrain play {where.name}")
    )
