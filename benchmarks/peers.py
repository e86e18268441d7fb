"""Our room beside stock Voila, Streamlit and Solara, with one box and a buyer who answers in each.

One command: `python -m benchmarks.peers --with /path/to/python` starts each server in turn. Streamlit and Solara are no
part of this project: `--with` names the Python of an environment where they are installed, and without it they are left
out; without the package solara-assets of its own version, Solara needs the internet for its front end. Several learners
come one after the other in a real Chromium and say one line; then a slow phone comes (see `benchmarks.first_page`).
Memory is what the server grew by for each learner. `--json` prints one object.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from benchmarks._tables import as_table
from benchmarks.first_page import DEVICES, PHONE, Device, Traffic, slowed
from benchmarks.room import free_port, memory_of, serving
from tests.chromium import launch

PEERS = Path(__file__).resolve().parent / "peers"
BOX = ":is(input:not([type=hidden]), textarea):visible"
ANSWER = "drivers know our dock"
LONGEST = 120_000


def commands(python: str | None, port: int) -> dict[str, list[str]]:
    """Return how each server is started.

    Args:
        python: the Python where Streamlit and Solara are installed; None leaves them out.
        port: the port to listen on.
    """
    serve = f"from salestrain.serving import serve; serve('127.0.0.1', {port})"
    ours = {
        "salestrain": [sys.executable, "-c", serve],
        "voila": [sys.executable, "-m", "voila", str(PEERS / "voila_talk.ipynb"), f"--port={port}", "--no-browser"],
    }
    if python is None:
        return ours
    streamlit = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    return ours | {
        "streamlit": [python, "-m", "streamlit", "run", str(PEERS / "streamlit_talk.py"), *streamlit],
        "solara": [python, "-m", "solara", "run", str(PEERS / "solara_talk.py"), f"--port={port}", "--production"],
    }


def come_in(page: Page, name: str, address: str, device: Device) -> dict[str, float]:
    """Open the page, and return what it weighed and how long it took until there was a box to type into."""
    session = slowed(page, device)
    traffic = Traffic(session)
    began = time.perf_counter()
    page.goto(address + ("exercises/harbour_foods/" if name == "salestrain" else ""), timeout=LONGEST)
    page.locator(BOX).first.wait_for(timeout=LONGEST)
    usable = time.perf_counter() - began
    page.wait_for_timeout(1000)
    return {"usable_s": usable, "requests": traffic.requests, "kilobytes": traffic.bytes / 1000}


def say(page: Page, name: str) -> float:
    """Say one line, and return the seconds to the answer."""
    if name == "salestrain":
        page.locator(BOX).first.fill("Ana")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Begin").click()
        page.get_by_label("What do you say?").fill("How do you do this today?")
        began = time.perf_counter()
        page.keyboard.press("Enter")
        page.locator(".st-buyer").nth(1).wait_for(timeout=LONGEST)
        return time.perf_counter() - began
    page.locator(BOX).first.fill("today")
    began = time.perf_counter()
    page.keyboard.press("Enter")
    page.get_by_text(ANSWER).first.wait_for(timeout=LONGEST)
    return time.perf_counter() - began


def measure(browser: Browser, name: str, address: str, server: psutil.Process, learners: int) -> dict[str, float]:
    """Return the figures of one server."""
    fast, slow = DEVICES.values()
    with browser.new_context() as context:  # the first of a day loads what all others share
        page = context.new_page()
        come_in(page, name, address, fast)
        say(page, name)
        before = memory_of(server)
        contexts = [browser.new_context() for _ in range(learners)]
        pages = [context.new_page() for context in contexts]
        seconds = [come_in(page, name, address, fast)["usable_s"] for page in pages]
        answers = [say(page, name) for page in pages]
        memory = (memory_of(server) - before) / learners
        for one in contexts:
            one.close()
    with browser.new_context(viewport=PHONE) as context:
        phone = come_in(context.new_page(), name, address, slow)
    return {
        "usable_s": round(statistics.median(seconds), 2),
        "answer_ms": round(1000 * statistics.median(answers)),
        "memory_mb": round(memory, 1),
        "slow_phone_s": round(phone["usable_s"], 2),
        "requests": phone["requests"],
        "kilobytes": round(phone["kilobytes"]),
    }


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--with", dest="python", help="the Python where Streamlit and Solara are installed")
    asked.add_argument("--learners", type=int, default=6)
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    options = asked.parse_args()
    port, found = free_port(), {}
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        settings = {"SALESTRAIN_STORE": f"sqlite:///{scratch}/store.db", "OPENBLAS_NUM_THREADS": "1"}
        for name, command in commands(options.python, port).items():
            with serving(command, port, settings) as server:
                try:
                    found[name] = measure(browser, name, f"http://127.0.0.1:{port}/", server, options.learners)
                except TimeoutError:
                    print(f"{name} showed nothing to type into", file=sys.stderr)
        browser.close()
    print(json.dumps(found) if options.json else as_table([{"server": name, **one} for name, one in found.items()]))


if __name__ == "__main__":
    main()
