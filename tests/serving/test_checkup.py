"""The look at a machine before a room comes: what is fine, what to look at, what must be put right, and how."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from salestrain.cli import app
from salestrain.serving.checkup.facts import measure
from salestrain.serving.checkup.findings import MB, Facts, findings

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
FINE = Facts(
    system="Linux",
    python=(3, 12),
    packages=(),
    heads=40,
    port=8866,
    port_is_free=True,
    addresses=("192.0.2.7",),
    tunnels=(),
    memory=4000 * MB,
    disk=9000 * MB,
    now=NOW,
    newest=None,
    store="/srv/ana/store.db",
    store_trouble="",
    altered=0,
    store_is_open_to_others=False,
    fonts=True,
    browser=True,
    battery=None,
)
WRONG: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "an old Python": ({"python": (3, 10)}, "Python", "stop", "Install Python 3.11"),
    "a store that was changed": ({"altered": 2}, "Store", "look", "put back a copy"),
    "a package": ({"packages": ("voila is missing",)}, "Packages", "stop", "Set up anew"),
    "a taken port": ({"port_is_free": False}, "Port", "stop", "--port 8867"),
    "no network": ({"addresses": ()}, "Network", "stop", "hotspot"),
    "a VPN": ({"tunnels": ("tun0",)}, "VPN", "look", "Switch it off"),
    "little memory": ({"memory": 200 * MB}, "Memory", "stop", "Close other programs"),
    "memory for one room": ({"memory": 400 * MB}, "Memory", "look", "Close what you do not need"),
    "a full disk": ({"disk": 5 * MB}, "Disk", "stop", "Make room"),
    "a fullish disk": ({"disk": 500 * MB}, "Disk", "look", "before the next one"),
    "a store that fails": ({"store_trouble": "No."}, "Store", "stop", "SALESTRAIN_STORE"),
    "a store for all": ({"store_is_open_to_others": True}, "Store", "look", "chmod 600 /srv/ana/store.db"),
    "a clock set back": ({"newest": NOW + timedelta(days=1)}, "Clock", "look", "from later"),
    "a clock of long ago": ({"now": NOW.replace(year=2020)}, "Clock", "look", "Set it"),
    "a battery": ({"battery": 90}, "Power", "look", "Plug it in"),
    "an empty battery": ({"battery": 20}, "Power", "stop", "Plug it in"),
    "no fonts": ({"fonts": False}, "Printing", "look", "Install some"),
    "no browser": ({"browser": False}, "Printing", "look", "salestrain print"),
}


def test_a_machine_that_is_fine_has_nothing_to_put_right_but_to_try_it_with_a_phone() -> None:
    assert {"Network", "Firewall"} == {one.name for one in findings(FINE) if one.level != "good"}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_as_it_should_be_is_said_with_what_to_do(what: str) -> None:
    changed, name, level, todo = WRONG[what]
    (found,) = [one for one in findings(replace(FINE, **changed)) if one.name == name]
    assert (level, True) == (found.level, todo in found.todo)


@pytest.mark.parametrize("system", ["Windows", "Darwin", "Linux", "Plan9"])
def test_the_firewall_of_every_system_has_a_hint(system: str) -> None:
    (found,) = [one for one in findings(replace(FINE, system=system)) if one.name == "Firewall"]
    assert found.todo and "{port}" not in found.todo


def test_more_heads_take_more_memory() -> None:
    told = [next(o for o in findings(replace(FINE, heads=n)) if o.name == "Memory").says for n in (40, 200)]
    assert ["about 276 MB", "about 340 MB"] == [says[says.index("about") : says.index(" of")] for says in told]


def test_this_machine_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "s" / "store.db"))
    facts = measure(40, 0)
    assert ((), "", False) == (facts.packages, facts.store_trouble, facts.store_is_open_to_others)
    assert facts.memory > 0 and facts.disk > 0


def test_a_taken_port_is_noticed() -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        assert not measure(1, taken.getsockname()[1]).port_is_free


def test_the_command_tells_it_as_json_and_fails_where_something_must_be_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path))
    answer = CliRunner().invoke(app, ["doctor", "--json"])
    told = {one["name"]: one["level"] for one in json.loads(answer.stdout)}
    assert (1, "stop") == (answer.exit_code, told["Store"])
