"""A room for half an hour, with learners who reload and lose their line: what is lost, kept twice, or grows.

One command: `python -m benchmarks.soak --minutes 30 --learners 40` starts the real server. Each learner talks at a
human pace with a key and lines of their own. Before some lines the page is reloaded, and around others the line to the
room breaks: before the line was sent, or when it was sent and the answer had not been read. Each line is marked, so
that the store can be asked at the end for those that the room said it had kept (`lost`), and for those that stand there
twice (`doubled`). Memory is that of the server, every ten seconds. `--json` prints one object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import secrets
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil
from sqlalchemy import create_engine, select
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from benchmarks.room import EXERCISE, LINES, free_port, memory_of, p95, serving
from salestrain.store.tables import moves
from salestrain.ui.blocks import SURE
from salestrain.ui.messages import NO_KEY

RELOADS, DROPS_BEFORE, DROPS_AFTER = 0.06, 0.05, 0.05
"""How often, before a line is said, the page is reloaded, or the line breaks before or after it."""
LONGEST_WAIT = 60.0
MEASURED_EVERY = 10.0
MARK = re.compile(r"#\d+-\d+#")


@dataclass
class Learner:
    """One browser tab that keeps to the rules of `line.js`, and what it saw."""

    address: str
    number: int
    chance: random.Random
    said: int = 0
    kept: set[str] = field(default_factory=set)
    """Marks of the lines that the room answered as kept."""
    turns: list[float] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = secrets.token_hex(16)
        self._fresh_tab()

    def _fresh_tab(self) -> None:
        self.tab, self.sent = secrets.token_hex(16), 0
        self.state: dict[str, Any] = {}
        self.line: WebSocketClientConnection | None = None

    async def stay(self, until: float, pause: float) -> None:
        """Talk until the time is over; begin anew when a talk has ended."""
        try:
            await self._arrive()
            while time.monotonic() < until:
                await asyncio.sleep(self.chance.uniform(0.3, 1.7) * pause)
                await self._do_something()
        except Exception as failed:
            self.errors.append(repr(failed))
        self._hang_up()

    async def _do_something(self) -> None:
        if self.chance.random() < RELOADS:
            self.happened["reloads"] += 1
            self._hang_up()
            self._fresh_tab()
            await self._arrive()
        if self.state.get("screen") != "talk":
            await self._ask({"type": "afresh", "value": SURE})
            await self._ask({"type": "begin"})
            self.happened["talks"] += 1
            return
        await self._say()

    async def _say(self) -> None:
        self.said += 1
        mark = f"#{self.number}-{self.said}#"
        before, began = self.state["seq"], time.monotonic()
        await self._ask({"type": "say", "text": f"{LINES[self.said % len(LINES)]} {mark}"}, may_drop=True)
        self.turns.append(time.monotonic() - began)
        if self.state["seq"] > before:
            self.kept.add(mark)

    async def _arrive(self) -> None:
        await self._connect()
        await self._ask(self._hello())
        self.happened["opened"] += 1

    def _hello(self) -> dict[str, Any]:
        return {"type": "hello", "key": NO_KEY, "name": f"Learner {self.number}", "zone": "Europe/Dublin"}

    async def _connect(self) -> int:
        """Open a line, and return the number of the message that the seat answered last."""
        request = HTTPRequest(
            f"ws{self.address[4:]}exercises/{EXERCISE}/line", headers={"Cookie": f"salestrain={self.key}"}
        )
        self.line = await websocket_connect(request)
        await self._send({"type": "open", "tab": self.tab})
        opened = await self._read()
        if opened["answered"] or not self.sent:
            self.state |= opened["state"]
        return int(opened["answered"])

    async def _ask(self, message: dict[str, Any], *, may_drop: bool = False) -> None:
        """Send a message until it is answered, over as many lines as that takes."""
        self.sent += 1
        message = {"n": self.sent, "seq": self.state.get("seq", 0), **message}
        chance = self.chance.random() if may_drop else 1.0
        if chance < DROPS_BEFORE:
            self.happened["dropped before"] += 1
            self._hang_up()
            if await self._is_answered_on_a_new_line(message):
                return
        await self._send(message)
        if DROPS_BEFORE <= chance < DROPS_BEFORE + DROPS_AFTER:
            self.happened["dropped after"] += 1
            await asyncio.sleep(self.chance.uniform(0, 0.1))
            self._hang_up()
            if await self._is_answered_on_a_new_line(message):
                return
            await self._send(message)
        await self._answer_to(self.sent)

    async def _is_answered_on_a_new_line(self, message: dict[str, Any]) -> bool:
        """Return whether the seat had answered the message already; a seat that is new is told who comes."""
        await asyncio.sleep(self.chance.uniform(0.05, 0.5))
        answered = await self._connect()
        if answered >= message["n"]:
            return True
        if not answered:
            await self._send({**self._hello(), "n": message["n"] - 1})
            await self._answer_to(message["n"] - 1)
        return False

    async def _answer_to(self, number: int) -> None:
        while True:
            answer = await self._read()
            if answer.get("n") == number:
                self.state |= answer["state"]
                return

    async def _send(self, message: dict[str, Any]) -> None:
        assert self.line is not None
        try:
            await self.line.write_message(json.dumps(message))
        except WebSocketClosedError:
            self.happened["closed by the room"] += 1
            raise

    async def _read(self) -> dict[str, Any]:
        assert self.line is not None
        answer = await asyncio.wait_for(self.line.read_message(), LONGEST_WAIT)
        if answer is None:
            raise ConnectionError("the room hung up")
        content: dict[str, Any] = json.loads(answer)
        if "problem" in content:
            raise ConnectionError(content["problem"])
        return content

    def _hang_up(self) -> None:
        """End the line without a word, as a phone does that leaves the Wi-Fi."""
        if self.line is not None and self.line.protocol is not None:
            self.line.protocol.stream.close()
        self.line = None


async def _watched(server: psutil.Process, until: float) -> list[float]:
    """Return the server's megabytes, measured every few seconds."""
    found = []
    while time.monotonic() < until:
        await asyncio.sleep(MEASURED_EVERY)
        found.append(memory_of(server))
    return found


def marks_in(store: str) -> Counter[str]:
    """Return how often each marked line stands in the store."""
    with create_engine(store).connect() as connection:
        kept = connection.execute(select(moves.c.move)).scalars()
        return Counter(mark for move in kept for mark in set(MARK.findall(move)))


async def _soak(address: str, options: argparse.Namespace, server: psutil.Process) -> tuple[list[Learner], list[float]]:
    until = time.monotonic() + 60 * options.minutes
    learners = [Learner(address, number, random.Random(number)) for number in range(options.learners)]
    staying = [learner.stay(until, options.pause) for learner in learners]
    memory, *_ = await asyncio.gather(_watched(server, until), *staying)
    return learners, memory


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Return what came of it."""
    port = free_port()
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch:
        store = f"sqlite:///{scratch}/store.db"
        code = f"from salestrain.serving import serve; serve('127.0.0.1', {port})"
        settings = {"SALESTRAIN_STORE": store, "OPENBLAS_NUM_THREADS": "1"}
        with serving([sys.executable, "-c", code], port, settings) as server:
            learners, memory = asyncio.run(_soak(f"http://127.0.0.1:{port}/", options, server))
        stored = marks_in(store)
    turns = [turn for learner in learners for turn in learner.turns]
    quarter = max(1, len(memory) // 4)
    return {
        "minutes": options.minutes,
        "learners": options.learners,
        **dict(sum((learner.happened for learner in learners), Counter())),
        "lines_said": len(turns),
        "lines_kept": sum(len(learner.kept) for learner in learners),
        "lost": sum(mark not in stored for learner in learners for mark in learner.kept),
        "doubled": sum(times > 1 for times in stored.values()),
        "turn_median_ms": round(1000 * statistics.median(turns or [0.0]), 1),
        "turn_p95_ms": round(1000 * p95(turns), 1),
        "memory_second_quarter_mb": round(statistics.mean(memory[quarter : 2 * quarter] or memory), 1),
        "memory_last_quarter_mb": round(statistics.mean(memory[-quarter:]), 1),
        "errors": sorted({error for learner in learners for error in learner.errors}),
    }


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--minutes", type=float, default=2.0)
    asked.add_argument("--learners", type=int, default=40)
    asked.add_argument("--pause", type=float, default=8.0, help="seconds between two turns of a learner, on average")
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    options = asked.parse_args()
    found = measure(options)
    if options.json:
        print(json.dumps(found))
        return
    for label, value in found.items():
        print(f"{label.replace('_', ' ')}: {value}")


if __name__ == "__main__":
    main()
