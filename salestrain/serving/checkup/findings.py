"""What follows from the facts of a machine, each in a sentence, with what to do where it is not as it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

Level = Literal["good", "look", "stop"]
MB = 1024 * 1024
ROOM_MB, EACH_MB = 260, 0.4
"""Memory that an open room takes, and what each learner adds (`benchmarks/room.py`)."""
LEAST_DISK, ENOUGH_DISK = 100 * MB, 1024 * MB
OLDEST_PYTHON = (3, 11)
YEAR_OF_THIS = 2026
"""No clock that is right is before the year in which this was written."""
LOW_BATTERY = 50
FIREWALLS = {
    "Windows": (
        "The first time, Windows asks whether Python may be reached: tick private networks. If it was refused once, "
        "open Windows Security, Firewall, Allow an app, and tick Python; the network must be set to private."
    ),
    "Darwin": (
        "The first time, macOS asks whether Python may accept connections: allow it. If it was refused once, open "
        "System Settings, Network, Firewall, Options, and allow Python."
    ),
    "Linux": "If a firewall runs, open the port; with ufw: sudo ufw allow {port}/tcp",
}
"""By system: what lets other machines in. No program can see it from inside; a phone can."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was measured.

    Args:
        system: Windows, Darwin or Linux, as Python names it.
        python: its version.
        packages: packages that are missing or too old or too new, each with what is wanted.
        heads: how many learners are to come.
        port, port_is_free: the port, and whether the room could open it.
        addresses: addresses in networks by which others reach this machine.
        tunnels: names of networks that look like a VPN.
        memory, disk: free bytes.
        now: the clock's time, UTC.
        newest: when the store was last written; None for an empty one.
        store: where the store is.
        store_trouble: what prevents writing it, in a sentence; empty if nothing does.
        altered: attempts in it that are not what was kept.
        store_is_open_to_others: whether other users of this machine may read it.
        fonts: whether there are fonts for a browser to print with.
        browser: whether a Chrome or Edge is there to make PDFs with.
        battery: percent left while no power is plugged in; None with power, or without a battery.
    """

    system: str
    python: tuple[int, int]
    packages: tuple[str, ...]
    heads: int
    port: int
    port_is_free: bool
    addresses: tuple[str, ...]
    tunnels: tuple[str, ...]
    memory: int
    disk: int
    now: datetime
    newest: datetime | None
    store: str
    store_trouble: str
    altered: int
    store_is_open_to_others: bool
    fonts: bool
    browser: bool
    battery: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `todo` is what to do unless it is good."""

    name: str
    level: Level
    says: str
    todo: str = ""


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Return what follows from the facts, in the order in which one puts things right."""
    return tuple(look(facts) for look in _LOOKS)


def _python(facts: Facts) -> Finding:
    version = ".".join(map(str, facts.python))
    if facts.python < OLDEST_PYTHON:
        return Finding("Python", "stop", f"This is Python {version}.", "Install Python 3.11 or a newer one.")
    if facts.packages:
        wanted = ", ".join(facts.packages)
        return Finding("Packages", "stop", f"Not as they should be: {wanted}.", "Set up anew: make clean, make serve.")
    return Finding("Python and packages", "good", f"Python {version}, and every package is there.")


def _port(facts: Facts) -> Finding:
    if facts.port_is_free:
        return Finding("Port", "good", f"Port {facts.port} is free.")
    todo = f"Is a room open already? Otherwise take another: salestrain serve --port {facts.port + 1}"
    return Finding("Port", "stop", f"Port {facts.port} is taken.", todo)


def _addresses(facts: Facts) -> Finding:
    if not facts.addresses:
        todo = "Join the Wi-Fi of the room, or open a hotspot on this laptop or on a phone; no internet is needed."
        return Finding("Network", "stop", "This machine is in no network that others could share.", todo)
    listed = " or ".join(f"http://{address}:{facts.port}/" for address in facts.addresses)
    todo = "Open one of them on a phone now. If none opens, the Wi-Fi may keep guests apart: use a hotspot."
    return Finding("Network", "look", f"Others reach it at {listed}.", todo)


def _firewall(facts: Facts) -> Finding:
    hint = FIREWALLS.get(facts.system, FIREWALLS["Linux"]).format(port=facts.port)
    return Finding("Firewall", "look", "Whether a firewall keeps others out cannot be seen from inside.", hint)


def _tunnels(facts: Facts) -> Finding:
    if not facts.tunnels:
        return Finding("VPN", "good", "No VPN seems to be on.")
    todo = "Switch it off while the room is open: it often hides this machine from those in the same room."
    return Finding("VPN", "look", f"This looks like a VPN: {', '.join(facts.tunnels)}.", todo)


def _memory(facts: Facts) -> Finding:
    need = ROOM_MB + EACH_MB * facts.heads
    free = facts.memory / MB
    says = f"{facts.heads} learners take about {need:.0f} MB of memory; {free:,.0f} MB are free."
    if free < need:
        return Finding("Memory", "stop", says, "Close other programs, browsers first, and ask again.")
    if free < 2 * need:
        return Finding("Memory", "look", says, "Close what you do not need; video calls take most.")
    return Finding("Memory", "good", says)


def _disk(facts: Facts) -> Finding:
    says = f"{facts.disk / MB:,.0f} MB are free where the store is."
    if facts.disk < LEAST_DISK:
        return Finding("Disk", "stop", says, "Make room: when the disk is full, nothing more can be kept.")
    if facts.disk < ENOUGH_DISK:
        return Finding("Disk", "look", says, "It is enough for a day. Make room before the next one.")
    return Finding("Disk", "good", says)


def _attempts(count: int) -> str:
    return "one attempt" if count == 1 else f"{count:,} attempts"


def _store(facts: Facts) -> Finding:
    if facts.store_trouble:
        return Finding("Store", "stop", facts.store_trouble, "Let the setting SALESTRAIN_STORE name another place.")
    if facts.altered:
        says = f"Something in {_attempts(facts.altered)} is not what was kept: by hand, or by a disk that fails."
        return Finding("Store", "look", says, "Keep the file, and put back a copy from before.")
    if facts.store_is_open_to_others:
        todo = f"Let only its owner read it: chmod 600 {facts.store}"
        return Finding("Store", "look", f"Other users of this machine may read {facts.store}.", todo)
    return Finding("Store", "good", f"{facts.store} can be written, by its owner alone.")


def _clock(facts: Facts) -> Finding:
    told = facts.now.astimezone(UTC)
    says = f"The clock says {told:%d %B %Y, %H:%M} UTC."
    is_behind = facts.newest is not None and facts.newest > facts.now + timedelta(minutes=5)
    if told.year < YEAR_OF_THIS or is_behind:
        todo = "Set it before you begin; what was kept last is from later than that."
        return Finding("Clock", "look", says, todo if is_behind else "Set it before you begin.")
    return Finding("Clock", "good", says)


def _power(facts: Facts) -> Finding:
    if facts.battery is None:
        return Finding("Power", "good", "Power is plugged in. Switch off going to sleep, also when the lid is closed.")
    level: Level = "stop" if facts.battery < LOW_BATTERY else "look"
    todo = "Plug it in, and switch off going to sleep: a sleeping laptop closes the room until it wakes."
    return Finding("Power", level, f"It runs on its battery, with {facts.battery} % left.", todo)


def _printing(facts: Facts) -> Finding:
    if not facts.fonts:
        return Finding("Printing", "look", "There are no fonts to print with.", "Install some: fonts-dejavu on Debian.")
    if not facts.browser:
        todo = "Nothing, if you print from a browser; salestrain print makes PDFs where one of them is installed."
        return Finding("Printing", "look", "There is no Chrome or Edge here.", todo)
    return Finding("Printing", "good", "Sheets can be printed, and made into PDFs.")


_LOOKS: tuple[Callable[[Facts], Finding], ...] = (
    _python,
    _port,
    _addresses,
    _firewall,
    _tunnels,
    _memory,
    _disk,
    _store,
    _clock,
    _power,
    _printing,
)
