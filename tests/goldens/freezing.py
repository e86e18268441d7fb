"""Write the goldens anew, when something was changed on purpose.

    python -m tests.goldens.freezing [NAME ... | --kept]

Without names all screens and outcomes are written. `--kept` writes what kept attempts come to, after the version of a
kind's rules was raised. A changed golden is a commit of its own, which says what was changed and why.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from salestrain.attempts.playthroughs import play
from salestrain.content.loading import exercise_from_json, load_exercise, load_playthroughs
from salestrain.core.exercise import Exercise
from salestrain.core.kind import KINDS
from salestrain.core.session import Session
from salestrain.places import exercises_folders
from salestrain.store import Store, open_store

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
    if KINDS[exercise.kind].engine is None:
        return (Played(exercise, "", None),)
    return tuple(Played(exercise, one.id, play(exercise, one)) for one in load_playthroughs(folder))


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
        for attempt in sorted(store.attempts(learner=learner), key=lambda attempt: attempt.id):
            exercise = exercise_from_json(store.content(attempt.digest))
            session = Session.replay(exercise, attempt.seed, store.moves(attempt.id))
            yield f"{attempt.id} · {attempt.exercise_id} · {attempt.moves_kept} moves", session


def kept_text(played: Iterable[tuple[str, Session]]) -> str:
    """What kept attempts come to, as it is written down, with the version of the rules that they are played by."""
    lines: list[str] = []
    for title, session in played:
        lines += [f"## {title} · {session.kind.name} {session.kind.version}", *came_to(session)]
    return "\n".join([*lines, ""])


def unsaid_changes(before: str, now: str) -> list[str]:
    """The kinds whose kept attempts come to something else, though the version of their rules is the same.

    Content and readings are kept with an attempt, so nothing but the rules can have changed.
    """
    old, new = _blocks(before), _blocks(now)
    changed = {title for title in old.keys() & new.keys() if old[title] != new[title]}
    return sorted({title.split(" · ")[-1] for title in changed})


def _blocks(text: str) -> dict[str, str]:
    """Title to what stands below it."""
    return dict(block.split("\n", 1) for block in text.split("## ") if block)


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
    if sys.argv[1:] == ["--kept"]:
        _write_kept()
        return
    for name in sys.argv[1:] or names():
        (SCREENS / f"{name}.txt").write_text(screens(name), encoding="utf-8")
        (OUTCOMES / f"{name}.txt").write_text(outcomes(name), encoding="utf-8")
        print(name, flush=True)  # noqa: T201


def _write_kept() -> None:
    path = KEPT / "outcomes.txt"
    with TemporaryDirectory() as folder, open_store(str(unpacked(Path(folder)))) as store:
        now = kept_text(kept_attempts(store))
    unsaid = unsaid_changes(path.read_text(encoding="utf-8"), now)
    if unsaid:
        raise SystemExit(f"The same moves lead to something else: raise the version of {', '.join(unsaid)} first.")
    path.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main()
