"""In CI a missing browser is a failure; elsewhere it is a skip that nobody can overlook."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

PROJECT = Path(__file__).parents[2]
THIS_TEST = f"{__file__}::test_chromium_shows_a_page"


def run_without_browser(tmp_path: Path, **settings: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | settings
    environment["PATH"] = str(tmp_path)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", THIS_TEST]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120)
    return done.stdout


def test_chromium_shows_a_page(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<h1>Good morning</h1>")
    heading = page.inner_text("h1")
    page.close()
    assert heading == "Good morning"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the browser is found outside PATH")
def test_a_missing_browser_fails_in_ci(tmp_path: Path) -> None:
    assert "1 error" in run_without_browser(tmp_path, CI="true")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the browser is found outside PATH")
def test_a_missing_browser_is_a_loud_skip_elsewhere(tmp_path: Path) -> None:
    printed = run_without_browser(tmp_path)
    assert ("1 skipped" in printed, "NOT TESTED: pages in a browser" in printed) == (True, True)
