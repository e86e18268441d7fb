"""What can be measured of a machine without changing anything on it."""

from __future__ import annotations

import platform
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import psutil
from packaging.requirements import Requirement

from ...materials.chromium import browser_path
from ...store import Store, StoreDamaged, StoreError, open_store
from ...store.location import place_of, store_url
from ..opening import own_addresses
from .findings import Facts

TUNNELS = ("tun", "tap", "utun", "ppp", "wg", "ipsec", "tailscale", "zt", "nordlynx", "proton")
"""Beginnings of the names of networks that a VPN makes."""


def measure(heads: int, port: int) -> Facts:
    """Return the facts of this machine.

    Args:
        heads: how many learners are to come.
        port: port that the room is to listen on.
    """
    place = place_of(store_url())
    trouble, altered = _store_trouble()
    return Facts(
        system=platform.system(),
        python=(sys.version_info.major, sys.version_info.minor),
        packages=tuple(_wrong_packages()),
        heads=heads,
        port=port,
        port_is_free=_is_free(port),
        addresses=own_addresses(),
        tunnels=tuple(_tunnels()),
        memory=psutil.virtual_memory().available,
        disk=shutil.disk_usage(_existing(Path(place))).free,
        now=datetime.now(UTC),
        newest=_written(Path(place)),
        store=place,
        store_trouble=trouble,
        altered=altered,
        store_is_open_to_others=_is_open_to_others(Path(place)),
        fonts=_has_fonts(),
        browser=browser_path() is not None,
        battery=_battery(),
    )


def _wrong_packages() -> Iterator[str]:
    """Yield what is missing of what this package needs, or has another version than it may."""
    for text in requires("salestrain") or ():
        needed = Requirement(text)
        if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(needed.name)
        except PackageNotFoundError:
            yield f"{needed.name} is missing"
            continue
        if not needed.specifier.contains(found, prereleases=True):
            yield f"{needed.name} {found} instead of {needed.specifier}"


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - as the room would
        except OSError:
            return False
    return True


def _tunnels() -> Iterator[str]:
    """Yield networks that look like a VPN and have an address by which it could be used."""
    states = psutil.net_if_stats()
    for name, own in psutil.net_if_addrs().items():
        has_address = any(one.family == socket.AF_INET for one in own)
        if name.lower().startswith(TUNNELS) and name in states and states[name].isup and has_address:
            yield name


def _store_trouble() -> tuple[str, int]:
    """Return why the store cannot be used, in a sentence, and in how many attempts something was altered.

    The sentence is empty if the store can be used. An empty one is created.
    """
    try:
        with open_store() as store:
            return "", sum(
                _is_altered(store, one.id) for who in store.learners() for one in store.attempts(learner=who)
            )
    except StoreError as failed:
        return str(failed), 0


def _is_altered(store: Store, attempt: str) -> bool:
    try:
        store.verify(attempt)
    except StoreDamaged:
        return True
    return False


def _existing(path: Path) -> Path:
    """Return the nearest folder above a path that exists; a database elsewhere is measured where we are."""
    for folder in (path, *path.parents):
        if folder.exists():
            return folder
    return Path.cwd()


def _written(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def _is_open_to_others(path: Path) -> bool:
    """Return whether others may read the store; on Windows the folder of a user is closed to others."""
    try:
        rights = stat.S_IMODE(path.stat().st_mode)
        folder = stat.S_IMODE(path.parent.stat().st_mode)
    except OSError:
        return False
    may_enter = bool(folder & (stat.S_IXGRP | stat.S_IXOTH))
    return platform.system() != "Windows" and may_enter and bool(rights & (stat.S_IRGRP | stat.S_IROTH))


def _has_fonts() -> bool:
    """Return whether a browser finds fonts; Windows and macOS always have some."""
    program = shutil.which("fc-list")
    if platform.system() != "Linux" or program is None:
        return platform.system() != "Linux"
    found = subprocess.run([program], capture_output=True, check=False, timeout=20)  # noqa: S603 - no shell, no input
    return bool(found.stdout.strip())


def _battery() -> int | None:
    """Return the percent left if this machine runs on its battery."""
    ask = getattr(psutil, "sensors_battery", None)  # not on every system
    found = ask() if ask is not None else None
    return None if found is None or found.power_plugged else round(found.percent)
