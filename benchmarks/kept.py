"""Whether a killed kernel loses or doubles a move that it had acknowledged.

One command: `python benchmarks/kept.py --kills 200` starts a real IPython kernel, lets it keep moves in a
store and acknowledge each on its output, kills it (SIGKILL) at a random moment, and looks into the store;
200 times, each kernel going on where the last one fell. A move that was kept and not acknowledged is no
fault: the kernel died between the two, or with the word still on its way out (output leaves a kernel by a
thread of its own), and the learner finds the move after a reload. `--json` prints one JSON object instead of
words. Ends with 1 when a move was lost or doubled.
"""

from __future__ import annotations

import argparse
import json
import queue
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from salestrain.store import Store, open_store

SECONDS_TO_ANSWER = 60.0
SECONDS_UNDER_WAY = 0.3
"""How long what had left the kernel before it died may take to arrive."""

LONGEST_TALK = 1.0
"""Seconds before the kill, at most; the first third passes until the store is open."""

LEARNER = "dana"
TALK = """
import hashlib, uuid
from salestrain.core.events import Move
from salestrain.store import open_store
store = open_store({url!r})
digest = hashlib.sha256(b"{{}}").hexdigest()
begun = store.attempts(learner={learner!r})
attempt = begun[0] if begun else store.begin("drill", "1.0.0", digest, "{{}}", learner={learner!r}, seed=1)
seq = attempt.moves_kept
while True:
    seq += 1
    text = uuid.uuid4().hex
    store.append(attempt.id, seq, Move("say", {{"text": text}}))
    print(text, flush=True)
"""


def count(acknowledged: Iterable[str], kept: Iterable[str]) -> tuple[int, int, int]:
    """How many acknowledged moves are lost, how many are there twice, how many were never acknowledged."""
    said, found = set(acknowledged), Counter(kept)
    doubled = sum(times - 1 for times in found.values())
    return len(said - found.keys()), doubled, len(found.keys() - said)


def talk_and_kill(url: str, folder: Path, seconds: float) -> list[str]:
    """Start a kernel, let it talk for so long, kill it; what it acknowledged."""
    manager = KernelManager(transport="ipc", ip=str(folder / "kernel"))
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS_TO_ANSWER)
        client.execute(TALK.format(url=url, learner=LEARNER))
        acknowledged = heard(client, seconds)
        manager.signal_kernel(signal.SIGKILL)
        while manager.is_alive():
            time.sleep(0.005)
        acknowledged += heard(client, SECONDS_UNDER_WAY)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
    return "".join(acknowledged).split()


def heard(client: BlockingKernelClient, seconds: float) -> list[str]:
    """What the kernel printed in this time."""
    texts: list[str] = []
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            texts += output(client.get_iopub_msg(timeout=left))
        except queue.Empty:
            break
    return texts


def output(message: dict[str, Any]) -> list[str]:
    """What was printed. An error in the kernel is no measurement."""
    if message["msg_type"] == "error":
        raise SystemExit("\n".join(message["content"]["traceback"]))
    return [message["content"]["text"]] if message["msg_type"] == "stream" else []


def kept_by(store: Store) -> list[str]:
    """All texts in the store, in order; its seals are checked."""
    attempts = store.attempts(learner=LEARNER)
    for attempt in attempts:
        store.verify(attempt.id)
    return [move.data["text"] for attempt in attempts for move in store.moves(attempt.id)]


def measure(folder: Path, kills: int) -> dict[str, float | int]:
    """Kill that often, and count after every kill."""
    url = f"sqlite:///{folder}/store.db"
    chance = random.Random()
    acknowledged: list[str] = []
    lost = doubled = unacknowledged = most_at_once = 0
    began = time.monotonic()
    for number in range(1, kills + 1):
        acknowledged += talk_and_kill(url, folder, chance.uniform(0, LONGEST_TALK))
        with open_store(url) as store:
            lost, doubled, now_unacknowledged = count(acknowledged, kept_by(store))
        most_at_once = max(most_at_once, now_unacknowledged - unacknowledged)
        unacknowledged = now_unacknowledged
        if sys.stderr.isatty():
            print(f"\r{number} of {kills} kills", end="", file=sys.stderr)
    return {
        "kills": kills,
        "acknowledged": len(acknowledged),
        "lost": lost,
        "doubled": doubled,
        "kept_unacknowledged": unacknowledged,
        "kept_unacknowledged_at_most_in_one_kill": most_at_once,
        "seconds": round(time.monotonic() - began, 1),
    }


def main() -> int:
    """Measure, print, and say by the exit code whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20, help="how often (each takes about two seconds)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="salestrain-kept-") as folder:
        found = measure(Path(folder), asked.kills)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name.replace('_', ' '):42} {value}")
    return 1 if found["lost"] or found["doubled"] else 0


if __name__ == "__main__":
    sys.exit(main())
