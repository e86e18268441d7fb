"""constraints.txt pins everything that a set-up installs, by name and version alone."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
LINES = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def needed_here() -> set[str]:
    """Every package that `salestrain[test]` needs on this machine, however indirectly."""
    met: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement("salestrain[test]")]
    while waiting:
        package = waiting.pop()
        key = (canonicalize_name(package.name), frozenset(package.extras))
        if key not in met:
            met.add(key)
            waiting.extend(_requires(package))
    return {name for name, _ in met} - {"salestrain"}


def _requires(package: Requirement) -> list[Requirement]:
    """What a package needs here with the extras it is asked for; nothing where it is not installed."""
    try:
        lines = [Requirement(line) for line in requires(package.name) or []]
    except PackageNotFoundError:
        return []
    asked_for = package.extras or {""}
    return [
        line
        for line in lines
        if line.marker is None or any(line.marker.evaluate({"extra": extra}) for extra in asked_for)
    ]


def test_a_line_is_a_name_and_a_version_and_nothing_else() -> None:
    assert [] == [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)]


def test_every_package_that_is_needed_is_pinned() -> None:
    pinned = {canonicalize_name(line.partition("==")[0]) for line in LINES}
    assert set() == needed_here() - pinned
