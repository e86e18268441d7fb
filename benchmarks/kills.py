"""Whether a room that is killed loses or doubles a move, and whether its pages come back by themselves.

One command: `python -m benchmarks.kills --kills 200` starts the real server, lets a learner practise at a talk, a
drill, a plan and the process each, over the line that a browser has, kills the server (SIGKILL) at a random moment and
starts it again; 200 times. No page is ever reloaded. Then the store is compared with what the pages were shown: an
acknowledged move that is not there is lost, one that is there twice is doubled, and a page that stands somewhere else
than before, or says that something went wrong, did not come back.

`--store` names the store, by default an SQLite file; `--servers 2` runs several servers on it, and the learners change
between them all the time. `--json` prints one object. Ends with 1 when anything was lost, doubled or not right.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory

from benchmarks._practising import EXERCISES, Learner, lost_and_doubled
from benchmarks._tab import Tab
from salestrain.content.library import library
from salestrain.core.kind import KINDS, completed, part
from salestrain.store import open_store

ROOT = Path(__file__).resolve().parents[1]
LAUNCH = """
import os, sys
from pathlib import Path
from benchmarks.kills import ready
from salestrain.serving import serve
ready()
for _ in sys.stdin:
    server = os.fork()
    if not server:
        serve("127.0.0.1", int(sys.argv[1]), [Path(sys.argv[2])])
    print(server, flush=True)
    os.waitpid(server, 0)
    print("ended", flush=True)
"""
"""Starts a server for each line that it reads. All that takes long to load is there already, so that most of the time
goes into practising and not into starting."""
LONGEST_PRACTICE = 1.5
"""Seconds between a server's start and its end, at most."""
PAUSE = 0.02
"""Seconds between two messages of a learner."""
MESSAGES_BEFORE_A_CHANGE = 5
"""With several servers, a learner's line breaks after so many messages, and the next server goes on."""


def ready() -> None:
    """Load what every server needs."""
    for name in EXERCISES.values():
        exercise = completed(library().get(name))
        learn = KINDS[exercise.kind].learn
        if learn is not None:
            part(learn)(exercise)


class Server:
    """A server at a port of its own, which can be killed and started again."""

    def __init__(self, store: str, log: Path, exercises: Path) -> None:
        """Set up a server.

        Args:
            store: address of the store.
            log: where its terminal is written.
            exercises: folder of the exercises.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        settings = os.environ | {"SALESTRAIN_STORE": store, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        self._log = log
        with log.open("ab") as errors:
            command = [sys.executable, "-c", LAUNCH, str(self.port), str(exercises)]
            self._launcher = subprocess.Popen(
                command, cwd=ROOT, env=settings, text=True, stdin=PIPE, stdout=PIPE, stderr=errors
            )
        self._server = 0

    def start(self) -> None:
        """Start it; it is there as soon as it has said so."""
        assert self._launcher.stdin is not None
        self._launcher.stdin.write("start\n")
        self._launcher.stdin.flush()
        is_open = False
        # The launcher says which process it is, and the server that it is open; either may be first.
        while not self._server or not is_open:
            line = self._line()
            if line.isdigit():
                self._server = int(line)
            is_open = is_open or "is open" in line

    def kill(self) -> None:
        """End it as a power failure would."""
        os.kill(self._server, signal.SIGKILL)
        self._server = 0
        while self._line() != "ended":
            pass

    def close(self) -> None:
        """End it, and what started it."""
        if self._server:
            self.kill()
        for pipe in (self._launcher.stdin, self._launcher.stdout):
            assert pipe is not None
            pipe.close()
        self._launcher.wait()

    def _line(self) -> str:
        assert self._launcher.stdout is not None
        line = self._launcher.stdout.readline()
        if not line:
            raise SystemExit(f"The server did not open: {self._log.read_text(encoding='utf-8')}")
        return line.strip()


@contextmanager
def servers(store: str, folder: Path, count: int) -> Iterator[list[Server]]:
    """Run so many servers on one store."""
    exercises = folder / "exercises"
    exercises.mkdir()
    for name in EXERCISES.values():  # the others would only take time to read
        (exercises / name).symlink_to(library().folders()[name])
    running = [Server(store, folder / f"log{number}", exercises) for number in range(count)]
    try:
        for server in running:
            server.start()
        yield running
    finally:
        for server in running:
            server.close()


async def practise(learner: Learner, changes: bool, until: asyncio.Event) -> None:
    """Practise until the end.

    Args:
        learner: who practises.
        changes: whether the learner's line breaks now and then.
        until: set when it is over.
    """
    await learner.tab.arrive()
    done = 0
    while not until.is_set():
        await learner.step()
        done += 1
        if changes and done % MESSAGES_BEFORE_A_CHANGE == 0:
            learner.tab.hang_up()
        await asyncio.sleep(PAUSE)


async def all_practise(learners: Sequence[Learner], tasks: Sequence[asyncio.Task[None]]) -> None:
    """Wait until every learner was answered once more, or one has given up."""
    before = [learner.answered for learner in learners]
    while not any(task.done() for task in tasks):
        if all(learner.answered > number for learner, number in zip(learners, before, strict=True)):
            return
        await asyncio.sleep(PAUSE)


async def kill_again_and_again(
    running: Sequence[Server], learners: Sequence[Learner], kills: int, until: float, chance: random.Random
) -> int:
    """Let them practise, and kill one server after the other; return how often one was killed.

    Args:
        running: the servers.
        learners: who practises.
        kills: how often.
        until: after this time (of the monotonic clock) no more are killed.
        chance: chooses the moments.
    """
    killed = 0
    over = asyncio.Event()
    tasks = [asyncio.create_task(practise(learner, len(running) > 1, over)) for learner in learners]
    for number in range(kills):
        await all_practise(learners, tasks)
        await asyncio.sleep(chance.uniform(0, LONGEST_PRACTICE))
        server = running[number % len(running)]
        server.kill()
        killed += 1
        await asyncio.get_running_loop().run_in_executor(None, server.start)
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {kills} kills", end="", file=sys.stderr)
        if any(task.done() for task in tasks) or time.monotonic() > until:
            break
    await all_practise(learners, tasks)
    over.set()
    for learner, ended in zip(learners, await asyncio.gather(*tasks, return_exceptions=True), strict=True):
        await learner.tab.leave()
        if isinstance(ended, BaseException):
            learner.faults.append(f"{learner.kind}: {ended!r}")
    return killed


def measure(
    store: str, folder: Path, kills: int, count: int = 1, each: int = 1, minutes: float = 1000
) -> dict[str, object]:
    """Kill that often, and compare.

    Args:
        store: address of the store.
        folder: where logs are written.
        kills: how often.
        count: number of servers.
        each: number of learners at each kind of exercise.
        minutes: after so many nothing more is killed.
    """
    chance = random.Random()
    began = time.monotonic()
    with servers(store, folder, count) as running:
        addresses = [server.address for server in running]
        learners = [
            Learner(kind, Tab(addresses, exercise, f"{kind} {number}", _at=number), chance)
            for kind, exercise in EXERCISES.items()
            for number in range(each)
        ]
        killed = asyncio.run(kill_again_and_again(running, learners, kills, began + minutes * 60, chance))
    with open_store(store) as opened:
        lost, doubled = lost_and_doubled(opened, learners)
    return {
        "servers": count,
        "learners": len(learners),
        "kills": killed,
        "acknowledged": sum(sum(learner.acknowledged.values()) for learner in learners),
        "typed": sum(sum(learner.said.values()) for learner in learners),
        "attempts": sum(len(learner.acknowledged) for learner in learners),
        "lines_mended": sum(learner.tab.reconnected for learner in learners),
        "lost": lost,
        "doubled": doubled,
        "faults": [fault for learner in learners for fault in learner.faults],
        "seconds": round(time.monotonic() - began, 1),
    }


def main() -> int:
    """Measure, print, and say by the exit code whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20, help="how often (each takes about three seconds)")
    parser.add_argument("--servers", type=int, default=1, help="how many servers on one store")
    parser.add_argument("--each", type=int, default=1, help="how many learners at each kind of exercise")
    parser.add_argument("--minutes", type=float, default=1000, help="after so many nothing more is killed")
    parser.add_argument("--store", default="", help="address of the store; by default a new SQLite file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="salestrain-kills-") as folder:
        store = asked.store or f"sqlite:///{folder}/store.db"
        found = measure(store, Path(folder), asked.kills, asked.servers, asked.each, asked.minutes)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name.replace('_', ' '):16} {value}")
    return 1 if found["lost"] or found["doubled"] or found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
