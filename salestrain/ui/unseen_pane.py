"""What a page writes to when no program in the browser shows it: in the simple view, in a terminal, in tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .pane_traits import PaneTraits


class UnseenPane(PaneTraits):
    """The traits of a `Pane` without a browser. Messages reach the page by its `received`."""

    def on_msg(self, received: Callable[..., None]) -> None:
        """Take no note of who listens: whoever has a message gives it to the page."""

    @contextmanager
    def hold_sync(self) -> Iterator[None]:
        """Hold nothing back, since nothing is sent."""
        yield
