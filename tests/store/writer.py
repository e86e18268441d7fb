"""A learner in a separate process: `python writer.py URL LEARNER COUNT`.

Prints "ready", waits for a line, then continues the learner's attempt, and prints each move once, and only once, the
store has stored it.
"""

from __future__ import annotations

import hashlib
import sys
import uuid

from salestrain.core.events import Move
from salestrain.store import open_store

CONTENT = "{}"
DIGEST = hashlib.sha256(CONTENT.encode()).hexdigest()


def main(url: str, learner: str, count: int) -> None:
    say("ready")
    sys.stdin.readline()
    with open_store(url) as store:
        attempts = store.attempts(learner=learner)
        attempt = (attempts or (store.begin("drill", "1.0.0", DIGEST, CONTENT, learner=learner, seed=1),))[0]
        for seq in range(attempt.moves_kept + 1, attempt.moves_kept + 1 + count):
            text = uuid.uuid4().hex
            store.append(attempt.id, seq, Move("say", {"text": text}))
            say(text)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
