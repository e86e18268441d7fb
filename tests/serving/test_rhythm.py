"""What the room does every so often goes by a clock that nobody can set."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from salestrain.serving.rhythm import every


def times_done(do: Callable[[], None], seconds: float) -> None:
    """Let something be done every hundredth of a second, for so long."""

    async def a_while() -> None:
        every(0.01, do)
        await asyncio.sleep(seconds)

    asyncio.run(a_while())


@pytest.mark.parametrize("jump", [-10_800, 10_800])
def test_it_goes_on_when_the_clock_is_set(monkeypatch: pytest.MonkeyPatch, jump: int) -> None:
    done: list[int] = []
    day = time.time

    def do() -> None:
        done.append(1)
        monkeypatch.setattr(time, "time", lambda: day() + jump)

    times_done(do, 0.3)
    assert len(done) > 3


def test_what_fails_is_done_again(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    def do() -> None:
        done.append(1)
        raise ValueError("a bad day")

    times_done(do, 0.3)
    assert len(done) > 3 and "a bad day" in caplog.text
