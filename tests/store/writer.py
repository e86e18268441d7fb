"""A learner in a process of their own: `python writer.py URL LEARNER COUNT`.

Says "ready", waits for a line, then goes on with the learner's attempt where it is, and says each move aloud
when, and only when, the store has kept it.
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
        begun = store.attempts(learner=learner)
        attempt = (begun or (store.begin("drill", "1.0.0", DIGEST, CONTENT, learner=learner, seed=1),))[0]
        for seq in range(attempt.moves_kept + 1, attempt.moves_kept + 1 + count):
            text = uuid.uuid4().hex
            store.append(attempt.id, seq, Move("say", {"text": text}))
            say(text)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
