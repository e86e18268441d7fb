"""What a page in the room writes to: it collects what changed, to be sent to the browser in one reply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import traitlets

from ..ui.pane_traits import PaneTraits


class RoomPane(PaneTraits):
    """The traits of a `Pane` without a kernel. What changed is taken by whoever sends the reply."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self._changed = set(traits)
        self._file: dict[str, str] = {}
        self.observe(self._note, traitlets.All)

    def on_msg(self, received: Callable[..., None]) -> None:
        """Take no note of who listens: the seat gives messages to its page."""

    @contextmanager
    def hold_sync(self) -> Iterator[None]:
        """Hold nothing back: all changes of a message are sent together anyway."""
        yield

    def changes(self) -> dict[str, Any]:
        """Return what changed since the last call, by trait; a file is in it only once."""
        changed = {name: getattr(self, name) for name in sorted(self._changed)}
        if self._file:
            changed["file"] = self._file
        self._changed, self._file = set(), {}
        return changed

    def everything(self) -> dict[str, Any]:
        """Return all that a browser needs to show the page; files that were saved already are not saved again."""
        self._changed = set()
        return {name: getattr(self, name) for name in self.trait_names(sync=True) if name != "file"}

    def _note(self, change: traitlets.Bunch) -> None:
        if change["name"] != "file":
            self._changed.add(change["name"])
        elif change["new"]:
            self._file = change["new"]
