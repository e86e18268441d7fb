"""The room where people practise: exercises as pages, served by Voila with every other address closed."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import serve
    from .opening import CannotServe, Door

__all__ = ["CannotServe", "Door", "serve"]


def __getattr__(name: str) -> Any:
    """Load the server when it is used: the processes that answer pages do without it, and need half the memory."""
    where = {"serve": "app", "Door": "opening", "CannotServe": "opening"}.get(name)
    if where is None:
        raise AttributeError(name)
    _without_grammar()
    return getattr(import_module(f"{__name__}.{where}"), name)


def _without_grammar() -> None:
    """Let Jupyter's validator do without its grammar of international addresses, which nothing here is checked by.

    It is an extra of `jsonschema` that Jupyter asks for; to build it takes 15 MB, and a second or more at every start.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
