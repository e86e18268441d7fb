"""A learner whose disk fills up: `python full_disk.py FOLDER`, where FOLDER is a small disk of its own.

Prints, as JSON, what the learner read and what the store contains before, while and after the disk is full.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from salestrain.store import Store, StoreError, open_store
from tests.store.conftest import begin, said


def main(folder: Path) -> None:
    filler = folder / "filler"
    filler.write_bytes(b"x" * 200_000)
    with open_store(str(folder / "store.db")) as store:
        attempt = begin(store).id
        acknowledged, complaint = talk_until_refused(store, attempt)
        second_complaint = talk_until_refused(store, attempt)[1]
        kept_while_full = len(store.moves(attempt))
        filler.unlink()
        store.append(attempt, acknowledged + 1, *said("there is room again"))
        kept_afterwards = len(store.moves(attempt))
        store.verify(attempt)
    report = {
        "complaints": [complaint, second_complaint],
        "acknowledged": acknowledged,
        "kept while full": kept_while_full,
        "kept afterwards": kept_afterwards,
    }
    sys.stdout.write(json.dumps(report))


def talk_until_refused(store: Store, attempt: str) -> tuple[int, str]:
    """Return how many moves the attempt has then, and the sentence that the learner reads."""
    acknowledged = len(store.moves(attempt))
    while True:
        try:
            store.append(attempt, acknowledged + 1, *said("x" * 10_000))
        except StoreError as error:
            return acknowledged, f"{type(error).__name__}: {error}"
        acknowledged += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
