"""The version stands in pyproject.toml; what is installed and the changelog's head agree with it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).parents[2]
VERSION = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, flags=re.MULTILINE)
    assert [VERSION] == heads[:1]


def test_the_installed_package_has_this_version() -> None:
    assert version("salestrain") == VERSION
