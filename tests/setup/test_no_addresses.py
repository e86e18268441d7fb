"""The repository names no package registry's host, no content network and no path of somebody's machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

# In pieces, so that this file does not name them itself.
HOSTS = (
    r"py" + r"pi\.(org|io)",
    "python" + r"hosted\.org",
    "npm" + r"js\.(com|org)",
    r"deb" + r"\.debian\.org",
    "ana" + r"conda\.(org|com)",
    "conda" + r"-forge\.org",
    r"\bc" + r"dn\.",
    "un" + r"pkg\.com",
    "js" + "delivr",
    r"esm" + r"\.sh",
    "google" + "apis",
)
MACHINE_PATHS = (
    r"(?<![\w.])/(wo" + r"rk|fa" + r"rm)/",
    "/ro" + r"ot/",
    r"(?<![\w.])/(ho" + r"me|Us" + r"ers)/\w+/",
    r"(?<![\w./])" + re.escape(f"{PROJECT}/"),
)
FORBIDDEN = re.compile("|".join(HOSTS + MACHINE_PATHS), re.IGNORECASE)


def tracked_texts() -> dict[str, str]:
    """Path -> text of every file in git that is text."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
    paths = [PROJECT / name for name in listing.stdout.split("\0") if name]
    contents = {str(path.relative_to(PROJECT)): path.read_bytes() for path in paths if path.is_file()}
    return {name: content.decode("utf-8", "replace") for name, content in contents.items() if b"\0" not in content}


def test_no_tracked_file_names_a_registry_a_content_network_or_a_machine_path() -> None:
    found = {
        f"{name}:{number}": hit.group(0)
        for name, text in tracked_texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if (hit := FORBIDDEN.search(line))
    }
    assert {} == found


@pytest.mark.parametrize(
    "line",
    [
        "url = https://py" + "pi.org/simple",
        '"resolved": "https://registry.npm' + 'js.org/left"',
        'src="https://c' + 'dn.example/font.css"',
        "File /wo" + "rk/main/salestrain/cli/__init__.py",
        "/ho" + "me/dana/salestrain",
        f"see {PROJECT}/README.md",
    ],
)
def test_each_sort_of_address_would_be_noticed(line: str) -> None:
    assert FORBIDDEN.search(line) is not None


@pytest.mark.parametrize("line", ["homework/done", "framework/", "exercises/harbour_foods/", "conda-forge"])
def test_ordinary_words_are_no_addresses(line: str) -> None:
    assert FORBIDDEN.search(line) is None
