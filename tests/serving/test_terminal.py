"""What learners type steers nobody's terminal: neither the facilitator's log nor the author's list of wordings."""

from __future__ import annotations

import io
import logging
from types import SimpleNamespace
from typing import TextIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from salestrain import store
from salestrain.cli import app
from salestrain.exports.plain import Harmless, harmless

RED = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202egnihtyreve\r"


def test_what_steers_a_terminal_is_shown_and_does_nothing() -> None:
    assert r"\x1b[31mred\x1b]0;title\x07\x9b2J\u202egnihtyreve\r" == harmless(RED)


@given(st.text(st.characters()))
def test_only_new_lines_and_tabs_are_left_of_all_controls(text: str) -> None:
    left = [sign for sign in harmless(text) if not sign.isprintable() and not sign.isspace()]
    assert [] == [sign for sign in left if ord(sign) < 0xA0 or 0x202A <= ord(sign) <= 0x202E]
    assert not set("\r\x0b\x0c\x85") & set(harmless(text))


def test_what_is_logged_is_harmless() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(cast(TextIO, Harmless(written)))
    log = logging.getLogger("a test of what is logged")
    log.addHandler(handler)
    try:
        raise ValueError(RED)
    except ValueError:
        log.exception("It failed")
    finally:
        log.removeHandler(handler)
    assert ("\x1b" in written.getvalue(), r"\x1b[31mred" in written.getvalue()) == (False, True)


def test_wordings_that_learners_sent_are_listed_harmlessly(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = SimpleNamespace(offered_wordings=lambda exercise: [(RED, "m.size")])
    monkeypatch.setattr(store, "open_store", lambda: sent)
    listed = CliRunner().invoke(app, ["wordings", "harbour_foods"], color=True).output
    assert ("\x1b" in listed, r"\x1b[31mred" in listed) == (False, True)
