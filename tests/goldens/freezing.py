"""Write the goldens anew, when something was changed on purpose.

    python -m tests.goldens.freezing [NAME ...]

Without names all are written. A changed golden is a commit of its own, which says what was changed and why.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from salestrain.authoring.deeds import DeedsPlaythrough
from salestrain.authoring.exercise import Exercise
from salestrain.authoring.loading import exercise_from_json, load_exercise, load_playthroughs
from salestrain.authoring.playthrough import Playthrough
from salestrain.places import exercises_folders
from salestrain.playing import play, play_deeds
from salestrain.session import Session
from salestrain.store import Store

from .capturing import Recorder, came_to, frames, frames_of_call

HERE = Path(__file__).resolve().parent
SCREENS, OUTCOMES, KEPT = HERE / "screens", HERE / "outcomes", HERE / "kept"
SHIPPED = exercises_folders({})[0]


@dataclass(frozen=True)
class Played:
    """A playthrough as it was played."""

    exercise: Exercise
    id: str
    session: Session | None


def names() -> list[str]:
    """The exercises that are shipped."""
    return sorted(path.parent.name for path in SHIPPED.glob("*/exercise.yaml"))


@cache
def played(name: str) -> tuple[Played, ...]:
    """Every playthrough of an exercise; one that nothing is kept of has none, and is there once."""
    folder = SHIPPED / name
    exercise = load_exercise(folder)
    if exercise.kind == "call":
        return (Played(exercise, "", None),)
    found = []
    for one in load_playthroughs(folder):
        if isinstance(one, Playthrough):
            found.append(Played(exercise, one.id, play(exercise, one)))  # type: ignore[arg-type]
        elif isinstance(one, DeedsPlaythrough):
            found.append(Played(exercise, one.id, play_deeds(exercise, one)))
    return tuple(found)


def screens(name: str) -> str:
    """Every screen of every playthrough of an exercise."""
    recorder = Recorder()
    for one in played(name):
        if one.session is None:
            frames_of_call(one.exercise, recorder)
        else:
            frames(one.session.exercise, one.session.seed, one.session.moves, recorder, one.id)
    return "\n".join([*recorder.lines, ""])


def outcomes(name: str) -> str:
    """What every playthrough of an exercise came to."""
    lines: list[str] = []
    for one in played(name):
        if one.session is not None:
            lines += [f"## {one.id} · seed {one.session.seed}", *came_to(one.session)]
    return "\n".join([*lines, ""])


def kept_attempts(store: Store) -> Iterator[tuple[str, Session]]:
    """Every attempt in a store, played again: its title in the golden, and the session."""
    for learner in ("user:Typed", "user:Chosen"):
        for attempt in store.attempts(learner=learner):
            exercise = exercise_from_json(store.content(attempt.digest))
            session = Session.replay(exercise, attempt.seed, store.moves(attempt.id))
            yield f"{attempt.id} · {attempt.exercise_id} · {attempt.moves_kept} moves", session


def unpacked(folder: Path) -> Path:
    """The store that the first layout wrote, unpacked into a folder."""
    path = folder / "store.db"
    with gzip.open(KEPT / "store_1.db.gz") as packed:
        path.write_bytes(packed.read())
    return path


def main() -> None:
    """Write the goldens of the exercises that are named, or of all."""
    for folder in (SCREENS, OUTCOMES):
        folder.mkdir(exist_ok=True)
    for name in sys.argv[1:] or names():
        (SCREENS / f"{name}.txt").write_text(screens(name), encoding="utf-8")
        (OUTCOMES / f"{name}.txt").write_text(outcomes(name), encoding="utf-8")
        print(name, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
