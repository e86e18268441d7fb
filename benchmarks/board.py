"""How soon a board shows what happens in a full workshop, and what that costs, with real connections.

One command: `python -m benchmarks.board --people 40` starts the real server with a workshop, lets everybody sit at the
vote with its line and its bar, and opens two boards and the big screen. Everybody votes within a few seconds; measured
is the time from a vote to the board that shows it, and the processor time of the server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import secrets
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from salestrain.serving.workshop.who import LEAD_COOKIE, SEAT_COOKIE, lead_key
from salestrain.store import open_store
from salestrain.ui.messages import NO_KEY
from salestrain.workshop import events
from salestrain.workshop.content import SCHEMA, Rules, Step, Workshop
from salestrain.workshop.joining import hash_of_phrase, hash_of_token
from tests.serving.running import Room, running

TALK = "wicket_fair"
VOTED = re.compile(r"(\d+) of \d+ have voted")
BAR_EVERY = 1.6
"""Seconds between two questions of a phone's bar, as in `workshop.js`."""


class Tab:
    """One page of a workshop in a browser: its line, and when each number of votes was shown first."""

    def __init__(self, address: str, cookie: str) -> None:
        self._address, self._cookie = address, cookie
        self._line: WebSocketClientConnection | None = None
        self._sent = 0
        self.shown: dict[int, float] = {}

    async def open(self) -> None:
        """Open the line, and say hello."""
        self._line = await websocket_connect(HTTPRequest(self._address, headers={"Cookie": self._cookie}))
        await self._line.write_message(json.dumps({"type": "open", "tab": secrets.token_hex(16)}))
        asyncio.get_running_loop().create_task(self._read())
        await self.say("hello", key=NO_KEY, name="", zone="")

    async def say(self, type_: str, **fields: Any) -> None:
        """Send a message of the page."""
        assert self._line is not None
        self._sent += 1
        await self._line.write_message(json.dumps({"n": self._sent, "type": type_, "seq": 0, **fields}))

    async def _read(self) -> None:
        assert self._line is not None
        while (message := await self._line.read_message()) is not None:
            for number in VOTED.findall(str(message)):
                self.shown.setdefault(int(number), time.perf_counter())


async def bar(address: str, cookie: str, ended: asyncio.Event) -> None:
    """Ask how the room stands, again and again, as the bar on a phone does."""
    client = AsyncHTTPClient()
    while not ended.is_set():
        await client.fetch(HTTPRequest(address, headers={"Cookie": cookie}))
        await asyncio.sleep(BAR_EVERY * (0.8 + random.random() * 0.4))


async def measured(room: Room, store: str, people: int) -> dict[str, float]:
    """Let everybody vote, and return what was measured."""
    AsyncHTTPClient.configure(None, max_clients=people + 10)
    with open_store(store) as opened:
        plan = Workshop(
            schema=SCHEMA,
            title="A full room",
            exercises=(Rules(exercise=TALK),),
            agenda=(Step(title="One talk", kind="vote", minutes=30, exercise=TALK),),
        )
        kept, key = opened.workshops.make(plan), lead_key(opened.workshops)
        tokens = [secrets.token_urlsafe(24) for _ in range(people)]
        for number, token in enumerate(tokens):
            phrase = hash_of_phrase(f"phrase {number}", kept.id)
            opened.workshops.take_seat(kept.id, f"Person {number}", phrase, hash_of_token(token))
        options = {"m.a": "This", "m.b": "That"}
        opened.workshops.happen(
            kept.id,
            events.everybody_sent("vote", TALK),
            events.vote_opened("v", "What do we say next?", options, f"line:{TALK}:0"),
        )
        at = f"{room.address}workshop/{kept.id}/"
        line, lead = f"ws{at[4:]}", f"{LEAD_COOKIE}={key}"
        cookies = [f"{SEAT_COOKIE}{kept.id}={token}" for token in tokens]
        boards = [Tab(f"{line}board/line", lead), Tab(f"{line}board/line", lead), Tab(f"{line}screen/line", lead)]
        phones = [Tab(f"{line}vote/line", cookie) for cookie in cookies]
        for tab in (*boards, *phones):
            await tab.open()
        await boards[0].say("talk_afresh")
        for board in boards[:2]:
            await board.say("tab", value="together")
        ended = asyncio.Event()
        bars = [asyncio.create_task(bar(f"{at}now", cookie, ended)) for cookie in cookies]
        await asyncio.sleep(3)
        server = psutil.Process(room.process.pid)
        before, begun, cast = server.cpu_times(), time.perf_counter(), {}
        for number, phone in enumerate(phones, 1):
            await phone.say("cast", option="m.a", vote="v")
            cast[number] = time.perf_counter()
            await asyncio.sleep(0.15)
        await asyncio.sleep(3)
        after, seconds = server.cpu_times(), time.perf_counter() - begun
        ended.set()
        await asyncio.gather(*bars)
    return _figures(boards, cast) | {
        "people": people,
        "processor": round((after.user + after.system - before.user - before.system) / seconds, 3),
        "memory_mb": round(server.memory_info().rss / 1e6),
    }


def _figures(boards: list[Tab], cast: dict[int, float]) -> dict[str, float]:
    """Return how long it took, in seconds, until each vote was in what a board shows; a later number includes it."""
    waited = []
    for tab in boards:
        for number, at in cast.items():
            seen = [when for shown, when in tab.shown.items() if shown >= number]
            if seen:
                waited.append(min(seen) - at)
    waited.sort()
    return {
        "seen": len(waited),
        "median": round(statistics.median(waited), 2),
        "p95": round(waited[int(len(waited) * 0.95)], 2),
        "worst": round(waited[-1], 2),
    }


def main() -> None:
    """Measure, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=40)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        store = f"sqlite:///{folder}/store.db"
        with running([], Path(folder) / "log", store=store) as room:
            print(json.dumps(asyncio.run(measured(room, store, arguments.people))))


if __name__ == "__main__":
    main()
