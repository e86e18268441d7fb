"""How long learners in a room wait, and what they cost, with real websocket connections.

One command: `python -m benchmarks.room --learners 40` starts the real server, lets all learners open a talk in the same
moment (page, style, program, line, first screen, name, first move), and then lets them talk, each with a pause of a few
seconds between two typed turns. Memory is that of the server and everything it started. `--json` prints one object.

`--voila` measures a stock Voila server with a trivial notebook beside it, for comparison.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import secrets
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

import nbformat
import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from salestrain.ui.messages import NO_KEY

ROOT = Path(__file__).resolve().parents[1]
EXERCISE = "harbour_foods"

LINES = (
    "Hello, thanks for making the time. Where would you like to start?",
    "How do you do this today, from the dock to the shop?",
    "What happens when a load arrives too warm?",
    "How often did that happen in the last year, and what does one cost you?",
    "Who else is touched by it when a load is refused?",
    "What does your present supplier do well?",
    "How was it decided the last time you changed something like this?",
    "Shall we look at the figures together next Tuesday, with your quality manager?",
)
READY_AFTER = 120.0


@dataclass
class Learner:
    """One learner, and how long each of their answers took, in seconds."""

    address: str
    number: int
    usable: float = 0.0
    turns: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    received: int = 0
    _line: WebSocketClientConnection | None = None
    _n: int = 0
    _seq: int = 0

    async def arrive(self) -> None:
        """Open the page, give a name, and make the first move."""
        began = time.perf_counter()
        try:
            cookie = await self._page()
            request = HTTPRequest(
                f"ws{self.address[4:]}exercises/{EXERCISE}/line",
                headers={"Cookie": cookie},
                request_timeout=READY_AFTER,
            )
            self._line = await websocket_connect(request)
            await self._line.write_message(json.dumps({"type": "open", "tab": secrets.token_hex(16)}))
            await self._read()
            await self._ask("hello", key=NO_KEY, name="", at="", zone="Europe/Dublin")
            await self._ask("name", name=f"Learner {self.number}")
            await self._ask("begin")
            await self._ask("say", text=self._own(LINES[0]))
        except Exception as failed:
            self.errors.append(repr(failed))
        self.usable = time.perf_counter() - began

    async def talk(self, pause: float, chance: random.Random) -> None:
        """Say the other lines, with pauses in between."""
        for text in LINES[1:]:
            await asyncio.sleep(chance.uniform(0.3, 1.7) * pause)
            began = time.perf_counter()
            try:
                state = await self._ask("say", text=self._own(text))
            except Exception as failed:
                self.errors.append(repr(failed))
                return
            self.turns.append(time.perf_counter() - began)
            if state.get("screen") == "sheet":
                return  # the talk is over

    def _own(self, line: str) -> str:
        """Return the line as nobody else says it, so that no reading of it is at hand already."""
        return f"So, {self.number}: {line}"

    def leave(self) -> None:
        """Close the line."""
        if self._line is not None:
            self._line.close()

    async def _page(self) -> str:
        """Fetch what a browser fetches, and return the cookie."""
        client = AsyncHTTPClient()
        page = await client.fetch(f"{self.address}exercises/{EXERCISE}/", decompress_response=False)
        text = page.body.decode()
        for path in sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))):
            part = await client.fetch(
                self.address[:-1] + path, headers={"Accept-Encoding": "gzip"}, decompress_response=False
            )
            self.received += len(part.body)
        self.received += len(page.body)
        return page.headers["Set-Cookie"].split(";")[0]

    async def _ask(self, type_: str, **fields: Any) -> dict[str, Any]:
        assert self._line is not None
        self._n += 1
        message = {"n": self._n, "type": type_, "seq": self._seq, **fields}
        await self._line.write_message(json.dumps(message))
        answer = await self._read()
        state: dict[str, Any] = answer["state"]
        self._seq = state.get("seq", self._seq)
        return state

    async def _read(self) -> dict[str, Any]:
        assert self._line is not None
        answer = await asyncio.wait_for(self._line.read_message(), READY_AFTER)
        if answer is None:
            raise ConnectionError("the line ended")
        self.received += len(answer)
        content: dict[str, Any] = json.loads(answer)
        if "problem" in content:
            raise ConnectionError(content["problem"])
        return content


@contextmanager
def serving(command: list[str], port: int, settings: dict[str, str], open_for: float = 0.0) -> Iterator[psutil.Process]:
    """Run a server, and end it with the block.

    Args:
        command: the program and its arguments.
        port: where it listens.
        settings: its settings, beside ours.
        open_for: seconds that it has been open before anybody comes.
    """
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        time.sleep(open_for)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(port: int) -> None:
    until = time.monotonic() + READY_AFTER
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                answer.read()
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not open")


def memory_of(process: psutil.Process) -> float:
    """Return the megabytes of a process and its children; what several share counts once."""
    together = [process, *process.children(recursive=True)]
    each = [one.memory_full_info() for one in together]
    return sum(getattr(one, "pss", one.uss) for one in each) / 1e6


def seconds_of(process: psutil.Process) -> float:
    """Return how long processors have worked for a process and its children."""
    return sum(sum(one.cpu_times()[:2]) for one in [process, *process.children(recursive=True)])


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 stay below."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else (values or [0.0])[0]


async def _room(address: str, learners: int, pause: float, server: psutil.Process) -> dict[str, Any]:
    AsyncHTTPClient.configure(None, max_clients=2 * learners)
    warm = Learner(address, 0)
    await warm.arrive()  # the first learner of a day loads what all others share
    before, cpu = memory_of(server), seconds_of(server)
    room = [Learner(address, number) for number in range(1, learners + 1)]
    began = time.perf_counter()
    await asyncio.gather(*(learner.arrive() for learner in room))
    await asyncio.gather(*(learner.talk(pause, random.Random(learner.number)) for learner in room))
    seconds = time.perf_counter() - began
    after = memory_of(server)
    turns = [turn for learner in room for turn in learner.turns]
    for learner in [warm, *room]:
        learner.leave()
    return {
        "learners": learners,
        "first_learner_of_the_day_s": round(warm.usable, 3),
        "usable_median_s": round(statistics.median(learner.usable for learner in room), 3),
        "usable_p95_s": round(p95([learner.usable for learner in room]), 3),
        "turns": len(turns),
        "turn_median_ms": round(1000 * statistics.median(turns or [0.0]), 1),
        "turn_p95_ms": round(1000 * p95(turns), 1),
        "memory_mb": round(after, 1),
        "memory_per_learner_mb": round((after - before) / learners, 2),
        "server_cpu_share": round((seconds_of(server) - cpu) / seconds, 3),
        "bytes_per_learner": round(statistics.mean(learner.received for learner in room)),
        "errors": sorted({error for learner in room for error in learner.errors}),
    }


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measure_room(learners: int, pause: float, open_for: float) -> dict[str, Any]:
    """Return the figures of our room.

    Args:
        learners: how many come.
        pause: seconds between two turns of one of them, on average.
        open_for: seconds that the room has been open before.
    """
    port = free_port()
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch:
        settings = {
            "SALESTRAIN_STORE": f"sqlite:///{scratch}/store.db",
            "OPENBLAS_NUM_THREADS": "1",
            "SALESTRAIN_MOST_PAGES": str(2 * learners + 20),
            "SALESTRAIN_MOST_PAGES_EACH": str(learners + 10),  # all come from one address, and nobody should wait
        }
        code = f"from salestrain.serving import serve; serve('127.0.0.1', {port})"
        with serving([sys.executable, "-c", code], port, settings, open_for) as server:
            return asyncio.run(_room(f"http://127.0.0.1:{port}/", learners, pause, server))


async def _voila(address: str, learners: int) -> list[float]:
    AsyncHTTPClient.configure(None, max_clients=learners)

    async def arrive() -> float:
        began = time.perf_counter()
        await AsyncHTTPClient().fetch(address, request_timeout=300)
        return time.perf_counter() - began

    return await asyncio.gather(*(arrive() for _ in range(learners)))


def measure_voila(learners: int) -> dict[str, Any]:
    """Return the figures of stock Voila with a notebook that shows one button."""
    port = free_port()
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch:
        notebook = Path(scratch) / "trivial.ipynb"
        code = "import ipywidgets\nipywidgets.Button(description='Hello')"
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]), notebook)
        command = [sys.executable, "-m", "voila", str(notebook), f"--port={port}", "--no-browser"]
        with serving(command, port, {}) as server:
            before = memory_of(server)
            usable = asyncio.run(_voila(f"http://127.0.0.1:{port}/", learners))
            after = memory_of(server)
    return {
        "learners": learners,
        "usable_median_s": round(statistics.median(usable), 3),
        "usable_p95_s": round(p95(usable), 3),
        "memory_per_learner_mb": round((after - before) / learners, 1),
    }


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--learners", type=int, default=40)
    asked.add_argument("--pause", type=float, default=8.0, help="seconds between two turns of a learner, on average")
    asked.add_argument("--open-for", type=float, default=30.0, help="seconds that the room is open before they come")
    asked.add_argument("--voila", action="store_true", help="measure stock Voila as well")
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    options = asked.parse_args()
    found = {"room": measure_room(options.learners, options.pause, options.open_for)}
    if options.voila:
        found["voila"] = measure_voila(options.learners)
        found["times_faster"] = {"usable_p95": round(found["voila"]["usable_p95_s"] / found["room"]["usable_p95_s"], 1)}
    if options.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        print(name)
        for label, value in figures.items():
            print(f"  {label.replace('_', ' ')}: {value}")


if __name__ == "__main__":
    main()
