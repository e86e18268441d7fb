"""Sheets as PDF, where a Chromium or Chrome is installed; nothing else needs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""Names of programs, as the search path knows them."""
ELSEWHERE = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where macOS and Windows have them, outside the search path."""
ENOUGH_SECONDS = 120


class CannotPrint(Exception):
    """Raised when a browser makes no PDF; the message says why."""


def browser_path() -> Path | None:
    """Return the Chromium, Chrome or Edge of this machine, or None."""
    return next(_candidates(), None)


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    yield from (Path(path) for path in ELSEWHERE if Path(path).is_file())


def to_pdf(browser: Path, page: Path, pdf: Path) -> None:
    """Print a page to PDF.

    Args:
        browser: the browser that prints it.
        page: file of the page.
        pdf: the file to write.

    Raises:
        CannotPrint: the browser fails, or makes no file.
    """
    with tempfile.TemporaryDirectory() as profile:
        # A profile of its own, so that an open browser is not asked to do it and nothing of the user's is touched.
        command = [
            str(browser),
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf.absolute()}",
            page.absolute().as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(2, "--no-sandbox")  # root, as in most containers, may not have one; the page is our own
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=ENOUGH_SECONDS)  # noqa: S603 - no shell
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotPrint(f"{browser.name} could not print {page.name}: {error}") from error
    if not pdf.is_file():
        raise CannotPrint(f"{browser.name} made no PDF of {page.name}.")
