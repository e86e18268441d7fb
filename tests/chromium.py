"""The Chromium of browser tests and benchmarks: the system's own, never one that Playwright downloads."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

from salestrain.materials.chromium import NAMES, browser_path

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


def launch(playwright: Playwright) -> Browser:
    """A headless browser; raises FileNotFoundError where there is no Chromium."""
    path = browser_path()
    if path is None:
        raise FileNotFoundError("No Chromium is installed; looked for " + ", ".join(NAMES) + ".")
    return playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGUMENTS))
