"""What a first visit weighs, and how long a slow phone waits for it, in a real Chromium.

One command: `python -m benchmarks.first_page` starts the real server and opens the start page and one exercise of each
kind, each in a browser that was never here (`first`), and once more in the same browser (`again`). A page is usable
when its first screen is drawn: it takes what is typed, and a press is kept until it can be answered. It is answering
when its line to the room has brought the first answer. Seconds are the browser's own, from asking for the address;
bytes are those over the wire, frames of the line included. `--json` prints one object.

The slow phone is a processor slowed down four times and a line of fast 3G as Chromium's own tools know it: 1.44 Mbit/s
down, 0.675 up, 562 ms from each request to its answer.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from benchmarks._tables import as_table
from tests.chromium import launch
from tests.serving.running import running

PAGES = {
    "start": "",
    "talk": "exercises/harbour_foods/",
    "drill": "exercises/discovery_questions/",
    "plan": "exercises/plan_builder/",
    "process": "exercises/process_map/",
    "call": "exercises/your_calls/",
}
CONTROLS = ":is(.st-sheet, .st-first) :is(input, select, button, a)"
"""What can be used; a page whose first screen has none of these yet shows nothing but its title."""
WATCH = f"""
const told = window.told = {{}};
const look = () => {{
  if (document.querySelector("{CONTROLS}")) told.usable ??= performance.now() / 1000;
  if (document.querySelector("[data-st-ready]")) told.answering ??= performance.now() / 1000;
  requestAnimationFrame(look);
}};
requestAnimationFrame(look);
"""
"""Noted by the browser itself in each frame that it draws."""
PHONE: ViewportSize = {"width": 360, "height": 740}
LONGEST = 60_000
"""Milliseconds after which a page counts as never usable."""


@dataclass(frozen=True)
class Device:
    """A computer and its line: how many times slower than this one, seconds to an answer, and bytes a second."""

    slower: int = 1
    latency_ms: float = 0.0
    down: float = -1
    up: float = -1


DEVICES = {
    "this machine": Device(),
    "slow phone": Device(slower=4, latency_ms=562.5, down=180_000, up=84_375),
}


class Traffic:
    """What a tab asks for, and the bytes that come over the wire."""

    def __init__(self, session: CDPSession) -> None:
        self.requests = 0
        self.bytes = 0
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.webSocketCreated", self._asked)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._framed)

    def _asked(self, event: Mapping[str, Any]) -> None:
        self.requests += 1

    def _loaded(self, event: Mapping[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _framed(self, event: Mapping[str, Any]) -> None:
        self.bytes += len(event["response"]["payloadData"].encode())


def slowed(page: Page, device: Device) -> CDPSession:
    """Make a tab as slow as a device, and return the session that tells what it asks for."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
    conditions = {"latency": device.latency_ms, "downloadThroughput": device.down, "uploadThroughput": device.up}
    session.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    return session


def visit(page: Page, address: str, device: Device) -> dict[str, float]:
    """Open an address in a tab, and return its figures."""
    traffic = Traffic(slowed(page, device))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=LONGEST)
    page.wait_for_selector(f"[data-st-ready], main:not(:has(#st-page)) {CONTROLS}", state="attached", timeout=LONGEST)
    page.wait_for_timeout(500)
    told = page.evaluate("told")
    seconds = {"usable_s": told["usable"], "answering_s": told.get("answering", told["usable"])}
    return {**seconds, "requests": traffic.requests, "kilobytes": traffic.bytes / 1000}


def measure(browser: Browser, address: str, device: Device, runs: int) -> dict[str, dict[str, float]]:
    """Return the medians of some first visits, and of one more visit after each."""
    visits: dict[str, list[dict[str, float]]] = {"first": [], "again": []}
    for _ in range(runs):
        with browser.new_context(viewport=PHONE) as context:
            for when in ("first", "again"):
                page = context.new_page()
                visits[when].append(visit(page, address, device))
                page.close()
    return {when: _medians(found) for when, found in visits.items()}


def _medians(visits: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(one[name] for one in visits), 3) for name in visits[0]}


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=3, help="how often each page is opened (the median is printed)")
    asked.add_argument("--pages", nargs="*", choices=PAGES, default=list(PAGES), help="which pages")
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    options = asked.parse_args()
    found: dict[str, dict[str, dict[str, dict[str, float]]]] = {}
    with tempfile.TemporaryDirectory(prefix="salestrain-bench-") as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        store = f"sqlite:///{scratch}/store.db"
        with running([], Path(scratch) / "log", store=store) as room:
            for name in options.pages:
                address = f"{room.address}{PAGES[name]}"
                measure(browser, address, DEVICES["this machine"], 1)  # the first of a day loads what all share
                found[name] = {
                    label: measure(browser, address, device, options.runs) for label, device in DEVICES.items()
                }
        browser.close()
    if options.json:
        print(json.dumps(found))
        return
    rows = [
        {"page": name, "on": label, "visit": when, **figures}
        for name, devices in found.items()
        for label, visits in devices.items()
        for when, figures in visits.items()
    ]
    print(as_table(rows))


if __name__ == "__main__":
    main()
