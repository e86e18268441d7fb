"""The Chromium of browser tests and benchmarks: the system's own, never one that Playwright downloads."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS_APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)

ARGUMENTS = (
    "--no-sandbox",  # root, as in most containers, may not have one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # A browser must be silent by itself, so that a request seen in a test is the page's own.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP room.example 127.0.0.1",  # a name for rooms of tests that have one
)


def browser_path() -> Path | None:
    """The Chromium (or Chrome) of this machine, or None."""
    found = [shutil.which(name) for name in NAMES]
    candidates = [Path(path) for path in found if path] + [path for path in MACOS_APPLICATIONS if path.is_file()]
    return candidates[0] if candidates else None


def launch(playwright: Playwright) -> Browser:
    """A headless browser; raises FileNotFoundError where there is no Chromium."""
    path = browser_path()
    if path is None:
        raise FileNotFoundError("No Chromium is installed; looked for " + ", ".join(NAMES) + ".")
    return playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGUMENTS))
