"""How long a learner waits for an exercise page, and what the page weighs.

One command: `python benchmarks/page_ready.py` starts the real server and opens an exercise in a real
Chromium, with an empty cache (cold) and again (warm). Times are seconds from asking for the address; a page
is usable when an element marked `data-st-ready` is there. `--json` prints one JSON object instead of a table.

`--parts` writes salestrain/serving/front_end_parts.txt anew: what Voila's program fetches piece by piece.
Needed when a new version of Voila, JupyterLab or anywidget comes in.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from salestrain.places import exercises_folders
from salestrain.serving.catalogue import Catalogue
from tests.chromium import launch
from tests.serving.running import ROOT, add_exercise, running

READY = "[data-st-ready]"
PARTS = ROOT / "salestrain" / "serving" / "front_end_parts.txt"
SECONDS_TO_OPEN = 120


class Traffic:
    """What a page asks for: every address, and the bytes that came over the line."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.addresses: list[str] = []
        self.bytes = 0
        session = context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda event: self.addresses.append(event["request"]["url"]))
        session.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])


def open_page(context: BrowserContext, address: str) -> dict[str, float | int | list[str]]:
    """Open `address` in a new tab and measure until it is usable."""
    traffic = Traffic(context)
    began = time.perf_counter()
    traffic.page.goto(address, wait_until="commit")
    traffic.page.wait_for_selector("h1", timeout=SECONDS_TO_OPEN * 1000)
    title = time.perf_counter() - began
    traffic.page.wait_for_selector(READY, timeout=SECONDS_TO_OPEN * 1000)
    usable = time.perf_counter() - began
    traffic.page.wait_for_timeout(1500)
    traffic.page.close()
    home = urlsplit(address).netloc
    asked = [one for one in traffic.addresses if not one.startswith(("blob:", "data:"))]
    return {
        "title_seconds": round(title, 3),
        "usable_seconds": round(usable, 3),
        "requests": len(asked),
        "bytes": traffic.bytes,
        "elsewhere": [one for one in asked if urlsplit(one).netloc != home],
        "addresses": asked,
    }


def measure(browser: Browser, address: str, runs: int) -> dict[str, object]:
    """Median of `runs` first visits, each followed by a second visit."""
    cold, warm = [], []
    for _ in range(runs):
        with browser.new_context() as context:
            cold.append(open_page(context, address))
            warm.append(open_page(context, address))
    return {"runs": runs, "cold": _middle(cold), "warm": _middle(warm)}


def _middle(visits: list[dict[str, float | int | list[str]]]) -> dict[str, object]:
    numbers = ("title_seconds", "usable_seconds", "requests", "bytes")
    middle: dict[str, object] = {name: statistics.median(float(visit[name]) for visit in visits) for name in numbers}
    middle["elsewhere"] = sorted({one for visit in visits for one in visit["elsewhere"]})
    return middle


@contextmanager
def served(name: str | None) -> Iterator[tuple[str, str]]:
    """A running server and the exercise to open: the named one, our first talk, or a probe where there is none."""
    cards = [card for card in Catalogue(exercises_folders()).cards() if card.sound and card.kind == "conversation"]
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch:
        folders: list[Path] = []
        if name is None and not cards:
            add_exercise(Path(scratch) / "exercises", "probe")
            folders, name = [Path(scratch) / "exercises"], "probe"
        with running(folders, Path(scratch) / "log") as room:
            yield room.address, name or cards[0].id


def write_parts(browser: Browser) -> int:
    """Open a page with every kind of view and nothing bundled, and keep the names of what it fetched."""
    PARTS.write_text("", encoding="utf-8")
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch:
        folder = Path(scratch) / "exercises"
        add_exercise(folder, "probe")
        with running([folder], Path(scratch) / "log") as room, browser.new_context() as context:
            fetched = open_page(context, f"{room.address}exercises/probe/")["addresses"]
    assert isinstance(fetched, list)
    paths = [urlsplit(one).path.split("/static/", 1)[-1].partition("/")[2] for one in fetched]
    # Entry files are asked for by name whether or not they are here already.
    entries = ("voila.js", "remoteEntry")
    parts = sorted({one for one in paths if one.startswith(("voila/", "widgets/")) and one.endswith(".js")})
    kept = [one for one in parts if not one.rsplit("/", 1)[-1].startswith(entries)]
    PARTS.write_text("".join(f"{one}\n" for one in kept), encoding="utf-8")
    return len(kept)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    asked.add_argument("--exercise", help="which exercise to open (default: the first)")
    asked.add_argument("--runs", type=int, default=3, help="how often (default 3; the median is printed)")
    asked.add_argument("--parts", action="store_true", help="write the list of bundled files anew")
    options = asked.parse_args()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if options.parts:
            print(f"{write_parts(browser)} parts written to {PARTS.relative_to(ROOT)}")
            return
        with served(options.exercise) as (address, name):
            found = {"exercise": name, **measure(browser, f"{address}exercises/{name}/", options.runs)}
        browser.close()
    print(json.dumps(found) if options.json else _table(found))


def _table(found: dict[str, object]) -> str:
    lines = [f"page ready: {found['exercise']}, median of {found['runs']}"]
    for visit in ("cold", "warm"):
        row = found[visit]
        assert isinstance(row, dict)
        lines.append(
            f"  {visit}: title after {row['title_seconds']:.2f} s, "
            f"usable after {row['usable_seconds']:.2f} s; {row['requests']:.0f} requests "
            f"({len(row['elsewhere'])} to other hosts), {row['bytes'] / 1e6:.2f} MB"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
