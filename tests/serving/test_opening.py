"""Where a room cannot open, a sentence says what to do; TLS at the room itself; the addresses that are printed."""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from playwright.sync_api import Browser, expect

from salestrain.serving import CannotServe, opening
from salestrain.serving.certificate import A_DAY, encryption
from salestrain.serving.opening import addresses, base_path, bind, said
from tests.serving.certificates import NEEDS_OPENSSL, OPENSSL, Certificate, certificate, expired, locked
from tests.serving.running import add_exercise, ask, running
from tests.serving.seeing import visiting

needs_openssl = pytest.mark.skipif(OPENSSL is None, reason=NEEDS_OPENSSL)
TALK = "riverside"
HOLDS = "It holds many."


@pytest.mark.parametrize("asked", ["train", "/train", "train/", "/train/", " //train// "])
def test_a_base_path_may_be_named_with_or_without_its_slashes(asked: str) -> None:
    assert "/train/" == base_path(asked)


@pytest.mark.parametrize("asked", ["", "/"])
def test_no_base_path_is_the_root(asked: str) -> None:
    assert "/" == base_path(asked)


@pytest.mark.parametrize("asked", ["https://room.example/train", "a b", "/../", "/train/./", "/tr<b>ain/", "(x)+", "ü"])
def test_what_cannot_be_a_base_path_is_said_in_a_sentence(asked: str) -> None:
    with pytest.raises(CannotServe, match="cannot be the base path"):
        base_path(asked)


def test_an_address_that_this_machine_does_not_have_is_said_with_those_that_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unavailable(*_: object) -> None:
        raise OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address")

    monkeypatch.setattr(opening, "bind_sockets", unavailable)
    with pytest.raises(CannotServe, match=r"no address 192\.0\.2\.1\. It has 127\.0\.0\.1.*0\.0\.0\.0 listens"):
        bind("192.0.2.1", 0)


def test_a_name_that_does_not_exist_is_said_as_well() -> None:
    with pytest.raises(CannotServe, match=r"no address nowhere\.invalid"):
        bind("nowhere.invalid", 0)


def in_networks(monkeypatch: pytest.MonkeyPatch, *own: str, has_a_way_out: bool = False) -> None:
    """Let this machine have these addresses."""
    cards = {"lo": "127.0.0.1"} | {f"card{number}": address for number, address in enumerate(own)}
    parts = {name: [SimpleNamespace(family=socket.AF_INET, address=address)] for name, address in cards.items()}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: parts)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: {name: SimpleNamespace(isup=True) for name in parts})
    if not has_a_way_out:
        monkeypatch.setattr(socket.socket, "connect", _no_way_out)


def _no_way_out(*_: object) -> None:
    raise OSError(101, "Network is unreachable")


def test_without_a_way_out_every_address_of_the_machine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    in_networks(monkeypatch, "192.168.7.1", "10.0.0.4", "169.254.3.3")
    opened = addresses("0.0.0.0", 8866, "/train/")
    assert ("http://192.168.7.1:8866/train/", "http://10.0.0.4:8866/train/") == opened
    assert "try http://10.0.0.4:8866/train/" in said(opened, "0.0.0.0", HOLDS)


def test_a_machine_in_no_network_is_told_that_nobody_else_can_come(monkeypatch: pytest.MonkeyPatch) -> None:
    in_networks(monkeypatch)
    opened = addresses("0.0.0.0", 8866, "/")
    assert ("http://127.0.0.1:8866/",) == opened
    assert "in no network now" in said(opened, "0.0.0.0", HOLDS)


def test_a_room_for_this_machine_only_says_nothing_of_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    in_networks(monkeypatch)
    opened = addresses("127.0.0.1", 8866, "/")
    assert "The room is open: http://127.0.0.1:8866/\nIt holds many.\nPress Ctrl-C to close it.\n" == said(
        opened, "127.0.0.1", HOLDS
    )


def test_with_a_certificate_the_address_is_its_name() -> None:
    assert ("https://room.example:8866/",) == addresses("0.0.0.0", 8866, "/", ["room.example"])


@needs_openssl
def test_a_certificate_says_its_names(tmp_path: Path) -> None:
    made = certificate(tmp_path)
    found = encryption(made.certificate, made.key)
    assert found is not None and ("room.example",) == found.names


@needs_openssl
@pytest.mark.parametrize(
    ("after_days", "said"), [(-20, ""), (0, "ends in 2 days"), (1.2, "ends in less than a day"), (3, "has expired")]
)
def test_a_certificate_whose_time_is_nearly_over_is_told_of(tmp_path: Path, after_days: float, said: str) -> None:
    made = certificate(tmp_path)  # for two days
    found = encryption(made.certificate, made.key)
    assert found is not None
    warning = found.warning(time.time() + after_days * A_DAY)
    assert (bool(said), True) == (bool(warning), said in warning)


def other_key(folder: Path) -> Certificate:
    return Certificate(certificate(folder / "one").certificate, certificate(folder / "two").key)


def no_certificate(folder: Path) -> Certificate:
    return Certificate(Path(__file__), certificate(folder).key)


def missing(folder: Path) -> Certificate:
    return Certificate(folder / "nowhere.pem", certificate(folder).key)


@needs_openssl
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (expired, r"has expired.*Get a new one"),
        (lambda folder: locked(certificate(folder), folder), r"locked with a password\. Take it off"),
        (other_key, r"is not the key of .*made together"),
        (no_certificate, r"no certificate and key in PEM"),
        (missing, r"cannot be read: No such file.*Check the name"),
    ],
    ids=["expired", "locked", "another key", "no certificate", "missing"],
)
def test_a_certificate_that_is_no_good_is_said_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], Certificate], sentence: str
) -> None:
    made = make(tmp_path)
    with pytest.raises(CannotServe, match=sentence):
        encryption(made.certificate, made.key)


def test_a_key_without_a_certificate_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="Name its certificate too"):
        encryption(None, tmp_path / "room.key")


@needs_openssl
def test_people_practise_in_a_room_that_speaks_tls_itself(chromium: Browser, tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    made = certificate(tmp_path / "tls")
    door = f"/ {made.certificate} {made.key}"
    with (
        running([tmp_path / "ours"], tmp_path / "log", TEST_DOOR=door) as room,
        visiting(chromium, room.address, ignore_https_errors=True) as visit,
    ):
        visit.page.goto(f"{room.address}exercises/{TALK}/")
        visit.page.get_by_label("name").fill("Ana")
        visit.page.keyboard.press("Enter")
        expect(visit.page.get_by_role("button", name="Begin")).to_be_visible()
        assert ["https", True] == [room.address[:5], visit.page.context.cookies()[0]["secure"]]
        assert 200 == ask(room, "/", headers={"Host": "room.example"}).status
