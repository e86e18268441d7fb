"""Words of others on their way to a terminal: what would steer it is shown, and does nothing."""

from __future__ import annotations

import re
from typing import Any, TextIO

_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls of terminals, of the direction of writing, and halves of characters; new lines and tabs may stay."""


def harmless(text: str) -> str:
    r"""Return a text with what would steer a terminal made visible: an escape as `\x1b`."""
    return _STEERS.sub(lambda found: ascii(found[0])[1:-1], text)


class Harmless:
    """A stream whose words are all made harmless; all else is left to the stream itself."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, made harmless."""
        self._stream.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """Return what the stream has."""
        return getattr(self._stream, name)
