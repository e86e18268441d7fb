"""What a page writes to when no program in the browser shows it: in the simple view, in a terminal, in tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import traitlets


class UnseenPane(traitlets.HasTraits):
    """The traits of a `Pane` without a browser. Messages reach the page by its `received`."""

    screen = traitlets.Unicode("sheet")
    sheet = traitlets.Unicode("")
    log: traitlets.List[Any] = traitlets.List([])
    panel = traitlets.Unicode("")
    strip = traitlets.Unicode("")
    choices: traitlets.List[Any] = traitlets.List([])
    meant: traitlets.List[Any] = traitlets.List([])
    offer = traitlets.Unicode("closed")
    parts: traitlets.Dict[str, str] = traitlets.Dict({})
    focus = traitlets.Unicode("")
    more = traitlets.Unicode("")
    file: traitlets.Dict[str, str] = traitlets.Dict({})
    due: traitlets.Dict[str, Any] = traitlets.Dict({})
    status = traitlets.Unicode("")
    draft = traitlets.Unicode("")
    seq = traitlets.Int(0)
    round = traitlets.Int(0)

    def on_msg(self, received: Callable[..., None]) -> None:
        """Take no note of who listens: whoever has a message gives it to the page."""

    @contextmanager
    def hold_sync(self) -> Iterator[None]:
        """Hold nothing back, since nothing is sent."""
        yield
